"""What `include=` nests in records: what a filter of another resource finds for each of them."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, literal, or_, select

from app.queries import OneQuery
from app.query.filters import OPERATORS, compared, fixed
from app.query.question import Question, padded
from app.query.records import FoundRecord, columns
from app.resource import Nested

MOST_NESTED, MOST_NESTED_IN_ALL = 100, 2_000  # records that one name of `include=` nests in one record, in one answer
Kept = Sequence[tuple[str, int]]
"""What the question says of the column to which nested records are kept: operator, and number of values."""


def nested(
    db: Connection, question: Question[OneQuery], mark: Nested, slugs: Sequence[str]
) -> dict[str, list[FoundRecord]]:
    """Slug of each record -> what is nested in it; one more than `MOST_NESTED` if there is more.

    Its own come first, then those of its kin; each in the order of rank. What the question says of the column
    `mark.keeps` also holds for each nested record, unless that does not say.
    """
    release, by = question.release, mark.resource.filters[mark.by]
    kin = {slug: release.kin[by.of].walked(slug, *by.walk) if by.walk else [slug] for slug in slugs}
    if not kin:
        return {}
    owners = padded(sorted({*chain.from_iterable(kin.values())}))
    keeping = [each for each in question.used if each.column == mark.keeps]
    kept = [(each.operator, len(question.filters[each.name][0])) for each in keeping]
    bound: dict[str, Any] = {f"owner_{n}": slug for n, slug in enumerate(owners)} | {"most": MOST_NESTED + 1}
    for n, each in enumerate(keeping):
        bound |= {f"kept_{n}_{m}": value for m, value in enumerate(question.filters[each.name][0])}
    shape = "nested", mark.resource.path, mark.by, mark.keeps, mark.where, len(owners), *kept
    facts: dict[str, list[FoundRecord]] = {owner: [] for owner in owners}
    for owner, *found in release.rows(db, shape, lambda: first_by_rank(mark, len(owners), kept), bound):
        facts[owner].append(FoundRecord(*found))

    def of(own: str, *others: str) -> list[FoundRecord]:
        theirs = sorted(chain.from_iterable(facts[other] for other in others), key=lambda found: found.value)
        once = {each.slug: each for each in (*facts[own], *theirs)}  # a list may name both a class and a member
        return [*once.values()][: MOST_NESTED + 1]

    return {slug: of(*group) for slug, group in kin.items()}


def first_by_rank(mark: Nested, owners: int, kept: Kept) -> Any:  # any: a select
    """The SQL of the first records, by rank, of each of so many owners."""
    row: Any = mark.resource.row  # any: a table class, whose columns are known only here
    filters = mark.resource.filters
    named = filters[mark.by]
    other: Any = named.through.row if named.through else row
    by = getattr(other, named.column)
    place = func.row_number().over(partition_by=by, order_by=row.rank).label("place")
    held = [compared(other, named, [bindparam(f"owner_{n}", type_=by.type) for n in range(owners)])]
    if named.through:
        held += [getattr(other, named.through.by) == row.slug, *fixed(other, named.through)]
    held += (compared(row, filters[name], [literal(value)]) for name, value in mark.where)
    for n, (operator, count) in enumerate(kept):
        column = getattr(row, mark.keeps)
        values = [bindparam(f"kept_{n}_{m}", type_=column.type) for m in range(count)]
        held.append(or_(column.is_(None), OPERATORS[operator](column, values)))
    names = ("owner", *FoundRecord._fields[:3], "rank", "place")
    inner = select(by, *columns(row), row.rank, place).where(*held).subquery()
    found = [column.label(name) for column, name in zip(inner.c, names, strict=True)]
    return select(*found[:-1]).where(found[-1] <= bindparam("most", type_=Integer)).order_by(found[0], found[-1])
