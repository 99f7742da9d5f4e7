"""Requests that pass every edge of the conversation once: to find out which modules the engine needs, and that it
answers the same everywhere."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

TODAY, LONG_AGO, RECENT = "2026-11-22", "2026-01-05", "2026-11-19"


def requests(bundle: str) -> list[str]:
    """The requests, as the texts that go through the engine's door; for one bundle always the same."""
    data = json.loads(bundle)
    found = [*_visits(data["nodes"], data["trees"]), *_terms(data["terms"]), *_broken()]
    return [json.dumps(request) if isinstance(request, dict) else request for request in found]


def _visits(nodes: Mapping[str, Any], trees: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for entry in trees.values():
        for answers in _answers_to_each_edge(nodes, entry):
            for day in (LONG_AGO, RECENT):
                dated = {node: _dated(nodes[node], value, day) for node, value in answers.items()}
                for place in ({"municipality": "GM0363", "provider": "permens"}, {"municipality": None}):
                    yield {"ask": "visit", "entry": entry, "answers": dated, "today": TODAY, **place}


def _answers_to_each_edge(nodes: Mapping[str, Any], entry: str) -> Iterator[dict[str, str]]:
    """For every edge that can be reached, the shortest answers that pass it; checks are what the day makes them."""
    waiting: deque[tuple[str, dict[str, str]]] = deque([(entry, {})])
    seen: set[tuple[str, str]] = set()
    while waiting:
        node_id, answers = waiting.popleft()
        for result, target in nodes[node_id].get("next", {}).items() if "outcome" not in nodes[node_id] else ():
            if (node_id, result) in seen:
                continue
            seen.add((node_id, result))
            more = answers if "check" in nodes[node_id] else {**answers, node_id: result}
            yield more
            waiting.append((target, more))


def _dated(node: Mapping[str, Any], value: str, day: str) -> str:
    if value != "given":
        return value
    return f"{day}/{day}" if node["question"] == "two_dates" else day


def _terms(terms: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for term in [*terms, "dwangsom"]:
        yield {"ask": "term", "term": term, "event": RECENT, "today": TODAY}


def _broken() -> Iterator[Any]:
    yield "{"
    yield {"ask": "nothing"}
    yield {"ask": "visit", "entry": "nowhere", "answers": {"x": "y"}, "today": "yesterday"}
    months = [[str(n)] for n in range(1, 13)]
    for day in ("31", "30", "", "x"):
        yield {"ask": "day", "day": day, "month": "2", "year": "2026", "months": months, "today": TODAY}
