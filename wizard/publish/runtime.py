"""The engine for the browser: Pyodide's own files, and one zip with the part of the standard library that the engine
uses, the engine and its data, byte-compiled.

The part is found by rehearsal: the engine answers every kind of request inside Pyodide under Node, and whatever it
loaded is kept. Then the same requests run on the trimmed zip and must be answered byte for byte as in CPython.
"""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from wizard.engine.api import open_door
from wizard.publish.files import locked, write
from wizard.publish.rehearsal import Rehearsal, rehearsal

FIXED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
ERROR_PATHS = (  # loaded only when something goes wrong, so no rehearsal finds them
    "traceback.py", "linecache.py", "tokenize.py", "token.py", "textwrap.py", "contextlib.py", "_colorize.py",
    "codeop.py", "_strptime.py", "calendar.py", "locale.py",
)  # fmt: skip
DOOR = '''"""The engine with its data: the one thing the worker imports."""

from pathlib import PurePosixPath

import wizard
from wizard.engine.api import open_door

_here = PurePosixPath(wizard.__file__).parent
ask = open_door(wizard.__loader__.get_data(str(_here / "bundle.json")).decode())
'''
PART = 20  # one request in so many loads all that the whole loads
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class RehearsalDiffers(Exception):
    """The engine in the browser would not answer as it does here."""


def build_runtime(root: Path, bundle: str, out: Path) -> dict[str, str | int]:
    """Write the engine's files below `out`, in folders and under names that hold their hash.

    Returns where they stand: {"pyodide": "pyodide-3f2a…/", "zip": "engine-9c1b….zip",
    "bytes": what the browser fetches for them, as it counts them}. Raises RehearsalDiffers when the
    trimmed zip answers otherwise than CPython.
    """
    work = root / "build" / "runtime"
    with locked(work / "lock"):  # several builds share it, and the second finds it done
        made = _trimmed(root, bundle, work)
    package = root / "node_modules" / "pyodide"
    fixed = {name: (package / name).read_bytes() for name in FIXED}
    names = {"pyodide": f"pyodide-{short_hash(*fixed.values())}/", "zip": f"engine-{short_hash(made)}.zip"}
    for name, content in fixed.items():
        write(out / names["pyodide"] / name, content)
    write(out / names["zip"], made)
    return {**names, "bytes": len(fixed["pyodide.asm.wasm"]) + len(made)}


def _trimmed(root: Path, bundle: str, work: Path) -> bytes:
    """The zip, made anew only when the engine, its data or the tools changed."""
    app = _app(root, bundle)
    full = root / "node_modules" / "pyodide" / "python_stdlib.zip"
    key = sha256(b"".join([_zip(app), full.read_bytes(), Path(__file__).read_bytes()])).hexdigest()
    cached, stamp = work / "engine.zip", work / "engine.key"
    if cached.exists() and stamp.exists() and stamp.read_text() == key:
        return cached.read_bytes()
    asked = rehearsal(bundle)
    part = Rehearsal(asked.bundle, (*asked.requests[::PART], *asked.requests[-PART:]))
    write(work / "app.zip", _zip(app))
    loaded = _rehearse(root, full, str(work / "app.zip"), work, part)["files"]
    write(work / "trim.zip", _zip(_part(full, loaded) | app))
    made = _compiled(work / "trim.zip")
    write(cached, made)
    _compare(root, asked, cached, work)
    stamp.write_text(key)
    return made


def _app(root: Path, bundle: str) -> dict[str, bytes]:
    sources = [root / "wizard" / "__init__.py", *sorted((root / "wizard" / "engine").glob("*.py"))]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sources}
    return files | {"wizard/door.py": DOOR.encode(), "wizard/bundle.json": bundle.encode()}


def _part(full: Path, loaded: Iterable[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(full) as archive:
        wanted = {file.partition(".zip/")[2] for file in loaded} | set(ERROR_PATHS)
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name in wanted or name.startswith("_sysconfigdata")
        }


def _zip(files: Mapping[str, bytes]) -> bytes:
    """A stored zip that is the same for the same files: the web server compresses it whole, which is smaller."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), files[name])
    return made.getvalue()


def _compiled(trimmed: Path) -> bytes:
    """Byte-compile every module with pyodide-build, without docstrings and asserts of the standard library kept out."""
    tool = Path(sys.executable).with_name("pyodide")
    environment = {**os.environ, "PYTHONOPTIMIZE": "2", "SOURCE_DATE_EPOCH": "315532800"}
    command = [str(tool), "py-compile", "--compression-level", "0", "--silent", str(trimmed)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(trimmed) as archive:
        return _zip({name: archive.read(name) for name in archive.namelist()})


def _rehearse(root: Path, stdlib: Path, app: str, work: Path, asked: Rehearsal) -> dict[str, list[str]]:
    write(work / "requests.json", json.dumps({"bundle": asked.bundle, "requests": asked.requests}))
    script = root / "wizard" / "web" / "rehearse.mjs"
    command = ["node", str(script), str(stdlib), app, str(work / "requests.json")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RehearsalDiffers(f"the engine does not start inside Pyodide:\n{done.stderr[-3000:]}")
    answered: dict[str, list[str]] = json.loads(done.stdout)
    return answered


def _compare(root: Path, asked: Rehearsal, cached: Path, work: Path) -> None:
    here = map(open_door(asked.bundle), asked.requests)
    there = _rehearse(root, cached, "-", work, asked)["answers"]
    wrong = [request for request, mine, theirs in zip(asked.requests, here, there, strict=True) if mine != theirs]
    if wrong:
        raise RehearsalDiffers(f"{len(wrong)} of {len(there)} answers differ in Pyodide, first for {wrong[0]}")


def short_hash(*contents: bytes) -> str:
    """Twelve hexadecimal digits that change with the contents, for names that may be cached for ever."""
    return sha256(b"".join(contents)).hexdigest()[:12]
