"""What no law gives: the promise of a provider or municipality, and a term that a letter sets (Awb 6:6)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import place
from wizard.engine.free_days import Calendar, FreeDay
from wizard.engine.law import Law, Place
from wizard.engine.promises import Length, after_working_days, fact, is_working_day, length_promised, promised

DAYS = st.dates(date(2011, 1, 1), date(2040, 12, 31))
AMSTERDAM = place(
    "amsterdam",
    complaint_provider__provider_terms__first_contact_working_days=5,
    complaint_provider__provider_terms__decision_weeks=6,
    complaint_provider__provider_terms__extension_weeks=4,
)
OWN_SCHEME = place(
    "permens", complaint__first_contact_working_days=2, complaint__decision_term_weeks=6, complaint__extension_weeks=4
)


@pytest.mark.parametrize(
    ("owner", "complained", "contact", "answer", "extended"),
    [
        (AMSTERDAM, "2026-11-13", "2026-11-20", "2026-12-25", "2027-01-22"),
        (OWN_SCHEME, "2026-11-13", "2026-11-17", "2026-12-25", "2027-01-22"),
        (AMSTERDAM, "2027-04-29", "2027-05-10", "2027-06-10", "2027-07-08"),  # Liberation Day and Ascension Day
        (OWN_SCHEME, "2026-12-24", "2026-12-29", "2027-02-04", "2027-03-04"),  # Christmas and a weekend
    ],
)
def test_five_or_two_working_days_six_weeks_and_four_more(
    law: Law, owner: Place, complained: str, contact: str, answer: str, extended: str
) -> None:
    """Amsterdam's contract and perMens' own scheme; an answer may be promised for Christmas Day."""
    event = date.fromisoformat(complained)

    def last(term: str, *, longer: bool = False) -> str:
        length = length_promised(owner, term, extended=longer)
        return promised(law.terms[term], event, length, law.calendar).last_day.isoformat()

    assert contact == last("belofte_eerste_contact")
    assert answer == last("belofte_aanbieder")
    assert extended == last("belofte_aanbieder", longer=True)


def test_an_equated_day_is_an_ordinary_working_day_for_a_promise(law: Law) -> None:
    """Friday 15 May 2026: equated for terms of a law, and for nothing else. Ascension Day before it is a holiday."""
    assert is_working_day(date(2026, 5, 15), law.calendar)
    assert not is_working_day(date(2026, 5, 14), law.calendar)
    assert date(2026, 5, 15) == after_working_days(date(2026, 5, 13), 1, law.calendar)


def test_an_equated_saturday_would_still_be_no_working_day() -> None:
    saturday = date(2026, 5, 16)
    equated = FreeDay(saturday, "equated", "atw-3-3", "text")
    assert not is_working_day(saturday, Calendar(date(2011, 1, 1), date(2028, 12, 31), {saturday: equated}))


def test_without_word_of_an_extension_the_promise_is_the_short_one() -> None:
    assert Length(weeks=6) == length_promised(AMSTERDAM, "belofte_aanbieder")


@pytest.mark.parametrize("what", ["weeks", "extension_weeks", "working_days"])
def test_a_promise_that_nobody_verified_is_none(what: str) -> None:
    names = {
        "weeks": "complaint.decision_term_weeks",
        "extension_weeks": "complaint.extension_weeks",
        "working_days": "complaint.first_contact_working_days",
    }
    unverified = Place("p", "P", "", {names[what]: {"value": 4, "verified": "no"}})
    assert 0 == fact(unverified, "belofte_aanbieder", what)
    assert 0 == fact(None, "belofte_aanbieder", what)


@pytest.mark.parametrize("value", ["zes", None, [], "", "6 weken"])
def test_a_fact_that_is_no_number_promises_nothing(value: object) -> None:
    assert 0 == fact(place("p", complaint__decision_term_weeks=value), "belofte_aanbieder", "weeks")


def test_a_number_written_as_text_is_a_number() -> None:
    assert 6 == fact(place("p", complaint__decision_term_weeks="6"), "belofte_aanbieder", "weeks")


def test_an_extension_without_a_promise_promises_nothing() -> None:
    only_more = place("p", complaint__extension_weeks=4)
    assert not length_promised(only_more, "belofte_aanbieder", extended=True).is_known


def test_what_a_municipality_promises_about_itself_is_a_promise_of_its_own() -> None:
    own = place("m", complaint_municipality__decision_term_weeks=5, complaint_municipality__extension_weeks=2)
    assert Length(weeks=7) == length_promised(own, "belofte_gemeente", extended=True)
    assert not length_promised(own, "belofte_aanbieder").is_known


def test_the_second_deadline_for_the_reasons_is_the_one_that_the_letter_sets(law: Law) -> None:
    """Four weeks from 27 November 2026 end on Christmas Day and stay there: no term of a law."""
    found = promised(law.terms["bezwaar_aanvullen"], date(2026, 11, 27), Length(weeks=4), law.calendar)
    assert (date(2026, 12, 25), (), None) == (found.last_day, found.shifts, found.post_received_by)
    assert (("set_in_a_letter",), True) == (found.warnings, found.is_law)


def test_a_letter_may_name_the_day_itself(law: Law) -> None:
    found = promised(law.terms["bezwaar_aanvullen"], date(2026, 11, 27), Length(until=date(2026, 12, 12)), law.calendar)
    assert (date(2026, 12, 12), "awb-6-6") == (found.last_day, found.references[0])


def test_what_is_only_known_from_an_old_page_says_so(law: Law) -> None:
    found = promised(law.terms["svb_betalingsbesluit"], date(2026, 11, 2), Length(weeks=8), law.calendar)
    assert (date(2026, 12, 28), ("promise_not_law", "source_not_checked")) == (found.last_day, found.warnings)


def test_without_a_length_nothing_is_counted(law: Law) -> None:
    with pytest.raises(ValueError, match="belofte_aanbieder"):
        promised(law.terms["belofte_aanbieder"], date(2026, 11, 13), Length(), law.calendar)


@given(event=DAYS, days=st.integers(1, 30))
def test_so_many_working_days_are_so_many(law: Law, event: date, days: int) -> None:
    last = after_working_days(event, days, law.calendar)
    between = (event + timedelta(days=n) for n in range(1, (last - event).days + 1))
    assert days == sum(is_working_day(day, law.calendar) for day in between)
    assert is_working_day(last, law.calendar)
    assert last < after_working_days(event, days + 1, law.calendar)
