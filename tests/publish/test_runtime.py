"""The rehearsal passes every edge that can be reached, and the zip is the same for the same files."""

import json
from pathlib import Path

from wizard.engine.api import open_door
from wizard.loader.project import load
from wizard.publish.bundle import engine_bundle
from wizard.publish.rehearsal import requests
from wizard.publish.runtime import short_hash

BUNDLE = engine_bundle(load(Path(__file__).resolve().parents[2]))


def test_the_rehearsal_passes_every_result_of_every_node() -> None:
    """All but the neighbourhood team: no municipality entered so far sends people there first."""
    ask = open_door(BUNDLE)
    nodes = json.loads(BUNDLE)["nodes"]
    answers = [json.loads(ask(request)) for request in requests(BUNDLE)]
    passed = {(step["node"], step["result"]) for answer in answers for step in answer.get("path", ())}
    edges = {(node_id, result) for node_id, node in nodes.items() if "outcome" not in node for result in node["next"]}
    assert {("local_first_door", "team")} == edges - passed
    ended = {answer["node"] for answer in answers if answer.get("kind") == "outcome"}
    assert {"team_first"} == {node_id for node_id, node in nodes.items() if "outcome" in node} - ended


def test_the_rehearsal_also_asks_what_cannot_be_answered() -> None:
    ask = open_door(BUNDLE)
    assert any("problems" in json.loads(ask(request)) for request in requests(BUNDLE))


def test_a_name_changes_with_its_content() -> None:
    assert short_hash(b"a") != short_hash(b"b")
    assert 12 == len(short_hash(b"a"))
