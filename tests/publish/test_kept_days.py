"""The days of the tables are counted once, and again only when what they rest on changed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wizard.engine.api import open_door
from wizard.publish.day_tables import TABLES, rows
from wizard.publish.kept_days import kept_days

FIRST, UNTIL = date(2028, 9, 1), date(2028, 12, 31)


@pytest.fixture
def asked(bundle: str) -> tuple[Callable[[str], str], list[str]]:
    """The engine's door, and every request that went through it."""
    door, requests = open_door(bundle), list[str]()

    def ask(request: str) -> str:
        requests.append(request)
        return door(request)

    return ask, requests


def test_what_was_kept_is_what_was_counted(tmp_path: Path, asked: tuple[Callable[[str], str], list[str]]) -> None:
    ask, requests = asked
    path = tmp_path / "days.json"
    counted = kept_days(path, "engine-1.zip", ask, FIRST, UNTIL)
    assert counted == {table.id: rows(table, ask, FIRST, UNTIL) for table in TABLES}
    assert any(cell.moved_by for found in counted.values() for _, row in found for cell in row)
    requests.clear()
    assert counted == kept_days(path, "engine-1.zip", ask, FIRST, UNTIL)
    assert [] == requests


@pytest.mark.parametrize(("engine", "first"), [("engine-2.zip", FIRST), ("engine-1.zip", date(2028, 9, 2))])
def test_another_engine_or_other_years_are_counted_again(tmp_path: Path, bundle: str, engine: str, first: date) -> None:
    path = tmp_path / "days.json"
    kept_days(path, "engine-1.zip", open_door(bundle), FIRST, UNTIL)
    before = json.loads(path.read_text())["key"]
    found = kept_days(path, engine, open_door(bundle), first, UNTIL)
    assert before != json.loads(path.read_text())["key"]
    assert first == found["bezwaar"][0][0]
