"""What a locale offers on paper and on a stick: the files below papier/, and the page that hands them out.

The HTML file is made with every edition. The booklet needs a browser that prints, so `wegwijzer leaflet` makes it
beforehand; a booklet made from other words, facts or another day is not handed out.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from wizard.loader.yaml_file import Document
from wizard.publish.booklet import Booklet, booklet_key
from wizard.publish.edition import Edition
from wizard.publish.files import write
from wizard.publish.leaflet import single_file

PAGE, FOLDER = "op-papier", "papier"
MADE = Path("build") / FOLDER


def file_name(edition: Edition, place: Document | None = None) -> str:
    """The name of both files without their ending: wmo-wegwijzer-nl, or wmo-wegwijzer-nl-GM0518."""
    code = f"-{place.data['code']}" if place else ""
    return f"wmo-wegwijzer-{edition.words.locale}{code}"


def keep_booklet(folder: Path, edition: Edition, booklet: Booklet, place: Document | None = None) -> Path:
    """Write a booklet with what it was made from beside it; returns its path."""
    path = folder / f"{file_name(edition, place)}.pdf"
    write(path, booklet.pdf)
    made = {"key": booklet_key(edition, place), "pages": booklet.length}
    write(path.with_suffix(".json"), json.dumps(made))
    return path


def kept_booklet(folder: Path, edition: Edition, place: Document | None = None) -> tuple[bytes, int] | None:
    """The booklet that was made from this very edition, and how many pages it has; None when there is none."""
    path = folder / f"{file_name(edition, place)}.pdf"
    if not path.exists() or not path.with_suffix(".json").exists():
        return None
    made = json.loads(path.with_suffix(".json").read_text())
    return (path.read_bytes(), made["pages"]) if made["key"] == booklet_key(edition, place) else None


@cache
def _booklet(edition: Edition) -> tuple[bytes, int] | None:
    return kept_booklet(edition.project.root / MADE, edition)


@cache
def paper_files(edition: Edition) -> Mapping[str, bytes]:
    """The files of a locale by name: the one HTML file, and the booklet when it was made."""
    name, booklet = file_name(edition), _booklet(edition)
    return {f"{name}.html": single_file(edition).encode(), **({f"{name}.pdf": booklet[0]} if booklet else {})}


def paper_page(edition: Edition) -> str:
    """The page that hands out the files, with the size of each."""
    p, name, files = edition.interface["paper_page"], file_name(edition), paper_files(edition)
    booklet, link = _booklet(edition), edition.link("../")
    body = edition.render(
        "paper.html",
        p=p,
        file=f"../{FOLDER}/{name}.html",
        file_link=p["file_link"].format(size=_size(edition, files[f"{name}.html"])),
        booklet=f"../{FOLDER}/{name}.pdf" if booklet else "",
        booklet_link=p["booklet_link"].format(pages=booklet[1], size=_size(edition, booklet[0])) if booklet else "",
        age=p["age"].format(day=edition.day(edition.today.isoformat())),
        tables=link("page", "tabellen"),
        tables_title=edition.interface["day_tables"]["title"],
    )
    return edition.page(p["title"], p["description"], body)


def _size(edition: Edition, content: bytes) -> str:
    p, n = edition.interface["paper_page"], len(content)
    decimal = edition.interface["amounts"]["decimal"]
    return str(
        p["kb"].format(n=round(n / 1e3)) if n < 1e6 else p["mb"].format(n=f"{n / 1e6:.1f}".replace(".", decimal))
    )
