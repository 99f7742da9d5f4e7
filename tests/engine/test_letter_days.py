"""A letter with more than one date, a message in a portal, a last day that the letter names: Awb 6:8, 2:19."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.law import Law
from wizard.engine.letter_days import UNREAD_RULES, beside_the_letter, start_of
from wizard.engine.terms import deadline

DAYS = st.dates(date(2011, 1, 1), date(2040, 12, 31)).map(date.isoformat)


def days(event: str, **settings: str) -> tuple[str, str]:
    found = start_of(date.fromisoformat(event), settings)
    return found.day.isoformat(), found.safe_day.isoformat()


def test_with_one_date_there_is_nothing_to_say() -> None:
    found = start_of(date(2026, 11, 13), {})
    assert (date(2026, 11, 13), date(2026, 11, 13), ()) == (found.day, found.safe_day, found.warnings)


@pytest.mark.parametrize("other", ["2026-11-10", "2026-11-16"])
def test_of_two_dates_on_a_letter_the_earlier_counts(other: str) -> None:
    """Whichever of the two is that of sending, the visitor's own clock is safe."""
    earlier = min("2026-11-13", other)
    assert (earlier, earlier) == days("2026-11-13", other_date=other)
    assert ("earlier_of_two_dates",) == start_of(date(2026, 11, 13), {"other_date": other}).warnings


def test_in_a_portal_the_day_of_access_counts_and_an_earlier_date_on_the_letter_is_the_safe_one() -> None:
    """Awb 2:19: the moment it was accessible, not the moment it was read."""
    assert ("2026-11-16", "2026-11-13") == days("2026-11-13", portal_day="2026-11-16")
    assert ("awb-2-19",) == start_of(date(2026, 11, 13), {"portal_day": "2026-11-16"}).references


@pytest.mark.parametrize(
    ("portal", "central", "safe"),
    [("2026-11-16", "2026-11-18", "2026-11-16"), ("2026-11-18", "2026-11-16", "2026-11-16")],
)
def test_with_mijnoverheid_and_another_portal_the_central_one_counts(portal: str, central: str, safe: str) -> None:
    found = days("2026-11-16", portal_day=portal, mijnoverheid_day=central)
    assert (central, safe) == found


@pytest.mark.parametrize(
    ("portal", "is_new"), [("2025-12-31", False), ("2026-01-01", True), ("2016-05-02", False), ("2026-11-16", True)]
)
def test_for_a_message_from_before_2026_the_new_article_is_not_told(portal: str, is_new: bool) -> None:
    """Then the earliest day counts, and the reader hears that the older rules were not checked."""
    found = start_of(date.fromisoformat(portal), {"portal_day": portal})
    assert is_new == ("awb-2-19" in found.references)
    assert (UNREAD_RULES in found.warnings) is not is_new


def test_before_2026_the_earliest_day_counts() -> None:
    assert ("2025-11-13", "2025-11-13") == days("2025-11-13", portal_day="2025-11-16")


@given(event=DAYS, other=DAYS, portal=DAYS, central=DAYS)
def test_the_safe_day_is_never_after_any_of_the_days(event: str, other: str, portal: str, central: str) -> None:
    day, safe = days(event, other_date=other, portal_day=portal, mijnoverheid_day=central)
    assert safe == min(event, other, portal, central)
    assert safe <= day


# --- the last day that the letter names ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "keep", "warning"),
    [
        ("2026-12-24", "2026-12-24", "letter_names_earlier_day"),
        ("2026-12-28", "2026-12-28", None),
        ("2026-12-29", "2026-12-28", "letter_names_later_day"),
        ("2027-02-01", "2026-12-28", "letter_names_later_day"),
    ],
)
def test_an_earlier_last_day_in_the_letter_is_kept_and_a_later_one_is_not(
    law: Law, named: str, keep: str, warning: str | None
) -> None:
    """Letter of 13 November 2026: by law the last day is 28 December."""
    counted = deadline(law.terms["bezwaar"], date(2026, 11, 13), {}, law.calendar)
    found = beside_the_letter(counted, {"letter_says": named})
    assert (date(2026, 12, 28), keep) == (found.last_day, found.day_to_keep.isoformat())
    assert ((warning,) if warning else ()) == found.warnings


@given(event=DAYS, named=DAYS)
def test_what_a_letter_says_never_makes_the_day_to_keep_later(law: Law, event: str, named: str) -> None:
    counted = deadline(law.terms["bezwaar"], date.fromisoformat(event), {}, law.calendar)
    assert beside_the_letter(counted, {"letter_says": named}).day_to_keep <= counted.day_to_keep


@pytest.mark.parametrize("settings", [{}, {"letter_says": ""}])
def test_a_letter_that_names_no_day_changes_nothing(law: Law, settings: dict[str, Any]) -> None:
    counted = deadline(law.terms["bezwaar"], date(2026, 11, 13), {}, law.calendar)
    assert counted == beside_the_letter(counted, settings)
