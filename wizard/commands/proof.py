"""`wegwijzer proof`: walk every path and try everything that must hold on it."""

import argparse
import json
import time

from wizard.commands.common import ROOT, Commands
from wizard.proof.sheet import Sheet
from wizard.publish.bundle import engine_bundle
from wizard.publish.proof_sheet import broken_text, new_sheet
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    proof = commands.add_parser("proof", help="bewijs dat op elk pad klopt wat moet kloppen")
    proof.add_argument("--full", action="store_true", help="elk pad in elke soort gemeente en aanbieder (minuten)")
    proof.add_argument("--json", action="store_true", help="druk het bewijsblad af als gegevens")
    proof.set_defaults(run=_proof)


def _proof(chosen: argparse.Namespace) -> int:
    bundle = engine_bundle(checked_project(ROOT))
    started = time.monotonic()
    sheet = new_sheet(ROOT, bundle, full=chosen.full, say=lambda line: None if chosen.json else print(line, flush=True))
    if chosen.json:
        print(json.dumps(sheet.as_data(), ensure_ascii=False, indent=2))
    else:
        print(_printed(sheet, time.monotonic() - started))
    return 1 if sheet.broken else 0


def _printed(sheet: Sheet, seconds: float) -> str:
    nodes = sheet.nodes
    lines = [
        f"{sum(nodes.values())} knopen: {nodes['questions']} vragen, {nodes['checks']} toetsen, "
        f"{nodes['outcomes']} uitkomsten",
    ]
    for name, tree in sheet.trees.items():
        lines.append(
            f"{name}: {tree.paths} paden, {tree.fewest} tot {tree.most} vragen (mediaan {tree.median:g}), "
            f"{tree.lived} beleefd, {tree.visits} bezoeken"
        )
        lines.append(f"    langste: {' > '.join(tree.longest)}")
    lines += [f"{claim.cases:>8}  {claim.id}" for claim in sheet.claims]
    lines.append(broken_text(sheet) or f"{len(sheet.claims)} stellingen gelden, in {_cases(sheet)} gevallen.")
    return "\n".join([*lines, f"{'Elke' if sheet.is_full else 'Eén'} soort plaats per pad. {seconds:.0f} s."])


def _cases(sheet: Sheet) -> int:
    return sum(claim.cases for claim in sheet.claims)
