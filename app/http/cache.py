"""Ready answers: a bounded response cache with validators, for data that cannot change while they are served."""

from collections import OrderedDict
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CACHE_CONTROL = b"public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"
MOST_TAGS = 200  # of an `If-None-Match` header
OVERHEAD = 1000  # bytes that an entry costs besides its body and key


class ReadyAnswer(NamedTuple):
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class ResponseCache:
    """Keeps complete `200` answers to reads of `prefix`, within `max_bytes`, the least recently used going first.

    An answer is a function of its URL, the formats that the client takes, the release and the code, which `told`
    names; so is its ETag.
    A returning client is therefore told `304` without a look at the database, even after a restart.
    """

    def __init__(self, app: ASGIApp, told: str, max_bytes: int, prefix: str = "/v1") -> None:
        self.app = app
        self.key = blake2b(told.encode(), digest_size=32).digest()
        self.max_bytes = max_bytes
        self.prefix = prefix
        self.answers: OrderedDict[bytes, ReadyAnswer] = OrderedDict()
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(self.prefix):
            return await self.app(scope, receive, send)
        scope = ordered(scope)
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        key = b"%b?%b %b" % (path, scope["query_string"], ",".join(scope["formats"]).encode())
        etag = b'"%b"' % blake2b(key, key=self.key, digest_size=12).hexdigest().encode()
        wanted = tags(value for name, value in scope["headers"] if name == b"if-none-match")
        if known := wanted & {etag, weak(etag)}:  # only a 200 ever carried it
            return await reply(send, ReadyAnswer(304, validators(known.pop()), b""))
        answer = self.answers.get(key)
        if answer is None:
            answer = await collected(self.app, scope, receive, send, etag)
            if answer is None:
                return None
            if answer.status == 200:
                answer = answer._replace(headers=answer.headers + validators(etag))
                self.keep(key, answer)
        else:
            self.answers.move_to_end(key)
        if answer.status == 200 and b"*" in wanted:
            answer = ReadyAnswer(304, validators(etag), b"")
        await reply(send, answer)
        return None

    def keep(self, key: bytes, answer: ReadyAnswer) -> None:
        weight = len(key) + len(answer.body) + OVERHEAD
        if key in self.answers or weight > self.max_bytes // 8:  # another request was first, or it would evict too much
            return
        self.answers[key] = answer
        self.size += weight
        while self.size > self.max_bytes:
            old, gone = self.answers.popitem(last=False)
            self.size -= len(old) + len(gone.body) + OVERHEAD


def ordered(scope: Scope) -> Scope:
    """The request with its parameters ordered by name, so that the answer cannot depend on who asked first."""
    query: bytes = scope["query_string"]
    return {**scope, "query_string": b"&".join(sorted(query.split(b"&"), key=name_of))} if b"&" in query else scope


def name_of(parameter: bytes) -> bytes:
    """The name of a parameter as it was sent; those of one name stay in the order in which they were sent."""
    return parameter.partition(b"=")[0]


def tags(values: Iterable[bytes]) -> set[bytes]:
    """The entity tags of `If-None-Match`; they are compared weakly (RFC 9110, 8.8.3.2)."""
    return {tag.strip() for value in values for tag in value.split(b",", MOST_TAGS)[:MOST_TAGS]}


def weak(etag: bytes) -> bytes:
    """The tag of what may be compressed, which names what is said, not the bytes."""
    return b"W/%b" % etag


def validators(etag: bytes) -> list[tuple[bytes, bytes]]:
    vary = b"accept, accept-encoding" if etag.startswith(b"W/") else b"accept"
    return [(b"etag", etag), (b"cache-control", CACHE_CONTROL), (b"vary", vary)]


async def collected(app: ASGIApp, scope: Scope, receive: Receive, send: Send, etag: bytes) -> ReadyAnswer | None:
    """The whole answer of `app`, if it comes in one piece; what comes in parts is passed on, since none is kept."""
    start: Message = {}
    body: list[bytes] = []
    passing = False

    async def note(message: Message) -> None:
        nonlocal passing
        if message["type"] == "http.response.start":
            start.update(message)
            return
        if not passing and message.get("more_body", False):
            passing = True
            await send({**start, "headers": [*start["headers"], *validators(weak(etag))]})
        if passing:
            await send(message)
        else:
            body.append(message.get("body", b""))

    try:
        await app(scope, receive, note)
    except Exception:  # the framework answers 500 and then raises, for the log
        if start and not passing:
            await reply(send, ReadyAnswer(start["status"], list(start["headers"]), b"".join(body)))
        raise
    return None if passing else ReadyAnswer(start["status"], list(start["headers"]), b"".join(body))


async def reply(send: Send, answer: ReadyAnswer) -> None:
    headers = [*answer.headers]  # a copy: outer layers add to it
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
