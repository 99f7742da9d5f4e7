"""What the wizard in the browser shows, per locale, in three files of JSON.

The questions come first, so that the next one is there at once; the advice comes while the engine starts; what stands
folded under the advice, the law behind it first of all, comes last. What many nodes share stands in them once:
fragments are bare (see Fragments), the script puts the rest in their slots. The cards of all municipalities are a file
of their own (places_bundle.py): asking for those of one would tell the server which one it is.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from wizard.publish.edition import Edition
from wizard.publish.fragments import ROOT
from wizard.publish.marks import citation
from wizard.publish.table_pages import table_links

WORDS = ("date", "question", "answers", "date_entry", "wait", "outcome", "clock", "moments", "moment_terms", "matters",
         "elsewhere", "doors")  # fmt: skip
OF_THE_CALENDAR = ("atw-1", "atw-2", "atw-3", "awb-4-17")  # articles that the engine itself names
CITED = re.compile(r'data-(?:ref|see)=\\"([^"\\]+)\\"')  # as it stands in JSON


def bundles(edition: Edition) -> dict[str, str]:
    """The JSON texts by name. Each holds the citations that the ones before it lack."""
    made: dict[str, str] = {}
    known: set[str] = set()
    for name, content in (("bundle", _questions), ("advice", _advice), ("details", _details)):
        made[name] = _with_citations(edition, content(edition), known)
    return made


def _questions(edition: Edition) -> dict[str, Any]:
    """The questions as fragments, their names in the list of answers, and the words around the dates."""
    project, words = edition.project, edition.words
    asked = [node_id for node_id, node in project.nodes.items() if "outcome" not in node]
    return {
        "locale": words.locale,
        "nodes": {node_id: edition.bare.node(node_id) for node_id in asked},
        "outcomes": sorted(set(project.nodes) - set(asked)),
        "names": _names(edition, asked),
        "free_days": {name: day["in_sentence"] for name, day in words.free_days.items()},
        "entries": project.entries,
        "handovers": {name: project.handovers[name] for name in ("settles", "continues")},
        "words": {name: words.interface[name] for name in WORDS},
    }


def _advice(edition: Edition) -> dict[str, Any]:
    """The outcomes as fragments, and what their slots are filled with: blocks, national cards, other matters."""
    project, fragments, cards = edition.project, edition.bare, edition.cards
    card, outcomes = card_of(edition), _outcomes(edition)
    return {
        "nodes": {node_id: fragments.node(node_id) for node_id in outcomes},
        "names": _names(edition, outcomes),
        "unasked": {node_id: _unasked(edition, node_id) for node_id in outcomes},
        "elsewhere": fragments.elsewhere(),
        "blocks": {block: fragments.block(block) for block in edition.words.blocks if block not in project.also_read},
        "cards": {name: card(cards.national(name)) for name in edition.interface["cards"]},
        "providers": {slug: card(cards.provider(document)) for slug, document in project.providers.items()},
    }


def _details(edition: Edition) -> dict[str, Any]:
    """What stands folded under each outcome, the articles in our own words, and how to find a day by hand."""
    fragments, nodes, outcomes = edition.bare, edition.project.nodes, _outcomes(edition)
    return {
        "told": {node_id: fragments.told(node_id) for node_id in outcomes},
        "why": {node_id: fragments.why(node_id) for node_id in outcomes},
        "also_read": {node_id: fragments.also_read(node_id) for node_id in outcomes},
        "references": {node_id: list(nodes[node_id]["references"]) for node_id in outcomes},
        "articles": {reference: fragments.article(reference) for reference in _cited(edition)},
        "by_hand": {node_id: _by_hand(edition, node_id) for node_id, node in nodes.items() if _asks_day(node)},
    }


def _outcomes(edition: Edition) -> list[str]:
    return [node_id for node_id, node in edition.project.nodes.items() if "outcome" in node]


def _names(edition: Edition, nodes: list[str]) -> dict[str, str]:
    return {node_id: edition.words.nodes[node_id].head["name"] for node_id in nodes}


def _asks_day(node: Mapping[str, Any]) -> bool:
    return node.get("question") in ("date", "two_dates")


def _by_hand(edition: Edition, node_id: str) -> dict[str, Any]:
    """How a visitor finds a day without the engine: the rule in words, the tables of days, the way on."""
    marks, text = edition.bare.marks, edition.words.nodes[node_id]
    return {
        "rule": marks.html(text.parts["rule"]),
        "way_on": marks.link("node", edition.project.nodes[node_id]["next"]["given"]),
        "tables": table_links(edition, node_id, ROOT),
    }


def _unasked(edition: Edition, node_id: str) -> dict[str, list[str]]:
    """The contacts and blocks of an outcome as far as they depend on no answer."""
    found = edition.fragments.unasked(node_id)
    return {name: found[name] for name in ("contacts", "blocks")}


def _with_citations(edition: Edition, content: Mapping[str, Any], known: set[str]) -> str:
    text = as_json(**content)
    new = sorted(set(CITED.findall(text)) - known)
    known |= set(new)
    return as_json(**content, citations={mark: edition.bare.marks.cited(mark) for mark in new})


def card_of(edition: Edition) -> Callable[[Mapping[str, Any]], str]:
    """Renders a card of contact."""
    macros: Any = edition.fragments.environment.get_template("macros.html").module
    return lambda content: str(macros.card(content, edition.interface))


def as_json(**data: Any) -> str:
    """The data as compact JSON text, equal for equal data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _cited(edition: Edition) -> list[str]:
    """The articles that an outcome can show: those of nodes, terms and free days."""
    project = edition.project
    marks = {reference for node in project.nodes.values() for reference in node["references"]}
    for term in project.terms.values():
        marks |= {*term["references"], *(stage["reference"] for stage in term["stages"])}
    return sorted({citation(mark, project.references).id for mark in marks} | set(OF_THE_CALENDAR))
