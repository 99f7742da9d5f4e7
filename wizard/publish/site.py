"""The whole site: from data and words to a folder that any web server can serve.

    load -> check -> engine bundle -> runtime   \\
                  -> per locale: pages, bundle -> one MkDocs build each, side by side -> site/<locale>/ -> compress
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import brotli
from jinja2 import Environment, FileSystemLoader

from wizard import checks
from wizard.engine.api import open_door
from wizard.loader.problem import Problem, ProblemsFound
from wizard.loader.project import Project, load
from wizard.publish.bundle import engine_bundle
from wizard.publish.dates import shown_day
from wizard.publish.edition import Edition
from wizard.publish.files import remove_others, write
from wizard.publish.finder import places_index
from wizard.publish.fragments import TEMPLATES
from wizard.publish.headers import headers_file, policy
from wizard.publish.marks import UnknownMark
from wizard.publish.pages import all_pages
from wizard.publish.places_bundle import places_bundle
from wizard.publish.runtime import build_runtime, short_hash
from wizard.publish.web_bundle import advice_bundle, questions_bundle

ENGINE = "engine"
SCRIPTS = (
    "wizard.mjs", "visit.mjs", "views.mjs", "finder.mjs", "places.mjs", "engine.mjs", "worker.mjs", "lock.mjs",
)  # fmt: skip
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".zip", ".xml", ".txt")
DEFAULT_LOCALE = "nl"
type Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the project's folder, where the site goes, the day it is, and the address (or None)."""

    root: Path
    out: Path
    today: date
    address: str | None = None


def checked_project(root: Path, today: str | None = None) -> Project:
    """Load the project for a day (YYYY-MM-DD) and run every check. Raises ProblemsFound with all problems."""
    project = load(root, today)
    found = checks.problems(project)
    if found:
        raise ProblemsFound(found)
    return project


def build(order: Order, say: Say) -> None:
    """Build the site, telling each step to `say`. Raises ProblemsFound or RuntimeError."""
    say("1/6 gegevens lezen en controleren")
    project = checked_project(order.root, order.today.isoformat())
    bundle = engine_bundle(project)
    say(f"2/6 rekenprogramma voor de browser maken ({len(project.nodes)} vragen en uitkomsten)")
    engine = {"scripts": _scripts(order), **build_runtime(order.root, bundle, order.out / ENGINE)}
    ask = open_door(bundle)
    editions = [Edition(project, words, ask, order.today) for words in project.words.values()]
    engine["finder"] = _write_finder(order, editions[0])
    say(f"3/6 pagina's schrijven in {len(editions)} talen")
    _write_pages(order, editions)
    bundles = [name for edition in editions for name in _write_frame(order, edition, engine)]
    _remove_old(order.out / ENGINE, [*bundles, *(str(name) for name in engine.values())])
    say("4/6 MkDocs per taal")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda edition: _mkdocs(order, edition.words.locale), editions))
    say("5/6 samenvoegen")
    _assemble(order, project)
    say("6/6 verkleinen voor het net")
    _compress(order.out)


def _scripts(order: Order) -> str:
    """Put the wizard's scripts in a folder whose name holds their hash; returns that folder."""
    sources = {name: (order.root / "wizard" / "web" / name).read_bytes() for name in SCRIPTS}
    folder = f"wizard-{short_hash(*sources.values())}/"
    for name, content in sources.items():
        write(order.out / ENGINE / folder / name, content)
    return folder


def _write_finder(order: Order, edition: Edition) -> str:
    """Write the index of the finder, the same for every locale, under a name that holds its hash; returns the name."""
    index = places_index(edition.findable)
    name = f"municipalities-{short_hash(index.encode())}.json"
    write(order.out / ENGINE / name, index)
    return name


def _write_frame(order: Order, edition: Edition, engine: Mapping[str, str | int]) -> list[str]:
    """Write the wizard's bundles of one locale and what the frame must know; returns the bundles' names."""
    locale = edition.words.locale
    contents = {
        "bundle": questions_bundle(edition),
        "advice": advice_bundle(edition),
        "places": places_bundle(edition),
    }
    names = {key: f"{locale}-{key}-{short_hash(content.encode())}.json" for key, content in contents.items()}
    for key, content in contents.items():
        write(order.out / ENGINE / names[key], content)
    write(order.root / "build" / "frame" / f"{locale}.json", _frame(edition, {**engine, **names}))
    return list(names.values())


