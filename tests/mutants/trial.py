"""Whether the tests notice a fault: they run on the faulty module in a process of their own.

The process is forked from one that has read the data and imported everything but the engine, so that a trial costs
little more than the tests that it runs. The module's own tests go first; the first failure ends the trial.
"""

import contextlib
import importlib.abc
import importlib.machinery
import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

import wizard.loader.project as loader
from tests.mutants.mutations import Mutant

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "engine"
LAST = ("test_against_oracle", "test_api")  # the longest
OWN_ONLY = ("test_order", "test_elsewhere")  # walk every path: only for their own module
CHOSEN = (  # not the random texts; of the oracle's thirty years the tests that together need every rule once
    "not test_any and not test_day_entry and not (test_against_oracle and ("
    "klacht_ouderdom or klacht_weigering or ombudsman or beroep or test_the_day_to_keep or six or day_by_day"
    " or several_pauses or about_care or with_a_pause))"
)
TIME_LIMIT = 90  # seconds of processor time: a fault may never come to an end
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the module of the engine that the mutant is about, with its fault."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant, self.name = mutant, f"wizard.engine.{mutant.module}"

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.mutant.code(), module.__dict__)


def test_files(module: str) -> list[str]:
    """The tests of the engine: those of the module first, the longest last."""
    left_out = [name for name in OWN_ONLY if name != f"test_{module}"]
    files = sorted(path for path in TESTS.glob("test_*.py") if path.stem not in left_out)

    def order(path: Path) -> tuple[int, str]:
        return (0 if module in path.stem else 2 if path.stem in LAST else 1, path.stem)

    return [str(path) for path in sorted(files, key=order)]


def try_out(mutant: Mutant | None, module: str = "") -> str:
    """Run the tests on a mutant, or on the engine as it is. Forks; the engine must not have been imported yet."""
    assert not any(name.startswith("wizard.engine.") for name in sys.modules)
    child = os.fork()
    if child == 0:
        os._exit(_tests_fail(mutant, module))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return TIMED_OUT
    return KILLED if os.WEXITSTATUS(status) else SURVIVED


def _tests_fail(mutant: Mutant | None, module: str) -> int:
    signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT)
    if mutant:
        sys.meta_path.insert(0, _Faulty(mutant))
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", CHOSEN, "-W", "ignore"]
        found = pytest.main([*options, *test_files(mutant.module if mutant else module)])
    return int(found != pytest.ExitCode.OK)


def prepare() -> None:
    """Read the data once; every trial is given the same."""
    project = loader.load(ROOT)
    loader.load = lambda root: project  # in this process and those forked from it, and nowhere else
    assert hypothesis.__version__
