"""The built pages, read once."""

from collections.abc import Callable, Mapping

import pytest

from tests.site.reading import Page, every_page
from wizard.loader.project import Project


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    return every_page()


@pytest.fixture(scope="session")
def locales(project: Project) -> list[str]:
    return list(project.words)


@pytest.fixture(scope="session")
def page_of(pages: list[Page], locales: list[str]) -> Callable[[str, str], Page]:
    """page_of("nl", "wegwijzer/letter/"): a page by its locale and its name."""
    named: Mapping[tuple[str, str], Page] = {(page.locale, page.name): page for page in pages}
    return lambda locale, name: named[locale, name]


@pytest.fixture(scope="session")
def node_pages(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> dict[tuple[str, str], Page]:
    """The plain page of each node, by locale and node."""
    return {(locale, node): page_of(locale, f"wegwijzer/{node}/") for locale in locales for node in project.nodes}
