"""The dwangsom: Awb 4:17, and for a decision on bezwaar 7:14."""

from datetime import date, timedelta

import pytest

from wizard.engine.law import Law
from wizard.engine.penalty import Penalty, amount, day_by_day, penalty, steps_on


def counted(law: Law, notice: str, due: str | None, today: str) -> Penalty:
    end = date.fromisoformat(due) if due else None
    return penalty(date.fromisoformat(notice), end, law.penalties, date.fromisoformat(today))


def test_the_first_paid_day_comes_two_weeks_after_the_notice_and_the_42nd_is_the_last(law: Law) -> None:
    """Aanvraag received 1 December 2026, due the 15th, notice received the 16th."""
    found = counted(law, "2026-12-16", "2026-12-15", "2026-12-16")
    assert (date(2026, 12, 31), date(2027, 2, 10), 1442) == (found.first_day, found.last_day, found.maximum)


def test_a_notice_received_on_monday_is_paid_from_the_tuesday_two_weeks_later(law: Law) -> None:
    found = counted(law, "2026-11-02", None, "2026-11-02")
    assert (date(2026, 11, 17), "Tuesday") == (found.first_day, f"{found.first_day:%A}")


def test_the_two_weeks_run_from_the_end_of_the_term_when_that_is_later(law: Law) -> None:
    """Awb 4:17, paragraph 3: both must have happened."""
    assert date(2026, 12, 30) == counted(law, "2026-12-01", "2026-12-15", "2026-12-16").first_day


@pytest.mark.parametrize("notice", ["2026-12-11", "2026-11-07"])
def test_free_days_do_not_move_a_dwangsom(law: Law, notice: str) -> None:
    """Awb 4:17, paragraph 1 leaves the Algemene termijnenwet aside: Boxing Day and Sunday are paid like any day."""
    found = counted(law, notice, None, notice)
    assert date.fromisoformat(notice) + timedelta(days=15) == found.first_day
    assert 41 == (found.last_day - found.first_day).days


@pytest.mark.parametrize(
    ("days", "euros"),
    [
        (0, 0),
        (1, 23),
        (5, 115),
        (14, 322),
        (15, 357),
        (20, 532),
        (28, 812),
        (29, 857),
        (41, 1397),
        (42, 1442),
        (43, 1442),
    ],
)
def test_23_then_35_then_45_euro_a_day_for_two_weeks_each(law: Law, days: int, euros: int) -> None:
    assert euros == amount(days, steps_on(date(2026, 12, 31), law.penalties))


@pytest.mark.parametrize(
    ("today", "euros"),
    [
        ("2026-12-20", 0),
        ("2026-12-31", 0),
        ("2027-01-01", 23),
        ("2027-01-14", 322),
        ("2027-01-15", 357),
        ("2027-02-10", 1397),
        ("2027-02-11", 1442),
        ("2028-01-01", 1442),
    ],
)
def test_the_amount_so_far_counts_whole_days_before_today(law: Law, today: str, euros: int) -> None:
    assert euros == counted(law, "2026-12-16", "2026-12-15", today).amount_so_far


@pytest.mark.parametrize(
    ("notice", "maximum"), [("2018-12-17", 1442), ("2018-12-16", 1260), ("2014-10-17", 1260), ("2026-12-16", 1442)]
)
def test_the_amounts_are_those_of_the_first_paid_day(law: Law, notice: str, maximum: int) -> None:
    """First paid on 1 January 2019 or later: 23, 35 and 45; before: 20, 30 and 40."""
    assert maximum == counted(law, notice, None, notice).maximum


@pytest.mark.parametrize(
    ("notice", "lower", "by_day"),
    [
        ("2018-12-16", 1260, 1439),  # first paid on 31 December 2018: one day at 20, then 23, 35 and 45
        ("2018-12-05", 1260, 1406),  # twelve days at 20
        ("2018-11-21", 1260, 1340),  # fourteen days at 20 and twelve at 30, then two at 35 and fourteen at 45
        ("2018-11-06", 1260, 1265),  # only the last day, 1 January 2019, at 45
        ("2018-11-05", 1260, 1260),  # last paid on 31 December 2018
        ("2018-12-17", 1442, 1442),  # first paid on 1 January 2019
    ],
)
def test_when_the_amounts_change_meanwhile_the_lower_is_counted_on_and_both_are_told(
    law: Law, notice: str, lower: int, by_day: int
) -> None:
    found = counted(law, notice, None, notice)
    assert (lower, by_day) == (found.maximum, found.maximum_by_day)
    assert (lower != by_day) == ("amounts_changed_meanwhile" in found.warnings)


def test_each_paid_day_is_told_with_the_sum_so_far(law: Law) -> None:
    found = counted(law, "2026-12-16", "2026-12-15", "2026-12-16")
    days = day_by_day(found, law.penalties)
    assert [found.first_day + timedelta(days=n) for n in range(42)] == [paid.day for paid in days]
    assert (found.maximum, found.maximum) == (days[-1].total, sum(paid.euros for paid in days))
    assert list(range(1, 43)) == [paid.number for paid in days]


def test_for_a_day_without_recorded_amounts_nothing_is_guessed(law: Law) -> None:
    with pytest.raises(LookupError, match="2014-10-31"):
        counted(law, "2014-10-16", None, "2014-12-01")


def test_it_says_on_which_article_it_rests(law: Law) -> None:
    assert ("awb-4-17-3", "awb-4-17-1", "awb-4-17-2") == counted(law, "2026-12-16", None, "2026-12-16").references
