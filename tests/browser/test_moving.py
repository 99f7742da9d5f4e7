"""Moving about in a visit: back, forward, reload, another answer, another way in."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.test_visits import AMSTERDAM, DECEMBER, DEN_HAAG, SAFE, concern, objecting
from tests.browser.visitor import DESK, Visitor

TILBURG = "GM0855"  # of which only the register and an old source about its ombudsman are known

LAST_DAY = DECEMBER["nl"]
READ = 1_500  # milliseconds at a question, in which the pages of its answers are made ahead


def answers(visitor: Visitor) -> list[str]:
    return [item.inner_text().partition("\n")[0] for item in visitor.page.locator('[data-slot="answers"] li').all()]


@pytest.fixture
def objector(enter: Enter) -> Visitor:
    """A visitor in Den Haag at the outcome of a letter of Friday 13 November."""
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    return visitor


def test_back_and_forward_pass_the_questions_one_by_one(objector: Visitor) -> None:
    nodes = [node for node, _ in objecting("2026-11-13")]
    for node in reversed(nodes):
        objector.page.go_back()
        objector.at(node)
        expect(objector.page.locator("h1")).to_be_focused()
    for node in [*nodes[1:], "objection"]:
        objector.page.go_forward()
        objector.at(node)
    assert LAST_DAY in objector.text


def test_the_back_link_of_the_page_does_what_back_of_the_browser_does(objector: Visitor) -> None:
    objector.page.locator('[data-slot="back"]').click()
    objector.at("help_now")
    objector.page.locator('[data-slot="back"]').click()
    objector.at("objection_filed")
    objector.page.go_forward()
    objector.at("help_now")


def test_the_first_question_has_no_way_back(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.at("safe_now")
    expect(visitor.page.locator('[data-slot="back"]')).to_be_hidden()


def test_reload_keeps_the_outcome_with_its_day_and_the_answers(objector: Visitor) -> None:
    before = answers(objector)
    assert 7 == len(before)
    objector.page.reload()
    objector.at("objection")
    expect(objector.page.locator(".ww-day-date")).to_have_text(LAST_DAY)
    expect(objector.page.locator('[data-slot="answers"] li')).to_have_count(7)
    assert before == answers(objector)
    assert "(070) 353 75 00" in objector.text


def test_reload_in_the_middle_keeps_the_question_and_what_was_answered(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(AMSTERDAM)
    visitor.go(objecting("2026-11-13")[:4])
    visitor.at("letter_from")
    visitor.page.reload()
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(4)
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(LAST_DAY)
    visitor.lives_in(AMSTERDAM)
    visitor.go(objecting("2026-11-13")[4:])
    visitor.at("objection")


def test_reading_another_page_and_coming_back_keeps_the_place(objector: Visitor) -> None:
    objector.page.locator(".ww-helpline a").click()
    expect(objector.page.locator("#wizard")).to_have_count(0)
    objector.page.go_back()
    objector.at("objection")
    expect(objector.page.locator(".ww-day-date")).to_have_text(LAST_DAY)


def test_another_answer_to_one_question_keeps_the_other_answers(objector: Visitor) -> None:
    objector.page.locator('[data-slot="answers"] [data-change="help_now"]').click()
    objector.at("help_now")
    expect(objector.page.locator("h1")).to_be_focused()
    objector.choose("help_now", "cannot_wait")
    objector.at("objection_urgent")
    assert LAST_DAY in objector.text
    expect(objector.page.locator('[data-slot="answers"] li')).to_have_count(7)


def test_another_day_gives_another_last_day(objector: Visitor) -> None:
    objector.page.locator('[data-slot="answers"] [data-change="letter_date"]').click()
    objector.answer("letter_date", "2026-11-10")
    objector.at("objection")
    expect(objector.page.locator(".ww-day-date")).to_have_text("dinsdag 22 december 2026")


def test_answering_for_somebody_else_changes_the_voice_of_the_page(objector: Visitor) -> None:
    assert "uw eigen naam, en dat u namens die persoon schrijft" not in objector.text
    objector.page.locator('[data-slot="answers"] [data-change="for_whom"]').click()
    objector.choose("for_whom", "someone")
    objector.at("objection")
    assert "uw eigen naam, en dat u namens die persoon schrijft" in objector.text
    assert "machtiging" in objector.text


def test_choosing_the_municipality_at_the_end_fills_in_its_contact(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    assert "(070) 353 75 00" not in visitor.text
    visitor.live_in(DEN_HAAG)
    expect(visitor.page.locator('.ww-contact a[href="tel:+31703537500"]')).to_be_visible()
    assert "Bellen is geen bezwaar" in visitor.text


def test_an_advice_made_ahead_is_of_the_municipality_that_was_chosen_last(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(AMSTERDAM)
    visitor.go(objecting("2026-11-13")[:-1])
    visitor.at("help_now")
    visitor.page.wait_for_timeout(READ)
    visitor.page.locator(".ww-finder-change:visible").click()
    visitor.live_in(DEN_HAAG)
    visitor.answer("help_now", "can_wait")
    visitor.at("objection")
    expect(visitor.page.locator('.ww-contact a[href="tel:+31703537500"]')).to_be_visible()
    assert "14 020" not in visitor.text


def test_an_advice_made_ahead_is_whole_also_the_second_time(enter: Enter) -> None:
    """What stands folded comes after the paint, and what is out of sight is laid out by then."""
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13")[:-1])
    texts = []
    for _ in range(2):
        visitor.at("help_now")
        visitor.page.wait_for_timeout(READ)
        visitor.answer("help_now", "can_wait")
        visitor.at("objection")
        for folded in ("told", "decided", "references"):
            expect(visitor.page.locator(f'[data-slot="{folded}"] > *').first).to_be_attached()
        expect(visitor.page.locator(".ww-arriving")).to_have_count(0)
        texts.append(visitor.text)
        visitor.page.go_back()
    assert LAST_DAY in texts[0]
    assert texts[0] == texts[1]


def test_a_municipality_without_local_facts_brings_its_number_and_the_source_of_it(enter: Enter) -> None:
    """Its card is a template that the script fills in; nothing is asked of the server for it."""
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    before = len(visitor.requests)
    visitor.live_in(TILBURG)
    card = visitor.page.locator('.ww-contact[data-card="objection"]')
    expect(card.locator('a[href="tel:14013"]')).to_be_visible()
    expect(card).to_contain_text("Register Overheidsorganisaties, gemeente Tilburg")
    assert "{" not in card.inner_text()
    assert [] == [url for url in visitor.requests[before:] if "municipalities-" not in url]


def test_the_page_of_a_municipality_starts_the_questions_with_it_filled_in(enter: Enter) -> None:
    visitor = enter("nl", DESK)
    visitor.open("gemeente/den-haag/")
    visitor.page.locator(".ww-big-button").click()
    visitor.listening()
    visitor.lives_in(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    assert "(070) 353 75 00" in visitor.text
    assert f"{visitor.home}nl/wegwijzer/safe_now/#objection" == visitor.page.url


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_quick_way_in_asks_for_safety_first_and_does_not_ask_again_what_it_says(enter: Enter, locale: str) -> None:
    visitor = enter(locale)
    visitor.open()
    visitor.page.locator('a[href$="#begin=letter"]').click()
    visitor.choose(*SAFE)
    visitor.choose("for_whom", "self")
    visitor.at("letter_date")
    visitor.answer("letter_date", "2026-11-13")
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER[locale])


@pytest.mark.parametrize(
    ("way", "steps", "asked_then"),
    [
        ("back_complained", [*concern("provider"), ("payer", "wmo")], "provider_complaint_date"),
        ("back_complained", concern("municipality"), "complaint_date"),
        ("back_answered", [SAFE, ("for_whom", "self")], "letter"),
        ("back_objection", concern("waiting")[:-1], "objected_date"),
        ("back_notice", concern("waiting")[:-1], "waiting_for"),
    ],
)
def test_who_comes_back_begins_with_a_sentence_and_tells_only_what_it_does_not_say(
    enter: Enter, way: str, steps: list[tuple[str, str]], asked_then: str
) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.page.locator(f'a[href$="#begin={way}"]').click()
    visitor.go(steps)
    visitor.at(asked_then)


def test_danger_on_the_front_page_leads_straight_to_the_phone(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open()
    visitor.page.locator('a[href$="#begin=danger"]').click()
    visitor.at("danger_now")
    expect(visitor.page.locator('.ww-contact a[href="tel:112"]')).to_be_visible()


def test_another_matter_after_an_outcome_asks_only_what_is_new(objector: Visitor) -> None:
    objector.page.locator('[data-start="more_provider"]').click()
    objector.at("payer")
    objector.lives_in(DEN_HAAG)
    objector.go([("payer", "wmo"), ("provider_steps", "not_yet")])
    node = objector.page.locator('[data-slot="node"]')
    expect(node.locator('article[data-node="provider_complaint"]')).to_be_attached()
    expect(node.locator('article[data-node="objection"]')).to_be_attached()


def test_starting_again_forgets_every_answer(objector: Visitor) -> None:
    objector.page.locator('[data-slot="restart"]').click()
    objector.at("safe_now")
    objector.listening()
    objector.choose(*SAFE)
    objector.at("for_whom")
    expect(objector.page.locator('[data-slot="answers"] li')).to_have_count(1)


def test_the_questions_left_are_told_and_the_clock_is_named_as_soon_as_it_runs(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13")[:4])
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="left"]')).to_contain_text("vra")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_have_text(f"Laatste dag: {LAST_DAY}")


def test_the_outcome_fits_on_two_sheets_of_paper(objector: Visitor) -> None:
    printed = objector.page.pdf(format="A4", prefer_css_page_size=True)
    sheets = printed.count(b"/Type /Page\n")
    assert 1 <= sheets <= 2


def test_on_paper_the_day_and_the_contact_stay_and_the_controls_go(objector: Visitor) -> None:
    objector.page.emulate_media(media="print")
    expect(objector.page.locator(".ww-day-date")).to_be_visible()
    expect(objector.page.locator(".ww-contact").first).to_be_visible()
    for control in (".ww-header", '[data-slot="print"]', ".ww-finder-change", ".ww-finder-form", ".ww-back"):
        expect(objector.page.locator(control).first).to_be_hidden()
