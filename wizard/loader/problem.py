"""A problem in a file that a person wrote, told so that the person can mend it (messages in Dutch)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong where: file, line (from 1), the field, and what to do about it."""

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}  {self.where}: {self.message}"
            if self.where
            else f"{self.file}:{self.line}  {self.message}"
        )


class ProblemsFound(Exception):
    """The data cannot be used; `problems` holds every one of them, sorted by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def shown_path(path: Path, root: Path) -> str:
    """The path as an editor knows it: from the root of the project."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
