"""What a build of the site costs, per number of municipalities and of languages: is it linear, and what do others cost?

    python -m benchmarks.build                                    # our own build
    python -m benchmarks.build --zensical BIN --eleventy BIN      # beside the same pages in other generators

Languages that the project does not have yet are made from the Dutch in a temporary folder. The engine for the browser
is left out: it costs the same for every number, and is made anew only when the rules change.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from benchmarks.others import compare
from benchmarks.process import MEGABYTE, Row, measured, table

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("nl", "en", "ar", "tr", "pl", "uk", "es", "fy")
TODAY = date(2026, 11, 24)
FIXED = re.compile(r"pyodide[.]|engine-[0-9a-f]+[.]zip")


@dataclass(frozen=True, slots=True)
class Size:
    """How much to build."""

    municipalities: int
    locales: int


# --- a project with as many languages as asked -----------------------------------------------------------------------


def copy_project(root: Path, count: int) -> None:
    """A copy of the project in `count` languages; what is not there yet is Dutch under another code."""
    for folder in ("data", "docs", "overrides", "wizard"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    for path in engine_files():
        copy = root / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, copy)
    for path in (root / "data" / "texts").iterdir():
        if (path / "interface").is_dir() and path.name not in LOCALES[:count]:
            shutil.rmtree(path)
            shutil.rmtree(root / "docs" / path.name, ignore_errors=True)
    for locale in LOCALES[:count]:
        if not (root / "data" / "texts" / locale).is_dir():
            _add_locale(root, locale)
    _write_settings(root, count)


def engine_files() -> list[Path]:
    """The files of the engine in the built site, which the benchmark takes as they are."""
    found = [path for path in (ROOT / "site" / "engine").glob("**/*") if path.is_file() and FIXED.match(path.name)]
    if not found:
        raise SystemExit("make the site first: make site")
    return found


def _add_locale(root: Path, locale: str) -> None:
    words = root / "data" / "texts" / locale
    shutil.copytree(root / "data" / "texts" / "nl", words)
    shutil.copytree(root / "docs" / "nl", root / "docs" / locale)
    frame = words / "interface" / "frame.yaml"
    frame.write_text(frame.read_text(encoding="utf-8").replace("{code: nl,", f"{{code: {locale},"), encoding="utf-8")


def _write_settings(root: Path, count: int) -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    at = next(index for index, line in enumerate(lines) if "{locale:" in line)
    kept = [line for line in lines if "{locale:" not in line]
    listed = [
        f"        - {{locale: {locale}, name: {locale}, build: true{', default: true' if locale == 'nl' else ''}}}"
        for locale in LOCALES[:count]
    ]
    (root / "mkdocs.yml").write_text("\n".join([*kept[:at], *listed, *kept[at:]]) + "\n", encoding="utf-8")


# --- one build, in a process of its own ------------------------------------------------------------------------------


def used() -> float:
    """Seconds of processor that this process and its ended children used."""
    return sum(sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def build_once(root: Path, municipalities: int) -> Row:
    """Build the project at `root` with that many municipalities; returns the seconds and the processor per step."""
    site: Any = import_module("wizard.publish.site")

    load = site.checked_project
    site.checked_project = lambda *given: _with_fewer(load(*given), municipalities)
    made = next((root / "site" / "engine").glob("engine-*.zip")).read_bytes()
    runtime: Any = import_module("wizard.publish.runtime")
    runtime.trimmed = lambda *_: made
    marks: list[tuple[str, float, float]] = []
    started, before = time.monotonic(), used()
    site.build(site.Order(root, root / "site", TODAY), lambda line: marks.append((line, time.monotonic(), used())))
    steps = {
        name.partition(" ")[2]: {"wall": end[1] - start[1], "cpu": end[2] - start[2]}
        for start, end in zip(marks[::2], marks[1::2], strict=True)
        for name in [start[0]]
    }
    return {"wall": time.monotonic() - started, "cpu": used() - before, "steps": steps}


def _with_fewer(project: Any, count: int) -> Any:
    """The project with some of its municipalities; those that a test or a provider names are always among them."""
    every = project.municipalities
    needed = [slug for slug, document in every.items() if document.data["own_file"]]
    others = [slug for slug in every if slug not in needed]
    chosen = {*needed, *others[: max(0, count - len(needed))]}
    kept = {slug: document for slug, document in every.items() if slug in chosen}
    codes = {document.data["code"] for document in kept.values()}
    return replace(project, municipalities=kept, places=[p for p in project.places if p.municipality in codes])


# --- the table of our own build --------------------------------------------------------------------------------------


def own(size: Size, work: Path, *, again: bool) -> list[Row]:
    """A build from nothing; again: one in which nothing changed, and one in which a sentence of one page changed."""
    root = work / f"{size.municipalities}x{size.locales}"
    root.mkdir()
    copy_project(root, size.locales)
    rows = [_run(root, size, "all")]
    if again:
        rows.append(_run(root, size, "nothing changed"))
        page = root / "docs" / "nl" / "over.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
        rows.append(_run(root, size, "one page changed"))
    return rows


def _run(root: Path, size: Size, what: str) -> Row:
    command = [sys.executable, "-m", "benchmarks.build", "--once", str(root)]
    done = measured([*command, "--municipalities", str(size.municipalities)], cwd=ROOT)
    found = json.loads(done.output.splitlines()[-1])
    return {
        "municipalities": size.municipalities,
        "locales": size.locales,
        "what": what,
        "peak": done.peak / MEGABYTE,
        "output": sum(p.stat().st_size for p in _site(root, size) if p.suffix not in (".br", ".gz")) / MEGABYTE,
        "pages": sum(1 for path in _site(root, size) if path.name == "index.html"),
        **found,
    }


def _site(root: Path, size: Size) -> Iterator[Path]:
    for locale in LOCALES[: size.locales]:
        yield from (path for path in (root / "site" / locale).rglob("*") if path.is_file())


OWN_COLUMNS: Mapping[str, Callable[[Row], object]] = {
    "municipalities": lambda row: row["municipalities"],
    "languages": lambda row: row["locales"],
    "build": lambda row: row["what"],
    "pages": lambda row: row["pages"],
    "wall s": lambda row: f"{row['wall']:.1f}",
    "CPU s": lambda row: f"{row['cpu']:.1f}",
    "CPU ms a page": lambda row: f"{1000 * row['cpu'] / row['pages']:.1f}",
    "peak MB": lambda row: f"{row['peak']:.0f}",
    "output MB": lambda row: f"{row['output']:.1f}",
}


def municipality_part(rows: Sequence[Row]) -> str:
    """What municipalities cost: the slope between the fewest and the most of them, for each number of languages."""
    lines = []
    for locales in sorted({row["locales"] for row in rows}):
        whole = (row for row in rows if row["locales"] == locales and row["what"] == "all")
        mine = sorted(whole, key=lambda row: row["municipalities"])
        if len(mine) > 1:
            first, last = mine[0], mine[-1]
            slope = (last["cpu"] - first["cpu"]) / (last["municipalities"] - first["municipalities"])
            lines.append(
                f"- {locales} language(s): {1000 * slope / locales:.1f} ms CPU for each page of a municipality; "
                f"342 of them cost {342 * slope:.1f} s CPU"
            )
    return "\n".join(lines)


def steps(rows: Sequence[Row], size: Size) -> str:
    """Where the time of the largest build goes, step by step."""
    found = next(r for r in rows if (r["municipalities"], r["locales"]) == (size.municipalities, size.locales))
    return table(
        [{"step": name, **spent} for name, spent in found["steps"].items()],
        {
            "step": lambda row: row["step"],
            "wall s": lambda row: f"{row['wall']:.1f}",
            "CPU s": lambda row: f"{row['cpu']:.1f}",
        },
    )


def main() -> int:
    """Measure what was asked, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--municipalities", type=int, nargs="+", default=[50, 100, 200, 342])
    parser.add_argument("--locales", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--zensical", type=Path, help="the zensical program")
    parser.add_argument("--eleventy", type=Path, help="the eleventy program")
    chosen = parser.parse_args()
    if chosen.once:
        print(json.dumps(build_once(chosen.once, chosen.municipalities[0])))
        return 0
    most = Size(max(chosen.municipalities), max(chosen.locales))
    few = min(2, most.locales)  # languages with which the number of municipalities is varied
    sizes = {Size(most.municipalities, n) for n in chosen.locales} | {Size(m, few) for m in chosen.municipalities}
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as folder:
        rows = []
        for size in sorted(sizes, key=lambda size: (size.locales, size.municipalities)):
            rows += own(size, Path(folder), again=size == most)
            print(f"{size}: {rows[-1]['cpu']:.1f} s CPU", file=sys.stderr, flush=True)
        print(table(rows, OWN_COLUMNS) + "\n\n" + municipality_part(rows) + "\n\n" + steps(rows, most), flush=True)
        built = Path(folder) / f"{most.municipalities}x{most.locales}"
        print("\n" + compare(built, chosen.zensical, chosen.eleventy))
    return 0


if __name__ == "__main__":
    sys.exit(main())
