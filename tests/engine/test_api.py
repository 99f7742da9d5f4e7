"""The engine's one door: JSON in, JSON out, every problem by name, never a traceback."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY
from wizard.engine.api import answer, open_door
from wizard.engine.law import Law
from wizard.engine.tree import Question

type Ask = Callable[..., dict[str, Any]]

MONTHS = [[str(number)] for number in range(1, 13)]


def problems(reply: dict[str, Any]) -> set[tuple[str, str]]:
    assert ["problems"] == list(reply)
    return {(problem["id"], problem["field"]) for problem in reply["problems"]}


# --- the door --------------------------------------------------------------------------------------------------------


def test_the_door_takes_text_and_gives_text(bundle: str) -> None:
    door = open_door(bundle)
    reply = json.loads(door(json.dumps({"ask": "visit", "entry": "route", "today": TODAY})))
    assert ("safe_now", "question", []) == (reply["node"], reply["kind"], reply["path"])


def test_the_same_question_has_the_same_answer_to_the_letter(bundle: str) -> None:
    request = json.dumps({"ask": "term", "term": "bezwaar", "event": "2026-11-13", "today": TODAY})
    assert open_door(bundle)(request) == open_door(bundle)(request)


@pytest.mark.parametrize("text", ["", "{", "not json", "{'ask': 'visit'}", "[" * 5, "\ud800", "1" * 5000])
def test_what_is_not_json_is_said_to_be_so(law: Law, text: str) -> None:
    assert {("not_json", "request")} == problems(answer(law, text))


@pytest.mark.parametrize("request_", [None, 1, "visit", [], {}, {"ask": "everything"}, {"ask": ["visit"]}, {"ask": {}}])
def test_a_request_of_another_kind_is_refused_with_what_may_be_asked(law: Law, request_: Any) -> None:
    reply = answer(law, json.dumps(request_))
    assert {("unknown_request", "ask")} == problems(reply)
    assert ["visit", "explain", "term", "day"] == reply["problems"][0]["allowed"]


# --- a visit ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "node"), [("route", "safe_now"), ("application", "application_stage"), ("acting_for", "relation")]
)
def test_a_visit_starts_where_its_conversation_starts(ask: Ask, entry: str, node: str) -> None:
    assert node == ask("visit", entry=entry)["node"]


def test_a_visit_may_start_at_any_node(ask: Ask) -> None:
    reply = ask("visit", entry="complaint_steps", answers={"complaint_steps": "not_yet"})
    assert ("municipality_complaint", "outcome") == (reply["node"], reply["kind"])


def test_a_visit_tells_the_path_what_is_known_and_what_no_longer_counts(ask: Ask) -> None:
    reply = ask("visit", entry="route", answers={"safe_now": "safe", "melding_date": "2026-11-02"})
    assert ("for_whom", ["melding_date"], {"safe_now": "safe"}) == (reply["node"], reply["dropped"], reply["known"])
    expected = {"node": "safe_now", "kind": "choice", "result": "safe", "value": "", "implied": False}
    assert [expected] == reply["path"]


def test_a_visit_counts_the_questions_ahead(ask: Ask) -> None:
    start = ask("visit", entry="acting_for")["questions_ahead"]
    end = ask("visit", entry="acting_for", answers={"relation": "heir"})["questions_ahead"]
    assert ({"fewest": 1, "most": 3}, {"fewest": 0, "most": 0}) == (start, end)


@pytest.mark.parametrize("entry", ["nowhere", "", None, 1, [], {}, ["route"]])
def test_an_entry_that_does_not_exist_is_refused(ask: Ask, entry: Any) -> None:
    assert ("unknown_entry", "entry") in problems(ask("visit", entry=entry))


@pytest.mark.parametrize("code", ["GM9999", "Den Haag", "", 518, [], {}])
def test_a_municipality_that_is_not_in_the_bundle_is_refused(ask: Ask, code: Any) -> None:
    assert {("unknown_municipality", "municipality")} == problems(ask("visit", entry="route", municipality=code))


@pytest.mark.parametrize("slug", ["somebody", "", 1, [], {}])
def test_a_provider_that_is_not_in_the_bundle_is_refused(ask: Ask, slug: Any) -> None:
    assert {("unknown_provider", "provider")} == problems(ask("visit", entry="route", provider=slug))


def test_a_visit_needs_no_municipality_and_no_provider(ask: Ask) -> None:
    assert "safe_now" == ask("visit", entry="route", municipality=None, provider=None)["node"]
    assert "safe_now" == ask("visit", entry="route", municipality="GM0518", provider="permens")["node"]


@pytest.mark.parametrize("answers", [[], "safe", 1, None, True])
def test_answers_are_a_mapping(ask: Ask, answers: Any) -> None:
    assert {("answers_not_a_mapping", "answers")} == problems(ask("visit", entry="route", answers=answers))


@pytest.mark.parametrize("node", ["no_such_node", "objection_term", "objection", "", "__proto__"])
def test_only_questions_can_be_answered(ask: Ask, node: str) -> None:
    """A check is the engine's to decide, an outcome is an end."""
    reply = ask("visit", entry="route", answers={node: "ample"})
    assert {("unknown_question", f"answers.{node}")} == problems(reply)


