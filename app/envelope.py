"""The shape of every answer in JSON, as models: they document it, and hold what is said of an answer as a whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from app.models import Stamp
from app.models.gap import AbsenceKind
from app.models.period import Doubt
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


class Uncertain(Shape):
    """A record that may not have held on the day that was asked for."""

    slug: Slug
    """Key of the record."""
    reason: Doubt


class FacetCount(Shape):
    """How many of the matching records have a value."""

    value: str | bool | int | None
    """As the filter takes it; `null` where it is not known, which `unknown=` asks for."""
    label: str | None
    """Name of the record, if the value is a slug."""
    count: int
    """Number of matching records."""


class GapFound(Shape):
    """A gap that stands in a cell, or for an empty list."""

    slug: Slug
    """Key of the gap."""
    state: AbsenceKind
    reason: str
    """What was looked for, or why there can be none."""
    searched_on: date | None
    """Day on which somebody looked; `null` unless `state` is `none_found`."""
    searched_in: str | None
    """Where they looked; `null` likewise."""
    link: str
    """Address of the gap."""


class Availability(Shape):
    """Why a list is empty. Nothing here says that something does not exist."""

    state: AbsenceKind
    says: str
    """The same in a sentence."""
    gaps: list[GapFound]
    """The gaps that stand for the list, each with the day and the place of the search; empty if none does."""


class PageMeta(Meta):
    """What holds for the whole list."""

    total: int
    """Number of matching records on all pages."""
    limit: int
    """Records per page."""
    facets: dict[str, list[FacetCount]]
    """What `facets=` asked for: at most 200 values each, the commonest first; a list counts with each of its values."""
    facets_truncated: dict[str, int]
    """Facets that have more values -> how many are left out."""
    uncertain: list[Uncertain]
    """Records of the page that may not have held on the day of `status_on`, each with the reason."""
    uncertain_total: int
    """Number of such records on all pages."""
    availability: Availability | None
    """Why nothing was found; `null` where something was."""
    notices: list[str]
    """What the records do not say themselves: that none is of a country that was asked for, and what that means."""


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
