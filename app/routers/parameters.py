"""Reads the parameters of an endpoint into one model; refuses what a client cannot have meant."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, get_origin
from urllib.parse import urlencode

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.closest import closest
from app.errors import BadParameters, Fault, echoed
from app.marks import parts
from app.query.lookup import similar
from app.query.text import MOST_WORDS, Words
from app.reader import Release
from app.resource import ListQuery, OneQuery, Resource
from app.values.text import MOST_VALUES

Q = TypeVar("Q", bound=BaseModel)
LONGEST_SUGGESTION = 2000  # characters
PLAIN = {
    int: (re.compile(r"-?\d{1,12}"), "must be a whole number such as 20"),
    float: (re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?"), "must be a number such as 24 or 0.5"),
    bool: (re.compile("true|false"), "must be true or false"),
}
BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most"}
WORDS = {
    "finite_number": "must be a number that is not infinite",
    "string_too_short": "must not be empty",
    "missing": "must be given",
    "string_too_long": "is too long",
    "too_long": f"takes at most {MOST_VALUES} values",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
}
MOST_FAULTS = 5  # of one kind
MOST_SHOWN = 50  # of the allowed slugs: nobody reads hundreds


def asked(request: Request, model: type[Q], link: str) -> Q:
    """What the client asks for, held to the model. `link` is its URL without the query. Raises `BadParameters`."""
    given = request.query_params
    several = lists(model)
    faults = [*unknown("", given, model.model_fields)]
    twice = [name for name in given if name not in several and len(given.getlist(name)) > 1]
    faults += (Fault(name, "is given twice; send it once") for name in twice if name in model.model_fields)
    known = given.keys() & model.model_fields.keys()
    faults += (each for name in sorted(known) for each in malformed(model, name, given.getlist(name)))
    try:
        query = model.model_validate({name: given.getlist(name) if name in several else given[name] for name in known})
        if question := getattr(query, "q", None):
            faults += wordy(question)
        if not faults:
            return query
    except ValidationError as error:
        told = {each.parameter for each in faults}
        faults += (each for each in map(fault, error.errors()) if each.parameter not in told)
    raise refused(faults, given.multi_items(), link, model)


def asked_of(request: Request, release: Release, resource: Resource, model: type[Q], link: str) -> Q:
    """The same for a resource: what `include`, `fields`, `facets` and the filters name must exist in this release."""
    query = asked(request, model, link)
    faults: list[Fault] = []
    if isinstance(query, OneQuery):
        faults += unknown("include", query.include or (), resource.nested)
        faults += unknown("fields", query.fields or (), resource.shown)
    if isinstance(query, ListQuery):
        faults += unknown("facets", query.facets or (), resource.facets)
        for name, (mark, _) in resource.filters.items():
            if mark.of:
                faults += missing(release, name, mark.of, getattr(query, name) or ())
    if faults:
        raise refused(faults, request.query_params.multi_items(), link, model)
    return query


def refused(
    faults: Sequence[Fault], given: Sequence[tuple[str, str]], link: str, model: type[BaseModel]
) -> BadParameters:
    said = "; ".join(f"{each.parameter}: {each.detail}" for each in faults)
    pairs = mended(faults, given)
    query = urlencode(pairs, safe=",:")
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    sensible = all(each.did_you_mean for each in faults) and needed <= pairs.keys() and len(query) < LONGEST_SUGGESTION
    return BadParameters(said, faults=faults, suggested_request=f"{link}?{query}" if sensible else None)


def mended(faults: Sequence[Fault], given: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The parameters with each fault replaced by its likeliest correction."""
    better = {(each.parameter, each.given): each.did_you_mean[0] for each in faults if each.did_you_mean}
    pairs: dict[str, str] = {}
    for name, value in given:
        shown = echoed(name)
        parts = (better.get((shown, part), part) for part in value.split(","))
        pairs.setdefault(better.get((shown, ""), name), better.get((shown, value)) or ",".join(dict.fromkeys(parts)))
    return pairs


@lru_cache
def lists(model: type[BaseModel]) -> set[str]:
    """Parameters that take several values."""
    fields = model.model_fields.items()
    return {name for name, field in fields if any(get_origin(part) is list for part in parts(field.annotation))}


def malformed(model: type[BaseModel], name: str, values: Sequence[str]) -> Iterator[Fault]:
    """A fault for each number or truth value that is not written plainly; the model itself is more lenient."""
    types = parts(model.model_fields[name].annotation)
    for value in (part for each in values for part in each.split(",")):
        for kind, (pattern, said) in PLAIN.items():
            if kind in types and not pattern.fullmatch(value):
                yield Fault(name, f"{said}; '{echoed(value)}' was sent", (), (), value)


def unknown(parameter: str, given: Collection[str], allowed: Collection[str]) -> Iterator[Fault]:
    """A fault for each name that is not allowed. With no `parameter`, the names themselves are parameters."""
    names = [name for name in dict.fromkeys(given) if name not in allowed]
    for name in names[:MOST_FAULTS]:
        shown = echoed(name)
        detail = f"'{shown}' is not one of the allowed names" if parameter else "is not a parameter here"
        yield Fault(parameter or shown, detail, sorted(allowed), closest(name, allowed), name if parameter else "")
    yield from uncounted(parameter or "...", len(names))


def missing(release: Release, parameter: str, path: str, slugs: Collection[str]) -> Iterator[Fault]:
    """A fault for each slug that no record of the resource at `path` has."""
    labels = release.labels[path]
    absent = [slug for slug in dict.fromkeys(slugs) if slug not in labels]
    for slug in absent[:MOST_FAULTS]:
        near = similar(release, path, slug)
        detail = f"{path} has no record '{echoed(slug)}'"
        yield Fault(parameter, detail, sorted(labels) if len(labels) <= MOST_SHOWN else (), near, slug)
    yield from uncounted(parameter, len(absent))


def uncounted(parameter: str, faults: int) -> Iterator[Fault]:
    """A fault that stands for those that are not shown: to look for the meaning of each takes time."""
    if faults > MOST_FAULTS:
        yield Fault(parameter, f"has {faults - MOST_FAULTS} more faults like these")


def wordy(question: str) -> Iterator[Fault]:
    words = Words(question)
    if words.too_many:
        yield Fault("q", f"holds {len(words.stems)} words; send at most {MOST_WORDS}")
    elif not words.stems:
        yield Fault("q", "holds no letter or digit; send words")


def fault(error: Mapping[str, Any]) -> Fault:
    """A validation error in our words: which parameter, what is allowed, what was probably meant."""
    name, given = echoed(str(error["loc"][0])), str(error["input"])
    allowed = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    if error["type"] == "extra_forbidden":  # told by `unknown`
        return Fault(name, "is not a parameter here")
    if allowed:
        detail = f"'{echoed(given)}' is not one of the allowed values"
        return Fault(name, detail, allowed, closest(given, allowed), given)
    context: dict[str, Any] = error.get("ctx", {})
    if bound := next((each for each in BOUNDS if each in context), None):
        limit = f"{context[bound]:g}"
        nearest = [limit] if bound != "gt" else []
        return Fault(name, f"must be {BOUNDS[bound]} {limit}; '{echoed(given)}' was sent", (), nearest, given)
    said = WORDS.get(error["type"], str(error["msg"]))
    if error["type"] == "missing":
        return Fault(name, said)
    return Fault(name, f"{said}; '{echoed(given)}' was sent" if len(given) < 80 else said, given=given)
