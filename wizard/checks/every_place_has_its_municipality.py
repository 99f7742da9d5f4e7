"""Every place of the register is in a municipality of the register and names sources that we know."""

from collections.abc import Iterator

from wizard.loader.problem import Problem
from wizard.loader.project import Project

FILE = "data/register/places.csv"


def problems(project: Project) -> Iterator[Problem]:
    """Look at each row of places.csv."""
    codes = {row["code"]: row for row in project.register.rows.data.values()}
    known = project.place_sources
    for place in project.places:
        if place.municipality not in codes:
            yield Problem(
                FILE, place.line, "municipality", f"gemeente '{place.municipality}' staat niet in het register"
            )
        elif "valid_to" in codes[place.municipality] and "succeeded_by" not in codes[place.municipality]:
            message = f"gemeente '{place.municipality}' houdt op; vul in het register haar opvolger in (succeeded_by)"
            yield Problem(FILE, place.line, "municipality", message)
        for source in place.sources:
            if source not in known:
                message = f"bron '{source}' staat niet in place_sources.yaml; kies uit: {', '.join(known)}"
                yield Problem(FILE, place.line, "sources", message)
        if not place.sources:
            yield Problem(FILE, place.line, "sources", f"de bron ontbreekt; kies uit: {', '.join(known)}")
