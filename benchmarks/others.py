"""The same plain pages in other generators: Zensical, Eleventy, and MkDocs with all languages in one process.

Each gets the Markdown that `wegwijzer publish` wrote, in a folder of its own. Zensical and Eleventy use another frame
(Zensical its default theme, Eleventy the barest page), so that what is compared is the generator.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

from benchmarks.process import MEGABYTE, Row, measured, table

HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)
LAYOUT = "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>\n"
ELEVENTY = """export default function (config) {
  return { markdownTemplateEngine: false, dir: { input: "pages", output: "out", layouts: "../frame" } };
}
"""
EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")


def compare(root: Path, zensical: Path | None, eleventy: Path | None) -> str:
    """The pages of a project that was built at `root`, once in each generator; a table in Markdown."""
    docs = root / "build" / "publish" / "site" / "docs"
    locales = sorted(folder.name for folder in docs.iterdir())
    one, every = locales[:1], locales
    rows = [_mkdocs(root, one), _mkdocs(root, every)]
    rows += [_in_one_process(root, every)] if len(every) > 1 else []
    rows += [_zensical(root, one, zensical)] if zensical else []
    rows += [_eleventy(root, one, eleventy), _eleventy(root, every, eleventy)] if eleventy else []
    ours = rows[0]["cpu"] / rows[0]["pages"]
    return table(
        rows,
        {
            "generator": lambda row: row["name"],
            "languages": lambda row: row["locales"],
            "pages": lambda row: row["pages"],
            "wall s": lambda row: f"{row['wall']:.1f}",
            "CPU s": lambda row: f"{row['cpu']:.1f}",
            "CPU ms a page": lambda row: f"{1000 * row['cpu'] / row['pages']:.1f}",
            "ours : theirs": lambda row: f"{ours / (row['cpu'] / row['pages']):.2f}",
            "peak MB": lambda row: f"{row['peak']:.0f}",
        },
    )


def _timed(name: str, locales: Sequence[str], out: Path, command: Sequence[str], **options: Any) -> Row:
    before, started = sum(getrusage(RUSAGE_CHILDREN)[:2]), time.monotonic()
    done = measured(command, stderr=subprocess.DEVNULL, **options)  # links to #… of the wizard are no anchors: warnings
    pages = sum(1 for path in out.rglob("*.html") if path.name == "index.html")
    return {
        "name": name,
        "locales": len(locales),
        "wall": time.monotonic() - started,
        "cpu": sum(getrusage(RUSAGE_CHILDREN)[:2]) - before,
        "pages": pages,
        "peak": done.peak / MEGABYTE,
    }


def _mkdocs(root: Path, locales: Sequence[str]) -> Row:
    """Our own: one MkDocs build per language, side by side."""
    out = root / "build" / "others" / f"ours-{len(locales)}"
    work = root / "build" / "publish" / "site"
    tasks = [
        {
            "locale": locale,
            "docs": str(work / "docs" / locale),
            "frame": str(work / "frame" / f"{locale}.json"),
            "site": str(out / locale),
            "address": "",
        }
        for locale in locales
    ]
    given = _file(root / "build" / "others" / "tasks.json", json.dumps(tasks))
    command = [sys.executable, str(root / "overrides" / "hooks" / "locales.py")]
    with given.open() as stdin:
        return _timed("ours (MkDocs per language)", locales, out, command, cwd=root, stdin=stdin)


def _in_one_process(root: Path, locales: Sequence[str]) -> Row:
    """mkdocs-static-i18n as it is meant to be used: all languages in one build, with the same frame and hooks."""
    work, out = root / "build" / "publish" / "site", root / "build" / "others" / "i18n"
    docs = root / "build" / "others" / "i18n-docs"
    for locale in locales:
        shutil.copytree(work / "docs" / locale, docs, dirs_exist_ok=True)
    settings = (
        (root / "mkdocs.yml").read_text(encoding="utf-8").replace("      build_only_locale: !ENV [LOCALE, nl]\n", "")
    )
    _file(root / "mkdocs-i18n.yml", settings)
    environment = {
        **os.environ,
        "LOCALE": "nl",
        "MKDOCS_DOCS_DIR": str(docs),
        "MKDOCS_SITE_DIR": str(out),
        "FRAME": str(work / "frame" / "nl.json"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    tool = Path(sys.executable).with_name("mkdocs")
    command = [str(tool), "build", "--quiet", "--no-strict", "--config-file", "mkdocs-i18n.yml"]
    return _timed("mkdocs-static-i18n in one process", locales, out, command, cwd=root, env=environment)


def _zensical(root: Path, locales: Sequence[str], program: Path) -> Row:
    """Zensical with its own theme and our Markdown extensions. It parses the HTML in the pages, which we do not."""
    folder = root / "build" / "others" / "zensical"
    _copy_pages(root, locales, folder / "docs")
    extensions = "".join(f"[project.markdown_extensions.{name}]\n" for name in EXTENSIONS)
    _file(folder / "zensical.toml", f'[project]\nsite_name = "Wmo-wegwijzer"\n{extensions}')
    return _timed("Zensical, its own theme", locales, folder / "site", [str(program), "build"], cwd=folder)


def _eleventy(root: Path, locales: Sequence[str], program: Path) -> Row:
    folder = root / "build" / "others" / f"eleventy-{len(locales)}"
    _copy_pages(root, locales, folder / "pages")
    _file(folder / "eleventy.config.js", ELEVENTY)
    _file(folder / "package.json", '{"type": "module"}')
    _file(folder / "frame" / "page.njk", LAYOUT)
    _file(folder / "pages" / "pages.json", '{"layout": "page.njk"}')
    return _timed("Eleventy, barest page", locales, folder / "out", ["node", str(program), "--quiet"], cwd=folder)


def _copy_pages(root: Path, locales: Sequence[str], folder: Path) -> None:
    """The plain pages with their title only: what our frame reads from a head means nothing to another."""
    for locale in locales:
        source = root / "build" / "publish" / "site" / "docs" / locale
        for path in source.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            title = next(line for line in text.splitlines() if line.startswith("title:"))
            _file(folder / path.relative_to(source), f"---\n{title}\n---\n{HEAD.sub('', text)}")


def _file(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
