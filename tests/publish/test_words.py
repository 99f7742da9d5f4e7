"""All locales hold the same keys, blanks, marks and numbers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wizard.loader.project import load
from wizard.loader.texts import Text
from wizard.publish.marks import ADVICE, LINK, MARK

PROJECT = load(Path(__file__).resolve().parents[2])
NL = PROJECT.words["nl"]
OTHERS = [locale for locale in PROJECT.words if locale != "nl"]
BLANK = re.compile(r"\{[a-z_]+\}")


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}")
    elif not isinstance(value, list):
        yield key, str(value)


@pytest.mark.parametrize("locale", OTHERS)
def test_the_interface_has_the_same_keys_and_blanks(locale: str) -> None:
    mine, theirs = dict(leaves(NL.interface)), dict(leaves(PROJECT.words[locale].interface))
    assert set(mine) == set(theirs)
    different = [key for key in mine if sorted(BLANK.findall(mine[key])) != sorted(BLANK.findall(theirs[key]))]
    assert [] == different


def pairs(locale: str) -> Iterator[tuple[Text, Text]]:
    other = PROJECT.words[locale]
    for mine, theirs in ((NL.nodes, other.nodes), (NL.blocks, other.blocks), (NL.terms, other.terms)):
        assert set(mine) == set(theirs)
        yield from ((mine[name], theirs[name]) for name in mine)


@pytest.mark.parametrize("locale", OTHERS)
def test_every_text_cites_and_links_the_same_in_each_locale(locale: str) -> None:
    for mine, theirs in pairs(locale):
        for pattern in (MARK, LINK, ADVICE):
            found = [sorted(pattern.findall("\n".join(text.parts.values()))) for text in (mine, theirs)]
            assert found[0] == found[1], mine.file


@pytest.mark.parametrize("locale", OTHERS)
def test_the_numbers_written_in_digits_are_the_same_in_each_locale(locale: str) -> None:
    for mine, theirs in pairs(locale):
        found = [sorted(re.findall(r"\d+", MARK.sub("", "\n".join(text.parts.values())))) for text in (mine, theirs)]
        assert found[0] == found[1], mine.file


def test_every_article_has_its_statement_in_each_locale() -> None:
    for locale in OTHERS:
        assert set(PROJECT.references) == set(PROJECT.words[locale].references)


def test_every_warning_of_a_clock_and_every_free_day_has_words() -> None:
    for words in PROJECT.words.values():
        assert {"calendar_unknown", "equated_by_title"} <= set(words.blocks)
        assert {"saturday", "sunday", "equated", "christmas", "good_friday", "too_few_working_days"} <= set(
            words.free_days
        )
