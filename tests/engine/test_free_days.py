"""The days on which a term of a law does not end: Algemene termijnenwet, articles 1 and 3."""

from datetime import date, timedelta

import pytest

from tests.oracle import EASTER
from wizard.engine.free_days import ONE_DAY, Calendar, easter_sunday, holidays
from wizard.engine.law import Law

FREE = [  # day, name, article
    ("2027-01-01", "new_year", "atw-3-1"),
    ("2026-04-03", "good_friday", "atw-3-2"),
    ("2027-03-26", "good_friday", "atw-3-2"),
    ("2026-04-06", "easter_monday", "atw-3-1"),
    ("2026-05-14", "ascension", "atw-3-1"),
    ("2028-05-25", "ascension", "atw-3-1"),
    ("2026-05-25", "whit_monday", "atw-3-1"),
    ("2028-06-05", "whit_monday", "atw-3-1"),
    ("2027-04-27", "kings_day", "atw-3-1"),
    ("2014-04-26", "kings_day", "atw-3-1"),
    ("2025-04-26", "kings_day", "atw-3-1"),
    ("2031-04-26", "kings_day", "atw-3-1"),
    ("2010-04-30", "queens_day", "atw-3-1"),
    ("2013-04-30", "queens_day", "atw-3-1"),
    ("2023-05-05", "liberation_day", "atw-3-1"),
    ("2025-05-05", "liberation_day", "atw-3-1"),
    ("2026-05-05", "liberation_day", "atw-3-1"),
    ("2025-12-25", "christmas", "atw-3-1"),
    ("2025-12-26", "boxing_day", "atw-3-1"),
    ("2026-12-26", "boxing_day", "atw-3-1"),
    ("2026-11-21", "saturday", "atw-1-1"),
    ("2026-11-22", "sunday", "atw-1-1"),
    ("2026-04-05", "sunday", "atw-1-1"),
    ("2015-05-04", "equated", "atw-3-3"),
    ("2026-01-02", "equated", "atw-3-3"),
    ("2026-05-15", "equated", "atw-3-3"),
    ("2028-04-28", "equated", "atw-3-3"),
]

NOT_FREE = [  # a day beside each of those on which a term does end
    ("2026-12-31", "New Year's Eve"),
    ("2026-01-05", "the Monday after New Year"),
    ("2026-04-02", "Maundy Thursday"),
    ("2026-04-07", "the Tuesday after Easter"),
    ("2026-05-13", "the Wednesday before Ascension Day"),
    ("2029-05-11", "the Friday after Ascension Day, named in no decree we know"),
    ("2026-05-26", "the Tuesday after Whitsun"),
    ("2027-04-26", "the Monday before King's Day"),
    ("2025-04-28", "the Monday after a King's Day that was moved to Saturday"),
    ("2031-04-28", "the Monday after a King's Day that is moved to Saturday"),
    ("2014-04-30", "30 April since Queen's Day is gone"),
    ("2013-04-26", "26 April while there was still a Queen's Day"),
    ("2026-05-04", "Remembrance Day, equated in 2015 but not in 2026"),
    ("2026-05-06", "the day after Liberation Day"),
    ("2025-12-24", "Christmas Eve, equated in 2012 and 2018 only"),
    ("2026-12-28", "the Monday after Christmas"),
    ("2026-02-16", "Carnival Monday"),
    ("2028-05-01", "Labour Day"),
    ("2026-11-20", "an ordinary Friday"),
    ("2026-11-23", "an ordinary Monday"),
    ("2026-02-02", "a day that a public list names by mistake"),
    ("2025-05-26", "another day that a public list names by mistake"),
]


@pytest.mark.parametrize(("day", "name", "article"), FREE)
def test_a_term_does_not_end_on_a_free_day(law: Law, day: str, name: str, article: str) -> None:
    found = law.calendar.free_day(date.fromisoformat(day))
    assert found is not None
    assert (name, article) == (found.name, found.reference)


@pytest.mark.parametrize(("day", "why"), NOT_FREE)
def test_a_term_ends_on_any_other_day(law: Law, day: str, why: str) -> None:
    assert law.calendar.free_day(date.fromisoformat(day)) is None, why


@pytest.mark.parametrize(("year", "day"), EASTER.items())
def test_easter_falls_on_the_published_day(year: int, day: str) -> None:
    assert f"{year}-{day}" == easter_sunday(year).isoformat()


@pytest.mark.parametrize("year", range(2011, 2041))
def test_5_may_is_a_holiday_every_year_not_only_every_fifth(year: int) -> None:
    """Atw 3, paragraph 1 names it without a condition; lists made for leave do not."""
    assert date(year, 5, 5) in holidays(year)


@pytest.mark.parametrize("year", range(2014, 2041))
def test_kings_day_is_never_a_sunday(year: int) -> None:
    days = [day for day, free in holidays(year).items() if free.name == "kings_day"]
    assert [date(year, 4, 26 if date(year, 4, 27).weekday() == 6 else 27)] == days


