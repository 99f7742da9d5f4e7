"""What must hold on every path through the conversations, not on samples: the claims of wizard/proof, each by name.

Here every path is lived in one kind of place; `wegwijzer proof --full` lives it in every kind.
"""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.conftest import ROOT
from wizard.engine.law import Law
from wizard.engine.tree import Check, Node, Outcome, Question
from wizard.proof.claims import ALL, Claims
from wizard.proof.local import FACTS, PROVINCE, STARTS, Local, Undecided, explored
from wizard.proof.promises import ELSEWHERE, PROMISES, RULES
from wizard.proof.sheet import WALKABLE, Sheet, Tried, prove
from wizard.proof.walk import DAYS, Way, lived, symbolic

EVERY = int(os.environ.get("PROOF_EVERY", "1"))  # inside Pyodide a part is lived
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def sheet(law: Law) -> Sheet:
    return prove(law, full=False, every=EVERY)


@pytest.fixture(scope="module")
def ways(law: Law) -> dict[str, list[Way]]:
    return {tree: list(symbolic(law, tree)) for tree in law.entries}


@pytest.mark.parametrize("claim_id", ALL.ids)
def test_claim(sheet: Sheet, claim_id: str) -> None:
    tried = next(claim for claim in sheet.claims if claim.id == claim_id)
    assert tried.cases > 0, f"{claim_id} was never tried"
    assert () == tried.shown, f"{tried.says}\n{tried.broken} of {tried.cases}"


@pytest.mark.parametrize(("tree", "paths"), [("route", 11_068), ("application", 424), ("acting_for", 79)])
def test_the_walk_sees_as_many_paths_as_the_design_counted(sheet: Sheet, tree: str, paths: int) -> None:
    """Another number is no fault, but a change of the conversation that somebody should have meant."""
    assert paths == sheet.trees[tree].paths


@pytest.mark.parametrize(("tree", "most"), [("route", 12), ("application", 9), ("acting_for", 3)])
def test_the_longest_path_is_as_long_as_the_design_counted(sheet: Sheet, tree: str, most: int) -> None:
    assert most == sheet.trees[tree].most


def test_the_sheet_counts_what_there_is(law: Law, sheet: Sheet) -> None:
    assert len(law.tree) == sum(sheet.nodes.values())
    assert {node.id for node in law.tree.values() if isinstance(node, Outcome)} == set(sheet.ends)
    assert sum(walked.paths for walked in sheet.trees.values()) == sum(sheet.ends.values())
    assert len(ALL.ids) == len(set(ALL.ids)) == len(sheet.claims)


def test_the_days_we_live_bring_about_every_edge(law: Law, ways: dict[str, list[Way]]) -> None:
    for tree, found in ways.items():
        lives = list(lived(law, tree, every_place=False))
        edges = {step for way in found for step in way.steps}
        assert edges == {step for way in lives for step in way.steps}, tree
        assert set() == {way.steps for way in lives} - {way.steps for way in found}, tree


def test_every_date_question_has_days(law: Law) -> None:
    asked = {node.id for node in law.tree.values() if isinstance(node, Question) and node.form != "choice"}
    assert asked == set(DAYS)


def test_every_promise_and_every_rule_is_guarded() -> None:
    """By a claim, or by the tests that wizard/proof/promises.py names."""
    claims = [*ALL.of_tree, *ALL.of_path, *ALL.of_visit]
    guarded = {name for claim in claims for name in claim.rests_on}
    promises = {f"promise {number}" for number in PROMISES if number not in ELSEWHERE}
    rules = {f"rule {number}" for number in RULES}
    assert set() == (promises | rules) - guarded
    assert [] == [path for files in ELSEWHERE.values() for path in files if not (ROOT / path).is_file()]


def test_what_a_claim_rests_on_is_a_promise_a_rule_or_an_article(law: Law) -> None:
    known = {f"promise {n}" for n in PROMISES} | {f"rule {n}" for n in RULES} | set(law.references)
    for claim in (*ALL.of_tree, *ALL.of_path, *ALL.of_visit):
        assert set() == set(claim.rests_on) - known, claim.id
        assert claim.rests_on and claim.says, claim.id


# --- a tree that is broken on purpose --------------------------------------------------------------------------------


