"""The kinds of page and the states of the wizard that are looked at: by axe, for width, on screenshots."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.test_visits import DEN_HAAG, SAFE, objecting
from tests.browser.visitor import Visitor

type State = Callable[[Visitor], None]

FROM_CAK = [("letter_from", "cak"), ("objection_filed", "nothing_yet"), ("money_matter", "amount")]
SECOND_MATTERS = {
    "more_provider": [("payer", "wmo"), ("provider_steps", "not_yet")],
    "more_letter": [("letter", "decision"), ("letter_date", "2026-10-16"), *FROM_CAK],
}


def opened(path: str) -> State:
    return lambda visitor: visitor.open(path)


def question(visitor: Visitor) -> None:
    visitor.start()
    visitor.go([SAFE, ("for_whom", "self")])
    visitor.at("letter")
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(2)


def day(visitor: Visitor) -> None:
    visitor.start()
    visitor.go(objecting("2026-11-13")[:3])
    visitor.at("letter_date")


def day_with_errors(visitor: Visitor) -> None:
    day(visitor)
    visitor.fill("31", "brief", "")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="errors"] li')).to_have_count(2)


def outcome_with_clock(visitor: Visitor) -> None:
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13", whom="someone"))
    visitor.at("objection")


def several_matters(visitor: Visitor) -> None:
    """Two letters and a rude helper, the second letter the more urgent one, all unfolded."""
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13", whom="someone"))
    for way, steps in SECOND_MATTERS.items():
        expect(visitor.page.locator(f'[data-start="{way}"]')).to_be_visible()
        visitor.page.locator(f'[data-start="{way}"]').click()
        visitor.go(steps)
    expect(visitor.page.locator(".ww-head-item")).to_have_count(3)
    expect(visitor.page.locator('[data-slot="elsewhere"] li').first).to_be_attached()


def several_matters_open(visitor: Visitor) -> None:
    several_matters(visitor)
    for button in visitor.page.locator(".ww-matter-button").all():
        button.click()


def second_question(visitor: Visitor) -> None:
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    visitor.page.locator('[data-start="more_waiting"]').click()
    visitor.at("waiting_for")
    expect(visitor.page.locator('[data-slot="leave"]')).to_be_visible()


def outcome_without_clock(visitor: Visitor) -> None:
    visitor.start()
    visitor.choose("safe_now", "unsafe_now")
    visitor.at("danger_now")


def typed(path: str, text: str) -> State:
    """A place typed in the field of a page, and what was found told in the language of the page."""

    def state(visitor: Visitor) -> None:
        visitor.open(path)
        visitor.listening()
        visitor.type_place(text)
        expect(visitor.page.locator(".ww-finder-said:visible")).not_to_be_empty()

    return state


def place_chosen(visitor: Visitor) -> None:
    visitor.start(DEN_HAAG, entry="letter")
    visitor.at("letter")


def searching(visitor: Visitor) -> None:
    visitor.open()
    if visitor.page.locator(".ww-search-button").is_visible():
        visitor.page.locator(".ww-search-button").click()
    visitor.page.locator(".ww-search-field").press_sequentially("ombudsman", delay=20)
    expect(visitor.page.locator("#ww-search ol a").first).to_be_visible()


def menu_open(visitor: Visitor) -> None:
    visitor.open("wegwijzer/safe_now/")
    visitor.page.locator(".ww-menu-button").click()
    visitor.page.locator("#ww-menu summary").first.click()


def languages_open(visitor: Visitor) -> None:
    visitor.open("bezwaar/")
    visitor.page.locator(".ww-language summary").click()
    expect(visitor.page.locator(".ww-language li a").first).to_be_visible()


STATES: dict[str, State] = {
    "home": opened(""),
    "several places of one name": typed("", "bergen"),
    "no such place": typed("wegwijzer/letter/", "xyzzyq"),
    "a place chosen": place_chosen,
    "question": question,
    "day": day,
    "day with errors": day_with_errors,
    "outcome with a clock": outcome_with_clock,
    "outcome without a clock": outcome_without_clock,
    "several matters": several_matters,
    "several matters, all open": several_matters_open,
    "a question of a second matter": second_question,
    "plain outcome": opened("wegwijzer/objection/"),
    "plain check": opened("wegwijzer/objection_term/"),
    "start of the wizard": opened("wegwijzer/"),
    "municipality": opened("gemeente/den-haag/"),
    "municipalities": opened("gemeenten/"),
    "provider": opened("aanbieder/permens/"),
    "terms": opened("termijnen/"),
    "table of days": opened("tabel-bezwaar/"),
    "reading page": opened("bezwaar/"),
    "glossary": opened("woorden/"),
    "sources": opened("bronnen/"),
    "proof": opened("bewijs/"),
    "flowchart": opened("bewijs/schema-letter/"),
    "review sheet": opened("bewijs/nakijken-acting_for/"),
    "wrong address": opened("404.html"),
    "search": searching,
    "menu": menu_open,
    "languages": languages_open,
}
