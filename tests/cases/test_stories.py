"""A visitor's tale and what the site must say at its end: tests/cases/stories, to which a lawyer may add."""

import re
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from wizard.engine.law import Law
from wizard.engine.tree import Outcome
from wizard.loader.yaml_file import read_yaml

type Story = dict[str, Any]
type Reply = dict[str, Any]

FILES = sorted((Path(__file__).parent / "stories").glob("*.yaml"))
STORIES: list[tuple[str, Story]] = [(path.stem, story) for path in FILES for story in read_yaml(path, ROOT).data]
ONE, SEVERAL = {"tree", "answers"}, {"matters"}  # a story tells one matter, or several in the order of telling
NEEDED = {"story", "source", "today", "expect", "because"}
FIELDS = NEEDED | ONE | SEVERAL | {"municipality", "provider"}
ARTICLE = re.compile(r"\b(?:awb|wmo2015|ubwmo2015|atw|wkkgz|jeugdwet|wno|gemeentewet|wft|bw1)-[0-9a-z-]*[0-9a-z]")


def clock_of(outcome: Reply, term: str) -> Reply:
    found: Reply = next(clock for clock in outcome["clocks"] if clock["term"] == term)
    return found


def headline(outcome: Reply) -> Reply:
    assert outcome["headline"] is not None, "no clock on this page has a day"
    found: Reply = outcome["clocks"][outcome["headline"]]["deadline"]
    return found


EXPECT: dict[str, Callable[[Reply, Any], Any]] = {  # word in a story -> what the page has for it
    "last_day": lambda outcome, _: headline(outcome)["last_day"],
    "day_to_keep": lambda outcome, _: headline(outcome)["day_to_keep"],
    "warnings": lambda outcome, _: headline(outcome)["warnings"],
    "clocks": lambda outcome, told: {term: clock_of(outcome, term)["deadline"]["last_day"] for term in told},
    "earliest": lambda outcome, told: {term: clock_of(outcome, term)["earliest"] for term in told},
    "not_counted": lambda outcome, told: [term for term in told if clock_of(outcome, term)["deadline"] is None],
    "penalty": lambda outcome, told: {name: outcome["penalty"][name] for name in told},
    "no_penalty": lambda outcome, _: outcome["penalty"] is None,
    "promise_of": lambda outcome, _: clock_of(outcome, "belofte_aanbieder")["owner"]["id"],
    "door": lambda outcome, _: outcome["door"],
    "beside": lambda outcome, _: outcome["beside"],
    "verdict": lambda outcome, _: outcome["verdict"],
    "blocks": lambda outcome, told: [name for name in told if name in outcome["blocks"]],
    "not_blocks": lambda outcome, told: [name for name in told if name not in outcome["blocks"]],
    "only_blocks": lambda outcome, _: outcome["blocks"],
    "contacts": lambda outcome, told: [name for name in told if name in outcome["contacts"]],
    "references": lambda outcome, told: [name for name in told if name in outcome["references"]],
    "leads_to": lambda outcome, told: [name for name in told if name in outcome["leads_to"]],
    "acting": lambda outcome, _: outcome["acting"],
}
EXPECT_OF_SEVERAL: dict[str, Callable[[Reply], Any]] = {  # word in a story -> what the whole visit has for it
    "order": lambda reply: [matter["node"] for matter in reply["matters"]],
    "reasons": lambda reply: [matter["reason"] for matter in reply["matters"]],
    "asked": lambda reply: sum(asked_in(matter["path"]) for matter in reply["matters"]),
    "letters": lambda reply: [first_letter(matter["outcome"]) for matter in reply["matters"]],
}


def asked_in(path: list[Reply]) -> int:
    return sum(step["kind"] != "check" and not step["implied"] for step in path)


def first_letter(outcome: Reply) -> str:
    """The term of the first letter of another matter that stands on this outcome."""
    return next((str(clock["term"]) for clock in outcome["letters"]), "none")


def ask_for(ask: Callable[..., Reply], story: Story) -> Reply:
    """The engine's reply to a story of either kind, always with `matters`."""
    places = {name: story[name] for name in ("municipality", "provider") if name in story}
    matters = story.get("matters") or [{"entry": story["tree"], "answers": story["answers"]}]
    provider = {"provider": places.pop("provider")} if "provider" in places else {}
    return ask("visit", today=story["today"], matters=[{**matter, **provider} for matter in matters], **places)


@pytest.mark.parametrize("story", [pytest.param(story, id=f"{file}: {story['story']}") for file, story in STORIES])
def test_a_story_ends_as_it_should(ask: Callable[..., Reply], story: Story) -> None:
    reply = ask_for(ask, story)
    first = reply["matters"][0]
    assert (story["expect"]["outcome"], []) == (first["node"], reply["dropped"]), reply
    told = {word: expected for word, expected in story["expect"].items() if word in EXPECT}
    assert told == {word: EXPECT[word](first["outcome"], expected) for word, expected in told.items()}, story["because"]
    whole = {word: expected for word, expected in story["expect"].items() if word in EXPECT_OF_SEVERAL}
    assert whole == {word: EXPECT_OF_SEVERAL[word](reply) for word in whole}, story["because"]


def test_every_story_is_told_in_full_and_no_word_is_misspelled() -> None:
    for file, story in STORIES:
        where = f"{file}: {story.get('story')}"
        assert NEEDED <= set(story) <= FIELDS, where
        assert set(story) & (ONE | SEVERAL) in (ONE, SEVERAL), where
        assert "outcome" in story["expect"], where
        assert set(story["expect"]) <= {"outcome", *EXPECT, *EXPECT_OF_SEVERAL}, where
        assert "matters" not in story or "order" in story["expect"], where


def test_no_story_is_told_twice() -> None:
    titles = [(file, story["story"]) for file, story in STORIES]
    assert sorted(set(titles)) == sorted(titles)


def test_every_article_that_a_story_rests_on_is_in_the_data(law: Law) -> None:
    named = {(story["story"], article) for _, story in STORIES for article in ARTICLE.findall(story["because"])}
    assert [] == sorted(pair for pair in named if pair[1] not in law.references)


def test_every_outcome_has_a_story_except_where_a_municipality_we_lack_is_needed(law: Law) -> None:
    """No municipality in the data sends to its team first."""
    told = {story["expect"]["outcome"] for _, story in STORIES}
    assert {"team_first"} == {node.id for node in law.tree.values() if isinstance(node, Outcome)} - told


@pytest.mark.parametrize(("tree", "median"), [("route", 7), ("application", 2), ("acting_for", 3)])
def test_half_of_the_stories_need_few_questions(ask: Callable[..., Reply], tree: str, median: int) -> None:
    asked = []
    for _, story in STORIES:
        if story.get("tree") == tree:
            reply = ask("visit", entry=tree, today=story["today"], answers=story["answers"])
            asked.append(asked_in(reply["path"]))
    assert statistics.median(asked) <= median


def test_no_story_names_a_person_an_address_or_a_number_to_call() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@|\b0\d{1,3}[ -]?\d{6,7}\b|\b\d{4} ?[A-Z]{2}\b", text), path.name
