"""What the open data consists of: one row per collection, from which files, openapi.json and the catalogue are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.loader.project import Project, Words
from wizard.publish.open_data import conversation, law, places
from wizard.publish.open_data.names import camel

LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
BASE = "api/v1/"
REGISTER_COLUMNS = (
    "id", "code", "name", "slug", "registerName", "aliases", "province", "validFrom", "validTo", "succeededBy",
    "ombudsman", "ombudsmanConfidence", "collected", "reviewOn", "hasOwnFacts", "href",
)  # fmt: skip
TERM_COLUMNS = (
    "id", "name", "side", "isLaw", "startsAfter", "startsAtEndOf", "stages", "movesOnFreeDays", "postMayArriveLater",
    "dependsOn", "articles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection: its id, and how it is made. What it is called stands in interface/opendata.yaml.

    A collection whose content is a list stands under its own name; one that is a record is the file itself. columns:
    of the table beside it (none: no table). one: what the path of a single record is called, where it has its own file.
    """

    id: str
    make: Callable[[Project], Any]
    is_list: bool = True
    columns: Sequence[str] = ()
    one: str = ""

    @property
    def href(self) -> str:
        """Its file, below the base."""
        return f"{self.id}.json"

    @property
    def csv(self) -> str:
        """Its table, below the base."""
        return f"{self.id}.csv"

    @property
    def key(self) -> str:
        """The key under which a list stands in its file; "" for a record."""
        return camel(self.id.replace("-", "_")) if self.is_list else ""


COLLECTIONS = (
    Collection("municipalities", places.register, columns=REGISTER_COLUMNS, one="code"),
    Collection("ombudsmen", places.ombudsmen),
    Collection("cooperations", places.cooperations),
    Collection("providers", places.providers, one="id"),
    Collection("routes", conversation.routes),
    Collection("terms", law.terms, columns=TERM_COLUMNS),
    Collection("articles", law.articles),
    Collection("amounts", law.amounts),
    Collection("free-days", law.free_days, is_list=False),
    Collection("tree", conversation.tree, is_list=False),
)


def titles(words: Words) -> Mapping[str, str]:
    """What each collection is called in a language."""
    return words.interface["open_data"]["collections"]  # type: ignore[no-any-return]
