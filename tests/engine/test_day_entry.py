"""A day typed in three fields: every spelling people use, and a kind word for what does not fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.day_entry import Entry, read_day

TODAY = date(2026, 11, 22)
MONTHS = [
    ["januari", "jan"], ["februari", "feb"], ["maart", "mrt"], ["april", "apr"], ["mei"], ["juni", "jun"],
    ["juli", "jul"], ["augustus", "aug"], ["september", "sep", "sept"], ["oktober", "okt"], ["november", "nov"],
    ["december", "dec"],
]  # fmt: skip


def read(day: str, month: str = "", year: str = "") -> Entry:
    return read_day(day, month, year, MONTHS, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        ("13", "11", "2026"),
        ("13", "november", "2026"),
        ("13", "Nov.", "2026"),
        (" 13 ", " NOV ", " 2026 "),
        ("13.", "11.", "26"),
        ("13", "nov", "26"),
        ("13-11-2026",),
        ("13/11/2026",),
        ("13.11.2026",),
        ("13 november 2026",),
        ("13 nov. 2026",),
        ("2026-11-13",),
        ("13-11-26",),
        ("١٣", "١١", "٢٠٢٦"),
    ],
)
def test_every_usual_spelling_is_read(typed: tuple[str, ...]) -> None:
    assert Entry(date(2026, 11, 13)) == read(*typed)


def test_leading_zeros_are_read() -> None:
    assert date(2026, 3, 5) == read("05", "03", "2026").day


@pytest.mark.parametrize(("number", "name"), [(1, "januari"), (3, "mrt"), (5, "Mei"), (8, "AUGUSTUS"), (9, "sept.")])
def test_months_are_read_by_name(number: int, name: str) -> None:
    assert date(2026, number, 1) == read("1", name, "2026").day


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        (("", "", ""), {("day", "missing"), ("month", "missing"), ("year", "missing")}),
        (("13", "", "2026"), {("month", "missing")}),
        (("13", "11", ""), {("year", "missing")}),
        (("", "11", "2026"), {("day", "missing")}),
        (("dertien", "11", "2026"), {("day", "not_a_number")}),
        (("13", "brumaire", "2026"), {("month", "month_unknown")}),
        (("13", "11", "dit jaar"), {("year", "not_a_number")}),
        (("32", "11", "2026"), {("day", "out_of_range")}),
        (("0", "11", "2026"), {("day", "out_of_range")}),
        (("13", "13", "2026"), {("month", "out_of_range")}),
        (("13", "11", "1926"), {("year", "out_of_range")}),
        (("13", "11", "2126"), {("year", "out_of_range")}),
        (("x", "13", "1926"), {("day", "not_a_number"), ("month", "out_of_range"), ("year", "out_of_range")}),
        (("31", "11", "2025"), {("day", "no_such_day")}),
        (("29", "2", "2026"), {("day", "no_such_day")}),
        (("23", "11", "2026"), {("day", "in_the_future")}),
        (("13", "12", "2026"), {("day", "in_the_future")}),
        (("13", "11", "2027"), {("year", "in_the_future")}),
        (("-5", "11", "2026"), {("day", "not_a_number")}),
        (("½", "11", "2026"), {("day", "not_a_number")}),
        (("13 november",), {("day", "not_a_number"), ("month", "missing"), ("year", "missing")}),
    ],
)
def test_what_does_not_fit_is_named_by_field_all_at_once(
    typed: tuple[str, ...], problems: set[tuple[str, str]]
) -> None:
    found = read(*typed)
    assert (None, problems) == (found.day, set(found.problems))


def test_29_february_is_read_in_a_leap_year() -> None:
    assert date(2024, 2, 29) == read("29", "2", "2024").day


def test_today_itself_is_not_in_the_future() -> None:
    assert Entry(TODAY) == read("22", "11", "2026")


@pytest.mark.parametrize(
    ("typed", "notes"), [(("21", "11", "2025"), ()), (("20", "11", "2025"), ("more_than_a_year_ago",))]
)
def test_a_day_of_more_than_a_year_ago_is_read_and_asked_about(
    typed: tuple[str, str, str], notes: tuple[str, ...]
) -> None:
    found = read(*typed)
    assert (True, notes) == (found.day is not None, found.notes)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_gives_a_day_or_says_why_not(day: str, month: str, year: str) -> None:
    found = read(day, month, year)
    assert (found.day is None) == bool(found.problems)


@given(st.dates(date(1990, 1, 1), TODAY))
def test_every_day_up_to_today_can_be_typed_in_each_way(day: date) -> None:
    three_fields = read(str(day.day), MONTHS[day.month - 1][0], str(day.year))
    assert [day, day, day] == [three_fields.day, read(day.isoformat()).day, read(f"{day:%d-%m-%Y}").day]