def _remove_old(folder: Path, kept: list[str]) -> None:
    """Remove files and folders of earlier builds, whose names hold another hash."""
    names = tuple(name.rstrip("/") for name in kept)
    for path in folder.iterdir():
        if not path.name.startswith(names):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _write_pages(order: Order, editions: list[Edition]) -> None:
    docs = order.root / "build" / "docs"
    problems: list[Problem] = []
    kept: list[Path] = []
    for edition in editions:
        try:
            for name, content in all_pages(edition):
                kept.append(docs / edition.words.locale / name)
                write(kept[-1], content)
        except UnknownMark as unknown:
            problems.append(Problem(f"data/texts/{edition.words.locale}", 1, "", str(unknown)))
    if problems:
        raise ProblemsFound(problems)
    remove_others(docs, kept)


def _frame(edition: Edition, wizard: Mapping[str, str | int]) -> str:
    """What the templates of the frame need to know, as JSON for overrides/hooks/site.py."""
    interface, project = edition.interface, edition.project
    checked = project.free_days["checked"]
    phone = project.phones["juridisch_loket"]
    frame: dict[str, Any] = {
        "site_name": interface["site"]["name"],
        "site_description": interface["site"]["description"],
        "words": interface["theme"],
        "menu": interface["menu"],
        "finder": interface["finder"],
        "locales": [words.interface["language"] for words in project.words.values()],
        "csp": policy(as_meta=True),
        "help_phone": {"tel": phone["tel"], "text": phone["number"]} if phone["confidence"] == "V" else None,
        "checked_on": {"iso": checked, "text": shown_day(date.fromisoformat(checked), interface, "plain")},
        "wizard": dict(wizard),
    }
    return json.dumps(frame, ensure_ascii=False, sort_keys=True)


def _mkdocs(order: Order, locale: str) -> None:
    site = order.root / "build" / "site" / locale
    environment = {**os.environ, "LOCALE": locale, "MKDOCS_SITE_DIR": str(site), "NO_MKDOCS_2_WARNING": "1"}
    if order.address:
        environment["SITE_URL"] = f"{order.address.rstrip('/')}/{locale}/"
    tool = Path(sys.executable).with_name("mkdocs")
    done = subprocess.run(
        [str(tool), "build", "--quiet", "--clean"],
        cwd=order.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"MkDocs ({locale}):\n{done.stdout}{done.stderr}")


def _assemble(order: Order, project: Project) -> None:
    locales = list(project.words)
    for locale in locales:
        target = order.out / locale
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(
            order.root / "build" / "site" / locale,
            target,
            ignore=shutil.ignore_patterns("sitemap.xml*", "*.map", "hooks", "__pycache__"),
        )
    write(order.out / "index.html", _front_door(project))
    shutil.copyfile(order.out / DEFAULT_LOCALE / "404.html", order.out / "404.html")
    write(order.out / "_headers", headers_file())
    if order.address:
        write(order.out / "sitemap.xml", _sitemap(order, locales))


def _front_door(project: Project) -> str:
    """The root: straight on to Dutch, with a link to each language for who is not taken there."""
    languages = [words.interface["language"] for words in project.words.values()]
    site = project.words[DEFAULT_LOCALE].interface["site"]
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("front_door.html")
    return template.render(
        title=site["name"],
        description=site["description"],
        policy=policy(as_meta=True),
        locale=DEFAULT_LOCALE,
        languages=languages,
    )


def _sitemap(order: Order, locales: list[str]) -> str:
    base = (order.address or "").rstrip("/")
    paths = sorted(
        path.parent.relative_to(order.out / DEFAULT_LOCALE).as_posix()
        for path in (order.out / DEFAULT_LOCALE).rglob("index.html")
    )
    entries = []
    for path in paths:
        below = "" if path == "." else f"{path}/"
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{locale}" href="{base}/{locale}/{below}"/>' for locale in locales
        )
        alternates += f'<xhtml:link rel="alternate" hreflang="x-default" href="{base}/{DEFAULT_LOCALE}/{below}"/>'
        entries += [f"<url><loc>{base}/{locale}/{below}</loc>{alternates}</url>" for locale in locales]
    namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>{"".join(entries)}</urlset>\n'


def _compress(out: Path) -> None:
    """A .br and a .gz beside every file that gains by it, made anew only when the file is newer."""
    paths = [path for path in out.rglob("*") if path.suffix in COMPRESSED and path.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_compress_file, paths))


def _compress_file(path: Path) -> None:
    small = path.with_name(path.name + ".br")
    if small.exists() and small.stat().st_mtime >= path.stat().st_mtime:
        return
    content = path.read_bytes()
    write(small, brotli.compress(content, quality=11))
    write(path.with_name(path.name + ".gz"), gzip.compress(content, 9, mtime=0))
