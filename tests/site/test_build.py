"""Builds of the real site beside each other, one after another, and into a folder that is taken."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.site.reading import ROOT, SITE
from wizard.publish.files import FolderBusy, locked
from wizard.publish.site import Order, build

TODAY = "2026-11-24"
pytestmark = pytest.mark.xdist_group("build")


def orders(folder: Path) -> list[Order]:
    return [Order(ROOT, folder / name, date.fromisoformat(TODAY)) for name in ("one", "two")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Order]]:
    """Two sites that were built at the same time from one checkout."""
    made = orders(tmp_path_factory.mktemp("sites"))
    for order in made:  # Pyodide takes half a minute to compress, and is the same
        shutil.copytree(SITE / "engine", order.out / "engine", copy_function=os.link)
    command = [sys.executable, "-m", "wizard.cli", "publish", "--today", TODAY, "--out"]
    running = [
        subprocess.Popen(
            [*command, str(order.out)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for order in made
    ]
    said = [process.communicate() for process in running]
    assert [0, 0] == [process.returncode for process in running], said
    yield made
    for order in made:
        shutil.rmtree(order.work)


def content(folder: Path) -> Mapping[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def times(folder: Path) -> Mapping[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_two_builds_at_once_make_the_same_site_as_one(built: list[Order]) -> None:
    one, two = (content(order.out) for order in built)
    assert one == two
    assert content(SITE).keys() == one.keys()


def test_a_second_build_of_the_same_input_writes_nothing(built: list[Order]) -> None:
    folders = (built[0].out, built[0].work / "docs", built[0].work / "made", built[0].work / "frame")
    before = [times(folder) for folder in folders]
    said: list[str] = []
    build(built[0], said.append)
    assert before == [times(folder) for folder in folders]
    assert 20 == len(said)  # each step, and its seconds


def test_a_build_into_a_folder_that_is_being_built_is_refused_by_name(built: list[Order]) -> None:
    before = times(built[1].out)
    with locked(built[1].work / "lock"), pytest.raises(FolderBusy, match="kies een andere map met --out"):
        build(built[1], lambda line: None)
    assert before == times(built[1].out)
