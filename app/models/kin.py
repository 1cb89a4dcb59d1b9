"""Who stands above whom: classes, members and forms, wider and special conditions, countries and their union."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.marks import Walk
from app.record import Link, Record
from app.resource import Resource
from app.values.country import COUNTRY, MEMBERS, countries_by_code
from app.values.jurisdiction import Jurisdiction

Steps = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Kin:
    """The kin of every record of one resource, by walk."""

    steps: Mapping[Walk, Steps]
    """Walk -> slug -> slugs that are one step further."""

    def walked(self, slug: str, *walks: Walk) -> list[str]:
        """The record itself, and all that these walks reach from it, the nearest first; each once, also in a circle."""
        found = {slug: None}
        for walk in walks:
            reached, edge = {slug: None}, [slug]
            while edge:
                further = [each for near in edge for each in self.steps[walk].get(near, ()) if each not in reached]
                edge = [*dict.fromkeys(further)]
                reached |= dict.fromkeys(edge)
            found |= reached
        return [*found]


def kin_of(forms: Container[tuple[str, str]], records: Iterable[tuple[str, str | None, str]]) -> Kin:
    """Kin of these records; each is a slug, the slug of what stands next above it, and its kind.

    `forms` holds kind and kind of parent where a record is a form of its parent.
    """
    known = {slug: (parent, kind) for slug, parent, kind in records}
    steps: dict[Walk, dict[str, list[str]]] = {walk: defaultdict(list) for walk in Walk}
    for slug, (parent, kind) in sorted(known.items()):
        if parent not in known:
            continue
        steps[Walk.ABOVE][slug].append(parent)
        steps[Walk.BELOW][parent].append(slug)
        if (kind, known[parent][1]) in forms:
            steps[Walk.ORIGINS][slug].append(parent)
            steps[Walk.FORMS][parent].append(slug)
    return Kin(steps)


def kin_of_records(resource: Resource, records: Iterable[Record]) -> Kin:
    """Kin of the records of a resource; each stands alone, if they do not stand below one another."""
    tree = resource.hierarchy
    if tree is None:
        return kin_of((), ())
    found: list[tuple[str, str | None, str]] = []
    for record in records:
        parent: Link | None = getattr(record, tree.parent)
        found.append((record.slug, parent and parent.slug, str(getattr(record, tree.kind)) if tree.kind else ""))
    return kin_of(tree.forms, found)


def kin_of_countries() -> Kin:
    """Countries below the European Union, if they belong to it, and whatever is national below the international."""
    union, world = Jurisdiction.EUROPEAN_UNION.value, Jurisdiction.INTERNATIONAL.value
    within = ((code, union if code in MEMBERS else world, "") for code in countries_by_code())
    return kin_of((), [(world, None, ""), (union, world, ""), *within])


KIN_OF_VALUES = {COUNTRY: kin_of_countries()}
"""Kind of a parameter that is no slug -> the kin of its values."""
