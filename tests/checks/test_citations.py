"""A citation that does not exist, or that says another number, is found: file, line, what is wrong, what is allowed.

All broken things stand in one copy of the data, so that each must be found beside the others.
"""

import shutil
from pathlib import Path

import pytest

from wizard import checks
from wizard.checks.every_number_stands_in_its_article import amount
from wizard.loader.articles import COLUMNS, Article, read_articles
from wizard.loader.problem import ProblemsFound
from wizard.loader.project import load
from wizard.publish.mark_problems import mark_problems
from wizard.publish.marks import MARK

ROOT = Path(__file__).resolve().parents[2]

BROKEN = [  # file, its text, the broken text, what is said
    ("data/tree/letter.yaml", "awb-1-3, awb-3-41, awb-3-45", "awb-1-3, awb-3-410, awb-3-45", "awb-3-410"),
    ("data/tree/letter.yaml", "references: [awb-6-7, awb-6-11]", "references: []", "hier staat geen artikel"),
    ("data/law/terms.yaml", "{weeks: 6, reference: wkkgz-17}", "{weeks: 5, reference: wkkgz-17}", "'5 weken' staat"),
    ("data/law/terms.yaml", "weeks_then: 10, reference: awb-9-11-1", "weeks_then: 11, reference: awb-9-11-1",
     "'11 weken' staat niet in artikel 9:11 awb; daar staat: 6 weken; 10 weken; 4 weken"),
    ("data/law/terms.yaml", "{years: 1, reference: awb-9-24}", "{years: 2, reference: awb-9-24}", "'2 jaar' staat"),
    ("data/law/parameters.yaml", '"147", reference: awb-8-109,', '"147",', "hier staat geen artikel"),
    ("data/law/terms.yaml", "references: [wmo2015-2-3-2]\n", "references: [wmo2015-2-3-2-99]\n", "lid 99 bestaat"),
    ("data/law/parameters.yaml", '{days: 14, per_day: "45"}', '{days: 14, per_day: "46"}', "'EUR 46' staat niet"),
    ("data/law/parameters.yaml", '"54", reference: awb-8-41', '"54", reference: awb-8-410', "awb-8-410"),
    ("data/law/citation_exceptions.yaml", "nodes/complaint_term", "nodes/complaint_date", "niet meer nodig"),
    ("data/texts/nl/nodes/objection.md", "({ref:awb-6-7})", "({ref:awb-6-8})", "'6 weken' staat niet in artikel 6:8"),
    ("data/texts/en/nodes/objection.md", "({ref:awb-6-7})", "({ref:awb-6-8})", "'6 weken' staat niet in artikel 6:8"),
    ("data/texts/nl/nodes/objection_closing.md", "({ref:awb-2-16-2})", "({ref:awb-2-16-2-d})", "geen letters"),
    ("data/texts/nl/nodes/appeal.md", "{ref:awb-6-5}", "{see:awb-6-5-1-a-b}", "een lid en een letter"),
    ("data/texts/nl/terms/klacht.md", "hoogstens vier weken later", "hoogstens 5 weken later", "'5 weken' staat niet"),
    ("docs/nl/te-laat.md", "({ref:awb-6-7})", "({ref:awb-6-700})", "awb-6-700"),
]  # fmt: skip
WITHOUT_A_WORD = ("data/texts/en/nodes/privacy.md", "hier staat geen artikel")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Everything that is wrong in a copy in which all of BROKEN is broken."""
    root = tmp_path_factory.mktemp("broken")
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    for file, old, new, _ in BROKEN:
        replace(root / file, old, new)
    silent = root / WITHOUT_A_WORD[0]
    silent.write_text(MARK.sub("", silent.read_text(encoding="utf-8")), encoding="utf-8")
    project = load(root)
    return [str(problem) for problem in (*checks.problems(project), *mark_problems(project))]


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content, (path, old)
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new", "said"), BROKEN, ids=[f"{b[0]}: {b[2]}" for b in BROKEN])
def test_a_broken_citation_is_found_on_its_line(found: list[str], file: str, old: str, new: str, said: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").partition(old)[0].count("\n") + 1
    assert any(line.startswith(f"{file}:{lines}  ") and said in line for line in found), found


def test_words_that_cite_nothing_are_found(found: list[str]) -> None:
    file, said = WITHOUT_A_WORD
    assert any(line.startswith(f"{file}:1  ") and said in line for line in found), found


def test_nothing_else_is_found(found: list[str]) -> None:
    follows = {f"data/texts/{locale}/nodes/complaint_term.md" for locale in ("nl", "en")}  # its exception is gone
    files = {file for file, *_ in BROKEN} | {WITHOUT_A_WORD[0]} | follows
    assert set() == {line.partition(":")[0] for line in found} - files


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("references.yaml", 'article: "6:7"', 'article: "6:77"', "6:77 van awb staat niet in data/law/articles.csv"),
        ("references.yaml", 'article: "6:7"', 'article: "6:77"', "bedoelt u 6:7"),
        ("references.yaml", 'article: "2.3.5"', 'article: "2.3.55"', "artikel 2.3.55 van wmo2015"),
        ("references.yaml", 'bwb: BWBR0002448, version: "2010-10-10"', 'bwb: BWBR0002448, version: "2026-10-10"',
         "de index is van de tekst van 2010-10-10, hier staat 2026-10-10"),
        ("terms.yaml", "{weeks: 2, reference: awb-4-17-3}", "{weeks: 2}", "hier ontbreekt: reference"),
        ("articles.csv", "awb,2026-07-01,6:7,1,,,6 weken\n", "", "artikel 6:7 van awb staat niet"),
        ("articles.csv", "awb,2026-07-01,6:7,1,,,6 weken\n", "awb,2026-07-01,6:7,1\n", "hier horen 7 velden"),
        ("articles.csv", "awb,2026-07-01,6:7,1,", "awb,2026-07-01,6:7,x,", "'x' is geen aantal leden"),
        ("articles.csv", "awb,2026-07-01,6:8,", "awb,2026-07-01,6:7,", "artikel 6:7 van awb staat er twee keer"),
        ("articles.csv", COLUMNS, "law,article", "de eerste regel hoort te zijn"),
    ],
)  # fmt: skip
def test_an_article_that_the_index_does_not_hold_stops_the_loading(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    replace(tmp_path / "data" / "law" / file, old, new)
    with pytest.raises(ProblemsFound) as stopped:
        load(tmp_path)
    assert said in str(stopped.value)


@pytest.mark.parametrize(
    ("paragraph", "letter", "says"),
    [
        ("", "", ""),
        ("2", "", ""),
        ("2", "c", ""),
        ("2", "d", "het gaat van a tot en met c"),
        ("1", "a", "geen letters"),
        ("3", "", "geen inhoud"),
        ("4", "", "heeft 3 lid of leden"),
        ("0", "", "lid 0 bestaat niet"),
    ],
)
def test_paragraphs_and_letters_are_those_of_the_article(paragraph: str, letter: str, says: str) -> None:
    article = Article("2026-07-01", 3, ("3",), {"2": ("a", "c")}, ())
    assert (says in article.why_not(paragraph, letter)) and bool(says) == bool(article.why_not(paragraph, letter))


def test_the_index_of_the_project_can_be_read() -> None:
    articles = read_articles(ROOT / "data" / "law" / "articles.csv", ROOT)
    assert ("6 weken",) == articles["awb", "6:7"].numbers
    assert ("a", "c") == articles["awb", "8:109"].letters["1"]
    assert 8 == sum(1 for law, _ in articles if law == "atw")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2 weken", "14 dagen"), ("1 dagen", "1 dag"), ("12 maanden", "1 jaar"), ("1 of meer jaar", "1 jaar"),
     ("EUR 23", "EUR 23.00")],
)  # fmt: skip
def test_the_same_amount_in_other_words_is_the_same(one: str, other: str) -> None:
    assert amount(one) == amount(other)


@pytest.mark.parametrize(("one", "other"), [("4 weken", "1 maand"), ("2 weken", "EUR 14"), ("5 mei", "5 dagen")])
def test_another_amount_is_another(one: str, other: str) -> None:
    assert amount(one) != amount(other)
