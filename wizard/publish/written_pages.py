"""The hand-written pages of docs/, with their marks filled in."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from itertools import groupby
from typing import Any

from wizard.loader.register import Register
from wizard.loader.yaml_file import Document
from wizard.publish.dates import shown_date_text
from wizard.publish.edition import Edition
from wizard.publish.marks import UnknownMark
from wizard.publish.open_data import BASE, COLLECTIONS, count


def written_page(edition: Edition, name: str) -> str:
    """A page of docs/<locale>/ as Markdown for the site. Raises UnknownMark with the file's name."""
    path = edition.project.root / "docs" / edition.words.locale / f"{name}.md"
    try:
        text = edition.marks("../").markdown(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UnknownMark(f"docs/{edition.words.locale}/{name}.md ontbreekt") from None
    except UnknownMark as unknown:
        raise UnknownMark(f"docs/{edition.words.locale}/{name}.md: {unknown}") from None
    blanks: dict[str, Callable[[], str]] = {
        "{report}": edition.report,
        "{sources}": partial(_sources, edition),
        "{files}": partial(_files, edition),
    }
    for blank, fill in blanks.items():
        text = text.replace(blank, fill()) if blank in text else text
    return text


def _files(edition: Edition) -> str:
    """The files of the open data as an HTML list, each with its address."""
    words = edition.interface["open_data"]
    rows = [
        {"title": words["collections"][row.id], "count": count(row.make(edition.project)), "collection": row}
        for row in COLLECTIONS
    ]
    html = edition.render("open_data.html", o=words, rows=rows, others=list(words["others"]), base=f"../../{BASE}")
    return "\n".join(line for line in html.splitlines() if line.strip())


def _sources(edition: Edition) -> str:
    """Every law, decree and local source that the site rests on, as HTML."""
    project, cards = edition.project, edition.cards
    decrees = {
        decree: [{**row, "shown": edition.day(row["day"])} for row in rows]
        for decree, rows in groupby(project.free_days["equated"], lambda row: row["decree"])
    }
    register = project.register
    local = [
        doc for doc in (*project.municipalities.values(), *project.providers.values()) if doc.data.get("own_file", True)
    ]
    places = [
        {"name": document.data["name"], "sources": [cards.source(document, name) for name in document.data["sources"]]}
        for document in (*_shared_sources(edition, register), *local)
    ]
    html = edition.render(
        "sources.html",
        s=edition.interface["sources_page"],
        laws=[{**law, "shown": edition.day(law["version"])} for law in project.laws.values()],
        decrees=decrees,
        places=places,
        place_names=_place_sources(edition),
        articles=[edition.fragments.article(reference) for reference in project.references],
    )
    return "\n".join(line for line in html.splitlines() if line.strip())


def _shared_sources(edition: Edition, register: Register) -> Iterator[Document]:
    """The sources of what holds for all municipalities: the register itself, and the ombudsmen."""
    s = edition.interface["sources_page"]
    for name, document in (("register", register.about), ("ombudsmen", register.ombudsmen)):
        yield Document(document.file, {**document.data, "name": s[name]}, document.lines)


def _place_sources(edition: Edition) -> dict[str, Any]:
    """Who made the names of places that lead to a municipality, how many, and how many stand in one source only."""
    words, places = edition.interface["place_sources"], edition.project.places
    lines = [
        {"href": source["url"], "text": f"{_place_source(edition, source)} {escape(words['names'].format(n=number))}"}
        for name, source in edition.project.place_sources.items()
        if (number := sum(name in place.sources for place in places))
    ]
    alone = sum(place.kind == "district" and len(place.sources) == 1 for place in places)
    return {"title": words["title"], "text": words["text"], "lines": lines, "single": words["single"].format(n=alone)}


def _place_source(edition: Edition, source: Mapping[str, str]) -> str:
    words = edition.interface["place_sources"]
    shown = {
        name: escape(shown_date_text(source[name], edition.interface)) for name in ("date", "copy") if name in source
    }
    titled = {**source, **shown, "title": f'<span lang="nl" dir="ltr">{escape(source["title"])}</span>'}
    lines = ["line" if "licence" in source else "line_plain", *(["copy"] if "copy" in source else [])]
    return " ".join(words[line].format(**titled) for line in lines)
