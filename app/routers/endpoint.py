"""Endpoints as routes: each is found by one look at the path, reads the request, and sends the answer."""

from collections import defaultdict
from functools import partial
from typing import Any, Generic, TypeVar
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from app.address import Address, Pairs, linked
from app.endpoint import Asked, Cost, Endpoint, Endpoints
from app.errors import NoSuchPath, NotFound, Problem
from app.formats import JSON, better_format, chosen, misfits
from app.problem import refusal
from app.queries import Query
from app.reader import Release
from app.routers.openapi import documentation
from app.routers.parameters import Form, Misread
from app.routers.sent import Outgoing, exported
from app.routers.served import Served
from app.routers.workers import Workers
from app.session import Session

Q = TypeVar("Q", bound=Query)


class Directory(BaseRoute):
    """The routes of endpoints, found by the first names of a path: one look, however many collections there are."""

    def __init__(self, endpoints: Endpoints, served: Served, workers: Workers, base_url: str) -> None:
        self.endpoints = endpoints
        self.served = served
        self.operations = [Operation(each, served, workers, base_url) for each in endpoints]
        self.routes = [each.route for each in self.operations]
        self.below: dict[str, list[tuple[APIRoute, Operation[Any]]]] = defaultdict(list)  # any: each has its own query
        """Beginning of a path -> the routes that begin so: the longer first, of two as long that without a key."""
        for operation in self.operations:
            for route in operation.routes:
                self.below[beginning(route.path)].append((route, operation))
        for routes in self.below.values():
            routes.sort(key=lambda pair: (-pair[0].path.count("/"), "{" in pair[0].path))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        for route, operation in self.below.get(beginning(scope["path"]), ()):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, "chosen": route, "operation": operation}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["chosen"].handle(scope, receive, send)

    def is_answered(self, path: str, pairs: Pairs) -> bool:
        """Is this a path of an endpoint, whose key is known and which may be asked so?"""
        match, found = self.matches({"type": "http", "method": "GET", "path": path, "root_path": ""})
        if match is Match.NONE:
            return False
        operation, release = found["operation"], self.served.release
        key, of = found["path_params"].get("key", ""), operation.endpoint.key_of
        known = not operation.endpoint.key or (key and (not of or release.known[of].slug(key)))
        return bool(known and operation.form.is_readable(pairs, release))


def beginning(path: str) -> str:
    """The first two names of a path: `/v1/treatments/ect` -> `/v1/treatments`."""
    return "/".join(path.split("/", 3)[:3])


class Operation(Generic[Q]):
    """An endpoint that is served: its routes, and what it does with a request."""

    def __init__(self, endpoint: Endpoint[Q], served: Served, workers: Workers, base_url: str) -> None:
        self.endpoint = endpoint
        self.served = served
        self.workers = workers
        self.base_url = base_url
        self.form = Form(endpoint.query, endpoint.takes)
        path = endpoint.path.replace("{key}", "{key:path}")
        self.route = APIRoute(path, self.answered, **documentation(endpoint, base_url))
        """The one that the framework documents."""
        aliases = (APIRoute(path, self.answered, response_model=None) for path in endpoint.aliases)
        self.routes = (self.route, *aliases)

    async def answered(self, request: Request) -> Response:
        """The answer to a request. Raises `Problem`."""
        endpoint, release = self.endpoint, self.served.release
        pairs, key = request.query_params.multi_items(), request.path_params.get("key", "")
        if endpoint.key and not key:
            raise HTTPException(NoSuchPath.status)  # which is told with the path that was meant
        if endpoint.key_of:
            slug = release.known[endpoint.key_of].slug(key)
            if slug is None:
                raise await self.workers.run(partial(self.missing, key, pairs, release))
            key = slug
        try:
            query, pairs = self.form.read(pairs, release)
        except Misread as misread:
            explain = partial(self.form.refusal, misread, pairs, self.address(key), release)
            raise await self.workers.run(explain) from None
        format = JSON
        if endpoint.formats:
            format = chosen([query.format] if query.format else request.scope["formats"], endpoint.formats)
        here = Address(self.base_url, self.path(key), pairs)
        if faults := [*misfits(format, query)]:
            better = better_format(endpoint.formats, query)
            raise refusal(faults, better and here.asking(format=better.name))
        outgoing = Outgoing(endpoint, Asked(release, query, here, Session(release.database), key), format)
        if query.is_whole or query.style:  # or the writing out of hundreds of sources would take a thread for seconds
            return await exported(outgoing, request, self.workers)
        if is_quick(outgoing):
            return outgoing.in_one_piece()
        return await self.workers.run(outgoing.in_one_piece, outgoing.asked.session.stop)

    def path(self, key: str) -> str:
        """The path with a key in it."""
        return self.endpoint.path.format(key=quote(key, safe=":/"))

    def address(self, key: str) -> str:
        return self.base_url + self.path(key)

    def missing(self, key: str, pairs: Pairs, release: Release) -> Problem:
        """The problem that a key names no single record; it is compared with every name, which may take a while."""
        told = release.known[self.endpoint.key_of].explained(key)
        suggested = None
        if told.meant and self.form.is_readable(pairs, release):
            suggested = linked(self.address(told.meant), pairs)
        look = f" Names are looked up at {self.base_url}/v1/suggest?q=."
        stop = "" if told.detail.endswith("?") else "."
        return NotFound(f"{told.detail}{stop}{'' if told.meant else look}", (), told.near, suggested)


def is_quick(outgoing: Outgoing[Any]) -> bool:  # any: of any query
    """May it be made in the event loop? A table is never joined, but computed."""
    cost, embedded = outgoing.endpoint.cost(outgoing.asked), outgoing.asked.release.embedded
    return outgoing.format is JSON and (cost is Cost.MEMORY or (cost is Cost.RANGE and embedded))
