"""An answer on its way: in one piece, or part by part as it is made; headers say what its format cannot."""

import asyncio
import re
import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, Generic, TypeVar

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from app.answer import Answer
from app.answers.bibliography import bibliography
from app.endpoint import Asked, Endpoint
from app.envelope import PageLinks, PageMeta
from app.formats import JSON, Format, Holds, misfits
from app.queries import Query
from app.routers.workers import Workers
from app.session import closing

Q = TypeVar("Q", bound=Query)
GZIP = 31
"""What makes zlib write gzip."""
MOST_CODINGS = 20  # of an `Accept-Encoding` header


@dataclass(frozen=True)
class Outgoing(Generic[Q]):
    """An answer to be sent in a format. It is made in whatever thread asks for its parts."""

    endpoint: Endpoint[Q]
    asked: Asked[Q]
    format: Format

    def in_one_piece(self) -> Response:
        """The answer in one piece."""
        with closing(self.asked.session):
            answer = self.endpoint.answer(self.asked)
            body = b"".join(self.written([answer]))
        return Response(body, headers=self.headers(answer), media_type=self.format.content_type)

    def begun(self, *, packed: bool) -> tuple[dict[str, str], Iterator[bytes]]:
        """The headers of an answer, or of all that a list holds, and its parts, of which the first is made."""
        pages = self.pages()
        first = next(pages)
        headers, parts = self.headers(first), self.written(chain([first], pages))
        if packed and not self.format.compact:
            headers["content-encoding"], parts = "gzip", compressed(parts)
        return headers, chain([next(parts, b"")], parts)

    def pages(self) -> Iterator[Answer]:
        """The answer; or the pages of all that a list holds."""
        if self.endpoint.pages and self.asked.query.is_whole:
            yield from self.endpoint.pages(self.asked)
        else:
            with closing(self.asked.session):
                answer = self.endpoint.answer(self.asked)
            yield answer

    def written(self, answers: Iterable[Answer]) -> Iterator[bytes]:
        """These answers in the format, or the sources behind them."""
        if self.format.holds is Holds.SOURCES:
            answers = bibliography(self.asked.session, self.asked.release, answers, self.asked.query.style)
        return self.format.write(answers)

    def headers(self, answer: Answer) -> dict[str, str]:
        """What an answer in this format cannot say itself, and the name under which to save it."""
        if self.format.holds is Holds.ANSWER or answer.meta is None or answer.links is None:
            return {}
        here, meta = self.asked.here, answer.meta
        unfit = {each.parameter for each in misfits(JSON, self.asked.query)}
        alternate = here._replace(pairs=[pair for pair in here.pairs if pair[0] not in unfit])
        links = [f'<{alternate.asking(format=JSON.name)}>; rel="alternate"; type="{JSON.media_type}"']
        if isinstance(answer.links, PageLinks) and answer.links.next and not self.asked.query.is_whole:
            links.append(f'<{answer.links.next}>; rel="next"')
        links.append(f'<{here.site}/licence>; rel="license"')
        name = "-".join(re.findall(r"[a-z0-9]+", here.path.removeprefix("/v1")))
        told = {
            "content-disposition": f'attachment; filename="euthymia-{meta.release}-{name}.{self.format.extension}"',
            "link": ", ".join(links),
            "euthymia-release": meta.release,
            "euthymia-digest": meta.digest,
        }
        return told | ({"euthymia-total": str(meta.total)} if isinstance(meta, PageMeta) else {})


def compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same in gzip."""
    packer = zlib.compressobj(wbits=GZIP)
    for part in parts:
        if packed := packer.compress(part):
            yield packed
    yield packer.flush()


def takes_gzip(accepted: str) -> bool:
    """Does an `Accept-Encoding` header allow gzip?"""
    weights: dict[str, str] = {}
    for part in accepted.lower().split(",")[:MOST_CODINGS]:
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.strip().removeprefix("q=") or "1"
    return bool(weights.get("gzip", weights.get("*", "0")).strip("0."))


async def exported(outgoing: Outgoing[Any], request: Request, workers: Workers) -> Response:
    """An answer that is sent while it is made: a thread is busy with it only for one part at a time.

    HTTP/1.0 knows no parts, so it is sent in one piece there.
    """
    stop, old = outgoing.asked.session.stop, request.scope["http_version"] == "1.0"
    packed = takes_gzip(request.headers.get("accept-encoding", "")) and not old
    headers, parts = await workers.run(partial(outgoing.begun, packed=packed), stop)
    if request.state.head:
        parts = iter([b""])  # a part all the same: what comes in one piece is kept by the cache

    async def flowing() -> AsyncIterator[bytes]:
        while (part := await workers.run(partial(next, parts, None), stop, patient=True)) is not None:
            yield part

    if old:
        with workers.exporting():
            body = b"".join([part async for part in flowing()])
        return Response(body, headers=headers, media_type=outgoing.format.content_type)
    return Flow(flowing(), workers, headers, outgoing.format.content_type)


class Flow(StreamingResponse):
    """Parts that are sent as they come, within the time that they may take in all."""

    def __init__(self, parts: AsyncIterator[bytes], workers: Workers, headers: dict[str, str], media_type: str) -> None:
        super().__init__(parts, headers=headers, media_type=media_type)
        self.workers = workers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.workers.exporting():
            await super().__call__(scope, receive, send)

    async def stream_response(self, send: Send) -> None:
        async with asyncio.timeout(self.workers.export_seconds):
            await super().stream_response(send)
