"""The site in a longer language that runs from right to left: no word is written into a template or a script."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.pseudo import words
from tests.browser.pseudo.conftest import CODE
from tests.browser.states import STATES
from tests.browser.test_visits import DEN_HAAG, concern, objecting
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.site.test_facts import every_fact
from wizard.loader.project import Project
from wizard.loader.yaml_file import read_yaml

SHOT = ("home", "question", "day with errors", "outcome with a clock")
# Every text in the order of the page. Left out is what the reader's language cannot change: what is marked as Dutch,
# addresses on the net, the names of the languages, and what the search quotes from pages.
TEXTS = """() => {
  const said = [];
  const walk = (node) => {
    if (node.nodeType === 3) return void said.push(node.textContent);
    if (node.nodeType !== 1 || node.matches('script, style, noscript, .md-search-result__list')) return;
    if (node.closest('[lang]') !== document.documentElement || node.matches('[hreflang]')) return;
    if (node.matches('a[href*=":"]') && !node.textContent.includes('\\u27e6')) return;
    for (const name of ['aria-label', 'alt', 'placeholder', 'title', 'aria-description', 'label']) {
      if (node.hasAttribute(name)) said.push(` \\u0001${node.getAttribute(name)}\\u0001 `);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  said.push(` ${document.title} `, document.querySelector('meta[name=description]').content);
  return said;
}"""


@pytest.fixture
def reader(enter: Enter, pseudo_home: str) -> Callable[..., Visitor]:
    return lambda size=PHONE: enter(CODE, size, at=pseudo_home)


def bare_words(said: list[str], names: set[str]) -> Iterator[str]:
    """The words that stand outside every bracket and are no name, number or day."""
    depth, outside = 0, []
    for sign in "".join(said).replace("\u0001", " "):
        depth += {words.OPEN: 1, words.CLOSE: -1}.get(sign, 0)
        outside.append(sign if depth == 0 else " ")
    assert depth == 0, "a bracket was cut off"
    left = "".join(outside)
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, " ")
    yield from re.findall(r"[^\W\d_]{2,}", left)


@pytest.fixture(scope="session")
def names(project: Project) -> set[str]:
    """Names of places, providers and organisations: facts, the same in every language."""
    documents = (*project.municipalities.values(), *project.providers.values())
    known = {fact["value"] for fact in every_fact(project) if isinstance(fact.get("value"), str)}
    shared = (
        *project.register.ombudsmen.data["ombudsmen"].values(),
        *project.register.cooperations.data["cooperations"].values(),
    )
    named = {str(one[field]) for one in shared for field in ("name", "organisation") if field in one}
    named |= {str(source[field]) for source in project.place_sources.values() for field in ("maker", "title")}
    initials = {document.data["name"].lstrip("'s-")[:1].upper() for document in documents}
    named.add("".join(sorted(initials)))  # the letters to jump to in the list
    return known | named | {document.data["name"] for document in documents}


def test_every_word_of_the_language_is_longer_and_stands_in_brackets() -> None:
    assert "⟦Vülë dëë dågë {day} ïñë ({ref:awb-6-8}).⟧" == words.text("Vul de dag {day} in ({ref:awb-6-8}).")
    assert "- ⟦[Lëëšë](page:bezwaar)⟧" == words.line("- [Lees](page:bezwaar)")
    assert "{weekday} {day}" == words.text("{weekday} {day}")


FOR_LAWYERS = ("proof", "flowchart", "review sheet")  # they show the ids of nodes, answers and claims as they are


@pytest.mark.parametrize("state", [state for state in STATES if state not in FOR_LAWYERS])
def test_a_page_speaks_only_its_language_and_runs_from_right_to_left(
    reader: Callable[..., Visitor], names: set[str], state: str
) -> None:
    """No word is written into a template or a script, and longer words push nothing out of the page."""
    visitor = reader(PHONE)
    STATES[state](visitor)
    html = visitor.page.locator("html")
    assert ("rtl", CODE) == (html.get_attribute("dir"), html.get_attribute("lang"))
    assert [] == list(bare_words(visitor.page.evaluate(TEXTS), names))
    wider = {}
    for width in (360, 320, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 740})
        wider[width] = visitor.sideways
    assert {360: 0, 320: 0, 1280: 0} == wider


def test_every_outcome_reached_by_script_speaks_the_language(reader: Callable[..., Visitor], names: set[str]) -> None:
    """Clocks of the other side, a penalty, and an old day that is asked about bring out words seen nowhere else."""
    visitor = reader(DESK)
    visitor.start(DEN_HAAG)
    late = [
        ("waiting_for", "application_decision"),
        ("applied_how", "signed_paper"),
        ("application_date", "2026-08-03"),
    ]
    sent = [("application_delay", "nothing_said"), ("notice_sent", "sent"), ("notice_date", "2026-10-12")]
    visitor.go([*concern("waiting"), *late, *sent])
    visitor.at("appeal_silence")
    expect(visitor.page.locator('[data-slot="penalty"] p').first).to_be_visible()
    assert [] == list(bare_words(visitor.page.evaluate(TEXTS), names))

    visitor.start()
    visitor.go(objecting("2025-03-03")[:4])
    expect(visitor.page.locator('[data-slot="old-day"]')).to_be_visible()
    assert [] == list(bare_words(visitor.page.evaluate(TEXTS), names))
    visitor.page.locator('[name="confirm"]').click()
    visitor.go(objecting("2025-03-03")[4:])
    visitor.at("objection_late")
    assert [] == list(bare_words(visitor.page.evaluate(TEXTS), names))


def test_the_arrow_and_the_pictogram_of_an_option_change_sides(reader: Callable[..., Visitor], enter: Enter) -> None:
    def sides(visitor: Visitor) -> tuple[bool, str]:
        STATES["question"](visitor)
        option = visitor.page.locator("a.ww-option").first
        icon, text = option.locator(".ww-icon").bounding_box(), option.locator(".ww-option-text").bounding_box()
        assert icon and text
        arrow = option.evaluate("e => getComputedStyle(e, '::after').transform")
        return icon["x"] < text["x"], arrow

    left_to_right, right_to_left = sides(enter("nl", DESK)), sides(reader(DESK))
    assert (True, False) == (left_to_right[0], right_to_left[0])
    assert left_to_right[1] != right_to_left[1]


def test_numbers_and_phone_numbers_keep_their_own_direction(reader: Callable[..., Visitor]) -> None:
    visitor = reader(PHONE)
    STATES["outcome with a clock"](visitor)
    phones = visitor.page.locator("main a.ww-phone, main a.ww-tel")
    assert phones.count() > 1
    assert [] == [phone.inner_text() for phone in phones.all() if not phone.locator('bdi[dir="ltr"]').count()]


def test_the_day_is_written_by_the_pattern_of_the_language(reader: Callable[..., Visitor], pseudo_site: Path) -> None:
    visitor = reader(PHONE)
    STATES["outcome with a clock"](visitor)
    day = f"{words.text('maandag')} 28 {words.text('december')} 2026"
    expect(visitor.page.locator(".ww-day-date")).to_have_text(day)


@pytest.mark.parametrize("state", SHOT)
def test_a_person_can_look_at_it(reader: Callable[..., Visitor], screenshots: Path, state: str) -> None:
    visitor = reader(PHONE)
    STATES[state](visitor)
    for width in (360, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        path = screenshots / f"pseudo-{state.replace(' ', '-')}-{width}.png"
        path.unlink(missing_ok=True)
        visitor.page.screenshot(path=path, full_page=True)
        assert path.stat().st_size > 10_000


def test_the_language_has_every_word_that_dutch_has(pseudo_site: Path) -> None:
    """The program made the language from all words: the same keys, the same files."""

    def keys(data: object, at: str = "") -> Iterator[str]:
        yield at
        for name, value in data.items() if isinstance(data, dict) else ():
            yield from keys(value, f"{at}.{name}")

    made = pseudo_site.parent / "data" / "texts"
    interfaces = [
        {path.stem: read_yaml(path, made).data for path in sorted((made / code / "interface").glob("*.yaml"))}
        for code in ("nl", CODE)
    ]
    assert list(keys(interfaces[0])) == list(keys(interfaces[1]))
