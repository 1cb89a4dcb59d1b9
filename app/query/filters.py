"""Filters of a question as SQL conditions: which columns, and how many values are bound to each."""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists

from app.marks import Through
from app.parameter import Parameter
from app.query.question import Question
from app.query.text import matching
from app.record import OneQuery

Compare = Callable[[Any, Sequence[Any]], ColumnElement[bool]]  # any: a column, and what is bound to it
OPERATORS: Mapping[str, Compare] = {
    **dict.fromkeys(("in", "exact", "above"), lambda column, values: column.in_(values)),
    "gte": lambda column, values: operator.ge(column, values[0]),
    "lte": lambda column, values: operator.le(column, values[0]),
}


def compared(row: Any, parameter: Parameter, values: Sequence[Any]) -> ColumnElement[bool]:  # any: a table class
    """The column of a filter, compared with these values as the filter says."""
    return OPERATORS[parameter.operator](getattr(row, parameter.column), values)


def conditions(question: Question[OneQuery]) -> Iterator[ColumnElement[bool]]:
    """The SQL of the filters; the shape of the question decides it.

    Filters through one other row must all hold for the same row of it.
    """
    resource = question.resource
    through: dict[Through, list[ColumnElement[bool]]] = defaultdict(list)
    for name, count in question.shape:
        if name == "q":
            yield matching(resource.path, resource.row, question.release.embedded)
            continue
        parameter = resource.filters[name]
        row = parameter.through.row if parameter.through else resource.row
        kind = getattr(row, parameter.column).type
        condition = compared(row, parameter, [bindparam(f"{name}_{n}", type_=kind) for n in range(count)])
        if parameter.through:
            through[parameter.through].append(condition)
        else:
            yield condition
    owner: Any = resource.row  # any: a table class, whose columns are known only here
    for other, held in through.items():
        fixed = (getattr(other.row, name) == value for name, value in other.where)
        yield exists().where(getattr(other.row, other.by) == owner.slug, *fixed, *held)
