"""Hands the plain files of each locale to the site generator, and only those that changed since it last ran.

The generator is a guest: it gets a folder of pages and a folder to fill. What it is and needs stands in overrides/ and
mkdocs.yml.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from wizard.publish.files import write

TOOLS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "jinja2")
SCRIPT = Path("overrides") / "hooks" / "locales.py"
SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Task:
    """One locale to build: the folder above its pages, what the frame must know, where the site goes, its address."""

    locale: str
    docs: str
    frame: str
    site: str
    address: str


def generate(root: Path, tasks: Sequence[Task]) -> int:
    """Build the sites of the tasks whose input changed; returns how many. Raises RuntimeError with all complaints."""
    common = _digest(root, [*_files(root / "overrides"), root / SETTINGS])
    keys = {task: f"{common}{_key(root, task)}" for task in tasks}
    changed = [task for task in tasks if _stamp(task).read_text() != keys[task]] if tasks else []
    if changed:
        for task in changed:
            _stamp(task).write_text("")
        _run(root, changed)
        for task in changed:
            _stamp(task).write_text(keys[task])
    return len(changed)


def _run(root: Path, tasks: Sequence[Task]) -> None:
    done = subprocess.run(
        [sys.executable, str(root / SCRIPT)],
        input=json.dumps([asdict(task) for task in tasks]),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"MkDocs:\n{done.stdout}{done.stderr}")


def _stamp(task: Task) -> Path:
    """The file that holds the fingerprint of what a site was made from; made empty when there is none."""
    stamp = Path(task.site).with_suffix(".key")
    if not stamp.exists():
        write(stamp, "")
    return stamp


def _key(root: Path, task: Task) -> str:
    tools = [version(tool) for tool in TOOLS]
    content = _digest(root, [*_files(Path(task.docs) / task.locale), Path(task.frame)])
    return sha256(repr((task, tools, content)).encode()).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")


def _digest(root: Path, paths: Sequence[Path]) -> str:
    found = sha256()
    for path in paths:
        content = path.read_bytes()
        found.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()
