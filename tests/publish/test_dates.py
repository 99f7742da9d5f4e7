"""Days in the words of each locale."""

from datetime import date
from pathlib import Path

import pytest

from wizard.loader.project import load
from wizard.publish.dates import shown_date_text, shown_day

WORDS = load(Path(__file__).resolve().parents[2]).words


@pytest.mark.parametrize(("locale", "shown"), [("nl", "maandag 28 december 2026"), ("en", "Monday 28 December 2026")])
def test_a_day_is_read_back_with_its_weekday(locale: str, shown: str) -> None:
    assert shown == shown_day(date(2026, 12, 28), WORDS[locale].interface)


@pytest.mark.parametrize("locale", list(WORDS))
def test_every_locale_has_twelve_months_and_seven_days(locale: str) -> None:
    table = WORDS[locale].interface["date"]
    assert (12, 7, 7) == (len(table["months"]), len(table["weekdays"]), len(table["weekdays_short"]))


@pytest.mark.parametrize(
    ("text", "shown"), [("2023-10", "oktober 2023"), ("2024", "2024"), ("2026-05-09", "9 mei 2026")]
)
def test_the_day_of_a_source_is_as_exact_as_the_source(text: str, shown: str) -> None:
    assert shown == shown_date_text(text, WORDS["nl"].interface)
