"""Every article that a rule or a fact cites exists: the article, the paragraph and the letter."""

from collections.abc import Iterator
from typing import Any

from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.loader.yaml_file import Key
from wizard.publish.marks import UnknownMark, citation

FIELDS = {"reference", "references"}
CITING = ("terms", "parameters", "products", "in_force")


def problems(project: Project) -> Iterator[Problem]:
    """Look at nodes, terms, amounts and product names; wizard/publish/mark_problems.py looks at the texts."""
    for node_id, node in project.nodes.items():
        for index, reference in enumerate(node["references"]):
            if message := _unknown(project, reference):
                yield project.node_documents[node_id].problem((node_id, "references", index), message)
    for name in CITING:
        document = project.law_documents[name]
        for key, reference in _cited(document.data, ()):
            if message := _unknown(project, reference):
                yield document.problem(key, message)


def _cited(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """Everything in a field `reference` or `references`, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _cited(inner, (*key, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _cited(inner, (*key, index))
    elif isinstance(value, str) and FIELDS & set(key[-2:]):
        yield key, value


def _unknown(project: Project, reference: str) -> str:
    try:
        citation(reference, project.references)
    except UnknownMark as unknown:
        return str(unknown)
    return ""
