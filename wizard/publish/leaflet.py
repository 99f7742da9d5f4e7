"""The conversations on paper and on a stick: the same nodes and words as the site, in one document without script.

One content, two forms: the booklet ("go to page 7", see wizard.publish.booklet) and one HTML file whose questions lead
on by plain anchors. Nothing in either is fetched from anywhere.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from html import escape
from itertools import groupby
from typing import Any

from wizard.engine.free_days import Calendar
from wizard.loader.texts import Text
from wizard.loader.yaml_file import Document
from wizard.publish.dates import shown_day
from wizard.publish.day_tables import BY_ID, INDEX, TABLES, DayTable
from wizard.publish.edition import Edition
from wizard.publish.fragments import FOLDED_BLOCKS, ICON_OF, TEMPLATES
from wizard.publish.marks import Marks, citation
from wizard.publish.table_pages import counted

START, COUNTING, ARTICLES = "begin", "zelf-tellen", "artikelen"
ELSEWHERE = re.compile(r'<a href="page:[^"]*">(.*?)</a>', re.S)
MONTHS_BACK = 6
WEEKEND = ("saturday", "sunday")


@dataclass(frozen=True, eq=False)
class Leaflet:
    """The content for one locale, with the contacts of `place` filled in (None: as they are everywhere).

    on_paper: all terms but that of bezwaar are counted by hand there, with the list of free days; in the file each
    has its own table.
    """

    edition: Edition
    place: Document | None = None
    on_paper: bool = False

    def values(self) -> dict[str, Any]:
        """Everything a template shows, as HTML and text."""
        edition = self.edition
        return {
            "l": edition.interface["leaflet"],
            "place": self.place.data["name"] if self.place else "",
            "made": edition.interface["leaflet"]["made"].format(day=edition.day(edition.today.isoformat())),
            "trees": [self._tree(name) for name in edition.project.trees],  # one may hold no question of its own
            "situations": [self._situation(name) for name in edition.project.entries if not name.startswith("more_")],
            "doors": self._doors(),
            "free_help": self._block("free_help"),
            "tables": [self._table(table) for table in TABLES if table.id == "bezwaar" or not self.on_paper],
            "free_days": self._free_days(),
            "known": edition.interface["day_tables"]["until"].format(
                day=edition.day(edition.project.free_days["known_until"])
            ),
            "articles": [edition.fragments.article(reference) for reference in self._cited()],
            "sprite_svg": (edition.project.root / "overrides/assets/icons/doors.svg").read_text(encoding="utf-8"),
            "ids": {"start": START, "counting": COUNTING, "articles": ARTICLES},
        }

    # --- the order of the nodes -----------------------------------------------------------------------------------

    @cached_property
    def order(self) -> Mapping[str, Sequence[str]]:
        """The nodes of each conversation in the order in which one meets them, each node once."""
        seen: set[str] = set()
        return {name: list(self._from(tree["entry"], seen)) for name, tree in self.edition.project.trees.items()}

    def _from(self, node_id: str, seen: set[str]) -> Iterable[str]:
        if node_id not in seen:
            seen.add(node_id)
            yield node_id
            node = self.edition.project.nodes[node_id]
            for target in node["next"].values() if "outcome" not in node else node["next"]:
                yield from self._from(target, seen)

    def _tree(self, name: str) -> dict[str, Any]:
        nodes = self.edition.project.nodes
        asked = [node_id for node_id in self.order[name] if "outcome" not in nodes[node_id]]
        return {
            "id": f"gesprek-{name}",
            "title": self.edition.interface["wizard_page"][name],
            "entry": self.edition.project.trees[name]["entry"],
            "questions": [self.question(node_id) for node_id in asked],
        }

    def _doors(self) -> list[dict[str, Any]]:
        """The outcomes, by the door that they send to."""
        nodes, words = self.edition.project.nodes, self.edition.interface["doors"]
        met = [node_id for order in self.order.values() for node_id in order if "outcome" in nodes[node_id]]
        return [
            {
                "id": f"deur-{door}",
                "title": words[door],
                "icon": door,
                "outcomes": [self._outcome(node_id) for node_id in met if nodes[node_id]["outcome"] == door],
            }
            for door in words
        ]

    def _situation(self, name: str) -> dict[str, str]:
        found = self.edition.project.entries[name]
        return {"label": self.edition.interface["entries"][name], "node": found["node"], "icon": found["icon"]}

    # --- words ----------------------------------------------------------------------------------------------------

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.edition.project, self.edition.words, self._target)

    def _target(self, kind: str, name: str) -> str:
        """A node or table stands in the document itself; other pages of the site do not, see _html."""
        self.edition.link("")(kind, name)  # raises UnknownMark
        if kind == "node":
            return f"#{name}"
        table = BY_ID.get(name.removeprefix("tabel-"))
        if table:
            return f"#{table.page if table.id == 'bezwaar' or not self.on_paper else COUNTING}"
        return f"#{COUNTING}" if name == INDEX else f"page:{name}"

    def _html(self, text: str) -> str:
        return self._here(self._marks.html(text))

    def _inline(self, text: str) -> str:
        return self._here(self._marks.inline(text))

    def _here(self, html: str) -> str:
        """Say of a page of the site that it stands there, instead of linking to it."""
        on_site = escape(self.edition.interface["leaflet"]["on_site"])
        return ELSEWHERE.sub(rf"\1 {on_site}", html)

    def _items(self, text: str) -> list[str]:
        return [self._here(item) for item in self._marks.items(text)]

    # --- a node ---------------------------------------------------------------------------------------------------

    def question(self, node_id: str) -> dict[str, Any]:
        """The words of a question, or of a check that is asked as one, with the node that each answer leads to."""
        node, text = self.edition.project.nodes[node_id], self.edition.words.nodes[node_id]
        return {
            "id": node_id,
            "title": self._inline(text.parts["title"]),
            "why": self._html(text.parts["why"]),
            "how": self._html(text.parts.get("how", "")),
            "rule": self._html(text.parts.get("rule", "")),
            "options": [self._option(text, result, target) for result, target in node["next"].items()],
        }

    def _option(self, text: Text, result: str, target: str) -> dict[str, str]:
        given = result == "given"
        found = self.edition.interface["leaflet"]["day_found"]
        label, gloss = (found, "") if given else text.option(result)
        icon = "calendar" if given else ICON_OF.get(result, self._door(target))
        return {"label": self._inline(label), "gloss": self._inline(gloss), "icon": icon, "node": target}

    def _door(self, node_id: str) -> str:
        return str(self.edition.project.nodes[node_id].get("outcome", "letter"))

    def _outcome(self, node_id: str) -> dict[str, Any]:
        text, found = self.edition.words.nodes[node_id], self._advice(node_id)
        parts, references = text.parts, self.edition.project.nodes[node_id]["references"]
        decision = [block for block in found["blocks"] if block.startswith(("decision_", "appeal_day"))]
        return {
            "id": node_id,
            "name": text.head["name"],
            "title": self._inline(parts["title"]),
            "door": found["door"],
            "beside": found["beside"],
            "verdict": found["verdict"],
            "today": self._items(parts["today"]),
            "next": self._items(parts["next"]),
            "doubt": self._items(parts.get("doubt", "")),
            "why": "" if self.on_paper else self._html(parts["why"]),
            "sections": [(name, self._html(parts[name])) for name in self._sections if name in parts],
            "decision": [self._block(block) for block in decision],
            "blocks": [self._block(block) for block in found["blocks"] if block not in (*decision, *self._left_out)],
            "clocks": [self._clock(clock["term"], clock["whose"]) for clock in found["clocks"]],
            "cards": [self._card(card) for card in found["contacts"]],
            "references": [self._marks.reference(reference) for reference in references],
        }

    @property
    def _sections(self) -> Sequence[str]:
        """On paper what stands in the letter, the one thing that cannot be asked later; the file holds all."""
        return ("write",) if self.on_paper else ("say", "write", "more")

    @property
    def _left_out(self) -> Sequence[str]:
        """Blocks that are good to know but not to act on today have no room on paper."""
        return FOLDED_BLOCKS if self.on_paper else ()

    def _advice(self, node_id: str) -> dict[str, Any]:
        """What the engine itself says of an outcome without answers, as on its plain page."""
        code = self.place.data["code"] if self.place else None
        request: dict[str, Any] = {"ask": "visit", "entry": node_id, "answers": {}, "municipality": code}
        request["today"] = self.edition.project.free_days["known_from"]
        found: dict[str, Any] = json.loads(self.edition.ask(json.dumps(request)))["outcome"]
        return found

    def _block(self, block_id: str) -> dict[str, str]:
        parts = self.edition.words.blocks[block_id].parts
        return {"title": parts["title"], "body": self._html(parts["body"])}

    def _card(self, card: str) -> dict[str, Any]:
        cards = self.edition.cards
        return cards.municipal(card, self.place) if self.place and cards.is_municipal(card) else cards.national(card)

    def _clock(self, term_id: str, whose: str) -> dict[str, Any]:
        text, term = self.edition.words.terms[term_id], self.edition.project.terms[term_id]
        t = self.edition.interface
        moves = "not_checked" if term.get("rolls_not_checked") else "yes" if term["rolls"] else "no"
        return {
            "name": text.head["name"],
            "whose": t["outcome"][whose],
            "length": self._inline(text.parts["title"]),
            "starts": self._inline(text.parts["starts"]),
            "moves": t["terms_page"][moves],
            "by_post": term.get("by_post", False),
            "is_law": term.get("law", True),
            "counted": bool(term["stages"]),
            "table": self._table_of(term_id),
        }

    def _table_of(self, term_id: str) -> str:
        """The part of the document where the last day of a term is looked up."""
        found = [table for table in TABLES if term_id in table.terms]
        return found[0].page if found and (found[0].id == "bezwaar" or not self.on_paper) else COUNTING

    # --- days and articles ----------------------------------------------------------------------------------------

    def _months(self) -> tuple[date, date]:
        """The days in the tables: from half a year before the edition to the end of the next year."""
        today = self.edition.today
        first = (today.replace(day=1) - timedelta(days=30 * MONTHS_BACK)).replace(day=1)
        return first, date(today.year + 1, 12, 31)

    def _table(self, table: DayTable) -> dict[str, Any]:
        words = self.edition.interface["day_tables"]["tables"][table.id]
        first, last = self._months()
        rows = [row for row in counted(self.edition, table) if first <= row[0] <= last]
        notes = [self._inline(text) for name, text in words.items() if name.startswith("note")]
        return {
            "id": table.page,
            "title": words["title"],
            "notes": [self._inline(words["intro"]), *notes],
            "heads": [words["event"], *(words[column] for column in table.columns)],
            "months": [
                self._month(month, list(rows)) for month, rows in groupby(rows, lambda row: row[0].replace(day=1))
            ],
        }

    def _month(self, month: date, rows: list[Any]) -> dict[str, Any]:
        t = self.edition.interface
        return {
            "name": shown_day(month, t, "month"),
            "rows": [
                [shown_day(day, t, "in_month"), *(self._cell(cell.day, cell.moved_by) for cell in cells)]
                for day, cells in rows
            ],
        }

    def _cell(self, day: date, moved_by: Sequence[str]) -> str:
        return shown_day(day, self.edition.interface, "short") + (" *" if moved_by else "")

    def _free_days(self) -> list[dict[str, Any]]:
        """The days on which a term does not end, without weekends: a list for each year, from the edition's on."""
        calendar = Calendar.from_data(self.edition.project.free_days)
        names, day = self.edition.words.free_days, date(self.edition.today.year, 1, 1)
        found = []
        while day <= calendar.known_until:
            free = calendar.free_day(day)
            if free and free.name not in WEEKEND:
                found.append({"day": shown_day(day, self.edition.interface, "short"), "name": names[free.name]["name"],
                              "year": day.year, "sure": free.is_certain})  # fmt: skip
            day += timedelta(days=1)
        return [{"year": year, "days": list(days)} for year, days in groupby(found, lambda row: row["year"])]

    def _cited(self) -> list[str]:
        """The articles that an outcome names, in the order of the index of articles."""
        project = self.edition.project
        marks = {reference for node in project.nodes.values() if "outcome" in node for reference in node["references"]}
        cited = {citation(mark, project.references).id for mark in marks}
        return [reference for reference in project.references if reference in cited]


def single_file(edition: Edition, place: Document | None = None) -> str:
    """The plain conversations as one HTML file: styles inside, no script, nothing fetched, works from a stick."""
    style = (TEMPLATES / "leaflet_file.css").read_text(encoding="utf-8")
    how = edition.interface["leaflet"]["how_file"]
    values = Leaflet(edition, place).values()
    return edition.render("leaflet_file.html", style=style, sprite="", how_counted=how, **values)
