"""The faults are the same every time, each changes one thing, and the record of survivors is current."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mutants import mutations, record
from tests.mutants.mutations import MODULES, Mutant, mutants

SOURCE = '''\
"""Words of the module."""
LIMIT = 7

def late(day: int, last: int, words: str = "no") -> bool:
    """Whether it is late."""
    assert day > 0, "a day"
    if not last:
        raise ValueError("no last day")
    return day > last and max(day, last) + 1 > LIMIT
'''
EXPECTED = [
    "example.LIMIT#constant:1 7 -> 8",
    "example.late#constant:1 'no' -> 'no_x'",
    "example.late#condition:1 not last -> not not last",
    "example.late#not:1 not last -> not not last",
    "example.late#return:1 return day > last and max(day, last) + 1 > LIMIT -> return None",
    "example.late#boolean:1 day > last and max(day, last) + 1 > LIMIT -> day > last or max(day, last) + 1 > LIMIT",
    "example.late#compare:1 day > last -> day >= last",
    "example.late#compare:2 max(day, last) + 1 > LIMIT -> max(day, last) + 1 >= LIMIT",
    "example.late#arithmetic:1 max(day, last) + 1 -> max(day, last) - 1",
    "example.late#call:1 max(day, last) -> min(day, last)",
    "example.late#constant:2 1 -> 2",
]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Mutant]:
    (tmp_path / "example.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(mutations, "ENGINE", tmp_path)
    return list(mutants("example"))


def test_every_place_that_says_something_is_changed_once(example: list[Mutant]) -> None:
    """Not docstrings, annotations, asserts or the words of an error."""
    assert sorted(EXPECTED) == sorted(f"{mutant.id} {mutant.change}" for mutant in example)


DAYS = ((8, 7), (7, 7), (6, 5), (7, 6), (8, 0))  # among them each on which a fault shows


def tried(late: Callable[[int, int], bool]) -> list[object]:
    found: list[object] = []
    for day, last in DAYS:
        try:
            found.append(late(day, last))
        except ValueError:
            found.append("refused")
    return found


def test_a_faulty_module_runs_and_does_something_else(example: list[Mutant]) -> None:
    same = []
    for mutant in example:
        names: dict[str, Any] = {}
        exec(mutant.code(), names)
        if tried(names["late"]) == [True, False, False, True, "refused"]:
            same.append(mutant.id)
    assert ["example.late#constant:1"] == same  # nobody reads the words


def test_the_faults_of_the_engine_have_ids_of_their_own() -> None:
    ids = [mutant.id for module in MODULES for mutant in mutants(module)]
    assert len(ids) == len(set(ids)) > 1_000


def test_every_survivor_is_still_there_and_is_explained() -> None:
    """A survivor that is gone, that changed or that nobody explained: run `make mutants` for its module."""
    known = {mutant.id: mutant for module in MODULES for mutant in mutants(module)}
    found = record.read().survivors
    assert {} == {name: "is gone" for name in found if name not in known}
    assert {} == {name: known[name].change for name in found if not record.read().explains(known[name])}


def test_the_record_counts_what_it_lists() -> None:
    found = record.read()
    for module, measured in found.modules.items():
        left = [name for name in found.survivors if name.startswith(f"{module}.")]
        assert len(left) == int(measured["mutants"]) - int(measured["killed"]), module