def test_queens_day_became_kings_day_in_2014() -> None:
    assert {"queens_day"} == {free.name for free in holidays(2013).values()} & {"queens_day", "kings_day"}
    assert {"kings_day"} == {free.name for free in holidays(2014).values()} & {"queens_day", "kings_day"}


def test_a_holiday_in_the_weekend_is_called_by_its_name(law: Law) -> None:
    boxing_day = law.calendar.free_day(date(2026, 12, 26))
    assert boxing_day is not None
    assert "boxing_day" == boxing_day.name


def test_a_year_has_all_its_holidays() -> None:
    """Nine, unless two fall together: in 2016 Ascension Day was 5 May."""
    assert 9 == len(holidays(2026))
    assert 8 == len(holidays(2016))


def test_every_equated_day_comes_from_the_data_and_would_be_a_working_day(law: Law) -> None:
    for day, free in law.calendar.equated.items():
        assert free == law.calendar.free_day(day)
        assert day.weekday() < 5
        assert day not in holidays(day.year)
        assert free.decree and free.confidence in ("text", "title", "secondary")


def test_an_equated_day_is_equated_in_its_own_year_only(law: Law) -> None:
    """There is no pattern: the same kind of day of another year is an ordinary day unless it is named too."""
    for day in law.calendar.equated:
        beside = date(day.year, 9, 15) + (day.weekday() - date(day.year, 9, 15).weekday()) * ONE_DAY
        assert law.calendar.free_day(beside) is None


@pytest.mark.parametrize("day", ["2015-05-15", "2019-12-27"])
def test_a_day_whose_decree_was_read_is_certain(law: Law, day: str) -> None:
    assert law.calendar.certainly_free_day(date.fromisoformat(day)) is not None


@pytest.mark.parametrize("day", ["2021-05-14", "2024-12-27", "2026-01-02", "2027-05-07"])
def test_a_day_known_from_a_title_or_a_second_hand_is_free_but_not_certain(law: Law, day: str) -> None:
    assert law.calendar.free_day(date.fromisoformat(day)) is not None
    assert law.calendar.certainly_free_day(date.fromisoformat(day)) is None


@pytest.mark.parametrize("day", ["2026-12-25", "2026-11-21", "2026-04-03"])
def test_what_the_act_names_itself_is_certain(law: Law, day: str) -> None:
    assert law.calendar.certainly_free_day(date.fromisoformat(day)) is not None


def test_an_ordinary_day_is_not_certainly_free(law: Law) -> None:
    assert law.calendar.certainly_free_day(date(2026, 11, 23)) is None


def test_the_calendar_knows_its_first_and_last_day_and_not_the_days_beside_them(law: Law) -> None:
    calendar = law.calendar
    assert (date(2010, 1, 1), date(2028, 12, 31)) == (calendar.known_from, calendar.known_until)
    assert [True, True] == [calendar.knows(calendar.known_from), calendar.knows(calendar.known_until)]
    before, after = calendar.known_from - ONE_DAY, calendar.known_until + ONE_DAY
    assert [False, False] == [calendar.knows(before), calendar.knows(after)]


def test_a_calendar_is_read_from_plain_values() -> None:
    calendar = Calendar.from_data(
        {
            "known_from": "2026-01-01",
            "known_until": "2026-12-31",
            "equated": [{"day": "2026-05-15", "decree": "a decree", "url": "https://example.nl", "confidence": "text"}],
        }
    )
    assert ["2026-05-15"] == [day.isoformat() for day in calendar.equated]
    free = calendar.free_day(date(2026, 5, 15))
    assert free is not None
    assert ("a decree", "https://example.nl", True) == (free.decree, free.url, free.is_certain)
    assert calendar.free_day(date(2026, 5, 15) + timedelta(days=7)) is None


@pytest.mark.parametrize("year", [1989, 1995, 2000, 2006])
def test_queens_day_on_a_sunday_or_the_saturday_before_it_makes_no_difference(law: Law, year: int) -> None:
    """Until 2013 the day was 30 April. On which day it was kept when that was a Sunday we did not read; it is in the
    weekend either way, and the Monday after it is an ordinary day."""
    sunday = date(year, 4, 30)
    assert "Sunday" == f"{sunday:%A}"
    around = (sunday - ONE_DAY, sunday, sunday + ONE_DAY)
    assert [True, True, False] == [law.calendar.free_day(day) is not None for day in around]


@pytest.mark.parametrize(
    ("day", "is_free"),
    [
        ("2012-04-30", True),  # the last Queen's Day but one
        ("2013-04-30", True),
        ("2014-04-30", False),
        ("2013-04-26", False),
        ("2014-04-26", True),  # the first King's Day: the 27th was a Sunday
        ("2014-04-28", False),
        ("2015-04-27", True),
        ("2031-04-26", True),
        ("2031-04-28", False),
    ],
)
def test_queens_day_until_2013_and_kings_day_since(law: Law, day: str, is_free: bool) -> None:
    assert is_free is (law.calendar.free_day(date.fromisoformat(day)) is not None)
