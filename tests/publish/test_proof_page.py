"""The proof as a page: figures of the sheet, every claim in words of the locale, nothing when something is broken."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.proof.claims import ALL
from wizard.proof.sheet import Sheet, Tried
from wizard.publish import proof_sheet
from wizard.publish.edition import Edition
from wizard.publish.proof_page import proof_page
from wizard.publish.proof_sheet import ProofBroken, kept_sheet, proof_key

TRIED = tuple(Tried(claim, "It holds.", ("promise 1", "rule 1", "awb-6-7"), 1_234, 0, ()) for claim in ALL.ids)
SHEET = Sheet("2026-11-22", False, {"questions": 1, "checks": 2, "outcomes": 3}, {}, {}, TRIED)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without sources: only where sheets are kept matters."""
    return tmp_path


@pytest.fixture
def edition(project: Project, bundle: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    monkeypatch.setattr(proof_sheet, "prove", lambda law, **_: SHEET)
    elsewhere = replace(project, root=root)
    return Edition(elsewhere, project.words["nl"], open_door(bundle), date(2026, 11, 24))


def test_every_claim_has_words_in_dutch_and_in_english(project: Project) -> None:
    """In English as the code says it."""
    assert set(ALL.ids) == set(project.words["nl"].claims) == set(project.words["en"].claims)
    for claim in (*ALL.of_tree, *ALL.of_path, *ALL.of_visit):
        assert claim.says == project.words["en"].claims[claim.id], claim.id


def test_the_page_shows_figures_claims_and_articles(edition: Edition) -> None:
    page = proof_page(edition)
    assert (
        f"{len(ALL.ids)} stellingen, in {1_234 * len(ALL.ids):,} gevallen".replace(",", ".").replace(". in", ", in")
        in page
    )
    assert "1.234 gevallen" in page
    assert ">artikel 6:7 Awb</a>" in page
    assert edition.words.claims[ALL.ids[0]] in page


def test_in_a_language_without_its_words_a_claim_is_shown_in_dutch_and_says_so(edition: Edition) -> None:
    foreign = replace(edition, words=replace(edition.words, locale="pl", claims={}))
    assert '<span lang="nl" dir="ltr">' in proof_page(foreign)
    assert '<span lang="nl"' not in proof_page(edition)


def test_a_sheet_is_made_once_for_the_same_state_and_a_full_one_goes_before(
    edition: Edition, root: Path, bundle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not kept_sheet(root, bundle)["is_full"]
    monkeypatch.setattr(proof_sheet, "prove", lambda law, **_: pytest.fail("made twice"))
    assert not kept_sheet(root, bundle)["is_full"]
    full = root / proof_sheet.FOLDER / f"full-{proof_key(root, bundle)}.json"
    full.write_text(json.dumps(replace(SHEET, is_full=True).as_data()))
    assert kept_sheet(root, bundle)["is_full"]


def test_a_claim_that_is_broken_stops_the_build_and_names_the_path(
    root: Path, bundle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Tried("a_claim", "It holds.", ("rule 1",), 7, 1, ("letter=decision > objection",))
    broken = replace(SHEET, claims=(*TRIED, wrong))
    monkeypatch.setattr(proof_sheet, "prove", lambda law, **_: broken)
    with pytest.raises(ProofBroken, match=re.escape("a_claim (1 van 7 gevallen)")) as stopped:
        kept_sheet(root, bundle)
    assert "letter=decision > objection" in str(stopped.value)
    assert not list((root / proof_sheet.FOLDER).glob("*.json"))


def test_a_claim_that_was_never_tried_does_not_hold() -> None:
    assert not Tried("a_claim", "It holds.", (), 0, 0, ()).holds
