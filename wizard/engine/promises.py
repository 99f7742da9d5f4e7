"""Lengths that no law gives: what a provider or municipality promises, and a term that a letter sets.

Both are counted as they are written, in plain calendar days or in working days; the Algemene termijnenwet is about
terms of a law and moves neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wizard.engine.free_days import ONE_DAY, SATURDAY, Calendar
from wizard.engine.law import Place
from wizard.engine.terms import Deadline, Term

type Facts = Mapping[str, tuple[str, ...]]
FACTS: Facts = {  # what can be promised -> the facts that may hold it; the first that somebody verified counts
    "weeks": ("complaint_provider.provider_terms.decision_weeks", "complaint.decision_term_weeks"),
    "extension_weeks": ("complaint_provider.provider_terms.extension_weeks", "complaint.extension_weeks"),
    "working_days": (
        "complaint_provider.provider_terms.first_contact_working_days",
        "complaint.first_contact_working_days",
    ),
}
OWN_FACTS: Facts = {  # what a municipality promises about complaints that it handles itself
    "weeks": ("complaint_municipality.decision_term_weeks",),
    "extension_weeks": ("complaint_municipality.extension_weeks",),
}
FACTS_OF = {"belofte_aanbieder": FACTS, "belofte_eerste_contact": FACTS, "belofte_gemeente": OWN_FACTS}


@dataclass(frozen=True, slots=True)
class Length:
    """A length as it was written; until: a last day that was named itself."""

    weeks: int = 0
    days: int = 0
    working_days: int = 0
    until: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether it holds a length at all."""
        return bool(self.weeks or self.days or self.working_days or self.until)


def promised(term: Term, event: date, length: Length, calendar: Calendar) -> Deadline:
    """Count a promise or a term of a letter from the day after `event`. Raises ValueError for no length."""
    if not length.is_known:
        raise ValueError(f"{term.id}: no length given")
    last = length.until or after_working_days(
        event + timedelta(weeks=length.weeks, days=length.days), length.working_days, calendar
    )
    return Deadline(
        term=term.id,
        side=term.side,
        is_law=term.is_law,
        event=event,
        first_day=event + ONE_DAY,
        raw_last_day=last,
        last_day=last,
        safe_last_day=last,
        post_received_by=None,
        shifts=(),
        warnings=_warnings(term),
        references=term.references,
    )


def _warnings(term: Term) -> tuple[str, ...]:
    kind = "set_in_a_letter" if term.is_law else "promise_not_law"
    return (kind, "source_not_checked") if term.confidence == "V2" else (kind,)


def after_working_days(event: date, days: int, calendar: Calendar) -> date:
    """The last of `days` working days after `event`.

    Monday to Friday, holidays left out: nobody is called late too early. A day that a decree equates with a holiday is
    an ordinary working day for everything but terms of a law.
    """
    day = event
    while days:
        day += ONE_DAY
        days -= is_working_day(day, calendar)
    return day


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether an office may be expected to work: no weekend and no holiday of the Algemene termijnenwet, article 3."""
    free = calendar.free_day(day)
    return day.weekday() < SATURDAY and (free is None or free.name == "equated")


def fact(place: Place | None, term: str, what: str) -> int:
    """A number that a place promised, 0 when it promised none or nobody verified it."""
    names = FACTS_OF[term].get(what, ())
    found: Any = next((value for name in names if place and (value := place.value(name))), 0)
    return int(found) if isinstance(found, int) or str(found).isdecimal() else 0


def length_promised(place: Place | None, term: str, *, extended: bool = False) -> Length:
    """What `place` promised for `term`, with its extension when that was used."""
    if term == "belofte_eerste_contact":
        return Length(working_days=fact(place, term, "working_days"))
    weeks = fact(place, term, "weeks")
    return Length(weeks=weeks + fact(place, term, "extension_weeks") if weeks and extended else weeks)
