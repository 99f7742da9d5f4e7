"""The engine beside an oracle written from the law alone, for every day from 2011 to 2040 and every kind of term."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from tests import oracle
from wizard.engine.clocks import count_from
from wizard.engine.law import Law
from wizard.engine.penalty import day_by_day, penalty
from wizard.engine.promises import Length, promised
from wizard.engine.terms import Deadline

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
    return lambda day: count_from(law, rule, day, settings)


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
        ("ombudsman_anders", oracle.ombudsman),
        ("ombudsman_gedrag", oracle.ombudsman),
        ("klacht_ouderdom", oracle.ombudsman),
        ("redelijke_termijn", oracle.redelijke_termijn),
        ("ingebrekestelling", oracle.ingebrekestelling),
        ("dwangsom_besluit", oracle.dwangsom_besluit),
        ("ombudsman_stilte", oracle.ombudsman_stilte),
    ],
)
def test_each_last_day_is_that_of_the_law(law: Law, term: str, by_hand: Callable[[date], date]) -> None:
    count = counting(law, term)
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize(
    ("term", "by_hand"),
    [
        ("bezwaar", oracle.bezwaar),
        ("beroep", oracle.beroep),
        ("hoger_beroep", oracle.beroep),
        ("persoonlijk_plan", oracle.persoonlijk_plan),
        ("ombudsman_stilte", oracle.ombudsman_stilte),
    ],
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
    count = counting(law, "beslissing_op_bezwaar", committee=YES_NO[committee], extended=YES_NO[put_off])
    by_hand = lambda day: oracle.beslissing_op_bezwaar(day, committee=committee, put_off=put_off)  # noqa: E731
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize("stood_still", [1, 10, 45])
def test_the_decision_on_a_bezwaar_with_a_pause(law: Law, stood_still: int) -> None:
    settings = {"committee": "yes", "extended": "no", "suspended_days": str(stood_still)}
    count = counting(law, "beslissing_op_bezwaar", **settings)
    by_hand = lambda day: oracle.beslissing_op_bezwaar(  # noqa: E731
        day, committee=True, put_off=False, stood_still=stood_still
    )
    assert [] == differences(lambda day: count(day).last_day, by_hand)


@pytest.mark.parametrize("term", ["wmo_aanvraag", "redelijke_termijn"])
def test_several_pauses_given_as_periods_count_each_day_once(law: Law, term: str) -> None:
    """Asked on the second and the fifth day, answered on the ninth and the twelfth: the two overlap."""
    rule, by_hand = (
        law.terms[term],
        {"wmo_aanvraag": oracle.wmo_aanvraag, "redelijke_termijn": oracle.redelijke_termijn},
    )

    def periods(day: date) -> list[tuple[date, date]]:
        return [(day + timedelta(days=a), day + timedelta(days=b)) for a, b in ((2, 9), (5, 12), (20, 21))]

    def engine(day: date) -> date:
        text = ",".join(f"{asked}/{answered}" for asked, answered in periods(day))
        return count_from(law, rule, day, {"suspended": text}).last_day

    assert [] == differences(engine, lambda day: by_hand[term](day, stood_still=oracle.still(*periods(day))))


@pytest.mark.parametrize(
    ("term", "by_hand"),
    [("beroep_niet_tijdig", oracle.beroep_niet_tijdig), ("schadevergoeding", oracle.schadevergoeding)],
)
def test_a_waiting_time_opens_on_the_later_of_the_days_that_can_be_defended(
    law: Law, term: str, by_hand: Callable[[date], date]
) -> None:
    count = counting(law, term)
    assert [] == differences(lambda day: count(day).day_to_keep, by_hand)


@pytest.mark.parametrize(("term", "urgent"), [("griffierecht", False), ("griffierecht_spoed", True)])
def test_a_court_fee_is_due_on_the_earlier_of_the_days_that_can_be_defended(law: Law, term: str, urgent: bool) -> None:
    count = counting(law, term)
    by_hand = lambda day: oracle.griffierecht(day, urgent=urgent)  # noqa: E731
    assert [] == differences(lambda day: count(day).day_to_keep, by_hand)


@pytest.mark.parametrize("put_off", [False, True], ids=["", "put off"])
def test_a_complaint_about_care_under_another_act(law: Law, put_off: bool) -> None:
    count = counting(law, "wkkgz", extended=YES_NO[put_off])
    assert [] == differences(lambda day: count(day).day_to_keep, lambda day: oracle.wkkgz(day, put_off=put_off))


@pytest.mark.parametrize("after", [-3, 1])
def test_a_dwangsom_day_by_day(law: Law, after: int) -> None:
    """The notice so many days after the last day of the term; from 2015 on, since when we know the amounts."""
    found = []
    for due in (day for day in every_day() if day.year >= 2015):
        notice = due + timedelta(days=after)
        counted = penalty(notice, due, law.penalties, notice)
        engine = [(paid.day, paid.euros) for paid in day_by_day(counted, law.penalties)]
        by_hand = oracle.dwangsom(notice, due)
        total = sum(euros for _, euros in by_hand)
        if (engine, counted.first_day, counted.last_day, counted.maximum) != (
            by_hand,
            by_hand[0][0],
            by_hand[-1][0],
            total,
        ):
            found.append(due)
    assert [] == found


@pytest.mark.parametrize("weeks", [2, 6, 10])
@pytest.mark.parametrize("term", ["belofte_aanbieder", "belofte_gemeente", "bezwaar_aanvullen"])
def test_a_promise_and_a_term_of_a_letter_are_plain_weeks(law: Law, term: str, weeks: int) -> None:
    engine = lambda day: promised(law.terms[term], day, Length(weeks=weeks), law.calendar).last_day  # noqa: E731
    assert [] == differences(engine, lambda day: oracle.plain_weeks(day, weeks))


@pytest.mark.parametrize("days", [1, 2, 5])
def test_a_promise_in_working_days_skips_weekends_and_holidays(law: Law, days: int) -> None:
    term, length = law.terms["belofte_eerste_contact"], Length(working_days=days)
    engine = lambda day: promised(term, day, length, law.calendar).last_day  # noqa: E731
    assert [] == differences(engine, lambda day: oracle.working_days(day, days))


def test_no_term_that_can_be_counted_is_left_out_here(law: Law) -> None:
    """Whoever adds a term to data/law/terms.yaml adds it to the oracle."""
    held = {
        "bezwaar", "beroep", "hoger_beroep", "beslissing_op_bezwaar", "klacht", "klacht_weigering", "klacht_ouderdom",
        "ombudsman", "ombudsman_anders", "ombudsman_stilte", "ombudsman_gedrag", "wmo_onderzoek", "wmo_aanvraag",
        "persoonlijk_plan", "redelijke_termijn", "ingebrekestelling", "beroep_niet_tijdig", "schadevergoeding",
        "dwangsom_besluit", "griffierecht", "griffierecht_spoed", "wkkgz",
    }  # fmt: skip
    assert held == {term.id for term in law.terms.values() if term.stages}
