"""Days on which their clock stood still: Awb 4:15 and 7:10, paragraph 2."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.suspension import days_in, days_suspended, is_after, periods_of

DAYS = st.dates(date(2011, 1, 1), date(2040, 12, 31))


def test_the_day_of_the_request_does_not_count_and_that_of_the_answer_does() -> None:
    """The circular of 1 November 2014: asked on the 4th, completed on the 17th, thirteen days."""
    assert 13 == days_in(periods_of("2014-10-04/2014-10-17"))


@pytest.mark.parametrize(
    ("periods", "days"),
    [
        ("2026-11-04/2026-11-04", 0),
        ("2026-11-04/2026-11-05", 1),
        ("2026-03-27/2026-03-30", 3),  # the clock goes forward in between
        ("2024-02-28/2024-03-01", 2),  # 29 February
        ("2026-11-04/2026-11-10,2026-11-16/2026-11-20", 10),  # two requests, one after the other
        ("2026-11-04/2026-11-10,2026-11-08/2026-11-12", 8),  # two at a time: a day counts once
        ("2026-11-04/2026-11-20,2026-11-08/2026-11-12", 16),  # one within the other
        ("2026-11-16/2026-11-20,2026-11-04/2026-11-10", 10),  # in any order
    ],
)
def test_several_pauses_are_added_and_each_day_counts_once(periods: str, days: int) -> None:
    assert days == days_suspended({"suspended": periods})


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-04", "2026-11-10/2026-11-04", "2026-11-04/2026-11-31", "2026-11-04/2026-11-05/2026-11-06", "x"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        periods_of(text)


@pytest.mark.parametrize(
    ("settings", "days"),
    [
        ({}, 0),
        ({"suspended_days": "13"}, 13),
        ({"suspended_days": "unknown"}, 0),
        ({"suspended_days": "2", "suspended": "2026-11-04/2026-11-10"}, 8),
        ({"suspended_days": "unknown", "suspended": "2026-11-04/2026-11-10"}, 6),
    ],
)
def test_a_number_and_periods_may_both_be_known(settings: dict[str, str], days: int) -> None:
    assert days == days_suspended(settings)


@pytest.mark.parametrize(("periods", "late"), [("2026-12-15/2026-12-20", False), ("2026-12-16/2026-12-20", True)])
def test_a_request_after_their_last_day_is_seen(periods: str, late: bool) -> None:
    assert late is is_after(date(2026, 12, 15), {"suspended": periods})
    assert not is_after(date(2026, 12, 15), {})


@given(first=DAYS, second=DAYS, days=st.integers(0, 60), more=st.integers(0, 60))
def test_two_pauses_are_at_most_their_sum_and_at_least_the_longer(
    first: date, second: date, days: int, more: int
) -> None:
    one, other = (first, first + timedelta(days=days)), (second, second + timedelta(days=more))
    assert max(days, more) <= days_in([one, other]) <= days + more
    assert days_in([one, other]) == days_in([other, one])
