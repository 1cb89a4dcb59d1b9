"""What may be asked: of every endpoint, of a single record, of a list."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator
from pydantic import Field as Value

from app.values.part import Part
from app.values.phrase import phrase
from app.values.style import CitationStyle
from app.values.text import AnyOf

MOST_IN_PAGE = 200
ALL = "all"
"""How `limit` asks for every record."""


class Query(Part):
    """Parameters of every endpoint."""

    format: str | None = None
    """Format of the answer. Without it `Accept` decides, and JSON is sent where that allows any."""
    style: CitationStyle | None = None
    """With `format=csl-json`: also the text of each source in this style, at `custom.text`."""

    @property
    def is_whole(self) -> bool:
        """Is all of a list asked for, not a page?"""
        return False

    @property
    def beside_records(self) -> list[str]:
        """The parameters that ask for something which no record holds itself."""
        return []


class OneQuery(Query):
    """Parameters of a single record."""

    include: AnyOf[str] = None
    """Related facts to nest in the record."""
    fields: AnyOf[str] = None
    """Keys to keep; `slug` and what `include` names always stay."""

    @property
    def beside_records(self) -> list[str]:
        return ["include"] if self.include else []


class ListQuery(OneQuery):
    """Parameters of a list. A filter has the name of its column; `__gte` and `__lte` bound it."""

    sorts: ClassVar[tuple[str, ...]] = ()
    """Columns by which the list can be ordered, besides `slug`."""

    q: Annotated[str, Value(min_length=1, max_length=200), AfterValidator(phrase)] | None = None
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    unknown: AnyOf[str] = None
    """What must not be known of a record: where a facet counts `null`, these are the records."""
    facets: AnyOf[str] = None
    """Filters for whose values `meta.facets` counts the matching records."""
    sort: str = "slug"
    """Order; `-` reverses it. Unknown values come last in both directions."""
    limit: Annotated[int, Value(ge=1, le=MOST_IN_PAGE)] | Literal["all"] = 50
    """Records per page; `all` is every record in one go, in any format but JSON."""
    cursor: Annotated[str | None, Value(min_length=1, max_length=2000)] = None
    """Where the page starts: part of `links.next`, used unchanged."""

    @property
    def is_whole(self) -> bool:
        return self.limit == ALL

    @property
    def page_size(self) -> int:
        """Records that are read at once."""
        return MOST_IN_PAGE if self.limit == ALL else self.limit

    @property
    def beside_records(self) -> list[str]:
        return [*super().beside_records, *(["facets"] if self.facets else [])]
