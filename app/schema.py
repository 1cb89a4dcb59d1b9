"""What may be asked of each collection, from the declarations: filters, fields, and what each value means."""

from app.envelope import Shape
from app.marks import parts
from app.models import RESOURCES
from app.resource import Resource
from app.values.choice import Choice

KINDS = {bool: "boolean", float: "number", int: "number"}


class FilterEntry(Shape):
    """A parameter that narrows a list."""

    parameter: str
    """Its name."""
    about: str
    """What it keeps."""
    operator: str
    """`in` (any of several values), `gte` (at least) or `lte` (at most)."""
    kind: str
    """`choice`, `slug`, `text`, `number` or `boolean`."""
    vocabulary: str | None
    """Key in `vocabularies` of its values, if it is a choice."""
    values_of: str | None
    """Collection whose slugs are its values, if it is a slug of one."""


class ResourceEntry(Shape):
    """What may be asked of a collection."""

    resource: str
    """Its name and path."""
    fields: list[str]
    """What `fields=` may name."""
    filters: list[FilterEntry]
    """Parameters that narrow the list."""
    includes: list[str]
    """What `include=` may name."""
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


def schema() -> Schema:
    """What may be asked of each collection, and what each value means."""
    return Schema(resources=[entry(each) for each in RESOURCES], vocabularies=vocabularies())


def entry(resource: Resource) -> ResourceEntry:
    """What may be asked of a resource, from its declaration."""
    filters = [
        FilterEntry(
            parameter=name,
            about=resource.query.model_fields[name].description or "",
            operator=operator,
            kind=kind_of(resource, name),
            vocabulary=vocabulary_of(resource, name),
            values_of=mark.of,
        )
        for name, (mark, operator) in resource.filters.items()
    ]
    return ResourceEntry(
        resource=resource.path,
        fields=resource.shown,
        filters=filters,
        includes=[*resource.nested],
        facets=resource.facets,
        sorts=resource.sorts,
    )


def vocabulary_of(resource: Resource, name: str) -> str | None:
    """Name of the vocabulary from which a filter takes its values."""
    types = (part for part in parts(resource.query.model_fields[name].annotation) if isinstance(part, type))
    return next((part.__name__ for part in types if issubclass(part, Choice)), None)


def kind_of(resource: Resource, name: str) -> str:
    """What kind of values a filter takes."""
    if vocabulary_of(resource, name):
        return "choice"
    types = parts(resource.query.model_fields[name].annotation)
    plain = next((KINDS[part] for part in types if isinstance(part, type) and part in KINDS), "text")
    return "slug" if plain == "text" and (resource.filters[name][0].of or name == "slug") else plain


def vocabularies() -> dict[str, list[Meaning]]:
    """Every closed vocabulary by its name."""
    found = sorted(Choice.__subclasses__(), key=lambda each: each.__name__)
    return {each.__name__: [Meaning(value=member, meaning=member.meaning) for member in each] for each in found}
