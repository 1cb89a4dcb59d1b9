"""The records behind a cell."""

from collections.abc import Sequence

from app.envelope import Shape
from app.models.base import CitedRecord
from app.values.text import Slug


class CellFact(Shape):
    """A record behind a cell."""

    collection: str
    """Its collection: the path below `/v1/`."""
    slug: Slug
    """Its key there."""
    source: Slug
    """Key into `references` of the same answer."""


def cell_facts(collection: str, records: Sequence[CitedRecord]) -> list[CellFact]:
    """The records behind a cell."""
    return [CellFact(collection=collection, slug=each.slug, source=each.source) for each in records]
