"""The days of all tables, counted once for every locale, and kept until the engine, its data or the years change."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from wizard.publish import day_tables
from wizard.publish.day_tables import TABLES, Ask, Row, TableDay, rows
from wizard.publish.files import write

type Rows = tuple[tuple[date, Row], ...]


def kept_days(path: Path, engine: str, ask: Ask, first: date, known_until: date) -> Mapping[str, Rows]:
    """The rows of each table by its id, from `path` when that holds them for this engine and these years.

    engine: a name that changes with the engine and its data.
    """
    code = sha256(Path(day_tables.__file__).read_bytes()).hexdigest()
    key = f"{engine} {first} {known_until} {code}"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if kept.get("key") == key:
        return {table: tuple(map(_row, found)) for table, found in kept["tables"].items()}
    counted = {table.id: rows(table, ask, first, known_until) for table in TABLES}
    told = {
        table: [[day.isoformat(), [_told(cell) for cell in row]] for day, row in found]
        for table, found in counted.items()
    }
    write(path, json.dumps({"key": key, "tables": told}))
    return counted


def _told(cell: TableDay) -> list[Any]:
    return [cell.day.isoformat(), cell.moved_by, cell.later.isoformat() if cell.later else None, cell.is_known]


def _row(kept: list[Any]) -> tuple[date, Row]:
    day, cells = kept
    return date.fromisoformat(day), tuple(
        TableDay(date.fromisoformat(at), tuple(moved), date.fromisoformat(later) if later else None, is_known)
        for at, moved, later, is_known in cells
    )
