"""Completes what a dossier states: links get labels, forms inherit, absent keys are `null`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from app.closest import closest
from app.errors import DossierFault
from app.marks import FromParent, Walk, marks
from app.members import Fields, Member, Place, members, pointers
from app.models import Catalogue
from app.models.kin import Kin, kin_of
from app.record import Link, in_words, label, labelled_by
from app.release.read import Seed
from app.values.part import Part


class Seeds:
    """All records of a release as written, for each of them to find its neighbours."""

    def __init__(self, seeds: Sequence[Seed], catalogue: Catalogue) -> None:
        self.by_slug: dict[str, dict[str, Seed]] = {path: {} for path in catalogue.by_path}
        """Path -> slug -> seed."""
        self.pointing: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        """Path, field and slug -> slugs of the records whose field points to it."""
        self.kin: dict[str, Kin] = {}
        """Path of each resource whose records stand below one another -> their kin."""
        for seed in seeds:
            self.by_slug[seed.path][seed.slug] = seed
            for field in seed.resource.members_by.values():
                if target := seed.fields.get(field):
                    self.pointing[seed.path, field, str(target)].append(seed.slug)
        for resource in catalogue.resources:
            if tree := resource.hierarchy:
                own = [(each.slug, each.fields) for each in seeds if each.path == resource.path]
                told = [(slug, text(stated.get(tree.parent)), str(stated.get(tree.kind))) for slug, stated in own]
                self.kin[resource.path] = kin_of(tree.forms, told)

    def completed(self, seed: Seed) -> tuple[Fields, dict[Place, DossierFault]]:
        """The fields of the public record, not yet validated, and faults about what they point to, by place."""
        resource = seed.resource
        apart = {*resource.derived, *resource.nested}
        stated = {key: value for key, value in seed.fields.items() if key not in apart}
        fields = filled(resource.record, stated | self.inherited(seed))
        faults = dict(unstated(seed))
        for place, member, owner in pointers(resource.record, fields):
            slug = owner.get(member.name)
            if slug is None:
                continue
            if not isinstance(slug, str) or slug not in self.by_slug[member.to]:
                faults[place] = self.astray(seed, place, member, str(slug))
            elif member.part:
                owner[member.name] = self.link(member.to, slug)
        for field, by in resource.members_by.items():
            fields[field] = [self.link(seed.path, slug) for slug in sorted(self.pointing[seed.path, by, seed.slug])]
        return fields, faults

    def link(self, path: str, slug: str) -> dict[str, str]:
        """A link to this record, which is there."""
        return {"slug": slug, "name": self.label(path, slug)}

    def label(self, path: str, slug: str) -> str:
        """What the record will be called; its slug, if it does not state what its label is made of."""
        seed = self.by_slug[path][slug]
        resource = seed.resource
        fields = resource.record.completed(seed.fields)
        found: dict[str, str] = {}
        for name in labelled_by(resource.record):
            stated, member = fields.get(name), members(resource.record)[name]
            if not isinstance(stated, str) or (member.to and stated not in self.by_slug[member.to]):
                return slug  # which is told as a fault of that record
            said = in_words(stated) if member.choice else stated
            found[name] = self.label(member.to, stated) if member.to else said
        return label(resource.record, found)

    def inherited(self, seed: Seed) -> Fields:
        """What a form takes from the nearest record of which it is a form and that states it, and a link to that."""
        taken: Fields = {}
        for field, mark in marks(seed.resource.record, FromParent):
            line = self.kin[seed.path].walked(seed.slug, Walk.ORIGINS)
            owner = next((slug for slug in line if field in self.by_slug[seed.path][slug].fields), seed.slug)
            if owner != seed.slug:
                stated = self.by_slug[seed.path][owner].fields
                taken |= {name: stated.get(name) for name in (field, *mark.with_fields)}
                taken[mark.named] = self.link(seed.path, owner)
        return taken

    def astray(self, seed: Seed, place: Place, member: Member, slug: str) -> DossierFault:
        """The fault of a field that points nowhere."""
        near = closest(slug, self.by_slug[member.to])
        remedy = f"write {near[0]}" if near else f"add a record '{slug}' to {member.to}"
        return seed.fault(place, f"{dotted(place)} names no record of {member.to}: '{slug}'", remedy)


def unstated(seed: Seed) -> Iterator[tuple[Place, DossierFault]]:
    """The faults of fields that no dossier may state."""
    resource = seed.resource
    for field in (field for field in resource.derived if field in seed.fields):
        yield (field,), seed.fault((field,), f"{field} is worked out, not stated", "remove it")
    for field in (field for field in resource.nested if field in seed.fields):
        remedy = "write them under a heading of their own, each naming this record"
        yield (field,), seed.fault((field,), f"{field} stand inside a record", remedy)


def text(value: Any) -> str | None:  # any: what a dossier states
    """What a dossier states, if it is text."""
    return value if isinstance(value, str) else None


def dotted(place: Place) -> str:
    """A place as curators read it: `doses.0.unit`."""
    return ".".join(map(str, place))


def filled(model: type[Part], fields: Any) -> Any:  # any: what a dossier states, not yet validated
    """What a dossier states, with `null` or an empty list for each key that it leaves out."""
    if not isinstance(fields, dict):
        return fields
    result: Fields = {**fields}
    for name, member in members(model).items():
        if name not in result and member.optional:
            result[name] = [] if member.many else None
        elif member.part and member.part is not Link and name in result:
            value = result[name]
            several = isinstance(value, list)
            result[name] = [filled(member.part, each) for each in value] if several else filled(member.part, value)
    return result
