"""What would have led elsewhere, in visits told one by one; every path is in test_elsewhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.engine.clocks import Visit
from wizard.engine.elsewhere import _pause_of, outcomes_ahead
from wizard.engine.law import Law
from wizard.engine.matters import Matter, follow

type Ask = Callable[..., dict[str, Any]]

OBJECTION = {
    "safe_now": "safe",
    "for_whom": "self",
    "letter": "decision",
    "letter_date": "2026-11-13",
    "letter_from": "municipality",
    "objection_filed": "nothing_yet",
    "help_now": "can_wait",
}


def paused(law: Law, node: str, answers: dict[str, str]) -> list[date]:
    visit = Visit(law, date(2026, 11, 22), {})
    return _pause_of(follow(0, Matter(law.entries["route"], answers), visit), node)


@pytest.mark.parametrize(
    ("start", "pause"),
    [
        ("application_date", "asked_days_application"),
        ("letter_date", "asked_days_objection"),
        ("objected_date", "asked_days_objection"),
    ],
)
def test_the_day_that_starts_a_term_lies_no_later_than_its_pause(law: Law, start: str, pause: str) -> None:
    assert [date(2026, 10, 1)] == paused(law, start, {pause: "2026-10-01/2026-10-09"})
    assert [] == paused(law, start, {pause: "unknown"})
    assert [] == paused(law, start, {})


def test_a_day_that_nothing_pauses_has_no_such_limit(law: Law) -> None:
    assert [] == paused(law, "ruling_date", {"asked_days_objection": "2026-10-01/2026-10-09"})


def test_a_letter_sent_a_month_earlier_would_have_been_urgent_and_a_day_less_not(ask: Ask) -> None:
    """Last day 27 November for a letter of 16 October: five days left, one of 19 October has eight."""
    why = ask("explain", entry="route", answers=OBJECTION)["matters"][0]
    first = why["elsewhere"][0]
    assert ("letter_date", "2026-10-16", "objection_closing") == (first["node"], first["until"], first["end"])
    after = ask("visit", entry="route", answers=OBJECTION | {"letter_date": "2026-10-17"})
    assert "objection" == after["node"]


def test_a_day_on_which_the_advice_turns_more_than_once_tells_the_nearest_on_either_side(ask: Ask) -> None:
    closing = OBJECTION | {"letter_date": "2026-10-14"}
    told = ask("explain", entry="route", answers=closing)["matters"][0]["elsewhere"]
    days = {(other["until"], other["since"], other["end"]) for other in told if other["node"] == "letter_date"}
    assert {("2026-10-09", "", "objection_late"), ("", "2026-10-17", "objection")} == days


# --- asking ----------------------------------------------------------------------------------------------------------


def test_why_is_told_for_each_matter_that_has_ended(ask: Ask) -> None:
    matters = [{"entry": "route", "answers": OBJECTION}, {"entry": "concern", "answers": {"concern": "provider"}}]
    assert [0] == [told["matter"] for told in ask("explain", matters=matters)["matters"]]


def test_why_does_not_depend_on_the_order_of_the_answers(ask: Ask) -> None:
    turned = dict(reversed(OBJECTION.items()))
    assert ask("explain", entry="route", answers=OBJECTION) == ask("explain", entry="route", answers=turned)


def test_what_was_implied_is_not_explained(ask: Ask) -> None:
    acting = {"entry": "relation", "implied": {"wanted_step": "formal_step"}}
    matter = acting | {"answers": {"relation": "close_family", "person_decides": "decides"}}
    told = ask("explain", matters=[matter])["matters"][0]
    assert "wanted_step" not in told["decided"]
    assert told["elsewhere"]


def test_why_is_refused_as_a_visit_is(ask: Ask) -> None:
    reply = ask("explain", entry="nowhere", today=TODAY)
    assert [("unknown_entry", "entry")] == [(problem["id"], problem["field"]) for problem in reply["problems"]]


# --- which way is told first ------------------------------------------------------------------------------------------


def test_days_go_before_options_outcomes_before_questions_and_danger_last(ask: Ask) -> None:
    told = ask("explain", entry="route", answers=OBJECTION)["matters"][0]["elsewhere"]
    kinds = [
        (
            "danger"
            if other["end"] in ("danger_now", "worry", "incident")
            else "outcome"
            if other["is_outcome"]
            else "ask"
        )
        for other in told
    ]
    assert ["outcome", "ask", "danger"] == list(dict.fromkeys(kinds))
    assert sorted(kinds, key=["outcome", "ask", "danger"].index) == kinds
    assert [False, True] == list(dict.fromkeys(bool(other["results"]) for other in told if other["is_outcome"]))[:2]


def test_one_way_of_each_question_goes_before_a_second_one_and_the_last_answer_first(ask: Ask) -> None:
    told = ask("explain", entry="route", answers=OBJECTION)["matters"][0]["elsewhere"]
    harmless = [other for other in told if other["is_outcome"] and other["node"] != "safe_now"]
    outcomes = [other["node"] for other in harmless if other["results"]]
    firsts = list(dict.fromkeys(outcomes))
    assert len(firsts) > 2
    assert firsts == outcomes[: len(firsts)]
    assert sorted(firsts, key=list(OBJECTION).index, reverse=True) == firsts


def test_the_answers_that_decided_stand_in_the_order_in_which_they_were_given(ask: Ask) -> None:
    decided = ask("explain", entry="route", answers=OBJECTION)["matters"][0]["decided"]
    assert [node for node in OBJECTION if node in decided] == decided
    assert {"letter", "letter_date", "objection_filed"} <= set(decided)


def test_from_an_outcome_only_itself_is_reached_and_from_a_question_what_lies_behind_it(law: Law) -> None:
    assert frozenset({"objection"}) == outcomes_ahead(law.tree, "objection")
    assert {"objection_closing", "objection_late"} <= outcomes_ahead(law.tree, "letter_date")
    assert "danger_now" not in outcomes_ahead(law.tree, "letter_date")
