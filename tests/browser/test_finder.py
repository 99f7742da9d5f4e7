"""Finding a municipality by typing a place: on the front page, in the list and in the questions."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import Enter
from tests.browser.test_frame import tab_to
from tests.browser.test_visits import DEN_HAAG, objecting
from tests.browser.visitor import DESK, PHONE, Visitor

INDEX = re.compile(r"/engine/municipalities-[0-9a-f]{12}\.json$")
HAARLEMMERMEER, BERGEN = "GM0394", ("GM0373", "GM0893")


def field(visitor: Visitor) -> Locator:
    return visitor.page.locator(".ww-finder-input:visible")


def said(visitor: Visitor) -> Locator:
    return visitor.page.locator(".ww-finder-said:visible")


# --- on pages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", ["", "gemeenten/"])
def test_a_place_leads_to_the_page_of_its_municipality_by_keyboard_alone(
    enter: Enter, path: str, size: tuple[int, int]
) -> None:
    visitor = enter("nl", size)
    visitor.open(path)
    visitor.listening()
    tab_to(visitor, field(visitor))
    visitor.page.keyboard.type("hoofddo")
    found = visitor.page.locator(".ww-finder-found a")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Hoofddorp")
    expect(found).to_contain_text("Haarlemmermeer")
    expect(said(visitor)).to_have_text("1 gemeente gevonden.")
    visitor.page.keyboard.press("ArrowDown")
    expect(found).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/nl/gemeente/haarlemmermeer/")


def test_enter_goes_straight_on_when_only_one_place_has_that_name(enter: Enter) -> None:
    visitor = enter("en", DESK)
    visitor.open()
    visitor.listening()
    field(visitor).fill("utrecht")
    field(visitor).press("Enter")
    visitor.page.wait_for_url("**/en/gemeente/utrecht/")


def test_a_name_borne_twice_is_asked_with_municipality_and_province(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.listening()
    field(visitor).fill("Bergen")
    field(visitor).press("Enter")
    expect(said(visitor)).to_have_text("De naam \u2068Bergen\u2069 komt in 2 gemeenten voor.")
    first = visitor.page.locator(".ww-finder-found .ww-option")
    expect(first.nth(0)).to_be_focused()
    assert set(BERGEN) == {first.nth(at).get_attribute("data-code") for at in (0, 1)}
    assert {"Noord-Holland", "Limburg"} == {
        province for at in (0, 1) for province in ("Noord-Holland", "Limburg") if province in first.nth(at).inner_text()
    }
    assert f"{visitor.home}nl/" == visitor.page.url


def test_by_thumb_on_a_small_phone(enter: Enter) -> None:
    visitor = enter("nl", PHONE, has_touch=True, is_mobile=True)
    visitor.open()
    visitor.listening()
    field(visitor).tap()
    visitor.page.keyboard.type("oss")
    options = visitor.page.locator(".ww-finder-found a")
    expect(options).to_have_count(7)
    assert 0 == visitor.sideways
    for option in options.all():
        box = option.bounding_box()
        assert box
        assert 56 <= box["height"]
        assert 300 <= box["width"]
    options.first.tap()
    visitor.page.wait_for_url("**/nl/gemeente/oss/")


def test_a_place_that_nobody_knows_is_said_with_a_way_to_the_list_and_what_was_typed_stays(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.listening()
    field(visitor).fill("Verweggistan")
    expect(said(visitor)).to_contain_text("Deze plaats kennen wij niet.")
    expect(field(visitor)).not_to_have_attribute("aria-invalid", "true")
    visitor.page.get_by_role("button", name="Zoek", exact=True).click()
    expect(field(visitor)).to_have_attribute("aria-invalid", "true")
    expect(field(visitor)).to_be_focused()
    expect(field(visitor)).to_have_value("Verweggistan")
    described = field(visitor).get_attribute("aria-describedby") or ""
    assert said(visitor).get_attribute("id") in described.split()
    field(visitor).fill("Verweggis")
    expect(field(visitor)).not_to_have_attribute("aria-invalid", "true")
    said(visitor).get_by_role("link").click()
    visitor.page.wait_for_url("**/nl/gemeenten/")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("", "Typ eerst de naam"), ("x", "Typ eerst de naam"), ("2511 AB", "niet de postcode"), ("roterdam", "Bedoelt u")],
)
def test_what_cannot_be_a_place_is_answered_with_what_to_do(enter: Enter, typed: str, answer: str) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.listening()
    field(visitor).fill(typed)
    field(visitor).press("Enter")
    expect(said(visitor)).to_contain_text(answer)
    assert f"{visitor.home}nl/" == visitor.page.url


def test_arrows_walk_through_the_list_and_escape_goes_back_to_the_field(enter: Enter) -> None:
    visitor = enter("nl", DESK)
    visitor.open()
    visitor.listening()
    field(visitor).fill("laren")
    options = visitor.page.locator(".ww-finder-found a")
    expect(options).to_have_count(2)
    keyboard = visitor.page.keyboard
    for key, target in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 1), ("ArrowUp", 0)):
        keyboard.press(key)
        expect(options.nth(target)).to_be_focused()
    keyboard.press("ArrowUp")
    expect(field(visitor)).to_be_focused()
    keyboard.press("ArrowDown")
    keyboard.press("Escape")
    expect(field(visitor)).to_be_focused()
    expect(field(visitor)).to_have_value("laren")
    expect(options).to_have_count(0)


# --- the network ------------------------------------------------------------------------------------------------------


def test_the_places_are_fetched_once_when_the_field_gets_the_focus_and_nothing_while_typing(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.listening()
    visitor.page.wait_for_load_state("networkidle")
    assert [] == [url for url in visitor.requests if INDEX.search(url)]
    with visitor.page.expect_response(INDEX):
        field(visitor).focus()
    visitor.page.keyboard.press("Shift")  # the first touch: now the site is kept for a day without network
    visitor.page.wait_for_timeout(1_500)
    before = list(visitor.requests)
    assert 1 == len([url for url in before if INDEX.search(url)])
    for place in ("Sint Annaparochie", "xyzzy", "'s-Gravenhage"):
        field(visitor).fill("")
        visitor.page.keyboard.type(place)
    expect(visitor.page.locator(".ww-finder-found a")).to_have_count(1)
    assert before == visitor.requests


def test_when_the_places_do_not_come_the_list_is_offered_and_a_later_try_works(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.expected_errors.append("ERR_FAILED")
    visitor.page.route(INDEX, lambda route: route.abort())
    visitor.open()
    visitor.listening()
    field(visitor).focus()
    expect(said(visitor)).to_contain_text("Het zoeken lukt nu niet.")
    expect(said(visitor).get_by_role("link")).to_be_visible()
    visitor.page.unroute(INDEX)
    visitor.page.keyboard.type("gouda")
    expect(visitor.page.locator(".ww-finder-found a")).to_have_count(1)


def test_what_is_below_stays_in_its_place_when_the_field_comes(enter: Enter) -> None:
    """The row of the field is kept free for it, so that nobody taps beside a button that moves."""
    visitor = enter("nl")
    waiting: list[Route] = []
    visitor.page.route("**/finder.mjs", lambda route: waiting.append(route))
    visitor.page.goto(f"{visitor.home}nl/", wait_until="commit")
    button = visitor.page.locator(".ww-big-button")
    expect(button).to_be_visible()
    expect(visitor.page.locator(".ww-finder-list")).to_be_visible()
    expect(visitor.page.locator(".ww-finder-input")).to_have_count(0)
    visitor.page.wait_for_timeout(300)
    before = button.bounding_box()
    waiting[0].continue_()
    visitor.listening()
    assert before == button.bounding_box()


# --- in the questions -------------------------------------------------------------------------------------------------


def test_who_chose_sees_it_can_change_it_and_finds_what_was_typed(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.type_place("hoofddorp").locator("button").click()
    visitor.lives_in(HAARLEMMERMEER)
    change = visitor.page.locator(".ww-finder-change:visible")
    expect(change).to_be_focused()
    expect(change).to_have_accessible_description(re.compile("Haarlemmermeer.*Noord-Holland"))
    expect(visitor.page.locator(".ww-finder-input:visible")).to_have_count(0)
    visitor.page.keyboard.press("Enter")
    expect(field(visitor)).to_be_focused()
    expect(field(visitor)).to_have_value("hoofddorp")
    visitor.live_in(DEN_HAAG)
    visitor.at("safe_now")


def test_choosing_on_an_outcome_fills_its_contacts_and_keeps_the_focus_there(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    assert "(070) 353 75 00" not in visitor.text
    expect(visitor.page.locator(".ww-finder-input:visible")).to_have_count(1)
    field(visitor).fill("scheveningen")
    field(visitor).press("Enter")
    expect(visitor.page.locator('.ww-contact a[href="tel:+31703537500"]')).to_be_visible()
    change = visitor.page.locator(".ww-contacts .ww-finder-change")
    expect(change).to_be_focused()
    expect(change).to_be_in_viewport()
    change.click()
    visitor.live_in("GM0363")
    expect(visitor.page.locator('.ww-contact a[href="tel:+31703537500"]')).to_have_count(0)


def test_what_is_being_typed_stays_while_the_page_loads_its_questions(enter: Enter) -> None:
    visitor = enter("nl")
    waiting: list[Route] = []
    visitor.page.route("**/engine/nl-bundle-*.json", lambda route: waiting.append(route))
    visitor.start()
    visitor.listening()
    found = visitor.type_place("velp")
    expect(found.locator("button")).to_have_count(2)
    visitor.page.wait_for_timeout(200)
    assert waiting
    waiting[0].continue_()
    expect(visitor.page.locator("#wizard")).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    expect(found.locator("button")).to_have_count(2)
    expect(field(visitor)).to_have_value("velp")


@pytest.mark.parametrize("path", ["", "gemeenten/", "wegwijzer/letter/", "wegwijzer/objection/"])
def test_without_script_there_is_a_link_to_the_list_and_no_field(enter: Enter, path: str) -> None:
    visitor = enter("nl", java_script_enabled=False)
    visitor.open(path)
    assert 0 == visitor.page.locator(".ww-finder input").count()
    link = visitor.page.locator(".ww-finder-list:visible").first
    expect(link).to_be_visible()
    link.click()
    visitor.page.wait_for_url("**/nl/gemeenten/**")
    visitor.page.locator('a[href="#letter-h"]').click()
    expect(visitor.page.locator("#letter-h")).to_be_in_viewport()
    visitor.page.get_by_role("link", name="'s-Hertogenbosch", exact=True).first.click()
    visitor.page.wait_for_url("**/nl/gemeente/s-hertogenbosch/")


def test_the_field_can_be_seen_and_used_in_forced_colours(enter: Enter) -> None:
    visitor = enter("nl", forced_colors="active")
    visitor.open()
    visitor.listening()
    options = visitor.type_place("laren").locator("a")
    expect(options).to_have_count(2)
    edges = "e => [getComputedStyle(e).borderTopStyle, parseFloat(getComputedStyle(e).borderTopWidth) > 0]"
    for shown in (field(visitor), options.first):
        assert ["solid", True] == shown.evaluate(edges)
