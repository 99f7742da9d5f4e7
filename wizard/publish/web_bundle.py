"""What the wizard in the browser shows, per locale: one JSON with the questions, one with the advice.

The questions come first, so that the next one is there at once; the advice comes while the engine starts. The cards of
all municipalities are a third one (places_bundle.py): asking for those of one would tell the server which one it is.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from wizard.publish.edition import Edition
from wizard.publish.marks import citation

WORDS = ("date", "question", "answers", "date_entry", "wait", "outcome", "clock", "moments", "moment_terms", "matters",
         "elsewhere", "doors")  # fmt: skip
OF_THE_CALENDAR = ("atw-1", "atw-2", "atw-3", "awb-4-17")  # articles that the engine itself names


def questions_bundle(edition: Edition) -> str:
    """The questions as fragments, how answers are said in the list of answers, and the words around the dates."""
    project, words = edition.project, edition.words
    asked = [node_id for node_id, node in project.nodes.items() if "outcome" not in node]
    return as_json(
        locale=words.locale,
        nodes={node_id: edition.fragments.node(node_id) for node_id in asked},
        outcomes=sorted(set(project.nodes) - set(asked)),
        labels={node_id: _labels(edition, node_id) for node_id in asked},
        free_days={name: day["in_sentence"] for name, day in words.free_days.items()},
        entries=project.entries,
        handovers={name: project.handovers[name] for name in ("settles", "continues")},
        words={name: words.interface[name] for name in WORDS},
    )


def advice_bundle(edition: Edition) -> str:
    """The outcomes as fragments, and what their slots are filled with: blocks, articles, national cards of contact."""
    project, fragments, cards = edition.project, edition.fragments, edition.cards
    card = card_of(edition)
    outcomes = [node_id for node_id, node in project.nodes.items() if "outcome" in node]
    return as_json(
        nodes={node_id: fragments.node(node_id) for node_id in outcomes},
        names={node_id: edition.words.nodes[node_id].head["name"] for node_id in outcomes},
        blocks={block: fragments.block(block) for block in edition.words.blocks},
        articles={reference: fragments.article(reference) for reference in _cited(edition)},
        cards={name: card(cards.national(name)) for name in edition.interface["cards"]},
        providers={slug: card(cards.provider(document)) for slug, document in project.providers.items()},
    )


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


def _labels(edition: Edition, node: str) -> dict[str, Any]:
    """How an answer is said in the list of answers: the name of the node and the label of each result."""
    text = edition.words.nodes[node]
    results = [result for result in text.options if result in edition.project.nodes[node]["next"]]
    return {"name": text.head["name"], "results": {result: text.option(result)[0] for result in results}}
