"""How an endpoint declares itself: its address, what may be asked there, how that is answered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.envelope import Shape
from app.errors import Problem
from app.formats import JSON, Format
from app.parameter import Parameter, parameters_of
from app.queries import Query
from app.reader import Release
from app.session import Session

Q = TypeVar("Q", bound=Query)


class Cost(Enum):
    """What an answer may cost, which decides where it is made."""

    MEMORY = "a look into memory: in the event loop"
    RANGE = "one range of an index: in the event loop, if that is no trip over a network"
    MORE = "whatever scans, sorts, computes or draws: in a thread"


@dataclass(frozen=True)
class Asked(Generic[Q]):
    """What a client asks of an endpoint, understood."""

    release: Release
    query: Q
    here: Address
    """Where it was asked."""
    session: Session
    key: str = ""
    """What stands in the path for `{key}`."""

    @property
    def db(self) -> Connection:
        """The store, to which a connection is made when it is first needed."""
        return self.session.db


def more(_: Asked[Any]) -> Cost:  # any: of any query
    """The cost of what nothing better is known of."""
    return Cost.MORE


@dataclass(frozen=True, kw_only=True)
class Endpoint(Generic[Q]):
    """An address of the API. `endpoints.endpoints` lists them; nothing else need be told of a new one."""

    name: str
    """As in operation ids."""
    path: str
    """From the root; `{key}` stands for a key, which may hold slashes."""
    tag: str
    summary: str
    about: str
    """What it answers, in a sentence or more."""
    shape: type[Shape]
    """The answer in JSON."""
    query: type[Q]
    """What may be asked."""
    answer: Callable[[Asked[Q]], Answer]
    pages: Callable[[Asked[Q]], Iterator[Answer]] | None = None
    """The same where all of a list is asked for: page after page; `None` where that cannot be."""
    cost: Callable[[Asked[Q]], Cost] = more
    """What the answer to a question may cost, told by a look into memory."""
    parameters: Mapping[str, Parameter] | None = None
    """The parameters of the query, where they say more than the query itself."""
    example: str = ""
    """A question that its documentation shows, as the query of a URL; empty if it needs none."""
    key: str = ""
    """A key that the documentation shows, if the path has one."""
    key_of: str = ""
    """Path of the resource of which the key names a record, in any way; `Asked` then has its slug."""
    key_about: str = (
        "Slug, name, synonym or brand, in any letter case; or an identifier, best with its scheme: `rxcui:36437`."
    )
    formats: Sequence[Format] = (JSON,)
    """What it offers, the first unless something else is asked for; where nothing is offered, JSON is sent."""
    problems: Sequence[type[Problem]] = ()
    """How it may fail, besides the ways in which every endpoint may."""
    aliases: Sequence[str] = ()
    """Other addresses at which it answers, not documented."""

    @cached_property
    def takes(self) -> Mapping[str, Parameter]:
        """Every parameter, with the choice among the formats that are offered."""
        own = {**(parameters_of(self.query) if self.parameters is None else self.parameters)}
        offered, style = own.pop("format").naming([each.name for each in self.formats]), own.pop("style")
        styles = {style.name: style} if any(each.styled for each in self.formats) else {}
        meant = "; ".join(f"`{each.name}`: {each.about}" for each in self.formats)
        return {**own, offered.name: replace(offered, about=f"{offered.about} {meant}."), **styles} if meant else own

    @property
    def home(self) -> str:
        """The path of which keys are asked; of an endpoint without a key, its own."""
        return self.path.partition("/{")[0]

    @property
    def shown(self) -> str:
        """The question that its documentation shows, from the root."""
        path = self.path.format(key=self.key)
        return f"{path}?{self.example}" if self.example else path


Endpoints = Sequence[Endpoint[Any]]  # any: each has a query of its own
