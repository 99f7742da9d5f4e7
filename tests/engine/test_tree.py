"""The replay: where the answers lead, which are implied, which no longer count."""

from collections.abc import Mapping
from itertools import permutations

import pytest

from wizard.engine.law import Law
from wizard.engine.tree import Check, Outcome, Path, Question, Tree, node_from_data, questions_ahead, replay

SMALL: Tree = {
    node_id: node_from_data(node_id, data)
    for node_id, data in {
        "paper": {
            "question": "choice",
            "next": {"letter": "sent_on", "signs": "sender", "unsure": "sender"},
            "implies": {"signs": {"sender": "city"}},
            "references": ["awb-1-3"],
        },
        "sent_on": {"question": "date", "next": {"given": "in_time", "unknown": "sender"}, "references": []},
        "in_time": {"check": "in_time", "next": {"open": "sender", "passed": "late"}, "references": ["awb-6-7"]},
        "sender": {"question": "choice", "next": {"city": "asked", "unsure": "asked"}, "references": []},
        "asked": {"question": "two_dates", "next": {"given": "object", "unknown": "object"}, "references": []},
        "object": {"outcome": "bezwaar", "yours": ["bezwaar"], "next": ["paper"], "references": ["awb-6-4"]},
        "late": {"outcome": "bezwaar", "next": [], "references": []},
    }.items()
}


def decide(check: Check, known: Mapping[str, str]) -> str:
    return "passed" if known["sent_on"] < "2026-10-01" else "open"


def walk(answers: Mapping[str, str], tree: Tree = SMALL, entry: str = "paper") -> Path:
    return replay(tree, entry, answers, decide)


def test_without_answers_one_stands_at_the_entry() -> None:
    path = walk({})
    assert ("paper", (), {}, ()) == (path.at.id, path.steps, path.known, path.dropped)


def test_each_answer_leads_to_the_node_its_result_names() -> None:
    assert "sent_on" == walk({"paper": "letter"}).at.id
    assert "sender" == walk({"paper": "unsure"}).at.id


def test_a_day_has_the_result_given_and_keeps_what_was_typed() -> None:
    step = walk({"paper": "letter", "sent_on": "2026-11-13"}).steps[1]
    assert ("sent_on", "date", "given", "2026-11-13") == (step.node, step.kind, step.result, step.value)


def test_a_day_that_is_not_known_has_the_result_unknown() -> None:
    step = walk({"paper": "letter", "sent_on": "unknown"}).steps[1]
    assert ("unknown", "") == (step.result, step.value)


def test_two_days_are_one_answer() -> None:
    answers = {"paper": "signs", "asked": "2026-11-01/2026-11-05"}
    assert ("given", "2026-11-01/2026-11-05") == (walk(answers).steps[-1].result, walk(answers).steps[-1].value)


@pytest.mark.parametrize(("sent_on", "at"), [("2026-11-13", "sender"), ("2026-09-30", "late")])
def test_a_check_is_decided_by_the_engine_and_not_asked(sent_on: str, at: str) -> None:
    path = walk({"paper": "letter", "sent_on": sent_on})
    assert (at, "check") == (path.at.id, path.steps[-1].kind)


def test_an_implied_answer_is_not_asked() -> None:
    path = walk({"paper": "signs"})
    assert "asked" == path.at.id
    assert [("paper", False), ("sender", True)] == [(step.node, step.implied) for step in path.steps]
    assert {"paper": "signs", "sender": "city"} == path.known


def test_an_answer_that_nothing_implies_is_asked() -> None:
    assert "sender" == walk({"paper": "unsure"}).at.id


def test_what_the_visitor_said_goes_before_what_another_answer_implies() -> None:
    path = walk({"paper": "signs", "sender": "unsure"})
    assert ("unsure", False) == (path.steps[1].result, path.steps[1].implied)
    assert "unsure" == path.known["sender"]


def test_an_answer_off_the_path_is_dropped_by_name() -> None:
    path = walk({"paper": "unsure", "sent_on": "2026-11-13"})
    assert (("sent_on",), "sender") == (path.dropped, path.at.id)
    assert "sent_on" not in path.known


def test_an_answer_on_the_path_is_not_dropped() -> None:
    assert () == walk({"paper": "letter", "sent_on": "2026-11-13", "sender": "city"}).dropped


def test_a_changed_answer_keeps_the_later_ones_that_are_still_on_the_path() -> None:
    before = walk({"paper": "letter", "sent_on": "2026-11-13", "sender": "city", "asked": "unknown"})
    after = walk({"paper": "unsure", "sent_on": "2026-11-13", "sender": "city", "asked": "unknown"})
    assert ("object", "object") == (before.at.id, after.at.id)
    assert ("sent_on",) == after.dropped


def test_answers_after_the_end_are_dropped() -> None:
    path = walk({"paper": "letter", "sent_on": "2026-01-01", "sender": "city"})
    assert ("late", ("sender",)) == (path.at.id, path.dropped)


def test_the_order_in_which_answers_are_given_does_not_matter() -> None:
    answers = {"paper": "letter", "sent_on": "2026-11-13", "sender": "city", "asked": "unknown"}
    paths = [walk(dict(order)) for order in permutations(answers.items())]
    assert all(paths[0] == path for path in paths)


def test_back_is_a_replay_with_one_answer_fewer() -> None:
    assert "sent_on" == walk({"paper": "letter"}).at.id
    assert "in_time" == walk({"paper": "letter", "sent_on": "2026-11-13"}).steps[-1].node


def test_one_may_enter_at_any_node() -> None:
    path = walk({"sender": "city"}, entry="sender")
    assert ("asked", ["sender"]) == (path.at.id, [step.node for step in path.steps])


@pytest.mark.parametrize(
    ("node", "fewest", "most"),
    [("object", 0, 0), ("asked", 1, 1), ("sender", 2, 2), ("in_time", 0, 2), ("paper", 2, 4)],
)
def test_the_questions_still_to_come_are_counted_over_all_ways(node: str, fewest: int, most: int) -> None:
    """A check is no question."""
    assert (fewest, most) == questions_ahead(SMALL, node)


def test_nodes_are_of_three_kinds() -> None:
    kinds = {node_id: type(node) for node_id, node in SMALL.items()}
    assert (Question, Check, Outcome) == (kinds["paper"], kinds["in_time"], kinds["late"])


def test_an_outcome_keeps_what_its_data_says_and_is_empty_elsewhere() -> None:
    node = SMALL["object"]
    assert isinstance(node, Outcome)
    assert ("bezwaar", ("bezwaar",), (), ("paper",)) == (node.door, node.yours, node.theirs, node.leads_to)


def test_the_real_conversation_settles_a_letter_by_its_signs(law: Law) -> None:
    """`letter` was unsure; the words in the letter say that it decides, and so it counts as a decision."""
    answers = {"safe_now": "safe", "for_whom": "self", "letter": "unsure", "letter_signs": "decides"}
    path = replay(law.tree, "safe_now", answers, decide)
    assert ("letter_date", "decision") == (path.at.id, path.known["letter"])
    assert ["safe_now", "for_whom", "letter", "letter_signs"] == [step.node for step in path.steps]
