"""What may be asked of each collection, from the declarations: filters, fields, and what each value means."""

from app.columns import ColumnType, columns_of
from app.envelope import Shape
from app.models import Catalogue
from app.resource import Resource


class FilterEntry(Shape):
    """A parameter that narrows a list."""

    parameter: str
    """Its name."""
    about: str
    """What it keeps."""
    operator: str
    """`in` (any of several values), `not` (none), `all` (each), `exact` (without its kin), `above` (with what stands
    above), `gte`, `lte`, `on` (a day between two), or `holds` (in a country, also what is tied to none)."""
    kind: str
    """`choice`, `slug`, `text`, `number`, `boolean`, `day`, `duration` or `country`."""
    vocabulary: str | None
    """Key in `vocabularies` of its values, if it is a choice."""
    values_of: str | None
    """Collection whose slugs are its values, if it is a slug of one."""


class ColumnEntry(Shape):
    """A column of the tables of a collection."""

    name: str
    type: ColumnType
    """Of its values on every page: `text`, `integer`, `number`, `boolean`, `day` (ISO 8601), or `json` (as text)."""
    many: bool
    """Is it a list? In CSV its values are separated by `|`."""
    field: str
    """The field of the record of which it is, as `fields=` names it."""
    about: str
    """What it says, with its unit."""


class ResourceEntry(Shape):
    """What may be asked of a collection."""

    resource: str
    """Its name and path."""
    fields: list[str]
    """What `fields=` may name."""
    filters: list[FilterEntry]
    """Parameters that narrow the list."""
    columns: list[ColumnEntry]
    """Columns of its tables, in CSV and Parquet, in their order."""
    includes: list[str]
    """What `include=` may name."""
    unknown: list[str]
    """What `unknown=` may name."""
    facets: list[str]
    """What `facets=` may name."""
    sorts: list[str]
    """What `sort=` may name; `-` before it reverses the order."""


class Meaning(Shape):
    """A value of a vocabulary."""

    value: str
    meaning: str
    """What it means."""


class Schema(Shape):
    """Every filter, field and vocabulary."""

    resources: list[ResourceEntry]
    vocabularies: dict[str, list[Meaning]]
    """Closed sets of values, each with its meaning."""


def schema(catalogue: Catalogue) -> Schema:
    """What may be asked of each collection, and what each value means."""
    vocabularies = {
        name: [Meaning(value=member, meaning=member.meaning) for member in choice]
        for name, choice in catalogue.vocabularies.items()
    }
    return Schema(resources=[resource_entry(each) for each in catalogue.resources], vocabularies=vocabularies)


def resource_entry(resource: Resource) -> ResourceEntry:
    """What may be asked of a resource, from its declaration."""
    filters = [
        FilterEntry(
            parameter=each.name,
            about=each.about,
            operator=each.operator,
            kind=each.kind,
            vocabulary=each.vocabulary,
            values_of=each.of or None,
        )
        for each in resource.filters.values()
    ]
    return ResourceEntry(
        resource=resource.path,
        fields=resource.shown,
        filters=filters,
        columns=[
            ColumnEntry(name=each.name, type=each.type, many=each.many, field=each.field, about=each.about)
            for each in columns_of(resource.record)
        ],
        includes=[*resource.nested],
        unknown=resource.unknowns,
        facets=resource.facets,
        sorts=resource.sorts,
    )
