"""The shape of every answer, as models for the documentation and as bytes for the wire."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic_core import from_json, to_json

from app.models import Stamp
from app.models.reference import CompactReference
from app.values.part import Part
from app.values.text import Slug

R = TypeVar("R")
DISCLAIMER = (
    "Information for comparison, not medical advice. Never start, stop or change a treatment because of it without"
    " the clinician in charge. In a crisis call your local emergency number."
)
LICENCE = "CC-BY-4.0"


class Shape(Part):
    """Something that an answer holds."""


class Truncated(Shape):
    """A list that was cut off where it is nested."""

    include: str
    """Its name in `include`."""
    slug: Slug
    """The record in which it is nested."""
    link: str
    """All that it holds, whatever condition the question keeps it to."""


class Meta(Shape):
    """What holds for the whole answer."""

    release: str
    """Version of the data."""
    digest: str
    """Beginning of the digest of the data: two answers with one digest come from the same records."""
    licence: str
    """Terms under which the answer may be used; the whole text, with credits, is at `/licence`."""
    disclaimer: str
    """What the answer is not."""
    truncated: list[Truncated]
    """Where more than 100 would be nested in a record, or 2,000 in the answer: the first are, and `link` lists all."""


class FacetCount(Shape):
    """How many of the matching records have a value."""

    value: str | bool | None
    """As the filter takes it; `null` where it is not known."""
    label: str | None
    """Name of the record, if the value is a slug."""
    count: int
    """Number of matching records."""


class PageMeta(Meta):
    """What holds for the whole list."""

    total: int
    """Number of matching records on all pages."""
    limit: int
    """Records per page."""
    facets: dict[str, list[FacetCount]]
    """What `facets=` asked for: at most 200 values each, the commonest first."""


class Links(Shape):
    """Addresses that belong to the answer."""

    self: str
    """This answer."""


class PageLinks(Links):
    """Addresses that belong to the list."""

    next: str | None
    """The next page; `null` on the last."""


class One(Shape, Generic[R]):
    """A single record."""

    data: R
    references: dict[Slug, CompactReference]
    """Every source behind the records of the answer, by its key."""
    meta: Meta
    links: Links


class Page(Shape, Generic[R]):
    """A page of records."""

    data: list[R]
    references: dict[Slug, CompactReference]
    """Every source behind the records of the answer, by its key."""
    meta: PageMeta
    links: PageLinks


def common(stamp: Stamp, truncated: Sequence[Truncated] = ()) -> dict[str, Any]:
    """What every `meta` says."""
    told = {"release": stamp.version, "digest": stamp.digest[:12], "licence": LICENCE, "disclaimer": DISCLAIMER}
    return {**told, "truncated": [*truncated]}


def envelope(data: bytes, references: Mapping[str, bytes], meta: Meta, links: Links) -> bytes:
    """An answer. Documents were validated when the release was built; they are joined, never parsed."""
    parts = {"data": data, "references": json_object(references), "meta": to_json(meta), "links": to_json(links)}
    return json_object(parts)


def array(documents: Sequence[bytes]) -> bytes:
    return b"[%b]" % b",".join(documents)


def json_object(documents: Mapping[str, bytes]) -> bytes:
    """A JSON object. The keys are slugs and field names, so they need no escaping."""
    return b"{%b}" % b",".join(b'"%b":%b' % (key.encode(), document) for key, document in documents.items())


def extended(document: bytes, more: Mapping[str, bytes]) -> bytes:
    """A document with further members at its end."""
    return b"%b,%b" % (document[:-1], json_object(more)[1:]) if more else document


def trimmed(document: bytes, fields: set[str]) -> bytes:
    """A document with only these members."""
    return to_json({key: value for key, value in from_json(document).items() if key in fields})