def changed(law: Law, node_id: str, **fields: object) -> Law:
    node: Node = replace(law.tree[node_id], **fields)  # type: ignore[arg-type]
    return replace(law, tree={**law.tree, node_id: node})


def leading(law: Law, node_id: str, result: str, target: str) -> Law:
    node = law.tree[node_id]
    assert isinstance(node, Question | Check)
    return changed(law, node_id, next={**node.next, result: target})


BROKEN: dict[str, Callable[[Law], Law]] = {
    "every_way_out_leads_to_a_node": lambda law: leading(law, "letter", "decision", "nowhere"),
    "no_way_leads_back": lambda law: leading(law, "letter_from", "unsure", "letter"),
    "every_node_is_reached": lambda law: leading(law, "letter_from", "insurer", "objection_filed"),
    "not_knowing_is_no_dead_end": lambda law: leading(law, "letter_from", "unsure", "insurer"),
    "every_outcome_has_a_human_a_next_door_and_an_article": lambda law: changed(law, "objection", contacts=()),
    "every_article_is_in_the_data": lambda law: changed(law, "objection", references=("awb-99-1",)),
    "every_question_has_a_way_not_to_know": lambda law: changed(
        law, "letter_age", next={"long_ago": "objection_late", "within_eight_weeks": "objection_no_date"}
    ),
}
BROKEN_PATHS: dict[str, tuple[Callable[[Law], Law], str]] = {
    "late_is_never_said_without_the_article_that_helps": (
        lambda law: changed(law, "objection_late", references=("awb-6-11",)),
        "> objection_late",
    ),
    "a_melding_or_a_complaint_never_leads_to_a_notice": (
        lambda law: leading(law, "complaint_term", "passed", "notice"),
        "complaint_date=given > complaint_term=passed > notice",
    ),
    "an_oral_no_never_leads_to_bezwaar_at_once": (
        lambda law: leading(law, "less_said_by", "municipality", "objection_no_date"),
        "less_said_by=municipality > objection_no_date",
    ),
    "who_has_the_answer_to_a_bezwaar_is_told_about_beroep": (
        lambda law: changed(law, "appeal", yours=()),
        "appeal_date=given",
    ),
}


@pytest.mark.parametrize("claim_id", BROKEN)
def test_a_broken_tree_breaks_its_claim(law: Law, claim_id: str) -> None:
    found = prove(BROKEN[claim_id](law), full=False, claims=Claims(of_tree=ALL.of_tree))
    broken = {claim.id: claim.shown for claim in found.broken}
    assert broken[claim_id]
    assert (claim_id in WALKABLE) == (found.trees == {})


def test_a_claim_that_is_broken_on_a_path_names_the_path(law: Law) -> None:
    """All faults at once, in one walk."""
    faulty = law
    for fault, _ in BROKEN_PATHS.values():
        faulty = fault(faulty)
    found: dict[str, Tried] = {claim.id: claim for claim in prove(faulty, full=False).broken}
    for claim_id, (_, path) in BROKEN_PATHS.items():
        assert path in found[claim_id].shown[0], claim_id


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_fact_that_is_read_splits_the_walk_into_each_kind_of_value() -> None:
    def find(local: Local) -> tuple[object, object]:
        place = local.municipality
        return (place.value("complaint_provider.first_door"), place.province == "Fryslân") if place else (None, None)

    start = next(local for local in STARTS if local.has_municipality)
    found = [result for _, result in explored(start, find)]
    doors = ["free_choice", "provider", "team", "elsewhere", None]
    assert sorted(map(str, ((door, there) for door in doors for there in (True, False)))) == sorted(map(str, found))


def test_a_fact_that_is_not_read_splits_nothing() -> None:
    assert [(STARTS[0], None)] == list(explored(STARTS[0], lambda local: local.municipality))


def test_an_undecided_fact_can_not_be_read() -> None:
    place = Local(has_municipality=True).municipality
    assert place
    with pytest.raises(Undecided, match=r"municipality: objection\.phone_first"):
        place.value("objection.phone_first")


def test_a_fact_that_the_proof_does_not_know_is_told() -> None:
    start = Local(has_municipality=True)
    with pytest.raises(KeyError, match=r"something\.new"):
        list(explored(start, lambda local: local.municipality and local.municipality.value("something.new")))


def test_every_fact_can_be_unknown() -> None:
    assert [] == [name for name, values in FACTS.items() if None not in values and name != PROVINCE]
