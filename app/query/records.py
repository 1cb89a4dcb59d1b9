"""What a question finds: a page of records, their number, counts of their values, typed columns, documents."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Boolean, ColumnElement, Connection, Integer, String, bindparam, func, select

from app.marks import Period, Through
from app.memory import remember
from app.models import Stamp, table
from app.models.period import Doubt, doubt
from app.paging import Order, Position, Segment
from app.query.filters import conditions, fixed, uncertain
from app.query.question import ListQuestion, bound_name, padded

MOST_FACETS = 200


class FoundRecord(NamedTuple):
    """A record as it is stored."""

    slug: str
    document: bytes
    cited_slugs: str
    value: Any = None  # any: of the sorted column


class Count(NamedTuple):
    """How many records have a value."""

    value: str | bool | None
    label: str | None
    n: int


class Counts(NamedTuple):
    """The values of a facet."""

    shown: list[Count]
    left_out: int
    """How many values more there are."""


def columns(row: Any) -> tuple[Any, ...]:
    return row.slug, row.document, row.cited_slugs


def page(db: Connection, question: ListQuestion) -> tuple[list[FoundRecord], str | None]:
    """One page, and the cursor of the next (`None` after the last). Raises `BadCursor`."""
    query, size = question.query, question.query.page_size
    order = Order(question.resource.row, query.sort)
    after = order.place(query.cursor) if query.cursor else None
    found: list[FoundRecord] = []
    for segment in order.segments(after):
        shape = "page", question.resource.path, question.shape, query.sort, segment
        bound = {**question.values, **(after._asdict() if after else {}), "limit": size + 1 - len(found)}
        compose = partial(one_segment, question, order, segment)
        found += (FoundRecord(*each) for each in question.release.rows(db, shape, compose, bound))
        if len(found) > size:
            last = found[size - 1]
            return found[:size], order.cursor(Position(last.value, last.slug))
    return found, None


def one_segment(question: ListQuestion, order: Order, segment: Segment) -> Any:  # any: a select
    """The SQL of the part of a page that lies in one segment of its order."""
    return (
        select(*columns(question.resource.row), order.column.label("value"))
        .where(*conditions(question), *order.where(segment))
        .order_by(*order.by(segment))
        .limit(bindparam("limit", type_=Integer))
    )


def total(db: Connection, question: ListQuestion) -> int:
    """Records that the filters match, on all pages; counted once per release."""
    release, resource = question.release, question.resource
    if not question.shape:
        return release.stamp.counts[resource.path]
    key = resource.path, question.shape, *question.values.values()
    if (known := release.totals.get(key)) is None:
        compose = lambda: select(func.count()).select_from(resource.row).where(*conditions(question))
        known = release.rows(db, ("total", resource.path, question.shape), compose, question.values)[0][0]
        remember(release.totals, key, known)
    return known


def facet(db: Connection, question: ListQuestion, name: str) -> Counts:
    """Values of a filter's column among the records found, the commonest first; at most `MOST_FACETS`.

    Of a list each value counts, so that their counts may be more than the records.
    """
    release, resource = question.release, question.resource
    parameter = resource.filters[name]
    through = parameter.through
    column = getattr(through.row if through else resource.row, parameter.column)
    selected = column, func.count(), func.count().over()  # groups are counted before they are cut off
    compose = lambda: (
        select(*selected)
        .where(*(among(question, through) if through else conditions(question)))
        .group_by(column)
        .order_by(selected[1].desc(), column.asc().nulls_last())
        .limit(MOST_FACETS)
    )
    labels = release.known[parameter.of].labels if parameter.of else {}
    found = release.rows(db, ("facet", resource.path, name, question.shape), compose, question.values)
    shown = [Count(value, labels.get(value), count) for value, count, _ in plainly(found, selected)]
    return Counts(shown, found[0][2] - len(shown) if found else 0)


def among(question: ListQuestion, through: Through) -> Iterator[ColumnElement[bool]]:
    """The SQL of the rows of another table that name the records found."""
    row: Any = question.resource.row  # any: a table class, whose columns are known only here
    yield from fixed(through.row, through)
    yield getattr(through.row, through.by).in_(select(row.slug).where(*conditions(question)))


def may_be_otherwise(db: Connection, question: ListQuestion, slugs: Sequence[str]) -> list[tuple[str, Doubt]]:
    """Those of the records found that may not have held on the day that was asked for, and why, by slug."""
    row: Any = question.resource.row  # any: a table class, whose columns are known only here
    asked = day_asked(question)
    if not asked or not slugs:
        return []
    period, name = asked
    shown, day = padded(slugs), question.values[name]
    compose = lambda: (
        select(row.slug, getattr(row, period.may[0]), getattr(row, period.must[0]))
        .where(row.slug.in_([bindparam(f"shown_{n}", type_=row.slug.type) for n in range(len(shown))]))
        .where(uncertain(row, period, [bindparam(name, type_=String)]))
        .order_by(row.slug)
    )
    bound = {f"shown_{n}": slug for n, slug in enumerate(shown)} | {name: day}
    found = question.release.rows(db, ("uncertain", question.resource.path, len(shown), name), compose, bound)
    return [(slug, doubt(day, earliest, latest)) for slug, earliest, latest in found]


def uncertain_total(db: Connection, question: ListQuestion) -> int:
    """How many of all records found may not have held on the day that was asked for."""
    row: Any = question.resource.row  # any: a table class, whose columns are known only here
    asked = day_asked(question)
    if not asked:
        return 0
    period, name = asked
    doubtful = lambda: uncertain(row, period, [bindparam(name, type_=String)])
    compose = lambda: select(func.count()).select_from(row).where(*conditions(question), doubtful())
    shape = "doubts", question.resource.path, question.shape, name
    return question.release.rows(db, shape, compose, question.values)[0][0]


def day_asked(question: ListQuestion) -> tuple[Period, str] | None:
    """The period in which a day is looked for, and what the day is called in SQL; `None` if none was asked for."""
    return next(((each.period, bound_name(each.name, 0, 0)) for each in question.used if each.period), None)


def rows(db: Connection, question: ListQuestion, names: Sequence[str]) -> list[tuple[Any, ...]]:  # any: of the columns
    """Columns of every record that the filters match, whatever its page, in the order of slugs: to compute with."""
    row: Any = question.resource.row  # any: a table class, whose columns are known only here
    selected = [getattr(row, name) for name in names]
    compose = lambda: select(*selected).where(*conditions(question)).order_by(row.slug)
    shape = "rows", question.resource.path, question.shape, *names
    return [*plainly(question.release.rows(db, shape, compose, question.values), selected)]


def documents(db: Connection, question: ListQuestion) -> list[FoundRecord]:
    """Every record that the filters match, whatever its page, in the order of slugs: to show what was computed with."""
    return [FoundRecord(*each) for each in rows(db, question, FoundRecord._fields[:3])]


def plainly(rows: Iterable[Sequence[Any]], selected: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Rows in which a truth value is one on either store; SQLite has numbers."""
    truths = [isinstance(column.type, Boolean) for column in selected]
    for row in rows:
        yield tuple(
            bool(value) if truth and value is not None else value for value, truth in zip(row, truths, strict=True)
        )


def alive(db: Connection) -> bool:
    """Does the store answer, and hold the release?"""
    return db.execute(select(func.count()).select_from(table(Stamp))).scalar() == 1
