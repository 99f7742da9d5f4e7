"""The proof sheet of the project as it is: made once for the same rules and the same data, and kept below build/.

The full proof takes minutes, so only `wegwijzer proof --full` makes it; a build takes the full sheet when it is there
and still fits, else it makes the short one.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from wizard.engine.law import Law
from wizard.proof.sheet import Sheet, prove
from wizard.publish.files import locked, write

FOLDER = Path("build") / "proof"
ROOMS = ("engine", "proof")
type Data = dict[str, Any]


class ProofBroken(RuntimeError):
    """Something that must hold on every path does not; the message names the paths."""


def proof_key(root: Path, bundle: str) -> str:
    """Changes with the rules, the data and the claims."""
    sources = [path for room in ROOMS for path in sorted((root / "wizard" / room).glob("*.py"))]
    return sha256(b"".join([bundle.encode(), *(path.read_bytes() for path in sources)])).hexdigest()[:16]


def new_sheet(root: Path, bundle: str, *, full: bool, say: Callable[[str], None] = lambda line: None) -> Sheet:
    """Prove, and keep the sheet when nothing is broken."""
    sheet = prove(Law.from_data(json.loads(bundle)), full=full, say=say)
    if not sheet.broken:
        write(_path(root, bundle, full), json.dumps(sheet.as_data(), ensure_ascii=False, indent=1) + "\n")
    return sheet


def kept_sheet(root: Path, bundle: str) -> Data:
    """The fullest sheet that fits this state; makes the short one where there is none. Raises ProofBroken."""
    with locked(root / FOLDER / "lock"):
        for full in (True, False):
            path = _path(root, bundle, full)
            if path.exists():
                return dict(json.loads(path.read_text(encoding="utf-8")))
        sheet = new_sheet(root, bundle, full=False)
    if sheet.broken:
        raise ProofBroken(broken_text(sheet))
    return json.loads(json.dumps(sheet.as_data()))  # type: ignore[no-any-return]


def broken_text(sheet: Sheet) -> str:
    """What is broken, each with the first paths on which it is."""
    lines = []
    for claim in sheet.broken:
        tried = f"{claim.broken} van {claim.cases} gevallen" if claim.cases else "in geen enkel geval geprobeerd"
        lines += [f"NIET WAAR  {claim.id} ({tried}): {claim.says}", *(f"    {path}" for path in claim.shown)]
    return "\n".join(lines)


def _path(root: Path, bundle: str, full: bool) -> Path:
    return root / FOLDER / f"{'full' if full else 'short'}-{proof_key(root, bundle)}.json"
