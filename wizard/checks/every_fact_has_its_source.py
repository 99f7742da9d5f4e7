"""Every fact of a municipality or provider names a source of its own file, and no contact is a private one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document

MOBILE = re.compile(r"\b(?:\+31[ -]?6|06)[ -]?(?:[0-9][ -]?){8}\b")
PHONE_DIGITS = {5, 6, 8, 10, 11}


def problems(project: Project) -> Iterator[Problem]:
    """Look at each fact of each place."""
    for document in (*project.municipalities.values(), *project.providers.values()):
        for section, fields in document.data["facts"].items():
            for field, fact in _facts(fields):
                yield from _of_fact(document, (section, *field), fact)


def _facts(fields: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield (name,), value
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if "source" in item:
                yield (name, index), item
            else:
                yield from (((name, index, key), fact) for key, fact in item.items() if isinstance(fact, dict))


def _of_fact(document: Document, where: tuple[str | int, ...], fact: Mapping[str, Any]) -> Iterator[Problem]:
    key = ("facts", *where)
    if fact["source"] not in document.data["sources"]:
        allowed = ", ".join(document.data["sources"])
        yield document.problem(key, f"bron '{fact['source']}' staat niet bij sources; kies uit: {allowed}")
    value = str(fact["value"])
    if MOBILE.search(value):
        yield document.problem(key, "een mobiel nummer kan van een persoon zijn; gebruik het nummer van de organisatie")
    if where[-1] == "phone" or fact.get("type") == "phone":
        digits = re.sub(r"[^0-9]", "", value)
        if len(digits) not in PHONE_DIGITS:
            yield document.problem(
                key,
                f"'{value}' heeft {len(digits)} cijfers; een telefoonnummer heeft er tien, een 14-nummer vijf of zes",
            )
