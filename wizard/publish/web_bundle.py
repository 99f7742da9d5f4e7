"""What the wizard in the browser shows: one JSON per locale with rendered fragments and the words around the dates."""

import json
from typing import Any

from wizard.publish.edition import Edition

WORDS = ("date", "question", "answers", "date_entry", "wait", "outcome", "clock", "moments", "moment_terms")


def web_bundle(edition: Edition) -> str:
    """The JSON text of one edition: fragments, cards, blocks, articles, labels, words, under the engine's ids."""
    project, fragments, cards = edition.project, edition.fragments, edition.cards
    macros: Any = fragments.environment.get_template("macros.html").module

    def card(content: dict[str, Any]) -> str:
        return str(macros.card(content, edition.words.interface))

    municipal = [name for name in edition.words.interface["cards"] if cards.is_municipal(name)]
    data = {
        "locale": edition.words.locale,
        "nodes": {node: fragments.node(node) for node in project.nodes},
        "labels": {node: _labels(edition, node) for node in project.nodes if "outcome" not in project.nodes[node]},
        "blocks": {block: fragments.block(block) for block in edition.words.blocks},
        "articles": {reference: fragments.article(reference) for reference in project.references},
        "cards": {
            "": {name: card(cards.national(name)) for name in edition.words.interface["cards"]},
            **{
                document.data["code"]: {name: card(cards.municipal(name, document)) for name in municipal}
                for document in project.municipalities.values()
            },
        },
        "providers": {slug: card(cards.provider(document)) for slug, document in project.providers.items()},
        "terms": {term: text.parts["title"].rstrip(".") for term, text in edition.words.terms.items()},
        "free_days": {name: words["in_sentence"] for name, words in edition.words.free_days.items()},
        "entries": {name: entry["answers"] for name, entry in project.entries.items()},
        "words": {name: edition.words.interface[name] for name in WORDS},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _labels(edition: Edition, node: str) -> dict[str, Any]:
    """How an answer is said in the list of answers: the name of the node and the label of each result."""
    text = edition.words.nodes[node]
    results = [result for result in text.options if result in edition.project.nodes[node]["next"]]
    return {"name": text.head["name"], "results": {result: text.option(result)[0] for result in results}}
