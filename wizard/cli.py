"""The editor's commands: check the data, count a term, walk a conversation, build and serve the site."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from signal import SIG_DFL, SIGPIPE, signal
from subprocess import CalledProcessError
from typing import Any
from zoneinfo import ZoneInfo

from wizard.engine.api import open_door
from wizard.loader.problem import ProblemsFound
from wizard.loader.project import Project
from wizard.loader.yaml_file import read_yaml
from wizard.publish.bundle import engine_bundle
from wizard.publish.dates import shown_day
from wizard.publish.runtime import RehearsalDiffers
from wizard.publish.serve import server
from wizard.publish.site import Order, build, checked_project

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "nl"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the data, 2 for a refused request."""
    chosen = _parser().parse_args(arguments)
    signal(SIGPIPE, SIG_DFL)  # `wegwijzer ... | head` ends quietly
    try:
        return int(chosen.run(chosen))
    except ProblemsFound as found:
        print("\n".join(map(str, found.problems)), file=sys.stderr)
        print(f"{len(found.problems)} problemen; er is niets veranderd.", file=sys.stderr)
        return 1
    except (RehearsalDiffers, CalledProcessError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wegwijzer", description="Wmo-wegwijzer: gegevens controleren, rekenen, de site maken"
    )
    commands = parser.add_subparsers(required=True, metavar="opdracht")

    check = commands.add_parser("check", help="controleer alle gegevens en woorden")
    check.set_defaults(run=_check)

    term = commands.add_parser("term", help="reken een termijn uit, met de afleiding")
    term.add_argument("term", help="bijvoorbeeld bezwaar")
    term.add_argument("--event", required=True, help="de dag die de klok start: JJJJ-MM-DD")
    term.add_argument("--set", action="append", default=[], metavar="NAAM=WAARDE", help="bijvoorbeeld committee=yes")
    term.set_defaults(run=_term)

    visit = commands.add_parser("visit", help="loop een gesprek, met antwoorden of in de terminal")
    visit.add_argument("tree", help="route, application, acting_for, of de id van een vraag")
    visit.add_argument("--municipality", help="de code, zoals GM0518")
    visit.add_argument("--provider", help="de naam van het bestand in data/providers, zoals permens")
    visit.add_argument("--answers", type=Path, help="een bestand (YAML of JSON) met antwoorden")
    visit.set_defaults(run=_visit)
    for command in (term, visit):
        command.add_argument("--today", help="de dag van vandaag: JJJJ-MM-DD (anders: nu in Nederland)")
        command.add_argument(
            "--json", action="store_true", help="druk het antwoord af zoals het rekenprogramma het geeft"
        )

    publish = commands.add_parser("publish", help="maak de hele site in de map site/")
    publish.add_argument("--today", help="de dag waarop de site wordt gemaakt: JJJJ-MM-DD")
    publish.add_argument("--out", type=Path, default=ROOT / "site", help="de map voor de site")
    publish.set_defaults(run=_publish)

    serve = commands.add_parser("serve", help="toon de gemaakte site op dit toestel")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--out", type=Path, default=ROOT / "site")
    serve.set_defaults(run=_serve)
    return parser


def _today(chosen: argparse.Namespace) -> str:
    return chosen.today or datetime.now(UTC).astimezone(ZoneInfo("Europe/Amsterdam")).date().isoformat()


def _check(_: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    print(
        f"Alles klopt: {len(project.nodes)} vragen en uitkomsten, {len(project.references)} artikelen, "
        f"{len(project.words)} talen."
    )
    return 0


def _answer(project: Project, request: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(open_door(engine_bundle(project))(json.dumps(request)))
    return found


def _printed(found: dict[str, Any]) -> int:
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 2 if "problems" in found else 0


def _term(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    settings = dict(pair.partition("=")[::2] for pair in chosen.set)
    request = {"ask": "term", "term": chosen.term, "event": chosen.event, "today": _today(chosen), "settings": settings}
    found = _answer(project, request)
    if chosen.json or "problems" in found:
        return _printed(found)
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


def _visit(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    request = {
        "ask": "visit",
        "entry": chosen.tree,
        "today": _today(chosen),
        "municipality": chosen.municipality,
        "provider": chosen.provider,
    }
    if chosen.answers:
        found = _answer(project, {**request, "answers": read_yaml(chosen.answers, ROOT).data})
        return _printed(found)
    return _walk(project, request)


def _walk(project: Project, request: dict[str, Any]) -> int:
    """Ask one question after another in the terminal, until an outcome."""
    answers: dict[str, str] = {}
    while True:
        found = _answer(project, {**request, "answers": answers})
        if "problems" in found:
            print("Dat kan niet: " + ", ".join(problem["id"] for problem in found["problems"]))
            if not answers:
                return 2
            answers.popitem()
            continue
        text = project.words[LOCALE].nodes[found["node"]]
        print(f"\n{text.parts['title']}")
        if found["kind"] == "outcome":
            return _printed(found["outcome"])
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


def _publish(chosen: argparse.Namespace) -> int:
    started = time.monotonic()
    site = read_yaml(ROOT / "data" / "site.yaml", ROOT).data
    address = None if site["address"] == "unknown" else site["address"]
    build(
        Order(ROOT, chosen.out.resolve(), date.fromisoformat(_today(chosen)), address),
        lambda line: print(line, flush=True),
    )
    print(f"Klaar in {time.monotonic() - started:.1f} s: {chosen.out}")
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    running = server(chosen.out.resolve(), chosen.port)
    print(f"De site staat op http://127.0.0.1:{chosen.port}/ (stop met Ctrl-C)", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print("Gestopt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
