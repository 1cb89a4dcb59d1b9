"""A validated query made ready to run, once, for all that is asked of it: its page, total, facets, rows, documents."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.parameter import Parameter
from app.query.text import Words
from app.reader import Release
from app.record import ListQuery
from app.resource import Resource

QuestionShape = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Question:
    """What is asked of one resource in one release."""

    release: Release
    resource: Resource
    query: ListQuery

    @cached_property
    def filters(self) -> dict[str, list[Any]]:  # any: plain values, as the driver takes them
        """Each filter that is used, with its values; a record is put into words as those that it stands for."""
        given = self.query.model_dump(mode="json", include=set(self.resource.filters), exclude_none=True)
        found: dict[str, list[Any]] = {}
        for name, value in sorted(given.items()):
            values = value if isinstance(value, list) else [value]
            found[name] = self.standing_for(self.resource.filters[name], values)
        if self.query.q:
            found["q"] = [Words(self.query.q).expression(self.release.embedded)]
        return found

    def standing_for(self, parameter: Parameter, values: list[Any]) -> list[Any]:
        """These values; where they are slugs and the filter walks their kin, with all that it finds there."""
        if not parameter.walk:
            return values
        kin = self.release.kin[parameter.of]
        return [*dict.fromkeys(found for slug in values for found in kin.walked(slug, *parameter.walk))]

    def values_of(self, column: str) -> list[list[Any]]:
        """What each filter of a column that is used asks of it."""
        used = [name for name in self.resource.filters if name in self.filters]
        return [self.filters[name] for name in used if self.resource.filters[name].column == column]

    @cached_property
    def shape(self) -> QuestionShape:
        """Each filter with its number of values: all that decides the SQL of the filters."""
        return tuple((name, len(values)) for name, values in self.filters.items())

    @cached_property
    def values(self) -> dict[str, Any]:
        """What is bound to the SQL of the filters, by name."""
        return {f"{name}_{n}": value for name, values in self.filters.items() for n, value in enumerate(values)}
