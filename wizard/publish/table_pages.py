"""All terms in one table, and the table "letter sent on -> last day" for who has no script."""

import json
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from wizard.publish.dates import shown_day
from wizard.publish.edition import Edition

WEEKS_TO_LAST_DAY = 7  # six weeks, and a week for free days at the end of what the calendar knows


def terms_page(edition: Edition) -> str:
    """Every term with its length, whose it is, its rule and its article."""
    t = edition.interface["terms_page"]
    rows = [_term(edition, term_id, term) for term_id, term in edition.project.terms.items()]
    return edition.page(t["title"], t["description"], edition.render("terms.html", page=t, rows=rows))


def _term(edition: Edition, term_id: str, term: dict[str, Any]) -> dict[str, Any]:
    text, marks, t = edition.words.terms[term_id], edition.marks("../"), edition.interface
    return {
        "id": term_id,
        "name": text.head["name"],
        "length": text.parts["title"],
        "starts": marks.inline(text.parts["starts"]),
        "rule": marks.html(text.parts["rule"]),
        "after": marks.html(text.parts["after"]),
        "settings": [t["term_settings"][name] for name in term.get("settings", ())],
        "is_law": term.get("law", True),
        "whose": t["outcome"]["yours" if term["side"] == "visitor" else "theirs"],
        "moves": t["terms_page"][_moves(term)],
        "references": [marks.reference(reference) for reference in term["references"]],
    }


def _moves(term: dict[str, Any]) -> str:
    return "not_checked" if term.get("rolls_not_checked") else "yes" if term["rolls"] else "no"


def days_page(edition: Edition) -> str:
    """The table as a page of its own."""
    t = edition.interface["days_page"]
    heading = edition.render(
        "days_page.html", d=t, table=days_table(edition), href=edition.link("../")("page", "bezwaar")
    )
    return edition.page(t["short_title"], t["description"], heading)


@cache
def days_table(edition: Edition) -> str:
    """One folded table a month: from the year before the build to the last letter whose last day is known."""
    months = groupby(_counted_days(edition), lambda row: row[0].replace(day=1))
    t = edition.interface
    return edition.render(
        "days.html",
        d=t["days_page"],
        months=[
            {
                "id": f"m{month:%Y-%m}",
                "name": shown_day(month, t, "month"),
                "rows": [_row(edition, *row) for row in rows],
            }
            for month, rows in months
        ],
        until=t["days_page"]["until"].format(day=edition.day(edition.project.free_days["known_until"])),
    )


def _row(edition: Edition, sent: date, last: date, moved: bool) -> dict[str, Any]:
    t = edition.interface
    return {"sent": shown_day(sent, t, "short"), "last": shown_day(last, t, "short"), "moved": moved}


def _last_sent_day(edition: Edition) -> date:
    return date.fromisoformat(edition.project.free_days["known_until"]) - timedelta(weeks=WEEKS_TO_LAST_DAY)


def _counted_days(edition: Edition) -> list[tuple[date, date, bool]]:
    """For every day a letter can be sent: the last day to keep, and whether free days moved it."""
    first, last = date(edition.today.year - 1, 1, 1), _last_sent_day(edition)
    found = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        request = {"ask": "term", "term": "bezwaar", "event": day.isoformat(), "today": last.isoformat()}
        counted = json.loads(edition.ask(json.dumps(request)))
        last_day = date.fromisoformat(counted["day_to_keep"])
        found.append((day, last_day, counted["day_to_keep"] != counted["raw_last_day"]))
    return found
