"""Typing a day: every spelling is read, and what does not fit is said kindly, with everything kept as it was typed."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.test_visits import DECEMBER
from tests.browser.visitor import Visitor
from wizard.loader.project import Project

WRONG = {
    "31 February": (("31", "2", "2026"), ["day.no_such_day"]),
    "a day still to come": (("23", "11", "2026"), ["day.in_the_future"]),
    "a year still to come": (("13", "11", "2027"), ["year.in_the_future"]),
    "letters for a day": (("vrijdag", "11", "2026"), ["day.not_a_number"]),
    "letters for a month": (("13", "brief", "2026"), ["month.month_unknown"]),
    "letters for a year": (("13", "11", "dit jaar"), ["year.not_a_number"]),
    "nothing at all": (("", "", ""), ["day.missing", "month.missing", "year.missing"]),
    "no year": (("13", "11", ""), ["year.missing"]),
    "numbers that no day has": (("32", "13", "1803"), ["day.out_of_range", "month.out_of_range", "year.out_of_range"]),
}
RIGHT = {
    "numbers": ("13", "11", "2026"),
    "the month as a word": ("13", "november", "2026"),
    "the month short, with a capital and a full stop": ("13", "Nov.", "2026"),
    "two digits for the year": ("13", "11", "26"),
    "spaces around": (" 13 ", " 11 ", " 2026 "),
    "the whole day in the first field": ("13-11-2026", "", ""),
    "the whole day in words in the first field": ("13 november 2026", "", ""),
}


def asked(enter: Enter, locale: str = "nl", node: str = "letter_date", **more: Any) -> Visitor:
    visitor = enter(locale, **more)
    visitor.open(f"wegwijzer/{node}/")
    visitor.at(node)
    return visitor


def typed(visitor: Visitor) -> tuple[str, ...]:
    return tuple(visitor.page.locator(f'input[name="{name}"]').input_value() for name in ("day", "month", "year"))


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_day_that_does_not_fit_is_explained_beside_what_was_typed(
    enter: Enter, project: Project, locale: str
) -> None:
    words = project.words[locale].interface["date_entry"]["errors"]
    visitor = asked(enter, locale)
    summary = visitor.page.locator('[data-slot="errors"]')
    for case, (entry, problems) in WRONG.items():
        visitor.fill(*entry)
        visitor.submit()
        expect(summary.locator("li"), case).to_have_text([words[problem] for problem in problems])
        expect(summary.locator("h2")).to_have_text(words["title"])
        expect(summary, case).to_be_focused()
        expect(summary).to_be_in_viewport()
        assert entry == typed(visitor), case
        visitor.at("letter_date")
        for problem in problems:
            box = visitor.page.locator(f'input[name="{problem.partition(".")[0]}"]')
            assert "true" == box.get_attribute("aria-invalid"), case
            described = (box.get_attribute("aria-describedby") or "").split()
            assert words[problem] in [visitor.page.locator(f"#{part}").inner_text() for part in described], case
            summary.locator("a", has_text=words[problem]).click()
            expect(box, case).to_be_focused()
        marked = visitor.page.locator("[aria-invalid]")
        expect(marked, case).to_have_count(len(problems))


def test_the_hint_stays_tied_to_a_field_that_has_an_error(enter: Enter) -> None:
    """Who listens hears the error and the example, not the error instead of the example."""
    visitor = asked(enter)
    visitor.fill("31", "2", "2026")
    visitor.submit()
    box = visitor.page.locator('input[name="day"]')
    expect(box).to_have_attribute("aria-invalid", "true")
    assert "hint-day" in (box.get_attribute("aria-describedby") or "").split()


def test_a_mistake_put_right_goes_on_and_leaves_no_error_behind(enter: Enter) -> None:
    visitor = asked(enter)
    visitor.fill("31", "2", "2026")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="errors"]')).to_be_visible()
    visitor.fill("", "3", "2026")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="errors"] li')).to_have_count(1)
    visitor.fill("13", "11", "2026")
    visitor.submit()
    visitor.at("letter_from")
    visitor.page.go_back()
    visitor.at("letter_date")
    expect(visitor.page.locator("[aria-invalid]")).to_have_count(0)


def test_every_spelling_of_a_day_is_read(enter: Enter) -> None:
    visitor = asked(enter)
    for case, entry in RIGHT.items():
        visitor.at("letter_date")
        visitor.fill(*entry)
        visitor.submit()
        visitor.at("letter_from")
        expect(visitor.page.locator('[data-slot="clock-line"]'), case).to_contain_text(DECEMBER["nl"])
        visitor.page.go_back()


def test_english_readers_may_write_the_dutch_name_of_a_month(enter: Enter) -> None:
    """The letter is in Dutch: people copy what it says."""
    visitor = asked(enter, "en")
    visitor.fill("13", "augustus", "2026")
    visitor.submit()
    visitor.at("letter_from")


def test_enter_in_a_field_sends_the_day(enter: Enter) -> None:
    visitor = asked(enter)
    visitor.fill("13", "11", "2026")
    visitor.page.locator('input[name="year"]').press("Enter")
    visitor.at("letter_from")


def test_a_day_of_more_than_a_year_ago_is_asked_about_and_then_taken(enter: Enter) -> None:
    visitor = asked(enter)
    visitor.fill("3", "3", "2025")
    visitor.submit()
    confirm = visitor.page.locator('[data-slot="old-day"]')
    expect(confirm).to_be_visible()
    expect(confirm.locator('[name="confirm"]')).to_be_focused()
    confirm.locator('[name="confirm"]').click()
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text("maandag 14 april 2025")


def test_a_day_of_more_than_a_year_ago_may_be_taken_back(enter: Enter) -> None:
    visitor = asked(enter)
    visitor.fill("3", "3", "2025")
    visitor.submit()
    visitor.page.locator('[data-slot="not-this-day"]').click()
    expect(visitor.page.locator('[data-slot="old-day"]')).to_be_hidden()
    expect(visitor.page.locator('input[name="day"]')).to_be_focused()
    visitor.fill("13", "11", "2026")
    visitor.submit()
    visitor.at("letter_from")


def test_a_changed_day_is_judged_anew_after_the_question_about_an_old_one(enter: Enter) -> None:
    """Who is asked about an old day and corrects it in place must not have the old one taken."""
    visitor = asked(enter)
    visitor.fill("3", "3", "2025")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="old-day"]')).to_be_visible()
    visitor.fill("13", "11", "2026")
    visitor.page.locator('[name="confirm"]').click()
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])


def test_two_days_in_the_wrong_order_are_pointed_out(enter: Enter, project: Project) -> None:
    visitor = asked(enter, node="asked_days_application")
    visitor.fill("10", "11", "2026", "asked")
    visitor.fill("3", "11", "2026", "answered")
    visitor.submit()
    summary = visitor.page.locator('[data-slot="errors"]')
    expect(summary).to_be_focused()
    words = project.words["nl"].interface["date_entry"]["errors"]["day.dates_out_of_order"]
    assert [words] == summary.locator("li").all_inner_texts()
    expect(visitor.page.locator('fieldset[data-field="answered"] input[name="day"]')).to_have_attribute(
        "aria-invalid", "true"
    )


def test_not_knowing_the_day_is_an_answer(enter: Enter) -> None:
    visitor = asked(enter)
    visitor.choose("letter_date", "unknown")
    visitor.at("letter_age")
    expect(visitor.page.locator("h1")).to_be_focused()
