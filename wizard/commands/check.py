"""`wegwijzer check`: everything that is wrong in data and words, at once."""

import argparse

from wizard.commands.common import ROOT, Commands
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="controleer alle gegevens en woorden")
    check.set_defaults(run=_check)


def _check(_: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    print(
        f"Alles klopt: {len(project.nodes)} vragen en uitkomsten, {len(project.references)} artikelen, "
        f"{len(project.words)} talen."
    )
    return 0
