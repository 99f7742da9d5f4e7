"""Every mark that names nothing is found at once: in every text and page of every locale, with its line."""

import shutil
from pathlib import Path

import pytest

from wizard.loader.problem import ProblemsFound
from wizard.loader.project import load
from wizard.publish.mark_problems import mark_problems
from wizard.publish.site import checked_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def add(path: Path, line: str) -> int:
    """Add a line at the end of a file; returns its number."""
    content = path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n"
    path.write_text(content, encoding="utf-8")
    return content.count("\n")


def test_the_project_itself_has_none() -> None:
    assert [] == mark_problems(load(ROOT))


def test_all_are_told_at_once_with_file_and_line(copy: Path) -> None:
    wrong = {
        "data/texts/nl/nodes/letter.md": "{ref:awb-6-700} en {amount:geen}",
        "data/texts/en/blocks/fear.md": "{phone:nobody}",
        "data/texts/nl/terms/bezwaar.md": "[woord](page:nergens)",
        "docs/nl/bezwaar.md": "[woord](node:geen_vraag)",
        "docs/en/over.md": "{see:awb-1-99}",
    }
    lines = {name: add(copy / name, line) for name, line in wrong.items()}
    with pytest.raises(ProblemsFound) as found:
        checked_project(copy)
    told = {(problem.file, problem.line, word) for problem in found.value.problems for word in problem.message.split()}
    assert {
        ("data/texts/nl/nodes/letter.md", lines["data/texts/nl/nodes/letter.md"], "awb-6-700"),
        ("data/texts/nl/nodes/letter.md", lines["data/texts/nl/nodes/letter.md"], "geen"),
        ("data/texts/en/blocks/fear.md", lines["data/texts/en/blocks/fear.md"], "nobody"),
        ("data/texts/nl/terms/bezwaar.md", lines["data/texts/nl/terms/bezwaar.md"], "page:nergens"),
        ("docs/nl/bezwaar.md", lines["docs/nl/bezwaar.md"], "node:geen_vraag"),
        ("docs/en/over.md", lines["docs/en/over.md"], "awb-1-99"),
    } <= told


def test_a_page_that_a_language_lacks_is_told(copy: Path) -> None:
    (copy / "docs" / "en" / "privacy.md").unlink()
    found = mark_problems(load(copy))
    assert [("docs/en/privacy.md", "deze pagina ontbreekt in deze taal")] == [(p.file, p.message) for p in found]
