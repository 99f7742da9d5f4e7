"""`wegwijzer visit`: walk a conversation, with answers from a file or in the terminal."""

import argparse
from pathlib import Path
from typing import Any

from wizard.commands.common import LOCALE, ROOT, Commands, answer, ask_for_day, ask_for_json, printed, today_of
from wizard.loader.project import Project
from wizard.loader.yaml_file import read_yaml
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    visit = commands.add_parser("visit", help="loop een gesprek, met antwoorden of in de terminal")
    visit.add_argument("tree", help="route, application, acting_for, of de id van een vraag")
    visit.add_argument("--municipality", help="de code, zoals GM0518")
    visit.add_argument("--provider", help="de naam van het bestand in data/providers, zoals permens")
    visit.add_argument("--answers", type=Path, help="een bestand (YAML of JSON) met antwoorden")
    ask_for_day(visit)
    ask_for_json(visit)
    visit.set_defaults(run=_visit)


def _visit(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    request = {
        "ask": "visit",
        "entry": chosen.tree,
        "today": today_of(chosen),
        "municipality": chosen.municipality,
        "provider": chosen.provider,
    }
    if chosen.answers:
        found = answer(project, {**request, "answers": read_yaml(chosen.answers, ROOT).data})
        return printed(found)
    return _walk(project, request)


def _walk(project: Project, request: dict[str, Any]) -> int:
    """Ask one question after another in the terminal, until an outcome."""
    answers: dict[str, str] = {}
    while True:
        found = answer(project, {**request, "answers": answers})
        if "problems" in found:
            print("Dat kan niet: " + ", ".join(problem["id"] for problem in found["problems"]))
            if not answers:
                return 2
            answers.popitem()
            continue
        text = project.words[LOCALE].nodes[found["node"]]
        print(f"\n{text.parts['title']}")
        if found["kind"] == "outcome":
            return printed(found["outcome"])
        results = list(project.nodes[found["node"]]["next"])
        for number, result in enumerate(results, 1):
            label = "een dag: JJJJ-MM-DD (of twee, met / ertussen)" if result == "given" else text.option(result)[0]
            print(f"  {number}. {label}")
        try:
            typed = input("> ").strip()
        except EOFError:
            return 2
        is_number = typed.isdecimal() and 1 <= int(typed) <= len(results)
        answers[found["node"]] = results[int(typed) - 1] if is_number else typed
