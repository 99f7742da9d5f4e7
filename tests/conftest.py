"""What every test may use: the project's own data, loaded once, and the engine's door."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.configuration
import pytest

from wizard.engine.api import answer
from wizard.engine.law import Law, Place
from wizard.loader.project import Project, load
from wizard.publish.bundle import engine_bundle

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"  # a Sunday; the day most of these tests are told

hypothesis.configuration.set_hypothesis_home_dir(tempfile.mkdtemp(prefix="hypothesis"))
hypothesis.settings.register_profile("wegwijzer", database=None, deadline=None, derandomize=True, max_examples=200)
hypothesis.settings.load_profile("wegwijzer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A failing property prints the whole law; that warning must not hide the failure itself."""
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("default:Generating overly large repr"))


@pytest.fixture(scope="session")
def project() -> Project:
    return load(ROOT)


@pytest.fixture(scope="session")
def bundle(project: Project) -> str:
    return engine_bundle(project)


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
