"""The visits that are measured: one path through the conversation, and how each subject is opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.bundle import engine_bundle
from wizard.publish.dates import shown_day

SENT_AGO = timedelta(days=12)  # so that there is time left for a bezwaar, whenever this is run


@dataclass(frozen=True, slots=True)
class Story:
    """The answers of one visit, and the last day that it must end with, in words."""

    steps: tuple[Mapping[str, Any], ...]
    last_day: str


def story(project: Project, locale: str, today: date) -> Story:
    """A letter of the municipality that the visitor does not agree with: ends in "bezwaar" with its last day."""
    sent = today - SENT_AGO
    request = {"ask": "term", "term": "bezwaar", "event": sent.isoformat(), "today": today.isoformat()}
    last = json.loads(open_door(engine_bundle(project))(json.dumps(request)))["day_to_keep"]
    steps = (
        {"at": "safe_now", "result": "safe"},
        {"at": "for_whom", "result": "self"},
        {"at": "letter", "result": "decision"},
        {"at": "letter_date", "day": [str(sent.day), str(sent.month), str(sent.year)]},
        {"at": "letter_from", "result": "municipality"},
        {"at": "objection_filed", "result": "nothing_yet"},
        {"at": "help_now", "result": "can_wait"},
    )
    return Story(steps, shown_day(date.fromisoformat(last), project.words[locale].interface, "plain"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to measure. path: its first question; ready: what is shown once its script answers in place."""

    id: str
    name: str
    path: str
    ready: str = ""
    has_engine: bool = False


SUBJECTS = (
    Subject("plain", "plain JavaScript (the floor)", "/plain/"),
    Subject("inline", "the same in one file", "/inline/"),
    Subject("ours", "this site", "/site/nl/wegwijzer/safe_now/", ".ww-finder-form", has_engine=True),
    Subject("stock", "Pyodide stock, started on load", "/stock/", has_engine=True),
)
BY_ID = {subject.id: subject for subject in SUBJECTS}
