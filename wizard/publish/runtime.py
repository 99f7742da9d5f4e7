"""The engine for the browser: Pyodide's own files, and the zip with the engine inside, under names with their hash.

Besides them a list of these files for the worker, with size and hash, so that it sees at once when one is damaged.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wizard.publish.files import locked, write
from wizard.publish.pins import pinned
from wizard.publish.trim import trimmed

ROLES = {"loader": "pyodide.mjs", "glue": "pyodide.asm.js", "wasm": "pyodide.asm.wasm"}
STDLIB = "python_stdlib.zip"
LIST_FOR_WORKER = "// Made by wizard/publish/runtime.py: what the worker fetches.\nexport const FILES = {};\n"


@dataclass(frozen=True, slots=True)
class Sized:
    """A file of the engine: where it stands below the folder of the engine, its size, its hash."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Runtime:
    """The files of the engine, by the part that each plays: loader, glue, wasm, zip."""

    files: Mapping[str, Sized]

    @property
    def names(self) -> list[str]:
        """The folders and files below the folder of the engine."""
        return sorted({file.name.partition("/")[0] for file in self.files.values()})

    def for_worker(self) -> str:
        """The module files.mjs, which the worker imports."""
        listed = {
            role: {"name": file.name, "bytes": file.bytes, "sha256": file.sha256} for role, file in self.files.items()
        }
        total = sum(file.bytes for file in self.files.values())
        return LIST_FOR_WORKER.format(json.dumps({**listed, "bytes": total}, sort_keys=True))


def build_runtime(root: Path, bundle: str, out: Path) -> Runtime:
    """Write the engine's files below `out`. Raises FileChanged and RehearsalDiffers."""
    package = pinned(root / "node_modules" / "pyodide")
    work = root / "build" / "runtime"
    with locked(work / "lock"):  # several builds share it, and the second finds it done
        made = trimmed(root, bundle, package[STDLIB], work)
    fixed = {role: package[name] for role, name in ROLES.items()}
    folder = (
        f"pyodide-{short_hash(*fixed.values())}"  # it asks for its files by fixed names, so the folder has the hash
    )
    contents = {f"{folder}/{ROLES[role]}": content for role, content in fixed.items()}
    contents[f"engine-{short_hash(made)}.zip"] = made
    for name, content in contents.items():
        write(out / name, content)
    sized = [Sized(name, len(content), sha256(content).hexdigest()) for name, content in contents.items()]
    return Runtime(dict(zip([*ROLES, "zip"], sized, strict=True)))


def short_hash(*contents: bytes) -> str:
    """Twelve hexadecimal digits that change with the contents, for names that may be cached for ever."""
    return sha256(b"".join(contents)).hexdigest()[:12]