@pytest.mark.parametrize("value", ["yes", "", "given", "unknown", "SAFE", None, 1, True, [], {}, ["safe"]])
def test_an_answer_is_one_of_the_results_of_its_question(ask: Ask, value: Any) -> None:
    reply = ask("visit", entry="route", answers={"safe_now": value})
    assert {("unknown_result", "answers.safe_now")} == problems(reply)
    assert ["safe", "serious_event", "unsafe_now", "unsure"] == sorted(reply["problems"][0]["allowed"])


@pytest.mark.parametrize(
    "value",
    ["2026-02-30", "2025-02-29", "13-11-2026", "2026-11-13T00:00", "20261113", "2026-W46-5", "given", "", "2026-11-1",
     "2026-11-13/2026-11-14", None, 1, [], {}, True],
)  # fmt: skip
def test_a_day_that_does_not_exist_or_is_spelled_otherwise_is_refused(ask: Ask, value: Any) -> None:
    assert {("not_a_date", "answers.letter_date")} == problems(
        ask("visit", entry="route", answers={"letter_date": value})
    )


@pytest.mark.parametrize("value", ["2026-11-13", "2026-11-22", "unknown"])
def test_a_day_up_to_today_or_unknown_is_an_answer(ask: Ask, value: str) -> None:
    assert ["letter_date"] == ask("visit", entry="route", answers={"letter_date": value})["dropped"]


def test_a_day_after_today_is_refused(ask: Ask) -> None:
    reply = ask("visit", entry="route", answers={"letter_date": "2026-11-23"})
    assert {("date_in_the_future", "answers.letter_date")} == problems(reply)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("2026-11-01", "not_a_date"),
        ("2026-11-01/", "not_a_date"),
        ("2026-11-01/2026-11-02/2026-11-03", "not_a_date"),
        ("2026-11-01/2026-11-31", "not_a_date"),
        ("2026-11-01/2026-11-23", "date_in_the_future"),
        ("2026-11-05/2026-11-01", "dates_out_of_order"),
    ],
)
def test_two_days_are_two_days_in_order(ask: Ask, value: str, problem: str) -> None:
    reply = ask("visit", entry="route", answers={"asked_days_application": value})
    assert {(problem, "answers.asked_days_application")} == problems(reply)


@pytest.mark.parametrize("value", ["2026-11-01/2026-11-05", "2026-11-05/2026-11-05", "unknown"])
def test_two_days_in_order_are_an_answer(ask: Ask, value: str) -> None:
    reply = ask("visit", entry="route", answers={"asked_days_application": value})
    assert ["asked_days_application"] == reply["dropped"]


