"""Published cases held beside the engine: tests/cases/deadlines.yaml, to which a lawyer may add."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, TODAY
from wizard.engine.law import Law
from wizard.engine.outcome import deadline_described
from wizard.engine.terms import Stage, Term, deadline
from wizard.loader.yaml_file import read_yaml

type Case = dict[str, Any]
type Ask = Callable[..., dict[str, Any]]

CASES = read_yaml(Path(__file__).with_name("deadlines.yaml"), ROOT).data
KINDS = ("term", "length", "calendar", "days_owed", "visit")
NOTHING_SENT = {"safe_now": "safe", "for_whom": "self", "letter": "no_letter"}


def of_kind(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in CASES["cases"] if kind in case]


def outcome(case: Case, found: dict[str, Any]) -> str:
    """Awb 6:9: received in time, or posted in time and received within the week after."""
    if case.get("received", case.get("posted")) <= found["last_day"]:
        return "in_time"
    posted_in_time = case.get("posted", "9999") <= found["last_day"]
    return "in_time" if posted_in_time and case["received"] <= found["post_received_by"] else "late"


def assert_as_expected(case: Case, found: dict[str, Any]) -> None:
    expected = dict(case["expect"])
    if "outcome" in expected:
        assert expected.pop("outcome") == outcome(case, found)
    assert expected == {name: found[name] for name in expected}, case["because"]


@pytest.mark.parametrize("case", of_kind("term"))
def test_a_term_ends_as_the_case_says(ask: Ask, case: Case) -> None:
    asked = {"term": case["term"], "event": case["event"], "settings": case.get("settings", {})}
    assert_as_expected(case, ask("term", **asked, today=case.get("today", TODAY)))


@pytest.mark.parametrize("case", of_kind("length"))
def test_a_term_of_another_act_is_counted_by_the_same_rules(law: Law, case: Case) -> None:
    term = Term(case["id"], "visitor", "event", (Stage(**case["length"]),), True, True, True, (), "", ())
    found = deadline(term, date.fromisoformat(case["event"]), {}, law.calendar)
    assert_as_expected(case, deadline_described(found, date.fromisoformat(TODAY)))


@pytest.mark.parametrize("case", of_kind("calendar"))
def test_a_term_that_would_end_on_this_day_ends_when_the_case_says(ask: Ask, case: Case) -> None:
    event = date.fromisoformat(case["calendar"]) - timedelta(weeks=6)
    found = ask("term", term="bezwaar", event=event.isoformat())
    assert case["calendar"] == found["raw_last_day"]
    assert_as_expected(case, found | {"names": [shift["name"] for shift in found["shifts"]]})


@pytest.mark.parametrize("case", of_kind("days_owed"))
def test_so_many_days_are_so_much_money(ask: Ask, case: Case) -> None:
    first = date(2026, 1, 20)  # the first paid day of a notice received on 5 January
    today = first + timedelta(days=case["days_owed"])
    found = ask("term", term="dwangsom", event="2026-01-05", today=today.isoformat())
    assert case["expect"]["amount"] == found["amount_so_far"], case["because"]


@pytest.mark.parametrize("case", of_kind("visit"))
def test_the_door_is_the_one_the_case_leaves_open(ask: Ask, case: Case) -> None:
    found = ask("visit", entry="route", answers=NOTHING_SENT | case["visit"], today=case["today"])
    assert (case["expect"]["outcome"], []) == (found["node"], found["dropped"]), case["because"]
    assert found["outcome"]["penalty"] is None


def test_every_case_is_of_one_kind_and_has_a_source_and_a_reason() -> None:
    for case in CASES["cases"]:
        assert len(set(case) & set(KINDS)) == 1, case["id"]
        assert case["source"] and case["because"] and case["expect"], case["id"]
    for case in CASES["outside"]:
        assert case["source"] and case["reason"], case["id"]


def test_no_case_is_told_twice() -> None:
    ids = [case["id"] for case in (*CASES["cases"], *CASES["outside"])]
    assert sorted(set(ids)) == sorted(ids)


def test_where_a_source_only_gives_the_last_day_the_first_was_worked_back_from_it() -> None:
    """Then the case proves the outcome and the days around it, not the six weeks."""
    worked_back = [case for case in CASES["cases"] if case.get("event_worked_back")]
    assert worked_back
    for case in worked_back:
        raw = date.fromisoformat(case["event"]) + timedelta(weeks=6)
        assert raw.isoformat() in (case["expect"].get("raw_last_day"), case["expect"]["last_day"])
