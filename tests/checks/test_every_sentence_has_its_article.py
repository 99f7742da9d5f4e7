"""From every sentence of an outcome one tap leads to its article, or the sentence says that it is advice."""

import shutil
from pathlib import Path

import pytest

from wizard.checks.every_sentence_has_its_article import open_sentences, problems
from wizard.loader.project import Project, load

ROOT = Path(__file__).resolve().parents[2]
NODE = "data/texts/nl/nodes/danger_now.md"
FIRST_LINE = 11
HEAD = """\
---
node: danger_now
name: Nu gevaar
written: "2026-11-24"
read_by: nobody
---
# Bel nu 112.

## today
"""


@pytest.fixture
def project_with(tmp_path: Path) -> object:
    """The project with other words in one section of one outcome."""
    shutil.copytree(ROOT / "data", tmp_path / "data")

    def written(words: str, section: str = "today") -> Project:
        head = HEAD.replace("## today", f"## {section}")
        (tmp_path / NODE).write_text(f"{head}\n{words}\n", encoding="utf-8")
        return load(tmp_path)

    return written


def found(project: Project) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in open_sentences(project) if problem.file == NODE]


@pytest.mark.parametrize(
    "words",
    [
        "- Stuur het aangetekend. {see:awb-6-9-2}",
        "- De termijn is zes weken ({ref:awb-6-7}). Dat staat vast.",
        "- Bewaar de envelop. {advice}",
        "De wet noemt dit ({ref:awb-6-5-1}):\n\n- uw naam\n- uw adres",
        "Schrijf dit op: {advice}\n\n- uw naam",
    ],
)
def test_a_line_with_an_article_or_marked_as_advice_is_covered(project_with, words: str) -> None:  # type: ignore[no-untyped-def]
    project = project_with(words)
    assert [] == found(project)
    assert [] == [str(problem) for problem in problems(project)]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("- Bewaar de envelop.", [0]),
        ("- De termijn is zes weken ({ref:awb-6-7}).\n- Bewaar de envelop.", [1]),
        ("Eerste zin. {see:awb-6-7}\nTweede zin.", [1]),
        ("Schrijf dit op:\n\n- uw naam", [0, 2]),
        ("De wet noemt dit ({ref:awb-6-5-1}).\n\n- uw naam", [2]),
        ("De wet noemt dit ({ref:awb-6-5-1}):\n\n- uw naam\n\nEn nog iets.\n\n- een adres", [4, 6]),
        ("Bel {phone:112}.", [0]),
    ],
)
def test_every_other_line_is_listed_with_its_place(project_with, words: str, lines: list[int]) -> None:  # type: ignore[no-untyped-def]
    listed = found(project_with(words))
    assert [FIRST_LINE + line for line in lines] == [line for line, _ in listed]
    assert all("{see:...} of {ref:...}" in message and "{advice}" in message for _, message in listed)


def test_what_one_says_on_the_phone_is_no_statement_of_ours(project_with) -> None:  # type: ignore[no-untyped-def]
    assert [] == found(project_with("Goedemorgen, ik bel over een besluit.", "say"))


def test_the_second_voice_counts_as_well(project_with) -> None:  # type: ignore[no-untyped-def]
    assert [FIRST_LINE] == [line for line, _ in found(project_with("- Bewaar de envelop.", "today (someone)"))]


@pytest.mark.parametrize(
    ("words", "section", "message"),
    [
        ("- Bewaar {advice} de envelop.", "today", "aan het eind van de regel"),
        ("- Bewaar de envelop. {advice} {advice}", "today", "één keer"),
        ("- De termijn is zes weken ({ref:awb-6-7}). {advice}", "today", "geen los advies"),
        ("Goedemorgen. {advice}", "say", "hoort alleen in"),
    ],
)
def test_a_mark_for_advice_in_the_wrong_place_is_refused(project_with, words: str, section: str, message: str) -> None:  # type: ignore[no-untyped-def]
    shown = [str(problem) for problem in problems(project_with(words, section))]
    assert 1 == len(shown)
    assert shown[0].startswith(f"{NODE}:{FIRST_LINE}  {section}: ") and message in shown[0]


@pytest.mark.parametrize(("words", "listed"), [("Bel gerust.", 1), ("Bel gerust. {advice}", 0)])
def test_blocks_that_stand_in_an_outcome_are_read_as_well(tmp_path: Path, words: str, listed: int) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    block = tmp_path / "data" / "texts" / "nl" / "blocks" / "fear.md"
    block.write_text(f'---\nblock: fear\nwritten: "2026-11-24"\nread_by: nobody\n---\n# Bang?\n{words}\n', "utf-8")
    project = load(tmp_path)
    of_block = [problem.line for problem in open_sentences(project) if problem.file.endswith("nl/blocks/fear.md")]
    assert [7] * listed == of_block
    assert of_block == [problem.line for problem in problems(project)]
