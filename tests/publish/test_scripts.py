"""The scripts as a browser gets them: few files, whole, and with the worker's list inside."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from wizard.publish.scripts import ENTRIES, FRAME, NotBundled, bundled, framed

ROOT = Path(__file__).resolve().parents[2]
LIST = {"files.mjs": 'export const FILES = { zip: { name: "engine-1.zip" } };\n'}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project with our scripts and styles, to be damaged."""
    for folder in ("wizard/web", "overrides/assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def imports(script: bytes) -> list[str]:
    """What a browser would still have to fetch for a module."""
    command = [str(ROOT / "node_modules/.bin/esbuild"), "--metafile=/dev/stdout", "--outfile=/dev/null", "--bundle"]
    told = subprocess.run(
        [*command, "--format=esm", "--packages=external", "--external:*", "--log-level=silent"],
        input=script, capture_output=True, check=True,
    )  # fmt: skip
    [found] = json.loads(told.stdout)["inputs"].values()
    return [one["path"] for one in found["imports"]]


def test_each_entry_has_all_that_it_imports_inside(tmp_path: Path) -> None:
    made = bundled(ROOT, tmp_path, LIST)
    assert set(ENTRIES) == set(made)
    assert {name: imports(script) for name, script in made.items()} == {
        "wizard.mjs": ["./offline.mjs"], "finder.mjs": [], "offline.mjs": [], "worker.mjs": [],
    }  # fmt: skip


def test_the_worker_gets_the_list_that_the_build_made(tmp_path: Path) -> None:
    assert b"engine-1.zip" in bundled(ROOT, tmp_path, LIST)["worker.mjs"]
    again = {"files.mjs": LIST["files.mjs"].replace("engine-1", "engine-2")}
    made = bundled(ROOT, tmp_path, again)["worker.mjs"]
    assert (True, False) == (b"engine-2.zip" in made, b"engine-1.zip" in made)


def test_every_script_is_shipped_inside_one_of_them(house: Path, tmp_path: Path) -> None:
    """A module that nobody imports would stay behind unseen."""
    tools = {"rehearse.mjs", "service-worker.js"}  # runs under Node; is written by wizard.publish.offline
    modules = sorted(path for path in (house / "wizard/web").iterdir() if path.name not in tools)
    for number, path in enumerate(modules):
        with path.open("a", encoding="utf-8") as file:
            file.write(f'\nconsole.log("mark-{number}");\n')
    made = b"".join(bundled(house, tmp_path / "work", LIST).values())
    assert [] == [path.name for number, path in enumerate(modules) if f"mark-{number}".encode() not in made]


def test_a_script_with_a_mistake_stops_the_build_with_file_and_line(house: Path, tmp_path: Path) -> None:
    (house / "wizard/web/finder.mjs").write_text("const a = 1;\nconst = 2;\n", encoding="utf-8")
    with pytest.raises(NotBundled, match=r"finder\.mjs:2:"):
        bundled(house, tmp_path / "work", LIST)


def test_a_module_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(NotBundled, match=r"files\.mjs"):
        bundled(ROOT, tmp_path, {})


def test_without_esbuild_the_editor_is_told_how_to_install_it(house: Path, tmp_path: Path) -> None:
    """After an update of the project the packages may be those of before."""
    (house / "node_modules").unlink()
    with pytest.raises(NotBundled, match="npm ci"):
        bundled(house, tmp_path / "work", LIST)


def test_a_name_in_the_frame_changes_with_what_the_file_does(house: Path, tmp_path: Path) -> None:
    before = framed(house, tmp_path / "frame")
    assert set(FRAME) == set(before)
    for name in FRAME:
        assert (tmp_path / "frame" / name).stat().st_size < (house / "overrides" / name).stat().st_size
    style, script = FRAME
    with (house / "overrides" / style).open("a", encoding="utf-8") as file:
        file.write("/* only for readers */\n")
    assert before == framed(house, tmp_path / "frame")
    with (house / "overrides" / style).open("a", encoding="utf-8") as file:
        file.write("p { color: red; }\n")
    after = framed(house, tmp_path / "frame")
    assert (before[script], False) == (after[script], before[style] == after[style])
