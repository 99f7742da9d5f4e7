"""Flowcharts of the conversations, one for each part (file of data/tree): as SVG in the page, and as a list below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

from wizard.loader.project import Project
from wizard.publish.edition import Edition
from wizard.publish.flow_layout import WIDTH, Layout, Point, Size, laid_out

PAGE = "bewijs/schema-"
ROOT = "../../"
PAD, LINE, ROW_PAD = 10, 19, 7
HEAD_LETTERS, LABEL_LETTERS, TARGET_LETTERS = 34, 21, 16
TARGET_X = 194
GIVEN = "given"
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Way:
    """A way out as it is drawn: its words, the node it leads to with its name and address, and its lines of text."""

    result: str
    label: str
    target: str
    name: str
    href: str
    door: str
    is_line: bool

    @property
    def label_lines(self) -> list[str]:
        """The words of the way out, broken; a row without a name beside it has more room."""
        return wrap(self.label, LABEL_LETTERS + (TARGET_LETTERS if self.is_line else 0))

    @property
    def name_lines(self) -> list[str]:
        """The name of where it leads, broken; nothing where a line leads there."""
        return [] if self.is_line else wrap(self.name, TARGET_LETTERS)

    @property
    def height(self) -> int:
        """The height of the row."""
        return max(len(self.label_lines), len(self.name_lines)) * LINE + 2 * ROW_PAD


@dataclass(frozen=True, slots=True)
class Box:
    """A question or check as it is drawn."""

    id: str
    kind: str
    title: str
    href: str
    ways: Sequence[Way]

    @property
    def title_lines(self) -> list[str]:
        """The question, broken."""
        return wrap(self.title, HEAD_LETTERS)

    @property
    def head(self) -> int:
        """The height of the head."""
        return len(self.title_lines) * LINE + 2 * PAD

    @property
    def size(self) -> Size:
        """The height, and where the lines leave."""
        top, ends = self.head, dict[str, list[int]]()
        for way in self.ways:
            if way.is_line:
                ends.setdefault(way.target, []).append(top + way.height // 2)
            top += way.height
        return Size(top, ends)


def parts(project: Project) -> dict[str, list[str]]:
    """The parts of the conversations (files of data/tree) that ask something, with their questions and checks."""
    found: dict[str, list[str]] = {}
    for node_id, node in project.nodes.items():
        if "outcome" not in node:
            found.setdefault(Path(project.node_documents[node_id].file).stem, []).append(node_id)
    return found


def flow_page(edition: Edition, part: str) -> str:
    """The page of one part: the drawing, and the same as a list."""
    words = edition.interface["flow"]
    boxes = [_box(edition, node_id, part) for node_id in parts(edition.project)[part]]
    title = words["title"].format(part=words["parts"][part])
    body = edition.render(
        "flow.html",
        f=words,
        title=title,
        svg=drawing(boxes, edition.interface["language"]["dir"], title),
        boxes=boxes,
        kinds=words["kinds"],
        back=edition.link(ROOT)("page", "bewijs"),
    )
    return edition.page(title, words["description"], body, search="\n  exclude: true")


def _box(edition: Edition, node_id: str, part: str) -> Box:
    node, link = edition.project.nodes[node_id], edition.link(ROOT)
    title = plain(edition, edition.words.nodes[node_id].parts["title"])
    kind = "check" if "check" in node else "question"
    ways = [_way(edition, node_id, result, target, part) for result, target in node["next"].items()]
    return Box(node_id, kind, title, link("node", node_id), ways)


def _way(edition: Edition, node_id: str, result: str, target: str, part: str) -> Way:
    text, node = edition.words.nodes[target], edition.project.nodes[target]
    label = label_of(edition, node_id, result)
    stays = "outcome" not in node and Path(edition.project.node_documents[target].file).stem == part
    name = text.head["name"] if "outcome" in node else plain(edition, text.parts["title"])
    return Way(result, label, target, name, edition.link(ROOT)("node", target), node.get("outcome", ""), stays)


def label_of(edition: Edition, node_id: str, result: str) -> str:
    """The words of a way out: the option's, or that the day is known."""
    label = edition.words.nodes[node_id].option(result)[0]
    return plain(edition, label) if label else str(edition.interface["flow"][GIVEN])


