"""Each check finds what it is there for in a copy with one thing broken, and nothing in the project itself."""

import shutil
from pathlib import Path

import pytest

from wizard import checks
from wizard.loader.project import load

ROOT = Path(__file__).resolve().parents[2]

BROKEN = [
    (
        "tree/letter.yaml",
        "decision: letter_date",
        "decision: letter_dat",
        "data/tree/letter.yaml",
        "bedoelt u 'letter_date'?",
    ),
    (
        "tree/letter.yaml",
        "passed: objection_late",
        "over: objection_late",
        "data/tree/letter.yaml",
        "geef elk daarvan een uitgang",
    ),
    (
        "tree/concern.yaml",
        "check: first_door",
        "check: first_dor",
        "data/tree/concern.yaml",
        "de toets 'first_dor' bestaat niet",
    ),
    (
        "tree/concern.yaml",
        "same_as: {unsure: not_yet}",
        "same_as: {unsure: afraid}",
        "data/tree/concern.yaml",
        "leidt ergens anders heen",
    ),
    (
        "register/places.csv",
        "Hoofddorp,GM0394,",
        "Hoofddorp,GM9394,",
        "data/register/places.csv",
        "gemeente 'GM9394' staat niet in het register",
    ),
    (
        "register/places.csv",
        "Hoofddorp,GM0394,woonplaats,cbs_woonplaatsen",
        "Hoofddorp,GM0394,woonplaats,cbs",
        "data/register/places.csv",
        "bron 'cbs' staat niet in place_sources.yaml",
    ),
    (
        "register/places.csv",
        "Hoofddorp,GM0394,woonplaats,cbs_woonplaatsen",
        "Hoofddorp,GM0394,woonplaats,",
        "data/register/places.csv",
        "de bron ontbreekt",
    ),
    (
        "register/municipalities.csv",
        "25768,2026-05-02,,,",
        "25768,2026-05-02,,2026-12-31,",
        "data/register/places.csv",
        "gemeente 'GM0394' houdt op; vul in het register haar opvolger in",
    ),
    ("tree/trees.yaml", "entry: safe_now", "entry: safe", "data/tree/trees.yaml", "is geen vraag"),
    (
        "tree/handovers.yaml",
        "    apply_now: ",
        "    apply_then: ",
        "data/tree/handovers.yaml",
        "'apply_then' bestaat niet",
    ),
    ("tree/handovers.yaml", "svb: money", "svb: moneys", "data/tree/handovers.yaml", "geen antwoord op wanted_step"),
    (
        "tree/handovers.yaml",
        "letter: decision}",
        "letter: bill}",
        "data/tree/handovers.yaml",
        "'bill' is daar geen antwoord",
    ),
    (
        "tree/handovers.yaml",
        "continues: [",
        "continues: [nowhere, ",
        "data/tree/handovers.yaml",
        "'nowhere' is geen vraag",
    ),
    ("tree/entries.yaml", "entry: carer_matter", "entry: carer", "data/tree/entries.yaml", "'carer' is geen vraag"),
    (
        "tree/entries.yaml",
        "for_whom: carer_self",
        "for_whom: me",
        "data/tree/entries.yaml",
        "'me' is daar geen antwoord",
    ),
    (
        "law/also_read.yaml",
        "outcomes: [review,",
        "outcomes: [reviews,",
        "data/law/also_read.yaml",
        "'reviews' is geen uitkomst",
    ),
    ("law/also_read.yaml", "read_wkkgz:", "read_wkkg:", "data/law/also_read.yaml", "dit blok van nl staat nergens"),
    (
        "tree/outcomes_letter.yaml",
        "references: [awb-6-4",
        "references: [awb-6-444",
        "data/tree/outcomes_letter.yaml",
        "awb-6-444",
    ),
    ("law/in_force.yaml", "[awb-2-1]", "[awb-2-111]", "data/law/in_force.yaml", "artikel awb-2-111 staat niet"),
    ("law/in_force.yaml", "[awb-2-1]", "[awb-2-7]", "data/law/in_force.yaml", "staat ook al bij 2024-01-01"),
    ("law/in_force.yaml", '"2024-01-01"', '"2024-02-31"', "data/law/in_force.yaml", "deze dag bestaat niet"),
    ("law/terms.yaml", "reference: awb-7-10-1", "reference: awb-7-10-9", "data/law/terms.yaml", "lid of leden"),
    ("law/products.yaml", "reference: awb-9-18", "reference: awb-9-188", "data/law/products.yaml", "awb-9-188"),
    (
        "texts/nl/nodes/letter.md",
        "## option no_letter",
        "## option none",
        "data/texts/nl/nodes/letter.md",
        "in die volgorde",
    ),
    ("texts/en/nodes/objection.md", "## today", "## more", "data/texts/en/nodes/objection.md", "dit deel ontbreekt"),
]


def test_the_project_itself_has_no_problem() -> None:
    assert [] == checks.problems(load(ROOT))


@pytest.mark.parametrize(("name", "old", "new", "file", "said"), BROKEN, ids=[f"{b[0]}: {b[2]}" for b in BROKEN])
def test_a_broken_thing_is_found_with_its_file(
    tmp_path: Path, name: str, old: str, new: str, file: str, said: str
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    found = [str(problem) for problem in checks.problems(load(tmp_path))]
    assert any(line.startswith(file) and said in line for line in found), found


def test_words_without_a_node_are_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    old = (tmp_path / "data/texts/nl/nodes/objection.md").read_text(encoding="utf-8")
    (tmp_path / "data/texts/nl/nodes/forgotten.md").write_text(
        old.replace("node: objection", "node: forgotten"), encoding="utf-8"
    )
    found = [str(problem) for problem in checks.problems(load(tmp_path))]
    assert any("er is geen vraag of uitkomst 'forgotten'" in line for line in found)
