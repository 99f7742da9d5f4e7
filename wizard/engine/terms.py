"""Terms and the deadlines they give: calendar arithmetic, with its derivation kept.

A `Term` is the rule (data/law/terms.yaml), a `Deadline` the day it gives one visitor, together with everything
that led there: day one, the raw last day, each day that moved it and the article behind it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from wizard.engine.free_days import ONE_DAY, Calendar, FreeDay

Side = Literal["visitor", "them"]
Setting = Literal["yes", "no", "unknown"]
MISSING = "setting_not_given"
CLOSING_DAYS = 7
POST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of a term: weeks, days or years that follow on the part before it."""

    weeks: int = 0
    days: int = 0
    years: int = 0
    reference: str = ""
    only_if: str = ""
    longer_if: str = ""
    weeks_then: int = 0
    pauses: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A period of law (or, with `is_law` false, of a promise) and how it is counted."""

    id: str
    side: Side
    event: str
    stages: tuple[Stage, ...]
    rolls: bool
    by_post: bool
    is_law: bool
    settings: tuple[str, ...]
    starts_at_end_of: str
    references: tuple[str, ...]

    @classmethod
    def from_data(cls, term_id: str, data: Mapping[str, Any]) -> "Term":
        """Read one term of the bundle."""
        return cls(
            id=term_id,
            side=data["side"],
            event=data["event"],
            stages=tuple(Stage(**stage) for stage in data["stages"]),
            rolls=data["rolls"],
            by_post=data.get("by_post", False),
            is_law=data.get("law", True),
            settings=tuple(data.get("settings", ())),
            starts_at_end_of=data.get("starts_at_end_of", ""),
            references=tuple(data["references"]),
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that a term gives, and why.

    last_day is the day of the law. safe_last_day differs only for a visitor's own term that was moved by an equated
    day whose decree nobody read: then it is the earlier day, the one to keep (a wrong entry must never cost a right).
    post_received_by: last day on which a letter posted in time may arrive (Awb 6:9, paragraph 2), not shifted.
    """

    term: str
    side: Side
    is_law: bool
    event: date
    first_day: date
    raw_last_day: date
    last_day: date
    safe_last_day: date
    post_received_by: date | None
    shifts: tuple[FreeDay, ...]
    warnings: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def day_to_keep(self) -> date:
        """The day to plan by: the earliest defensible for the visitor, the latest defensible for the other side."""
        return self.safe_last_day if self.side == "visitor" else self.last_day

    def state(self, today: date) -> Literal["running", "closing", "passed"]:
        """`closing`: seven days or fewer are left to the day to keep. `passed`: the last day of the law is over."""
        if today > self.last_day:
            return "passed"
        return "closing" if (self.day_to_keep - today).days <= CLOSING_DAYS else "running"


def add_years(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 28 February, the earlier and so the safe side."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def deadline(term: Term, event: date, settings: Mapping[str, str], calendar: Calendar) -> Deadline:
    """Count `term` from the day after `event` (Awb 6:8 and its kin).

    settings: values for term.settings, "yes", "no" or "unknown"; suspended_days is a number of days. An unknown
    lengthens the other side's term (they are not late too early); one that is not given counts as "no" and warns.
    """
    shifts: list[FreeDay] = []
    raw = end = safe = event
    for stage in term.stages:
        if stage.only_if and not _holds(settings, stage.only_if):
            continue
        raw = _stage_end(stage, end, settings)
        safe = _rolled(_stage_end(stage, safe, settings), event, term, calendar.certainly_free_day)[0]
        end, moved = _rolled(raw, event, term, calendar.free_day)
        shifts += moved
    return Deadline(
        term=term.id,
        side=term.side,
        is_law=term.is_law,
        event=event,
        first_day=event + ONE_DAY,
        raw_last_day=raw,
        last_day=end,
        safe_last_day=safe,
        post_received_by=end + timedelta(days=POST_DAYS) if term.by_post else None,
        shifts=tuple(shifts),
        warnings=_warnings(term, raw, end, safe, shifts, settings, calendar),
        references=_references(term, shifts),
    )


def following(first: Deadline, term: Term, settings: Mapping[str, str], calendar: Calendar) -> Deadline:
    """Count a term that starts where another ended (Awb 7:10: the decision follows the *extended* objection term)."""
    second = deadline(term, first.last_day, settings, calendar)
    warnings = dict.fromkeys(first.warnings + second.warnings)
    return replace(
        second,
        event=first.event,
        shifts=first.shifts + second.shifts,
        warnings=tuple(warnings),
        references=tuple(dict.fromkeys(second.references + first.references)),
    )


def promised(term: Term, event: date, *, weeks: int = 0, days: int = 0) -> Deadline:
    """A promise of a provider or municipality: plain calendar days, which the Algemene termijnenwet leaves alone."""
    last = event + timedelta(weeks=weeks, days=days)
    return Deadline(
        term.id,
        term.side,
        False,
        event,
        event + ONE_DAY,
        last,
        last,
        last,
        None,
        (),
        ("promise_not_law",),
        term.references,
    )


def _holds(settings: Mapping[str, str], name: str) -> bool:
    return settings.get(name, "no") in ("yes", "unknown")


def _stage_end(stage: Stage, start: date, settings: Mapping[str, str]) -> date:
    weeks = stage.weeks_then if stage.longer_if and _holds(settings, stage.longer_if) else stage.weeks
    pause = int(settings.get("suspended_days", "0")) if stage.pauses else 0
    return add_years(start, stage.years) + timedelta(weeks=weeks, days=stage.days + pause)


def _rolled(
    day: date, event: date, term: Term, free_day: Callable[[date], FreeDay | None]
) -> tuple[date, tuple[FreeDay, ...]]:
    """Move `day` on while it is free (Atw 1) or the term holds fewer than two working days (Atw 2)."""
    moved: list[FreeDay] = []
    if not term.rolls:
        return day, ()
    while free := free_day(day):
        moved.append(free)
        day += ONE_DAY
    while _working_days(event, day, free_day) < 2 or free_day(day):
        moved.append(free_day(day) or FreeDay(day, "too_few_working_days", "atw-2"))
        day += ONE_DAY
    return day, tuple(moved)


def _working_days(event: date, last: date, free_day: Callable[[date], FreeDay | None]) -> int:
    """How many working days the term holds, as far as two: more is never asked."""
    count, day = 0, last
    while day > event and count < 2:
        count += free_day(day) is None
        day -= ONE_DAY
    return count


def _warnings(
    term: Term,
    raw: date,
    end: date,
    safe: date,
    shifts: list[FreeDay],
    settings: Mapping[str, str],
    calendar: Calendar,
) -> tuple[str, ...]:
    found = []
    if term.rolls and not (calendar.knows(raw) and calendar.knows(end)):
        found.append("calendar_unknown")
    if end != safe or any(not free.is_certain for free in shifts):
        found.append("equated_day_by_title_only")
    if not term.is_law:
        found.append("promise_not_law")
    found += [
        f"{MISSING}:{name}" for name in term.settings if name in ("committee", "extended") and name not in settings
    ]
    return tuple(found)


def _references(term: Term, shifts: list[FreeDay]) -> tuple[str, ...]:
    moved = [free.reference for free in shifts]
    return tuple(dict.fromkeys([stage.reference for stage in term.stages] + list(term.references) + moved))
