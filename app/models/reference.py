"""References: publications, labels, registries and pages that facts cite, as bibliographic records."""

from typing import Annotated, Any, ClassVar

from sqlalchemy import LargeBinary
from sqlmodel import Field

from app.marks import Unsearched
from app.models.citation import ReferenceKind, author, citation, csl
from app.models.include import InReference
from app.queries import ListQuery
from app.record import Record
from app.resource import Resource
from app.row import Row
from app.values.identifier import Doi, Pmid, TrialNumber
from app.values.part import Part
from app.values.text import AnyOf, Key, Name, Slug, Text, Url, Year


class Author(Part):
    """A person, or a body under `literal`; the other keys are then `null`."""

    family: Name | None
    """Family name."""
    given: Name | None
    """Initials or given names."""
    suffix: Name | None
    """What follows the name, such as `Jr`."""
    literal: Name | None
    """Name of a body, such as an agency."""


class Reference(Row, table=True):
    kind: ReferenceKind = Field(sa_type=Key)
    year: Year | None
    compact: bytes = Field(sa_type=LargeBinary)
    """The JSON that stands for this reference in answers that cite it."""


class CompactReference(Part):
    """A source as it stands in the answers that cite it; the whole record is at `/v1/references/{slug}`."""

    in_tables: ClassVar[tuple[str, ...]] = ("citation", "doi", "pmid", "url")
    """What is said of a source beside its key, in a table."""

    citation: Name
    """Short form: first author or body, and year."""
    kind: ReferenceKind
    title: Text
    """Title as published."""
    container_title: Name | None
    """Journal, site or series."""
    year: Year | None
    """Year of publication."""
    doi: Doi | None
    """Digital object identifier, without the resolver."""
    pmid: Pmid | None
    """PubMed number."""
    url: Url | None
    """Address, where there is no DOI or the text is free elsewhere."""


class ReferenceRecord(InReference, Record):
    """Bibliographic record of a source, with its identifiers and as CSL-JSON."""

    labelled: ClassVar[str] = "{citation}"
    computed: ClassVar[tuple[str, ...]] = ("citation", "csl")

    kind: ReferenceKind
    citation: Name
    """Short form: first author or body, and year."""
    title: Text
    """Title as published."""
    authors: list[Author]
    """In the order of the publication."""
    authors_complete: bool
    """`false` if only the first authors are listed."""
    container_title: Name | None
    """Journal, site or series."""
    year: Year | None
    """Year of publication."""
    volume: Name | None
    """Volume of the journal."""
    issue: Name | None
    """Issue of the volume."""
    pages: Name | None
    """First and last page, or article number."""
    doi: Doi | None
    """Digital object identifier, without the resolver."""
    pmid: Pmid | None
    """PubMed number."""
    registry_ids: list[TrialNumber]
    """Numbers in trial registries."""
    url: Url | None
    """Address, where there is no DOI or the text is free elsewhere."""
    licence: Name | None
    """Terms under which its data may be used, where they were stated."""
    seen_in: Url | None
    """The page in which the bibliographic record was seen."""
    verified: bool
    """Was the bibliographic record seen? `unverified` names the parts that were not."""
    unverified: list[Name]
    """Keys of this record that are only remembered, such as `authors` or `pages`."""
    note: Text | None
    """What a reader must know about the source."""
    csl: Annotated[dict[str, Any], Unsearched()]  # any: an object of the CSL-JSON schema, which fixes its own keys
    """The same as an item of CSL-JSON, for reference managers."""

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """A dossier states neither the short citation nor the CSL-JSON; both follow from the rest."""
        if not isinstance(fields, dict) or "csl" in fields:
            return fields  # pyright: ignore[reportUnknownVariableType]
        stated: dict[str, Any] = {**fields}
        authors = stated.get("authors")
        if not isinstance(authors, list) or not all(isinstance(each, str) for each in authors):
            return stated  # which is refused for what it is
        stated["authors"] = [author(each) for each in authors]
        stated["citation"] = stated.get("citation") or citation(stated)
        return stated | {"csl": csl(stated)}

    @property
    def is_verified(self) -> bool:
        return self.verified

    @property
    def names(self) -> Any:
        for scheme, value in (("doi", self.doi), ("pmid", self.pmid)):
            if value:
                yield f"{scheme}:{value}", "identifier"

    @property
    def compact(self) -> bytes:
        fields = {name: getattr(self, name) for name in CompactReference.model_fields}
        return CompactReference.model_validate(fields).model_dump_json().encode()


class ReferenceQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("year",)

    slug: AnyOf[Slug] = None
    """Keys of references."""
    kind: AnyOf[ReferenceKind] = None
    """What kind of source it is."""
    year__gte: Year | None = None
    """Published in this year or later."""
    year__lte: Year | None = None
    """Published in this year or earlier."""


REFERENCES = Resource(
    "references", Reference, ReferenceRecord, ReferenceQuery, "kind=rct&year__gte=2020&sort=-year", "anand-2023"
)
