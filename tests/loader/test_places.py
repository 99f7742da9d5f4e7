"""places.csv is read with every mistake of an editor named, all at once."""

from pathlib import Path

import pytest

from tests.site.reading import ROOT
from wizard.loader.places import Place, read_places
from wizard.loader.problem import ProblemsFound

HEADER = "name,municipality,kind,sources\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        read_places(written(folder, text), folder)
    return [str(problem) for problem in found.value.problems]


def test_the_file_of_the_project_holds_every_kind_of_name() -> None:
    places = read_places(ROOT / "data" / "register" / "places.csv", ROOT)
    assert 4_700 == len(places)
    assert {"woonplaats": 2_502, "alias": 449, "former": 57, "district": 1_692} == {
        kind: sum(place.kind == kind for place in places) for kind in ("woonplaats", "alias", "former", "district")
    }


def test_a_row_is_a_name_in_one_municipality_with_its_sources(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + '"Nuenen, Gerwen",GM0820,alias,geonames cbs_wijken\n')
    assert (Place("Nuenen, Gerwen", "GM0820", "alias", ("geonames", "cbs_wijken"), 2),) == read_places(path, tmp_path)


def test_another_header_is_refused(tmp_path: Path) -> None:
    (message,) = problems(tmp_path, "naam,gemeente\nOss,GM0828\n")
    assert "places.csv:1" in message
    assert "name,municipality,kind,sources" in message


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert 1 == len(problems(tmp_path, ""))


def test_every_wrong_row_is_named_with_its_line_and_what_is_allowed(tmp_path: Path) -> None:
    rows = "Oss,GM0828,stad,cbs\n,GM0828,alias,cbs\nOss |x,GM0828,alias,cbs\nBest,GM0753\nUden ,GM1991,alias,cbs\n"
    found = problems(tmp_path, HEADER + rows)
    assert ["places.csv:2", "places.csv:3", "places.csv:4", "places.csv:5", "places.csv:6"] == [
        message.partition(" ")[0] for message in found
    ]
    assert "kies uit: woonplaats, alias, former, district" in found[0]
    assert "heeft 2 velden; er horen er 4" in found[3]


def test_a_name_that_stands_twice_in_a_municipality_is_refused_and_in_two_municipalities_is_not(tmp_path: Path) -> None:
    both = "Velp,GM0275,woonplaats,cbs\nVelp,GM1982,woonplaats,cbs\n"
    assert 2 == len(read_places(written(tmp_path, HEADER + both), tmp_path))
    (message,) = problems(tmp_path, HEADER + both + "Velp,GM0275,alias,geonames\n")
    assert "places.csv:4" in message
    assert "ook op regel 2" in message
