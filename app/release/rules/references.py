"""Rules of bibliographic records: what was not seen says so, and a field holds what its name says."""

import re
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.citation import ReferenceKind
from app.models.reference import Author, ReferenceRecord
from app.release.rules.base import Draft, those

ARTICLES = frozenset(
    {
        ReferenceKind.META_ANALYSIS,
        ReferenceKind.SYSTEMATIC_REVIEW,
        ReferenceKind.RCT,
        ReferenceKind.TRIAL,
        ReferenceKind.COHORT,
        ReferenceKind.SURVEY,
        ReferenceKind.LABORATORY,
        ReferenceKind.REVIEW,
        ReferenceKind.LETTER,
    }
)
"""Kinds that stand in a journal, so that they have a number in an index."""
OF_BODIES = frozenset(
    {
        ReferenceKind.GUIDELINE,
        ReferenceKind.LABEL,
        ReferenceKind.REGULATOR,
        ReferenceKind.REGISTRY,
        ReferenceKind.LAW,
        ReferenceKind.DATASET,
        ReferenceKind.PRESS_RELEASE,
        ReferenceKind.MANUAL,
    }
)
"""Kinds of which it may be complete to name nobody."""
OF_A_COPY = re.compile(r"\b(copy|copied|copies|abstract|excerpt|reprinted|library record|web archive|archived)\b", re.I)
"""What is said of the page that was seen, not of the publication."""
LONE_SUFFIX = re.compile(r"(Jr|Sr|II|III)\.?")
WITH_INITIALS = re.compile(r".+ [A-Z]{1,3}")


def what_was_not_seen_is_named(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """An empty field reads as if the publication had none, and a remembered one as if it had been read."""
    for seed, reference in those(drafts, ReferenceRecord):
        told = {*reference.unverified}
        if astray := told - ReferenceRecord.model_fields.keys():
            yield seed.fault(
                ("unverified",), f"no such field: {', '.join(sorted(astray))}", "name fields of the record"
            )
        if reference.kind in ARTICLES and not (reference.doi or reference.pmid or told & {"doi", "pmid"}):
            yield seed.fault(("doi",), "has neither DOI nor PMID", "look it up, or name `doi` in `unverified`")
        if reference.authors or "authors" in told:
            continue
        if not reference.authors_complete:
            wrong, remedy = "names no author, and does not say why", "look them up, or name `authors` in `unverified`"
            yield seed.fault(("authors_complete",), wrong, remedy)
        elif reference.kind not in OF_BODIES:
            wrong = f"a {reference.kind} that nobody wrote"
            remedy = "write `authors_complete: false`, and name `authors` in `unverified`"
            yield seed.fault(("authors_complete",), wrong, remedy)


def titles_are_quoted(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A title in words of our own finds nothing in a library, so one that was not seen must say so."""
    for seed, reference in those(drafts, ReferenceRecord):
        if "paraphrase" in (reference.note or "").lower() and "title" not in reference.unverified:
            yield seed.fault(("title",), "is paraphrased", "quote it as published, or name `title` in `unverified`")


def places_are_places(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Reference managers print the name of a journal or publisher; where a copy was read belongs into `seen_in`."""
    for seed, reference in those(drafts, ReferenceRecord):
        if found := OF_A_COPY.search(reference.container_title or ""):
            wrong = f"'{found[1]}' says where it was read, not where it was published"
            yield seed.fault(("container_title",), wrong, "name the journal, publisher or site alone")


def names_have_their_parts(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A suffix or initials within a family name lead every reference manager astray."""
    for seed, reference in those(drafts, ReferenceRecord):
        for number, each in enumerate(reference.authors):
            if astray := misplaced(each):
                remedy = "write `Zarate CA Jr`: family name, initials, suffix"
                yield seed.fault(("authors", number), f"'{astray}' is in the wrong part of the name", remedy)


def misplaced(name: Author) -> str | None:
    """What stands in the wrong part of a name; `None` if nothing does."""
    if name.given and LONE_SUFFIX.fullmatch(name.given):
        return name.given
    if name.family and WITH_INITIALS.fullmatch(name.family):
        return name.family
    return None
