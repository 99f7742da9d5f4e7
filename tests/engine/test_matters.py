"""A visit of several matters: what is carried over, what is not, how conversations hand over to one another."""

import json
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.engine.api import answer
from wizard.engine.law import Law
from wizard.engine.tree import Outcome, Question
from wizard.loader.project import Project

type Ask = Callable[..., dict[str, Any]]
type Matter = dict[str, Any]

SELF = {"safe_now": "safe", "for_whom": "self"}
LETTER = {"letter": "decision", "letter_date": "2026-11-13", "letter_from": "municipality"}
OBJECTION = {
    "safe_now": "safe",
    "for_whom": "someone",
    **LETTER,
    "objection_filed": "nothing_yet",
    "help_now": "can_wait",
}
FIRST: Matter = {"entry": "route", "answers": OBJECTION}
PROVIDER: Matter = {"entry": "concern", "answers": {"concern": "provider", "payer": "wmo", "provider_steps": "not_yet"}}
COMPLAINED = {"concern": "provider", "payer": "wmo", "provider_steps": "complained_waiting"}
OPEN: Matter = {"entry": "concern", "answers": {"concern": "municipality"}}


def matter_of(reply: dict[str, Any], number: int) -> dict[str, Any]:
    return next(matter for matter in reply["matters"] if matter["matter"] == number)


def problems(reply: dict[str, Any]) -> set[tuple[str, str]]:
    assert ["problems"] == list(reply)
    return {(problem["id"], problem["field"]) for problem in reply["problems"]}


# --- the form of a request -------------------------------------------------------------------------------------------


def test_one_matter_in_the_long_form_says_what_the_short_form_says(ask: Ask) -> None:
    short, long = ask("visit", entry="route", answers=OBJECTION), ask("visit", matters=[FIRST])
    assert short == {name: value for name, value in long.items() if name != "matters"}
    assert [short["outcome"]] == [matter["outcome"] for matter in long["matters"]]


def test_the_last_matter_is_the_one_that_is_being_told(ask: Ask) -> None:
    reply = ask("visit", matters=[FIRST, OPEN])
    assert ("complaint_steps", "question", 1) == (reply["node"], reply["kind"], reply["matter"])
    assert [0] == [matter["matter"] for matter in reply["matters"]]


def test_an_earlier_matter_can_be_opened_again(ask: Ask) -> None:
    without_haste = {name: value for name, value in OBJECTION.items() if name != "help_now"}
    reply = ask("visit", matters=[{**FIRST, "answers": without_haste}, PROVIDER], open=0)
    assert ("help_now", 0) == (reply["node"], reply["matter"])
    assert [1] == [matter["matter"] for matter in reply["matters"]]


@pytest.mark.parametrize("matters", [[], {}, None, "route", [1], ["route"], [FIRST, None]])
def test_matters_are_a_list_of_matters(ask: Ask, matters: Any) -> None:
    assert {("matters_not_a_list", "matters")} == problems(ask("visit", matters=matters))


