"""`wegwijzer leaflet`: the booklet to print and the one HTML file for a stick, per locale."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wizard.commands.common import ROOT, Commands, ask_for_day, today_of
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.booklet import find_browser, make_booklet
from wizard.publish.bundle import engine_bundle
from wizard.publish.edition import Edition
from wizard.publish.files import write
from wizard.publish.leaflet import single_file
from wizard.publish.paper import MADE, file_name, keep_booklet, kept_booklet
from wizard.publish.site import checked_project

NO_BROWSER = "Er is geen Chromium om het boekje mee te printen (noem er een in BROWSER). Alleen het bestand is gemaakt."


def add(commands: Commands) -> None:
    """Add the command."""
    leaflet = commands.add_parser("leaflet", help="maak het boekje (PDF) en het ene bestand (HTML) voor een stick")
    leaflet.add_argument("--locale", action="append", help="een taal, zoals nl; mag vaker (anders: alle talen)")
    leaflet.add_argument("--municipality", help="de code, zoals GM0518: vul de adressen van die gemeente in")
    leaflet.add_argument("--out", type=Path, default=ROOT / MADE, help="de map voor de bestanden")
    ask_for_day(leaflet)
    leaflet.set_defaults(run=_leaflet)


def _leaflet(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    problems = _problems(project, chosen)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 2
    ask, today = open_door(engine_bundle(project)), date.fromisoformat(today_of(chosen))
    places = [document for document in project.municipalities.values() if document.data["code"] == chosen.municipality]
    browser = find_browser()
    for locale in chosen.locale or project.words:
        edition = Edition(project, project.words[locale], ask, today)
        _make(edition, places[0] if places else None, chosen.out.resolve(), browser)
    if not browser:
        print(NO_BROWSER, file=sys.stderr)
    return 0


def _problems(project: Project, chosen: argparse.Namespace) -> Sequence[str]:
    """What was asked for and does not exist, with what does."""
    codes = {document.data["code"]: document.data["name"] for document in project.municipalities.values()}
    found = [f"taal {locale} is er niet; wel: {', '.join(project.words)}" for locale in chosen.locale or ()
             if locale not in project.words]  # fmt: skip
    if chosen.municipality and chosen.municipality not in codes:
        known = ", ".join(f"{code} ({name})" for code, name in codes.items())
        found.append(f"van gemeente {chosen.municipality} hebben wij geen gegevens; wel van: {known}")
    return found


def _make(edition: Edition, place: Document | None, out: Path, browser: str | None) -> None:
    path = out / f"{file_name(edition, place)}.html"
    write(path, single_file(edition, place))
    print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)", flush=True)
    if not browser:
        return
    kept = kept_booklet(out, edition, place)
    if kept:
        print(f"{path.with_suffix('.pdf')} was al gemaakt ({kept[1]} bladzijden)", flush=True)
        return
    booklet = make_booklet(edition, browser, place)
    pdf = keep_booklet(out, edition, booklet, place)
    print(f"{pdf} ({booklet.length} bladzijden, {len(booklet.pdf) / 1e6:.1f} MB)", flush=True)
