"""Rules of where facts were seen: in their source, or in a copy that prints what the source says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import DossierFault
from app.members import Place, members
from app.models.base import Cited, CitedRecord
from app.models.citation import ReferenceKind
from app.models.reference import ReferenceRecord
from app.release.copies import SECOND_HAND, site
from app.release.rules.base import Drafts, those
from app.release.seed import Seed
from app.values.part import Part

PAGES = frozenset(
    {
        ReferenceKind.LECTURE,
        ReferenceKind.MONOGRAPH,
        ReferenceKind.NEWS,
        ReferenceKind.PRESS_RELEASE,
        ReferenceKind.PROFESSIONAL_TRAINING,
        ReferenceKind.TEXTBOOK,
        ReferenceKind.WEBPAGE,
    }
)
"""Kinds of source that may be a page themselves, whoever prints it."""
REMEDY = "see it in the source or in a faithful copy, or write `verified: false`"


@dataclass(frozen=True)
class Sighting:
    """A statement that something was seen in its source."""

    seed: Seed
    place: Place
    seen_in: str | None
    source: ReferenceRecord

    @property
    def page(self) -> str | None:
        """Where it was seen, if that is not the publication itself."""
        published = self.source.doi or self.source.pmid
        return self.seen_in or (None if published else self.source.url or self.source.seen_in)

    @property
    def is_own_page(self) -> bool:
        """Is the source that page, or one of the same site, and no publication that the page tells of?"""
        own = self.source.url or self.source.seen_in
        return self.source.kind in PAGES and own is not None and site(own) == site(self.page or "")


def what_is_verified_was_seen_first_hand(drafts: Drafts) -> Iterator[DossierFault]:
    """Who tells a source in words of their own may be wrong, so what was only seen there was not seen in the source."""
    references = {seed.slug: reference for seed, reference in those(drafts, ReferenceRecord)}
    for seen in sightings(drafts, references):
        if seen.page is None or seen.is_own_page:
            continue
        kind = drafts.edition.copies.kind(seen.page)
        if kind is None:
            wrong = f"{site(seen.page) or seen.page} is a site of which nobody said what kind it is"
            yield seen.seed.fault(seen.place, wrong, "name its host in copies.yaml")
        elif kind in SECOND_HAND:
            wrong = f"verified, but {site(seen.page)} is second-hand ({kind})"
            yield seen.seed.fault(seen.place, wrong, REMEDY)


def sightings(drafts: Drafts, references: Mapping[str, ReferenceRecord]) -> Iterator[Sighting]:
    """All that says that it was seen: records, parts of them that have a source of their own, and references."""
    for seed, reference in those(drafts, ReferenceRecord):
        if reference.verified:
            yield Sighting(seed, ("seen_in",), reference.seen_in, reference)
    for seed, record in those(drafts, CitedRecord):
        for place, part in cited_parts(record):
            if part.verified and part.source in references:
                yield Sighting(seed, (*place, "seen_in"), part.seen_in, references[part.source])


def cited_parts(part: Part, place: Place = ()) -> Iterator[tuple[Place, Cited]]:
    """A record, or a part of one, and all parts in it that rest on a source."""
    if isinstance(part, Cited):
        yield place, part
    for member in members(type(part)).values():
        if member.part:
            held = getattr(part, member.name)
            for number, each in enumerate(held if isinstance(held, list) else [held]):
                if isinstance(each, Part):
                    yield from cited_parts(
                        each, (*place, member.name, number) if member.many else (*place, member.name)
                    )