@pytest.mark.parametrize("number", [-1, 2, "0", None, 1.0, True, []])
def test_the_open_matter_must_be_one_of_them(ask: Ask, number: Any) -> None:
    assert {("no_such_matter", "open")} == problems(ask("visit", matters=[FIRST, PROVIDER], open=number))


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        ({"entry": "nowhere"}, ("unknown_entry", "matters.1.entry")),
        ({"entry": "route", "answers": {"x": "y"}}, ("unknown_question", "matters.1.answers.x")),
        ({"entry": "route", "answers": {"safe_now": "yes"}}, ("unknown_result", "matters.1.answers.safe_now")),
        ({"entry": "route", "implied": {"safe_now": "yes"}}, ("unknown_result", "matters.1.implied.safe_now")),
        ({"entry": "route", "implied": []}, ("answers_not_a_mapping", "matters.1.implied")),
        ({"entry": "route", "provider": "nobody"}, ("unknown_provider", "matters.1.provider")),
        (
            {"entry": "route", "answers": {"letter_date": "2027-01-01"}},
            ("date_in_the_future", "matters.1.answers.letter_date"),
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_matter_is_said_with_its_number(ask: Ask, second: Matter, problem: tuple[str, str]) -> None:
    assert {problem} == problems(ask("visit", matters=[FIRST, second]))


def test_a_pause_before_a_start_that_was_implied_is_refused(ask: Ask) -> None:
    """A clock cannot stand still before it runs, however its first day became known."""
    second = {
        "entry": "application_delay",
        "implied": {"application_date": "2026-10-12"},
        "answers": {"application_delay": "asked_something", "asked_days_application": "2026-10-01/2026-10-20"},
    }
    expected = {("before_the_start", "matters.1.answers.asked_days_application")}
    assert expected == problems(ask("visit", matters=[FIRST, second]))


# --- what is carried over --------------------------------------------------------------------------------------------


def test_what_is_shared_is_not_asked_again(ask: Ask) -> None:
    """Safety is asked anew of who begins anew; about whom it is, is not."""
    reply = ask("visit", matters=[FIRST, {"entry": "route", "answers": {"safe_now": "safe"}}])
    assert "letter" == reply["node"]
    assert [("safe_now", False), ("for_whom", True)] == [(step["node"], step["implied"]) for step in reply["path"]]


def test_steps_taken_haste_and_days_are_not_carried_over(ask: Ask) -> None:
    reply = ask("visit", matters=[FIRST, {"entry": "letter", "answers": {}}])
    assert {"safe_now": "safe", "for_whom": "someone"} == reply["known"]
    again = ask("visit", matters=[FIRST, {"entry": "letter", "answers": LETTER}])
    assert "objection_filed" == again["node"]


def test_a_matter_of_the_carer_speaks_to_the_carer(ask: Ask) -> None:
    carer = {"entry": "carer_matter", "implied": {"for_whom": "carer_self"}, "answers": {"carer_matter": "own_help"}}
    reply = ask("visit", matters=[FIRST, carer])
    assert ("own_name", "carer_self") == (reply["node"], reply["known"]["for_whom"])
    assert [] == [block for block in reply["outcome"]["blocks"] if block.startswith("acting")]
    assert "someone" == matter_of(reply, 0)["known"]["for_whom"]


def test_an_answer_that_a_matter_asks_first_is_not_taken_from_another(ask: Ask) -> None:
    own = {"entry": "route", "answers": {"safe_now": "safe", "for_whom": "carer_self", "carer_matter": "own_help"}}
    assert "carer_matter" == ask("visit", matters=[own, {"entry": "carer_matter", "answers": {}}])["node"]


def test_after_danger_one_goes_on_without_being_sent_back_to_it(ask: Ask) -> None:
    danger = {"entry": "route", "answers": {"safe_now": "unsafe_now"}}
    reply = ask("visit", matters=[danger, {"entry": "for_whom", "answers": {"for_whom": "self"}}])
    assert "letter" == reply["node"]


def test_each_matter_keeps_its_own_provider(ask: Ask) -> None:
    """perMens promises six weeks, the other provider promises nothing."""
    waiting = {"entry": "concern", "answers": COMPLAINED | {"provider_complaint_date": "2026-11-02"}}
    reply = ask("visit", matters=[{**waiting, "provider": "permens"}, waiting])
    promised = [matter_of(reply, number)["outcome"]["clocks"][0]["owner"] for number in (0, 1)]
    assert ["permens", None] == [owner and owner["id"] for owner in promised]


def test_the_clock_of_a_letter_runs_on_every_page_of_the_visit(ask: Ask) -> None:
    reply = ask("visit", matters=[FIRST, OPEN])
    assert [("bezwaar", "2026-12-28", "municipality")] == [
        (clock["term"], clock["deadline"]["last_day"], clock["sender"]) for clock in reply["clocks"]
    ]


def test_the_earliest_last_day_stands_first_on_every_page(ask: Ask) -> None:
    older = {"entry": "letter", "answers": LETTER | {"letter_date": "2026-10-19", "letter_from": "cak"}}
    clocks = ask("visit", matters=[FIRST, older])["clocks"]
    assert ["2026-11-30", "2026-12-28"] == [clock["deadline"]["last_day"] for clock in clocks]


@pytest.mark.parametrize(
    ("first", "block", "term"),
    [
        (OBJECTION, "decision_day", "bezwaar"),
        (SELF | {"letter": "objection_decision", "appeal_date": "2026-11-16"}, "appeal_day", "beroep"),
        (OBJECTION | {"objection_filed": "filed"}, "decision_field", None),
        (SELF | {"letter": "no_letter", "concern": "unsure"}, "decision_field", None),
    ],
)  # fmt: skip
def test_whoever_complains_sees_the_day_of_the_letter_of_the_other_matter(
    ask: Ask, first: dict[str, str], block: str, term: str | None
) -> None:
    reply = ask("visit", matters=[{"entry": "route", "answers": first}, PROVIDER])
    complaint = matter_of(reply, 1)["outcome"]
    assert block == complaint["blocks"][0]
    assert [term] * bool(term) == [clock["term"] for clock in complaint["letters"]]


def test_danger_shows_no_letter(ask: Ask) -> None:
    reply = ask("visit", matters=[FIRST, {"entry": "safe_now", "answers": {"safe_now": "unsafe_now"}}])
    danger = reply["matters"][0]
    assert ("danger_now", [], []) == (danger["node"], danger["outcome"]["letters"], danger["outcome"]["blocks"])


# --- one visit, whatever the order of its keys -----------------------------------------------------------------------


def test_the_order_in_which_answers_are_given_changes_nothing(law: Law) -> None:
    """Invariant 27, with more than one matter."""
    expected = None
    for turned in list(permutations(OBJECTION.items()))[::97]:
        matters = [
            {"answers": dict(turned), "entry": "route"},
            {**PROVIDER, "answers": dict(reversed(PROVIDER["answers"].items()))},
        ]
        reply = answer(law, json.dumps({"today": TODAY, "matters": matters, "ask": "visit"}))
        expected = expected or reply
        assert expected == reply


def test_a_changed_answer_in_one_matter_leaves_the_other_alone(ask: Ask) -> None:
    before = ask("visit", matters=[FIRST, PROVIDER])
    urgent = {**FIRST, "answers": OBJECTION | {"help_now": "cannot_wait"}}
    after = ask("visit", matters=[urgent, PROVIDER])
    assert ("objection", "objection_urgent") == (matter_of(before, 0)["node"], matter_of(after, 0)["node"])
    assert matter_of(before, 1) == matter_of(after, 1)


def test_a_check_without_its_day_is_where_the_visit_stands(ask: Ask) -> None:
    """A link may lead to a check; without the day it counts from the page asks it in words."""
    reply = ask("visit", matters=[{"entry": "objection_due_earliest", "answers": {}}])
    assert ("objection_due_earliest", "check", None) == (reply["node"], reply["kind"], reply["outcome"])


def test_every_node_may_be_entered_without_a_day(law: Law, ask: Ask) -> None:
    for node in law.tree:
        assert ask("visit", matters=[{"entry": node, "answers": {}}])["kind"] in ("question", "check", "outcome")


# --- handovers -------------------------------------------------------------------------------------------------------


def acting_step(reply: dict[str, Any]) -> dict[str, str] | None:
    found: dict[str, str] | None = reply["outcome"]["acting"]
    return found


@pytest.mark.parametrize(
    ("outcome", "step", "end"),
    [
        ("objection", "formal_step", "formal_with_machtiging"),
        ("appeal", "formal_step", "formal_with_machtiging"),
        ("notice", "formal_step", "formal_with_machtiging"),
        ("apply_now", "formal_step", "formal_with_machtiging"),
        ("provider_cut", "formal_step", "formal_with_machtiging"),
        ("ask_for_decision", "formal_step", "formal_with_machtiging"),
        ("cak", "formal_step", "formal_with_machtiging"),
        ("provider_complaint", "complain_provider", "provider_complaint_for"),
        ("municipality_complaint", "complain_municipality", "municipality_complaint_for"),
        ("ombudsman", "complain_municipality", "municipality_complaint_for"),
        ("report_need", "report_need", "may_report_need"),
        ("urgent_provision", "report_need", "may_report_need"),
        ("own_file", "see_file", "file_for"),
        ("svb", "money", "money_for"),
    ],
)
def test_from_an_outcome_the_step_is_known_when_one_asks_whether_one_may(
    ask: Ask, outcome: str, step: str, end: str
) -> None:
    """Section 6 of the design: neither the step nor for whom it is, is asked again."""
    implied = acting_step(ask("visit", entry=outcome))
    assert {"wanted_step": step} == implied
    acting = {
        "entry": "relation",
        "implied": implied,
        "answers": {"relation": "close_family", "person_decides": "decides"},
    }
    reply = ask("visit", matters=[FIRST, acting])
    assert (end, "someone") == (reply["node"], reply["known"]["for_whom"])
    assert ["relation", "person_decides"] == [step["node"] for step in reply["path"] if not step["implied"]]


def test_where_no_step_follows_it_is_asked(ask: Ask) -> None:
    assert acting_step(ask("visit", entry="talk_it_over")) is None


def test_an_outcome_about_acting_sends_nobody_to_itself(law: Law) -> None:
    assert [] == [
        node.id for node in law.tree.values() if isinstance(node, Outcome) and node.verdict and node.acting_step
    ]


@pytest.mark.parametrize(
    ("relation", "for_whom"),
    [
        ("close_family", "someone"),
        ("unsure", "someone"),
        ("professional", "professional"),
        ("about_myself", "carer_self"),
    ],
)
def test_after_the_conversation_about_acting_the_rest_is_about_that_person(
    ask: Ask, relation: str, for_whom: str
) -> None:
    acting = {"entry": "acting_for", "answers": {"relation": relation}}
    reply = ask("visit", matters=[acting, {"entry": "letter", "answers": {}}])
    assert for_whom == reply["known"]["for_whom"]


def test_from_the_application_to_the_letter_nothing_is_asked_twice(ask: Ask) -> None:
    decided = {"application_stage": "decision", "decision_stance": "disagrees", "letter_date": "2026-11-13"}
    reply = ask("visit", matters=[{"entry": "application", "answers": decided}])
    assert "objection_filed" == reply["node"]
    assert {"letter_from"} == {step["node"] for step in reply["path"] if step["implied"]}


def test_from_the_route_into_the_application_nothing_is_asked_twice(ask: Ask) -> None:
    waiting = {
        "safe_now": "safe",
        "for_whom": "self",
        "letter": "no_letter",
        "concern": "waiting",
        "waiting_for": "unsure",
    }
    told = {"stage_signs": "signed_copy", "application_date": "2026-11-16"}
    reply = ask("visit", matters=[{"entry": "route", "answers": waiting | told}])
    assert "application_running" == reply["node"]


def test_a_matter_that_goes_on_keeps_what_it_knows(ask: Ask) -> None:
    """From "object" to "are they late?": the day of the letter stays, only the committee is asked."""
    known = ask("visit", entry="route", answers=OBJECTION | {"letter_date": "2026-06-01"})["known"]
    later = {"entry": "objection_due_earliest", "implied": known | {"objection_filed": "filed"}, "answers": {}}
    reply = ask("visit", matters=[later])
    assert "committee_named" == reply["node"]
    assert [] == reply["clocks"], "the six weeks of that letter are met"


# --- is there anything else? -----------------------------------------------------------------------------------------


def test_below_an_outcome_stand_another_letter_then_every_concern_then_the_carers_own(
    project: Project, law: Law
) -> None:
    concern = law.tree["concern"]
    assert isinstance(concern, Question)
    ways = {name: entry for name, entry in project.entries.items() if name.startswith("more_")}
    concerns = [entry["answers"]["concern"] for entry in ways.values() if "concern" in entry["answers"]]
    assert list(concern.next) == concerns
    assert ["more_letter", "more_carer"] == [next(iter(ways)), next(reversed(ways))]


def test_each_of_them_opens_where_its_plain_link_leads(project: Project, ask: Ask) -> None:
    for name, way in project.entries.items():
        if name.startswith("more_"):
            matter = {"entry": way["entry"], "answers": way["answers"], "implied": way.get("implied", {})}
            assert way["node"] == ask("visit", matters=[FIRST, matter])["node"], name


def test_a_second_matter_costs_one_to_six_questions(project: Project, law: Law, ask: Ask) -> None:
    """The fewest: the tap itself. The most is held by the proof; here the most usual way of each."""
    for name, way in project.entries.items():
        if name.startswith("more_"):
            matter = {"entry": way["entry"], "answers": way["answers"], "implied": way.get("implied", {})}
            ahead = ask("visit", matters=[FIRST, matter])["questions_ahead"]
            assert ahead["fewest"] + len(way["answers"]) <= 6, name
