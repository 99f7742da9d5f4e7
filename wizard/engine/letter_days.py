"""Which day starts a visitor's term when a letter has more than one, and what the letter itself says about its end.

Since 1 January 2026 an electronic message counts from the day on which it was accessible (Awb 2:19). What the law said
before that day we did not read; then the earliest day counts and the reader is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from wizard.engine.terms import Deadline

DIGITAL_RULES_FROM = date(2026, 1, 1)  # Stb. 2023, 183: articles 2:7 to 2:25 as they are now
DIGITAL_DAYS = ("portal_day", "mijnoverheid_day")
UNREAD_RULES = "digital_rules_before_2026_not_checked"


@dataclass(frozen=True, slots=True)
class Start:
    """The day that starts a term by the law, the earliest day that may have (the safe one), and what to say of it."""

    day: date
    safe_day: date
    warnings: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


def start_of(event: date, settings: Mapping[str, str]) -> Start:
    """Find the start of a visitor's own term.

    event: the day of sending, or the day on the letter. settings: other_date (a second date on the letter), portal_day
    (accessible in a portal of the body), mijnoverheid_day (accessible in the central facility).
    """
    given = {name: date.fromisoformat(day) for name, day in settings.items() if name in ("other_date", *DIGITAL_DAYS)}
    days = [event, *given.values()]
    digital = {name: day for name, day in given.items() if name in DIGITAL_DAYS}
    warnings = ["earlier_of_two_dates"] if len(set(days)) > 1 else []
    if not digital:
        return Start(min(days), min(days), tuple(warnings))
    counts = _accessible(digital)
    if counts < DIGITAL_RULES_FROM:
        return Start(min(days), min(days), (*warnings, UNREAD_RULES))
    return Start(counts, min(days), tuple(warnings), ("awb-2-19",))


def _accessible(digital: Mapping[str, date]) -> date:
    """Awb 2:19: the moment in the central facility where the body uses both, else that in the body's own portal."""
    return digital.get("mijnoverheid_day") or digital["portal_day"]


def beside_the_letter(found: Deadline, settings: Mapping[str, str]) -> Deadline:
    """Hold the last day that the letter names beside ours: an earlier one is the day to keep, a later one is not."""
    if not settings.get("letter_says"):
        return found
    named = date.fromisoformat(settings["letter_says"])
    if named < found.last_day:
        earlier = replace(found, safe_last_day=min(named, found.safe_last_day))
        return earlier.warned("letter_names_earlier_day")
    return found.warned("letter_names_later_day") if named > found.last_day else found
