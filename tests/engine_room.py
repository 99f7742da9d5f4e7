"""What tests of the engine and the proof use. Only the engine and pytest are needed, so they run inside Pyodide too."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from wizard.engine.api import answer
from wizard.engine.law import Law, Place

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"  # a Sunday; the day most of these tests are told


@pytest.fixture(scope="session")
def law(bundle: str) -> Law:
    return Law.from_data(json.loads(bundle))


@pytest.fixture(scope="session")
def ask(law: Law) -> Callable[..., dict[str, Any]]:
    """Ask the engine by keyword: ask("visit", entry="route", answers={...}); the reply is read back from JSON."""

    def _ask(what: str, **fields: Any) -> dict[str, Any]:
        request = {"ask": what, "today": TODAY} | fields
        reply = answer(law, json.dumps(request))
        return json.loads(json.dumps(reply))

    return _ask


@pytest.fixture(scope="session")
def visit_to(ask: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Walk a conversation: visit_to({"safe_now": "safe", ...}, today="2026-11-22", entry="route")."""

    def _visit(answers: Mapping[str, str], entry: str = "route", **fields: Any) -> dict[str, Any]:
        return ask("visit", entry=entry, answers=dict(answers), **fields)

    return _visit


def place(place_id: str = "place", province: str = "", **facts: Any) -> Place:
    """A municipality or provider of which we verified these facts; a double underscore stands for a dot."""
    return Place(
        place_id,
        place_id.title(),
        province,
        {name.replace("__", "."): value for name, value in facts.items()},
    )
