"""`wegwijzer term`: a deadline with its derivation."""

import argparse
from datetime import date
from typing import Any

from wizard.commands.common import LOCALE, ROOT, Commands, answer, ask_for_day, ask_for_json, printed, today_of
from wizard.loader.project import Project
from wizard.publish.dates import shown_day
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    term = commands.add_parser("term", help="reken een termijn uit, met de afleiding")
    term.add_argument("term", help="bijvoorbeeld bezwaar")
    term.add_argument("--event", required=True, help="de dag die de klok start: JJJJ-MM-DD")
    term.add_argument("--set", action="append", default=[], metavar="NAAM=WAARDE", help="bijvoorbeeld committee=yes")
    ask_for_day(term)
    ask_for_json(term)
    term.set_defaults(run=_term)


def _term(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    settings = dict(pair.partition("=")[::2] for pair in chosen.set)
    request = {
        "ask": "term",
        "term": chosen.term,
        "event": chosen.event,
        "today": today_of(chosen),
        "settings": settings,
    }
    found = answer(project, request)
    if chosen.json or "problems" in found:
        return printed(found)
    _say_term(project, found)
    return 0


def _say_term(project: Project, found: dict[str, Any]) -> None:
    interface = project.words[LOCALE].interface

    def day(name: str) -> str:
        return shown_day(date.fromisoformat(found[name]), interface)

    if found["term"] == "dwangsom":
        if found["warnings"]:
            print("Let op: deze ingebrekestelling is te vroeg (awb-4-17, awb-6-12). Dan loopt er geen dwangsom.")
        print(f"Dwangsom van {day('first_day')} tot en met {day('last_day')}: hoogstens € {found['amount']}.")
        return
    print(f"{project.words[LOCALE].terms[found['term']].head['name']}: laatste dag {day('last_day')}.")
    print(f"Dag één is {day('first_day')}; zonder vrije dagen zou het {day('raw_last_day')} zijn.")
    for shift in found["shifts"]:
        name = project.words[LOCALE].free_days.get(shift["name"], {}).get("in_sentence", shift["name"])
        print(f"  {shown_day(date.fromisoformat(shift['day']), interface)} is {name} ({shift['reference']})")
    if found["post_received_by"]:
        print(f"Per post: uiterlijk {day('post_by')} op de post en uiterlijk {day('post_received_by')} binnen.")
    for warning in found["warnings"]:
        print(f"  let op: {warning}")
    print("Artikelen: " + ", ".join(found["references"]))
