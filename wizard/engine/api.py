"""The engine's one door: JSON text in, JSON text out. Ids, ISO dates and numbers cross it, never a sentence.

A request that cannot be answered comes back as {"problems": [...]}, all at once, never as a traceback.

Requests
    {"ask": "visit", "entry": "route" or a node id, "answers": {...}, "today": "2026-11-22",
     "municipality": "GM0518" or null, "provider": "permens" or null}
    {"ask": "visit", "matters": [{"entry": ..., "answers": {...}, "implied": {...}, "provider": ...}, ...], "open": 1,
     "today": ..., "municipality": ...}   several matters; `implied` and `provider` may be left out, `open` is the one
     that is being told (else the last). The reply has besides where that one stands: `matters`, those that have ended,
     the most urgent first, each with the reason for its place.
    {"ask": "explain", ...}               the same fields; per matter what decided and what would have led elsewhere
    {"ask": "term", "term": "bezwaar", "event": "2026-11-13", "today": "2026-11-22", "settings": {"committee": "yes"}}
    {"ask": "day", "day": "13", "month": "nov", "year": "2026", "months": [["januari", "jan"], ...], "today": "..."}
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from wizard.engine.asked_term import reply as _term
from wizard.engine.clocks import Visit
from wizard.engine.day_entry import read_day
from wizard.engine.elsewhere import explained
from wizard.engine.law import Law
from wizard.engine.matters import Followed, Matter, follow_all, to_data
from wizard.engine.order import in_order, letters_beside
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.problems import Refused
from wizard.engine.problems import day_of as _date
from wizard.engine.problems import iso_day as _iso
from wizard.engine.problems import problem as _problem
from wizard.engine.tree import DATE, GIVEN, TWO_DATES, UNKNOWN, Outcome, Question, questions_ahead

PAUSES = {"asked_days_application": ("application_date",), "asked_days_objection": ("letter_date", "objected_date")}
type Reply = dict[str, Any]


def open_door(bundle: str) -> Callable[[str], str]:
    """Read the data bundle (JSON text made by wizard.publish) and return the function that answers requests."""
    law = Law.from_data(json.loads(bundle))

    def ask(request: str) -> str:
        return json.dumps(answer(law, request), sort_keys=True, separators=(",", ":"))

    return ask


def answer(law: Law, request: str) -> Reply:
    """Answer one request; whatever is wrong with it is in `problems` of the reply."""
    try:
        asked = _parsed(request)
        return ASKED[asked["ask"]](law, asked)
    except Refused as refused:
        return {"problems": refused.problems}


def _parsed(request: str) -> dict[str, Any]:
    try:
        whole = json.dumps(json.loads(request), ensure_ascii=False).encode(
            "utf-8", "replace"
        )  # half characters become ?
        asked = json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise Refused([_problem("not_json", "request", type(error).__name__)]) from None
    if not isinstance(asked, dict) or asked.get("ask") not in tuple(ASKED):
        raise Refused([_problem("unknown_request", "ask", allowed=ASKED)])
    return asked


# --- a visit -------------------------------------------------------------------------------------------------------


def _visit(law: Law, asked: Mapping[str, Any]) -> Reply:
    matters, number = _matters(law, asked)
    reply = _state(matters[number], letters_beside(matters[number], matters))
    return {**reply, "matters": in_order(matters)} if "matters" in asked else reply


def _explain(law: Law, asked: Mapping[str, Any]) -> Reply:
    matters, _ = _matters(law, asked)
    return {"matters": [{"matter": matter.number, **explained(matter)} for matter in matters if matter.has_ended]}


def _matters(law: Law, asked: Mapping[str, Any]) -> tuple[tuple[Followed, ...], int]:
    """Read the matters of a request and follow each; with them the number of the one that is being told."""
    problems: list[dict[str, Any]] = []
    today = _date(asked, "today", problems)
    told: Any = asked.get("matters", [asked])
    if not (isinstance(told, list) and told and all(isinstance(one, dict) for one in told)):
        raise Refused([*problems, _problem("matters_not_a_list", "matters")])
    prefixes = [f"matters.{number}." if "matters" in asked else "" for number in range(len(told))]
    read = [_matter(law, one, prefix, today, problems) for one, prefix in zip(told, prefixes, strict=True)]
    municipality = _known_place(law.municipalities, asked, "municipality", "", problems)
    for one, prefix in zip(told, prefixes, strict=True):
        _known_place(law.providers, one, "provider", prefix, problems)
    number = asked.get("open", len(told) - 1)
    if type(number) is not int or not 0 <= number < len(told):
        problems.append(_problem("no_such_matter", "open", number))
    if problems:
        raise Refused(problems)
    assert today is not None
    visits = [Visit(law, today, {}, municipality, law.providers.get(str(one.get("provider")))) for one in told]
    return follow_all(list(zip(read, visits, strict=True))), int(number)


def _known_place[T](
    places: Mapping[str, T], asked: Mapping[str, Any], field: str, prefix: str, problems: list[dict[str, Any]]
) -> T | None:
    """The municipality or provider that is named, None when none is."""
    named = asked.get(field)
    if named is not None and not (isinstance(named, str) and named in places):
        problems.append(_problem(f"unknown_{field}", prefix + field, named))
        return None
    return places.get(str(named))


def _matter(
    law: Law, told: Mapping[str, Any], prefix: str, today: date | None, problems: list[dict[str, Any]]
) -> Matter:
    entry = law.entries.get(str(told.get("entry")), str(told.get("entry")))
    if entry not in law.tree:
        problems.append(_problem("unknown_entry", f"{prefix}entry", told.get("entry"), allowed=law.entries))
    answers, implied = told.get("answers", {}), told.get("implied", {})
    found = [
        *_answer_problems(law, answers, today, f"{prefix}answers"),
        *_answer_problems(law, implied, today, f"{prefix}implied"),
    ]
    problems += found or _pause_problems({**implied, **answers}, f"{prefix}answers")
    return Matter(entry, answers, implied)


def _state(matter: Followed, beside: Sequence[Reply]) -> Reply:
    """Where one matter stands: its node and way, the clocks that run in this visit, the outcome if it has ended.

    beside: the visitor's clocks in the other matters.
    """
    path, node = matter.path, matter.path.at
    fewest, most = questions_ahead(matter.visit.law.tree, node.id)
    clocks = sorted([*clocks_so_far(matter.visit), *beside], key=lambda clock: str(clock["deadline"]["day_to_keep"]))
    kind = "outcome" if isinstance(node, Outcome) else "question" if isinstance(node, Question) else "check"
    return {
        **to_data(matter),
        "kind": kind,
        "dropped": list(path.dropped),
        "questions_ahead": {"fewest": fewest, "most": most},
        "clocks": clocks,
        "outcome": described(matter.visit, path, beside) if kind == "outcome" else None,
    }


def _answer_problems(law: Law, answers: Any, today: date | None, field: str) -> list[dict[str, Any]]:
    if not isinstance(answers, dict):
        return [_problem("answers_not_a_mapping", field)]
    problems: list[dict[str, Any]] = []
    for node_id, value in answers.items():
        node = law.tree.get(node_id)
        if not isinstance(node, Question):
            problems.append(_problem("unknown_question", f"{field}.{node_id}", value))
        elif value == UNKNOWN or node.form not in (DATE, TWO_DATES):
            if not isinstance(value, str) or value not in node.next or value == GIVEN:
                problems.append(_problem("unknown_result", f"{field}.{node_id}", value, allowed=node.next))
        else:
            problems += _day_problems(node, value, today, f"{field}.{node_id}")
    return problems


def _pause_problems(answers: Mapping[str, str], field: str) -> list[dict[str, Any]]:
    """A clock cannot stand still before it runs: their request comes after the day that started the term."""
    problems = []
    for pause, starts in PAUSES.items():
        started = [answers[node] for node in starts if answers.get(node, UNKNOWN) != UNKNOWN]
        if answers.get(pause, UNKNOWN) != UNKNOWN and started and answers[pause] < started[0]:
            problems.append(_problem("before_the_start", f"{field}.{pause}", answers[pause]))
    return problems


def _day_problems(node: Question, value: Any, today: date | None, field: str) -> list[dict[str, Any]]:
    parts = value.split("/") if isinstance(value, str) else [value]
    days = [_iso(part) for part in parts]
    if len(days) != (2 if node.form == TWO_DATES else 1) or None in days:
        return [_problem("not_a_date", field, value)]
    if today and any(day > today for day in days if day):
        return [_problem("date_in_the_future", field, value)]
    if days != sorted(day for day in days if day):
        return [_problem("dates_out_of_order", field, value)]
    return []


# --- a day typed ----------------------------------------------------------------------------------------------------


def _are_months(months: Any) -> bool:
    named = isinstance(months, list) and all(isinstance(names, list) for names in months)
    return named and len(months) == 12 and all(isinstance(name, str) for names in months for name in names)


def _day(_: Law, asked: Mapping[str, Any]) -> Reply:
    problems: list[dict[str, Any]] = []
    today = _date(asked, "today", problems)
    months = asked.get("months")
    if not _are_months(months):
        problems.append(_problem("not_twelve_months", "months"))
    if problems:
        raise Refused(problems)
    assert today and isinstance(months, list)
    day, month, year = (str(asked.get(field, "")) for field in ("day", "month", "year"))
    entry = read_day(day, month, year, months, today)
    return {
        "day": entry.day.isoformat() if entry.day else None,
        "problems": [_problem(problem_id, field) for field, problem_id in entry.problems],
        "notes": list(entry.notes),
    }


ASKED: dict[str, Callable[[Law, Mapping[str, Any]], Reply]] = {
    "visit": _visit,
    "explain": _explain,
    "term": _term,
    "day": _day,
}
