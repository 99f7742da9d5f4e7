"""What is carried from one matter to the next, on small values made by hand."""

from datetime import date

import pytest

from wizard.engine.clocks import Visit
from wizard.engine.law import Law
from wizard.engine.matters import Followed, Matter, carried
from wizard.engine.tree import Path


@pytest.mark.parametrize("node", ["safe_now", "for_whom", "carer_matter"])
def test_what_is_known_of_the_visitor_is_carried_unless_asked_again(law: Law, node: str) -> None:
    told = {node: "told", "letter_date": "2026-11-13"}
    visit = Visit(law, date(2026, 11, 22), told)
    earlier = Followed(0, Matter("letter", told), visit, Path((), told, law.tree["letter"], ()))
    assert {node: "told"} == carried([earlier], Matter("concern", {}))
    assert {} == carried([earlier], Matter(node, {}))
    assert {} == carried([earlier], Matter("concern", {node: "other"}))
