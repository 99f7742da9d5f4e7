"""Reading YAML the way people mean it: text stays text, a doubled key is refused, every value knows its line.

Plain YAML reads 0363 as 243, 12:30 as 750, yes as true, and keeps the last of two equal keys. Here only true, false and
whole numbers without leading zero are more than text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from wizard.loader.problem import Problem, ProblemsFound, shown_path

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where it was built: hundreds of files
WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
type Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a file, and the line (from 1) of each by its path of keys and indices.

    A document put together from several files names in `files` the file of each value that stands in another one.
    """

    file: str
    data: Any
    lines: dict[Key, int]
    files: Mapping[Key, str] = field(default_factory=dict)

    def problem(self, key: Key, message: str) -> Problem:
        """A problem at the value under `key`, or at the nearest value above it that stands in the file."""
        known = next((key[:end] for end in range(len(key), -1, -1) if key[:end] in self.lines), ())
        return Problem(self.files.get(known, self.file), self.lines.get(known, 1), ".".join(map(str, key)), message)


def read_yaml(path: Path, root: Path) -> Document:
    """Read one file. Raises ProblemsFound for unreadable YAML and for doubled keys, all of them."""
    return parse_yaml(path.read_text(encoding="utf-8"), shown_path(path, root))


def parse_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read YAML text; `first_line` is the line in the file on which the text starts."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        message = f"dit is geen leesbare YAML ({error.problem}); kijk naar aanhalingstekens en inspringen"
        raise ProblemsFound([Problem(file, line, "", message)]) from None
    lines: dict[Key, int] = {}
    problems: list[Problem] = []
    data = _value(node, (), lines, problems, file, first_line) if node else {}
    if problems:
        raise ProblemsFound(problems)
    return Document(file, data, lines)


def _value(
    node: yaml.Node, key: Key, lines: dict[Key, int], problems: list[Problem], file: str, first_line: int
) -> Any:
    lines.setdefault(key, node.start_mark.line + first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*key, i), lines, problems, file, first_line) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for name, value in _pairs(node):
            line = name.start_mark.line + first_line
            if name.value in found:
                where = ".".join(map(str, (*key, name.value)))
                problems.append(Problem(file, line, where, "staat er twee keer; laat er één staan"))
            lines[(*key, name.value)] = line
            found[name.value] = _value(value, (*key, name.value), lines, problems, file, first_line)
        return found
    return _scalar(node)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    yield from node.value


def _scalar(node: yaml.Node) -> str | int | bool | None:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):  # type: ignore[attr-defined]
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "null", "~"):
        return None
    return int(text) if WHOLE_NUMBER.fullmatch(text) else text
