"""The dwangsom: money per day for a decision that does not come (Awb 4:17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

NOTICE_DAYS = 14
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """So many days at so many euros a day."""

    days: int
    per_day: int


@dataclass(frozen=True, slots=True)
class Penalty:
    """The days and amounts (whole euros) of one dwangsom.

    amount_so_far counts the full days up to and including the day before `today`; maximum is that of all days.
    maximum_by_day is what all days give when each has the amounts of that day itself: it differs from maximum only
    for a dwangsom during which the amounts changed. Which of the two the law means we did not find, so the lower one,
    by the amounts of the first day, is the one to count on.
    """

    first_day: date
    last_day: date
    amount_so_far: int
    maximum: int
    maximum_by_day: int
    references: tuple[str, ...] = ("awb-4-17-3", "awb-4-17-1", "awb-4-17-2")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Says when the amounts changed while the dwangsom ran."""
        return ("amounts_changed_meanwhile",) if self.maximum_by_day != self.maximum else ()


def penalty(notice_received: date, due: date | None, versions: Sequence[dict[str, Any]], today: date) -> Penalty:
    """Count the dwangsom from the later of the notice and the end of the decision term, plus two weeks.

    due: last day of the decision term, None when it is known to lie before the notice. Calendar days: the Algemene
    termijnenwet does not apply (4:17, paragraph 1). versions: dated amounts; the one in force on the first day counts.
    """
    start = max(notice_received, due) if due else notice_received
    first_day = start + timedelta(days=NOTICE_DAYS + 1)
    steps = steps_on(first_day, versions)
    total_days = sum(step.days for step in steps)
    last_day = first_day + timedelta(days=total_days - 1)
    passed = min(max((today - first_day).days, 0), total_days)
    maximum = amount(total_days, steps)
    has_changed = steps_on(last_day, versions) != steps
    return Penalty(
        first_day=first_day,
        last_day=last_day,
        amount_so_far=amount(passed, steps),
        maximum=maximum,
        maximum_by_day=sum(_by_day(first_day, total_days, versions)) if has_changed else maximum,
    )


def steps_on(day: date, versions: Sequence[dict[str, Any]]) -> tuple[Step, ...]:
    """The steps in force on `day`. Raises LookupError when none are recorded for so early a day."""
    in_force = [version for version in versions if date.fromisoformat(version["valid_from"]) <= day]
    if not in_force:
        raise LookupError(f"dwangsom: no amounts recorded for {day.isoformat()}")
    newest = max(in_force, key=lambda version: version["valid_from"])
    return tuple(Step(int(step["days"]), int(step["per_day"])) for step in newest["steps"])


def amount(days: int, steps: Sequence[Step]) -> int:
    """Whole euros owed after `days` full days."""
    total = 0
    for step in steps:
        total += min(days, step.days) * step.per_day
        days = max(days - step.days, 0)
    return total


@dataclass(frozen=True, slots=True)
class PaidDay:
    """One day of a dwangsom: the how manieth, what it adds, and the sum with it."""

    number: int
    day: date
    euros: int
    total: int


def day_by_day(found: Penalty, versions: Sequence[dict[str, Any]]) -> tuple[PaidDay, ...]:
    """Every day of the dwangsom with its amount, by the amounts in force on the first day."""
    steps = steps_on(found.first_day, versions)
    days = (found.last_day - found.first_day).days + 1
    return tuple(
        PaidDay(n, found.first_day + (n - 1) * ONE_DAY, amount(n, steps) - amount(n - 1, steps), amount(n, steps))
        for n in range(1, days + 1)
    )


def _by_day(first_day: date, days: int, versions: Sequence[dict[str, Any]]) -> Iterator[int]:
    """The amount of each day by the steps in force on that day itself."""
    for n in range(1, days + 1):
        steps = steps_on(first_day + (n - 1) * ONE_DAY, versions)
        yield amount(n, steps) - amount(n - 1, steps)
