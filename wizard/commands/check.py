"""`wegwijzer check`: everything that is wrong in data and words, at once."""

import argparse

from wizard.checks.every_sentence_has_its_article import open_sentences
from wizard.commands.common import ROOT, Commands
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="controleer alle gegevens en woorden")
    check.add_argument("--sentences", action="store_true", help="noem elke zin die nog naar geen artikel leidt")
    check.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    if chosen.sentences:
        found = open_sentences(project)
        print("\n".join([*map(str, found), f"{len(found)} regels zonder weg naar een artikel."]))
        return 0
    print(
        f"Alles klopt: {len(project.nodes)} vragen en uitkomsten, {len(project.references)} artikelen, "
        f"{len(project.words)} talen."
    )
    return 0
