"""What `include=` nests in records: what a filter of another resource finds for each of them."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, literal, or_, select

from app.query.filters import compared
from app.query.question import Question, padded
from app.query.records import FoundRecord, columns
from app.record import OneQuery
from app.resource import Nested

MOST_NESTED, MOST_NESTED_IN_ALL = 100, 2_000  # records that one name of `include=` nests in one record, in one answer


def nested(
    db: Connection, question: Question[OneQuery], mark: Nested, slugs: Sequence[str]
) -> dict[str, list[FoundRecord]]:
    """Slug of each record -> what is nested in it; one more than `MOST_NESTED` if there is more.

    Its own come first, then those of its kin; each in the order of rank. What the question says of the column
    `mark.keeps` also holds for each nested record, unless that does not say.
    """
    release, kept = question.release, question.values_of(mark.keeps)
    by = mark.resource.filters[mark.by]
    kin = {slug: release.kin[by.of].walked(slug, *by.walk) if by.walk else [slug] for slug in slugs}
    if not kin:
        return {}
    owners = padded(sorted({*chain.from_iterable(kin.values())}))
    bound: dict[str, Any] = {f"owner_{n}": slug for n, slug in enumerate(owners)} | {"most": MOST_NESTED + 1}
    bound |= {f"kept_{n}_{m}": value for n, values in enumerate(kept) for m, value in enumerate(values)}
    shape = "nested", mark.resource.path, mark.by, mark.where, len(owners), *map(len, kept)
    facts: dict[str, list[FoundRecord]] = {owner: [] for owner in owners}
    for owner, *found in release.rows(db, shape, lambda: first_by_rank(mark, len(owners), [*map(len, kept)]), bound):
        facts[owner].append(FoundRecord(*found))

    def of(own: str, *others: str) -> list[FoundRecord]:
        theirs = sorted(chain.from_iterable(facts[other] for other in others), key=lambda found: found.value)
        return [*facts[own], *theirs][: MOST_NESTED + 1]

    return {slug: of(*group) for slug, group in kin.items()}


def first_by_rank(mark: Nested, owners: int, kept: Sequence[int]) -> Any:  # any: a select
    """The SQL of the first records, by rank, of each of so many owners; the values of `kept` are so many each."""
    row: Any = mark.resource.row  # any: a table class, whose columns are known only here
    filters = mark.resource.filters
    by = getattr(row, filters[mark.by].column)
    place = func.row_number().over(partition_by=by, order_by=row.rank).label("place")
    held = [compared(row, filters[mark.by], [bindparam(f"owner_{n}", type_=by.type) for n in range(owners)])]
    held += (compared(row, filters[name], [literal(value)]) for name, value in mark.where)
    for n, count in enumerate(kept):
        column = getattr(row, mark.keeps)
        held.append(or_(column.is_(None), column.in_([bindparam(f"kept_{n}_{m}") for m in range(count)])))
    names = ("owner", *FoundRecord._fields[:3], "rank", "place")
    inner = select(by, *columns(row), row.rank, place).where(*held).subquery()
    found = [column.label(name) for column, name in zip(inner.c, names, strict=True)]
    return select(*found[:-1]).where(found[-1] <= bindparam("most", type_=Integer)).order_by(found[0], found[-1])
