"""Can MicroPython run the engine? Tried in the browser, file by file; what is missing is written down."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.browser import Visits
from benchmarks.profiles import BY_ID
from benchmarks.subjects import HERE, MADE, ROOT, compress_all

PACKAGE = "@micropython/micropython-webassembly-pyscript"
OURS = "wizard"


def make_micropython() -> None:
    """Fetch MicroPython as its lock file says, outside the project's own packages, and put the engine's files by it."""
    folder, source = MADE / "micropython", HERE / "micropython"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "index.html", "probe.mjs"):
        shutil.copyfile(source / name, folder / name)
    subprocess.run(["npm", "ci", "--silent", "--no-fund", "--no-audit"], cwd=folder, check=True, capture_output=True)
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copyfile(folder / "node_modules" / PACKAGE / name, folder / name)
    shutil.rmtree(folder / "node_modules")
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / OURS / "engine").glob("*.py"))}
    (folder / "engine.json").write_text(json.dumps({"modules": _imported(files), "files": files}), encoding="utf-8")
    compress_all(folder)


def _imported(files: dict[str, str]) -> list[str]:
    """The modules of the standard library that the engine imports."""
    nodes = [node for source in files.values() for node in ast.walk(ast.parse(source))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return sorted(name for name in plain | named if name.partition(".")[0] in sys.stdlib_module_names)


def probe(visits: Visits) -> dict[str, Any]:
    """Start it and try: milliseconds to start, and for each module and file "ok" or the complaint."""
    visits.server.shape(BY_ID["none"])
    page = visits.browser.new_page()
    page.goto(f"{visits.home}/micropython/")
    page.wait_for_function("window.probe")
    found: dict[str, Any] = page.evaluate("window.probe")
    page.close()
    return {**found, "bytes": _weight(MADE / "micropython")}


def _weight(folder: Path) -> int:
    return sum((folder / f"{name}.br").stat().st_size for name in ("micropython.mjs", "micropython.wasm"))
