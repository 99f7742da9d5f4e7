"""The dwangsom: money per day for a decision that does not come (Awb 4:17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

NOTICE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Step:
    """So many days at so many euros a day."""

    days: int
    per_day: int


@dataclass(frozen=True, slots=True)
class Penalty:
    """The days and amounts (whole euros) of one dwangsom.

    amount_so_far counts the full days up to and including the day before `today`; maximum is that of all days.
    """

    first_day: date
    last_day: date
    amount_so_far: int
    maximum: int
    references: tuple[str, ...] = ("awb-4-17-3", "awb-4-17-1", "awb-4-17-2")


def penalty(notice_received: date, due: date | None, versions: Sequence[dict[str, Any]], today: date) -> Penalty:
    """Count the dwangsom from the later of the notice and the end of the decision term, plus two weeks.

    due: last day of the decision term, None when it is known to lie before the notice. Calendar days: the Algemene
    termijnenwet does not apply (4:17, paragraph 1). versions: dated amounts; the one in force on the first day counts.
    """
    start = max(notice_received, due) if due else notice_received
    first_day = start + timedelta(days=NOTICE_DAYS + 1)
    steps = steps_on(first_day, versions)
    total_days = sum(step.days for step in steps)
    passed = min(max((today - first_day).days, 0), total_days)
    return Penalty(
        first_day, first_day + timedelta(days=total_days - 1), amount(passed, steps), amount(total_days, steps)
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
