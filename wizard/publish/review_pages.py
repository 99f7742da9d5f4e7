"""Review sheets: each conversation as a lawyer reads it, node by node, as a page to print and as a table (CSV).

What stands there: the question or advice, each way out, the rule in our words, its articles with their version, and who
read it last. Nothing is marked as read that nobody read.
"""

import csv
import io
from collections.abc import Mapping
from html import unescape
from typing import Any

from wizard.publish.edition import Edition
from wizard.publish.flowchart import TAG, label_of, plain
from wizard.publish.marks import citation

PAGE = "bewijs/nakijken-"
ROOT = "../../"
NOBODY = "nobody"
RULE = ("why", "rule")


def review_page(edition: Edition, tree: str) -> str:
    """The sheet of one conversation."""
    words, link = edition.interface["review"], edition.link(ROOT)
    title = words["title"].format(tree=edition.interface["wizard_page"][tree])
    body = edition.render(
        "review.html",
        r=words,
        title=title,
        nodes=[_node(edition, node_id) for node_id in reached(edition, tree)],
        back=link("page", "bewijs"),
        table=f"../nakijken-{tree}-{edition.words.locale}.csv",
    )
    return edition.page(title, words["description"], body, search="\n  exclude: true")


def review_table(edition: Edition, tree: str) -> bytes:
    """The same as a table, with an empty column for remarks; with the mark by which spreadsheets know UTF-8."""
    words = edition.interface["review"]
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([words["columns"][name] for name in COLUMNS])
    for node_id in reached(edition, tree):
        table.writerow(_row(edition, _node(edition, node_id)))
    return out.getvalue().encode("utf-8-sig")


COLUMNS = ("id", "kind", "title", "ways", "rule", "articles", "checked", "text_read", "rule_read", "remarks")


def reached(edition: Edition, tree: str) -> list[str]:
    """The nodes of a conversation, in the order in which one comes to them."""
    nodes, waiting = edition.project.nodes, [edition.project.trees[tree]["entry"]]
    found: dict[str, None] = {}
    while waiting:
        node_id = waiting.pop(0)
        if node_id not in found:
            found[node_id] = None
            ways = nodes[node_id]["next"]
            waiting += ways.values() if "outcome" not in nodes[node_id] else ()
    return list(found)


def _node(edition: Edition, node_id: str) -> dict[str, Any]:
    node, text, words = edition.project.nodes[node_id], edition.words.nodes[node_id], edition.interface["review"]
    kind = "outcome" if "outcome" in node else "check" if "check" in node else "question"
    marks = edition.marks(ROOT)
    return {
        "id": node_id,
        "kind": words["kinds"][kind],
        "title": plain(edition, text.parts["title"]),
        "href": edition.link(ROOT)("node", node_id),
        "ways": _ways(edition, node_id, node),
        "rule": "".join(marks.html(text.parts[name]) for name in RULE if name in text.parts),
        "articles": [_article(edition, reference) for reference in node["references"]],
        "terms": [edition.words.terms[term].head["name"] for term in (*node.get("yours", ()), *node.get("theirs", ()))],
        "text_read": _reader(edition, text.head.get("read_by", NOBODY)),
        "rule_read": _reviewed(edition, node),
    }


def _ways(edition: Edition, node_id: str, node: Mapping[str, Any]) -> list[dict[str, str]]:
    link, texts = edition.link(ROOT), edition.words.nodes
    if "outcome" in node:
        return [{"label": "", "name": texts[t].head["name"], "href": link("node", t)} for t in node["next"]]
    return [
        {"label": label_of(edition, node_id, result), "name": texts[t].head["name"], "href": link("node", t)}
        for result, t in node["next"].items()
    ]


def _article(edition: Edition, reference: str) -> dict[str, str]:
    found = citation(reference, edition.project.references)
    words = edition.interface["outcome"]
    version = words["version"].format(day=edition.day(found.article["indexed"].version))
    checked = words["checked"].format(day=edition.day(found.article["checked"]))
    return {"html": edition.marks(ROOT).reference(reference), "version": version, "checked": checked}


def _reader(edition: Edition, reader: str) -> str:
    return str(edition.interface["review"]["nobody"]) if reader == NOBODY else reader


def _reviewed(edition: Edition, node: Mapping[str, Any]) -> str:
    found = node.get("reviewed")
    return f"{found['by']}, {edition.day(found['on'])}" if found else _reader(edition, NOBODY)


def _row(edition: Edition, node: Mapping[str, Any]) -> list[str]:
    ways = "; ".join(f"{way['label']} > {way['name']}" if way["label"] else way["name"] for way in node["ways"])
    articles = "; ".join(f"{_bare(article['html'])} ({article['version']})" for article in node["articles"])
    checked = "; ".join(dict.fromkeys(article["checked"] for article in node["articles"]))
    rule = " ".join(_bare(node["rule"]).split())
    read = (node["text_read"], node["rule_read"])
    return [node["id"], node["kind"], node["title"], ways, rule, articles, checked, *read, ""]


def _bare(html: str) -> str:

    return unescape(TAG.sub("", html))
