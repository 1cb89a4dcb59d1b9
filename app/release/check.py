"""Seeds -> validated records, or every fault of them at once."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from app.closest import closest
from app.errors import BadDossier, DossierFault
from app.members import Place
from app.record import Record
from app.release.complete import Seeds, dotted, unfollowed
from app.release.edition import Edition
from app.release.entry import Entry, entries_of
from app.release.rules import RULES, Draft, Drafts
from app.release.seed import Seed
from app.resource import Resource
from app.values.duration import Span

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


def check_seeds(known: Seeds, made: Edition, step: Step = lambda: None) -> list[Entry]:
    """Validated records of an edition, by collection and slug.

    `step` is called after each record. Raises `BadDossier` with every fault of every record.
    """
    faults: list[DossierFault] = []
    drafts: list[Draft] = []
    for seed in known.seeds:
        record, own = validated(seed, known)
        drafts.append(Draft(seed, record))
        faults += own
        step()
    for rule in RULES:
        faults += rule(Drafts(drafts, made))
    if faults:
        raise BadDossier(sorted(faults, key=lambda each: place_key(each.place)))
    return entries_of(drafts, known.catalogue)


def place_key(place: str) -> tuple[str, int]:
    file, _, line = place.rpartition(":")
    return file, int(line)


def validated(seed: Seed, known: Seeds) -> tuple[Record | None, list[DossierFault]]:
    """The record of a seed, and faults; with faults there is no record."""
    resource = seed.resource
    fields, astray = known.completed(seed)
    faults = [*astray.values()]
    try:
        record = resource.record.model_validate(fields)
    except ValidationError as error:
        faults += (
            explained(seed, each, resource)
            for each in error.errors()
            if not any(each["loc"][: len(place)] == place for place in astray)
            and not (astray and {*each["loc"][:1]} & {*resource.derived})  # a dossier cannot mend these
        )
        return None, faults
    return None if faults else record, faults


def explained(seed: Seed, error: Any, resource: Resource) -> DossierFault:
    """A validation error in a curator's words: where, what, and what to do."""
    place: Place = tuple(error["loc"])
    field = dotted(tuple(part for part in place if part not in Span.model_fields))  # which a dossier writes as text
    kind, given = error["type"], str(error["input"])[:60]
    context: dict[str, Any] = error.get("ctx", {})
    wrong, remedy = f"{field}: {error['msg'].removeprefix('Value error, ')}", REMEDIES.get(kind, "correct the value")
    if {*place[:1]} & {*resource.derived}:
        wrong, remedy = unfollowed(place)
    elif kind == "missing":
        wrong = f"{field} is not stated"
    elif kind == "extra_forbidden":
        wrong = f"no such field: {field}"
        if near := closest(str(place[-1]), resource.record.model_fields):
            remedy = f"write {near[0]}, or remove it"
    elif kind == "enum":
        wrong = f"{field} '{given}' is not in the vocabulary"
        remedy = f"use one of {context.get('expected', '')}"
    elif kind == "string_pattern_mismatch":
        wrong, remedy = f"{field} '{given}' is malformed", f"write it so that it fits {context.get('pattern')}"
    elif error["input"] is None:
        wrong, remedy = f"{field} is not stated", "add it"
    return seed.fault(place, wrong, remedy)
