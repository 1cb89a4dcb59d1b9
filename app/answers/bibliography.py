"""The bibliography of an answer: the whole record of each source behind it, also written out in a style."""

from collections.abc import Iterable, Iterator

from pydantic_core import from_json

from app.answer import Answer, CitedSource
from app.citing.styled import styled
from app.models.reference import ReferenceRecord
from app.query.references import whole_references
from app.reader import Release
from app.session import Session, closing
from app.values.style import CitationStyle

STYLED_AT_ONCE = 20
"""References that are written out before others may use the thread: each takes some milliseconds."""


def bibliography(
    session: Session, release: Release, answers: Iterable[Answer], style: CitationStyle | None
) -> Iterator[Answer]:
    """Answers that hold the sources behind these: each once, where it is first cited, in the order of their keys."""
    told: set[str] = set()
    for answer in answers:
        new = sorted(sources_of(answer) - told)
        told.update(new)
        with closing(session):
            documents = whole_references(session.db, new)
        size = STYLED_AT_ONCE if style else len(new)
        for start in range(0, len(new), size or 1):
            records = map(ReferenceRecord.model_validate_json, documents[start : start + size])
            yield Answer([in_full(release, each, style) for each in records], answer.meta, answer.links)


def sources_of(answer: Answer) -> set[str]:
    """Slugs of the references behind an answer; of those that it lists themselves, if it is a list of them."""
    own = answer.pieces if answer.record is ReferenceRecord else ()
    return {*(answer.references or ()), *(from_json(each)["slug"] for each in own if isinstance(each, bytes))}


def in_full(release: Release, record: ReferenceRecord, style: CitationStyle | None) -> CitedSource:
    """A source with its text in a style, which is worked out once in the life of a release."""
    if style is None:
        return CitedSource(record=record, style=None, text=None)
    key = style, record.slug
    if key not in release.styled:
        release.styled[key] = styled(record.csl, style)
    return CitedSource(record=record, style=style, text=release.styled[key])
