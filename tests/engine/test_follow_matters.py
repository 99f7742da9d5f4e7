"""What is carried from one matter to the next, on small values made by hand."""

from datetime import date

import pytest

from wizard.engine.clocks import Visit
from wizard.engine.law import Law
from wizard.engine.matters import Followed, Matter, carried, follow
from wizard.engine.tree import Check, Path

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("node", ["safe_now", "for_whom", "carer_matter"])
def test_what_is_known_of_the_visitor_is_carried_unless_asked_again(law: Law, node: str) -> None:
    told = {node: "told", "letter_date": "2026-11-13"}
    visit = Visit(law, date(2026, 11, 22), told)
    earlier = Followed(0, Matter("letter", told), visit, Path((), told, law.tree["letter"], ()))
    assert {node: "told"} == carried([earlier], Matter("concern", {}))
    assert {} == carried([earlier], Matter(node, {}))
    assert {} == carried([earlier], Matter("concern", {node: "other"}))


def known_before(law: Law, told: dict[str, str]) -> Followed:
    return Followed(0, Matter("letter", told), Visit(law, TODAY, told), Path((), told, law.tree["letter"], ()))


@pytest.mark.parametrize(
    ("relation", "whom"),
    [("professional", "professional"), ("about_myself", "carer_self"), ("neighbour", "someone")],
)
def test_who_acts_for_someone_is_not_asked_about_whom_it_is(law: Law, relation: str, whom: str) -> None:
    assert {"for_whom": whom} == carried([known_before(law, {"relation": relation})], Matter("concern", {}))


def test_about_whom_it_is_as_it_was_said_goes_before_what_follows_from_the_relation(law: Law) -> None:
    told = {"for_whom": "unsure", "relation": "professional"}
    assert {"for_whom": "unsure"} == carried([known_before(law, told)], Matter("concern", {}))


@pytest.mark.parametrize("told", [{}, {"relation": "unknown"}])
def test_without_a_relation_nothing_follows_from_it(law: Law, told: dict[str, str]) -> None:
    assert {} == carried([known_before(law, told)], Matter("concern", {}))


def test_a_matter_has_ended_at_an_outcome_and_nowhere_else(law: Law) -> None:
    visit = Visit(law, TODAY, {})
    assert follow(0, Matter("safe_now", {"safe_now": "unsafe_now"}), visit).has_ended is True
    assert follow(0, Matter("safe_now", {}), visit).has_ended is False


@pytest.mark.parametrize(
    ("check", "day"),
    [
        ("objection_term", "letter_date"),
        ("objection_term_urgent", "letter_date"),
        ("objection_due_earliest", "letter_date"),
        ("objection_due", "letter_date"),
        ("appeal_term", "appeal_date"),
        ("ombudsman_year", "findings_date"),
        ("complaint_term", "complaint_date"),
        ("investigation_term", "melding_date"),
        ("application_term", "application_date"),
        ("application_due", "application_date"),
        ("notice_state", "notice_date"),
        ("provider_promise", "provider_complaint_date"),
    ],
)
def test_a_check_is_decided_when_the_day_it_counts_from_is_known_and_not_before(law: Law, check: str, day: str) -> None:
    node = next(node.id for node in law.tree.values() if isinstance(node, Check) and node.check == check)
    visit = Visit(law, TODAY, {})
    assert node == follow(0, Matter(node, {}), visit).path.at.id
    assert node == follow(0, Matter(node, {}, {day: "unknown"}), visit).path.at.id
    assert node != follow(0, Matter(node, {}, {day: "2026-11-02"}), visit).path.at.id