@pytest.mark.parametrize("today", [None, "", "today", "2026-02-30", "22-11-2026", 20261122, [], {}])
def test_the_day_it_is_must_be_told(law: Law, today: Any) -> None:
    reply = answer(law, json.dumps({"ask": "visit", "entry": "route", "today": today}))
    assert {("not_a_date", "today")} == problems(reply)


def test_all_that_is_wrong_is_said_at_once(law: Law) -> None:
    request = {
        "ask": "visit",
        "entry": "nowhere",
        "today": "yesterday",
        "municipality": "X",
        "provider": "Y",
        "answers": {"safe_now": "yes", "letter_date": "soon", "nothing": "1"},
    }
    expected = {
        ("not_a_date", "today"),
        ("unknown_entry", "entry"),
        ("unknown_municipality", "municipality"),
        ("unknown_provider", "provider"),
        ("unknown_result", "answers.safe_now"),
        ("not_a_date", "answers.letter_date"),
        ("unknown_question", "answers.nothing"),
    }
    assert expected == problems(answer(law, json.dumps(request)))


def test_a_pause_cannot_begin_before_the_term_it_pauses(ask: Ask) -> None:
    """A wrong year would make them "in time" for years: the term cannot stand still before it runs (Awb 4:15)."""
    answers = {
        "safe_now": "safe",
        "for_whom": "self",
        "letter": "no_letter",
        "concern": "waiting",
        "waiting_for": "application_decision",
        "applied_how": "signed_paper",
        "application_date": "2026-10-01",
        "application_delay": "asked_something",
        "asked_days_application": "2016-10-05/2026-10-20",
    }
    assert "application_running" != ask("visit", entry="route", answers=answers).get("node")


# --- a term ----------------------------------------------------------------------------------------------------------


def test_a_term_is_counted_with_its_derivation(ask: Ask) -> None:
    reply = ask("term", term="bezwaar", event="2026-11-13")
    assert ("2026-12-25", "2026-12-28", "2027-01-04", "running", 36) == (
        reply["raw_last_day"],
        reply["last_day"],
        reply["post_received_by"],
        reply["state"],
        reply["days_left"],
    )
    assert "latest_day" not in reply


@pytest.mark.parametrize(
    ("settings", "last", "latest"),
    [
        ({}, "2027-02-08", "2027-05-03"),
        ({"committee": "yes"}, "2027-03-22", "2027-05-03"),
        ({"committee": "no", "extended": "no"}, "2027-02-08", "2027-02-08"),
        ({"committee": "unknown", "extended": "unknown"}, "2027-05-03", "2027-05-03"),
        ({"committee": "no", "extended": "no", "suspended_days": "7"}, "2027-02-15", "2027-02-15"),
        ({"committee": "no", "extended": "no", "event_is": "sent"}, "2027-02-08", "2027-02-08"),
    ],
)
def test_their_term_is_told_with_the_latest_day_that_can_be_defended(
    ask: Ask, settings: dict[str, str], last: str, latest: str
) -> None:
    reply = ask("term", term="beslissing_op_bezwaar", event="2026-11-13", settings=settings)
    assert (last, latest) == (reply["last_day"], reply["latest_day"])


def test_a_decision_on_bezwaar_may_be_counted_from_the_end_of_the_objection_term(ask: Ask) -> None:
    settings = {"committee": "no", "extended": "yes", "event_is": "objection_term_end"}
    reply = ask("term", term="beslissing_op_bezwaar", event="2026-02-16", settings=settings)
    assert "2026-05-11" == reply["last_day"]


def test_a_dwangsom_is_counted_from_the_notice_and_the_end_of_the_term(ask: Ask) -> None:
    reply = ask("term", term="dwangsom", event="2026-12-16", settings={"due": "2026-12-15"}, today="2027-01-02")
    expected = {"first_day": "2026-12-31", "last_day": "2027-02-10", "maximum": 1442, "amount_so_far": 46}
    assert expected == {name: reply[name] for name in expected}


