"""The page with the proof: what was walked, what always holds, and how hard the code itself was tried."""

from collections.abc import Mapping, Sequence
from typing import Any

from wizard.loader.yaml_file import read_yaml
from wizard.proof.promises import ELSEWHERE, PROMISES, RULES
from wizard.publish.bundle import engine_bundle
from wizard.publish.edition import Edition
from wizard.publish.flowchart import PAGE as FLOW
from wizard.publish.flowchart import parts
from wizard.publish.proof_sheet import kept_sheet
from wizard.publish.review_pages import PAGE as REVIEW

PAGE, SHEET = "bewijs", "bewijs/blad.json"
ROOT = "../"
SOURCE_LOCALE = "nl"


def proof_page(edition: Edition) -> str:
    """The page of one locale, from the sheet that fits the project as it is."""
    words, link = edition.interface["proof"], edition.link(ROOT)
    sheet = sheet_of(edition)
    body = edition.render(
        "proof.html",
        p=words,
        counted=words["counted"].format(**{name: number(edition, n) for name, n in sheet["nodes"].items()}),
        trees=[_tree(edition, name, tree) for name, tree in sheet["trees"].items()],
        scope=words["every_place" if sheet["is_full"] else "one_place"],
        promises=[_guarded(edition, sheet, f"promise {n}", words["promises"][str(n)], n) for n in PROMISES],
        rules=[_guarded(edition, sheet, f"rule {n}", words["rules"][str(n)]) for n in RULES],
        total=words["total"].format(
            claims=len(sheet["claims"]), cases=number(edition, sum(claim["cases"] for claim in sheet["claims"]))
        ),
        same=words["same"].format(n=number(edition, sum(tree["lived"] for tree in sheet["trees"].values()))),
        mutants=_mutants(edition),
        charts=[
            {"name": edition.interface["flow"]["parts"][part], "href": link("page", f"{FLOW}{part}")}
            for part in parts(edition.project)
        ],
        sheets=[
            {"name": edition.interface["wizard_page"][tree], "href": link("page", f"{REVIEW}{tree}")}
            for tree in edition.project.trees
        ],
        sheet="blad.json",
    )
    return edition.page(words["title"], words["description"], body)


def sheet_of(edition: Edition) -> Mapping[str, Any]:
    """The sheet that fits the project. Raises ProofBroken."""
    return kept_sheet(edition.project.root, engine_bundle(edition.project))


def number(edition: Edition, value: int) -> str:
    """A whole number as the locale groups it: 11.068."""
    return f"{value:,}".replace(",", edition.interface["amounts"]["thousands"])


def _tree(edition: Edition, name: str, tree: Mapping[str, Any]) -> dict[str, str]:
    figures = {key: number(edition, tree[key]) for key in ("paths", "fewest", "most", "visits")}
    told = edition.interface["proof"]["tree"].format(median=f"{tree['median']:g}", **figures)
    return {"name": edition.interface["wizard_page"][name], "figures": told}


def _guarded(edition: Edition, sheet: Mapping[str, Any], name: str, says: str, promise: int = 0) -> dict[str, Any]:
    """A promise or rule with the claims that guard it, or with the tests that do."""
    claims = [claim for claim in sheet["claims"] if name in claim["rests_on"]]
    cases = sum(claim["cases"] for claim in claims)
    words = edition.interface["proof"]
    return {
        "says": says,
        "count": words["guarded"].format(claims=len(claims), cases=number(edition, cases)) if claims else "",
        "claims": [_claim(edition, claim) for claim in claims],
        "tests": ELSEWHERE.get(promise, ()),
    }


def _claim(edition: Edition, claim: Mapping[str, Any]) -> dict[str, Any]:
    own = edition.words.claims.get(claim["id"])
    dutch = edition.project.words[SOURCE_LOCALE].claims[claim["id"]]
    marks = edition.marks(ROOT)
    articles = [marks.reference(name) for name in claim["rests_on"] if " " not in name]
    return {
        "says": own or dutch,
        "lang": "" if own else SOURCE_LOCALE,
        "cases": edition.interface["proof"]["cases"].format(n=number(edition, claim["cases"])),
        "articles": articles,
    }


def _mutants(edition: Edition) -> dict[str, Any] | None:
    """How many of the faults made on purpose the tests notice; None when none were made yet."""
    path = edition.project.root / "data" / "proof" / "mutants.yaml"
    if not path.exists():
        return None
    found = read_yaml(path, edition.project.root).data
    modules: Sequence[Mapping[str, Any]] = list(found["modules"].values())
    made, killed = (sum(module[key] for module in modules) for key in ("mutants", "killed"))
    words = edition.interface["proof"]
    return {
        "score": words["mutants_score"].format(
            made=number(edition, made),
            killed=number(edition, killed),
            percent=f"{100 * killed / made:.1f}".replace(".", edition.interface["amounts"]["decimal"]),
            day=edition.day(min(module["measured"] for module in modules)),
        ),
        "left": words["mutants_left"].format(n=number(edition, made - killed)),
    }
