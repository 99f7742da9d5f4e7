"""Days on which the other side's clock stood still (Awb 4:15, 7:10 paragraph 2): as a number or as periods."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

UNKNOWN_DAYS = "unknown"
type Period = tuple[date, date]


def periods_of(text: str) -> tuple[Period, ...]:
    """Read "asked/answered" days, several with a comma between them.

    Raises ValueError for a day that does not exist and for an answer before its question.
    """
    pairs = [tuple(date.fromisoformat(day) for day in part.split("/")) for part in text.split(",")]
    if any(len(pair) != 2 or pair[0] > pair[1] for pair in pairs):
        raise ValueError(text)
    return tuple((pair[0], pair[1]) for pair in pairs)


def days_in(periods: Iterable[Period]) -> int:
    """How many days the clock stood still: from the day after each request up to and including the day of the answer.

    The circular of 1 November 2014 counts so: asked on the 4th, completed on the 17th, thirteen days. A day on which
    two requests lay open counts once.
    """
    still = {asked + timedelta(days=n) for asked, answered in periods for n in range(1, (answered - asked).days + 1)}
    return len(still)


def days_suspended(settings: Mapping[str, str]) -> int:
    """The days to add: those of the periods and those given as a number; an unknown number adds none, and warns."""
    number = settings.get("suspended_days", "0")
    counted = 0 if number == UNKNOWN_DAYS else int(number)
    return counted + (days_in(periods_of(settings["suspended"])) if settings.get("suspended") else 0)


def is_after(end: date, settings: Mapping[str, str]) -> bool:
    """Whether something was asked only when the term was over. It is added all the same: nobody is late too early."""
    periods = periods_of(settings["suspended"]) if settings.get("suspended") else ()
    return any(asked > end for asked, _ in periods)
