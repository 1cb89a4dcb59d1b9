"""What is sent, before it has a format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.columns import Column, columns_of
from app.envelope import Links, Meta, Shape
from app.models.reference import ReferenceRecord
from app.record import Record
from app.values.style import CitationStyle

Piece = bytes | Shape
"""A stored document, or what was worked out."""


class CitedSource(Shape):
    """A source of an answer in full, as a bibliography has it."""

    record: ReferenceRecord
    style: CitationStyle | None
    text: str | None
    """The source written out in that style."""


@dataclass(frozen=True)
class Answer:
    """What a question is answered with. `app.formats` writes it."""

    data: Piece | Sequence[Piece]
    """One piece, or a list of them."""
    meta: Meta | None = None
    """What holds for the whole answer; `None` where `data` says all there is, such as the index."""
    links: Links | None = None
    references: Mapping[str, bytes] | None = None
    """Every source behind `data`, by slug; `None` where sources are not told, as in a search."""
    record: type[Record] | None = None
    """What the pieces are records of; `None` if they are none."""
    fields: frozenset[str] | None = None
    """Fields that they keep; `None` for all."""
    remarks: Mapping[str, str] | None = None
    """Slug of a record -> why it may not have held on the day that was asked for; `None` if none was."""

    @property
    def columns(self) -> Sequence[Column]:
        """What a row of a table has of a piece; empty where the pieces are no records."""
        return columns_of(self.record, self.fields) if self.record else ()

    @property
    def is_list(self) -> bool:
        """Is it a list, though perhaps of one?"""
        return not isinstance(self.data, bytes | Shape)

    @property
    def pieces(self) -> Sequence[Piece]:
        """What `data` holds, as a list."""
        return [self.data] if isinstance(self.data, bytes | Shape) else self.data
