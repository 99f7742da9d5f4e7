"""The frame around every page: keyboard, menu, search, languages, the page for a wrong address."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.test_visits import DECEMBER, objecting
from tests.browser.visitor import DAY, DESK, PHONE, Visitor

STOP = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), look = getComputedStyle(e);
  const seen = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1));
  return {
    what: e.outerHTML.slice(0, 120),
    ring: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
    inside: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    covered: !(seen && (e.contains(seen) || seen.contains(e))),
  };
}"""


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until `target` has the focus; every stop on the way is in sight and has a ring."""
    wanted = target.element_handle()
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(STOP)
        assert (True, True, False) == (stop["ring"], stop["inside"], stop["covered"]), stop["what"]
        if visitor.page.evaluate("wanted => document.activeElement === wanted", wanted):
            return
    raise AssertionError(f"Tab does not reach {target}")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_whole_visit_goes_by_keyboard_alone(enter: Enter, locale: str, size: tuple[int, int]) -> None:
    visitor = enter(locale, size)
    keyboard = visitor.page.keyboard
    visitor.open()
    tab_to(visitor, visitor.page.locator(".ww-big-button"))
    keyboard.press("Enter")
    visitor.listening()
    for node, value in objecting("2026-11-13"):
        shown = visitor.at(node)
        if node != "safe_now":
            expect(shown.locator("h1")).to_be_focused()
            expect(shown.locator("h1")).to_be_in_viewport()
        if found := DAY.fullmatch(value):
            for name, typed in (("day", found[3]), ("month", found[2]), ("year", found[1])):
                tab_to(visitor, shown.locator(f'input[name="{name}"]'))
                keyboard.type(typed)
            tab_to(visitor, visitor.page.locator('[data-slot="submit"]'))
        else:
            tab_to(visitor, shown.locator(f'a[data-result="{value}"]'))
        keyboard.press("Enter")
    outcome = visitor.at("objection")
    expect(outcome.locator("h1")).to_be_focused()
    expect(outcome.locator("h1")).to_be_in_viewport()
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER[locale])


def test_every_stop_on_an_outcome_is_in_sight(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start("GM0518")
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    tab_to(visitor, visitor.page.locator(".ww-footer nav a").last)


def test_the_first_stop_of_a_page_skips_to_the_content(enter: Enter) -> None:
    visitor = enter("nl", DESK)
    visitor.open("bezwaar/")
    tab_to(visitor, visitor.page.locator(".ww-skip"))
    expect(visitor.page.locator(".ww-skip")).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    assert "main" == visitor.focused
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open("bezwaar/")
    button = visitor.page.locator(".ww-menu-button")
    expect(visitor.page.locator("#ww-menu")).to_be_hidden()
    tab_to(visitor, button)
    visitor.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(visitor.page.locator("#ww-menu a").first).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(visitor.page.locator("#ww-menu")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_language_is_changed_by_keyboard_and_the_page_stays(enter: Enter) -> None:
    visitor = enter("nl", DESK)
    visitor.open("gemeente/den-haag/")
    tab_to(visitor, visitor.page.locator(".ww-language summary"))
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator('.ww-language a[lang="en"]')).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator('.ww-language a[lang="en"]')).to_be_hidden()
    visitor.page.keyboard.press("Enter")
    tab_to(visitor, visitor.page.locator('.ww-language a[lang="en"]'))
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/en/gemeente/den-haag/")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    ("locale", "word", "page"), [("nl", "dwangsom", "geen-besluit-op-tijd"), ("en", "ombudsman", "ombudsman")]
)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_search_finds_pages_in_the_language_of_the_reader(
    enter: Enter, locale: str, word: str, page: str, size: tuple[int, int]
) -> None:
    visitor = enter(locale, size)
    visitor.open()
    if size == PHONE:
        visitor.page.locator(".ww-search-button").click()
    field = visitor.page.locator(".ww-search-field")
    field.press_sequentially(word, delay=20)
    results = visitor.page.locator("#ww-search ol a")
    expect(results.first).to_be_visible()
    found = [link.evaluate("e => e.href") for link in results.all()]
    assert [] == [link for link in found if not link.startswith(f"{visitor.home}{locale}/")]
    assert [link for link in found if f"/{page}/" in link]
    visitor.page.keyboard.press("Escape")
    expect(results.first).to_be_hidden()


def test_nothing_is_fetched_for_the_search_until_a_letter_is_typed(enter: Enter) -> None:
    visitor = enter("nl", DESK)
    visitor.open("bezwaar/")
    visitor.page.locator(".ww-search-field").focus()
    visitor.page.keyboard.press("Tab")
    assert [] == [url for url in visitor.requests if "search" in url or "bundle" in url]


@pytest.mark.parametrize("path", ["404.html", "nl/404.html", "en/404.html"])
def test_the_page_for_a_wrong_address_looks_like_the_site_and_leads_on(enter: Enter, path: str) -> None:
    """A host shows the page at the root for every wrong address."""
    visitor = enter("nl")
    visitor.page.goto(f"{visitor.home}{path}")
    expect(visitor.page.locator("h1")).to_be_visible()
    assert 44 <= visitor.page.locator(".ww-big-button").evaluate("e => e.getBoundingClientRect().height")
    visitor.page.locator(".ww-big-button").click()
    visitor.page.wait_for_url(f"{visitor.home}{'en' if path.startswith('en') else 'nl'}/")
