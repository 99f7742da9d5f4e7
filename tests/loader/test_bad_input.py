"""What an editor may do wrong with a place: each refused with file, line, reason and remedy, all of them at once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from wizard.loader.facts import person_in, wrong_number
from wizard.loader.problem import ProblemsFound
from wizard.loader.project import load

ROOT = Path(__file__).resolve().parents[2]
OWN, TABLE, OMBUDSMEN = "data/municipalities/", "data/register/municipalities.csv", "data/register/ombudsmen.yaml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A text put in the place of another one in a file, and what must be said of the line where it stands."""

    name: str
    file: str
    right: str
    wrong: str
    said: str


def mistake(name: str, file: str, right: str, wrong: str, said: str) -> Mistake:
    return Mistake(name, file, right, wrong, said)


MISTAKES = [
    mistake(
        "a doubled key",
        f"{OWN}amsterdam.yaml",
        'review_on: "2027-11-22"\n',
        'review_on: "2027-11-22"\nreview_on: "2027-12-01"\n',
        "review_on: staat er twee keer; laat er één staan",
    ),
    mistake(
        "an unknown field",
        f"{OWN}apeldoorn.yaml",
        "talk_first:",
        "talk_frist:",
        "facts.complaint_municipality.talk_frist: dit veld kennen wij niet; bedoelt u 'talk_first'?",
    ),
    mistake(
        "a phone number with a digit missing",
        f"{OWN}arnhem.yaml",
        '"026 377 53 20"',
        '"026 377 53 2"',
        "facts.complaint_municipality.channels.0: '026 377 53 2' heeft 9 cijfers; "
        "een telefoonnummer heeft er tien en begint met 0",
    ),
    mistake(
        "a 14 number with a digit missing, in the register",
        TABLE,
        "14 0592,https://www.aaenhunze.nl",
        "14 059,https://www.aaenhunze.nl",
        "aa-en-hunze.phone: '14 059' heeft 5 cijfers; een 14-nummer is 14 en een netnummer, zoals 14 070 of 14 0592",
    ),
    mistake(
        "a term without its unit",
        f"{OWN}noord-beveland.yaml",
        "first_contact_within: {value: 2, unit: week,",
        "first_contact_within: {value: 2,",
        "facts.complaint_municipality.first_contact_within: hier ontbreekt: unit",
    ),
    mistake(
        "a term with its unit in the text",
        f"{OWN}purmerend.yaml",
        'first_contact_within: {value: "zo snel mogelijk"',
        'first_contact_within: {value: "5 werkdagen"',
        "facts.complaint_municipality.first_contact_within.value: '5 werkdagen' heeft niet de vorm die hier hoort: "
        "zet een getal zonder woord bij value en de eenheid bij unit: {value: 5, unit: werkdag}",
    ),
    mistake(
        "an unknown source",
        f"{OWN}coevorden.yaml",
        "anonymous_allowed: {value: false, source: s1",
        "anonymous_allowed: {value: false, source: s9",
        "facts.complaint_municipality.anonymous_allowed: bron 's9' staat niet bij sources; kies uit: roo, s1, s2",
    ),
    mistake(
        "a code without its letters",
        f"{OWN}hardenberg.yaml",
        "code: GM0160",
        "code: 0160",
        "code: '0160' heeft niet de vorm die hier hoort: GM en vier cijfers, zoals GM0518",
    ),
    mistake(
        "a code read as a number",
        f"{OWN}heiloo.yaml",
        "code: GM0399",
        "code: 399",
        "code: hier hoort tekst, er staat 399; zet er aanhalingstekens om",
    ),
    mistake(
        "the name of a person, with a title",
        f"{OWN}winterswijk.yaml",
        '"Contractmanager, Postbus 101',
        '"Mevr. Jansen, Postbus 101',
        "facts.complaint_provider.channels.2: 'Mevr. Jansen, Postbus 101, 7100 AC Winterswijk' lijkt de naam van een "
        "persoon; schrijf de rol op, zoals klachtencoördinator",
    ),
    mistake(
        "the name of a person, with initials",
        f"{OWN}lelystad.yaml",
        '"informatiebalie Stadswinkel"',
        '"J. de Vries, Stadswinkel"',
        "facts.objection.channels.2: 'J. de Vries, Stadswinkel' lijkt de naam van een persoon; "
        "schrijf de rol op, zoals klachtencoördinator",
    ),
    mistake(
        "the mail address of a person",
        f"{OWN}s-hertogenbosch.yaml",
        '"gemeente@s-hertogenbosch.nl"',
        '"jan.jansen@s-hertogenbosch.nl"',
        "facts.general_contact.email: 'jan.jansen@s-hertogenbosch.nl' lijkt het adres van een persoon; "
        "gebruik het adres van de organisatie",
    ),
    mistake(
        "a private mail address",
        f"{OWN}opsterland.yaml",
        '"gemeente@opsterland.nl"',
        '"opsterland@gmail.com"',
        "facts.general_contact.email: 'opsterland@gmail.com' lijkt het adres van een persoon; "
        "gebruik het adres van de organisatie",
    ),
    mistake(
        "a mobile number",
        f"{OWN}schiedam.yaml",
        '"010 316 00 99"',
        '"06 12 34 56 78"',
        "facts.complaint_municipality.channels.1: een mobiel nummer kan van een persoon zijn; "
        "gebruik het nummer van de organisatie",
    ),
    mistake(
        "an unknown successor",
        TABLE,
        "36483,2026-05-08,,,",
        "36483,2026-05-08,,2026-12-31,GM9999",
        "aalten.succeeded_by: 'GM9999' is geen gemeente in dit register",
    ),
    mistake(
        "a municipality that ends before it begins",
        TABLE,
        "38409,2026-05-07,,,",
        "38409,2026-05-07,2027-01-01,2026-12-31,",
        "aalsmeer.valid_to: valid_to 2026-12-31 ligt voor valid_from 2027-01-01; de laatste dag komt na de eerste",
    ),
    mistake(
        "a fact that ends before it begins",
        f"{OWN}stadskanaal.yaml",
        "decision_term_weeks: {value: 6, source: s1, ",
        'decision_term_weeks: {value: 6, source: s1, valid_from: "2026-02-01", valid_to: "2026-01-31", ',
        "facts.complaint_municipality.decision_term_weeks: valid_to 2026-01-31 ligt voor valid_from 2026-02-01; "
        "de laatste dag komt na de eerste",
    ),
    mistake(
        "two values on one day",
        f"{OWN}ommen.yaml",
        'companion_allowed: {value: true, source: s1, verified: "yes"}',
        "companion_allowed: [{value: true, source: s1, verified: seed}, {value: false, source: s1, verified: seed}]",
        "facts.complaint_municipality.companion_allowed.0: deze waarde en de volgende gelden op dezelfde dag; "
        "geef valid_to en valid_from",
    ),
    mistake(
        "two files for one code",
        f"{OWN}waadhoeke.yaml",
        "code: GM1949",
        "code: GM0344",
        "code: GM0344 staat ook in data/municipalities/utrecht.yaml; een gemeente heeft één bestand",
    ),
    mistake(
        "a file whose name is not that of the register",
        f"{OWN}lingewaard.yaml",
        "code: GM1705",
        "code: GM0281",
        "code: GM0281 heet in data/register/municipalities.csv 'tiel'; noem dit bestand tiel.yaml",
    ),
    mistake(
        "a municipality that is not in the register",
        f"{OWN}roerdalen.yaml",
        "code: GM1669",
        "code: GM9998",
        "code: GM9998 staat niet in data/register/municipalities.csv; zet de gemeente daar eerst in",
    ),
    mistake(
        "a change of ombudsman in the middle of a year",
        OMBUDSMEN,
        '{ombudsman: utrecht, confidence: hoog, source: utrecht, valid_from: "2025-01-01"}',
        '{ombudsman: utrecht, confidence: hoog, source: utrecht, valid_from: "2025-07-01"}',
        "competent.GM0344.1.valid_from: een wissel van ombudsman gaat in op 1 januari (Gemeentewet artikel 81p); "
        "hier hoort JJJJ-01-01",
    ),
    mistake(
        "an ombudsman that nobody described",
        OMBUDSMEN,
        "{ombudsman: groningen,",
        "{ombudsman: groningn,",
        "competent.GM0014.0.ombudsman: 'groningn' staat niet bij ombudsmen; kies uit: ",
    ),
    mistake(
        "a member that is no municipality",
        "data/register/cooperations.yaml",
        "members: [GM0080]",
        "members: [GM0081]",
        "cooperations.noardwest_fryslan_leeuwarden.members.0: GM0081 is geen gemeente in het register",
    ),
    mistake(
        "an amount of a provider with an unknown source",
        "data/providers/permens.yaml",
        'extension_weeks: {value: 4, source: "s1"',
        'extension_weeks: {value: 4, source: "s8"',
        "facts.complaint.extension_weeks: bron 's8' staat niet bij sources; kies uit: s1, s2, s3, s4, s5",
    ),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with every mistake of the list in it."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(ROOT / "data", root / "data")
    for one in MISTAKES:
        path = root / one.file
        text = path.read_text(encoding="utf-8")
        assert 1 == text.count(one.right), one.name
        path.write_text(text.replace(one.right, one.wrong), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def told(broken: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(broken)
    return [str(problem) for problem in found.value.problems]


def expected(broken: Path, one: Mistake) -> str:
    lines = (broken / one.file).read_text(encoding="utf-8").splitlines()
    last = one.wrong.strip().splitlines()[-1]
    line = next(number for number, text in enumerate(lines, 1) if last in text)
    return f"{one.file}:{line}  {one.said}"


@pytest.mark.parametrize("one", MISTAKES, ids=[one.name for one in MISTAKES])
def test_a_mistake_is_told_with_file_line_reason_and_remedy(broken: Path, told: list[str], one: Mistake) -> None:
    wanted = expected(broken, one)
    assert wanted in told or any(line.startswith(wanted) for line in told if wanted.endswith(": ")), "\n".join(told)


def test_all_mistakes_of_all_files_are_told_at_once_and_nothing_else(broken: Path, told: list[str]) -> None:
    wanted = [expected(broken, one) for one in MISTAKES]
    assert [] == [line for line in told if not any(line.startswith(one) for one in wanted)]
    assert len(MISTAKES) == len(told)


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("D.J. den Hartoglaan 1, 1111 ZB Diemen", False),  # a street is named after a person
        ("Eise Eisingastraat 8, 8801 KE Franeker", False),
        ("Klachtencoördinator, Postbus 100, 7730 AC Ommen", False),
        ("info@leidschendam-voorburg.nl", False),
        ("gemeente@s-hertogenbosch.nl", False),
        ("020 251 44 44", False),
        ("0611 12 34 56", True),
        ("+31 6 12345678", True),
        ("t.a.v. dhr. Pietersen", True),
        ("A.B. van der Berg, afdeling Klachten", True),
        ("j.jansen@utrecht.nl", True),
        ("a.b.jansen@utrecht.nl", True),
        ("anne.de.vries@utrecht.nl", True),
        ("klachten.team@ziggo.nl", True),
        ("info.wmo@utrecht.nl", False),
    ],
)
def test_a_contact_of_a_person_is_told_from_that_of_an_organisation(text: str, is_person: bool) -> None:
    assert is_person == bool(person_in(text))


@pytest.mark.parametrize(
    "number",
    ["14 070", "14 0592", "(070) 353 75 00", "0800-33 55 555", "(0800) 18 09", "088 355 01 00", "(0900) 18 52"],
)
def test_a_number_that_can_be_dialled_is_taken(number: str) -> None:
    assert "" == wrong_number(number)


@pytest.mark.parametrize(
    "number", ["14 07", "14 059", "14 70", "(070) 353 75 0", "0800-33 55 55", "70 353 75 00 1", "1"]
)
def test_a_number_that_cannot_be_dialled_is_refused(number: str) -> None:
    assert f"'{number}'" in wrong_number(number)
