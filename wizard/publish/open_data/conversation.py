"""The tree of the conversation, and the routes it leads to. No words: a node is what it asks and where it leads."""

from collections.abc import Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.publish.open_data.law import DUTCH, cited

type Record = dict[str, Any]


def tree(project: Project) -> Record:
    """The conversations with their first node, and every node with all its ways out."""
    return {
        "conversations": [{"id": name, "entry": found["entry"]} for name, found in project.trees.items()],
        "nodes": [_node(project, node_id, node) for node_id, node in project.nodes.items()],
    }


def _node(project: Project, node_id: str, node: Mapping[str, Any]) -> Record:
    kind = next(kind for kind in ("question", "check", "outcome") if kind in node)
    shared = {
        "id": node_id,
        "kind": kind,
        "name": project.words[DUTCH].nodes[node_id].head["name"],
        "articles": [cited(project, reference)["id"] for reference in node["references"]],
    }
    if kind == "outcome":
        clocks = {"visitorTerms": list(node.get("yours", ())), "theirTerms": list(node.get("theirs", ()))}
        beside = node.get("beside", [])
        return {
            **shared,
            "route": node["outcome"],
            "besideRoutes": list(beside),
            **clocks,
            "thenTo": list(node["next"]),
        }
    ways = [{"result": result, "to": target} for result, target in node["next"].items()]
    return {**shared, "form": node[kind], "next": ways}


def routes(project: Project) -> list[Record]:
    """Where a visitor can be sent: the outcomes and terms of each route, and its names in the national product list."""
    names = project.words[DUTCH].interface["doors"]
    ends = {name: node for name, node in project.nodes.items() if "outcome" in node}
    return [_route(project, route, names[route], ends) for route in sorted({end["outcome"] for end in ends.values()})]


def _route(project: Project, route: str, name: str, ends: Mapping[str, Mapping[str, Any]]) -> Record:
    own = {node_id: node for node_id, node in ends.items() if node["outcome"] == route}
    clocks = {term for node in own.values() for whose in ("yours", "theirs") for term in node.get(whose, ())}
    listed = project.products
    return {
        "id": route,
        "name": name,
        "outcomes": sorted(own),
        "terms": sorted(clocks),
        "uniformProductNames": [
            {
                "name": product["name"],
                "uri": product["uri"],
                "levels": product["levels"],
                "article": cited(project, product["reference"]),
                **({"term": product["term"]} if "term" in product else {}),
                "list": listed["list"],
                "snapshot": listed["snapshot"],
            }
            for product in listed["products"]
            if product["route"] == route
        ],
    }
