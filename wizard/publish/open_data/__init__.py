"""Open data: what the site knows, as JSON and CSV below api/v1/, without a language and without a guess.

An unverified fact is not handed on: a table elsewhere would lose the warning. Its name is listed under `notVerified`,
so that a reader can tell "not checked" from "not there". Identifiers, once given, are never used for something else.
"""

from wizard.publish.open_data.collections import BASE, COLLECTIONS
from wizard.publish.open_data.files import count, open_data

__all__ = ["BASE", "COLLECTIONS", "count", "open_data"]
