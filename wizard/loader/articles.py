"""The index of articles (data/law/articles.csv): which articles a law has, and what can be said of each.

One row per article of the text that was read: paragraphs (1 where they are not numbered), paragraphs without content,
the letters of each paragraph ("1:a-f 2:a-c") and the terms and amounts that stand in it ("6 weken; EUR 23").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.loader.problem import Problem, ProblemsFound, shown_path

COLUMNS = "law,version,article,paragraphs,empty,letters,numbers"
type Index = Mapping[tuple[str, str], Article]


@dataclass(frozen=True, slots=True)
class Article:
    """One article in the version that was read. letters: paragraph -> its first and last letter."""

    version: str
    paragraphs: int
    empty: tuple[str, ...]
    letters: Mapping[str, tuple[str, str]]
    numbers: tuple[str, ...]

    def why_not(self, paragraph: str, letter: str) -> str:
        """What is wrong with naming this paragraph and letter ("" for none), in Dutch; "" when they exist."""
        if paragraph and not 1 <= int(paragraph) <= self.paragraphs:
            return f"lid {paragraph} bestaat niet; het artikel heeft {self.paragraphs} lid of leden"
        if paragraph in self.empty:
            return f"lid {paragraph} heeft in deze versie geen inhoud"
        if letter and (paragraph or "1") not in self.letters:
            return f"onder {letter} bestaat niet; er zijn daar geen letters"
        first, last = self.letters.get(paragraph or "1", ("", ""))
        return f"onder {letter} bestaat niet; het gaat van {first} tot en met {last}" if letter > last else ""


def read_articles(path: Path, root: Path) -> Index:
    """Read the index. Raises ProblemsFound for rows that are not one, all of them."""
    file = shown_path(path, root)
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    problems = [] if head == COLUMNS else [Problem(file, 1, "", f"de eerste regel hoort te zijn: {COLUMNS}")]
    found: dict[tuple[str, str], Article] = {}
    for line, row in enumerate(rows, 2):
        cells = row.split(",")
        problem = _row_problem(cells, found)
        if problem:
            problems.append(Problem(file, line, "", problem))
        else:
            found[cells[0], cells[2]] = _article(cells)
    if problems:
        raise ProblemsFound(problems)
    return found


def _row_problem(cells: list[str], found: Index) -> str:
    if len(cells) != COLUMNS.count(",") + 1:
        return f"hier horen {COLUMNS.count(',') + 1} velden, gescheiden door komma's; er staan er {len(cells)}"
    if not cells[3].isdecimal() or cells[3] == "0":
        return f"'{cells[3]}' is geen aantal leden"
    return f"artikel {cells[2]} van {cells[0]} staat er twee keer" if (cells[0], cells[2]) in found else ""


def _article(cells: list[str]) -> Article:
    letters = dict(part.split(":") for part in cells[5].split())
    return Article(
        version=cells[1],
        paragraphs=int(cells[3]),
        empty=tuple(cells[4].split()),
        letters={paragraph: (span[0].lower(), span[-1].lower()) for paragraph, span in letters.items()},
        numbers=tuple(number for number in cells[6].split("; ") if number),
    )
