"""What several commands need: the folder of the project, the day, and the engine's answer as it is."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.bundle import engine_bundle

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = "nl"
type Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def ask_for_day(command: argparse.ArgumentParser) -> None:
    """Let a command take another day than today."""
    command.add_argument("--today", help="de dag van vandaag: JJJJ-MM-DD (anders: nu in Nederland)")


def ask_for_json(command: argparse.ArgumentParser) -> None:
    """Let a command print the engine's own answer."""
    command.add_argument("--json", action="store_true", help="druk het antwoord af zoals het rekenprogramma het geeft")


def today_of(chosen: argparse.Namespace) -> str:
    """The day that was asked for, else the day it is in the Netherlands, as YYYY-MM-DD."""
    return chosen.today or datetime.now(UTC).astimezone(ZoneInfo("Europe/Amsterdam")).date().isoformat()


def answer(project: Project, request: dict[str, Any]) -> dict[str, Any]:
    """The engine's answer to one request."""
    found: dict[str, Any] = json.loads(open_door(engine_bundle(project))(json.dumps(request)))
    return found


def printed(found: dict[str, Any]) -> int:
    """Print an answer as JSON; 2 when the engine refused the request."""
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 2 if "problems" in found else 0
