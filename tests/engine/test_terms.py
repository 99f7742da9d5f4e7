"""Terms and the last day they give: Awb 6:7-6:9, 7:10, 9:8, 9:11, 9:24; Wmo 2015 2.3.2, 2.3.5; Atw 1-4."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.clocks import count_from
from wizard.engine.free_days import Calendar, FreeDay
from wizard.engine.law import Law
from wizard.engine.promises import Length, promised
from wizard.engine.terms import Deadline, Side, Stage, Term, add_years, deadline

NOTHING: Mapping[str, str] = {}
COMMITTEE = {"committee": "yes", "extended": "no"}
NO_COMMITTEE = {"committee": "no", "extended": "no"}
SIX_AND_FOUR = {"committee": "no", "extended": "yes"}
LONGEST = {"committee": "yes", "extended": "yes"}

VECTORS = [  # the test vectors of the legal reference: name, term, event, settings, raw last day, last day
    ("ordinary", "bezwaar", "2026-10-30", NOTHING, "2026-12-11", "2026-12-11"),
    ("Christmas", "bezwaar", "2026-11-13", NOTHING, "2026-12-25", "2026-12-28"),
    ("New Year", "bezwaar", "2026-11-20", NOTHING, "2027-01-01", "2027-01-04"),
    ("equated day after New Year", "bezwaar", "2025-11-21", NOTHING, "2026-01-02", "2026-01-05"),
    ("equated day after Ascension", "bezwaar", "2026-04-03", NOTHING, "2026-05-15", "2026-05-18"),
    ("Good Friday", "bezwaar", "2027-02-12", NOTHING, "2027-03-26", "2027-03-30"),
    ("King's Day", "bezwaar", "2027-03-16", NOTHING, "2027-04-27", "2027-04-28"),
    ("the day before King's Day", "bezwaar", "2027-03-15", NOTHING, "2027-04-26", "2027-04-26"),
    ("5 May with Ascension Day behind it", "bezwaar", "2027-03-24", NOTHING, "2027-05-05", "2027-05-10"),
    ("equated day after King's Day", "bezwaar", "2028-03-17", NOTHING, "2028-04-28", "2028-05-01"),
    ("1 May is no holiday", "bezwaar", "2028-03-20", NOTHING, "2028-05-01", "2028-05-01"),
    ("King's Day on a Sunday", "bezwaar", "2031-03-15", NOTHING, "2031-04-26", "2031-04-28"),
    ("decision on bezwaar, six weeks", "beslissing_op_bezwaar", "2026-11-13", NO_COMMITTEE, "2027-02-08", "2027-02-08"),
    ("decision on bezwaar, twelve", "beslissing_op_bezwaar", "2026-11-13", COMMITTEE, "2027-03-22", "2027-03-22"),
    ("decision on bezwaar, twelve and six", "beslissing_op_bezwaar", "2026-11-13", LONGEST, "2027-05-03", "2027-05-03"),
    ("decision after New Year, six", "beslissing_op_bezwaar", "2026-11-20", NO_COMMITTEE, "2027-02-15", "2027-02-15"),
    ("decision on Easter Monday", "beslissing_op_bezwaar", "2026-11-20", COMMITTEE, "2027-03-29", "2027-03-30"),
    ("Wmo investigation", "wmo_onderzoek", "2026-11-23", NOTHING, "2027-01-04", "2027-01-04"),
    ("persoonlijk plan", "persoonlijk_plan", "2026-11-23", NOTHING, "2026-11-30", "2026-11-30"),
    ("aanvraag", "wmo_aanvraag", "2026-12-11", NOTHING, "2026-12-25", "2026-12-28"),
    ("aanvraag of the dwangsom vector", "wmo_aanvraag", "2026-12-01", NOTHING, "2026-12-15", "2026-12-15"),
    ("complaint, six weeks", "klacht", "2026-11-23", NO_COMMITTEE, "2027-01-04", "2027-01-04"),
    ("complaint, six and four", "klacht", "2026-11-23", SIX_AND_FOUR, "2027-02-01", "2027-02-01"),
    ("complaint, ten weeks", "klacht", "2026-11-23", COMMITTEE, "2027-02-01", "2027-02-01"),
    ("complaint, ten and four", "klacht", "2026-11-23", LONGEST, "2027-03-01", "2027-03-01"),
    ("complaint, notice that it is not handled", "klacht_weigering", "2026-11-23", NOTHING, "2026-12-21", "2026-12-21"),
    ("ombudsman, a year may end on a Saturday", "ombudsman", "2025-12-12", NOTHING, "2026-12-12", "2026-12-12"),
    ("age of the conduct", "klacht_ouderdom", "2025-12-25", NOTHING, "2026-12-25", "2026-12-25"),
]  # fmt: skip


def counted(law: Law, term: str, event: str, settings: Mapping[str, str] = NOTHING) -> Deadline:
    """Count a term of data/law as the site does: one that follows on another starts at its end."""
    return count_from(law, law.terms[term], date.fromisoformat(event), settings)


@pytest.mark.parametrize(
    ("term", "event", "settings", "raw", "last"), [row[1:] for row in VECTORS], ids=[row[0] for row in VECTORS]
)
def test_the_last_day_is_that_of_the_legal_reference(
    law: Law, term: str, event: str, settings: Mapping[str, str], raw: str, last: str
) -> None:
    found = counted(law, term, event, settings)
    assert (raw, last) == (found.raw_last_day.isoformat(), found.last_day.isoformat())


# --- Awb 6:8: the day of sending does not count ----------------------------------------------------------------------


def test_day_one_is_the_day_after_sending_also_in_a_weekend(law: Law) -> None:
    """Only the end of a term moves (Atw 1), never its beginning."""
    assert date(2026, 10, 31) == counted(law, "bezwaar", "2026-10-30").first_day


def test_six_weeks_are_42_days_across_the_change_of_the_clock_and_29_february(law: Law) -> None:
    assert date(2014, 5, 9) == counted(law, "bezwaar", "2014-03-28").last_day
    assert date(2020, 4, 2) == counted(law, "bezwaar", "2020-02-20").last_day


def test_the_day_of_sending_itself_may_be_a_free_day(law: Law) -> None:
    assert date(2026, 6, 15) == counted(law, "bezwaar", "2026-05-02").last_day


# --- Awb 6:9: received, or posted in time ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "arrives"), [("2026-10-30", "2026-12-18"), ("2026-11-13", "2027-01-04"), ("2026-11-20", "2027-01-11")]
)
def test_a_letter_posted_in_time_may_arrive_up_to_a_week_after_the_last_day(law: Law, event: str, arrives: str) -> None:
    """Whether the Atw moves the end of that week is not settled, so the week is shown as it stands."""
    found = counted(law, "bezwaar", event)
    assert arrives == (found.post_received_by or date.min).isoformat()


@pytest.mark.parametrize("term", ["bezwaar", "beroep", "hoger_beroep"])
def test_the_week_for_the_post_is_for_bezwaar_and_beroep(law: Law, term: str) -> None:
    assert counted(law, term, "2026-10-30").post_received_by is not None


@pytest.mark.parametrize("term", ["klacht", "ombudsman", "wmo_onderzoek", "wmo_aanvraag", "persoonlijk_plan"])
def test_other_terms_have_no_week_for_the_post(law: Law, term: str) -> None:
    assert counted(law, term, "2026-10-30").post_received_by is None


# --- Atw 1 and 3: what moved the day is told -------------------------------------------------------------------------


def test_each_day_that_moved_the_end_is_named_with_its_article(law: Law) -> None:
    shifts = counted(law, "bezwaar", "2026-11-13").shifts
    expected = [
        ("2026-12-25", "christmas", "atw-3-1"),
        ("2026-12-26", "boxing_day", "atw-3-1"),
        ("2026-12-27", "sunday", "atw-1-1"),
    ]
    assert expected == [(free.day.isoformat(), free.name, free.reference) for free in shifts]


def test_an_end_that_is_not_moved_names_no_day(law: Law) -> None:
    assert () == counted(law, "bezwaar", "2026-10-30").shifts


def test_the_articles_of_the_term_and_of_the_days_that_moved_it_are_cited_once(law: Law) -> None:
    references = counted(law, "bezwaar", "2026-11-13").references
    assert ("awb-6-7", "awb-6-8", "awb-6-9", "atw-3-1", "atw-1-1") == references
    assert ("awb-6-7", "awb-6-8", "awb-6-9") == counted(law, "bezwaar", "2026-10-30").references


# --- Atw 2: at least two working days --------------------------------------------------------------------------------

COOLING_OFF = Term("three_days", "visitor", "given", (Stage(days=3),), True, False, True, (), "", ())


@pytest.mark.parametrize(
    ("given_on", "last"),
    [
        ("2016-12-20", "2016-12-23"),
        ("2016-12-21", "2016-12-27"),
        ("2016-12-23", "2016-12-28"),
        ("2017-12-19", "2017-12-22"),
        ("2019-12-18", "2019-12-23"),
    ],
)
def test_a_short_term_holds_at_least_two_working_days(law: Law, given_on: str, last: str) -> None:
    """Tables that estate agents publish for the three days of article 7:2 BW."""
    found = deadline(COOLING_OFF, date.fromisoformat(given_on), {}, law.calendar)
    assert last == found.last_day.isoformat()


def test_a_day_added_for_want_of_working_days_says_so(law: Law) -> None:
    found = deadline(COOLING_OFF, date(2016, 12, 23), {}, law.calendar)
    assert [("2016-12-26", "boxing_day"), ("2016-12-27", "too_few_working_days")] == [
        (free.day.isoformat(), free.name) for free in found.shifts
    ]
    assert "atw-2" in found.references


def test_a_term_with_two_working_days_gets_no_day_more(law: Law) -> None:
    assert () == deadline(COOLING_OFF, date(2026, 11, 23), {}, law.calendar).shifts


# --- Atw 4: years are left alone -------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["ombudsman", "klacht_ouderdom"])
@pytest.mark.parametrize("event", ["2025-12-25", "2025-12-12", "2025-12-13", "2026-05-05"])
def test_a_term_in_years_does_not_move_with_free_days(law: Law, term: str, event: str) -> None:
    """Christmas Day, a Saturday, a Sunday and 5 May stay the last day (Atw 4)."""
    found = counted(law, term, event)
    assert date.fromisoformat(event).replace(year=int(event[:4]) + 1) == found.last_day
    assert ((), ()) == (found.shifts, found.warnings)


@pytest.mark.parametrize(
    ("start", "later"),
    [
        ("2024-02-29", "2025-02-28"),
        ("2024-02-28", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2023-03-01", "2024-03-01"),
    ],
)
def test_a_year_from_29_february_ends_on_28_february(start: str, later: str) -> None:
    assert later == add_years(date.fromisoformat(start), 1).isoformat()


def test_no_years_is_the_same_day_also_on_29_february() -> None:
    assert date(2024, 2, 29) == add_years(date(2024, 2, 29), 0)


@pytest.mark.parametrize(
    ("length", "is_moved"),
    [
        ({"days": 3}, True),
        ({"days": 90}, True),
        ({"days": 91}, False),
        ({"weeks": 12}, True),
        ({"weeks": 13}, False),
        ({"weeks": 6, "longer_if": "committee", "weeks_then": 13}, False),
        ({"years": 1}, False),
    ],
)
def test_the_algemene_termijnenwet_leaves_long_terms_alone(law: Law, length: dict[str, Any], is_moved: bool) -> None:
    """Atw 4: more than ninety days, more than twelve weeks, and years; each of these ends on Christmas Day 2026."""
    stage = Stage(**length)
    term = Term("long", "visitor", "sent", (stage,), True, False, True, (), "", ())
    back = timedelta(weeks=stage.weeks, days=stage.days)
    event = date(2025, 12, 25) if stage.years else date(2026, 12, 25) - back
    found = deadline(term, event, {}, law.calendar)
    assert date(2026, 12, 25) == found.raw_last_day
    assert (date(2026, 12, 28) if is_moved else date(2026, 12, 25)) == found.last_day


def test_a_pause_does_not_make_a_short_term_a_long_one(law: Law) -> None:
    """Two weeks and a hundred days of standing still: whether that is one long term is not settled; the later day."""
    found = counted(law, "wmo_aanvraag", "2026-09-02", {"suspended_days": "100"})
    assert (date(2026, 12, 25), date(2026, 12, 28)) == (found.raw_last_day, found.last_day)


def test_no_term_of_the_data_is_in_hours_or_months(law: Law) -> None:
    """Atw 4 leaves hours alone; a rule for months would need to say what the law does with the 31st."""
    assert {"weeks", "days", "years"} == {
        name for name in ("weeks", "days", "years", "months", "hours") if hasattr(Stage, name)
    }


def short_term(days: int) -> Term:
    return Term("short", "visitor", "sent", (Stage(days=days),), True, False, True, (), "", ())


def only_by_title(day: date) -> Calendar:
    """A calendar with one equated day whose decree nobody read."""
    equated = FreeDay(day, "equated", "atw-3-3", "title")
    return Calendar(date(2011, 1, 1), date(2028, 12, 31), {day: equated})


def test_an_equated_day_within_a_short_term_moves_the_end_and_says_that_nobody_read_it() -> None:
    """Tuesday to Wednesday with a doubtful Tuesday: one working day or two (Atw 2). No doubtful day moved the end."""
    found = deadline(short_term(2), date(2026, 11, 9), {}, only_by_title(date(2026, 11, 10)))
    assert (date(2026, 11, 12), date(2026, 11, 11)) == (found.last_day, found.safe_last_day)
    assert [True] == [free.is_certain for free in found.shifts]
    assert ("equated_day_by_title_only",) == found.warnings


def test_two_dates_on_a_letter_are_no_doubt_about_a_free_day(law: Law) -> None:
    found = deadline(law.terms["bezwaar"], date(2026, 11, 6), {}, law.calendar, safe_event=date(2026, 11, 4))
    assert (date(2026, 12, 18), date(2026, 12, 16)) == (found.last_day, found.safe_last_day)
    assert () == found.warnings


def test_a_doubtful_free_day_is_told_also_where_a_letter_bears_two_dates() -> None:
    found = deadline(
        short_term(7), date(2026, 11, 4), {}, only_by_title(date(2026, 11, 11)), safe_event=date(2026, 11, 3)
    )
    assert ("equated_day_by_title_only",) == found.warnings


@pytest.mark.parametrize(
    ("is_law", "confidence", "warnings"),
    [(True, "V", ()), (False, "V", ("promise_not_law",)), (True, "V2", ("source_not_checked",))],
)
def test_a_term_says_what_it_rests_on(law: Law, is_law: bool, confidence: str, warnings: tuple[str, ...]) -> None:
    term = Term("x", "them", "sent", (Stage(weeks=2),), True, False, is_law, (), "", (), confidence=confidence)
    assert warnings == deadline(term, date(2026, 11, 2), {}, law.calendar).warnings


@pytest.mark.parametrize(("agreed", "is_told"), [("2026-12-15", False), ("2026-12-14", False), ("2026-12-16", True)])
def test_consent_is_told_only_where_it_moves_the_day(law: Law, agreed: str, is_told: bool) -> None:
    found = counted(law, "wmo_aanvraag", "2026-12-01", {"agreed_until": agreed})
    assert is_told == ("consent_moves_the_day" in found.warnings)


# --- where nobody checked whether free days move the end -------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "opens", "last"),
    [("visitor", False, "2026-12-25"), ("visitor", True, "2026-12-28"), ("them", False, "2026-12-28")],
)
def test_each_side_gets_the_day_that_is_safe_for_it(law: Law, side: Side, opens: bool, last: str) -> None:
    """What the visitor must do: the earlier day. What they must wait for: the later."""
    term = Term(
        "x", side, "sent", (Stage(weeks=2),), False, False, True, (), "", (), rolls_not_checked=True, opens=opens
    )
    found = deadline(term, date(2026, 12, 11), {}, law.calendar)
    assert (last, ("shift_not_checked",)) == (found.last_day.isoformat(), found.warnings)
    elsewhere = deadline(term, date(2026, 11, 11), {}, law.calendar)
    assert (date(2026, 11, 25), ()) == (elsewhere.last_day, elsewhere.warnings)


def test_a_time_to_wait_ends_the_day_before_one_may_act(law: Law) -> None:
    found = counted(law, "beroep_niet_tijdig", "2026-11-02")
    assert (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 17)) == (
        found.last_day,
        found.opens_on,
        found.day_to_keep,
    )
    assert counted(law, "bezwaar", "2026-11-02").opens_on is None


# --- Awb 4:17: calendar days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("event", "last"), [("2026-12-11", "2026-12-25"), ("2026-11-14", "2026-11-28")])
def test_the_two_weeks_of_a_notice_do_not_move(law: Law, event: str, last: str) -> None:
    assert last == counted(law, "ingebrekestelling", event).last_day.isoformat()


# --- the extra weeks: Awb 7:10, 9:11; the pause: Awb 4:15, 7:10 paragraph 2 -----------------------------------------


def test_the_decision_on_bezwaar_is_counted_from_the_moved_end_of_the_objection_term(law: Law) -> None:
    found = counted(law, "beslissing_op_bezwaar", "2026-11-13", NO_COMMITTEE)
    assert (date(2026, 11, 13), date(2026, 12, 29)) == (found.event, found.first_day)
    assert "christmas" in [free.name for free in found.shifts]


def test_who_objects_early_does_not_make_their_term_start_early(law: Law) -> None:
    """The term depends on the day of the letter alone (Awb 7:10, paragraph 1)."""
    found = counted(law, "beslissing_op_bezwaar", "2025-01-10", COMMITTEE)
    assert date(2025, 5, 16) == found.last_day


@pytest.mark.parametrize("term", ["klacht", "beslissing_op_bezwaar"])
def test_what_we_do_not_know_lengthens_their_term(law: Law, term: str) -> None:
    unknown = counted(law, term, "2026-11-23", {"committee": "unknown", "extended": "unknown"})
    longest = counted(law, term, "2026-11-23", LONGEST)
    shortest = counted(law, term, "2026-11-23", NO_COMMITTEE)
    assert longest.last_day == unknown.last_day
    assert shortest.last_day < unknown.last_day


@pytest.mark.parametrize("term", ["klacht", "beslissing_op_bezwaar"])
def test_a_setting_that_is_not_given_is_told(law: Law, term: str) -> None:
    expected = {"setting_not_given:committee", "setting_not_given:extended"}
    assert expected == set(counted(law, term, "2026-11-23").warnings)
    assert () == counted(law, term, "2026-11-23", NO_COMMITTEE).warnings


@pytest.mark.parametrize(
    ("days", "last"), [("0", "2026-12-15"), ("13", "2026-12-28"), ("1", "2026-12-16"), ("4", "2026-12-21")]
)
def test_the_days_that_the_clock_stood_still_are_added_before_the_end_moves(law: Law, days: str, last: str) -> None:
    """Received 1 December 2026: 14 days and the pause; an end in the weekend moves to Monday."""
    assert last == counted(law, "wmo_aanvraag", "2026-12-01", {"suspended_days": days}).last_day.isoformat()


def test_a_pause_also_lengthens_the_decision_on_bezwaar(law: Law) -> None:
    paused = counted(law, "beslissing_op_bezwaar", "2026-11-13", NO_COMMITTEE | {"suspended_days": "10"})
    assert date(2027, 2, 18) == paused.last_day


def test_putting_off_starts_where_the_first_part_really_ended(law: Law) -> None:
    """Ten weeks ended on Friday 1 January 2027, so on Monday the 4th; four weeks more from there."""
    found = counted(law, "klacht", "2026-10-23", LONGEST)
    assert date(2027, 2, 1) == found.last_day
    assert date(2027, 1, 4) == counted(law, "klacht", "2026-10-23", COMMITTEE).last_day


# --- what is not certain ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "last", "safe"),
    [
        ("2025-11-21", "2026-01-05", "2026-01-02"),
        ("2026-04-03", "2026-05-18", "2026-05-15"),
        ("2027-03-24", "2027-05-10", "2027-05-07"),
        ("2028-03-17", "2028-05-01", "2028-04-28"),
    ],
)
def test_an_equated_day_that_nobody_read_never_costs_a_visitor_a_day(
    law: Law, event: str, last: str, safe: str
) -> None:
    """The earlier day is the one to keep; the later is probably still in time."""
    found = counted(law, "bezwaar", event)
    assert (last, safe) == (found.last_day.isoformat(), found.safe_last_day.isoformat())
    assert safe == found.day_to_keep.isoformat()
    assert ("equated_day_by_title_only",) == found.warnings


@pytest.mark.parametrize("event", ["2015-03-23", "2019-11-15"])
def test_an_equated_day_whose_decree_was_read_needs_no_earlier_day(law: Law, event: str) -> None:
    found = counted(law, "bezwaar", event)
    assert ["equated"] == [free.name for free in found.shifts][:1]
    assert (found.last_day, ()) == (found.safe_last_day, found.warnings)


def test_for_the_other_side_an_uncertain_day_counts_in_full(law: Law) -> None:
    """The investigation would end on the equated 15 May 2026: nobody is called late before the 19th."""
    found = counted(law, "wmo_onderzoek", "2026-04-03")
    assert (date(2026, 5, 18), date(2026, 5, 18)) == (found.last_day, found.day_to_keep)


@pytest.mark.parametrize("event", ["2031-03-15", "2029-01-10", "2028-12-01", "2009-06-01"])
def test_outside_the_calendar_we_know_there_is_a_warning(law: Law, event: str) -> None:
    assert "calendar_unknown" in counted(law, "bezwaar", event).warnings


@pytest.mark.parametrize("event", ["2028-11-16", "2026-10-30", "2010-01-04"])
def test_inside_the_calendar_we_know_there_is_none(law: Law, event: str) -> None:
    assert "calendar_unknown" not in counted(law, "bezwaar", event).warnings


def test_an_end_that_moves_out_of_the_calendar_is_warned_about(law: Law) -> None:
    """Six weeks from 18 November 2028 end on Saturday 30 December; the next working day lies in an unknown year."""
    found = counted(law, "bezwaar", "2028-11-18")
    assert (date(2028, 12, 30), ("calendar_unknown",)) == (found.raw_last_day, found.warnings)
    assert date(2029, 1, 2) == found.last_day


# --- the state of a clock --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-12-03", "running"),
        ("2026-12-04", "closing"),
        ("2026-12-10", "closing"),
        ("2026-12-11", "closing"),
        ("2026-12-12", "passed"),
    ],
)
def test_a_term_closes_in_its_last_seven_days_and_is_over_the_day_after(law: Law, today: str, state: str) -> None:
    assert state == counted(law, "bezwaar", "2026-10-30").state(date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-05-07", "running"), ("2026-05-08", "closing"), ("2026-05-18", "closing"), ("2026-05-19", "passed")],
)
def test_between_the_safe_day_and_the_day_of_the_law_it_is_not_yet_over(law: Law, today: str, state: str) -> None:
    assert state == counted(law, "bezwaar", "2026-04-03").state(date.fromisoformat(today))


# --- promises --------------------------------------------------------------------------------------------------------


def test_a_promise_is_counted_in_plain_days_and_says_that_it_is_no_law(law: Law) -> None:
    """Atw 1 is about terms of a law; a provider's six weeks may end on Christmas Day."""
    found = promised(law.terms["belofte_aanbieder"], date(2026, 11, 13), Length(weeks=6), law.calendar)
    assert (date(2026, 12, 25), False, ("promise_not_law",)) == (found.last_day, found.is_law, found.warnings)
    assert ((), None, date(2026, 11, 14)) == (found.shifts, found.post_received_by, found.first_day)


