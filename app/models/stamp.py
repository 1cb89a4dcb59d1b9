"""What a release says of itself, the other keys by which its records are found, and the words they hold."""

from collections.abc import Iterable
from hashlib import sha256

from sqlmodel import JSON, Field

from app.row import Stored
from app.values.text import Key

IDENTIFIER = "identifier"
"""The kind of a name that another registry has given."""


class Stamp(Stored, table=True):
    """One row: which release this is."""

    version: str = Field(primary_key=True)
    date: str
    """Day on which the data were released, ISO 8601."""
    licence: str
    """Terms and credits, as the dossiers state them."""
    digest: str
    """SHA-256 over every document and its place, so equal data have equal digests on either store."""
    inputs: str
    """SHA-256 over the dossiers and the code that shapes them: the same inputs need no new build."""
    shape: str
    """SHA-256 over the tables and the form of the documents, which only code of the same shape can serve."""
    commit: str | None
    """Commit of the repository from which it was built."""
    counts: dict[str, int] = Field(sa_type=JSON)
    """Path of each resource -> number of its records."""
    verified: dict[str, int] = Field(sa_type=JSON)
    """Path of each resource -> number of its records whose figures were seen in their source."""


class Alias(Stored, table=True):
    """Another key of a record: `rxcui:6130`, `Prozac`."""

    path: str = Field(primary_key=True, sa_type=Key)
    key: str = Field(primary_key=True, sa_type=Key)
    """In lower case."""
    slug: str = Field(primary_key=True, sa_type=Key)
    name: str
    """As people write it."""
    kind: str
    """`name`, `synonym`, `brand`, `found_in` or `identifier`; keys of identifiers are in their one form."""


class SearchEntry(Stored, table=True):
    """A record as full-text search sees it. Entries are numbered in the order in which equal hits are shown."""

    number: int = Field(primary_key=True)
    path: str = Field(sa_type=Key)
    slug: str = Field(sa_type=Key)
    label: str
    title: str
    """The words of its names and their stems, separated by blanks."""
    words: str
    """All its words and their stems, names included, separated by blanks."""


def digest(content: Iterable[tuple[str, int, bytes]]) -> str:
    """SHA-256 over path, place and document of each record, in the order of resources and slugs."""
    hashed = sha256()
    for path, place, document in content:
        hashed.update(b"%b %d\n%b\n" % (path.encode(), place, document))
    return hashed.hexdigest()
