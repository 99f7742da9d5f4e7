"""{"ask": "term"}: every term of data/law, what may be set, and the safe day of both sides."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.asked_term import is_countable
from wizard.engine.law import Law

type Ask = Callable[..., dict[str, Any]]
LATER = "2040-12-31"


def problems(reply: dict[str, Any]) -> set[tuple[str, str]]:
    assert ["problems"] == list(reply)
    return {(problem["id"], problem["field"]) for problem in reply["problems"]}


def told(ask: Ask, term: str, event: str, **settings: str) -> dict[str, Any]:
    return ask("term", term=term, event=event, settings=settings, today=LATER)


# --- an application: Wmo 2.3.5, Awb 4:13-4:15 ------------------------------------------------------------------------


def test_a_letter_that_it_takes_longer_extends_nothing_and_says_so(ask: Ask) -> None:
    """Awb 4:14: the body must write so; its term stays what it was."""
    plain, longer = told(ask, "wmo_aanvraag", "2026-12-01"), told(ask, "wmo_aanvraag", "2026-12-01", told_longer="yes")
    assert plain["last_day"] == longer["last_day"] == "2026-12-15"
    assert (["notice_extends_nothing"], []) == (longer["warnings"], plain["warnings"])


def test_a_notice_of_default_may_be_sent_from_the_day_after_the_term(ask: Ask) -> None:
    assert "2026-12-16" == told(ask, "wmo_aanvraag", "2026-12-01")["notice_from"]
    assert "2026-12-29" == told(ask, "wmo_aanvraag", "2026-12-11")["notice_from"]


def test_it_waits_for_the_latest_day_while_something_is_not_known(ask: Ask) -> None:
    """Letter of 13 November 2026: a committee and a delay could make it 3 May 2027."""
    found = told(ask, "beslissing_op_bezwaar", "2026-11-13")
    assert ("2027-02-08", "2027-05-03", "2027-05-04") == (found["last_day"], found["latest_day"], found["notice_from"])
    known = told(ask, "beslissing_op_bezwaar", "2026-11-13", committee="no", extended="no")
    assert ("2027-02-08", "2027-02-09") == (known["latest_day"], known["notice_from"])


@pytest.mark.parametrize("term", ["wmo_aanvraag", "beslissing_op_bezwaar", "redelijke_termijn"])
def test_while_nobody_knows_how_long_the_clock_stood_still_no_day_is_promised(ask: Ask, term: str) -> None:
    found = told(ask, term, "2026-11-02", suspended_days="unknown")
    assert (None, None) == (found["latest_day"], found["notice_from"])
    assert "suspension_unknown" in found["warnings"]


@pytest.mark.parametrize(
    ("settings", "last"),
    [
        ({"suspended_days": "13"}, "2026-12-28"),
        ({"suspended": "2026-12-04/2026-12-17"}, "2026-12-28"),
        ({"suspended": "2026-12-04/2026-12-08,2026-12-10/2026-12-19"}, "2026-12-28"),
        ({"suspended": "2026-12-04/2026-12-05", "suspended_days": "1"}, "2026-12-17"),
    ],
)
def test_a_pause_may_be_told_in_days_or_as_periods(ask: Ask, settings: dict[str, str], last: str) -> None:
    assert last == told(ask, "wmo_aanvraag", "2026-12-01", **settings)["last_day"]


def test_a_request_after_the_end_is_added_and_told(ask: Ask) -> None:
    found = told(ask, "wmo_aanvraag", "2026-10-01", suspended="2026-10-20/2026-10-23")
    assert ("2026-10-19", ["suspension_after_the_end"]) == (found["last_day"], found["warnings"])


def test_a_pause_cannot_begin_before_its_term(ask: Ask) -> None:
    reply = told(ask, "wmo_aanvraag", "2026-10-01", suspended="2026-09-30/2026-10-05")
    assert {("before_the_start", "settings.suspended")} == problems(reply)


@pytest.mark.parametrize(
    ("term", "settings", "last"),
    [
        ("beslissing_op_bezwaar", {"committee": "no", "extended": "no", "agreed_until": "2027-03-20"}, "2027-03-20"),
        ("beslissing_op_bezwaar", {"committee": "no", "extended": "no", "agreed_until": "2027-01-20"}, "2027-02-08"),
        ("klacht", {"committee": "no", "extended": "yes", "agreed_until": "2027-02-27"}, "2027-02-27"),
    ],
)
def test_who_agreed_to_wait_waits_to_that_day_and_no_free_day_moves_it(
    ask: Ask, term: str, settings: dict[str, str], last: str
) -> None:
    """Awb 7:10, paragraph 4, and 9:11, paragraph 3: both 20 March and 27 February 2027 are Saturdays."""
    event = {"beslissing_op_bezwaar": "2026-11-13", "klacht": "2026-11-23"}[term]
    found = told(ask, term, event, **settings)
    assert last == found["last_day"] == found["latest_day"]
    assert (last == settings["agreed_until"]) == ("consent_moves_the_day" in found["warnings"])


# --- notice, court, dwangsom, damages --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "opens"),
    [
        ("2026-11-02", "2026-11-17"),  # a Monday: the Tuesday two weeks later
        ("2026-12-16", "2026-12-31"),
        ("2026-12-11", "2026-12-29"),  # the fourteenth day is Christmas Day; Monday the 28th is the next working day
        ("2026-11-07", "2026-11-24"),  # ... a Saturday
    ],
)
def test_the_court_is_open_from_the_fifteenth_day_or_the_day_after_a_free_end(
    ask: Ask, received: str, opens: str
) -> None:
    found = told(ask, "beroep_niet_tijdig", received)
    assert (opens, opens) == (found["opens_on"], found["day_to_keep"])
    moved = found["raw_last_day"] != found["last_day"]
    assert moved == ("shift_not_checked" in found["warnings"])


@pytest.mark.parametrize(
    ("today", "state"), [("2026-11-16", "waiting"), ("2026-11-17", "open"), ("2027-06-01", "open")]
)
def test_a_time_to_wait_is_waiting_or_open_and_never_passed(ask: Ask, today: str, state: str) -> None:
    """Beroep niet tijdig has no fixed end (Awb 6:12)."""
    assert state == ask("term", term="beroep_niet_tijdig", event="2026-11-02", today=today)["state"]


@pytest.mark.parametrize(
    ("term", "notice", "warnings"),
    [
        ("ingebrekestelling", "2026-12-16", []),
        ("ingebrekestelling", "2026-12-15", ["premature_notice", "one_day_early"]),
        ("ingebrekestelling", "2026-12-14", ["premature_notice"]),
        ("beroep_niet_tijdig", "2026-12-15", ["premature_notice", "one_day_early"]),
        ("beroep_niet_tijdig", "2026-12-01", ["premature_notice"]),
        ("dwangsom", "2026-12-16", []),
        ("dwangsom", "2026-12-15", ["premature_notice", "one_day_early"]),
        ("dwangsom", "2026-12-14", ["premature_notice"]),
    ],
)
def test_a_notice_before_the_end_of_the_term_is_none_and_one_day_early_is_told_apart(
    ask: Ask, term: str, notice: str, warnings: list[str]
) -> None:
    """The term ends on Tuesday 15 December 2026, so the 16th is the first day for a notice."""
    assert warnings == told(ask, term, notice, due="2026-12-15")["warnings"]


def test_a_dwangsom_is_told_day_by_day_and_fixed_within_two_weeks(ask: Ask) -> None:
    """Awb 4:17 and 4:18: 42 plain days from 31 December 2026; the letter about them by 24 February 2027."""
    found = told(ask, "dwangsom", "2026-12-16", due="2026-12-15")
    days = found["by_day"]
    assert (42, "2026-12-31", "2027-02-10") == (len(days), days[0]["day"], days[-1]["day"])
    assert [(1, 23, 23), (14, 23, 322), (15, 35, 357), (28, 35, 812), (29, 45, 857), (42, 45, 1442)] == [
        (day["number"], day["euros"], day["total"]) for day in days if day["number"] in (1, 14, 15, 28, 29, 42)
    ]
    assert ("2027-02-24", 1442) == (found["fixed_by"], found["maximum"])


def test_the_letter_about_the_dwangsom_moves_with_free_days(ask: Ask) -> None:
    """The last paid day is 23 April 2027; two weeks on come an equated Friday and a weekend."""
    assert "2027-05-10" == told(ask, "dwangsom_besluit", "2027-04-23")["last_day"]


def test_damages_may_be_asked_of_the_court_after_eight_weeks(ask: Ask) -> None:
    assert "2026-12-29" == told(ask, "schadevergoeding", "2026-11-02")["opens_on"]
    assert "2026-12-29" == told(ask, "schadevergoeding", "2026-10-31")["opens_on"]  # ends on Boxing Day


# --- the court fee ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "notice", "last", "fees"),
    [
        ("griffierecht", "2026-11-02", "2026-11-30", {"griffierecht_beroep": "54", "griffierecht_hoger_beroep": "147"}),
        ("griffierecht", "2025-11-03", "2025-12-01", {"griffierecht_beroep": "53", "griffierecht_hoger_beroep": None}),
        ("griffierecht", "2027-01-04", "2027-02-01", {"griffierecht_beroep": None, "griffierecht_hoger_beroep": None}),
        ("griffierecht", "2024-06-03", "2024-07-01", {"griffierecht_beroep": None, "griffierecht_hoger_beroep": None}),
        ("griffierecht_spoed", "2026-11-02", "2026-11-16", {"griffierecht_beroep": "54"}),
        ("griffierecht_spoed", "2027-01-04", "2027-01-18", {"griffierecht_beroep": None}),
    ],
)
def test_a_fee_is_that_of_its_year_and_else_unknown(
    ask: Ask, term: str, notice: str, last: str, fees: dict[str, str | None]
) -> None:
    found = told(ask, term, notice)
    assert (last, fees) == (found["day_to_keep"], found["fees"])
    assert (None in fees.values()) == ("fee_unknown" in found["warnings"])


def test_whether_free_days_move_the_payment_is_not_known_so_the_earlier_day_is_told(ask: Ask) -> None:
    """Four weeks from 27 November 2026 end on Christmas Day."""
    found = told(ask, "griffierecht", "2026-11-27")
    assert ("2026-12-25", ["shift_not_checked"]) == (found["day_to_keep"], found["warnings"])


def test_for_the_other_side_the_later_day_is_told(ask: Ask) -> None:
    """Wkkgz 17: six weeks from 13 November 2026 end on Christmas Day as well."""
    found = told(ask, "wkkgz", "2026-11-13", extended="no")
    assert ("2026-12-25", "2026-12-28") == (found["raw_last_day"], found["day_to_keep"])
    assert ["shift_not_checked"] == found["warnings"]


# --- ombudsman: Awb 9:24 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "event", "settings", "keep"),
    [
        ("ombudsman", "2025-12-12", {}, "2026-12-12"),
        ("ombudsman_anders", "2025-12-13", {}, "2026-12-13"),
        ("ombudsman_stilte", "2026-11-23", {}, "2028-01-04"),
        ("ombudsman_stilte", "2026-11-23", {"committee": "yes", "extended": "yes"}, "2028-03-01"),
        ("ombudsman_stilte", "2026-11-23", {"committee": "no", "agreed_until": "2027-04-01"}, "2028-04-01"),
        ("ombudsman_gedrag", "2024-02-29", {}, "2025-02-28"),
        ("ombudsman_gedrag", "2025-12-25", {"case_pending": "no"}, "2026-12-25"),
    ],
)
def test_the_year_of_the_ombudsman_runs_from_the_day_that_its_variant_names(
    ask: Ask, term: str, event: str, settings: dict[str, str], keep: str
) -> None:
    found = told(ask, term, event, **settings)
    assert (keep, "awb-9-24") == (found["day_to_keep"], found["references"][0])


def test_after_silence_an_uncertain_free_day_does_not_lengthen_the_year(ask: Ask) -> None:
    """Six weeks from 3 April 2026 end on the equated 15 May; the year is kept from that day, not from the 18th."""
    found = told(ask, "ombudsman_stilte", "2026-04-03")
    assert ("2027-05-18", "2027-05-15") == (found["last_day"], found["day_to_keep"])


def test_a_case_that_moves_the_year_leaves_the_earlier_day_to_keep(ask: Ask) -> None:
    found = told(ask, "ombudsman_gedrag", "2026-03-02", case_pending="yes")
    assert ("2027-03-02", ["year_moved_by_case"]) == (found["day_to_keep"], found["warnings"])


# --- days of a letter ------------------------------------------------------------------------------------------------


def test_a_bezwaar_is_told_with_each_way_to_send_it(ask: Ask) -> None:
    ways = told(ask, "bezwaar", "2026-11-13")["ways"]
    assert [("post", "2027-01-04"), ("counter", "2026-12-28"), ("digital", "2026-12-28")] == [
        (way["way"], way["arrive_by"]) for way in ways
    ]


@pytest.mark.parametrize(
    ("settings", "last", "keep"),
    [
        ({"other_date": "2026-11-10"}, "2026-12-22", "2026-12-22"),
        ({"other_date": "2026-11-16"}, "2026-12-28", "2026-12-28"),
        ({"portal_day": "2026-11-17"}, "2026-12-29", "2026-12-28"),
        ({"portal_day": "2026-11-16", "mijnoverheid_day": "2026-11-18"}, "2026-12-30", "2026-12-28"),
        ({"letter_says": "2026-12-24"}, "2026-12-28", "2026-12-24"),
        ({"letter_says": "2026-12-31"}, "2026-12-28", "2026-12-28"),
    ],
)
def test_the_day_to_keep_is_the_earliest_that_any_date_gives(
    ask: Ask, settings: dict[str, str], last: str, keep: str
) -> None:
    found = told(ask, "bezwaar", "2026-11-13", **settings)
    assert (last, keep) == (found["last_day"], found["day_to_keep"])


@pytest.mark.parametrize(("portal", "cited"), [("2026-03-02", True), ("2025-03-03", False)])
def test_an_article_is_not_cited_for_a_day_before_it_held(ask: Ask, portal: str, cited: bool) -> None:
    found = told(ask, "bezwaar", portal, portal_day=portal)
    assert cited == ("awb-2-19" in found["references"])
    assert (not cited) == ("digital_rules_before_2026_not_checked" in found["warnings"])


# --- promises and terms of a letter ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "settings", "last", "owner"),
    [
        ("belofte_aanbieder", {"owner": "GM0363"}, "2026-12-25", "Amsterdam"),
        ("belofte_aanbieder", {"owner": "permens", "extended": "yes"}, "2027-01-22", "perMens"),
        ("belofte_eerste_contact", {"owner": "GM0363"}, "2026-11-20", "Amsterdam"),
        ("belofte_eerste_contact", {"owner": "permens"}, "2026-11-17", "perMens"),
        ("belofte_gemeente", {"owner": "GM0363"}, "2026-12-25", "Amsterdam"),
        ("belofte_aanbieder", {"weeks": "4", "extension_weeks": "2", "extended": "yes"}, "2026-12-25", None),
        ("belofte_aanbieder", {"days": "10", "extended": "no"}, "2026-11-23", None),
        ("belofte_eerste_contact", {"working_days": "3"}, "2026-11-18", None),
        ("bezwaar_aanvullen", {"weeks": "4"}, "2026-12-11", None),
        ("bezwaar_aanvullen", {"until": "2026-12-26"}, "2026-12-26", None),
    ],
)
def test_a_promise_is_told_with_its_owner(
    ask: Ask, term: str, settings: dict[str, str], last: str, owner: str | None
) -> None:
    found = told(ask, term, "2026-11-13", **settings)
    assert (last, owner) == (found["last_day"], (found["owner"] or {}).get("name"))
    assert [] == found["shifts"]
    assert (term != "bezwaar_aanvullen") == ("promise_not_law" in found["warnings"])


@pytest.mark.parametrize("owner", ["GM9999", "nobody", ""])
def test_an_owner_that_we_do_not_know_is_refused(ask: Ask, owner: str) -> None:
    assert {("unknown_value", "settings.owner")} == problems(told(ask, "belofte_aanbieder", "2026-11-13", owner=owner))


# --- what may be set -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "name", "value"),
    [
        ("klacht", "committee", "perhaps"),
        ("wmo_aanvraag", "suspended_days", "-1"),
        ("wmo_aanvraag", "suspended_days", "many"),
        ("wmo_aanvraag", "suspended", "2026-11-04"),
        ("wmo_aanvraag", "suspended", "2026-11-10/2026-11-04"),
        ("beslissing_op_bezwaar", "agreed_until", "soon"),
        ("beslissing_op_bezwaar", "event_is", "received"),
        ("bezwaar", "letter_says", "28-12-2026"),
        ("bezwaar_aanvullen", "weeks", "four"),
        ("bezwaar_aanvullen", "until", "2026-02-30"),
        ("dwangsom", "due", "x"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_may_be(ask: Ask, term: str, name: str, value: str) -> None:
    reply = told(ask, term, "2026-11-02", **{name: value})
    assert {("unknown_value", f"settings.{name}")} == problems(reply)
    assert reply["problems"][0]["allowed"]


def test_a_setting_of_another_term_is_refused(ask: Ask) -> None:
    assert {("unknown_setting", "settings.committee")} == problems(told(ask, "bezwaar", "2026-11-02", committee="yes"))


def test_beyond_the_calendar_the_reader_hears_where_it_ends(ask: Ask) -> None:
    """King's Day 2031 on a Sunday is kept on Saturday; which days a decree equates then nobody knows."""
    found = told(ask, "bezwaar", "2031-03-15")
    assert ("2031-04-28", ["calendar_unknown"]) == (found["last_day"], found["warnings"])
    assert {"from": "2010-01-01", "until": "2028-12-31"} == found["known_days"]


