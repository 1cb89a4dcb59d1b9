"""Filters of a question as SQL conditions: which columns, how many values, and the values themselves."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, exists

from app.marks import Filter
from app.query.text import Words, matching
from app.reader import Release
from app.resource import ListQuery, Resource

OPERATORS = {"in": "in_", "gte": "__ge__", "lte": "__le__"}


class Asked(NamedTuple):
    """The filters of a question. `shape` decides the SQL; `values` are bound to it by name."""

    shape: tuple[tuple[str, int], ...]
    """Each filter that was used, with its number of values."""
    values: dict[str, Any]  # any: plain values, as the driver takes them


def asked(release: Release, resource: Resource, query: ListQuery) -> Asked:
    """What a question filters by; a class is put into words as its members."""
    given = query.model_dump(mode="json", include=set(resource.filters), exclude_none=True)
    lists: dict[str, list[Any]] = {}
    for name, value in sorted(given.items()):
        values = value if isinstance(value, list) else [value]
        lists[name] = related(release, resource.filters[name][0], values)
    if query.q:
        lists["q"] = [Words(query.q).expression(release.embedded)]
    shape = tuple((name, len(values)) for name, values in lists.items())
    return Asked(shape, {f"{name}_{n}": value for name, values in lists.items() for n, value in enumerate(values)})


def related(release: Release, mark: Filter, slugs: list[Any]) -> list[Any]:
    """These slugs, with what stands below each, and what each is a form of, where the filter says so."""
    found = dict.fromkeys(slugs)
    for slug in slugs:
        found |= dict.fromkeys(release.below.get(slug, ()) if mark.below else ())
        found |= dict.fromkeys(release.above.get(slug, ()) if mark.inherited else ())
    return [*found]


def conditions(release: Release, resource: Resource, shape: tuple[tuple[str, int], ...]) -> Iterator[Any]:
    """The SQL of the filters of this shape. Filters through one other row must all hold for the same row of it."""
    through: dict[Any, list[ColumnElement[bool]]] = defaultdict(list)
    for name, count in shape:
        if name == "q":
            yield matching(resource.path, resource.row, release.embedded)
            continue
        mark, operator = resource.filters[name]
        column = getattr(mark.through or resource.row, str(mark.column))
        values = [bindparam(f"{name}_{n}", type_=column.type) for n in range(count)]
        condition = getattr(column, OPERATORS[operator])(values if operator == "in" else values[0])
        if mark.through:
            through[mark.through].append(condition)
        else:
            yield condition
    for row, held in through.items():
        owner: Any = resource.row  # any: a table class, whose columns are known only here
        yield exists().where(row.treatment == owner.slug, *held)
