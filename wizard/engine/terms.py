"""Terms and the deadlines they give: calendar arithmetic, with its derivation kept.

A `Term` is the rule (data/law/terms.yaml), a `Deadline` the day it gives one visitor, together with everything
that led there: day one, the raw last day, each day that moved it and the article behind it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from wizard.engine.free_days import ONE_DAY, Calendar, FreeDay
from wizard.engine.suspension import UNKNOWN_DAYS, days_suspended, is_after

Side = Literal["visitor", "them"]
Setting = Literal["yes", "no", "unknown"]
State = Literal["running", "closing", "passed", "waiting", "open"]
MISSING = "setting_not_given"
CLOSING_DAYS = 7
POST_DAYS = 7
LONGEST_WEEKS, LONGEST_DAYS = 12, 90  # Atw 4: longer terms, and those in years, are left alone


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

    @property
    def is_left_alone(self) -> bool:
        """Whether the Algemene termijnenwet leaves a term of this length alone (Atw 4)."""
        return bool(self.years) or max(self.weeks, self.weeks_then) > LONGEST_WEEKS or self.days > LONGEST_DAYS


@dataclass(frozen=True, slots=True)
class Term:
    """A period of law (or, with `is_law` false, of a promise) and how it is counted.

    rolls_not_checked: nobody checked whether free days move the end; then each side gets the day that is safe for it.
    opens: the visitor waits out the term and may act from the day after it.
    is_given: the length stands in a letter or a promise and comes with the question.
    digital: may be filed electronically with an administrative body (Awb 2:13).
    confidence: V, or V2 for a length that was only seen in another source than the law or the body that decides.
    """

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
    rolls_not_checked: bool = False
    opens: bool = False
    is_given: bool = False
    digital: bool = False
    confidence: str = "V"

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
            rolls_not_checked=data.get("rolls_not_checked", False),
            opens=data.get("opens", False),
            is_given=data.get("length_is_given", False),
            digital=data.get("digital", False),
            confidence=data.get("confidence", "V"),
        )

    def moves(self, stage: Stage) -> bool:
        """Whether free days move the end of this stage; where nobody checked it, the later day is the safe one only
        for who must wait for the other side."""
        doubtful = self.rolls_not_checked and (self.side == "them" or self.opens)
        return (self.rolls or doubtful) and not stage.is_left_alone


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that a term gives, and why.

    last_day is the day of the law. safe_last_day differs only for a visitor's own term: then it is the earlier day,
    the one to keep (a wrong entry in our calendar, a second date on a letter or a day named in it must never cost a
    right).
    post_received_by: last day on which a letter posted in time may arrive (Awb 6:9, paragraph 2), not shifted.
    opens_on: the first day on which the visitor may act, for a term that must be waited out.
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
    opens_on: date | None = None

    @property
    def day_to_keep(self) -> date:
        """The day to plan by: the earliest defensible for the visitor, the latest defensible for the other side."""
        if self.opens_on:
            return self.opens_on
        return self.safe_last_day if self.side == "visitor" else self.last_day

    def state(self, today: date) -> State:
        """`closing`: seven days or fewer are left to the day to keep. `passed`: the last day of the law is over.
        A term that must be waited out is `waiting` or `open`."""
        if self.opens_on:
            return "open" if today >= self.opens_on else "waiting"
        if today > self.last_day:
            return "passed"
        return "closing" if (self.day_to_keep - today).days <= CLOSING_DAYS else "running"

    def warned(self, *warnings: str) -> "Deadline":
        """The same deadline with these warnings behind its own."""
        return replace(self, warnings=tuple(dict.fromkeys((*self.warnings, *warnings))))


def add_years(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 28 February, the earlier and so the safe side."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def deadline(
    term: Term, event: date, settings: Mapping[str, str], calendar: Calendar, *, safe_event: date | None = None
) -> Deadline:
    """Count `term` from the day after `event` (Awb 6:8 and its kin).

    settings: values for term.settings, "yes", "no" or "unknown"; suspended_days is a number of days or "unknown",
    suspended the periods themselves, agreed_until the day to which the visitor agreed to wait. An unknown lengthens
    the other side's term (they are not late too early); one that is not given counts as "no" and warns.
    safe_event: the earlier day that may have started the term, for the day to keep.
    """
    shifts: list[FreeDay] = []
    safe_from = safe = safe_event or event
    raw = end = event
    for stage in term.stages:
        if stage.only_if and not _holds(settings, stage.only_if):
            continue
        raw = _stage_end(stage, end, settings)
        moves = term.moves(stage)
        safe = _rolled(_stage_end(stage, safe, settings), safe_from, moves, calendar.certainly_free_day)[0]
        end, moved = _rolled(raw, event, moves, calendar.free_day)
        shifts += moved
    warnings = _warnings(term, raw, end, safe, shifts, settings, calendar, safe_from == event)
    agreed = _agreed(settings)
    end, safe = max(end, agreed or end), max(safe, agreed or safe)
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
        warnings=warnings,
        references=_references(term, shifts),
        opens_on=end + ONE_DAY if term.opens else None,
    )


def following(first: Deadline, term: Term, settings: Mapping[str, str], calendar: Calendar) -> Deadline:
    """Count a term that starts where another ended (Awb 7:10: the decision follows the *extended* objection term).

    A visitor's own term starts where the first could have ended at the earliest: that is its day to keep.
    """
    second = deadline(term, first.last_day, settings, calendar, safe_event=first.safe_last_day)
    return replace(
        second,
        event=first.event,
        shifts=first.shifts + second.shifts,
        warnings=tuple(dict.fromkeys(first.warnings + second.warnings)),
        references=tuple(dict.fromkeys(second.references + first.references)),
    )


def _holds(settings: Mapping[str, str], name: str) -> bool:
    return settings.get(name, "no") in ("yes", "unknown")


def _agreed(settings: Mapping[str, str]) -> date | None:
    """The day to which the visitor agreed to wait: a day, not a term, so no free day moves it."""
    day = settings.get("agreed_until")
    return date.fromisoformat(day) if day else None


def _stage_end(stage: Stage, start: date, settings: Mapping[str, str]) -> date:
    weeks = stage.weeks_then if stage.longer_if and _holds(settings, stage.longer_if) else stage.weeks
    pause = days_suspended(settings) if stage.pauses else 0
    return add_years(start, stage.years) + timedelta(weeks=weeks, days=stage.days + pause)


def _rolled(
    day: date, event: date, moves: bool, free_day: Callable[[date], FreeDay | None]
) -> tuple[date, tuple[FreeDay, ...]]:
    """Move `day` on while it is free (Atw 1) or the term holds fewer than two working days (Atw 2)."""
    moved: list[FreeDay] = []
    if not moves:
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
    is_one_start: bool,
) -> tuple[str, ...]:
    agreed = _agreed(settings)
    found = {
        "calendar_unknown": term.rolls and not (calendar.knows(raw) and calendar.knows(end)),
        "equated_day_by_title_only": (end != safe and is_one_start) or any(not free.is_certain for free in shifts),
        "shift_not_checked": term.rolls_not_checked and calendar.free_day(raw) is not None,
        "promise_not_law": not term.is_law,
        "source_not_checked": term.confidence == "V2",
        "suspension_unknown": settings.get("suspended_days") == UNKNOWN_DAYS,
        "suspension_after_the_end": is_after(end, settings),
        "consent_moves_the_day": agreed is not None and agreed > end,
        "notice_extends_nothing": settings.get("told_longer") == "yes",
    }
    asked = [f"{MISSING}:{name}" for name in term.settings if name in ("committee", "extended")]
    missing = [warning for warning in asked if warning.partition(":")[2] not in settings]
    return (*(name for name, holds in found.items() if holds), *missing)


def _references(term: Term, shifts: list[FreeDay]) -> tuple[str, ...]:
    moved = [free.reference for free in shifts]
    return tuple(dict.fromkeys([stage.reference for stage in term.stages] + list(term.references) + moved))