def test_every_term_of_the_data_that_has_a_length_answers(ask: Ask, law: Law) -> None:
    needs = {"belofte_eerste_contact": {"working_days": "2"}}
    for term in law.terms.values():
        if is_countable(term):
            settings = needs.get(term.id, {"weeks": "2"}) if term.is_given else {}
            found = told(ask, term.id, "2026-11-02", **settings)
            assert "problems" not in found, term.id
            assert found["references"], term.id


# --- for all days ----------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2011, 1, 1), date(2040, 6, 30)).map(date.isoformat)
THEIRS = ["klacht", "beslissing_op_bezwaar", "wmo_aanvraag", "wkkgz", "redelijke_termijn"]
OURS = ["bezwaar", "beroep", "persoonlijk_plan", "ombudsman_stilte", "griffierecht"]


@given(event=DAYS, term=st.sampled_from(THEIRS))
def test_what_is_not_known_never_makes_them_late_sooner(ask: Ask, event: str, term: str) -> None:
    found = ask("term", term=term, event=event, today=LATER)
    assert found["raw_last_day"] <= found["last_day"] <= found["latest_day"]
    assert found["day_to_keep"] == found["last_day"]


@given(event=DAYS, term=st.sampled_from(OURS))
def test_the_visitors_own_day_is_never_after_that_of_the_law(ask: Ask, event: str, term: str) -> None:
    found = ask("term", term=term, event=event, today=LATER)
    assert found["day_to_keep"] == found["safe_last_day"] <= found["last_day"]
    assert event < found["day_to_keep"]


@given(event=DAYS, days=st.integers(0, 90), more=st.integers(0, 30))
def test_a_longer_pause_never_makes_a_notice_possible_sooner(ask: Ask, event: str, days: int, more: int) -> None:
    settings = {"committee": "yes", "extended": "no"}
    short, long = (
        ask(
            "term",
            term="beslissing_op_bezwaar",
            event=event,
            today=LATER,
            settings={**settings, "suspended_days": str(n)},
        )
        for n in (days, days + more)
    )
    assert short["notice_from"] <= long["notice_from"]