@pytest.mark.parametrize("due", ["2026-12-16", "2026-12-20"])
def test_a_notice_before_the_term_ended_earns_no_dwangsom(ask: Ask, due: str) -> None:
    """Such a notice is no ingebrekestelling (Awb 4:17, 6:12): no amount may stand there without saying so."""
    reply = ask("term", term="dwangsom", event="2026-12-16", settings={"due": due}, today="2027-01-02")
    assert "premature" in json.dumps(reply)


def test_a_dwangsom_before_the_amounts_we_know_is_refused(ask: Ask) -> None:
    assert {("nothing_in_force", "event")} == problems(ask("term", term="dwangsom", event="2013-01-02"))


@pytest.mark.parametrize("term", ["bezwaartermijn", "voorlopige_voorziening", "digitaal_bericht", "", None, 1, [], {}])
def test_a_term_without_a_length_in_law_is_refused(ask: Ask, term: Any) -> None:
    reply = ask("term", term=term, event="2026-11-13")
    assert {("unknown_term", "term")} == problems(reply)
    assert {"bezwaar", "klacht", "dwangsom"} <= set(reply["problems"][0]["allowed"])


@pytest.mark.parametrize("term", ["belofte_aanbieder", "belofte_eerste_contact", "bezwaar_aanvullen"])
def test_a_length_that_no_law_gives_is_asked_for(ask: Ask, term: str) -> None:
    reply = ask("term", term=term, event="2026-11-13")
    assert {("no_length", "settings")} == problems(reply)
    assert {"weeks", "working_days"} & set(reply["problems"][0]["allowed"])


@pytest.mark.parametrize(
    ("event", "problem"),
    [("2026-11-23", "date_in_the_future"), ("2026-11-31", "not_a_date"), (None, "not_a_date"), ([], "not_a_date")],
)
def test_the_day_that_starts_a_term_exists_and_has_been(ask: Ask, event: Any, problem: str) -> None:
    assert {(problem, "event")} == problems(ask("term", term="bezwaar", event=event))


@pytest.mark.parametrize(
    ("term", "settings", "expected"),
    [
        ("bezwaar", {"committee": "yes"}, {("unknown_setting", "settings.committee")}),
        ("klacht", {"committee": "perhaps"}, {("unknown_value", "settings.committee")}),
        ("klacht", {"committee": True}, {("unknown_value", "settings.committee")}),
        ("klacht", {"committee": []}, {("unknown_value", "settings.committee")}),
        ("wmo_aanvraag", {"suspended_days": "-1"}, {("unknown_value", "settings.suspended_days")}),
        ("wmo_aanvraag", {"suspended_days": "12345"}, {("unknown_value", "settings.suspended_days")}),
        ("wmo_aanvraag", {"suspended_days": 13}, {("unknown_value", "settings.suspended_days")}),
        ("dwangsom", {"due": "soon"}, {("unknown_value", "settings.due")}),
        ("dwangsom", {"committee": "yes"}, {("unknown_setting", "settings.committee")}),
        ("beslissing_op_bezwaar", {"event_is": "received"}, {("unknown_value", "settings.event_is")}),
        ("klacht", [], {("settings_not_a_mapping", "settings")}),
        ("klacht", "committee", {("settings_not_a_mapping", "settings")}),
    ],
)
def test_a_setting_that_does_not_belong_or_fit_is_refused(
    ask: Ask, term: str, settings: Any, expected: set[tuple[str, str]]
) -> None:
    assert expected == problems(ask("term", term=term, event="2026-11-13", settings=settings))


# --- a day typed -----------------------------------------------------------------------------------------------------


def test_a_typed_day_is_read(ask: Ask) -> None:
    reply = ask("day", day="13", month="11", year="2026", months=MONTHS)
    assert {"day": "2026-11-13", "problems": [], "notes": []} == reply


def test_what_is_wrong_with_a_typed_day_is_named_by_field(ask: Ask) -> None:
    reply = ask("day", day="32", month="", year="2026", months=MONTHS)
    assert reply["day"] is None
    assert {("out_of_range", "day"), ("missing", "month")} == {(p["id"], p["field"]) for p in reply["problems"]}


