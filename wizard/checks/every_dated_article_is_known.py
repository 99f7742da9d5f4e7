"""Every article of data/law/in_force.yaml is one that we cite, on a day that exists, and stands there once."""

from collections.abc import Iterator
from datetime import date

from wizard.loader.problem import Problem
from wizard.loader.project import Project

FILE = "data/law/in_force.yaml"


def problems(project: Project) -> Iterator[Problem]:
    """Look at each day and each of its articles."""
    seen: dict[str, str] = {}
    for day, change in project.in_force.items():
        if not _exists(day):
            yield Problem(FILE, 1, day, "deze dag bestaat niet")
        for reference in change["references"]:
            if reference not in project.references:
                yield Problem(FILE, 1, day, f"artikel {reference} staat niet in data/law/references.yaml")
            if reference in seen:
                yield Problem(FILE, 1, day, f"artikel {reference} staat ook al bij {seen[reference]}")
            seen[reference] = day


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
