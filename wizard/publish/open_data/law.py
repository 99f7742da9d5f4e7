"""Terms, articles, free days and amounts: rules as ids with their article and version, and a short name in Dutch."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from wizard.engine.free_days import Calendar, FreeDay
from wizard.loader.project import Project
from wizard.publish.marks import citation
from wizard.publish.open_data.names import chosen, present

DUTCH = "nl"
WEEKEND = ("saturday", "sunday")
STAGE = ("days", "weeks", "years", "only_if", "longer_if", "weeks_then", "pauses")
CONFIDENCE = {"V": "verified", "V2": "secondarySource"}
type Record = dict[str, Any]


def terms(project: Project) -> list[Record]:
    """Every term: whose it is, what starts it, how long it lasts, whether free days move it."""
    return [_term(project, term_id, term) for term_id, term in project.terms.items()]


def _term(project: Project, term_id: str, term: dict[str, Any]) -> Record:
    return {
        "id": term_id,
        "name": project.words[DUTCH].terms[term_id].head["name"],
        "side": term["side"],
        "isLaw": term.get("law", True),
        "startsAfter": term["event"],
        **chosen(term, "starts_at_end_of"),
        "stages": [
            {**chosen(stage, *STAGE), "article": cited(project, stage["reference"])} for stage in term["stages"]
        ],
        "movesOnFreeDays": None if term.get("rolls_not_checked") else term["rolls"],
        "postMayArriveLater": term.get("by_post", False),
        "dependsOn": list(term.get("settings", ())),
        "articles": [cited(project, reference) for reference in term["references"]],
    }


def cited(project: Project, mark: str) -> Record:
    """An article as a rule names it: its id, paragraph, law, the version that was read, and where it stands."""
    found = citation(mark, project.references)
    law = project.laws[found.article["law"]]
    return {
        "id": found.id,
        "article": found.article["article"],
        **present(paragraph=found.paragraph, letter=found.letter),
        "law": law["short"],
        "version": law["version"],
        "url": found.article["url"],
    }


def articles(project: Project) -> list[Record]:
    """Every article the site rests on, with our own words for what it means (in Dutch) and the day it was read."""
    return [
        {
            "id": reference_id,
            "law": {key: project.laws[found["law"]][key] for key in ("name", "short", "bwb", "version")},
            **{key: found[key] for key in ("article", "url", "statement")},
            "paragraphs": found["indexed"].paragraphs,
            "numbers": list(found["indexed"].numbers),
            "confidence": CONFIDENCE[found["confidence"]],
            "checked": found["checked"],
        }
        for reference_id, found in project.references.items()
    ]


def free_days(project: Project) -> Record:
    """The days, Saturdays and Sundays apart, on which a statutory term does not end, for the years that are known."""
    calendar = Calendar.from_data(project.free_days)
    return {
        "knownFrom": project.free_days["known_from"],
        "knownUntil": project.free_days["known_until"],
        "checked": project.free_days["checked"],
        "weekend": {"days": list(WEEKEND), "article": cited(project, "atw-1-1")},
        "days": [_free_day(project, day) for day in _named_days(calendar)],
    }


def _named_days(calendar: Calendar) -> Iterator[FreeDay]:
    for number in range((calendar.known_until - calendar.known_from).days + 1):
        free = calendar.free_day(calendar.known_from + timedelta(days=number))
        if free and free.name not in WEEKEND:
            yield free


def _free_day(project: Project, free: FreeDay) -> Record:
    return {
        "day": free.day.isoformat(),
        "id": free.name,
        "name": project.words[DUTCH].free_days[free.name]["name"],
        "confidence": free.confidence,
        "article": cited(project, free.reference),
        **present(decree=free.decree, decree_url=free.url),
    }


def amounts(project: Project) -> list[Record]:
    """Every amount with the days on which it took effect. An amount is text: money is never a rounded number."""
    return [
        {"id": name, "unit": amount["unit"], "values": [_amount(project, value) for value in amount["values"]]}
        for name, amount in project.parameters.items()
    ]


def _amount(project: Project, value: dict[str, Any]) -> Record:
    steps = [{"days": step["days"], "perDay": step["per_day"]} for step in value.get("steps", ())]
    return {
        **chosen(value, "valid_from", "amount"),
        **({"steps": steps} if steps else {}),
        "article": cited(project, value["reference"]),
        "source": value["source"],
        "confidence": CONFIDENCE[value["confidence"]],
        "checked": value["checked"],
    }