@pytest.mark.parametrize("months", [None, [], MONTHS[:11], "january", {}, [None] * 12, [1] * 12, [[1]] * 12])
def test_the_names_of_twelve_months_are_needed(ask: Ask, months: Any) -> None:
    reply = ask("day", day="13", month="11", year="2026", months=months)
    assert {("not_twelve_months", "months")} == problems(reply)


# --- anything at all -------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
ISO = st.dates().map(lambda day: day.isoformat())
FIELD = JSON | ISO
NAMES = st.sampled_from(
    ["route", "relation", "objection_term", "objection", "GM0518", "permens", "bezwaar", "dwangsom"]
)
REQUEST = st.fixed_dictionaries(
    {"ask": st.sampled_from(["visit", "term", "day"])},
    optional={
        "today": FIELD,
        "entry": FIELD | NAMES,
        "municipality": FIELD | NAMES,
        "provider": FIELD | NAMES,
        "term": FIELD | NAMES,
        "event": FIELD,
        "day": FIELD,
        "month": FIELD,
        "year": FIELD,
        "months": FIELD | st.lists(FIELD, min_size=12, max_size=12),
        "settings": FIELD | st.dictionaries(st.sampled_from(["committee", "due", "suspended_days"]), FIELD, max_size=3),
        "answers": FIELD,
    },
)


@given(st.text())
def test_any_text_gets_an_answer(law: Law, text: str) -> None:
    assert "problems" in answer(law, text)


@given(JSON)
def test_any_json_gets_an_answer(law: Law, value: Any) -> None:
    assert "problems" in answer(law, json.dumps(value))


@given(REQUEST)
def test_any_request_gets_an_answer_that_can_be_sent(law: Law, request: dict[str, Any]) -> None:
    assert json.dumps(answer(law, json.dumps(request)), ensure_ascii=False).encode()


@given(st.data())
def test_any_answers_get_an_answer(law: Law, data: st.DataObject) -> None:
    """A real question with one of its results, a day, two days, or anything at all."""
    questions = {node_id: sorted(node.next) for node_id, node in sorted(law.tree.items()) if isinstance(node, Question)}
    answers = {}
    for node_id in data.draw(st.lists(st.sampled_from(list(questions)), max_size=6, unique=True)):
        values = st.sampled_from(questions[node_id]) | ISO | st.tuples(ISO, ISO).map("/".join) | JSON
        answers[node_id] = data.draw(values)
    request = {"ask": "visit", "entry": "route", "today": data.draw(ISO), "answers": answers}
    assert {"node", "problems"} & set(answer(law, json.dumps(request)))


@pytest.mark.parametrize("field", ["entry", "municipality", "provider"])
def test_half_a_character_is_no_traceback(bundle: str, field: str) -> None:
    """JSON can name half of a character; what is sent back must be text that can be sent."""
    request = {"ask": "visit", "entry": "route", "today": TODAY, field: "\ud800"}
    assert b"unknown_" in open_door(bundle)(json.dumps(request)).encode()


@given(st.dates(), st.sampled_from(["bezwaar", "beslissing_op_bezwaar", "ombudsman", "persoonlijk_plan", "dwangsom"]))
def test_any_day_of_the_calendar_gets_a_last_day_or_a_problem(law: Law, day: Any, term: str) -> None:
    """Also the first and the last day that a calendar can hold."""
    request = {"ask": "term", "term": term, "event": day.isoformat(), "today": day.isoformat()}
    assert {"last_day", "problems"} & set(answer(law, json.dumps(request)))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-11-20", "9999-01-01"])
@pytest.mark.parametrize("term", ["bezwaar", "ombudsman", "beslissing_op_bezwaar", "dwangsom"])
def test_the_ends_of_the_calendar_are_no_traceback(ask: Ask, day: str, term: str) -> None:
    assert {"last_day", "problems"} & set(ask("term", term=term, event=day, today=day))


def test_deep_nesting_is_no_traceback(law: Law) -> None:
    assert "problems" in answer(law, "[" * 100_000)
