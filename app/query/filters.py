"""Filters of a question as SQL conditions: which columns, and how many values are bound to each."""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, not_, or_, select
from sqlalchemy.orm import aliased

from app.marks import Period, Through
from app.parameter import Parameter
from app.queries import OneQuery
from app.query.question import UNKNOWN, Question, bound_name
from app.query.text import matching

Given = Sequence[Any]  # any: what is bound to a column, of its own type
Compare = Callable[[Any, Given], ColumnElement[bool]]  # any: a column
OPERATORS: Mapping[str, Compare] = {
    **dict.fromkeys(("in", "exact", "above"), lambda column, values: column.in_(values)),
    "not": lambda column, values: or_(column.is_(None), column.not_in(values)),
    "holds": lambda column, values: or_(column.is_(None), column.in_(values)),
    "gte": lambda column, values: operator.ge(column, values[0]),
    "lte": lambda column, values: operator.le(column, values[0]),
}
"""How a filter compares its column. `on` compares two, `all` rows of another table with one another: see below."""


def compared(row: Any, parameter: Parameter, values: Given) -> ColumnElement[bool]:  # any: a table class
    """The column of a filter, compared with these values as the filter says."""
    return OPERATORS[parameter.operator](getattr(row, parameter.column), values)


def conditions(question: Question[OneQuery]) -> Iterator[ColumnElement[bool]]:
    """The SQL of the filters; the shape of the question decides it.

    Filters through one other row must all hold for the same row of it, unless its values are a list of the record.
    """
    resource, row = question.resource, question.resource.row
    together: dict[Through, list[ColumnElement[bool]]] = defaultdict(list)
    for name, sizes in question.shape:
        if name == "q":
            yield matching(resource.path, row, question.release.embedded)
            continue
        if name.startswith(UNKNOWN):
            yield getattr(row, name.removeprefix(UNKNOWN)).is_(None)
            continue
        parameter = resource.filters[name]
        other = parameter.through
        kind = getattr(other.row if other else row, parameter.column).type
        groups = [
            [bindparam(bound_name(name, group, n), type_=kind) for n in range(size)] for group, size in enumerate(sizes)
        ]
        if parameter.period:
            yield during(row, parameter.period.may, groups[0])
        elif other is None:
            yield compared(row, parameter, groups[0])
        elif parameter.operator == "all":
            yield each_by_another(row, other, parameter, groups)
        elif parameter.operator == "not":
            yield not_(held(row, other, [getattr(other.row, parameter.column).in_(groups[0])]))
        elif other.together:
            together[other].append(compared(other.row, parameter, groups[0]))
        else:
            yield held(row, other, [compared(other.row, parameter, groups[0])])
    for other, matches in together.items():
        yield held(row, other, matches)


def during(row: Any, columns: tuple[str, str], day: Given) -> ColumnElement[bool]:  # any: a table class
    """A day lies between two columns of days; the second is the first day after."""
    began, ended = (getattr(row, name) for name in columns)
    return and_(began <= day[0], ended > day[0])


def uncertain(row: Any, period: Period, day: Given) -> ColumnElement[bool]:  # any: a table class
    """It may have been otherwise on a day, since only month or year is known."""
    return not_(during(row, period.must, day))


def held(row: Any, other: Through, matches: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:  # any: likewise
    """One row of another table names this one and fulfils all these conditions."""
    return row.slug.in_(naming(other).where(*matches))


def naming(other: Through, row: Any = None) -> Select[Any]:  # any: a table class or an alias of it; slugs
    """Slugs of the records that rows of another table name."""
    row = row or other.row
    return select(getattr(row, other.by)).where(*fixed(row, other))


def fixed(row: Any, other: Through) -> Iterator[ColumnElement[bool]]:  # any: a table class or an alias of it
    """What other columns of it must hold."""
    return (getattr(row, name) == value for name, value in other.where)


def each_by_another(
    row: Any, other: Through, parameter: Parameter, groups: Sequence[Given]
) -> ColumnElement[bool]:  # any: a table class
    """Each group of values has a match in the list of the record, and no two have the same.

    Otherwise a drug and another of its class would be found wherever their class stands once.
    """
    first, *rest = (aliased(other.row) for _ in groups)
    found = naming(other, first)
    for each in rest:
        found = found.where(getattr(each, other.by) == getattr(first, other.by), *fixed(each, other))
    matches = (first, *rest)
    for each, values in zip(matches, groups, strict=True):
        found = found.where(getattr(each, parameter.column).in_(values))
    for one, another in combinations(matches, 2):
        found = found.where(getattr(one, parameter.column) != getattr(another, parameter.column))
    return row.slug.in_(found)
