"""Every municipality is one document, made from the register, the law and its own file; days choose between values."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.loader.municipalities import sort_key
from wizard.loader.overdue import overdue
from wizard.loader.project import Project, load

ROOT = Path(__file__).resolve().parents[2]
PROMISED_TO_OTHERS = {
    "code", "slug", "name", "province", "tooi", "aliases", "collected", "review_on", "sources", "facts", "gaps",
    "conflicts", "succeeded_by", "own_file", "former", "ombudsman", "cooperations",
}  # fmt: skip
UTRECHT = 'decision_term_weeks: {value: 6, source: s1, verified: "yes"}'
CHANGED = (
    'decision_term_weeks: [{value: 6, source: s1, verified: "yes", valid_to: "2026-12-31"}, '
    '{value: 5, source: s1, verified: "yes", valid_from: "2027-01-01"}]'
)


def test_all_342_municipalities_are_there_once_with_all_that_others_read(project: Project) -> None:
    documents = list(project.municipalities.values())
    assert 342 == len({document.data["code"] for document in documents})
    assert [] == [document.data["name"] for document in documents if not set(document.data) >= PROMISED_TO_OTHERS]
    assert 28 == sum(document.data["own_file"] for document in documents)
    assert 12 == len({document.data["province"] for document in documents})


def test_every_municipality_has_a_number_a_website_and_where_they_come_from(project: Project) -> None:
    for document in project.municipalities.values():
        general = document.data["facts"]["general_contact"]
        assert {"phone", "website"} <= set(general)
        assert "organisaties.overheid.nl" in document.data["sources"][general["phone"]["source"]]["url"]


def test_how_sure_we_are_of_the_ombudsman_is_known_for_each(project: Project) -> None:
    found = Counter(document.data["ombudsman"]["confidence"] for document in project.municipalities.values())
    assert {"verondersteld": 265, "hoog": 52, "midden": 15, "laag": 10} == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Aa en Hunze", "Aalsmeer"),
        ("Súdwest-Fryslân", "Sulisandpunt"),
        ("De Fryske Marren", "De Wolden"),
        ("'s-Hertogenbosch", "Sittard-Geleen"),
        ("Noord-Beveland", "Noordenveld"),
    ],
)
def test_names_are_sorted_as_people_sort_them(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_the_municipalities_come_sorted(project: Project) -> None:
    names = [document.data["name"] for document in project.municipalities.values()]
    assert sorted(names, key=sort_key) == names


def test_own_facts_go_before_the_register_and_the_register_before_the_law(project: Project) -> None:
    amsterdam = project.municipalities["amsterdam"].data["facts"]
    assert ("free_choice", "seed") == tuple(
        amsterdam["complaint_provider"]["first_door"][k] for k in ("value", "verified")
    )
    assert ("14 020", "roo") == tuple(amsterdam["general_contact"]["phone"][k] for k in ("value", "source"))
    assert ("unknown", "law") == tuple(amsterdam["objection"]["mediation"][k] for k in ("value", "verified"))


@pytest.mark.parametrize(
    ("key", "file"),
    [
        (("facts", "complaint_provider", "first_door"), "data/municipalities/amsterdam.yaml"),
        (("facts", "general_contact", "phone"), "data/register/municipalities.csv"),
        (("name",), "data/register/municipalities.csv"),
        (("facts", "objection", "mediation"), "data/municipalities/_default.yaml"),
    ],
)
def test_a_problem_points_at_the_file_and_line_where_the_value_stands(
    project: Project, key: tuple[str, ...], file: str
) -> None:
    problem = project.municipalities["amsterdam"].problem(key, "")
    line = (ROOT / file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert file == problem.file
    assert key[-1] in line or "Amsterdam" in line


def test_an_organisation_that_acts_for_several_is_recorded_once(project: Project) -> None:
    every = project.register.cooperations.data["cooperations"]
    assert 46 == len(every)
    for municipality in ("harlingen", "terschelling", "vlieland", "waadhoeke"):
        assert "dienst_noardwest_fryslan" == project.municipalities[municipality].data["cooperations"][0]
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / "municipalities").glob("*.yaml"))
    numbers = [
        one["facts"]["general_contact"]["phone"]["value"]
        for one in every.values()
        if "facts" in one and "phone" in one["facts"].get("general_contact", {})
    ]
    assert [] == [number for number in numbers if number in written]


# --- days ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """A copy of the data in which much changes on 1 January 2027: Beek goes up into Stein, Tiel begins, and so on."""
    root = tmp_path_factory.mktemp("changed")
    shutil.copytree(ROOT / "data", root / "data")

    def replaced(name: str, old: str, new: str) -> None:
        path = root / "data" / name
        text = path.read_text(encoding="utf-8")
        assert 1 == text.count(old), old
        path.write_text(text.replace(old, new), encoding="utf-8")

    table = (ROOT / "data/register/municipalities.csv").read_text(encoding="utf-8").splitlines()
    beek, tiel = (next(line for line in table if line.startswith(code)) for code in ("GM0888", "GM0281"))
    replaced("register/municipalities.csv", beek, beek.removesuffix(",,") + ",2026-12-31,GM0971")
    replaced("register/municipalities.csv", tiel, tiel.removesuffix(",,,") + ",2027-01-01,,")
    replaced("municipalities/utrecht.yaml", UTRECHT, CHANGED)
    replaced(
        "register/ombudsmen.yaml",
        "{ombudsman: groningen, confidence: hoog, source: groningen}",
        '{ombudsman: groningen, confidence: hoog, source: groningen, valid_to: "2026-12-31"}\n'
        '    - {ombudsman: nationale, confidence: hoog, source: groningen, valid_from: "2027-01-01"}',
    )
    return lambda day: load(root, day)


@pytest.mark.parametrize(
    ("day", "is_former", "weeks", "ombudsman", "has_tiel"),
    [("2026-12-31", False, 6, "groningen", False), ("2027-01-01", True, 5, "nationale", True)],
)
def test_on_1_january_another_value_another_ombudsman_and_another_municipality_hold(
    changed: Callable[[str], Project], day: str, is_former: bool, weeks: int, ombudsman: str, has_tiel: bool
) -> None:
    project = changed(day)
    beek = project.municipalities["beek"].data
    assert (is_former, ["GM0971"], "2026-12-31") == (beek["former"], beek["succeeded_by"], beek["valid_to"])
    term = project.municipalities["utrecht"].data["facts"]["complaint_municipality"]["decision_term_weeks"]
    assert weeks == term["value"]
    assert ombudsman == project.municipalities["groningen"].data["ombudsman"]["id"]
    assert has_tiel == ("tiel" in project.municipalities)


def test_what_is_still_to_come_and_what_was_before_is_kept_apart(changed: Callable[[str], Project]) -> None:
    before, after = (changed(day).municipalities for day in ("2026-12-31", "2027-01-01"))
    assert [5] == [change["fact"]["value"] for change in before["utrecht"].data["other_days"]]
    assert [6] == [change["fact"]["value"] for change in after["utrecht"].data["other_days"]]
    assert ["nationale"] == [one["id"] for one in before["groningen"].data["ombudsman"]["next"]]
    assert ["groningen"] == [one["id"] for one in after["groningen"].data["ombudsman"]["before"]]


# --- what is overdue -------------------------------------------------------------------------------------------------


def test_nothing_is_overdue_on_the_day_the_facts_were_collected(project: Project) -> None:
    assert [] == overdue(project, "2026-11-22")


def test_the_register_must_be_looked_at_again_each_1_january(project: Project) -> None:
    found = overdue(project, "2027-01-01")
    assert ["about.yaml", "cooperations.yaml", "ombudsmen.yaml"] == [Path(problem.file).name for problem in found]
    assert all(problem.message == "had opnieuw bekeken moeten zijn voor 2026-12-31" for problem in found)


def test_a_file_past_its_review_date_is_overdue_on_the_day_after(project: Project) -> None:
    def own(day: str) -> list[str]:
        return [problem.file for problem in overdue(project, day) if "municipalities/" in problem.file]

    assert [] == own("2027-11-22")
    assert 28 == len(own("2027-11-23"))


def test_a_value_that_ended_without_a_successor_is_overdue_and_one_with_a_successor_is_not(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name, old, new in (
        ("utrecht", UTRECHT, CHANGED),
        (
            "opsterland",
            'talk_first: {value: true, source: s1, verified: "yes"}',
            'talk_first: {value: true, source: s1, verified: "yes", valid_to: "2026-12-31"}',
        ),
        (
            "ommen",
            'oral_allowed: {value: true, source: s1, verified: "yes"}',
            'oral_allowed: {value: true, source: s1, verified: "yes", review_on: "2026-12-01"}',
        ),
    ):
        path = tmp_path / "data" / "municipalities" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert 1 == text.count(old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    found = [str(problem) for problem in overdue(load(tmp_path), "2027-01-01") if "municipalities/" in problem.file]
    assert [
        "data/municipalities/ommen.yaml:18  facts.complaint_municipality.oral_allowed.review_on: "
        "had opnieuw bekeken moeten zijn voor 2026-12-01",
        "data/municipalities/opsterland.yaml:23  facts.complaint_municipality.talk_first: "
        "geldt niet meer sinds 2026-12-31; zet de nieuwe waarde erbij of haal dit weg",
    ] == found
