"""Nodes as HTML: one template each for a question and an outcome, used for the plain page and for the wizard alike.

The engine itself says what belongs to an outcome without answers (its clocks, contacts and blocks): the plain page and
the page with a date come from one source.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wizard.loader.project import Project, Words
from wizard.loader.texts import Text
from wizard.publish.dates import shown_date_text
from wizard.publish.marks import Marks
from wizard.publish.places import Cards

TEMPLATES = Path(__file__).parent / "templates"
SPRITE = "assets/icons/doors.svg"
ROOT = "../../"  # every node stands at <locale>/wegwijzer/<node>/
ICONS = {  # pictogram -> the results of nodes that it stands for; for others the door that the option leads to
    "you": ("self", "safe", "about_myself"),
    "someone": ("someone", "carer_self", "parent", "child", "youth", "close_family", "other_carer", "heir", "attorney",
                "mentor_or_curator", "legal_representative"),
    "help": ("professional", "no_letter", "own_help", "veilig_thuis", "afraid", "need_more"),
    "danger": ("unsafe_now", "serious_event"),
    "letter": ("decision", "complaint_answer", "report", "less_help", "own_letter", "signed_paper", "signed_copy",
               "a_letter", "report_received", "see_file", "own_file", "sent", "no_committee"),
    "bezwaar": ("objection_decision", "formal_step", "filed", "objection_pending", "objection_possible"),
    "court": ("appeal", "ruling"),
    "provider": ("provider_paper", "provider", "provider_for_municipality", "nurse", "complain_provider",
                 "provider_ends"),
    "municipality": ("municipality", "municipal_letter", "municipality_refused", "also_municipality",
                     "complain_municipality", "wmo"),
    "committee": ("committee", "invites"),
    "ombudsman": ("ombudsman",),
    "other": ("ciz", "insurer", "zvw", "wlz", "ciz_letter"),
    "money": ("cak", "svb", "money", "bewindvoerder", "wmo_pgb", "private", "amount", "must_pay", "wrong_data",
              "pgb_payment", "pgb_decision"),
    "rights": ("rights", "privacy", "discriminated", "dishonest"),
    "phone": ("asked_only", "contact_only", "reminded", "called_or_complained"),
    "wait": ("waiting", "says_longer", "said_longer", "nothing_said", "nothing_yet", "not_yet", "complained_waiting",
             "start_of_help", "application_decision", "can_wait"),
    "calendar": ("given", "told", "review", "extended", "long_ago", "within_eight_weeks", "over_six_weeks",
                 "under_six_weeks"),
    "check": ("agrees", "signed", "agreed"),
    "unsure": ("unknown", "unsure", "none"),
}  # fmt: skip
ICON_OF = {result: icon for icon, results in ICONS.items() for result in results}
DEFAULT_ICON = "letter"
MORE, BACK = "more_", "back_"  # names of entries: below an outcome, and for who comes back
FOLDED_BLOCKS = (
    "decision_day",
    "appeal_day",
    "conduct",
    "second_door",
    "fear",
    "frisian",
    "new_decision",
    "acting_line",
)  # good to know, not to act on today
DECISION_BLOCKS = ("decision_day", "decision_filed", "decision_field", "appeal_day")


@dataclass(frozen=True)
class Fragments:
    """Renders the nodes of one locale. ask: the engine's door; marks render with links as seen from a node's page.

    With `bare`, the slots of an outcome are empty: for the bundle, which holds once what many outcomes share.
    """

    project: Project
    words: Words
    ask: Callable[[str], str]
    marks: Marks
    cards: Cards
    bare: bool = False

    @cached_property
    def environment(self) -> Environment:
        """Jinja with the words of the locale; an unknown name stops the build."""
        loader = FileSystemLoader(TEMPLATES)
        found = Environment(
            loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        found.globals |= {
            "t": self.words.interface,
            "sprite": "",
        }  # wizard.html holds the pictograms in the page itself
        return found

    def node(self, node_id: str) -> str:
        """The fragment of a node, with links as seen from <locale>/wegwijzer/<any node>/."""
        node = self.project.nodes[node_id]
        return self._outcome(node_id, node) if "outcome" in node else self._question(node_id, node)

    def block(self, block_id: str) -> str:
        """A companion block of an outcome."""
        text = self.words.blocks[block_id]
        body = self.marks.html(text.parts["body"])
        title = escape(text.parts["title"])
        if block_id in FOLDED_BLOCKS:
            return f'<details class="ww-fold" data-block="{block_id}"><summary>{title}</summary>{body}</details>'
        return f'<section class="ww-block" data-block="{block_id}"><h2>{title}</h2>{body}</section>'

    def article(self, reference_id: str) -> str:
        """An article as an item of a list: link, our own words, the day it was read."""
        found = self.project.references[reference_id]
        words = self.words.interface["outcome"]
        statement = self.words.references.get(reference_id) or found["statement"]
        is_dutch = statement == found["statement"]
        version = words["version"].format(day=self._date(self.project.laws[found["law"]]["version"]))
        checked = words["checked"].format(day=self._date(found["checked"]))
        return (
            f'<li data-article="{reference_id}">{self.marks.reference(reference_id)}: '
            f"<span{' lang="nl"' if is_dutch and self.words.locale != 'nl' else ''}>{escape(statement)}</span> "
            f'<span class="ww-source">({escape(version)}, {escape(checked)})</span></li>'
        )

    def _date(self, text: str) -> str:
        return shown_date_text(text, self.words.interface)

    def _text(self, node_id: str) -> Text:
        return self.words.nodes[node_id]

    def _voices(self, text: Text, section: str, render: Callable[[str], Any]) -> tuple[Any, Any]:
        """A section in both voices, rendered; the second is "" when it is the same."""
        plain, someone = text.voice(section), text.voice(section, someone=True)
        return (render(plain) if plain else "", render(someone) if someone and someone != plain else "")

    def _question(self, node_id: str, node: Mapping[str, Any]) -> str:
        text = self._text(node_id)
        form = node.get("question", "check")
        return self.environment.get_template("question.html").render(
            node={"id": node_id, "kind": form},
            title=self._voices(text, "title", self.marks.inline),
            why=self._voices(text, "why", self.marks.html),
            how=self._voices(text, "how", self.marks.html),
            drawing=self._drawing(node),
            fields=self._fields(form, text),
            provider_field=node_id == "payer",
            providers=[{"id": slug, "name": doc.data["name"]} for slug, doc in self.project.providers.items()],
            options=[self._option(node_id, text, result) for result in node["next"] if result != "given"],
        )

    def _drawing(self, node: Mapping[str, Any]) -> dict[str, Markup | str] | None:
        """The drawing that shows where to look, with what it shows in words."""
        if "drawing" not in node:
            return None
        path = self.project.root / "overrides" / "assets" / "drawings" / f"{node['drawing']}.svg"
        caption = self.words.interface["drawings"][node["drawing"]]
        return {"svg": Markup(path.read_text(encoding="utf-8")), "caption": caption}

    def _fields(self, form: str, text: Text) -> list[dict[str, str]]:
        if form == "date":
            return [{"id": "day", "legend": self.words.interface["date_entry"]["legend"]}]
        if form == "two_dates":
            return [{"id": name, "legend": text.parts[f"field {name}"]} for name in ("asked", "answered")]
        return []

    def _option(self, node_id: str, text: Text, result: str) -> dict[str, Any]:
        plain, someone = text.option(result), text.option(result, someone=True)
        label, gloss = (
            (self.marks.inline(mine), self.marks.inline(theirs) if theirs != mine else "")
            for mine, theirs in zip(plain, someone, strict=True)
        )
        target = self.project.nodes[node_id]["next"][result]
        icon = ICON_OF.get(result, self._door(target))
        return {"result": result, "label": label, "gloss": gloss, "icon": icon, "href": self.marks.link("node", target)}

    def _door(self, node_id: str) -> str:
        return str(self.project.nodes[node_id].get("outcome", DEFAULT_ICON))

    def _outcome(self, node_id: str, node: Mapping[str, Any]) -> str:
        text, outcome = self._text(node_id), self.unasked(node_id)
        lists = {name: self._voices(text, name, self.marks.items) for name in ("today", "next", "doubt")}
        return self.environment.get_template("outcome.html").render(
            node={"id": node_id},
            outcome=outcome,
            title=self._voices(text, "title", self.marks.inline),
            **lists,
            **self._slots(node_id, outcome),
            clocks=[self._rule(clock["term"], clock["whose"]) for clock in self._terms(node)],
            again=self._again(node),
            municipal=any(self.cards.is_municipal(card) for card in outcome["contacts"]),
            list_href=self.marks.link("page", "gemeenten"),
        )

    def _again(self, node: Mapping[str, Any]) -> str:
        """On paper: with which sentence to begin when nothing is heard; empty where nobody has to answer."""
        words, theirs = self.words.interface, {*node.get("theirs", ())}
        for name, entry in self.project.entries.items():
            if theirs & {*entry.get("after", ())}:
                return str(words["outcome"]["again"]).format(entry=words["entries"][name])
        return ""

    def _slots(self, node_id: str, outcome: Mapping[str, Any]) -> dict[str, Any]:
        """What stands in the slots of an outcome on its plain page."""
        if self.bare:
            empty = dict.fromkeys(("told", "why", "also_read", "elsewhere", "free_help"), "")
            return {**empty, **dict.fromkeys(("cards", "decision_blocks", "blocks", "references"), ())}
        blocks = outcome["blocks"]
        return {
            "told": self.told(node_id),
            "why": self.why(node_id),
            "also_read": self.also_read(node_id),
            "elsewhere": self.elsewhere(),
            "free_help": self.block("free_help"),
            "cards": [self.cards.national(card) for card in outcome["contacts"]],
            "decision_blocks": [self.block(block) for block in blocks if block in DECISION_BLOCKS],
            "blocks": [self.block(block) for block in blocks if block not in DECISION_BLOCKS],
            "references": [self.article(reference) for reference in self.project.nodes[node_id]["references"]],
        }

    def unasked(self, node_id: str) -> dict[str, Any]:
        """What the engine says of an outcome when nothing was answered."""
        request = {"ask": "visit", "entry": node_id, "answers": {}, "today": self.project.free_days["known_from"]}
        outcome: dict[str, Any] = json.loads(self.ask(json.dumps(request)))["outcome"]
        return outcome

    def told(self, node_id: str) -> str:
        """What to say, what to write, and what else there is to know, folded."""
        text = self._text(node_id)
        return str(self._macros.told(*(self._voices(text, name, self.marks.html) for name in ("say", "write", "more"))))

    def why(self, node_id: str) -> str:
        """Why an outcome advises what it does, article by article."""
        return str(self._macros.voiced(self._voices(self._text(node_id), "why", self.marks.html), "div"))

    def also_read(self, node_id: str) -> str:
        """What well-known pages say otherwise about an outcome, folded."""
        blocks = self._read_blocks(node_id, self.project.nodes[node_id])
        return str(self._macros.also_read([self._also_read(block) for block in blocks]))

    def elsewhere(self) -> str:
        """Under every outcome: the ways to another matter."""
        others = [self.entry(name, self.marks) for name in self.project.entries if name.startswith(MORE)]
        return str(self._macros.elsewhere(others))

    @property
    def _macros(self) -> Any:
        return self.environment.get_template("macros.html").module

    def _read_blocks(self, node_id: str, node: Mapping[str, Any]) -> list[str]:
        """The blocks on what well-known pages say otherwise, for an outcome and the terms that it names."""
        terms = {*node.get("yours", ()), *node.get("theirs", ())}
        listed = self.project.also_read.items()
        return [block for block, found in listed if node_id in found["outcomes"] or terms & {*found["terms"]}]

    def _also_read(self, block_id: str) -> dict[str, str]:
        text = self.words.blocks[block_id]
        return {"id": block_id, "title": text.parts["title"], "body": self.marks.html(text.parts["body"])}

    def _terms(self, node: Mapping[str, Any]) -> Sequence[Mapping[str, str]]:
        return [{"term": term, "whose": whose} for whose in ("yours", "theirs") for term in node.get(whose, ())]

    def _rule(self, term: str, whose: str) -> dict[str, Any]:
        text = self.words.terms[term]
        href = f"{self.marks.link('page', 'termijnen')}#{term}"
        is_law = self.project.terms.get(term, {}).get("law", True)
        return {
            "whose": whose,
            "name": text.head["name"],
            "rule": text.parts["title"].rstrip("."),
            "href": href,
            "is_law": is_law,
        }

    def entry(self, name: str, marks: Marks) -> dict[str, str]:
        """A quick way in: without script a link to its node, with script the answers that it gives."""
        found = self.project.entries[name]
        href = f"{marks.link('node', found['node'])}#begin={name}"
        words = self.words.interface
        gloss = words["entries_gloss"].get(name, "")
        return {"id": name, "label": words["entries"][name], "gloss": gloss, "icon": found["icon"], "href": href}
