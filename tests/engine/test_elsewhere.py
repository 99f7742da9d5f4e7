"""Why this advice: what decided, and what would have led elsewhere; days against a walk over every day."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from wizard.engine.clocks import Visit
from wizard.engine.elsewhere import FAR, PAUSED_BY, explained, outcomes_ahead
from wizard.engine.law import Law
from wizard.engine.matters import Followed, Matter, follow
from wizard.engine.tree import Outcome, Question
from wizard.proof.walk import NOW, Way, lived, symbolic

type Ask = Callable[..., dict[str, Any]]

TREES = ("route", "application", "acting_for")
STEP = int(os.environ.get("ELSEWHERE_STEP", "9"))
ONE_DAY = timedelta(days=1)
DONT_KNOW = ("unsure", "unknown")


@pytest.fixture(scope="module")
def matters(law: Law) -> list[Followed]:
    """One lived path in so many, and one for each outcome; ELSEWHERE_STEP=1 takes every path (minutes)."""
    ways = [way for tree in TREES for way in lived(law, tree, every_place=False)]
    chosen = [*{way.end: way for way in ways}.values(), *ways[::STEP]]
    return [followed(law, way) for way in chosen]


def followed(law: Law, way: Way) -> Followed:
    matter = Matter(law.entries[way.tree], dict(way.answers))
    return follow(0, matter, Visit(law, NOW, {}, way.municipality, way.provider))


@pytest.fixture(scope="module")
def why(matters: list[Followed]) -> list[tuple[Followed, dict[str, Any]]]:
    return [(matter, explained(matter)) for matter in matters]


def asked(matter: Followed) -> list[str]:
    return [step.node for step in matter.path.steps if step.kind != "check" and not step.implied]


def end_with(matter: Followed, node: str, value: str) -> str:
    told = replace(matter.matter, answers={**matter.matter.answers, node: value})
    return follow(0, told, matter.visit).path.at.id


# --- on every path ---------------------------------------------------------------------------------------------------


def test_no_explanation_is_empty(why: list[tuple[Followed, dict[str, Any]]]) -> None:
    assert [] == [matter.path.at.id for matter, told in why if not (told["decided"] and told["elsewhere"])]


def test_no_explanation_names_the_advice_itself(why: list[tuple[Followed, dict[str, Any]]]) -> None:
    same = [
        matter.path.at.id for matter, told in why for other in told["elsewhere"] if other["end"] == matter.path.at.id
    ]
    assert [] == same


def test_what_decided_was_asked_and_has_another_way(why: list[tuple[Followed, dict[str, Any]]]) -> None:
    for matter, told in why:
        assert set(told["decided"]) == {other["node"] for other in told["elsewhere"]}
        assert [node for node in asked(matter) if node in told["decided"]] == told["decided"]


def test_another_way_leads_to_where_it_says(law: Law, why: list[tuple[Followed, dict[str, Any]]]) -> None:
    for matter, told in why:
        for other in told["elsewhere"]:
            assert isinstance(law.tree[other["end"]], Outcome) == other["is_outcome"]
            assert {other["end"]} == {end_with(matter, other["node"], value) for value in values(matter, other)}


def values(matter: Followed, other: dict[str, Any]) -> list[str]:
    """The answers that another way names."""
    day = other["until"] or other["since"]
    if not day:
        return list(other["results"])
    *before, _ = matter.matter.answers[other["node"]].split("/")
    return ["/".join([*before, day])]


def test_each_other_way_is_one_kind_and_not_knowing_is_none(why: list[tuple[Followed, dict[str, Any]]]) -> None:
    for _, told in why:
        for other in told["elsewhere"]:
            assert 1 == sum(map(bool, (other["results"], other["until"], other["since"])))
            assert set() == set(other["results"]) & set(DONT_KNOW)


def test_days_stand_before_options_outcomes_before_questions_and_danger_last(
    why: list[tuple[Followed, dict[str, Any]]],
) -> None:
    dangers = ("danger_now", "worry", "incident")
    for _, told in why:
        ranks = [
            (other["end"] in dangers, not other["is_outcome"], bool(other["results"])) for other in told["elsewhere"]
        ]
        assert sorted(ranks) == ranks


def test_from_a_question_that_is_named_the_advice_is_out_of_reach(
    law: Law, why: list[tuple[Followed, dict[str, Any]]]
) -> None:
    """By the walk of the tests over every option, not by that of the engine."""

    @cache
    def reached(node: str) -> frozenset[str]:
        return frozenset(way.end for way in symbolic(law, node))

    named = {
        (matter.path.at.id, other["end"])
        for matter, told in why
        for other in told["elsewhere"]
        if other["results"] and not other["is_outcome"]
    }
    assert named
    assert [] == sorted(pair for pair in named if pair[0] in reached(pair[1]))


def test_an_answer_that_did_not_decide_leaves_the_advice_within_reach(
    law: Law, why: list[tuple[Followed, dict[str, Any]]]
) -> None:
    for matter, told in why:
        for node in set(asked(matter)) - set(told["decided"]):
            question = law.tree[node]
            assert isinstance(question, Question)
            for result in set(question.next) - {"given", *DONT_KNOW}:
                assert matter.path.at.id in outcomes_ahead(law.tree, end_with(matter, node, result))


# --- days ------------------------------------------------------------------------------------------------------------


def test_the_days_are_those_that_a_walk_over_every_day_finds(law: Law, matters: list[Followed]) -> None:
    """For each outcome, each day asked on the way there, and each series of results of the checks."""
    found: dict[Any, tuple[Followed, str]] = {}
    for matter in matters:
        checks = tuple(step.result for step in matter.path.steps if step.kind == "check")
        for step in matter.path.steps:
            if step.result == "given" and not step.implied:
                found.setdefault((matter.path.at.id, step.node, checks), (matter, step.node))
    assert len(found) > 50
    for matter, node in found.values():
        told = [other for other in explained(matter)["elsewhere"] if other["node"] == node]
        mine = {(field, other[field], other["end"]) for other in told for field in ("until", "since") if other[field]}
        assert set(walked(matter, node)) == mine, (matter.path.at.id, node)


def walked(matter: Followed, node: str) -> Iterator[tuple[str, str, str]]:
    """The nearest day on either side on which the visit ends elsewhere, one day at a time."""
    *before, last = matter.matter.answers[node].split("/")
    given = date.fromisoformat(last)
    pause = matter.matter.answers.get(PAUSED_BY.get(node, ""), "unknown")
    latest = NOW if pause == "unknown" else min(NOW, date.fromisoformat(pause.split("/")[0]))
    earliest = date.fromisoformat(before[0]) if before else given - FAR
    for field, step, limit in (("until", -ONE_DAY, earliest), ("since", ONE_DAY, latest)):
        day = given
        while day != limit:
            day += step
            end = end_with(matter, node, "/".join([*before, day.isoformat()]))
            if end != matter.path.at.id:
                yield field, day.isoformat(), end
                break
