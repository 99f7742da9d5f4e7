"""The list of every file that a visitor may get, with its size (plain, brotli, gzip) and its hash."""

import json
from hashlib import sha256
from pathlib import Path

from wizard.publish.compress import ENDINGS, LISTING
from wizard.publish.files import write

NAME = Path(LISTING)
NOT_FOR_VISITORS = ("_headers", NAME.as_posix())


def write_manifest(out: Path) -> dict[str, dict[str, int | str]]:
    """Write the list beside the engine, one file a line; returns it."""
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and path.suffix not in ENDINGS]
    named = {path.relative_to(out).as_posix(): path for path in paths}
    listed = {name: _described(path) for name, path in named.items() if name not in NOT_FOR_VISITORS}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(file)}" for name, file in listed.items())
    write(out / NAME, f"{{\n{lines}\n}}\n")
    return listed


def _described(path: Path) -> dict[str, int | str]:
    content = path.read_bytes()
    small = {end[1:]: path.with_name(path.name + end) for end in ENDINGS}
    sizes = {end: file.stat().st_size for end, file in small.items() if file.is_file()}
    return {"bytes": len(content), **sizes, "sha256": sha256(content).hexdigest()}
