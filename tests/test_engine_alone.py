"""The engine runs with nothing but Python: in a test, in a build and in the browser alike."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = sorted((ROOT / "wizard" / "engine").glob("*.py"))
CLOCKS_OF_THE_MACHINE = {"today", "now", "utcnow", "time", "localtime", "gmtime"}

ALONE = """
import sys
sys.path.insert(0, {folder!r})
before = set(sys.modules)
import wizard.engine.api
loaded = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(sorted(loaded - set(sys.stdlib_module_names)))
print(sorted(name for name in sys.modules if name.startswith("wizard.") and not name.startswith("wizard.engine")))
"""


@pytest.fixture(scope="module")
def only_the_engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package's own marker and its engine, and nothing beside them."""
    folder = tmp_path_factory.mktemp("alone")
    shutil.copytree(
        ROOT / "wizard" / "engine", folder / "wizard" / "engine", ignore=shutil.ignore_patterns("__pycache__")
    )
    for marker in (ROOT / "wizard").glob("__init__.py"):
        shutil.copy(marker, folder / "wizard")
    return folder


def test_the_engine_starts_with_nothing_else_installed(only_the_engine: Path) -> None:
    """-S leaves out installed packages, -I the surroundings; the folder holds the engine alone."""
    program = ALONE.format(folder=str(only_the_engine))
    run = subprocess.run([sys.executable, "-S", "-I", "-c", program], capture_output=True, text=True, check=False)
    assert (0, "") == (run.returncode, run.stderr)
    assert ["['wizard']", "[]"] == run.stdout.split("\n")[:2]


def imports_of(source: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source.name}: imports say where from"
            found.add(str(node.module))
    return found


@pytest.mark.parametrize("source", ENGINE, ids=lambda source: source.stem)
def test_the_engine_imports_the_standard_library_and_itself(source: Path) -> None:
    """No YAML, no loader, no publisher, no browser."""
    outside = {name for name in imports_of(source) if name.partition(".")[0] not in sys.stdlib_module_names}
    assert [] == sorted(name for name in outside if not f"{name}.".startswith("wizard.engine."))


@pytest.mark.parametrize("source", ENGINE, ids=lambda source: source.stem)
def test_the_engine_opens_no_file_and_no_connection(source: Path) -> None:
    assert [] == sorted(imports_of(source) & {"io", "os", "pathlib", "socket", "sqlite3", "subprocess", "sys", "time"})
    tree = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    called = {node.func.id for node in tree if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert [] == sorted(called & {"open", "exec", "eval", "__import__", "print", "input"})


@pytest.mark.parametrize("source", ENGINE, ids=lambda source: source.stem)
def test_the_day_is_told_to_the_engine_and_never_looked_up(source: Path) -> None:
    """The same question has the same answer tomorrow: no date.today, no datetime.now."""
    tree = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    named = {
        (node.value.id, node.attr)
        for node in tree
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert [] == sorted(
        pair for pair in named if pair[0] in ("date", "datetime", "time") and pair[1] in CLOCKS_OF_THE_MACHINE
    )


def test_there_is_an_engine_to_look_at() -> None:
    assert {"api", "terms", "tree", "facts", "free_days"} <= {source.stem for source in ENGINE}
