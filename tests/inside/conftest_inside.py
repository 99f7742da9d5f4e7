"""The conftest inside Pyodide: the bundle is read, not made, as the loader needs packages that are not there."""

import pytest

from tests.engine_room import ROOT, TODAY, ask, law, place, visit_to

__all__ = ["ROOT", "TODAY", "ask", "law", "place", "visit_to"]


@pytest.fixture(scope="session")
def bundle() -> str:
    return (ROOT / "bundle.json").read_text(encoding="utf-8")
