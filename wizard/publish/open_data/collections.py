"""What the open data consists of: one row per collection, from which files, openapi.json and the catalogue are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.loader.project import Project
from wizard.publish.open_data import conversation, law, places
from wizard.publish.open_data.names import camel

LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
BASE = "api/v1/"
REGISTER_COLUMNS = (
    "id", "code", "name", "slug", "aliases", "province", "validFrom", "validTo", "succeededBy", "collected", "reviewOn",
    "hasOwnFacts", "href",
)  # fmt: skip
TERM_COLUMNS = (
    "id", "name", "side", "isLaw", "startsAfter", "startsAtEndOf", "stages", "movesOnFreeDays", "postMayArriveLater",
    "dependsOn", "articles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection: its id, what it is in Dutch, and how it is made.

    A collection whose content is a list stands under its own name; one that is a record is the file itself. columns:
    of the table beside it (none: no table). one: what the path of a single record is called, where it has its own file.
    """

    id: str
    title: str
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
    Collection("municipalities", "Register van gemeenten", places.register, columns=REGISTER_COLUMNS, one="code"),
    Collection("providers", "Aanbieders", places.providers, one="id"),
    Collection("routes", "Wegen: waar een bezoeker heen kan", conversation.routes),
    Collection("terms", "Termijnen", law.terms, columns=TERM_COLUMNS),
    Collection("articles", "Artikelen waar de regels op rusten", law.articles),
    Collection("amounts", "Bedragen, met de dag waarop zij ingaan", law.amounts),
    Collection("free-days", "Dagen waarop een wettelijke termijn niet eindigt", law.free_days, is_list=False),
    Collection("tree", "Het gesprek: vragen, toetsen en uitkomsten", conversation.tree, is_list=False),
)
