"""Reading a day from three text fields, in every spelling people use, and saying kindly what does not fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

A_YEAR = timedelta(days=366)
FIELDS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read: the day, or problems as (field, problem id); notes ask for a second look without refusing."""

    day: date | None
    problems: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def read_day(day: str, month: str, year: str, month_names: Sequence[Sequence[str]], today: date) -> Entry:
    """Read a day that may not lie after `today`.

    month_names: for each of the twelve months the names and short forms in the reader's language, lower case.
    Years of two digits are taken to be of this century. A whole date in the first field is read as well.
    """
    if day.strip() and not month.strip() and not year.strip():
        day, month, year = _split(day)
    fields = {"day": _number(day), "month": _month(month, month_names), "year": _year(_number(year))}
    typed = {"day": day, "month": month, "year": year}
    problems = [(name, _missing_or_wrong(name, typed[name])) for name, value in fields.items() if value is None]
    problems += _out_of_range(fields)
    if problems:
        return Entry(None, tuple(sorted(problems, key=lambda problem: FIELDS.index(problem[0]))))
    found = _existing(fields)
    if found is None:
        return Entry(None, (("day", "no_such_day"),))
    if found > today:
        return Entry(None, (("year" if found.year > today.year else "day", "in_the_future"),))
    return Entry(found, notes=("more_than_a_year_ago",) if today - found > A_YEAR else ())


def _split(text: str) -> tuple[str, str, str]:
    parts = [part for part in re.split(r"[\s./\-]+", text.strip()) if part]
    if len(parts) != 3:
        return text, "", ""
    return (parts[2], parts[1], parts[0]) if len(parts[0]) == 4 else (parts[0], parts[1], parts[2])


def _number(text: str) -> int | None:
    cleaned = text.strip().rstrip(".")
    return int(cleaned) if cleaned.isdecimal() and len(cleaned) <= 4 else None


def _month(text: str, month_names: Sequence[Sequence[str]]) -> int | None:
    name = text.strip().rstrip(".").casefold()
    by_name = {spelling.casefold(): index for index, names in enumerate(month_names, 1) for spelling in names}
    return by_name.get(name) or _number(name)


def _year(year: int | None) -> int | None:
    return 2000 + year if year is not None and year < 100 else year


def _missing_or_wrong(name: str, text: str) -> str:
    return "missing" if not text.strip() else ("month_unknown" if name == "month" else "not_a_number")


def _out_of_range(fields: dict[str, int | None]) -> list[tuple[str, str]]:
    limits = {"day": (1, 31), "month": (1, 12), "year": (1990, 2100)}
    return [
        (name, "out_of_range")
        for name, value in fields.items()
        if value is not None and not limits[name][0] <= value <= limits[name][1]
    ]


def _existing(fields: dict[str, int | None]) -> date | None:
    try:
        return date(fields["year"] or 0, fields["month"] or 0, fields["day"] or 0)
    except ValueError:
        return None
