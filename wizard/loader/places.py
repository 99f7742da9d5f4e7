"""Reading data/register/places.csv: names of places, each in one municipality."""

import csv
from dataclasses import dataclass
from pathlib import Path

from wizard.loader.problem import Problem, ProblemsFound, shown_path

COLUMNS = ["name", "municipality", "kind", "sources"]
KINDS = ("woonplaats", "alias", "former", "district")  # the order in which equal names are offered


@dataclass(frozen=True, slots=True)
class Place:
    """One name in one municipality (its CBS code); `line` is where it stands in the file.

    kind: "woonplaats" of the BAG, "alias" for another name, "former" for a municipality that was merged or divided,
    "district" for a part of a place or a village that is no woonplaats. sources: ids of place_sources.yaml.
    """

    name: str
    municipality: str
    kind: str
    sources: tuple[str, ...]
    line: int


def read_places(path: Path, root: Path) -> tuple[Place, ...]:
    """Read the file. Raises ProblemsFound for wrong columns, kinds and doubled rows, all of them."""
    file = shown_path(path, root)
    with path.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        header = next(rows, [])
        if header != COLUMNS:
            raise ProblemsFound([Problem(file, 1, "", f"de eerste regel moet zijn: {','.join(COLUMNS)}")])
        found = [(rows.line_num, row) for row in rows]
    problems = [Problem(file, line, "", message) for line, row in found if (message := _wrong(row))]
    seen: dict[tuple[str, ...], int] = {}
    for line, row in found:
        first = seen.setdefault(tuple(row[:2]), line)
        if first != line:
            problems.append(Problem(file, line, "name", f"'{row[0]}' staat voor {row[1]} ook op regel {first}"))
    if problems:
        raise ProblemsFound(problems)
    return tuple(Place(name, code, kind, tuple(sources.split()), line) for line, (name, code, kind, sources) in found)


def _wrong(row: list[str]) -> str:
    if len(row) != len(COLUMNS):
        return f"deze regel heeft {len(row)} velden; er horen er {len(COLUMNS)}: {', '.join(COLUMNS)}"
    name, _, kind, _ = row
    if not name or name != name.strip() or "|" in name:
        return f"de naam '{name}' mag niet leeg zijn, niet met een spatie beginnen of eindigen en geen | bevatten"
    return "" if kind in KINDS else f"kind '{kind}' kennen wij niet; kies uit: {', '.join(KINDS)}"
