"""Endpoints as routes: each is found by one look at the path, reads the request, and sends the answer."""

from collections import defaultdict
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from app.address import Address, linked
from app.endpoint import Asked, Cost, Endpoint, Endpoints
from app.errors import NoSuchPath
from app.formats import JSON, Format, chosen
from app.reader import Served
from app.record import Query
from app.routers.openapi import documentation
from app.routers.parameters import Form, Misread
from app.routers.workers import Workers
from app.session import Session, closing

Q = TypeVar("Q", bound=Query)


class Directory(BaseRoute):
    """The routes of endpoints, found by the first names of a path: one look, however many collections there are."""

    def __init__(self, endpoints: Endpoints, served: Served, workers: Workers, base_url: str) -> None:
        self.endpoints = endpoints
        self.routes = [routed(each, served, workers, base_url) for each in endpoints]
        self.below: dict[str, list[APIRoute]] = defaultdict(list)
        """Beginning of a path -> the routes that begin so, those that say more of the path first."""
        for route, endpoint in zip(self.routes, endpoints, strict=True):
            aliases = [APIRoute(path, route.endpoint, response_model=None) for path in endpoint.aliases]
            for each in (route, *aliases):
                self.below[beginning(each.path)].append(each)
        for routes in self.below.values():
            routes.sort(key=lambda route: len(route.path), reverse=True)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        for route in self.below.get(beginning(scope["path"]), ()):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, "chosen": route}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["chosen"].handle(scope, receive, send)


def beginning(path: str) -> str:
    """The first two names of a path: `/v1/treatments/ect` -> `/v1/treatments`."""
    return "/".join(path.split("/", 3)[:3])


def routed(endpoint: Endpoint[Q], served: Served, workers: Workers, base_url: str) -> APIRoute:
    """The route of an endpoint, with what the framework documents of it."""
    form = Form(endpoint.query, endpoint.takes)

    async def answered(request: Request) -> Response:
        pairs, key = request.query_params.multi_items(), request.path_params.get("key", "")
        if endpoint.key and not key:
            detail = f"There is nothing at {endpoint.home}/; the list is at {endpoint.home}."
            raise NoSuchPath(detail, suggested_request=linked(base_url + endpoint.home, pairs))
        here = Address(base_url, endpoint.path.format(key=quote(key, safe=":/")), pairs)
        release = served.release
        try:
            query = form.read(pairs, release)
        except Misread as misread:
            raise await workers.run(partial(form.refusal, misread, pairs, here.site + here.path)) from None
        format = chosen(request.scope["formats"], endpoint.formats) if endpoint.formats else JSON
        asked = Asked(release, query, here, Session(release.database), key)
        cost = endpoint.cost(asked)
        if cost is Cost.MEMORY or (cost is Cost.RANGE and release.embedded):
            return sent(endpoint, asked, format)
        return await workers.run(partial(sent, endpoint, asked, format), asked.session.stop)

    path = endpoint.path.replace("{key}", "{key:path}")
    return APIRoute(path, answered, **documentation(endpoint, base_url))


def sent(endpoint: Endpoint[Q], asked: Asked[Q], format: Format) -> Response:
    """The answer to a question, in a format."""
    with closing(asked.session):
        return Response(format.write(endpoint.answer(asked)), media_type=format.media_type)