def test_a_promise_in_days_is_counted_as_well(law: Law) -> None:
    assert (
        date(2026, 11, 18)
        == promised(law.terms["belofte_aanbieder"], date(2026, 11, 13), Length(days=5), law.calendar).last_day
    )


def test_a_term_of_law_says_that_it_is_law(law: Law) -> None:
    assert counted(law, "bezwaar", "2026-11-13").is_law


# --- for all days ----------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2011, 1, 1), date(2040, 12, 31))
ROLLING = [
    "bezwaar", "klacht_weigering", "wmo_onderzoek", "wmo_aanvraag", "persoonlijk_plan", "redelijke_termijn",
    "dwangsom_besluit",
]  # fmt: skip


@given(day=DAYS, term=st.sampled_from(ROLLING))
def test_a_term_never_ends_on_a_free_day_and_only_free_days_move_it(law: Law, day: date, term: str) -> None:
    found = counted(law, term, day.isoformat())
    assert law.calendar.free_day(found.last_day) is None
    moved = [found.raw_last_day + timedelta(days=n) for n in range((found.last_day - found.raw_last_day).days)]
    assert moved == [free.day for free in found.shifts]
    assert found.raw_last_day <= found.safe_last_day <= found.last_day


@given(day=DAYS, term=st.sampled_from(ROLLING), later=st.integers(1, 10))
def test_a_later_letter_never_has_an_earlier_last_day(law: Law, day: date, term: str, later: int) -> None:
    second = counted(law, term, (day + timedelta(days=later)).isoformat())
    assert counted(law, term, day.isoformat()).last_day <= second.last_day


