"""YAML is read the way people mean it, and every complaint names its line."""

import pytest

from wizard.loader.problem import ProblemsFound
from wizard.loader.yaml_file import parse_yaml


@pytest.mark.parametrize("text", ["0363", "12:30", "yes", "no", "on", "2026-11-13", "1e3", "14 070", "0x1F", "007"])
def test_what_plain_yaml_would_change_stays_text(text: str) -> None:
    assert text == parse_yaml(f"value: {text}", "a.yaml").data["value"]


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False), ("6", 6), ("0", 0), ("null", None)])
def test_only_plain_truths_and_whole_numbers_are_more_than_text(text: str, value: object) -> None:
    assert value == parse_yaml(f"value: {text}", "a.yaml").data["value"]


def test_a_quoted_number_stays_text() -> None:
    assert "6" == parse_yaml('value: "6"', "a.yaml").data["value"]


def test_every_doubled_key_is_refused_with_its_line() -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n", "a.yaml")
    assert [("a.yaml", 4, "b.c"), ("a.yaml", 5, "a")] == [(p.file, p.line, p.where) for p in found.value.problems]


def test_unreadable_yaml_names_the_line() -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml('a: 1\nb: "open\nc: 2\n', "a.yaml", first_line=10)
    assert 11 < found.value.problems[0].line <= 13


def test_a_problem_points_at_the_nearest_value_that_stands_in_the_file() -> None:
    document = parse_yaml("a:\n  - b: 1\n  - c: 2\n", "a.yaml")
    assert 3 == document.problem(("a", 1, "missing"), "x").line
