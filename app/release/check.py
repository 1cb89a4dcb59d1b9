"""Seeds -> validated records, or every complaint about them at once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from app.closest import closest
from app.errors import BadDossier, Complaint
from app.marks import parts
from app.models import BY_PATH
from app.release.read import Place, Seed, names
from app.release.rules import RULES, Draft, Entry
from app.resource import Record

Names = Mapping[str, Mapping[str, str]]
Step = Callable[[], None]
REMEDIES = {
    "missing": "add it",
    "extra_forbidden": "remove it, or put what it says into `note`",
    "string_type": "write text; put quotes around numbers and yes or no",
    "list_type": "write a list: [a, b]",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "date_from_datetime_parsing": "write a day: 2026-11-25",
    "string_too_long": "shorten it",
    "finite_number": "write a number",
}


def check(seeds: Sequence[Seed], step: Step = lambda: None) -> list[Entry]:
    """Validated records, in dossier order. Raises `BadDossier` with every fault of every record.

    `step` is called after each record.
    """
    complaints: list[Complaint] = []
    known = names(seeds)
    pointed = pointing(seeds)
    drafts: list[Draft] = []
    for seed in seeds:
        drafts.append(Draft(seed, shaped(seed, known, pointed, complaints)))
        step()
    for rule in RULES:
        complaints += rule(drafts)
    if complaints:
        raise BadDossier(sorted(complaints, key=lambda each: place_key(each.place)))
    return [Entry(draft.seed, draft.record) for draft in drafts if draft.record]


def place_key(place: str) -> tuple[str, int]:
    file, _, line = place.rpartition(":")
    return file, int(line)


def pointing(seeds: Sequence[Seed]) -> dict[tuple[str, str, str], list[str]]:
    """Path, field and slug -> slugs of the records whose field points to it."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for seed in seeds:
        for field in BY_PATH[seed.path].backs.values():
            if target := seed.fields.get(field):
                found[seed.path, field, str(target)].append(seed.slug)
    return found


def shaped(
    seed: Seed, known: Names, pointed: Mapping[tuple[str, str, str], Sequence[str]], complaints: list[Complaint]
) -> Record | None:
    """The record of a seed: links get their labels, absent keys are `null`. `None` if it has faults, now listed."""
    resource = BY_PATH[seed.path]
    before = len(complaints)
    complaints += (
        seed.complaint((field,), f"{field} is worked out, not stated", "remove it")
        for field in resource.backs
        if field in seed.fields
    )
    fields = filled(resource.record, {k: v for k, v in seed.fields.items() if k not in resource.backs})
    for field, path in resource.pointers.items():
        if (slug := fields.get(field)) is None:
            continue
        if not isinstance(slug, str) or slug not in known[path]:
            near = closest(str(slug), known[path])
            remedy = f"write {near[0]}" if near else f"add a record '{slug}' to {path}"
            complaints.append(seed.complaint((field,), f"{field} names no record of {path}: '{slug}'", remedy))
        elif resource.record.model_fields[field].annotation is not str:
            fields[field] = {"slug": slug, "name": known[path][slug]}
    for field, by in resource.backs.items():
        slugs = sorted(pointed.get((seed.path, by, seed.slug), ()))
        fields[field] = [{"slug": slug, "name": known[seed.path][slug]} for slug in slugs]
    cited = [value for key, value in citations(fields) if value not in known["references"] and key]
    complaints += (
        seed.complaint((key,), f"cites an unknown reference '{value}'", f"add '{value}' to references")
        for key, value in citations(fields)
        if value in cited and key not in resource.pointers
    )
    try:
        record = resource.record.model_validate(fields)
    except ValidationError as error:
        for each in error.errors():
            if each["loc"][0] not in resource.pointers or fields.get(str(each["loc"][0])) is None:
                complaints.append(explained(seed, each, resource.record))
        return None
    return record if len(complaints) == before else None


def citations(value: Any, place: str = "") -> list[tuple[str, str]]:
    """Every `source` in a record, nested ones too, each with the top-level field in which it stands."""
    if isinstance(value, dict):
        own = [(place or "source", part) for key, part in value.items() if key == "source" and isinstance(part, str)]  # pyright: ignore[reportUnknownVariableType]
        return own + [each for key, part in value.items() for each in citations(part, place or str(key))]  # pyright: ignore[reportUnknownArgumentType,reportUnknownVariableType]
    if isinstance(value, list):
        return [each for part in value for each in citations(part, place)]  # pyright: ignore[reportUnknownVariableType]
    return []


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


def explained(seed: Seed, error: Any, model: type[BaseModel]) -> Complaint:
    """A validation error in a curator's words: where, what, and what to do."""
    place: Place = tuple(error["loc"])
    field = ".".join(str(part) for part in place if part not in ("iso8601", "hours"))
    kind, given = error["type"], str(error["input"])[:60]
    context: dict[str, Any] = error.get("ctx", {})
    wrong, remedy = f"{field}: {error['msg'].removeprefix('Value error, ')}", REMEDIES.get(kind, "correct the value")
    if kind == "missing":
        wrong = f"{field} is not stated"
    elif kind == "extra_forbidden":
        wrong = f"no such field: {field}"
        if near := closest(str(place[-1]), model.model_fields):
            remedy = f"write {near[0]}, or remove it"
    elif kind == "enum":
        wrong = f"{field} '{given}' is not in the vocabulary"
        remedy = f"use one of {context.get('expected', '')}"
    elif kind == "string_pattern_mismatch":
        wrong, remedy = f"{field} '{given}' is malformed", f"write it so that it fits {context.get('pattern')}"
    elif error["input"] is None:
        wrong, remedy = f"{field} is not stated", "add it"
    return seed.complaint(place, wrong, remedy)
