"""A language that nobody speaks, made from the Dutch words: every word longer and accented, every text in brackets.

What is no word stays as it is: ids, blanks, marks, links, days, numbers. So whatever a page shows without brackets was
written into a template or a script, and whatever breaks would break in a longer language too.
"""

import re
from collections.abc import Callable
from typing import Any

OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "åëïöüÿÅËÏÖÜŸçñšž")
LONGER = 0.3
KEPT = re.compile(r"\{[^{}]*\}|\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)|https?://[^\s)]+|\*\*|&\w+;|[^\W\d_]+", re.S)
IN_LINE = re.compile(
    r"^(\s*(?:[-*] +|\d+[.)] +|> +|#{1,6} +)?)(.*?)(:?(?:\s*\{(?:advice|see:[a-z0-9-]+)\})*\s*)$", re.S
)
LEFT_ALONE = ("node", "block", "term", "written", "read_by", "made_from", "drawing", "template", "search", "hide")


def word(text: str) -> str:
    """One word, longer by a third and with accents."""
    return text.translate(ACCENTS) + "ë" * round(LONGER * len(text))


def text(found: str) -> str:
    """A text in brackets, unless it holds no word."""
    made = KEPT.sub(lambda part: word(part[0]) if part[0][0].isalpha() else part[0], found)
    return made if made == found else f"{OPEN}{made}{CLOSE}"


def line(found: str) -> str:
    """A line of Markdown: what makes it a list item or a heading stays, a row of a table goes by cell."""
    if found.lstrip().startswith("|"):
        return "|".join(_cell(cell) for cell in found.split("|"))
    before, body, after = IN_LINE.match(found).groups()  # type: ignore[union-attr]
    return before + text(body) + after


def _cell(found: str) -> str:
    return f" {text(found.strip())} " if found.strip(" :-") else found


def strings(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with every string changed."""
    if isinstance(data, dict):
        return {key: value if key in ("code", "dir") else strings(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [strings(value, change) for value in data]
    return change(data) if isinstance(data, str) else data


def node_text(found: str) -> str:
    """A file of words: the head's name, the title and the sections; names of sections are ids."""
    return _markdown(found, lambda row: row if row.startswith("## ") else line(row))


def page_text(found: str) -> str:
    """A hand-written page: its headings are words too."""
    return _markdown(found, line)


def _markdown(found: str, change: Callable[[str], str]) -> str:
    _, head, body = found.split("---\n", 2)
    rows = [_head_line(row) for row in head.splitlines()]
    return "---\n" + "\n".join(rows) + "\n---\n" + "\n".join(map(change, body.splitlines())) + "\n"


def _head_line(row: str) -> str:
    name, _, value = row.partition(": ")
    if not value or row.startswith((" ", "#")) or name in LEFT_ALONE:
        return row
    return f'{name}: "{text(value.strip().strip(chr(34)))}"'
