"""All terms in one table, and the tables "day of the event -> last day" for who has no script."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from wizard.loader.project import Project
from wizard.publish.dates import shown_day
from wizard.publish.day_tables import INDEX, SERVES, TABLES, DayTable, Row, TableDay, rows
from wizard.publish.edition import Edition

NOT_SEARCHED = "\n  exclude: true"


def terms_page(edition: Edition) -> str:
    """Every term with its length, whose it is, its rule and its article."""
    t = edition.interface["terms_page"]
    rows = [_term(edition, term_id, term) for term_id, term in edition.project.terms.items()]
    return edition.page(t["title"], t["description"], edition.render("terms.html", page=t, rows=rows))


def _term(edition: Edition, term_id: str, term: dict[str, Any]) -> dict[str, Any]:
    text, marks, t = edition.words.terms[term_id], edition.marks("../"), edition.interface
    return {
        "id": term_id,
        "name": text.head["name"],
        "length": text.parts["title"],
        "starts": marks.inline(text.parts["starts"]),
        "rule": marks.html(text.parts["rule"]),
        "after": marks.html(text.parts["after"]),
        "changed_by": [t["term_settings"][name] for name in term.get("settings", ()) if name in t["term_settings"]],
        "is_law": term.get("law", True),
        "whose": t["outcome"]["yours" if term["side"] == "visitor" else "theirs"],
        "moves": t["terms_page"][_moves(term)],
        "references": [marks.reference(reference) for reference in term["references"]],
    }


def _moves(term: dict[str, Any]) -> str:
    return "not_checked" if term.get("rolls_not_checked") else "yes" if term["rolls"] else "no"


def tables_page(edition: Edition) -> str:
    """The list of tables."""
    t, link = edition.interface["day_tables"], edition.link("../")
    listed = [{**t["tables"][table.id], "href": link("page", table.page)} for table in TABLES]
    return edition.page(t["title"], t["description"], edition.render("days_list.html", d=t, tables=listed))


def days_page(edition: Edition, table: DayTable) -> str:
    """One table: a heading a year, one folded table a month, from the year before the build on."""
    t, link, marks = edition.interface["day_tables"], edition.link("../"), edition.marks("../")
    words = t["tables"][table.id]
    found = counted(edition, table)
    body = edition.render(
        "days.html",
        d=t,
        words=words,
        intro=marks.inline(words["intro"]),
        notes=[marks.inline(note) for name, note in words.items() if name.startswith("note")],
        columns=[words[column] for column in table.columns],
        years=[_year(edition, year, months) for year, months in groupby(found, lambda row: row[0].year)],
        terms=[(edition.words.terms[term].head["name"], f"{link('page', 'termijnen')}#{term}") for term in table.terms],
        has_later=any(day.later for _, row in found for day in row),
        until=t["until"].format(day=edition.day(edition.project.free_days["known_until"])),
        questions=[
            (edition.words.nodes[node].head["name"], link("node", node))
            for node, tables in SERVES.items()
            if table.id in tables and node in edition.project.nodes
        ],
        index=link("page", INDEX),
    )
    return edition.page(words["title"], words["description"], body, search=NOT_SEARCHED)


def table_links(edition: Edition, node_id: str, root: str) -> list[dict[str, str]]:
    """The tables that help with a question, as links from a page `root` below the root of the locale."""
    words, link = edition.interface["day_tables"]["tables"], edition.link(root)
    return [
        {"title": words[table.id]["title"], "href": link("page", table.page)}
        for table in TABLES
        if table.id in SERVES.get(node_id, ())
    ]


def counted(edition: Edition, table: DayTable) -> Sequence[tuple[date, Row]]:
    """The rows of a table from 1 January of last year, on the day that the edition is built."""
    kept = edition.days.get(table.id)
    return kept or rows(table, edition.ask, first_day(edition.today), last_day(edition.project))


def first_day(today: date) -> date:
    """The first day of the tables of a site that is built today."""
    return date(today.year - 1, 1, 1)


def last_day(project: Project) -> date:
    """The last day of which all free days are known."""
    return date.fromisoformat(project.free_days["known_until"])


def _year(edition: Edition, year: int, counted: Any) -> dict[str, Any]:
    months = groupby(counted, lambda row: row[0].replace(day=1))
    return {"year": year, "months": [_month(edition, month, list(rows)) for month, rows in months]}


def _month(edition: Edition, month: date, rows: list[tuple[date, Row]]) -> dict[str, Any]:
    shown = [
        (shown_day(day, edition.interface, "in_month"), [shown_cell(edition, cell) for cell in row])
        for day, row in rows
    ]
    return {"id": f"m{month:%Y-%m}", "name": shown_day(month, edition.interface, "month"), "rows": shown}


def shown_cell(edition: Edition, cell: TableDay) -> dict[str, str]:
    """A day in words, with what moved it and until when it may still be."""
    t, names = edition.interface["day_tables"], edition.words.free_days
    moved = ", ".join(names[name]["in_sentence"] for name in cell.moved_by)
    later = shown_day(cell.later, edition.interface, "short") if cell.later else ""
    return {
        "day": shown_day(cell.day, edition.interface, "short"),
        "moved": t["moved"].format(why=moved) if moved else "",
        "later": t["later"].format(day=later) if later else "",
    }
