"""The conftest inside Pyodide: the bundle is read, not made, as the loader needs packages that are not there."""

import hypothesis  # the one of hypothesis_inside.py
import pytest

from tests.engine_room import ROOT, TODAY, ask, law, place, visit_to

__all__ = ["ROOT", "TODAY", "ask", "law", "place", "visit_to"]


@pytest.fixture(scope="session")
def bundle() -> str:
    return (ROOT / "bundle.json").read_text(encoding="utf-8")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of Hypothesis, and let pytest count them."""
    without = [item for item in items if hasattr(getattr(item, "function", None), hypothesis.LEFT_OUT)]
    items[:] = [item for item in items if item not in without]
    config.hook.pytest_deselected(items=without)
