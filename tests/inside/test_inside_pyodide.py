"""The tests of the engine, the published cases and the proof pass inside Pyodide, the Python of the browser, as well.

With the whole standard library; that the trimmed one of the site answers alike, publish itself makes sure of.
"""

import os
import re
import shutil
import subprocess
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PACKAGES = ("pytest", "pluggy", "iniconfig", "packaging", "pygments", "pyyaml")  # pure Python, as locked
SOURCES = (
    "wizard/__init__.py",
    "wizard/engine",
    "wizard/proof",
    "wizard/loader/__init__.py",
    "wizard/loader/problem.py",
    "wizard/loader/yaml_file.py",
    "tests/__init__.py",
    "tests/engine",
    "tests/cases",
    "tests/oracle.py",
    "tests/engine_room.py",
    "tests/test_proof.py",
    "data/law",
    "data/texts",
)
NOT_THERE = (
    "tests/engine/test_api.py::test_deep_nesting_is_no_traceback"  # ends the wasm stack, which nothing can catch
)
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-W", "ignore", "--tb=short", "-rf")
PART = {"PROOF_EVERY": "7"}  # every path is walked, one in seven is lived
LEFT_OUT = {
    "tests/engine/test_matters.py": "asks for entries that stand in data/, not in the bundle",
    "tests/engine/test_order.py": "walks every pair of advices: too long there; the build compares what it says",
    "tests/engine/test_elsewhere.py": "walks every path twice: too long there; the build compares what it says",
}
GIVEN = re.compile(r"^@given", re.M)

pytestmark = pytest.mark.xdist_group("inside")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Path:
    """The engine, the proof, their tests, the bundle, and pytest itself: all that is needed and nothing else."""
    made = tmp_path_factory.mktemp("inside")
    for name in SOURCES:
        _copy(ROOT / name, made / name)
    _copy(HERE / "conftest_inside.py", made / "tests" / "conftest.py")
    _copy(HERE / "hypothesis_inside.py", made / "packages" / "hypothesis.py")
    (made / "bundle.json").write_text(bundle, encoding="utf-8")
    for name in PACKAGES:
        for file in distribution(name).files or ():
            if ".." not in file.parts and file.suffix != ".so":
                _copy(Path(str(file.locate())), made / "packages" / file)
    return made


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["node", str(HERE / "run.mjs"), str(folder), *OPTIONS, *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | PART)


def count(printed: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}", printed)
    return int(found[1]) if found else 0


def test_the_tests_of_the_engine_pass(folder: Path) -> None:
    """All but those of Hypothesis, whose native part does not load there."""
    left_out = [f"--ignore={name}" for name in LEFT_OUT]
    done = run(folder, "tests/engine", "tests/cases", "--deselect", NOT_THERE, *left_out)
    assert 0 == done.returncode, done.stdout[-3000:] + done.stderr[-2000:]
    files = [
        path for path in (ROOT / "tests" / "engine").glob("test_*.py") if f"tests/engine/{path.name}" not in LEFT_OUT
    ]
    properties = sum(len(GIVEN.findall(path.read_text(encoding="utf-8"))) for path in files)
    assert properties + len([NOT_THERE]) == count(done.stdout, "deselected")
    assert 0 == count(done.stdout, "skipped")
    assert 900 < count(done.stdout, "passed")


def test_the_proof_holds(folder: Path) -> None:
    done = run(folder, "tests/test_proof.py", "-k", "test_claim or walk")
    assert 0 == done.returncode, done.stdout[-3000:] + done.stderr[-2000:]
    assert 75 < count(done.stdout, "passed")


def test_a_test_that_fails_there_is_told(folder: Path) -> None:
    (folder / "tests" / "test_fails.py").write_text("def test_wrong() -> None:\n    assert 1 == 2\n")
    done = run(folder, "tests/test_fails.py")
    assert 1 == done.returncode
    assert 1 == count(done.stdout, "failed")
