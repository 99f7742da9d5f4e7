"""What somebody should have looked at by a day: files past their review date, values that ended with no successor."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wizard.loader.municipalities import in_force, is_dated
from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document, Key


def overdue(project: Project, day: str) -> list[Problem]:
    """Everything about places that is past its review date or its last day on a day (YYYY-MM-DD), by file and line."""
    return sorted(_all(project, day))


def _all(project: Project, day: str) -> Iterator[Problem]:
    register = project.register
    shared = (register.about, register.ombudsmen, register.cooperations)
    for document in (*shared, *project.own_files.values(), *project.providers.values()):
        yield from _review(document, (), document.data, day)
        yield from _facts(document, ("facts",), document.data.get("facts", {}), day)
    for code, appointed in register.ombudsmen.data["competent"].items():
        yield from _ended(register.ombudsmen, ("competent", code), appointed, day)
    for kind, document in (("ombudsmen", register.ombudsmen), ("cooperations", register.cooperations)):
        for name, one in document.data[kind].items():
            yield from _facts(document, (kind, name, "facts"), one.get("facts", {}), day)
            yield from _ended(document, (kind, name), [one], day)
    for slug, row in register.rows.data.items():
        if "succeeded_by" not in row:
            yield from _ended(register.rows, (slug, "valid_to"), [row], day)


def _review(document: Document, key: Key, value: Mapping[str, Any], day: str) -> Iterator[Problem]:
    if str(value.get("review_on", "9999")) < day:
        yield document.problem((*key, "review_on"), f"had opnieuw bekeken moeten zijn voor {value['review_on']}")


def _facts(document: Document, key: Key, value: Any, day: str) -> Iterator[Problem]:
    """The facts below a key: those past their own review date, and fields of which no value holds any more."""
    if isinstance(value, dict) and "source" in value:
        yield from _review(document, key, value, day)
        yield from _ended(document, key, [value], day)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _facts(document, (*key, name), inner, day)
    elif isinstance(value, list) and is_dated(value):
        yield from _ended(document, key, value, day)
        for index, fact in enumerate(value):
            yield from _review(document, (*key, index), fact, day)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _facts(document, (*key, index), item, day)


def _ended(document: Document, key: Key, values: Sequence[Mapping[str, Any]], day: str) -> Iterator[Problem]:
    """The last of several values, when none of them holds on the day and none is to come."""
    ahead = any(str(value.get("valid_from", "")) > day for value in values)
    if values and not ahead and not any(in_force(value, day) for value in values):
        last = max(str(value["valid_to"]) for value in values)
        yield document.problem(key, f"geldt niet meer sinds {last}; zet de nieuwe waarde erbij of haal dit weg")
