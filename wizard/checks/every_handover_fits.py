"""Every way from one conversation to the other, and every block on what other pages say, names what exists."""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.loader.problem import Problem
from wizard.loader.project import Project

HANDOVERS, ENTRIES, ALSO_READ = "data/tree/handovers.yaml", "data/tree/entries.yaml", "data/law/also_read.yaml"


def problems(project: Project) -> Iterator[Problem]:
    """Look at handovers.yaml, entries.yaml and also_read.yaml."""
    nodes = project.nodes
    for where, message in (*_handovers(project.handovers, nodes), *_unanswerable(project.handovers["settles"], nodes)):
        yield Problem(HANDOVERS, 1, where, message)
    for name, entry in project.entries.items():
        said = {name: {**entry["answers"], **entry.get("implied", {})}}
        for where, message in _unanswerable(said, nodes):
            yield Problem(ENTRIES, 1, where, message)
        for term in {*entry.get("after", ())} - {*project.terms, "dwangsom"}:
            yield Problem(ENTRIES, 1, name, f"'{term}' is geen termijn")
        for node in {entry["node"], entry.get("entry", entry["node"])} - set(nodes):
            yield Problem(ENTRIES, 1, name, f"'{node}' is geen vraag of uitkomst")
    for where, message in _also_read(project):
        yield Problem(ALSO_READ, 1, where, message)


def _handovers(handovers: Mapping[str, Any], nodes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    outcomes = {node_id for node_id, node in nodes.items() if "outcome" in node}
    doors = {nodes[outcome]["outcome"] for outcome in outcomes}
    for kind, allowed in (("outcomes", outcomes), ("doors", doors)):
        for name, step in handovers["steps"][kind].items():
            if name not in allowed:
                yield f"steps.{kind}.{name}", f"'{name}' bestaat niet"
            if step not in nodes["wanted_step"]["next"]:
                yield f"steps.{kind}.{name}", f"'{step}' is geen antwoord op wanted_step"
    for name in {*handovers["continues"], *handovers["settles"]} - set(nodes):
        yield name, f"'{name}' is geen vraag of toets"


def _unanswerable(said: Mapping[str, Mapping[str, str]], nodes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for where, answers in said.items():
        for node, answer in answers.items():
            if answer not in nodes.get(node, {}).get("next", {}):
                yield f"{where}.{node}", f"'{answer}' is daar geen antwoord"


def _also_read(project: Project) -> Iterator[tuple[str, str]]:
    outcomes = {node_id for node_id, node in project.nodes.items() if "outcome" in node}
    for block, found in project.also_read.items():
        missing = [*({*found["outcomes"]} - outcomes), *({*found["terms"]} - {*project.terms})]
        for name in sorted(missing):
            yield block, f"'{name}' is geen uitkomst of termijn"
        for words in project.words.values():
            if block not in words.blocks:
                yield block, f"data/texts/{words.locale}/blocks/{block}.md ontbreekt"
    for words in project.words.values():
        for block in {name for name in words.blocks if name.startswith("read_")} - {*project.also_read}:
            yield block, f"dit blok van {words.locale} staat nergens: noem het hier, of haal het weg"
