"""Reads the parameters of an endpoint into one model; refuses what a client cannot have meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from app.address import Pairs, linked
from app.closest import Explained, Names
from app.errors import Fault, Problem, echoed
from app.parameter import Parameter
from app.problem import refusal
from app.reader import Release
from app.routers.faults import LISTED, Slip, faults_of, mended, slip
from app.routers.values import read_value

Q = TypeVar("Q", bound=BaseModel)
MOST_READ = 200  # values of one request
RESUMED = "cursor"
"""The parameter that resumes a list somewhere."""
OPERATED = re.compile(r"(\w+)\[(\w+)\]", re.ASCII)
"""How some clients write its operator."""
NO_WORD = "literal_error"
"""What the model finds besides, where neither a value nor the word for it is given."""
ELSEWHERE = {
    **dict.fromkeys(("id", "ids", "key", "keys", "slugs"), "slug"),
    **dict.fromkeys(("query", "search"), "q"),
    **dict.fromkeys(("per_page", "page_size", "pagesize"), "limit"),
    **dict.fromkeys(("order_by", "orderby", "sort_by", "ordering"), "sort"),
    **dict.fromkeys(("expand", "embed"), "include"),
}
"""What other APIs call a parameter -> what it is called here."""


class Misread(Exception):  # noqa: N818 - named for what it says
    """Something is wrong with the parameters; nothing is explained yet, since that takes looking."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        super().__init__(slips)
        self.slips = slips


class Understood(NamedTuple, Generic[Q]):
    """What a client asks for."""

    query: Q
    pairs: Pairs
    """The same as parameters, each record under its slug, each value of a vocabulary in its own spelling."""


@dataclass(frozen=True)
class Form(Generic[Q]):
    """What may be asked of an endpoint."""

    model: type[Q]
    parameters: Mapping[str, Parameter]

    @cached_property
    def names(self) -> Names:
        """The parameters, by which one is known however it is written."""
        return Names((name, name) for name in self.parameters)

    def read(self, pairs: Pairs, release: Release) -> Understood[Q]:
        """What the client asks for. Raises `Misread` with every fault."""
        given: dict[str, list[str]] = {}
        for name, text in pairs:
            given.setdefault(name, []).append(text)
        if sum(self.count(name, texts) for name, texts in given.items()) > MOST_READ:
            raise Misread([slip("...", f"at most {MOST_READ} values are read")])
        read = {name: [*self.values(name, texts, release)] for name, texts in given.items()}
        slips = [each for values in read.values() for each in values if isinstance(each, Slip)]
        astray = {each.parameter for each in slips}
        plain = {name: [*map(str, values)] for name, values in read.items() if name not in astray}
        fields = {name: values if self.parameters[name].many else values[0] for name, values in plain.items()}
        try:
            query = self.model.model_validate(fields)
            if not slips:
                return Understood(query, [(name, ",".join(values)) for name, values in plain.items()])
        except ValidationError as error:
            told = (each for each in error.errors() if each["type"] != NO_WORD and each["loc"][0] not in astray)
            slips += (self.slip_of(each, fields) for each in told)
        raise Misread(slips)

    def refusal(self, misread: "Misread", pairs: Pairs, link: str, release: Release) -> Problem:
        """The problem that explains what is wrong; `link` is the address of the endpoint. May take a while."""
        faults = faults_of(misread.slips)
        better = self.better(faults, pairs, release)
        return refusal(faults, linked(link, better) if better else None)

    def better(self, faults: Sequence[Fault], pairs: Pairs, release: Release, more: int = 1) -> Pairs:
        """The same question without these faults, if it is answered then; a parameter may hide a slip in its value.

        Who resumes somewhere follows a link as it is, and had no slips before.
        """
        meant = {fault.meant for fault in faults if not fault.given}  # what seems to be missing, under its own name
        found = mended([each for each in faults if each.parameter not in meant], pairs, self.parameters)
        if not found or any(name == RESUMED for name, _ in found):
            return []
        try:
            better = self.read(found, release).pairs
            return [] if any(has_twins(value.split(",")) for _, value in better) else better
        except Misread as misread:
            return self.better(faults_of(misread.slips), found, release, more - 1) if more else []

    def is_readable(self, pairs: Pairs, release: Release) -> bool:
        """May this be asked?"""
        try:
            return bool(self.read(pairs, release))
        except Misread:
            return False

    def count(self, name: str, texts: Sequence[str]) -> int:
        """How many values of a parameter would be read; one that holds more than it takes is not read at all."""
        parameter = self.parameters.get(name)
        count = values_in(texts) if parameter and parameter.many else len(texts)
        return count if parameter and count <= parameter.most else 1

    def values(self, name: str, texts: Sequence[str], release: Release) -> Iterator[str | Slip]:
        """The values of a parameter, and what is wrong with it, as far as it can be said without the model."""
        parameter = self.parameters.get(name)
        if parameter is None:
            yield Slip(name, partial(self.unknown, name), "", self.parameters)
        elif not parameter.many and len(texts) > 1:
            yield slip(name, "is given twice; send it once")
        elif parameter.many and not parameter.least <= (count := values_in(texts)) <= parameter.most:
            bound = f"at most {parameter.most}" if count > parameter.most else f"at least {parameter.least}"
            yield slip(name, f"takes {bound} values; {count} {'was' if count == 1 else 'were'} sent")
        else:
            for value in (part for text in texts for part in (text.split(",") if parameter.many else [text])):
                if parameter.many and not value.strip():
                    yield slip(name, "holds an empty value; leave out the comma, or the parameter")
                else:
                    yield read_value(parameter, value, release)

    def unknown(self, name: str) -> Explained:
        """Why this is no parameter, and which it must be; a bound or a "not" is never left out or added."""
        detail, called = "is not a parameter here", OPERATED.sub(r"\1__\2", LISTED.sub("", name))
        plain = called.lower()
        others = [ELSEWHERE.get(plain, plain.removesuffix("s")), f"{plain}s"]
        if found := self.names.named(called) or [other for other in others if other in self.parameters]:
            together = f"{found[0]}__all"
            if plain == f"{found[0]}s" and together in self.parameters:  # of several, any may be meant, or all
                return Explained(detail, [*found, together])
            return Explained(detail, found, found[0])
        return self.names.explained(called, detail)

    def slip_of(self, error: Mapping[str, Any], fields: Mapping[str, Any]) -> Slip:  # any: as the model reports it
        """What the model found wrong, in our words."""
        name = str(error["loc"][0])
        if name not in fields:
            return slip(name, "must be given")
        parameter, given = self.parameters[name], str(error["input"])
        if error["type"] == "value_error":  # raised by a type of our own, with our words
            return slip(name, str(error["ctx"]["error"]), given)
        sent = f"; '{echoed(given)}' was sent" if len(given) < 80 else ""
        return Slip(name, lambda: Explained(f"must be {parameter.takes}{sent}", parameter.nearest(given)), given)


def has_twins(values: Sequence[str]) -> bool:
    """Is a value among these twice? Then two that were sent would have become one."""
    return len({*values}) < len(values)


def values_in(texts: Sequence[str]) -> int:
    """How many values these texts hold, told without splitting them."""
    return sum(text.count(",") + 1 for text in texts)
