"""A validated query made ready to run, once, for all that is asked of it: its page, total, facets, rows, documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.parameter import Parameter
from app.queries import ListQuery, OneQuery
from app.query.text import Words
from app.reader import Release
from app.resource import Resource

Values = list[Any]  # any: plain values, as the driver takes them
QuestionShape = tuple[tuple[str, tuple[int, ...]], ...]
UNKNOWN = "unknown "
"""What stands in a shape before a column that must be empty."""


Q = TypeVar("Q", bound=OneQuery, covariant=True)


@dataclass(frozen=True)
class Question(Generic[Q]):
    """What is asked of one resource in one release: of its list, or of one of its records."""

    release: Release
    resource: Resource
    query: Q
    filters: Mapping[str, Sequence[Values]]
    """Each filter that is used, with its values; a record is put into words as those that it stands for, padded.

    They are one group, of which any may match; of a filter that asks for all, each value is a group of its own.
    """
    shape: QuestionShape
    """Each filter with the sizes of its groups, and each column that must be empty: what decides the SQL of filters."""
    values: Mapping[str, Any]
    """What is bound to the SQL of the filters, by name."""

    @property
    def used(self) -> list[Parameter]:
        """The filters that are used."""
        return [each for name, each in self.resource.filters.items() if name in self.filters]


ListQuestion = Question[ListQuery]


def question_of(release: Release, resource: Resource, query: Q) -> Question[Q]:
    """The question that a validated query asks of a resource in a release."""
    given = query.model_dump(mode="json", include=set(resource.filters), exclude_none=True)
    filters: dict[str, Sequence[Values]] = {}
    for name, value in sorted(given.items()):
        parameter, values = resource.filters[name], value if isinstance(value, list) else [value]
        apart = [[each] for each in values] if parameter.operator == "all" else [values]
        filters[name] = [padded(standing_for(release, parameter, group)) for group in apart]
    unknown: list[str] = []
    if isinstance(query, ListQuery):
        unknown = sorted({*(query.unknown or ())})
        if query.q:
            filters["q"] = [[Words(query.q).expression(release.embedded)]]
    sizes = ((name, tuple(map(len, groups))) for name, groups in filters.items())
    shape = (*sizes, *((UNKNOWN + name, ()) for name in unknown))
    bound = {
        bound_name(name, group, n): value
        for name, groups in filters.items()
        for group, values in enumerate(groups)
        for n, value in enumerate(values)
    }
    return Question(release, resource, query, filters, shape, bound)


def bound_name(name: str, group: int, number: int) -> str:
    """What a value of a filter is called in SQL."""
    return f"{name}_{group}_{number}"


def standing_for(release: Release, parameter: Parameter, values: Sequence[Any]) -> Values:
    """These values; where they are slugs and the filter walks their kin, with all that it finds there."""
    if not parameter.walk:
        return [*values]
    kin = release.kin[parameter.kin]
    return [*dict.fromkeys(found for slug in values for found in kin.walked(slug, *parameter.walk))]


def padded(values: Sequence[Any]) -> Values:
    """The same values, the last of them repeated until there are 1, 2, 4, 8 ...: so few statements are composed."""
    size = 1 << (len(values) - 1).bit_length()
    return [*values, *[values[-1]] * (size - len(values))]
