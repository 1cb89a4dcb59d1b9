"""Reads the parameters of an endpoint into one model; refuses what a client cannot have meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from app.address import Pairs
from app.closest import closest
from app.errors import BadParameters, echoed
from app.parameter import Parameter
from app.reader import Release
from app.routers.faults import Slip, refusal

Q = TypeVar("Q", bound=BaseModel)
MOST_READ = 200  # values of one request
PLAIN = {
    "integer": re.compile(r"-?\d{1,12}", re.ASCII),
    "number": re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII),
    "boolean": re.compile("true|false"),
}
"""How numbers and truth values are written; the model itself is more lenient."""


class Misread(Exception):  # noqa: N818 - named for what it says
    """Something is wrong with the parameters; nothing is explained yet, since that takes looking."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        super().__init__(slips)
        self.slips = slips


@dataclass(frozen=True)
class Form(Generic[Q]):
    """What may be asked of an endpoint."""

    model: type[Q]
    parameters: Mapping[str, Parameter]

    def read(self, pairs: Pairs, release: Release) -> Q:
        """What the client asks for. Raises `Misread` with every fault."""
        given: dict[str, list[str]] = {}
        for name, text in pairs:
            given.setdefault(name, []).append(text)
        if sum(self.count(name, texts) for name, texts in given.items()) > MOST_READ:
            raise Misread([Slip("...", f"at most {MOST_READ} values are read")])
        slips = [slip for name, texts in given.items() for slip in self.slips(name, texts, release)]
        astray = {slip.parameter for slip in slips}
        fields = {
            name: texts if self.parameters[name].many else texts[0]
            for name, texts in given.items()
            if name not in astray
        }
        try:
            query = self.model.model_validate(fields)
            if not slips:
                return query
        except ValidationError as error:
            slips += (self.slip_of(each, fields) for each in error.errors() if each["loc"][0] not in astray)
        raise Misread(slips)

    def refusal(self, misread: "Misread", pairs: Pairs, link: str) -> BadParameters:
        """The problem that explains what is wrong; `link` is the address of the endpoint. May take a while."""
        return refusal(misread.slips, pairs, self.parameters, link)

    def count(self, name: str, texts: Sequence[str]) -> int:
        """How many values of a parameter would be read; one that holds more than it takes is not read at all."""
        parameter = self.parameters.get(name)
        count = values_in(texts) if parameter and parameter.many else len(texts)
        return count if parameter and count <= parameter.most else 1

    def slips(self, name: str, texts: Sequence[str], release: Release) -> Iterator[Slip]:
        """What is wrong with a parameter, as far as it can be said without the model."""
        parameter = self.parameters.get(name)
        if parameter is None:
            yield Slip(name, "is not a parameter here", "", self.parameters, partial(closest, name, self.parameters))
        elif not parameter.many and len(texts) > 1:
            yield Slip(name, "is given twice; send it once")
        elif parameter.many and (count := values_in(texts)) > parameter.most:
            yield Slip(name, f"takes at most {parameter.most} values; {count} were sent")
        else:
            for value in (part for text in texts for part in (text.split(",") if parameter.many else [text])):
                yield from astray(parameter, value, release)

    def slip_of(self, error: Mapping[str, Any], fields: Mapping[str, Any]) -> Slip:  # any: as the model reports it
        """What the model found wrong, in our words."""
        name = str(error["loc"][0])
        if name not in fields:
            return Slip(name, "must be given")
        parameter, given = self.parameters[name], str(error["input"])
        if error["type"] == "value_error":  # raised by a type of our own, with our words
            return Slip(name, str(error["ctx"]["error"]), given)
        sent = f"; '{echoed(given)}' was sent" if len(given) < 80 else ""
        return Slip(name, f"must be {parameter.takes}{sent}", given, (), lambda: parameter.nearest(given))


def values_in(texts: Sequence[str]) -> int:
    """How many values these texts hold, told without splitting them."""
    return sum(text.count(",") + 1 for text in texts)


def astray(parameter: Parameter, value: str, release: Release) -> Iterator[Slip]:
    """What is wrong with a value that is written wrongly, is not allowed, or names nothing."""
    name, pattern = parameter.name, PLAIN.get(parameter.value["type"])
    if not value and parameter.many:
        yield Slip(name, "holds an empty value; leave out the comma, or the parameter")
    elif pattern and not pattern.fullmatch(value):
        yield Slip(name, f"must be {parameter.takes}; '{echoed(value)}' was sent", value)
    elif parameter.allowed and value not in parameter.allowed:
        near = partial(closest, value, parameter.allowed)
        yield Slip(name, f"'{echoed(value)}' is not one of the allowed values", value, parameter.allowed, near)
    elif parameter.of and value not in release.labels[parameter.of]:
        near = partial(release.names[parameter.of].closest, value)
        detail = f"{parameter.of} has no record '{echoed(value)}'"
        yield Slip(name, detail, value, release.labels[parameter.of], near)
