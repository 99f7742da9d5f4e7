"""The rehearsal passes every edge that can be reached, and the zip is the same for the same files."""

import json
from pathlib import Path
from typing import Any

import pytest

from wizard.engine.api import open_door
from wizard.engine.law import Law
from wizard.loader.project import load
from wizard.proof.walk import lived
from wizard.publish.bundle import engine_bundle
from wizard.publish.rehearsal import rehearsal
from wizard.publish.runtime import short_hash

BUNDLE = engine_bundle(load(Path(__file__).resolve().parents[2]))


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    asked = rehearsal(BUNDLE)
    ask = open_door(asked.bundle)
    return [json.loads(ask(request)) for request in asked.requests]


def test_the_rehearsal_passes_every_path_that_can_occur(answers: list[dict[str, Any]]) -> None:
    law = Law.from_data(json.loads(BUNDLE))
    ways = {way.steps for tree in law.entries for way in lived(law, tree, every_place=False)}
    passed = {tuple((step["node"], step["result"]) for step in answer.get("path", ())) for answer in answers}
    assert set() == ways - passed


def test_the_rehearsal_passes_every_result_of_every_node_and_every_end(answers: list[dict[str, Any]]) -> None:
    nodes = json.loads(BUNDLE)["nodes"]
    passed = {(step["node"], step["result"]) for answer in answers for step in answer.get("path", ())}
    edges = {(node_id, result) for node_id, node in nodes.items() if "outcome" not in node for result in node["next"]}
    assert set() == edges - passed
    ended = {answer["node"] for answer in answers if "node" in answer}
    assert set(nodes) == ended | {node_id for node_id, node in nodes.items() if "check" in node}


def test_the_rehearsal_also_asks_what_cannot_be_answered(answers: list[dict[str, Any]]) -> None:
    assert any("problems" in answer for answer in answers)
    assert any("terms" not in answer and answer.get("term") for answer in answers)


def test_a_name_changes_with_its_content() -> None:
    assert short_hash(b"a") != short_hash(b"b")
    assert 12 == len(short_hash(b"a"))
