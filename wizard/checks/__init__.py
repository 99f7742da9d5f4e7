"""One rule per file, over everything loaded. `problems(project)` of each module yields what breaks the rule."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from wizard.loader.problem import Problem
from wizard.loader.project import Project


def problems(project: Project) -> list[Problem]:
    """Everything that is wrong with the project as a whole."""
    return sorted(set(_all(project)))


def _all(project: Project) -> Iterator[Problem]:
    for module in iter_modules(__path__):
        yield from import_module(f"{__name__}.{module.name}").problems(project)
