"""Whole visits, from the first question to the outcome, on a phone and on a desk, in each language."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.visitor import DESK, PHONE, TODAY, Visitor

SAFE = ("safe_now", "safe")
DEN_HAAG, AMSTERDAM, WESTSTELLINGWERF = "GM0518", "GM0363", "GM0098"
IN_DANGER = ("danger_now",)


@dataclass(frozen=True)
class Visit:
    """says: what must stand on the outcome in each language; numbers: what its phone links dial."""

    id: str
    steps: list[tuple[str, str]]
    end: str
    says: dict[str, list[str]]
    numbers: tuple[str, ...] = ()
    place: str = ""
    provider: str = ""
    today: str = TODAY


def letter(day: str, whom: str = "self") -> list[tuple[str, str]]:
    return [SAFE, ("for_whom", whom), ("letter", "decision"), ("letter_date", day)]


def objecting(day: str, haste: str = "can_wait", whom: str = "self") -> list[tuple[str, str]]:
    sent = [("letter_from", "municipality"), ("objection_filed", "nothing_yet"), ("help_now", haste)]
    return [*letter(day, whom), *sent]


def concern(about: str) -> list[tuple[str, str]]:
    return [SAFE, ("for_whom", "self"), ("letter", "no_letter"), ("concern", about)]


def provider(step: str) -> list[tuple[str, str]]:
    return [*concern("provider"), ("payer", "wmo"), ("provider_steps", step)]


DECEMBER = {"nl": "maandag 28 december 2026", "en": "Monday 28 December 2026"}
VISITS = [
    Visit(
        "a daughter in Den Haag with a letter of Friday 13 November",
        objecting("2026-11-13", whom="someone"),
        "objection",
        {
            "nl": [
                DECEMBER["nl"], "Nog 36 dagen", "vrijdag 25 december 2026", "zaterdag 26 december 2026",
                "zondag 27 december 2026", "eerste kerstdag", "tweede kerstdag", "zondag",
                "Een klacht of een telefoontje stopt deze dag niet", "machtiging", "(070) 353 75 00",
                "Bellen is geen bezwaar", "cliëntondersteuning", "maandag 4 januari 2027",
            ],
            "en": [
                DECEMBER["en"], "36 days left", "Friday 25 December 2026", "Saturday 26 December 2026",
                "Sunday 27 December 2026", "Christmas Day", "Second Christmas Day", "Sunday", "does not stop",
                "machtiging", "(070) 353 75 00", "client support", "Monday 4 January 2027",
            ],
        },
        ("+31703537500",),
        DEN_HAAG,
    ),
    Visit(
        "a letter whose six weeks are over",
        objecting("2026-09-01"),
        "objection_late",
        {
            "nl": ["De laatste dag was", "dinsdag 13 oktober 2026", "40 dagen geleden", "Stuur het vandaag toch"],
            "en": ["The last day was", "Tuesday 13 October 2026", "40 days ago", "today anyway"],
        },
    ),
    Visit(
        "a letter with seven days left",
        objecting("2026-10-19"),
        "objection_closing",
        {
            "nl": ["maandag 30 november 2026", "Nog 7 dagen", "weinig tijd"],
            "en": ["Monday 30 November 2026", "7 days left", "little time"],
        },
        today="2026-11-23",
    ),
    Visit(
        "help that cannot wait for the decision on the objection",
        objecting("2026-11-13", haste="cannot_wait"),
        "objection_urgent",
        {"nl": [DECEMBER["nl"], "Bezwaar + Rechtbank"], "en": [DECEMBER["en"], "Objection + Court"]},
    ),
    Visit(
        "a complaint about a provider in Amsterdam, where the visitor chooses",
        provider("not_yet"),
        "choose_first_door",
        {
            "nl": ["Klachtenteam Sociaal Domein", "Amsterdam vraagt van aanbieders: antwoord binnen 6 weken"],
            "en": ["Klachtenteam Sociaal Domein", "Amsterdam asks of providers: an answer within 6 weeks"],
        },
        ("+31202514444", "14020"),
        AMSTERDAM,
    ),
    Visit(
        "a complaint about a provider in Weststellingwerf, where the provider comes first",
        provider("not_yet"),
        "provider_complaint",
        {"nl": ["14 0561"], "en": ["14 0561"]},
        ("140561",),
        WESTSTELLINGWERF,
    ),
    Visit(
        "an answer of perMens that does not satisfy",
        provider("complained_answered"),
        "committee",
        {
            "nl": ["Klachtencommissie POA", "perMens belooft een antwoord binnen 6 weken", "een belofte, geen wet"],
            "en": ["Klachtencommissie POA", "perMens promises an answer within 6 weeks", "a promise, not law"],
        },
        (),
        AMSTERDAM,
        "permens",
    ),
    Visit(
        "a complaint to the municipality that stays unanswered",
        [*concern("municipality"), ("complaint_steps", "waiting"), ("complaint_date", "2026-06-01")],
        "ombudsman_silence",
        {
            "nl": ["dinsdag 13 juli 2027", "Gemeentelijke ombudsman Den Haag en Leidschendam-Voorburg"],
            "en": ["Tuesday 13 July 2027", "Gemeentelijke ombudsman Den Haag en Leidschendam-Voorburg"],
        },
        (),
        DEN_HAAG,
    ),
    Visit(
        "an application that is not decided in time",
        [
            *concern("waiting"), ("waiting_for", "application_decision"), ("applied_how", "signed_paper"),
            ("application_date", "2026-10-12"), ("application_delay", "nothing_said"), ("notice_sent", "not_yet"),
        ],
        "notice",
        {"nl": ["ingebrekestelling"], "en": ["ingebrekestelling"]},
        ("14070",),
        DEN_HAAG,
    ),
    Visit(
        "danger",
        [("safe_now", "unsafe_now")],
        "danger_now",
        {"nl": ["Bel", "Veilig Thuis"], "en": ["Call", "Veilig Thuis"]},
        ("112",),
    ),
    Visit(
        "a letter of the CAK about the amount",
        [*letter("2026-11-13"), ("letter_from", "cak"), ("objection_filed", "nothing_yet"), ("money_matter", "amount")],
        "cak",
        {"nl": [DECEMBER["nl"], "CAK"], "en": [DECEMBER["en"], "CAK"]},
    ),
    Visit(
        "a letter whose day nobody knows",
        [*letter("unknown"), ("letter_age", "within_eight_weeks")],
        "objection_no_date",
        {"nl": ["zes weken"], "en": ["six weeks"]},
    ),
]  # fmt: skip


def make(visitor: Visitor, visit: Visit) -> None:
    """Walk the visit as its visitor does, a provider chosen where the question about the payer stands."""
    for node, value in visit.steps:
        if node == "payer" and visit.provider:
            visitor.at(node)
            visitor.page.locator("#ww-provider").select_option(visit.provider)
        visitor.answer(node, value)
    visitor.at(visit.end)


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_a_visit_ends_where_it_should_and_says_what_the_visitor_needs(enter: Enter, visit: Visit, locale: str) -> None:
    """First on a phone; then, with Back to the first question, the same visit on a desk."""
    visitor = enter(locale, PHONE, now=f"{visit.today}T10:00:00+01:00")
    visitor.start(visit.place)
    make(visitor, visit)
    assert_whole(visitor, visit)

    visitor.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    visitor.page.evaluate("steps => history.go(-steps)", len(visit.steps))
    make(visitor, visit)
    assert_whole(visitor, visit)


def assert_whole(visitor: Visitor, visit: Visit) -> None:
    """What this outcome must say and every outcome must show, with the address and the focus in order."""
    outcome, page = visitor.at(visit.end), visitor.page
    assert [] == [words for words in visit.says[visitor.locale] if words.lower() not in visitor.text.lower()]
    contacts = visitor.main.locator(".ww-contacts a.ww-phone")
    dialled = [link.get_attribute("href") for link in contacts.all()]
    assert [] == [number for number in visit.numbers if f"tel:{number}" not in dialled]
    heading = outcome.locator("h1")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(outcome.locator(".ww-contact").first).to_be_visible()
    expect(outcome.locator('[data-block="free_help"]')).to_be_visible()
    expect(outcome.locator(".ww-next a").first).to_be_visible()
    decision = outcome.locator('[data-slot="decision"] [data-block]')
    expect(decision).to_have_count(0 if visit.end in IN_DANGER else 1)
    assert outcome.locator(".ww-articles li").count() > 0
    said = " ".join(heading.inner_text().split())
    assert page.title().startswith(f"{said} - "), (page.title(), said)
    assert f"{visitor.home}{visitor.locale}/wegwijzer/safe_now/#{visit.end}" == page.url
    expect(page.locator('[data-slot="answers"] li')).to_have_count(len(visit.steps))
    assert visitor.sideways == 0


def test_no_request_is_made_after_the_engine_is_ready(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.start(DEN_HAAG)
    visitor.choose("safe_now", "safe")
    visitor.at("for_whom")
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(1)  # only the engine can list them
    before = list(visitor.requests)
    assert any(url.endswith(".wasm") for url in before)

    visitor.go(objecting("2026-11-13")[1:])
    visitor.at("objection")
    visitor.page.locator(".ww-finder-change:visible").click()
    visitor.live_in(AMSTERDAM)
    visitor.page.go_back()
    visitor.at("help_now")
    visitor.choose("help_now", "cannot_wait")
    visitor.at("objection_urgent")
    assert [] == visitor.requests[len(before) :]


def test_the_day_is_that_of_the_netherlands_whatever_the_clock_of_the_device_says(enter: Enter) -> None:
    """At eight in the evening in New York it is the next day in Amsterdam."""
    visitor = enter("nl", timezone_id="America/New_York", now="2026-11-22T20:00:00-05:00")
    visitor.start()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    assert "Nog 35 dagen" in visitor.text
