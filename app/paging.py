"""Keyset paging: a total order over a resource, and cursors that resume after a place in it.

An order is read in two segments: records whose value is known, then those whose value is not. Each segment is one
range of the index (column, slug), in both directions and on both stores: no sentinel value, no second index.
"""

import base64
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import Field as Value
from pydantic import Strict, TypeAdapter
from sqlalchemy import ColumnElement, bindparam, tuple_

from app.errors import BadCursor
from app.values.text import Name, Number, Slug

Sort = Annotated[str, Value(pattern=r"^-?[a-z0-9_]{1,40}$")]
Whole = Annotated[int, Strict(), Value(ge=-(2**31), lt=2**31)]  # as an integer column holds on either store
Cursor = tuple[Sort, Annotated[Name, Strict()] | Whole | Annotated[Number, Strict()] | None, Slug]
CURSORS: TypeAdapter[Cursor] = TypeAdapter(Cursor)


class Position(NamedTuple):
    """The last record shown: its value in the sorted column (`None` if unknown), and its slug."""

    value: Any  # any: of the column's own type
    slug: str


class Segment(NamedTuple):
    known: bool
    """Records whose value is known, or those whose value is not?"""
    resumed: bool
    """Those after a place, or from the start?"""


class Order:
    """Rows by one column, unknown last, ties by slug in the same direction: no two places are equal."""

    def __init__(self, row: Any, sort: str) -> None:  # any: a table class, whose columns are known only here
        self.sort = sort
        self.descending = sort.startswith("-")
        self.field = sort.removeprefix("-")
        self.column, self.slug = getattr(row, self.field), row.slug

    def cursor(self, place: Position) -> str:
        """A place as URL-safe text."""
        return base64.urlsafe_b64encode(CURSORS.dump_json((self.sort, place.value, place.slug))).decode().rstrip("=")

    def place(self, cursor: str) -> Position:
        """Where a cursor points; its value is held to the type of the column. Raises `BadCursor`."""
        try:
            plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
            sort, value, slug = CURSORS.validate_json(plain)
        except ValueError as error:
            raise BadCursor("This cursor cannot be read; start again without it.") from error
        if sort != self.sort:
            raise BadCursor(f"This cursor was issued for another order; keep sort={sort} while paging.")
        if not self.holds(value) or (self.field == "slug" and value != slug):
            raise BadCursor("This cursor cannot be read; start again without it.")
        return Position(value, slug)

    def holds(self, value: Any) -> bool:  # any: what a cursor may say
        """May the sorted column have this value?"""
        if value is None:
            return bool(self.column.nullable)
        kind = self.column.type.python_type
        return isinstance(value, (int, float) if kind is float else kind)

    def segments(self, after: Position | None) -> Iterator[Segment]:
        """What is still to be read after a place (everything after `None`), in order."""
        in_unknown = after is not None and after.value is None
        if not in_unknown:
            yield Segment(known=True, resumed=after is not None)
        if self.column.nullable:
            yield Segment(known=False, resumed=in_unknown)

    def key(self, segment: Segment) -> tuple[Any, ...]:
        return (self.column, self.slug) if segment.known and self.field != "slug" else (self.slug,)

    def where(self, segment: Segment) -> Iterator[ColumnElement[bool]]:
        """The condition that keeps one segment; the place is given as the values `value` and `slug`."""
        key = self.key(segment)
        if not segment.known:
            yield self.column.is_(None)
        elif self.column.nullable:
            yield self.column.is_not(None)
        if segment.resumed:
            names = ("value", "slug")[-len(key) :]
            after = tuple_(*(bindparam(name, type_=column.type) for name, column in zip(names, key, strict=True)))
            yield tuple_(*key) < after if self.descending else tuple_(*key) > after

    def by(self, segment: Segment) -> list[Any]:
        return [column.desc() if self.descending else column for column in self.key(segment)]