def plain(edition: Edition, text: str) -> str:
    """Words without marks and links."""
    return unescape(TAG.sub("", edition.marks(ROOT).inline(text)))


# --- the drawing -----------------------------------------------------------------------------------------------------


def drawing(boxes: Sequence[Box], direction: str, title: str) -> str:
    """The chart as SVG: it stays from left to right in every language, its words run as the language does."""
    layout = laid_out({box.id: box.size for box in boxes})
    margin = 4
    view = f"{-margin} {-margin} {layout.width + 2 * margin:.0f} {layout.height + 2 * margin:.0f}"
    size = f'width="{layout.width + 2 * margin:.0f}" height="{layout.height + 2 * margin:.0f}"'
    inner = [*(_line(points) for points in layout.lines), *(_drawn(box, layout, direction) for box in boxes)]
    head = f'<svg class="ww-flow" role="group" aria-label="{escape(title)}" viewBox="{view}" {size}>'
    return f"{head}{''.join(inner)}</svg>"


def _line(points: Sequence[Point]) -> str:
    """A line with soft bends between the layers and straight through them."""
    path = [f"M{points[0].x:.0f} {points[0].y:.0f}"]
    for start, end in pairwise(points):
        half = (start.x + end.x) / 2
        straight = start.y == end.y
        path.append(
            f"H{end.x:.0f}" if straight else f"C{half:.0f} {start.y:.0f} {half:.0f} {end.y:.0f} {end.x:.0f} {end.y:.0f}"
        )
    end = points[-1]
    arrow = f'<path class="ww-flow-tip" d="M{end.x - 7:.0f} {end.y - 4:.0f}L{end.x:.0f} {end.y:.0f}l-7 4z"/>'
    return f'<path class="ww-flow-line" d="{"".join(path)}"/>{arrow}'


def _drawn(box: Box, layout: Layout, direction: str) -> str:
    corner, height = layout.boxes[box.id], box.size.height
    frame = f'<rect class="ww-flow-box" width="{WIDTH}" height="{height}" rx="6"/>'
    ground = f'<rect class="ww-flow-head" width="{WIDTH}" height="{box.head}" rx="6"/>'
    title = _text(box.title_lines, PAD, PAD, WIDTH - 2 * PAD, direction)
    head = f'<a href="{escape(box.href)}">{ground}{title}</a>'
    rows, top = [], box.head
    for way in box.ways:
        rows.append(_row(way, top, direction))
        top += way.height
    return (
        f'<g class="ww-flow-{box.kind}" transform="translate({corner.x:.0f} {corner.y:.0f})">'
        f"{frame}{head}{''.join(rows)}</g>"
    )


def _row(way: Way, top: int, direction: str) -> str:
    rule = f'<path class="ww-flow-rule" d="M0 {top}H{WIDTH}"/>'
    room = WIDTH - 2 * PAD if way.is_line else TARGET_X - 2 * PAD
    label = _text(way.label_lines, PAD, top + ROW_PAD, room, direction)
    if way.is_line:
        return rule + label
    name = _text(way.name_lines, TARGET_X, top + ROW_PAD, WIDTH - TARGET_X - PAD, direction)
    door = f' data-door="{way.door}"' if way.door else ""
    return f'{rule}{label}<a href="{escape(way.href)}"{door}>{_spot(top, way)}{name}</a>'


def _spot(top: int, way: Way) -> str:
    """The ground of a name, so that the whole row takes the tap."""
    return (
        f'<rect class="ww-flow-target" x="{TARGET_X - 6}" y="{top + 2}" width="{WIDTH - TARGET_X + 4}" '
        f'height="{way.height - 4}" rx="4"/>'
    )


def _text(lines: Sequence[str], x: int, top: int, width: int, direction: str) -> str:
    at = x + width if direction == "rtl" else x
    spans = "".join(f'<tspan x="{at}" dy="{LINE}">{escape(line)}</tspan>' for line in lines)
    return f'<text x="{at}" y="{top - 4}" direction="{direction}">{spans}</text>'
