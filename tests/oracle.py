"""Last days written from the text of the law alone, to hold beside the engine.

Nothing of wizard.engine is imported or copied here. Where the engine computes with weeks, this counts the days one by
one; where the engine uses one way to find Easter, this uses another (Gauss, corrected for the Gregorian century).
The days equated by royal decree are read from data/law/free_days.yaml, since nobody can compute those.
"""

from collections.abc import Set
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
NEXT_DAY = timedelta(days=1)
READ = "text"  # how sure an equated day is when its decree was read

EASTER = {  # as published in almanacs
    2010: "04-04", 2011: "04-24", 2012: "04-08", 2013: "03-31", 2014: "04-20", 2015: "04-05", 2016: "03-27",
    2017: "04-16", 2018: "04-01", 2019: "04-21", 2020: "04-12", 2021: "04-04", 2022: "04-17", 2023: "04-09",
    2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16", 2029: "04-01", 2030: "04-21",
    2031: "04-13", 2032: "03-28", 2033: "04-17", 2034: "04-09", 2035: "03-25", 2036: "04-13", 2037: "04-05",
    2038: "04-25", 2039: "04-10", 2040: "04-01",
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday by the rule of Gauss, with his two exceptions."""
    golden, fourth, seventh = year % 19, year % 4, year % 7
    century = year // 100
    moon = (15 - (13 + 8 * century) // 25 + century - century // 4) % 30
    sun = (4 + century - century // 4) % 7
    full_moon = (19 * golden + moon) % 30
    to_sunday = (2 * fourth + 4 * seventh + 6 * full_moon + sun) % 7
    if full_moon == 29 and to_sunday == 6:
        return date(year, 4, 19)
    if full_moon == 28 and to_sunday == 6 and (11 * moon + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=full_moon + to_sunday)


def named_in_article_3(year: int) -> set[date]:
    """Atw 3, paragraphs 1 and 2: the holidays that the act names, and Good Friday."""
    sunday = easter(year)
    days = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    days.add(sunday - timedelta(days=2))  # Good Friday
    days.add(sunday + timedelta(days=1))  # Easter Monday
    days.add(sunday + timedelta(days=39))  # Ascension Day, the fortieth day of Easter
    days.add(sunday + timedelta(days=50))  # Whit Monday, the day after the fiftieth
    if year <= 2013:
        days.add(date(year, 4, 30))
    elif date(year, 4, 27).isoweekday() == 7:
        days.add(date(year, 4, 26))
    else:
        days.add(date(year, 4, 27))
    return days


@cache
def equated(only_read: bool) -> frozenset[date]:
    """Atw 3, paragraph 3: days put on a par by royal decree; `only_read`: those whose decree somebody read."""
    data = yaml.safe_load((ROOT / "data" / "law" / "free_days.yaml").read_text(encoding="utf-8"))
    entries = [entry for entry in data["equated"] if not only_read or entry["confidence"] == READ]
    return frozenset(date.fromisoformat(str(entry["day"])) for entry in entries)


@cache
def free_days(only_read: bool = False) -> frozenset[date]:
    """Every day from 2005 to 2045 on which a term of a law does not end."""
    days = set(equated(only_read))
    day = date(2005, 1, 1)
    while day <= date(2045, 12, 31):
        if day.isoweekday() in (6, 7):
            days.add(day)
        day += NEXT_DAY
    for year in range(2005, 2046):
        days |= named_in_article_3(year)
    return frozenset(days)


def count(event: date, days: int) -> date:
    """The last of `days` days, the first of which is the day after `event`."""
    day, counted = event, 0
    while counted < days:
        day += NEXT_DAY
        counted += 1
    return day


def extended(event: date, last: date, free: Set[date]) -> date:
    """Atw 1: not on a free day. Atw 2: a term of three days or more holds two working days at least."""
    while True:
        if last not in free:
            working, day = 0, last
            while day > event and working < 2:
                if day not in free:
                    working += 1
                day -= NEXT_DAY
            if working == 2:
                return last
        last += NEXT_DAY


def bezwaar(sent: date, *, only_read: bool = False) -> date:
    """Awb 6:7 and 6:8: six weeks, from the day after the letter was sent."""
    return extended(sent, count(sent, 42), free_days(only_read))


def beroep(sent: date, *, only_read: bool = False) -> date:
    """Awb 6:7 and 6:8: the same six weeks at the court."""
    return extended(sent, count(sent, 42), free_days(only_read))


def klacht(received: date, *, committee: bool, put_off: bool, only_read: bool = False) -> date:
    """Awb 9:11: six weeks, ten with a committee, and once four weeks more."""
    free = free_days(only_read)
    end = extended(received, count(received, 70 if committee else 42), free)
    return extended(received, count(end, 28), free) if put_off else end


def klacht_weigering(received: date) -> date:
    """Awb 9:8, paragraph 3: four weeks to say that a complaint will not be handled."""
    return extended(received, count(received, 28), free_days())


def beslissing_op_bezwaar(sent: date, *, committee: bool, put_off: bool, stood_still: int = 0) -> date:
    """Awb 7:10: six weeks, twelve with a committee, from the end of the objection term; once six weeks more.

    Days on which the clock stood still (paragraph 2) come on top of the first part.
    """
    start = bezwaar(sent)
    end = extended(start, count(start, (84 if committee else 42) + stood_still), free_days())
    return extended(start, count(end, 42), free_days()) if put_off else end


def wmo_onderzoek(reported: date) -> date:
    """Wmo 2015, 2.3.2, paragraph 1: six weeks for the investigation."""
    return extended(reported, count(reported, 42), free_days())


def wmo_aanvraag(received: date, *, stood_still: int = 0) -> date:
    """Wmo 2015, 2.3.5, paragraph 2: two weeks, and the days on which the clock stood still (Awb 4:15)."""
    return extended(received, count(received, 14 + stood_still), free_days())


def persoonlijk_plan(reported: date, *, only_read: bool = False) -> date:
    """Wmo 2015, 2.3.2, paragraph 2: seven days for a plan of one's own."""
    return extended(reported, count(reported, 7), free_days(only_read))


def ombudsman(findings: date) -> date:
    """Awb 9:24: one year, which free days leave alone (Atw 4).

    The year is counted out: 365 days, or 366 when it holds a 29 February. A year from 29 February itself ends on the
    28th, the earlier of the days that can be defended.
    """
    day, same_day = findings + NEXT_DAY, (findings.month, findings.day)
    if same_day == (2, 29):
        same_day = (2, 28)
    while (day.month, day.day) != same_day:
        day += NEXT_DAY
    return day


def still(*periods: tuple[date, date]) -> int:
    """Awb 4:15 and 7:10, paragraph 2: the days after each request up to the answer; a day counts once."""
    days = set()
    for asked, answered in periods:
        day = asked
        while day < answered:
            day += NEXT_DAY
            days.add(day)
    return len(days)


def redelijke_termijn(received: date, *, stood_still: int = 0) -> date:
    """Awb 4:13, paragraph 2: after eight weeks a reasonable time is over in any case."""
    return extended(received, count(received, 56 + stood_still), free_days())


def ingebrekestelling(received: date) -> date:
    """Awb 4:17, paragraph 3: two weeks, in plain days."""
    return count(received, 14)


def beroep_niet_tijdig(received: date) -> date:
    """Awb 6:12: the first day after two weeks. If free days count, later; the visitor must not come too early."""
    return extended(received, count(received, 14), free_days()) + NEXT_DAY


def schadevergoeding(asked: date) -> date:
    """Awb 8:90: the first day after eight weeks, and later where free days may count."""
    return extended(asked, count(asked, 56), free_days()) + NEXT_DAY


def dwangsom(received: date, due: date) -> list[tuple[date, int]]:
    """Awb 4:17: each paid day with its euros, by the amounts in force on the first of them.

    Two weeks go by after the later of the end of the term and the receipt of the notice; then 42 plain days: two weeks
    each at 23, 35 and 45 euro, and before 2019 at 20, 30 and 40.
    """
    day = max(received, due)
    for _ in range(15):
        day += NEXT_DAY
    amounts = (23, 35, 45) if day >= date(2019, 1, 1) else (20, 30, 40)
    paid = []
    for euros in amounts:
        for _ in range(14):
            paid.append((day, euros))
            day += NEXT_DAY
    return paid


def dwangsom_besluit(last_paid: date) -> date:
    """Awb 4:18: two weeks to fix the amount."""
    return extended(last_paid, count(last_paid, 14), free_days())


def griffierecht(notice: date, *, urgent: bool) -> date:
    """Awb 8:41 and 8:82: four weeks, two in an urgent case; nobody checked whether free days count, so without."""
    return count(notice, 14 if urgent else 28)


def wkkgz(received: date, *, put_off: bool) -> date:
    """Wkkgz 17: six weeks and once four more. If free days count, later: nobody is late too early."""
    end = extended(received, count(received, 42), free_days())
    return extended(received, count(end, 28), free_days()) if put_off else end


def ombudsman_stilte(received: date, *, only_read: bool = False) -> date:
    """Awb 9:24 with 9:11: a year from the day on which the complaint should have been handled at the earliest."""
    return ombudsman(klacht(received, committee=False, put_off=False, only_read=only_read))


def plain_weeks(event: date, weeks: int) -> date:
    """A promise or a term of a letter: no article moves it."""
    return count(event, 7 * weeks)


def working_days(event: date, days: int) -> date:
    """So many days from Monday to Friday that are no holiday of Atw 3, paragraphs 1 and 2."""
    day = event
    while days:
        day += NEXT_DAY
        if day.isoweekday() <= 5 and day not in named_in_article_3(day.year):
            days -= 1
    return day
