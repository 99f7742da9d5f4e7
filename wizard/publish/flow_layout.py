"""Where the boxes and lines of a flowchart stand: layers from left to right, computed at build.

A box has a head and one row per way out. A way out to a box of the same chart is a line from the end of its row; all
other ways out are told in the row itself, so that few lines remain and each begins beside its words. A line that passes
a layer gets a slot between the boxes there, shared by all lines to the same box.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

WIDTH, GAP_X, GAP_Y, SLOT = 336, 90, 26, 10
SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Size:
    """The height of a box, and how far below its top each row that has a line ends: target -> offsets."""

    height: int
    ways: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each box has its corner, the lines (points to pass, two for each layer), and how large the drawing is."""

    boxes: Mapping[str, Point]
    lines: Sequence[Sequence[Point]]
    width: float
    height: float


type Item = str | tuple[str, int]  # a box, or the slot of the lines to a box in a layer


def laid_out(sizes: Mapping[str, Size]) -> Layout:
    """Place the boxes of a chart. sizes: box -> its size and ways; every target is a box, and no way leads back."""
    layers = _layers(sizes)
    columns = _columns(sizes, layers)
    before = _before(sizes, layers)
    tops: dict[Item, float] = {}
    for _ in range(SWEEPS):
        for number, column in enumerate(columns):
            columns[number] = sorted(column, key=lambda item: _wish(item, before, sizes, tops))
            _stack(columns[number], before, sizes, tops)
    lift = min(tops.values(), default=0)
    tops = {item: top - lift for item, top in tops.items()}
    lines = [line for box in sizes for line in _lines(box, sizes, layers, tops)]
    height = max((top + _height(item, sizes) for item, top in tops.items()), default=0)
    boxes = {item: Point(_left(layers[item]), top) for item, top in tops.items() if isinstance(item, str)}
    return Layout(boxes, lines, _left(max(layers.values(), default=0)) + WIDTH, height)


def _layers(sizes: Mapping[str, Size]) -> dict[str, int]:
    """How many boxes come before each, at the most."""
    found = dict.fromkeys(sizes, 0)
    waiting = list(sizes)
    while waiting:
        box = waiting.pop(0)
        for target in sizes[box].ways:
            if found[target] <= found[box]:
                found[target] = found[box] + 1
                waiting.append(target)
    return found


def _columns(sizes: Mapping[str, Size], layers: Mapping[str, int]) -> list[list[Item]]:
    columns: list[list[Item]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for box in sizes:
        columns[layers[box]].append(box)
        for target in sizes[box].ways:
            for layer in range(layers[box] + 1, layers[target]):
                if (target, layer) not in columns[layer]:
                    columns[layer].append((target, layer))
    return columns


def _before(sizes: Mapping[str, Size], layers: Mapping[str, int]) -> dict[Item, list[tuple[Item, int]]]:
    """What leads to each item from the layer before it, and how far below its top."""
    found: dict[Item, list[tuple[Item, int]]] = {}
    for box in sizes:
        for target, offsets in sizes[box].ways.items():
            chain: list[Item] = [*((target, layer) for layer in range(layers[box] + 1, layers[target])), target]
            found.setdefault(chain[0], []).extend((box, offset) for offset in offsets)
            for earlier, later in pairwise(chain):
                if (earlier, SLOT // 2) not in found.setdefault(later, []):
                    found[later].append((earlier, SLOT // 2))
    return found


def _height(item: Item, sizes: Mapping[str, Size]) -> int:
    return sizes[item].height if isinstance(item, str) else SLOT


def _wish(
    item: Item,
    before: Mapping[Item, Sequence[tuple[Item, int]]],
    sizes: Mapping[str, Size],
    tops: Mapping[Item, float],
) -> float:
    """The height at which an item would like to begin: level with what leads to it, or where it is."""
    sources = [tops[source] + offset for source, offset in before.get(item, ()) if source in tops]
    if not sources:
        return tops.get(item, 0)
    return mean(sources) - min(_height(item, sizes) / 2, 30)


def _stack(
    column: Sequence[Item],
    before: Mapping[Item, Sequence[tuple[Item, int]]],
    sizes: Mapping[str, Size],
    tops: dict[Item, float],
) -> None:
    """Place the items of a column one below the other, each as near to its wish as the one above leaves it."""
    free = float("-inf")
    for item in column:
        tops[item] = max(free, _wish(item, before, sizes, tops))
        free = tops[item] + _height(item, sizes) + GAP_Y


def _left(layer: int) -> float:
    return layer * (WIDTH + GAP_X)


def _lines(
    box: str, sizes: Mapping[str, Size], layers: Mapping[str, int], tops: Mapping[Item, float]
) -> list[list[Point]]:
    found = []
    for target, offsets in sizes[box].ways.items():
        passed = range(layers[box] + 1, layers[target])
        slots = [Point(_left(layer), tops[target, layer] + SLOT / 2) for layer in passed]
        through = [point for slot in slots for point in (slot, Point(slot.x + WIDTH, slot.y))]
        end = Point(_left(layers[target]), tops[target] + min(sizes[target].height / 2, 22))
        for offset in offsets:
            found.append([Point(_left(layers[box]) + WIDTH, tops[box] + offset), *through, end])
    return found
