"""The bundles for the browser hold once what many fragments share, and lose nothing by it."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.edition import Edition
from wizard.publish.web_bundle import bundles

PARTS = ("bundle", "advice", "details")


@pytest.fixture(scope="module", params=["nl", "en"])
def edition(request: pytest.FixtureRequest, project: Project, bundle: str) -> Edition:
    return Edition(project, project.words[request.param], open_door(bundle), date(2026, 11, 24))


@pytest.fixture(scope="module")
def made(edition: Edition) -> dict[str, dict]:
    return {name: json.loads(text) for name, text in bundles(edition).items()}


def words_of(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def outcomes(project: Project) -> Iterator[str]:
    return (node_id for node_id, node in project.nodes.items() if "outcome" in node)


def test_every_node_stands_in_one_of_the_bundles(project: Project, made: dict[str, dict]) -> None:
    assert sorted(project.nodes) == sorted([*made["bundle"]["nodes"], *made["advice"]["nodes"]])
    assert sorted(outcomes(project)) == sorted(made["advice"]["nodes"]) == made["bundle"]["outcomes"]


def test_a_fragment_with_its_slots_filled_says_what_the_plain_page_says(
    project: Project, edition: Edition, made: dict[str, dict]
) -> None:
    advice, details = made["advice"], made["details"]
    for node_id in outcomes(project):
        unasked = advice["unasked"][node_id]
        filled = [
            advice["nodes"][node_id], advice["elsewhere"], advice["blocks"]["free_help"], details["told"][node_id],
            details["why"][node_id], details["also_read"][node_id],
            *(advice["blocks"][block] for block in unasked["blocks"]),
            *(advice["cards"][card] for card in unasked["contacts"]),
            *(details["articles"][reference] for reference in details["references"][node_id]),
        ]  # fmt: skip
        cited = [shown for part in made.values() for _, shown, _ in part["citations"].values()]
        here = {word for html in [*filled, *cited] for word in words_of(html)}
        assert set() == set(words_of(edition.fragments.node(node_id))) - here - {"§"}, node_id


def test_every_article_that_a_fragment_names_can_be_filled_in(made: dict[str, dict]) -> None:
    """In the bundle that names it, or in one that came before."""
    known: set[str] = set()
    for name in PARTS:
        known |= set(made[name]["citations"])
        named = re.findall(r'data-(?:ref|see)="([^"]+)"', " ".join(texts(made[name])))
        assert set() == set(named) - known, name
        assert named, name


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(part)


def test_no_article_is_written_out_in_a_fragment(made: dict[str, dict]) -> None:
    for name in PARTS:
        assert [] == [text for text in texts(made[name]) if 'class="ww-ref"' in text or 'class="ww-see"' in text]


def test_every_result_that_a_visitor_can_choose_has_a_label_in_its_fragment(
    project: Project, made: dict[str, dict]
) -> None:
    """The list of answers takes the words of an answer from there."""
    for node_id, html in made["bundle"]["nodes"].items():
        chosen = [result for result in project.nodes[node_id]["next"] if result != "given"]
        assert chosen == re.findall(r'data-result="(\w+)"', html)
        assert len(chosen) == html.count('class="ww-option-label"')
