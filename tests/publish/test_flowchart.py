"""Flowcharts: every way out is told once, boxes do not overlap, lines run forward, words fit, links lead on."""

import re
from datetime import date
from itertools import pairwise

import pytest

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.edition import Edition
from wizard.publish.flow_layout import GAP_X, WIDTH, Layout, Size, laid_out
from wizard.publish.flowchart import HEAD_LETTERS, Box, _box, drawing, flow_page, parts


@pytest.fixture(scope="module")
def edition(project: Project, bundle: str) -> Edition:
    return Edition(project, project.words["nl"], open_door(bundle), date(2026, 11, 24))


@pytest.fixture(scope="module")
def charts(edition: Edition) -> dict[str, list[Box]]:
    return {part: [_box(edition, node, part) for node in nodes] for part, nodes in parts(edition.project).items()}


def layout_of(boxes: list[Box]) -> Layout:
    return laid_out({box.id: box.size for box in boxes})


def test_every_question_and_check_stands_in_one_chart(project: Project, charts: dict[str, list[Box]]) -> None:
    asked = {node_id for node_id, node in project.nodes.items() if "outcome" not in node}
    drawn = [box.id for boxes in charts.values() for box in boxes]
    assert sorted(asked) == sorted(drawn)


def test_every_way_out_is_drawn_with_where_it_leads(project: Project, charts: dict[str, list[Box]]) -> None:
    ways = {(box.id, way.result): way.target for boxes in charts.values() for box in boxes for way in box.ways}
    expected = {
        (node_id, result): target
        for node_id, node in project.nodes.items()
        if "outcome" not in node
        for result, target in node["next"].items()
    }
    assert expected == ways
    assert all(way.label and way.name for boxes in charts.values() for box in boxes for way in box.ways)


def test_no_two_boxes_overlap(charts: dict[str, list[Box]]) -> None:
    for boxes in charts.values():
        layout, heights = layout_of(boxes), {box.id: box.size.height for box in boxes}
        columns: dict[float, list[tuple[float, float]]] = {}
        for name, corner in layout.boxes.items():
            columns.setdefault(corner.x, []).append((corner.y, corner.y + heights[name]))
        for spans in columns.values():
            ordered = sorted(spans)
            assert all(above[1] < below[0] for above, below in pairwise(ordered))


def test_no_line_crosses_a_box(charts: dict[str, list[Box]]) -> None:
    """Between the layers a line may bend; across a layer it runs straight through a slot of its own."""
    for boxes in charts.values():
        layout, heights = layout_of(boxes), {box.id: box.size.height for box in boxes}
        for line in layout.lines:
            for start, end in zip(line[1:-1:2], line[2:-1:2], strict=True):
                inside = [
                    name
                    for name, corner in layout.boxes.items()
                    if corner.x == start.x and corner.y <= start.y <= corner.y + heights[name]
                ]
                assert (start.y, []) == (end.y, inside)


def test_every_line_runs_forward_from_a_row_to_its_box(charts: dict[str, list[Box]]) -> None:
    for boxes in charts.values():
        layout = layout_of(boxes)
        drawn = sum(way.is_line for box in boxes for way in box.ways)
        assert drawn == len(layout.lines)
        for line in layout.lines:
            assert [point.x for point in line] == sorted(point.x for point in line)


def test_a_small_chart_is_laid_out_as_expected() -> None:
    sizes = {"a": Size(60, {"b": [40], "c": [50]}), "b": Size(40, {"c": [30]}), "c": Size(40, {})}
    layout = laid_out(sizes)
    assert [0, WIDTH + GAP_X, 2 * (WIDTH + GAP_X)] == [layout.boxes[name].x for name in "abc"]
    assert [2, 4, 2] == [len(line) for line in layout.lines]
    assert 3 * WIDTH + 2 * GAP_X == layout.width
    assert all(point.y >= 0 for line in layout.lines for point in line)


def test_an_empty_chart_is_empty() -> None:
    assert ({}, []) == (laid_out({}).boxes, laid_out({}).lines)


def test_words_are_broken_where_they_would_leave_the_box(charts: dict[str, list[Box]]) -> None:
    lines = [line for boxes in charts.values() for box in boxes for line in box.title_lines]
    assert max(map(len, lines)) <= HEAD_LETTERS


def test_the_drawing_has_no_style_no_script_and_a_link_for_each_name(charts: dict[str, list[Box]]) -> None:
    boxes = charts["letter"]
    svg = drawing(boxes, "ltr", "Brief")
    assert "style=" not in svg and "<script" not in svg
    links = len(boxes) + sum(not way.is_line for box in boxes for way in box.ways)
    assert links == len(re.findall(r"<a href=", svg))


def test_words_that_run_from_right_to_left_begin_at_the_right(charts: dict[str, list[Box]]) -> None:
    svg = drawing(charts["opening"], "rtl", "Begin")
    assert 'direction="rtl"' in svg and 'direction="ltr"' not in svg
    first = re.search(r'<tspan x="(\d+)"', svg)
    assert first and int(first[1]) > WIDTH / 2


def test_the_list_says_the_same_as_the_drawing(edition: Edition, charts: dict[str, list[Box]]) -> None:
    page = flow_page(edition, "silence")
    for box in charts["silence"]:
        assert f'<section id="{box.id}"' in page
    assert sum(len(box.ways) for box in charts["silence"]) == page.count('<span class="ww-sr">gaat naar:</span>')
