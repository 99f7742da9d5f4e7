"""How a bezwaar or beroep arrives in time: Awb 6:9, 2:13, 2:20."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.law import Law
from wizard.engine.letter_days import UNREAD_RULES
from wizard.engine.terms import deadline
from wizard.engine.ways import Way, ways


def found_for(law: Law, term: str, event: str) -> dict[str, Way]:
    rule = law.terms[term]
    return {way.way: way for way in ways(rule, deadline(rule, date.fromisoformat(event), {}, law.calendar))}


def test_only_a_letter_that_was_posted_in_time_has_a_week_more(law: Law) -> None:
    found = found_for(law, "bezwaar", "2026-11-13")
    assert (date(2026, 12, 28), date(2027, 1, 4)) == (found["post"].send_by, found["post"].arrive_by)
    assert {date(2026, 12, 28)} == {found[way].arrive_by for way in ("counter", "digital")}
    assert {date(2026, 12, 28)} == {found[way].send_by for way in ("counter", "digital")}


def test_the_end_of_the_week_for_the_post_is_not_moved(law: Law) -> None:
    """Whether the Algemene termijnenwet moves it is not checked: a week after 28 April 2026 is Liberation Day."""
    assert date(2026, 5, 5) == found_for(law, "bezwaar", "2026-03-17")["post"].arrive_by


@pytest.mark.parametrize(
    ("event", "is_new"), [("2025-11-18", False), ("2025-11-19", False), ("2025-11-20", True), ("2026-11-13", True)]
)
def test_the_rule_about_midnight_is_told_only_for_a_last_day_since_2026(law: Law, event: str, is_new: bool) -> None:
    """Letters of 18 and 19 November 2025 end in 2025; that of the 20th on New Year's Day, so later."""
    digital = found_for(law, "bezwaar", event)["digital"]
    assert is_new == ("awb-2-20" in digital.references)
    assert (UNREAD_RULES in digital.warnings) is not is_new


@pytest.mark.parametrize("term", ["beroep", "hoger_beroep"])
def test_for_the_court_we_only_know_the_ways_on_paper(law: Law, term: str) -> None:
    assert ["post", "counter"] == list(found_for(law, term, "2026-11-13"))


@pytest.mark.parametrize("term", ["klacht", "wmo_aanvraag", "ombudsman", "persoonlijk_plan"])
def test_other_terms_have_no_rule_about_the_way(law: Law, term: str) -> None:
    assert {} == found_for(law, term, "2026-11-13")


def test_the_ways_follow_the_day_to_keep_where_a_free_day_is_not_certain(law: Law) -> None:
    """Letter of 21 November 2025: 2 January 2026 is equated by a decree that nobody read."""
    found = found_for(law, "bezwaar", "2025-11-21")
    assert {date(2026, 1, 2)} == {way.send_by for way in found.values()}


@given(event=st.dates(date(2011, 1, 1), date(2040, 12, 31)))
def test_no_way_may_be_used_after_the_day_to_keep(law: Law, event: date) -> None:
    rule = law.terms["bezwaar"]
    counted = deadline(rule, event, {}, law.calendar)
    for way in ways(rule, counted):
        assert way.send_by == counted.day_to_keep
        assert way.send_by <= way.arrive_by
