"""What is wrong with a request, by name; and the one spelling of a day that the door takes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

ISO_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


class Refused(Exception):
    """A request that cannot be answered, with every reason found."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__(problems)
        self.problems = problems


def problem(problem_id: str, field: str, value: Any = None, allowed: Any = None) -> dict[str, Any]:
    """One reason: its id, the field it is about, the value that was given and what may be given."""
    found: dict[str, Any] = {"id": problem_id, "field": field}
    if value is not None:
        found["value"] = value
    if allowed is not None:
        found["allowed"] = list(allowed)
    return found


def iso_day(text: Any) -> date | None:
    """A day written as 2026-11-13, in the years for which this makes sense; None for anything else."""
    if not (isinstance(text, str) and ISO_DAY.fullmatch(text)):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of(
    asked: Mapping[str, Any], field: str, problems: list[dict[str, Any]], latest: date | None = None
) -> date | None:
    """The day in a field of a request; what is wrong with it is added to `problems`."""
    text = asked.get(field)
    day = iso_day(text)
    if day is None:
        problems.append(problem("not_a_date", field, text))
    elif latest and day > latest:
        problems.append(problem("date_in_the_future", field, text))
    return day
