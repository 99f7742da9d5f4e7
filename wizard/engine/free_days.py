"""Days on which a statutory term does not end (Algemene termijnenwet, articles 1 and 3).

Holidays are computed. Days that a royal decree equates with them never are: those come from data/law/free_days.yaml,
and outside the years that file knows, whoever asks is told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
FIRST_KINGS_DAY = 2014  # Stcrt. 2013, 4075: Koningsdag instead of Koninginnedag


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day that is Saturday, Sunday, a holiday or equated with one.

    confidence: "law" (in the act itself), "text" (decree read), "title" or "secondary" (decree not read).
    """

    day: date
    name: str
    reference: str
    confidence: str = "law"
    decree: str = ""
    url: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the day stands in the act itself or in a decree that was read."""
        return self.confidence in ("law", "text")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The free days we know, and the first and last day (both inclusive) for which we know all of them."""

    known_from: date
    known_until: date
    equated: Mapping[date, FreeDay]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Calendar":
        """Read the calendar of the bundle: first and last known day, and the equated days."""
        days = (
            FreeDay(date.fromisoformat(e["day"]), "equated", "atw-3-3", e["confidence"], e["decree"], e.get("url", ""))
            for e in data["equated"]
        )
        return cls(
            date.fromisoformat(data["known_from"]),
            date.fromisoformat(data["known_until"]),
            {day.day: day for day in days},
        )

    def knows(self, day: date) -> bool:
        """Whether all free days around `day` are known to us."""
        return self.known_from <= day <= self.known_until

    def free_day(self, day: date) -> FreeDay | None:
        """Say why `day` is free, or None when a term may end on it. A holiday's name goes before the weekend's."""
        holiday = holidays(day.year).get(day) or self.equated.get(day)
        if holiday:
            return holiday
        if day.weekday() in (SATURDAY, SUNDAY):
            return FreeDay(day, "saturday" if day.weekday() == SATURDAY else "sunday", "atw-1-1")
        return None

    def certainly_free_day(self, day: date) -> FreeDay | None:
        """Like `free_day`, but without equated days whose decree nobody on the project has read."""
        free = self.free_day(day)
        return free if free is None or free.is_certain else None


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm, Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> Mapping[date, FreeDay]:
    """The holidays of article 3, paragraphs 1 and 2, including Good Friday; 5 May counts every year."""
    easter = easter_sunday(year)
    named = {
        date(year, 1, 1): "new_year",
        easter - 2 * ONE_DAY: "good_friday",
        easter + ONE_DAY: "easter_monday",
        easter + 39 * ONE_DAY: "ascension",
        easter + 50 * ONE_DAY: "whit_monday",
        date(year, 5, 5): "liberation_day",
        date(year, 12, 25): "christmas",
        date(year, 12, 26): "boxing_day",
        _birthday(year): "kings_day" if year >= FIRST_KINGS_DAY else "queens_day",
    }
    return {day: FreeDay(day, name, "atw-3-2" if name == "good_friday" else "atw-3-1") for day, name in named.items()}


def _birthday(year: int) -> date:
    """The day on which the King's birthday is celebrated: the day before, when 27 April is a Sunday.

    Until 2013: 30 April. On which day it was kept when that was a Sunday (2006) we did not read. It changes no term:
    the Saturday before it is free as well, and the Monday after it was not.
    """
    day = date(year, 4, 27) if year >= FIRST_KINGS_DAY else date(year, 4, 30)
    return day - ONE_DAY if year >= FIRST_KINGS_DAY and day.weekday() == SUNDAY else day
