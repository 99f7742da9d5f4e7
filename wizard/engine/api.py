"""The engine's one door: JSON text in, JSON text out. Ids, ISO dates and numbers cross it, never a sentence.

A request that cannot be answered comes back as {"problems": [...]}, all at once, never as a traceback.

Requests
    {"ask": "visit", "entry": "route" or a node id, "answers": {...}, "today": "2026-11-22",
     "municipality": "GM0518" or null, "provider": "permens" or null}
    {"ask": "term", "term": "bezwaar", "event": "2026-11-13", "today": "2026-11-22", "settings": {"committee": "yes"}}
    {"ask": "day", "day": "13", "month": "nov", "year": "2026", "months": [["januari", "jan"], ...], "today": "..."}
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from wizard.engine.asked_term import reply as _term
from wizard.engine.clocks import Visit
from wizard.engine.day_entry import read_day
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.problems import Refused
from wizard.engine.problems import day_of as _date
from wizard.engine.problems import iso_day as _iso
from wizard.engine.problems import problem as _problem
from wizard.engine.tree import DATE, GIVEN, TWO_DATES, UNKNOWN, Outcome, Path, Question, questions_ahead, replay

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
        return {"visit": _visit, "term": _term, "day": _day}[asked["ask"]](law, asked)
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
    if not isinstance(asked, dict) or asked.get("ask") not in ("visit", "term", "day"):
        raise Refused([_problem("unknown_request", "ask", allowed=("visit", "term", "day"))])
    return asked


# --- a visit -------------------------------------------------------------------------------------------------------


def _visit(law: Law, asked: Mapping[str, Any]) -> Reply:
    problems: list[dict[str, Any]] = []
    today = _date(asked, "today", problems)
    entry = law.entries.get(str(asked.get("entry")), str(asked.get("entry")))
    if entry not in law.tree:
        problems.append(_problem("unknown_entry", "entry", asked.get("entry"), allowed=law.entries))
    for field, places in (("municipality", law.municipalities), ("provider", law.providers)):
        if asked.get(field) is not None and not (isinstance(asked[field], str) and asked[field] in places):
            problems.append(_problem(f"unknown_{field}", field, asked[field]))
    answers = asked.get("answers", {})
    problems += _answer_problems(law, answers, today)
    if problems:
        raise Refused(problems)
    assert today is not None
    visit = Visit(
        law,
        today,
        answers,
        law.municipalities.get(str(asked.get("municipality"))),
        law.providers.get(str(asked.get("provider"))),
    )
    path = replay(
        law.tree, entry, answers, lambda check, known: CHECKS[check.check].find(replace(visit, answers=known))
    )
    return _visit_reply(replace(visit, answers=path.known), path)


def _visit_reply(visit: Visit, path: Path) -> Reply:
    node = path.at
    fewest, most = questions_ahead(visit.law.tree, node.id)
    return {
        "node": node.id,
        "kind": "outcome" if isinstance(node, Outcome) else "question",
        "path": [asdict(step) for step in path.steps],
        "known": dict(path.known),
        "dropped": list(path.dropped),
        "questions_ahead": {"fewest": fewest, "most": most},
        "clocks": clocks_so_far(visit),
        "outcome": described(visit, path) if isinstance(node, Outcome) else None,
    }


def _answer_problems(law: Law, answers: Any, today: date | None) -> list[dict[str, Any]]:
    if not isinstance(answers, dict):
        return [_problem("answers_not_a_mapping", "answers")]
    problems: list[dict[str, Any]] = []
    for node_id, value in answers.items():
        node = law.tree.get(node_id)
        if not isinstance(node, Question):
            problems.append(_problem("unknown_question", f"answers.{node_id}", value))
        elif value == UNKNOWN or node.form not in (DATE, TWO_DATES):
            if not isinstance(value, str) or value not in node.next or value == GIVEN:
                problems.append(_problem("unknown_result", f"answers.{node_id}", value, allowed=node.next))
        else:
            problems += _day_problems(node, value, today)
    return problems or _pause_problems(answers)


def _pause_problems(answers: Mapping[str, str]) -> list[dict[str, Any]]:
    """A clock cannot stand still before it runs: their request comes after the day that started the term."""
    problems = []
    for pause, starts in PAUSES.items():
        started = [answers[node] for node in starts if answers.get(node, UNKNOWN) != UNKNOWN]
        if answers.get(pause, UNKNOWN) != UNKNOWN and started and answers[pause] < started[0]:
            problems.append(_problem("before_the_start", f"answers.{pause}", answers[pause]))
    return problems


def _day_problems(node: Question, value: Any, today: date | None) -> list[dict[str, Any]]:
    field = f"answers.{node.id}"
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
