"""More than one matter in a visit: the page in order of urgency, moving about in it, paper, and one visit handed on."""

import io
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.conftest import Enter
from tests.browser.test_visits import AMSTERDAM, DECEMBER, DEN_HAAG, letter, objecting
from tests.browser.visitor import DESK, PHONE, Visitor

PROVIDER = [("payer", "wmo"), ("provider_steps", "not_yet")]
FROM_CAK = [("letter_from", "cak"), ("objection_filed", "nothing_yet"), ("money_matter", "amount")]
CAK_LETTER = [("letter", "decision"), ("letter_date", "2026-10-16"), *FROM_CAK]
NOVEMBER = {"nl": "vrijdag 27 november 2026", "en": "Friday 27 November 2026"}
WORDS = {
    "nl": {
        "two": "Uw 2 zaken, op volgorde",
        "three": "Uw 3 zaken, op volgorde",
        "right": "Eerst dit, want deze dag komt het eerst.",
        "came_for": "Waar u voor kwam, staat daaronder.",
        "no_day": "Binnen een jaar na wat er gebeurde",
        "cak": "Laatste dag voor bezwaar, brief van het CAK",
        "municipality": "Laatste dag voor bezwaar, brief van de gemeente",
    },
    "en": {
        "two": "Your 2 matters, in order",
        "three": "Your 3 matters, in order",
        "right": "This first, because this day comes first.",
        "came_for": "What you came for stands below it.",
        "no_day": "Within a year after what happened",
        "cak": "Last day for objection, letter from the CAK",
        "municipality": "Last day for objection, letter from the municipality",
    },
}


def more(visitor: Visitor, way: str) -> None:
    visitor.page.locator(f'[data-start="{way}"]').click()


def matters(visitor: Visitor, count: int) -> list[Locator]:
    """The lines of the head, once there are so many."""
    lines = visitor.page.locator(".ww-head-item")
    expect(lines).to_have_count(count)
    expect(visitor.page.locator('[data-slot="wait"]')).to_be_hidden()
    return lines.all()


def shown_first(visitor: Visitor) -> str | None:
    return visitor.page.locator('[data-slot="node"] > article').get_attribute("data-node")


def folded(visitor: Visitor) -> list[str | None]:
    return [article.get_attribute("data-node") for article in visitor.page.locator(".ww-matter article").all()]


def with_provider(visitor: Visitor, place: str = DEN_HAAG, whom: str = "someone") -> None:
    """A letter of 13 November and a rude helper."""
    visitor.start(place)
    visitor.go(objecting("2026-11-13", whom=whom))
    visitor.at("objection")
    more(visitor, "more_provider")
    visitor.go(PROVIDER)
    matters(visitor, 2)


def with_bill(visitor: Visitor) -> None:
    """And a letter of the CAK whose last day comes sooner."""
    with_provider(visitor)
    more(visitor, "more_letter")
    visitor.go(CAK_LETTER)
    matters(visitor, 3)


@pytest.fixture
def two(enter: Enter) -> Visitor:
    visitor = enter("nl")
    with_provider(visitor)
    return visitor


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_two_matters_stand_in_order_the_first_in_full_the_other_folded(
    enter: Enter, locale: str, size: tuple[int, int]
) -> None:
    visitor, words = enter(locale, size), WORDS[locale]
    with_provider(visitor)
    heading = visitor.page.locator("h1")
    expect(heading).to_have_text(words["two"])
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert visitor.page.title().startswith(words["two"])
    expect(visitor.page.locator(".ww-head-why")).to_have_text(words["right"])
    objection, complaint = (line.inner_text() for line in matters(visitor, 2))
    assert DECEMBER[locale] in " ".join(objection.split())
    assert words["no_day"] in complaint
    assert ("objection", ["provider_complaint"]) == (shown_first(visitor), folded(visitor))
    expect(visitor.page.locator(".ww-day-date")).to_have_count(1)
    expect(visitor.page.locator(".ww-matter-body")).to_be_hidden()
    for line in (".ww-matter-button", ".ww-matter-day", ".ww-matter-todo"):
        expect(visitor.page.locator(line)).to_be_visible()
    assert 0 == visitor.sideways


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_matter_whose_day_comes_first_goes_first_whatever_was_told_first(enter: Enter, locale: str) -> None:
    visitor, words = enter(locale), WORDS[locale]
    with_bill(visitor)
    expect(visitor.page.locator("h1")).to_have_text(words["three"])
    expect(visitor.page.locator(".ww-head-why")).to_have_text(f"{words['right']} {words['came_for']}")
    assert ("cak", ["objection", "provider_complaint"]) == (shown_first(visitor), folded(visitor))
    days = [" ".join(line.inner_text().split()) for line in matters(visitor, 3)]
    assert [True, True, True] == [
        day in line for day, line in zip((NOVEMBER[locale], DECEMBER[locale], words["no_day"]), days, strict=True)
    ]
    first, _, complaint = (visitor.page.locator("article").nth(number) for number in range(3))
    expect(first.locator(".ww-second-clock")).to_contain_text(words["municipality"])
    assert [words["cak"], words["municipality"]] == [
        str(line.text_content()).partition(":")[0] for line in complaint.locator(".ww-second-clock").all()
    ]


