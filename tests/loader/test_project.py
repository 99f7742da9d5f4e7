"""The whole of data/ is read; problems of several files come together."""

import shutil
from pathlib import Path

import pytest

from wizard.loader.problem import ProblemsFound
from wizard.loader.project import load

ROOT = Path(__file__).resolve().parents[2]


def test_the_project_itself_loads_without_a_problem() -> None:
    project = load(ROOT)
    assert {"nl", "en"} <= set(project.words)
    assert {"amsterdam", "den-haag", "weststellingwerf"} <= set(project.municipalities)


def test_problems_of_several_files_come_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name, old, new in (
        ("municipalities/den-haag.yaml", "code: GM0518", "code: 0518"),
        ("tree/letter.yaml", "question: choice", "question: choose"),
        ("texts/nl/nodes/letter.md", "## why", "## waarom"),
    ):
        path = tmp_path / "data" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path)
    files = {problem.file for problem in found.value.problems}
    assert {"data/municipalities/den-haag.yaml", "data/tree/letter.yaml", "data/texts/nl/nodes/letter.md"} == files


def test_a_node_id_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copyfile(tmp_path / "data/tree/opening.yaml", tmp_path / "data/tree/second.yaml")
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path)
    assert any(
        "safe_now" == problem.where and "deze id staat ook in" in problem.message for problem in found.value.problems
    )