@given(day=DAYS, pause=st.integers(0, 60))
def test_more_days_of_standing_still_never_make_them_late_sooner(law: Law, day: date, pause: int) -> None:
    longer = counted(law, "wmo_aanvraag", day.isoformat(), {"suspended_days": str(pause + 1)})
    assert counted(law, "wmo_aanvraag", day.isoformat(), {"suspended_days": str(pause)}).last_day <= longer.last_day


@given(day=DAYS, term=st.sampled_from(ROLLING))
def test_an_end_that_was_moved_is_moved_no_further(law: Law, day: date, term: str) -> None:
    """A term that would end by itself on the moved day ends there: the moving is done once and for all."""
    last = counted(law, term, day.isoformat()).last_day
    weekly = Term("x", "visitor", "sent", (Stage(days=(last - day).days),), True, False, True, (), "", ())
    if (last - day).days <= 90:
        assert last == deadline(weekly, day, {}, law.calendar).last_day


@given(day=DAYS, earlier=st.integers(1, 60), term=st.sampled_from(["bezwaar", "beroep", "hoger_beroep"]))
def test_an_earlier_day_that_may_count_never_makes_the_day_to_keep_later(
    law: Law, day: date, earlier: int, term: str
) -> None:
    rule = law.terms[term]
    one = deadline(rule, day, {}, law.calendar)
    two = deadline(rule, day, {}, law.calendar, safe_event=day - timedelta(days=earlier))
    assert one.last_day == two.last_day
    assert two.day_to_keep <= one.day_to_keep


@given(day=DAYS, agreed=DAYS, term=st.sampled_from(["klacht", "beslissing_op_bezwaar"]))
def test_consent_never_shortens_a_term(law: Law, day: date, agreed: date, term: str) -> None:
    plain = counted(law, term, day.isoformat(), NO_COMMITTEE)
    found = counted(law, term, day.isoformat(), {**NO_COMMITTEE, "agreed_until": agreed.isoformat()})
    assert max(plain.last_day, agreed) == found.last_day
