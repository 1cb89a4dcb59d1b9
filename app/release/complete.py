"""Completes what a dossier states: links get labels, forms inherit, absent keys are `null`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from app.closest import closest
from app.errors import Complaint
from app.marks import FromParent, Walk, marks, parts
from app.models import BY_PATH, RESOURCES
from app.models.kin import Kin, kin_of
from app.release.read import Seed


class Seeds:
    """All records of a release as written, for each of them to find its neighbours."""

    def __init__(self, seeds: Sequence[Seed]) -> None:
        self.by_slug = {(seed.path, seed.slug): seed for seed in seeds}
        self.labels: dict[str, dict[str, str]] = {path: {} for path in BY_PATH}
        """Path -> slug -> label."""
        self.pointing: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        """Path, field and slug -> slugs of the records whose field points to it."""
        self.kin: dict[str, Kin] = {}
        """Path of each resource whose records stand below one another -> their kin."""
        for resource in RESOURCES:
            if tree := resource.hierarchy:
                own = [(each.slug, each.fields) for each in seeds if each.path == resource.path]
                told = [(slug, str(stated.get(tree.parent)), str(stated.get(tree.kind))) for slug, stated in own]
                self.kin[resource.path] = kin_of(tree.forms, told)
        for seed in seeds:
            self.labels[seed.path][seed.slug] = str(seed.fields.get("name") or seed.slug)
            for field in BY_PATH[seed.path].backs.values():
                if target := seed.fields.get(field):
                    self.pointing[seed.path, field, str(target)].append(seed.slug)

    def completed(self, seed: Seed) -> tuple[dict[str, Any], list[Complaint]]:
        """The fields of the public record, not yet validated, and complaints about what they point to."""
        resource = BY_PATH[seed.path]
        apart = {*resource.worked_out, *resource.nested}
        stated = {key: value for key, value in seed.fields.items() if key not in apart}
        fields = filled(resource.record, stated | self.inherited(seed))
        complaints = [*self.astray(seed, fields)]
        for field, path in resource.pointers.items():
            slug = fields.get(field)
            if not isinstance(slug, str):
                continue
            if slug in self.labels[path] and resource.record.model_fields[field].annotation is not str:
                fields[field] = {"slug": slug, "name": self.labels[path][slug]}
        for field, by in resource.backs.items():
            slugs = sorted(self.pointing.get((seed.path, by, seed.slug), ()))
            fields[field] = [{"slug": slug, "name": self.labels[seed.path][slug]} for slug in slugs]
        return fields, complaints

    def inherited(self, seed: Seed) -> dict[str, Any]:
        """What a form takes from the nearest record of which it is a form and that states it, and a link to that."""
        taken: dict[str, Any] = {}
        for field, mark in marks(BY_PATH[seed.path].record, FromParent):
            line = (self.by_slug[seed.path, slug] for slug in self.kin[seed.path].walked(seed.slug, Walk.ORIGINS))
            owner = next((each for each in line if field in each.fields), seed)
            if owner is not seed:
                taken |= {name: owner.fields.get(name) for name in (field, *mark.along)}
                taken[mark.named] = {"slug": owner.slug, "name": owner.fields.get("name")}
        return taken

    def astray(self, seed: Seed, fields: dict[str, Any]) -> Iterator[Complaint]:
        """Complaints about fields that point nowhere, and about fields that no dossier may state."""
        resource = BY_PATH[seed.path]
        for field in (field for field in resource.worked_out if field in seed.fields):
            yield seed.complaint((field,), f"{field} is worked out, not stated", "remove it")
        for field in (field for field in resource.nested if field in seed.fields):
            remedy = "write them under a heading of their own, each naming this record"
            yield seed.complaint((field,), f"{field} stand inside a record", remedy)
        for field, path in resource.pointers.items():
            slug = fields.get(field)
            if slug is not None and (not isinstance(slug, str) or slug not in self.labels[path]):
                near = closest(str(slug), self.labels[path])
                remedy = f"write {near[0]}" if near else f"add a record '{slug}' to {path}"
                yield seed.complaint((field,), f"{field} names no record of {path}: '{slug}'", remedy)
        for field, cited in ((field, cited) for field, value in fields.items() for cited in sources(value)):
            if cited not in self.labels["references"]:
                yield seed.complaint((field,), f"cites an unknown reference '{cited}'", f"add '{cited}' to references")


def sources(value: Any) -> Iterator[str]:
    """Every reference that a field or a document cites, in whatever depth."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from [part] if key == "source" and isinstance(part, str) else sources(part)
    elif isinstance(value, list):
        for part in value:
            yield from sources(part)


def filled(model: type[BaseModel], fields: Any) -> Any:
    """What a dossier states, with `null` or an empty list for each key that it leaves out."""
    if not isinstance(fields, dict):
        return fields
    result: dict[str, Any] = {**fields}
    for name, field in model.model_fields.items():
        if not field.is_required():
            continue
        inner = [part for part in parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
        if name not in result and optional(field.annotation):
            result[name] = [] if list in origins(field.annotation) else None
        elif inner and isinstance(result.get(name), list):
            result[name] = [filled(inner[0], each) for each in result[name]]
        elif inner and isinstance(result.get(name), dict):
            result[name] = filled(inner[0], result[name])
    return result


def origins(annotation: Any) -> set[Any]:
    return {get_origin(part) for part in parts(annotation)}


def optional(annotation: Any) -> bool:
    """May a dossier leave a field of this kind out? Lists and what may be `null`."""
    return get_origin(annotation) is list or (
        get_origin(annotation) in (Union, UnionType) and type(None) in get_args(annotation)
    )
