"""Stands for Hypothesis inside Pyodide, where its native part does not load: its tests are left out, and counted."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

LEFT_OUT = "needs_hypothesis"


def given(*_: Any, **__: Any) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Mark a test for conftest_inside.py, which leaves it out. Run all the same, it fails: there are no values."""

    def marked(test: Callable[..., None]) -> Callable[[], None]:
        def without_values() -> None:
            raise RuntimeError(f"{test.__name__} needs Hypothesis, which does not load here")

        without_values.__name__ = test.__name__
        vars(without_values)[LEFT_OUT] = True
        return without_values

    return marked


class _Anything(ModuleType):
    """Every strategy, and whatever is done with it."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self

    def __or__(self, _: Any) -> Any:
        return self


strategies = _Anything("hypothesis.strategies")
sys.modules["hypothesis.strategies"] = strategies
