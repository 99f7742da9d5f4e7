"""The register of municipalities (data/register/): a table, what is known of its origin, ombudsmen and cooperations."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from wizard.loader.problem import Problem, ProblemsFound, shown_path
from wizard.loader.yaml_file import Document, Key

COLUMNS = (
    "code", "slug", "name", "register_name", "aliases", "province", "phone", "website", "roo", "roo_date",
    "valid_from", "valid_to", "succeeded_by",
)  # fmt: skip
FIRST_ROW = 2  # line of the first row below the names of the columns


@dataclass(frozen=True, slots=True)
class Register:
    """What holds for all municipalities: the table by slug, its origin, ombudsmen, cooperations, and what law says."""

    rows: Document
    about: Document
    ombudsmen: Document
    cooperations: Document
    default: Document


def read_register(folder: Path, default: Path, read: Callable[[Path, str], Document]) -> Register:
    """Read the register; `read` reads one file and checks it against the schema of that name."""
    return Register(
        rows=read(folder / "municipalities.csv", "register"),
        about=read(folder / "about.yaml", "register_about"),
        ombudsmen=read(folder / "ombudsmen.yaml", "ombudsmen"),
        cooperations=read(folder / "cooperations.yaml", "cooperations"),
        default=read(default, "municipality_default"),
    )


def read_table(path: Path, root: Path) -> Document:
    """Read the table of municipalities as a document: slug -> its cells, empty cells left out.

    Raises ProblemsFound for a wrong heading, a row of another length, and a slug or code that stands there twice.
    """
    file = shown_path(path, root)
    found = list(csv.reader(StringIO(path.read_text(encoding="utf-8"), newline="")))
    if not found or tuple(found[0]) != COLUMNS:
        raise ProblemsFound([Problem(file, 1, "", f"de eerste regel moet zijn: {','.join(COLUMNS)}")])
    problems: list[Problem] = []
    rows: dict[str, Mapping[str, str]] = {}
    lines: dict[Key, int] = {(): 1}
    taken: dict[str, int] = {}
    for line, cells in enumerate(found[1:], FIRST_ROW):
        if len(cells) != len(COLUMNS):
            message = f"deze regel heeft {len(cells)} kolommen; het moeten er {len(COLUMNS)} zijn"
            problems.append(Problem(file, line, "", message))
            continue
        row = {name: cell for name, cell in zip(COLUMNS, cells, strict=True) if cell}
        slug = row.get("slug", f"regel {line}")
        for name in ("code", "slug"):
            key = f"{name} {row.get(name)}"
            if key in taken:
                message = f"'{row.get(name)}' staat ook op regel {taken[key]}; elke gemeente staat er één keer"
                problems.append(Problem(file, line, name, message))
            taken.setdefault(key, line)
        rows[slug] = row
        lines |= {(slug,): line} | {(slug, name): line for name in COLUMNS}
    if problems:
        raise ProblemsFound(problems)
    return Document(file, rows, lines)
