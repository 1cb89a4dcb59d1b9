"""Completes what a dossier states: links get labels, what follows from others is added, absent keys are `null`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from app.closest import closest
from app.errors import DoesNotFollow, DossierFault
from app.marks import MembersBy, Walk
from app.members import Fields, Member, Place, Pointer, members, pointers, well_formed
from app.models import Catalogue
from app.models.kin import Kin, kin_of
from app.record import Link, in_one_label, in_words, label, labelled_by
from app.release.glossary import Glossary
from app.release.seed import Seed
from app.values.part import Part


class Seeds:
    """All records of a release as written, for each of them to find its neighbours."""

    def __init__(self, written: Sequence[Seed], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.glossary = Glossary(catalogue)
        self.seeds = seeds = [*written, *self.glossary.completing(written)]
        """Every record that dossiers hold, and the terms that follow from the code."""
        self.by_slug: dict[str, dict[str, Seed]] = {path: {} for path in catalogue.by_path}
        """Path -> slug -> seed."""
        self.pointing: dict[tuple[MembersBy, str], list[str]] = defaultdict(list)
        """Way of pointing and slug -> slugs of the records that point to it so."""
        self.written: dict[tuple[str, str, str], list[Seed]] = defaultdict(list)
        """Path and slug of a record, and path of what is written inside it -> seeds of that."""
        self.kin: dict[str, Kin] = {}
        """Path of each resource whose records stand below one another -> their kin."""
        self.labels: dict[tuple[str, str], str] = {}
        """Path and slug -> label, once it was worked out."""
        ways: dict[str, set[MembersBy]] = defaultdict(set)
        for mark in (mark for each in catalogue.resources for mark in each.members_by.values()):
            ways[mark.path].add(mark)
        for seed in seeds:
            self.by_slug[seed.path][seed.slug] = seed
            if within := seed.resource.written_in:
                self.written[within.path, str(seed.fields.get(within.field)), seed.path].append(seed)
            for mark in ways[seed.path]:
                named = seed.fields.get(mark.field)
                if not mark.where[0] or seed.fields.get(mark.where[0]) == mark.where[1]:
                    for target in named if isinstance(named, list) else [named]:
                        self.pointing[mark, str(target)].append(seed.slug)
        for resource in catalogue.resources:
            if tree := resource.hierarchy:
                own = [(each.slug, each.fields) for each in seeds if each.path == resource.path]
                told = [(slug, text(stated.get(tree.parent)), str(stated.get(tree.kind))) for slug, stated in own]
                self.kin[resource.path] = kin_of(tree.forms, told)

    def stated(self, path: str, slug: object) -> Fields:
        """The fields that a dossier states of a record, if they are well formed; none if there is no such record."""
        seed = self.by_slug[path].get(str(slug))
        return well_formed(seed.resource.record, seed.fields) if seed else {}

    def inside(self, path: str, slug: object, written: str) -> list[Fields]:
        """The same of every record of the path `written` that dossiers write inside a record."""
        return [well_formed(seed.resource.record, seed.fields) for seed in self.written[path, str(slug), written]]

    def walked(self, path: str, slug: object, *walks: Walk) -> list[str]:
        """The record itself and its kin, the nearest first."""
        return self.kin[path].walked(str(slug), *walks)

    def spoken(self, slug: object) -> list[Fields]:
        """The values of vocabularies that are written like this slug."""
        return self.glossary.spoken(slug)

    def completed(self, seed: Seed) -> tuple[Fields, dict[Place, DossierFault]]:
        """The fields of the public record, not yet validated, and faults about what they point to, by place."""
        resource, faults = seed.resource, dict(unstated(seed))
        try:
            whole = self.whole(seed)
        except DoesNotFollow as error:
            whole, place = stated_by(seed), (error.field,)
            faults[place] = seed.fault(place, error.wrong, error.remedy)
        fields = filled(resource.record, whole)
        found = [*pointers(resource.record, fields)]
        repeated = [pointer.place for pointer in found if pointer.is_repeated]
        for pointer in found:
            slug = pointer.value
            if not isinstance(slug, str) or slug not in self.by_slug[pointer.member.to]:
                faults[pointer.place] = self.astray(seed, pointer, str(slug))
            elif pointer.place in repeated:
                faults[pointer.place] = seed.fault(pointer.place, f"{slug} stands twice in a list", "keep one of them")
            elif pointer.member.part:
                pointer.holder[pointer.key] = self.link(pointer.member.to, slug)
        for field, mark in resource.members_by.items():
            fields[field] = [self.link(mark.path, slug) for slug in sorted(self.pointing[mark, seed.slug])]
        return fields, faults

    def whole(self, seed: Seed) -> Fields:
        """What a dossier states, and what follows from others. Raises `DoesNotFollow`."""
        stated, record = stated_by(seed), seed.resource.record
        return stated | record.following(well_formed(record, stated), self)

    def link(self, path: str, slug: str) -> dict[str, str]:
        """A link to this record, which is there."""
        if (path, slug) not in self.labels:
            self.labels[path, slug] = self.label(path, slug)
        return {"slug": slug, "name": self.labels[path, slug]}

    def label(self, path: str, slug: str) -> str:
        """What the record will be called; its slug, if it does not state what its label is made of."""
        seed = self.by_slug[path][slug]
        record, found = seed.resource.record, dict[str, str]()
        try:
            fields = record.completed(self.whole(seed))
        except DoesNotFollow:
            return slug  # which is told as a fault of that record
        for name in labelled_by(record):
            stated, member = fields.get(name), members(record)[name]
            parts = stated if isinstance(stated, list) else [stated]
            if not all(isinstance(each, str) and (not member.to or each in self.by_slug[member.to]) for each in parts):
                return slug  # likewise
            found[name] = in_one_label([self.called(each, member) for each in parts])
        return label(record, found)

    def called(self, stated: str, member: Member) -> str:
        """What a dossier states, as it stands in a label."""
        if member.to:
            return self.link(member.to, stated)["name"]
        return in_words(stated) if member.choice else stated

    def astray(self, seed: Seed, pointer: Pointer, slug: str) -> DossierFault:
        """The fault of a field that points nowhere."""
        place, path = pointer.place, pointer.member.to
        if place[0] in seed.resource.derived:
            return seed.fault(place, *unfollowed(place))
        near = closest(slug, self.by_slug[path])
        remedy = f"write {near[0]}" if near else f"add a record '{slug}' to {path}"
        return seed.fault(place, f"{dotted(place)} names no record of {path}: '{slug}'", remedy)


def stated_by(seed: Seed) -> Fields:
    """The fields of a dossier, without those that it may not state."""
    apart = {*seed.resource.derived, *seed.resource.nested}
    return {key: value for key, value in seed.fields.items() if key not in apart}


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


def unfollowed(place: Place) -> tuple[str, str]:
    """What is wrong with a field that no dossier states, since that of another record is faulty; and what to do."""
    return f"{dotted(place)} does not follow from the records that it names", "correct what it names, or those"


def dotted(place: Place) -> str:
    """A place as curators read it: `doses.0.unit`."""
    return ".".join(map(str, place))


def filled(model: type[Part], fields: Any) -> Any:  # any: what a dossier states, not yet validated
    """A copy of what a dossier states, with `null` or an empty list for each key that it leaves out."""
    if not isinstance(fields, dict):
        return fields
    result: Fields = {**fields}
    for name, member in members(model).items():
        if name in result:
            result[name] = copied(None if member.part is Link else member.part, result[name])
        elif member.optional:
            result[name] = [] if member.many else None
    return result


def copied(part: type[Part] | None, value: Any) -> Any:  # any: the same
    """A copy of a field, or of each entry of a list; links are slugs as yet."""
    if isinstance(value, list):
        return [copied(part, each) for each in value]
    return filled(part, value) if part else value
