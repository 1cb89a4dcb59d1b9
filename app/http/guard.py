"""The outermost layer: refuses what no endpoint could answer, and gives every answer its common headers."""

import re
import uuid
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import (
    FAILED,
    BadParameters,
    Fault,
    Internal,
    MethodNotAllowed,
    NotText,
    Problem,
    UriTooLong,
)
from app.problem import LOG, MEDIA_TYPE, body

LONGEST_TARGET = 8000  # bytes of path and query
MOST_PAIRS = 200  # parameters of a query
METHODS = b"GET, HEAD, OPTIONS"
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
PAGE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    b" connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
COMMON = [
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"ETag, Cache-Control, Retry-After, X-Request-Id, Content-Disposition, Link, Euthymia-Release,"
        b" Euthymia-Digest, Euthymia-Total",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
PREFLIGHT = [
    (b"allow", METHODS),
    (b"access-control-allow-methods", METHODS),
    (b"access-control-allow-headers", b"Accept, Cache-Control, Content-Type, If-None-Match, X-Requested-With"),
    (b"access-control-max-age", b"86400"),
]


class Guard:
    """Answers OPTIONS, refuses what cannot be read, makes HEAD a GET without a body, and adds the common headers."""

    def __init__(self, app: ASGIApp, base_url: str) -> None:
        self.app = app
        self.base_url = base_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request_id = uuid.uuid4().hex
        head, started = scope["method"] == "HEAD", False
        scope.setdefault("state", {}).update(request_id=request_id, head=head)

        async def shown(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": dressed(message["headers"], request_id)}
            elif head:
                message = {**message, "body": b""}
            await send(message)

        if scope["method"] == "OPTIONS":
            return await answered(shown, 204, PREFLIGHT, b"")
        if problem := refused(scope):
            return await self.refuse(problem, scope["path"], request_id, shown)
        try:
            await self.app({**scope, "method": "GET"} if head else scope, receive, shown)
        except Problem as problem:  # of a layer between this one and the application, which shows its own
            await self.refuse(problem, scope["path"], request_id, shown)
        except Exception:  # the last place where a failure can be given its request id; the connection lives on
            LOG.exception("request %s failed", request_id)
            if not started:
                await self.refuse(Internal(FAILED), scope["path"], request_id, shown)

    async def refuse(self, problem: Problem, path: str, request_id: str, send: Send) -> None:
        """Sends a problem."""
        told = body(problem, self.base_url, path, request_id)
        headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", b"%d" % len(told))]
        headers += [(name.encode(), value.encode()) for name, value in problem.headers.items()]
        await answered(send, problem.status, [*headers, (b"cache-control", b"no-store")], told)


async def answered(send: Send, status: int, headers: list[tuple[bytes, bytes]], told: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": told})


def dressed(headers: list[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that every answer has."""
    page = any(name == b"content-type" and value.startswith(b"text/html") for name, value in headers)
    policy = PAGE_POLICY if page else b"default-src 'none'; frame-ancestors 'none'"
    return [*headers, *COMMON, (b"content-security-policy", policy), (b"x-request-id", request_id.encode())]


def refused(scope: Scope) -> Problem | None:
    """Why this request can have no answer; `None` if it may."""
    query: bytes = scope["query_string"]
    if scope["method"] not in ("GET", "HEAD"):
        detail = f"{scope['method'][:20]} cannot be answered; the API is read-only."
        return MethodNotAllowed(detail, headers={"allow": METHODS.decode()})
    if (length := len(scope.get("raw_path") or b"") + len(query)) > LONGEST_TARGET:
        return UriTooLong(f"The request target has {length} bytes; at most {LONGEST_TARGET} are read.")
    if (count := query.count(b"&") + 1) > MOST_PAIRS:  # before anything is split off, here or further in
        detail = f"The query holds {count} parameters; at most {MOST_PAIRS} are read."
        return BadParameters(detail, faults=[Fault("...", f"at most {MOST_PAIRS} parameters are read")])
    if b"%" in query or not query.isascii():
        try:
            text = unquote_to_bytes(query).decode()
        except UnicodeDecodeError as error:
            return NotText(f"The query is not UTF-8 (byte {error.start} after decoding).")
        if found := CONTROL.search(text):
            return NotText(f"The query holds the control character U+{ord(found[0]):04X}.")
    return None
