"""Marks in texts become links, amounts and numbers; a mark that names nothing stops the build."""

from pathlib import Path

import pytest

from wizard.loader.project import Project, load
from wizard.publish.links import linker
from wizard.publish.marks import Marks, UnknownMark, citation, money

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


@pytest.fixture(scope="module")
def marks(project: Project) -> Marks:
    return Marks(project, project.words["nl"], linker(project, "../"))


@pytest.mark.parametrize(
    ("mark", "article", "paragraph", "letter"),
    [
        ("awb-6-7", "6:7", "", ""),
        ("awb-6-9-2", "6:9", "2", ""),
        ("wmo2015-2-1-3-2-d", "2.1.3", "2", "d"),
        ("wmo2015-2-1-4b", "2.1.4b", "", ""),
        ("awb-8-55b", "8:55b", "", ""),
    ],
)
def test_the_longest_article_that_exists_is_meant(
    project: Project, mark: str, article: str, paragraph: str, letter: str
) -> None:
    found = citation(mark, project.references)
    assert (article, paragraph, letter) == (found.article["article"], found.paragraph, found.letter)


@pytest.mark.parametrize("mark", ["awb-99-1", "awb-6-7-9", "awb-6-7-1-x-y", "wmo-2-3-2"])
def test_an_article_or_paragraph_that_does_not_exist_is_refused(project: Project, mark: str) -> None:
    with pytest.raises(UnknownMark):
        citation(mark, project.references)


def test_an_article_links_to_the_version_that_was_read(marks: Marks) -> None:
    assert "https://wetten.overheid.nl/BWBR0005537/2026-07-01" in marks.inline("{ref:awb-6-9-2}")
    assert ">artikel 6:9 lid 2 Awb</a>" in marks.inline("{ref:awb-6-9-2}")


def test_a_sign_behind_a_sentence_is_heard_as_the_article_and_never_stands_alone_on_a_line(marks: Marks) -> None:
    shown = marks.inline("Die week geldt voor de post. {see:awb-6-9-2}")
    assert shown.startswith("Die week geldt voor de post.&nbsp;<a ") or shown.startswith(
        "Die week geldt voor de post.\N{NO-BREAK SPACE}<a "
    )
    assert 'aria-label="artikel 6:9 lid 2 Awb"' in shown
    assert "https://wetten.overheid.nl/BWBR0005537/2026-07-01" in shown
    assert shown.endswith('<span aria-hidden="true">§</span></a>')


def test_that_something_is_advice_is_not_shown(marks: Marks) -> None:
    assert "Bewaar de envelop." == marks.inline("Bewaar de envelop. {advice}")
    assert ["Bewaar de envelop.", "Bel."] == marks.items("- Bewaar de envelop. {advice}\n- Bel. {advice}")


def test_an_amount_carries_its_year(marks: Marks) -> None:
    assert "€ 21,80 per maand (2026)" == marks.amount("eigen_bijdrage")
    assert "€ 1.442" == marks.amount("dwangsom_maximum")
    assert "€ 35" == marks.amount("dwangsom_2")


def test_a_number_that_was_not_seen_at_the_body_itself_says_so(marks: Marks) -> None:
    assert "controleer dit nummer" in marks.phone("juridisch_loket")
    assert "controleer" not in marks.phone("veilig_thuis")


@pytest.mark.parametrize(
    "text", ["[x](page:nowhere)", "[x](node:nowhere)", "{amount:rent}", "{amount:dwangsom_9}", "{phone:mother}"]
)
def test_a_mark_or_link_that_names_nothing_stops_the_build(marks: Marks, text: str) -> None:
    with pytest.raises(UnknownMark):
        marks.html(text)


def test_links_are_seen_from_the_page_they_stand_on(marks: Marks) -> None:
    assert 'href="../bezwaar/"' in marks.inline("[x](page:bezwaar)")
    assert 'href="../wegwijzer/letter/"' in marks.inline("[x](node:letter)")


@pytest.mark.parametrize(
    ("amount", "shown"), [("54", "€ 54"), ("21.80", "€ 21,80"), ("1442", "€ 1.442"), ("19.00", "€ 19")]
)
def test_money_is_written_as_the_locale_does(project: Project, amount: str, shown: str) -> None:
    assert shown == money(amount, project.words["nl"].interface["amounts"])
