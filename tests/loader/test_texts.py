"""A file of words is read into sections, voices and options; what does not fit is told with its line."""

from pathlib import Path

import pytest

from wizard.loader.problem import ProblemsFound
from wizard.loader.texts import Text, read_text

GOOD = """\
---
node: letter_from
name: Afzender
---
# Wie stuurde de brief?

## why
Daarom.

## option municipality
De gemeente
Of het wijkteam.

## option municipality (someone)
De gemeente van de ander

## option unsure
Ik weet het niet
"""


def read(tmp_path: Path, content: str) -> Text:
    path = tmp_path / "letter_from.md"
    path.write_text(content, encoding="utf-8")
    return read_text(path, tmp_path, "nl", "node")


def test_title_sections_and_options_are_found_in_order(tmp_path: Path) -> None:
    text = read(tmp_path, GOOD)
    assert ("Wie stuurde de brief?", "Daarom.") == (text.parts["title"], text.parts["why"])
    assert ("municipality", "unsure") == text.options


def test_the_first_line_of_an_option_is_its_label(tmp_path: Path) -> None:
    assert ("De gemeente", "Of het wijkteam.") == read(tmp_path, GOOD).option("municipality")


def test_the_second_voice_is_used_only_where_it_is_written(tmp_path: Path) -> None:
    text = read(tmp_path, GOOD)
    assert ("De gemeente van de ander", "") == text.option("municipality", someone=True)
    assert ("Ik weet het niet", "") == text.option("unsure", someone=True)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("node: letter_from", "node: letter_form", 2, "hier hoort de naam van het bestand: letter_from"),
        ("name: Afzender", "naam: Afzender", 3, "dit veld kennen wij niet"),
        ("## why", "## waarom", 7, "dit deel kennen wij niet"),
        ("# Wie stuurde de brief?\n", "", 1, "er is geen titel"),
        ("---\nnode", "node", 1, "begint niet met een kop"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert any(problem.line == line and said in problem.message for problem in found.value.problems)
