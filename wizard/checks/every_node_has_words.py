"""Every node has words in every locale: a title, a name, and a label for each way out; and no words without a node."""

from collections.abc import Iterator

from wizard.loader.problem import Problem
from wizard.loader.project import Project, Words

NEEDED = {
    "choice": ("why",),
    "date": ("why", "rule", "option unknown"),
    "two_dates": ("why", "field asked", "field answered", "option unknown"),
    "check": ("why",),
    "outcome": ("today", "next", "why"),
}


def problems(project: Project) -> Iterator[Problem]:
    """Look at each node in each locale."""
    for words in project.words.values():
        for node_id in project.nodes:
            yield from _of_node(project, words, node_id)
        for name in sorted(set(words.nodes) - set(project.nodes)):
            text = words.nodes[name]
            yield Problem(text.file, 1, "", f"er is geen vraag of uitkomst '{name}' in data/tree")
        for term in project.terms:
            if term not in words.terms:
                yield Problem(f"data/texts/{words.locale}/terms/{term}.md", 1, "", "dit bestand ontbreekt")


def _of_node(project: Project, words: Words, node_id: str) -> Iterator[Problem]:
    node, text = project.nodes[node_id], words.nodes.get(node_id)
    if text is None:
        yield Problem(f"data/texts/{words.locale}/nodes/{node_id}.md", 1, "", "dit bestand ontbreekt")
        return
    kind = "outcome" if "outcome" in node else node.get("question", "check")
    for needed in NEEDED[kind]:
        if not text.parts.get(needed):
            yield Problem(text.file, 1, needed, "dit deel ontbreekt")
    if not text.head.get("name"):
        yield Problem(text.file, 1, "name", "de korte naam ontbreekt in de kop")
    if kind in ("choice", "check"):
        results = tuple(node["next"])
        if text.options != results:
            yield Problem(
                text.file,
                1,
                "option",
                f"de keuzes zijn {', '.join(results)}, in die volgorde; hier staan {', '.join(text.options)}",
            )
