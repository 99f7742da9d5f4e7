"""Sentences stay short: B1 Dutch for a worried reader of seventy, plain English beside it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wizard.loader.project import load
from wizard.publish.marks import ADVICE, MARK

WORDS = load(Path(__file__).resolve().parents[2]).words
LONGEST = 20
MEAN = {"nl": 12, "en": 15}
BREAK = re.compile(r"(?<=[.!?:;])\s+|\n")


def sentences(text: str) -> list[int]:
    """The number of words of each sentence; marks and addresses of links are no words."""
    spoken = MARK.sub(lambda mark: "" if mark[1] == "see" else "X", ADVICE.sub("", text))
    plain = re.sub(r"\]\([^)]*\)|[\[*]", "", spoken)
    counts = [len(re.findall(r"[\w'’-]+", sentence)) for sentence in BREAK.split(plain)]
    return [count for count in counts if count]


def texts(locale: str) -> Iterator[tuple[str, list[int]]]:
    words = WORDS[locale]
    for text in (*words.nodes.values(), *words.blocks.values(), *words.terms.values()):
        yield text.file, [count for part in text.parts.values() for count in sentences(part)]


def test_no_dutch_sentence_is_longer_than_twenty_words() -> None:
    assert [] == [(file, max(counts)) for file, counts in texts("nl") if max(counts) > LONGEST]


@pytest.mark.parametrize("locale", list(MEAN))
def test_the_mean_sentence_of_a_text_is_short(locale: str) -> None:
    means = {file: sum(counts) / len(counts) for file, counts in texts(locale)}
    assert {} == {file: mean for file, mean in means.items() if mean > MEAN[locale]}


def test_the_counting_sees_a_sentence_that_is_too_long() -> None:
    assert [21] == sentences("woord " * 21)
    assert [2, 3] == sentences("Bel nu. Schrijf het [op](page:bezwaar)")
    assert [2, 2] == sentences("Bel nu. {see:awb-6-7}\nSchrijf op. {advice}")
