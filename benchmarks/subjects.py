"""What is compared: our site, the plain page that is the floor, Pyodide as most use it. Written to build/bench.

The plain page and the stock page get the tree, the words and the engine of this project, so that they differ from the
site in nothing but how they start.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import brotli

from wizard.engine.api import open_door
from wizard.loader.project import Project, load
from wizard.publish.bundle import engine_bundle
from wizard.publish.edition import Edition
from wizard.publish.leaflet import Leaflet
from wizard.publish.trim import DOOR

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).parent
MADE = ROOT / "build" / "bench"
LOCALE, ENTRY = "nl", "safe_now"
STOCK_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PACKAGE = """[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "wizard-engine"
version = "1"
[tool.setuptools]
packages = ["wizard", "wizard.engine"]
[tool.setuptools.package-data]
wizard = ["bundle.json"]
"""


def make_subjects() -> None:
    """Make the plain and the stock page anew, compressed as a good host would."""
    shutil.rmtree(MADE, ignore_errors=True)
    project = load(ROOT)
    bundle = engine_bundle(project)
    words = _words(project, Edition(project, project.words[LOCALE], open_door(bundle), date.today()))
    plain, stock = HERE / "plain", HERE / "stock"
    _page("plain", plain / "index.html", (plain / "rules.js", plain / "page.js", plain / "start.js"), words)
    _page("stock", stock / "index.html", (plain / "page.js", stock / "start.js"), words)
    _in_one_file(MADE / "plain", MADE / "inline")
    _wheel(bundle, MADE / "stock" / "engine.whl")
    _copy(ROOT / "node_modules" / "pyodide", MADE / "stock" / "pyodide", STOCK_FILES)
    compress_all(MADE)


def _page(name: str, html: Path, scripts: Iterable[Path], words: Mapping[str, str]) -> None:
    """A page with one style sheet and one script, the tree in front of it; the advice beside it."""
    folder = MADE / name
    _copy(html.parent, folder, [html.name])
    _copy(HERE / "plain", folder, ["page.css"])
    code = [words["tree"], *(script.read_text(encoding="utf-8") for script in scripts)]
    (folder / "page.js").write_text("\n".join(code), encoding="utf-8")
    (folder / "advice.json").write_text(words["advice"], encoding="utf-8")


def _in_one_file(source: Path, target: Path) -> None:
    """The same page with style and script inside, so that the first question costs one request: the hardest floor."""
    html, style, code = ((source / name).read_text(encoding="utf-8") for name in ("index.html", "page.css", "page.js"))
    html = html.replace('<link rel="stylesheet" href="page.css">', f"<style>{style}</style>")
    html = html.replace('<script defer src="page.js"></script>', f'<script type="module">{code}</script>')
    _copy(source, target, ["advice.json"])
    (target / "index.html").write_text(html, encoding="utf-8")


def _copy(source: Path, target: Path, names: Iterable[str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(source / name, target / name)


def _words(project: Project, edition: Edition) -> dict[str, str]:
    """The tree as script and the advice as JSON: made from data/tree and data/texts, not written a second time."""
    leaflet = Leaflet(edition)
    asked = {name: node for name, node in project.nodes.items() if "outcome" not in node}
    nodes = {name: _question(node, leaflet.question(name)) for name, node in asked.items()}
    entry, when = edition.interface["date_entry"], edition.interface["date"]
    words = {name: entry[name] for name in ("day", "month", "year", "submit")}
    words |= {"weekdays": when["weekdays"], "months": [names[0] for names in when["months"]], "entry": ENTRY}
    equated = [free["day"] for free in project.free_days["equated"] if free["confidence"] == "text"]
    outcomes = {name: edition.fragments.node(name) for name, node in project.nodes.items() if "outcome" in node}
    constants = {"nodes": nodes, "words": words, "equated": equated}
    tree = "".join(f"const {name} = {_json(value)};\n" for name, value in constants.items())
    return {"tree": tree, "advice": _json({"outcomes": outcomes})}


def _question(node: Mapping[str, Any], question: Mapping[str, Any]) -> dict[str, Any]:
    options = [
        {"result": result, **{name: option[name] for name in ("label", "gloss", "node")}}
        for result, option in zip(node["next"], question["options"], strict=True)
    ]
    return {"title": question["title"], "why": question["why"], "check": node.get("check", ""), "options": options}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _wheel(bundle: str, target: Path) -> None:
    """The engine with its data as an ordinary wheel."""
    with TemporaryDirectory() as folder:
        package = Path(folder) / "wizard"
        shutil.copytree(ROOT / "wizard" / "engine", package / "engine", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copyfile(ROOT / "wizard" / "__init__.py", package / "__init__.py")
        (package / "door.py").write_text(DOOR, encoding="utf-8")
        (package / "bundle.json").write_text(bundle, encoding="utf-8")
        (Path(folder) / "pyproject.toml").write_text(PACKAGE)
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, folder]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copyfile(next(Path(folder).glob("*.whl")), target)


def compress_all(folder: Path) -> None:
    """Compress every file below a folder."""
    _compress(path for path in folder.rglob("*") if path.is_file())


def _compress(paths: Iterable[Path]) -> None:
    """A .br beside each file; Pyodide's own files were compressed for the site already, and are the same."""
    ready = {path.with_suffix("").name: path for path in (ROOT / "site" / "engine").glob("pyodide-*/*.br")}
    for path in list(paths):
        found, content = ready.get(path.name), path.read_bytes()
        same = found and brotli.decompress(found.read_bytes()) == content
        small = (
            found.read_bytes() if found and same else brotli.compress(content, quality=9 if len(content) > 1e6 else 11)
        )
        if len(small) < len(content):
            path.with_name(path.name + ".br").write_bytes(small)
