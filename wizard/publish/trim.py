"""One zip with the part of the standard library that the engine uses, the engine and its data, byte-compiled.

The part is found by rehearsal: the engine answers every kind of request inside Pyodide under Node, and whatever it
loaded is kept. Then the same requests run on the trimmed zip and must be answered byte for byte as in CPython, and
every module in it must load.
"""

import importlib.util
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from wizard.engine.api import open_door
from wizard.publish.files import write
from wizard.publish.rehearsal import Rehearsal, rehearsal

ERROR_PATHS = (  # loaded only when something goes wrong, so no rehearsal finds them
    "traceback.py", "linecache.py", "tokenize.py", "token.py", "textwrap.py", "contextlib.py", "_colorize.py",
    "codeop.py", "__future__.py", "_strptime.py", "calendar.py", "locale.py",
)  # fmt: skip
DOOR = '''"""The engine with its data: the one thing the worker imports."""

from pathlib import PurePosixPath

import wizard
from wizard.engine.api import open_door

_here = PurePosixPath(wizard.__file__).parent
ask = open_door(wizard.__loader__.get_data(str(_here / "bundle.json")).decode())
'''
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
UNCHECKED_HASH = b"\x01\0\0\0"  # PEP 552: Python takes the byte code as it is, without looking for a source
APP_INSIDE = "-"


class RehearsalDiffers(RuntimeError):
    """The engine in the browser would not answer as it does here."""


def trimmed(root: Path, bundle: str, full: bytes, work: Path) -> bytes:
    """The zip, made anew only when the engine, its data or the tools changed.

    full: Pyodide's zip of the standard library. Raises RehearsalDiffers when the trimmed zip lacks a module or answers
    otherwise than CPython.
    """
    app = _app(root, bundle)
    tools = [Path(__file__), root / "wizard" / "web" / "rehearse.mjs", root / "wizard" / "publish" / "rehearsal.py"]
    tools += [root / "wizard" / "proof" / name for name in ("walk.py", "local.py")]
    key = sha256(b"".join([stored_zip(app), full, *(tool.read_bytes() for tool in tools)])).hexdigest()
    cached, stamp = work / "engine.zip", work / "engine.key"
    if cached.exists() and stamp.exists() and stamp.read_text() == key:
        return cached.read_bytes()
    asked = rehearsal(bundle)
    loaded = _loaded(root, app, full, asked.part(), work)  # a part loads all that the whole loads
    made = compiled(stored_zip(_part(full, loaded) | app), work / "trim.zip")
    compare(root, asked, made, work)
    write(cached, made)
    stamp.write_text(key)
    return made


def _app(root: Path, bundle: str) -> dict[str, bytes]:
    sources = [root / "wizard" / "__init__.py", *sorted((root / "wizard" / "engine").glob("*.py"))]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sources}
    return files | {"wizard/door.py": DOOR.encode(), "wizard/bundle.json": bundle.encode()}


def _loaded(root: Path, app: Mapping[str, bytes], full: bytes, asked: Rehearsal, work: Path) -> list[str]:
    write(work / "full.zip", full)
    write(work / "app.zip", stored_zip(app))
    files: list[str] = rehearse(root, work / "full.zip", str(work / "app.zip"), asked, work)["files"]
    return files


def _part(full: bytes, loaded: Iterable[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(full)) as archive:
        wanted = {file.partition(".zip/")[2] for file in loaded} | set(ERROR_PATHS)
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name in wanted or name.startswith("_sysconfigdata")
        }


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """A stored zip that is the same for the same files: the web server compresses it whole, which is smaller."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), files[name])
    return made.getvalue()


def compiled(sources: bytes, at: Path) -> bytes:
    """Byte-compile every module with pyodide-build, without docstrings and asserts; `at` is where it may work."""
    write(at, sources)
    tool = Path(sys.executable).with_name("pyodide")
    environment = {**os.environ, "PYTHONOPTIMIZE": "2", "SOURCE_DATE_EPOCH": "315532800"}
    command = [str(tool), "py-compile", "--compression-level", "0", "--silent", str(at)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(at) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return stored_zip({name: _unchecked(name, content) for name, content in files.items()})


def _unchecked(name: str, content: bytes) -> bytes:
    """Byte code whose header says so: made for this Python, and not to be held against a source that is not there."""
    if not name.endswith(".pyc"):
        return content
    if content[:4] != importlib.util.MAGIC_NUMBER:
        raise RehearsalDiffers(f"{name} is byte code of another Python than the one in Pyodide")
    return content[:4] + UNCHECKED_HASH + content[8:]


def rehearse(
    root: Path, stdlib: Path, app: str, asked: Rehearsal, work: Path, modules: Sequence[str] = ()
) -> dict[str, Any]:
    """Run the requests inside Pyodide under Node: answers, files loaded, modules that do not load, milliseconds.

    app: a zip with the engine, or APP_INSIDE when `stdlib` holds it. Raises RehearsalDiffers when it does not start.
    """
    write(work / "asked.json", json.dumps({"bundle": asked.bundle, "requests": asked.requests, "modules": modules}))
    script = root / "wizard" / "web" / "rehearse.mjs"
    command = ["node", str(script), str(stdlib), app, str(work / "asked.json")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RehearsalDiffers(f"the engine does not start inside Pyodide:\n{done.stderr[-3000:]}")
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered


def compare(root: Path, asked: Rehearsal, made: bytes, work: Path) -> None:
    """Ask the trimmed zip everything. Raises RehearsalDiffers for a missing module or another answer than here."""
    write(work / "made.zip", made)
    there = rehearse(root, work / "made.zip", APP_INSIDE, asked, work, modules_of(made))
    if there["missing"]:
        raise RehearsalDiffers(f"modules of the trimmed zip do not load: {'; '.join(there['missing'])}")
    here = map(open_door(asked.bundle), asked.requests)
    answered = zip(asked.requests, here, there["answers"], strict=True)
    wrong = [request for request, mine, theirs in answered if mine != theirs]
    if wrong:
        raise RehearsalDiffers(f"{len(wrong)} of {len(asked.requests)} answers differ in Pyodide, first for {wrong[0]}")


def modules_of(made: bytes) -> list[str]:
    """The names under which the byte code in a zip can be imported."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = [name.removesuffix(".pyc") for name in archive.namelist() if name.endswith(".pyc")]
    return [name.removesuffix("/__init__").replace("/", ".") for name in files if not name.startswith("_sysconfigdata")]
