"""How things are called in the open data: keys in lowerCamelCase, identifiers as they are everywhere."""

import re
from collections.abc import Mapping
from typing import Any

PARTS = re.compile(r"[_.](\w)")


def camel(name: str) -> str:
    """The key of a field: "first_contact" becomes "firstContact", "provider_terms.weeks" "providerTermsWeeks"."""
    return PARTS.sub(lambda found: found.group(1).upper(), name)


def present(**fields: Any) -> dict[str, Any]:
    """The fields that have a value, with their keys in lowerCamelCase: what is not known is not a key."""
    return {camel(name): value for name, value in fields.items() if value not in (None, "")}


def chosen(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Those fields of a record of data/ that it has, with their keys in lowerCamelCase."""
    return present(**{name: record.get(name) for name in names})
