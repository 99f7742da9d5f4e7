"""Stands for Hypothesis inside Pyodide, where its native part does not load: its tests are skipped, and so counted."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


def given(*_: Any, **__: Any) -> Callable[[Callable[..., None]], Callable[[], None]]:
    def skipped(test: Callable[..., None]) -> Callable[[], None]:
        @pytest.mark.skip(reason="Hypothesis does not load here")
        def without_values() -> None: ...

        without_values.__name__ = test.__name__
        return without_values

    return skipped


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
