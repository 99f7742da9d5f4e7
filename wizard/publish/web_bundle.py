"""What the wizard in the browser shows: one JSON per locale with rendered fragments and the words around the dates."""

import json
from typing import Any

from wizard.publish.pages import Pages

WORDS = ("date", "question", "answers", "date_entry", "wait", "outcome", "clock", "moments", "moment_terms")


def web_bundle(pages: Pages) -> str:
    """The JSON text of one locale: fragments, cards, blocks, articles, labels and words; ids as in the engine's answers."""
    project, fragments, cards = pages.project, pages.fragments, pages.cards
    macros: Any = fragments.environment.get_template("macros.html").module

    def card(content: dict[str, Any]) -> str:
        return str(macros.card(content, pages.words.interface))

    municipal = [name for name in pages.words.interface["cards"] if cards.is_municipal(name)]
    data = {
        "locale": pages.words.locale,
        "nodes": {node: fragments.node(node) for node in project.nodes},
        "labels": {node: _labels(pages, node) for node in project.nodes if "outcome" not in project.nodes[node]},
        "blocks": {block: fragments.block(block) for block in pages.words.blocks},
        "articles": {reference: fragments.article(reference) for reference in project.references},
        "cards": {
            "": {name: card(cards.national(name)) for name in pages.words.interface["cards"]},
            **{
                document.data["code"]: {name: card(cards.municipal(name, document)) for name in municipal}
                for document in project.municipalities.values()
            },
        },
        "providers": {slug: card(cards.provider(document)) for slug, document in project.providers.items()},
        "terms": {term: text.parts["title"].rstrip(".") for term, text in pages.words.terms.items()},
        "free_days": {name: words["in_sentence"] for name, words in pages.words.free_days.items()},
        "entries": {name: entry["answers"] for name, entry in project.entries.items()},
        "words": {name: pages.words.interface[name] for name in WORDS},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _labels(pages: Pages, node: str) -> dict[str, Any]:
    """How an answer is said in the list of answers: the name of the node and the label of each result, in both voices."""
    text = pages.words.nodes[node]
    results = [result for result in text.options if result in pages.project.nodes[node]["next"]]
    return {"name": text.head["name"], "results": {result: text.option(result)[0] for result in results}}
