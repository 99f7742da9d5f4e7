"""What every test may use: the project's own data, loaded once, and the engine's door."""

import tempfile

import hypothesis
import hypothesis.configuration
import pytest

from tests.engine_room import ROOT, TODAY, ask, law, place, visit_to
from wizard.loader.project import Project, load
from wizard.publish.bundle import engine_bundle

__all__ = ["ROOT", "TODAY", "ask", "law", "place", "visit_to"]  # where tests look for them

hypothesis.configuration.set_hypothesis_home_dir(tempfile.mkdtemp(prefix="hypothesis"))
hypothesis.settings.register_profile("wegwijzer", database=None, deadline=None, derandomize=True, max_examples=200)
hypothesis.settings.load_profile("wegwijzer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A failing property prints the whole law; that warning must not hide the failure itself."""
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("default:Generating overly large repr"))


@pytest.fixture(scope="session")
def project() -> Project:
    return load(ROOT)


@pytest.fixture(scope="session")
def bundle(project: Project) -> str:
    return engine_bundle(project)
