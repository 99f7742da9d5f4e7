"""Requests that pass every question, option and result of a check that days and places can bring about.

They find out which modules the engine needs, and show that it answers the same everywhere."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wizard.engine.api import open_door

TODAY = "2026-11-22"
DAYS = (
    "2024-01-05",
    "2026-01-05",
    "2026-09-25",
    "2026-10-13",
    "2026-11-19",
)  # each check gives each result for one of them
PLACES: Sequence[dict[str, str | None]] = (
    {"municipality": None, "provider": None},
    {"municipality": "GM0363", "provider": "permens"},
    {"municipality": "GM0518", "provider": None},
    {"municipality": "GM0363", "provider": None},
)
LATER_MATTERS = (
    "letter_from",
    "relation",
    "complaint_answer_from",
    "waiting_for",
    "refusal_reason",
)  # answers that a check looks back at, or that settle a later question
UNKNOWN = "unknown"
SETTINGS = {  # a value for each setting that is not "yes" or "no"
    **dict.fromkeys(("weeks", "days", "working_days", "extension_weeks", "suspended_days"), "6"),
    **dict.fromkeys(("until", "due", "agreed_until", "other_date", "letter_says"), "2026-11-20"),
    **dict.fromkeys(("portal_day", "mijnoverheid_day"), "2025-11-20"),
    "suspended": "2026-11-20/2026-11-25,2026-11-24/2026-11-30",
    "event_is": "objection_term_end",
    "owner": "permens",
}


def requests(bundle: str) -> list[str]:
    """The requests, as the texts that go through the engine's door; for one bundle always the same."""
    data = json.loads(bundle)
    visits = list(_visits(bundle, data["nodes"], data["trees"]))
    found = [*visits, *_several(bundle, visits), *_terms(data["terms"]), *_broken()]
    return [json.dumps(request) if isinstance(request, dict) else request for request in found]


def _visits(bundle: str, nodes: Mapping[str, Any], trees: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Walk each conversation with the engine itself, from each place, once through each question."""
    ask = open_door(bundle)
    for entry in trees.values():
        for place in PLACES:
            waiting: list[dict[str, str]] = [{}]
            seen: set[tuple[str, ...]] = set()
            while waiting:
                answers = waiting.pop()
                request = {"ask": "visit", "entry": entry, "answers": answers, "today": TODAY, **place}
                yield request
                reply = json.loads(ask(json.dumps(request)))
                if "problems" in reply:  # days in an order that cannot be
                    continue
                node = reply["node"]
                key = (node, *(v for name, v in answers.items() if name in LATER_MATTERS or v.startswith("20")))
                if key not in seen:
                    seen.add(key)
                    waiting += [{**answers, node: value} for value in _values(nodes[node])]


def _several(bundle: str, visits: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Why each outcome, told once for each; and each outcome beside the next one in one visit."""
    ask = open_door(bundle)
    ended: dict[str, dict[str, Any]] = {}
    for request in visits:
        reply = json.loads(ask(json.dumps(request)))
        if reply.get("kind") == "outcome":
            ended.setdefault(reply["node"], {name: request[name] for name in ("entry", "answers", "provider")})
    matters = list(ended.values())
    for first, second in zip(matters, [*matters[1:], *matters[:1]], strict=True):
        both = {"matters": [first, second], "today": TODAY, "municipality": "GM0363"}
        yield {"ask": "explain", **both}
        yield {"ask": "visit", **both}


def _values(node: Mapping[str, Any]) -> Sequence[str]:
    form = node.get("question", "")
    days = {"date": DAYS, "two_dates": [f"{DAYS[0]}/{DAYS[0]}", f"{DAYS[0]}/{DAYS[-1]}"]}
    return [*days[form], UNKNOWN] if form in days else list(node["next"]) if form else []


def _terms(terms: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each term as it is, and with each of its settings."""
    for term, data in terms.items():
        asked = {"ask": "term", "term": term, "event": DAYS[-1], "today": TODAY}
        yield asked
        for name in data.get("settings", ()):
            yield {**asked, "settings": {name: SETTINGS.get(name, "yes")}}


def _broken() -> Iterator[Any]:
    yield "{"
    yield {"ask": "nothing"}
    yield {"ask": "visit", "entry": "nowhere", "answers": {"x": "y"}, "today": "yesterday"}
    months = [[str(n)] for n in range(1, 13)]
    for day in ("31", "30", "", "x"):
        yield {"ask": "day", "day": day, "month": "2", "year": "2026", "months": months, "today": TODAY}
