"""The engine beside an oracle written from the law alone, for every day from 2011 to 2040 and every kind of term."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from tests import oracle
from wizard.engine.law import Law
from wizard.engine.terms import Deadline, deadline, following

FIRST, LAST = date(2011, 1, 1), date(2040, 12, 31)
YES_NO = {True: "yes", False: "no"}


def every_day() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def differences(engine: Callable[[date], date], by_hand: Callable[[date], date]) -> list[str]:
    """Every start day on which the two give another last day."""
    found = ((day, by_hand(day), engine(day)) for day in every_day())
    return [f"from {day}: oracle {expected}, engine {actual}" for day, expected, actual in found if expected != actual]


def counting(law: Law, term: str, **settings: str) -> Callable[[date], Deadline]:
    rule = law.terms[term]
    return lambda day: deadline(rule, day, settings, law.calendar)


def test_the_oracle_knows_easter() -> None:
    """Otherwise both could be wrong together: the published days of 31 years."""
    assert {year: f"{year}-{day}" for year, day in oracle.EASTER.items()} == {
        year: oracle.easter(year).isoformat() for year in oracle.EASTER
    }


def test_the_oracle_and_the_engine_agree_on_every_free_day(law: Law) -> None:
    calendar, free = law.calendar, oracle.free_days()
    assert [day for day in every_day() if day in free] == [day for day in every_day() if calendar.free_day(day)]


@pytest.mark.parametrize(
    ("term", "by_hand"),
    [
        ("bezwaar", oracle.bezwaar),
        ("beroep", oracle.beroep),
        ("hoger_beroep", oracle.beroep),
        ("klacht_weigering", oracle.klacht_weigering),
        ("wmo_onderzoek", oracle.wmo_onderzoek),
        ("wmo_aanvraag", oracle.wmo_aanvraag),
        ("persoonlijk_plan", oracle.persoonlijk_plan),
        ("ombudsman", oracle.ombudsman),
        ("klacht_ouderdom", oracle.ombudsman),
    ],
)
def test_each_last_day_is_that_of_the_law(law: Law, term: str, by_hand: Callable[[date], date]) -> None:
    count = counting(law, term)
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize(
    ("term", "by_hand"),
    [("bezwaar", oracle.bezwaar), ("beroep", oracle.beroep), ("persoonlijk_plan", oracle.persoonlijk_plan)],
)
def test_the_day_to_keep_rests_on_nothing_that_nobody_read(law: Law, term: str, by_hand: Callable[..., date]) -> None:
    count = counting(law, term)
    assert [] == differences(lambda day: count(day).day_to_keep, lambda day: by_hand(day, only_read=True))


@pytest.mark.parametrize("stood_still", [1, 13, 40])
def test_an_application_with_a_pause(law: Law, stood_still: int) -> None:
    count = counting(law, "wmo_aanvraag", suspended_days=str(stood_still))
    by_hand = lambda day: oracle.wmo_aanvraag(day, stood_still=stood_still)  # noqa: E731 - reads as the line above
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize("put_off", [False, True], ids=["", "put off"])
@pytest.mark.parametrize("committee", [False, True], ids=["six weeks", "ten weeks"])
def test_the_handling_of_a_complaint(law: Law, committee: bool, put_off: bool) -> None:
    count = counting(law, "klacht", committee=YES_NO[committee], extended=YES_NO[put_off])
    by_hand = lambda day: oracle.klacht(day, committee=committee, put_off=put_off)  # noqa: E731
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize("put_off", [False, True], ids=["", "put off"])
@pytest.mark.parametrize("committee", [False, True], ids=["six weeks", "twelve weeks"])
def test_the_decision_on_a_bezwaar(law: Law, committee: bool, put_off: bool) -> None:
    settings = {"committee": YES_NO[committee], "extended": YES_NO[put_off]}
    first, second = counting(law, "bezwaar"), law.terms["beslissing_op_bezwaar"]

    def engine(day: date) -> date:
        return following(first(day), second, settings, law.calendar).last_day

    by_hand = lambda day: oracle.beslissing_op_bezwaar(day, committee=committee, put_off=put_off)  # noqa: E731
    assert [] == differences(engine, by_hand)
