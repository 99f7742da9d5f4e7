"""What is made once per locale, side by side: its pages, its bundles, and what its frame must know."""

import json
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.dates import shown_day
from wizard.publish.edition import Edition
from wizard.publish.files import write, write_all
from wizard.publish.headers import policy
from wizard.publish.kept_days import Rows
from wizard.publish.pages import all_pages
from wizard.publish.places_bundle import places_bundle
from wizard.publish.runtime import short_hash
from wizard.publish.web_bundle import bundles


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where what is made on the way stands, where the bundles go, the day it is, and the files of the engine."""

    work: Path
    bundles: Path
    today: date
    engine: Mapping[str, str]

    def docs(self, locale: str) -> Path:
        """The folder above the pages of one locale: the generator looks no further than its own language."""
        return self.work / "docs" / locale

    @property
    def frames(self) -> Path:
        """The folder of what the frame needs: its style sheet, its script, and a file per locale."""
        return self.work / "frame"

    def frame(self, locale: str) -> Path:
        """What the frame must know, as JSON."""
        return self.frames / f"{locale}.json"


@dataclass(frozen=True, slots=True)
class Material:
    """What the pages of every locale are made of: the project, the engine's data, and the days of the tables.

    frame: the names that the frame's style sheet and script have in the site, by their names in overrides/.
    """

    project: Project
    bundle: str
    days: Mapping[str, Rows]
    frame: Mapping[str, str]


def write_locales(place: Workplace, material: Material) -> list[str]:
    """Write the plain files of every locale; returns the names of the bundles for the browser."""
    locales = list(material.project.words)
    if len(locales) == 1:
        return _write_locale(place, material, locales[0])
    with ProcessPoolExecutor(
        min(len(locales), os.cpu_count() or 1),
        mp_context=get_context("spawn"),  # the same on every system, and safe beside threads
        initializer=_start,
        initargs=(place, material),
    ) as pool:
        return [name for names in pool.map(_in_worker, locales) for name in names]


_at_hand: list[tuple[Workplace, Material]] = []  # what a worker process was started with


def _start(place: Workplace, material: Material) -> None:
    _at_hand[:] = [(place, material)]


def _in_worker(locale: str) -> list[str]:
    place, material = _at_hand[0]
    return _write_locale(place, material, locale)


def _write_locale(place: Workplace, material: Material, locale: str) -> list[str]:
    project, ask = material.project, open_door(material.bundle)
    edition = Edition(project, project.words[locale], ask, place.today, material.days)
    _write_pages(place, edition)
    return _write_frame(place, edition, material.frame)


def _write_pages(place: Workplace, edition: Edition) -> None:
    write_all(place.docs(edition.words.locale) / edition.words.locale, all_pages(edition))


def _write_frame(place: Workplace, edition: Edition, hashed: Mapping[str, str]) -> list[str]:
    """Write the wizard's bundles and what the frame must know; returns the bundles' names."""
    locale = edition.words.locale
    contents = {**bundles(edition), "places": places_bundle(edition)}
    names = {key: f"{locale}-{key}-{short_hash(content.encode())}.json" for key, content in contents.items()}
    for key, content in contents.items():
        write(place.bundles / names[key], content)
    write(place.frame(locale), _frame(edition, hashed, {**place.engine, **names}))
    return list(names.values())


def _frame(edition: Edition, hashed: Mapping[str, str], wizard: Mapping[str, str]) -> str:
    """What the templates of the frame need to know, as JSON for overrides/hooks/site.py."""
    interface, project = edition.interface, edition.project
    checked = project.free_days["checked"]
    phone = project.phones["juridisch_loket"]
    frame: dict[str, Any] = {
        "site_name": interface["site"]["name"],
        "site_description": interface["site"]["description"],
        "words": interface["theme"],
        "offline": interface["offline"],
        "menu": interface["menu"],
        "finder": interface["finder"],
        "locales": [words.interface["language"] for words in project.words.values()],
        "csp": policy(as_meta=True),
        "help_phone": {"tel": phone["tel"], "text": phone["number"]} if phone["confidence"] == "V" else None,
        "checked_on": {"iso": checked, "text": shown_day(date.fromisoformat(checked), interface, "plain")},
        "hashed": dict(hashed),
        "wizard": dict(wizard),
    }
    return json.dumps(frame, ensure_ascii=False, sort_keys=True)
