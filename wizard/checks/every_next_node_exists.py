"""Every way out leads to a node, every result of a check has a way out, and what is implied exists."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from wizard.engine.facts import CHECKS
from wizard.loader.problem import Problem
from wizard.loader.project import Project


def problems(project: Project) -> Iterator[Problem]:
    """Look at each node of the conversations."""
    for node_id, node in project.nodes.items():
        document = project.node_documents[node_id]
        ways = (
            node["next"].items()
            if isinstance(node["next"], dict)
            else ((str(i), target) for i, target in enumerate(node["next"]))
        )
        for result, target in ways:
            if target not in project.nodes:
                near = get_close_matches(target, project.nodes, 1)
                hint = f"; bedoelt u '{near[0]}'?" if near else ""
                yield document.problem((node_id, "next", result), f"'{target}' is geen vraag of uitkomst{hint}")
        for found in (*_check(node), *_implied(node, project.nodes), *_same(node)):
            yield document.problem((node_id,), found)
    for tree, value in project.trees.items():
        if value["entry"] not in project.nodes:
            yield Problem("data/tree/trees.yaml", 1, tree, f"'{value['entry']}' is geen vraag")


def _check(node: Mapping[str, Any]) -> Iterator[str]:
    if "check" not in node:
        return
    if node["check"] not in CHECKS:
        yield f"de toets '{node['check']}' bestaat niet; kies uit: {', '.join(CHECKS)}"
        return
    results = set(CHECKS[node["check"]].results)
    if results != set(node["next"]):
        named = ", ".join(sorted(results))
        yield f"de toets '{node['check']}' heeft de uitkomsten {named}; geef elk daarvan een uitgang en geen andere"


def _implied(node: Mapping[str, Any], nodes: Mapping[str, Any]) -> Iterator[str]:
    for result, implied in node.get("implies", {}).items():
        if result not in node["next"]:
            yield f"implies noemt '{result}', maar dat is geen uitgang"
        for other, answer in implied.items():
            if answer not in nodes.get(other, {}).get("next", {}):
                yield f"implies noemt {other}: {answer}, en dat kan daar niet"


def _same(node: Mapping[str, Any]) -> Iterator[str]:
    for result, other in node.get("same_as", {}).items():
        if node["next"].get(result) != node["next"].get(other):
            yield f"'{result}' is hetzelfde als '{other}', maar leidt ergens anders heen"
