"""Days, amounts and counts in the words of a locale, from the tables of its interface/."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def shown_day(day: date, interface: Mapping[str, Any], form: str = "pattern") -> str:
    """A day as the locale writes it, "maandag 28 december 2026"; form "short" gives "ma 28 dec 2026"."""
    table = interface["date"]
    months = table["months"][day.month - 1]
    shown: str = table[form].format(
        weekday=table["weekdays"][day.weekday()],
        weekday_short=table["weekdays_short"][day.weekday()],
        day=day.day,
        month=months[0],
        month_short=months[1] if len(months) > 1 else months[0],
        year=day.year,
    )
    return shown


def shown_date_text(text: str, interface: Mapping[str, Any]) -> str:
    """A date of a source: a whole day in words, a month "oktober 2023", a year as it is."""
    parts = text.split("-")
    if len(parts) == 3:
        return shown_day(date.fromisoformat(text), interface, "plain")
    return f"{interface['date']['months'][int(parts[1]) - 1][0]} {parts[0]}" if len(parts) == 2 else text