def test_a_matter_unfolds_in_full_and_folds_again(two: Visitor) -> None:
    button, body = two.page.locator(".ww-matter-button"), two.page.locator(".ww-matter-body")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(body).to_be_visible()
    expect(body.locator(".ww-title")).to_have_text(re.compile("Klaag bij de aanbieder"))
    expect(two.page.locator(".ww-matter-day")).to_be_hidden()
    button.click()
    expect(body).to_be_hidden()


def test_the_head_leads_to_each_matter_and_opens_it(two: Visitor) -> None:
    two.page.locator(".ww-head-go").nth(1).click()
    expect(two.page.locator(".ww-matter-body")).to_be_visible()
    expect(two.page.locator(".ww-matter-button")).to_be_focused()
    expect(two.page.locator(".ww-matter-button")).to_be_in_viewport()
    two.page.locator(".ww-head-go").nth(0).click()
    expect(two.page.locator('[data-slot="node"] > article .ww-title')).to_be_focused()


def test_headings_go_down_one_level_at_a_time(enter: Enter) -> None:
    visitor = enter("nl")
    with_bill(visitor)
    for button in visitor.page.locator(".ww-matter-button").all():
        button.click()
    visitor.page.locator(".ww-why-advice").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    headings = visitor.page.locator("main :is(h1, h2, h3, h4, h5, h6):visible").all()
    levels = [int(heading.evaluate("heading => heading.tagName[1]")) for heading in headings]
    assert (1, 1) == (levels[0], levels.count(1))
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_danger_stands_above_the_head_and_above_every_letter(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.choose("safe_now", "unsafe_now")
    visitor.at("danger_now").locator('.ww-next a[href*="for_whom"]').click()
    visitor.go([("for_whom", "self"), *objecting("2026-11-13", haste="cannot_wait")[2:]])
    matters(visitor, 2)
    assert ("danger_now", ["objection_urgent"]) == (shown_first(visitor), folded(visitor))
    expect(visitor.page.locator("h1")).to_be_focused()
    boxes = [visitor.page.locator(part).bounding_box() for part in ("h1", ".ww-contact a[href='tel:112']", ".ww-head")]
    tops = [box["y"] for box in boxes if box]
    assert sorted(tops) == tops
    expect(visitor.page.locator('article[data-node="danger_now"] .ww-second-clock')).to_have_count(0)


# --- is there anything else? -----------------------------------------------------------------------------------------


def test_each_way_to_another_matter_says_its_door_and_its_time_before_anything_is_asked(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    ways = visitor.page.locator(".ww-else li:visible")
    expect(ways).to_have_count(8)
    assert "Een rekening is ook een brief" in ways.first.inner_text()
    assert [] == [way.inner_text() for way in ways.all() if not way.locator(".ww-option-gloss").inner_text()]


@pytest.mark.parametrize(("whom", "ways"), [("self", 8), ("someone", 9), ("professional", 8), ("unsure", 9)])
def test_who_cares_for_someone_may_also_ask_something_for_themselves(enter: Enter, whom: str, ways: int) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go(objecting("2026-11-13", whom=whom))
    visitor.at("objection")
    expect(visitor.page.locator(".ww-else li:visible")).to_have_count(ways)
    expect(visitor.page.locator('[data-start="more_carer"]')).to_be_visible(visible=ways == 9)


def test_what_was_told_is_not_offered_again_unless_there_can_be_two(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start()
    visitor.go([*objecting("2026-11-13")[:2], ("letter", "no_letter"), ("concern", "municipality")])
    visitor.choose("complaint_steps", "not_yet")
    visitor.at("municipality_complaint")
    expect(visitor.page.locator('[data-start="more_municipality"]')).to_be_hidden()
    more(visitor, "more_provider")
    visitor.go(PROVIDER)
    matters(visitor, 2)
    expect(visitor.page.locator('[data-start="more_provider"]')).to_be_visible()


def test_another_matter_shows_the_day_of_the_letter_on_each_question_and_a_way_back(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    more(visitor, "more_municipality")
    visitor.at("complaint_steps")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(1)
    visitor.page.locator('[data-slot="leave"]').click()
    visitor.at("objection")
    expect(visitor.page.locator(".ww-head")).to_have_count(0)
    visitor.page.go_back()
    visitor.at("complaint_steps")


def test_a_second_provider_does_not_take_the_promise_of_the_first(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(AMSTERDAM)
    visitor.go([*objecting("2026-11-13")[:2], ("letter", "no_letter"), ("concern", "provider")])
    visitor.at("payer")
    visitor.page.locator("#ww-provider").select_option("permens")
    visitor.go([("payer", "wmo"), ("provider_steps", "complained_answered")])
    visitor.at("committee")
    more(visitor, "more_provider")
    visitor.at("payer")
    expect(visitor.page.locator("#ww-provider")).to_have_value("")
    visitor.go([("payer", "zvw")])
    matters(visitor, 2)
    assert "Klachtencommissie POA" in visitor.text


# --- moving about ----------------------------------------------------------------------------------------------------


def test_back_and_forward_pass_the_matters_one_step_at_a_time(two: Visitor) -> None:
    two.page.go_back()
    two.at("provider_steps")
    two.page.go_back()
    two.at("payer")
    two.page.go_back()
    two.at("objection")
    expect(two.page.locator("h1")).to_have_text(re.compile("Maak bezwaar"))
    for _ in range(3):
        two.page.go_forward()
    matters(two, 2)


def test_reload_keeps_every_matter_and_its_order(enter: Enter) -> None:
    visitor = enter("nl")
    with_bill(visitor)
    before = [line.inner_text() for line in matters(visitor, 3)]
    visitor.page.reload()
    assert before == [line.inner_text() for line in matters(visitor, 3)]
    visitor.lives_in(DEN_HAAG)


def test_another_answer_in_one_matter_leaves_the_others_as_they_are(enter: Enter) -> None:
    visitor = enter("nl")
    with_bill(visitor)
    visitor.page.locator('[data-change="help_now"]').click()
    visitor.choose("help_now", "cannot_wait")
    matters(visitor, 3)
    assert ("cak", ["objection_urgent", "provider_complaint"]) == (shown_first(visitor), folded(visitor))
    visitor.page.go_back()
    visitor.at("help_now")
    visitor.page.go_back()
    matters(visitor, 3)
    assert ["objection", "provider_complaint"] == folded(visitor)


def test_choosing_the_municipality_fills_in_the_contacts_of_every_matter(enter: Enter) -> None:
    visitor = enter("nl")
    with_provider(visitor, place="")
    assert "(070) 353 75 00" not in visitor.text
    visitor.live_in(DEN_HAAG)
    expect(visitor.page.locator('.ww-contact a[href="tel:+31703537500"]')).to_be_visible()
    assert "14 070" in visitor.text


def test_another_day_that_cannot_be_is_said_beside_its_field_in_a_second_matter(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    more(visitor, "more_waiting")
    visitor.go([("waiting_for", "application_decision"), ("applied_how", "signed_paper")])
    visitor.answer("application_date", "2026-10-12")
    visitor.choose("application_delay", "asked_something")
    visitor.at("asked_days_application")
    visitor.fill("1", "10", "2026", "asked")
    visitor.fill("20", "10", "2026", "answered")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="errors"] li')).to_have_count(1)


def test_no_request_is_made_for_another_matter(two: Visitor) -> None:
    before = len(two.requests)
    more(two, "more_letter")
    two.go(CAK_LETTER)
    matters(two, 3)
    two.page.locator(".ww-head-go").nth(2).click()
    two.page.go_back()
    assert [] == two.requests[before:]


# --- handed on -------------------------------------------------------------------------------------------------------


def test_may_i_do_this_asks_neither_the_step_nor_for_whom_and_both_stand_on_one_page(enter: Enter) -> None:
    """Mother's letter with three days left; her daughter asks whether she may object."""
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-10-14", whom="someone"))
    visitor.at("objection_closing").locator('[data-block="acting"] a[href*="relation"]').click()
    visitor.go([("relation", "close_family"), ("person_decides", "decides")])
    matters(visitor, 2)
    assert ("objection_closing", ["formal_with_machtiging"]) == (shown_first(visitor), folded(visitor))


def test_are_they_late_keeps_the_day_of_the_letter(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection").locator('.ww-next a[href*="objection_due_earliest"]').click()
    visitor.at("objection_running")
    assert "maandag 8 februari 2027" in visitor.text
    expect(visitor.page.locator(".ww-head")).to_have_count(0)
    visitor.page.go_back()
    visitor.at("objection")


def test_a_link_on_a_page_that_somebody_only_reads_leads_to_that_page(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.open("wegwijzer/objection/")
    visitor.listening()
    visitor.page.locator('.ww-next a[href*="appeal_date"]').click()
    visitor.page.wait_for_url(re.compile(r"/wegwijzer/appeal_date/(#.*)?$"))


# --- why -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "decided", "earlier", "urgent"),
    [
        ("nl", "Deze antwoorden gaven de doorslag", "vrijdag 16 oktober 2026 of eerder", "Bezwaar met spoed"),
        ("en", "These answers decided", "Friday 16 October 2026 or earlier", ""),
    ],
)
def test_why_names_the_answers_that_decided_and_what_would_have_led_elsewhere(
    enter: Enter, locale: str, decided: str, earlier: str, urgent: str
) -> None:
    visitor = enter(locale)
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    fold = visitor.at("objection").locator(".ww-why-advice")
    fold.locator("summary").first.click()
    expect(fold.locator('[data-slot="decided"] h3')).to_have_text(decided)
    expect(fold.locator('[data-slot="decided"] li')).to_have_count(6)
    shown = fold.locator('[data-slot="elsewhere"] > .ww-ways li')
    expect(shown).to_have_count(3)
    assert earlier in shown.first.inner_text()
    assert urgent in shown.nth(1).inner_text()
    expect(fold.locator(".ww-more-ways li").first).to_be_hidden()


def test_what_others_say_stands_below_why_and_works_without_script(enter: Enter) -> None:
    visitor = enter("nl", java_script_enabled=False)
    visitor.open("wegwijzer/objection/")
    fold = visitor.page.locator(".ww-also-read")
    fold.locator("summary").click()
    expect(fold.locator('[data-block="read_objection_decision"]')).to_be_visible()
    assert fold.locator("a.ww-ref").count() > 3


# --- paper -----------------------------------------------------------------------------------------------------------


def sheets(visitor: Visitor) -> list[str]:
    printed = visitor.page.pdf(format="A4", prefer_css_page_size=True)
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(printed)).pages]


def test_on_paper_the_first_sheet_is_the_list_and_each_matter_has_a_sheet_of_its_own(enter: Enter) -> None:
    visitor = enter("nl")
    with_bill(visitor)
    first, *rest = sheets(visitor)
    for words in (
        "Uw 3 zaken, op volgorde",
        NOVEMBER["nl"],
        DECEMBER["nl"],
        "Binnen een jaar na wat er gebeurde",
        "Juridisch Loket",
    ):
        assert words in first
    assert "Stuur daarna een klacht op papier" in first, "what to do today, for each"
    starts = ("Bel het CAK over het bedrag", "Maak bezwaar bij de gemeente", "Klaag bij de aanbieder")
    assert 3 == len(rest)
    for words, sheet in zip(starts, rest, strict=True):
        assert words in sheet[:120]
    assert all("Uw 3 zaken" not in sheet for sheet in rest)


def test_on_paper_danger_comes_first_then_the_list(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.choose("safe_now", "unsafe_now")
    visitor.at("danger_now").locator('.ww-next a[href*="for_whom"]').click()
    visitor.go([("for_whom", "self"), *letter("2026-11-13")[2:], *FROM_CAK])
    matters(visitor, 2)
    danger, listed, *rest = sheets(visitor)
    assert "112" in danger
    assert "zaken, op volgorde" in listed
    assert 1 == len(rest)
