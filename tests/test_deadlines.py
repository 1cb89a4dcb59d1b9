"""Nobody waits for ever: statements and requests have their time on both stores, and leave no thread or line behind."""

import asyncio
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, event, make_url, text
from starlette.types import Message, Receive, Scope, Send

from app import db, main
from app.answer import Answer
from app.closest import Names
from app.endpoint import Asked, Cost, Endpoint, Endpoints
from app.endpoints import endpoints
from app.envelope import Shape
from app.http.deadline import Deadline
from app.main import create_app
from app.query import search
from app.record import Query
from app.settings import Settings
from tests.conftest import TINY, free_port, released, served

ENDLESS = {
    True: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    False: "SELECT pg_sleep(600)",
}
"""A statement that never ends, by whether the store is embedded."""
PATIENCE = 10  # seconds that a test waits; without a deadline it would wait for ever


class Done(Shape):
    """Never sent by what never ends."""

    done: int


def never(asked: Asked[Query]) -> Answer:
    asked.db.execute(text(ENDLESS[asked.release.embedded])).all()
    return Answer(Done(done=1))


NEVER = Endpoint(
    name="never", path="/v1/never", tag="about", summary="Never", about="Never ends.", shape=Done, query=Query,
    answer=never,
)  # fmt: skip
IN_LOOP = replace(NEVER, name="in_loop", path="/v1/in-loop", cost=lambda _: Cost.MEMORY)


@contextmanager
def offering(store: str, *more: Endpoint[Any], **seconds: float) -> Generator[httpx.Client]:
    """A client of a server that has these endpoints, too, and so much time."""
    every: Callable[..., Endpoints] = lambda *given: (*endpoints(*given), *more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(main, "endpoints", every)
        port = free_port()
        app = create_app(Settings(store=store, port=port, **seconds))  # type: ignore[arg-type] - two numbers
        with served(app, port) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
            yield client


def is_too_slow(response: httpx.Response) -> bool:
    told = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert not any(word in response.text for word in ("psycopg", "sqlite", "interrupted", "pg_sleep"))
    return (response.status_code, told["code"], response.headers["retry-after"]) == (503, "too-slow", "5")


@pytest.mark.parametrize("path", ["/v1/never", "/v1/in-loop"])
def test_a_statement_has_its_time_wherever_it_runs(store: str, path: str) -> None:
    with offering(store, NEVER, IN_LOOP, statement_seconds=0.3, request_seconds=600) as client:
        for _ in range(3):
            assert is_too_slow(client.get(path))
        assert client.get("/v1/treatments?kind=drug").status_code == 200  # the connection still serves


def test_a_request_has_its_time_and_its_thread_is_free_after_it(store: str) -> None:
    with offering(store, NEVER, statement_seconds=600, request_seconds=0.3) as client:
        for _ in range(db.store(store).serve().threads + 1):
            assert is_too_slow(client.get("/v1/never"))
        for limit in range(1, 5):
            assert client.get(f"/v1/treatments?kind=drug&limit={limit}").status_code == 200


def test_what_waits_in_vain_is_never_begun_and_holds_nobody_up(store: str) -> None:
    begun, go_on = list[float](), threading.Event()

    def computing(_: Asked[Query]) -> Answer:
        begun.append(time.monotonic())
        go_on.wait(PATIENCE)  # as a computation that looks at no clock
        return Answer(Done(done=len(begun)))

    threads = db.store(store).serve().threads
    with (
        offering(store, replace(NEVER, answer=computing), request_seconds=0.5) as client,
        ThreadPoolExecutor(threads * 3) as many,
    ):
        waiting = [many.submit(client.get, "/v1/never") for _ in range(threads * 3)]
        assert client.get("/healthz").status_code == 200
        assert all(is_too_slow(each.result()) for each in waiting)
        assert len(begun) == threads
        go_on.set()
        assert client.get("/v1/treatments?kind=drug").status_code == 200
        assert len(begun) == threads


@pytest.fixture(scope="module")
def quick(store: str) -> Generator[httpx.Client]:
    with offering(store) as client:
        yield client


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[bool]]:
    """Was it in one of the threads for answers that something was looked for?"""
    seen: set[bool] = set()

    def note(*_: object) -> None:
        seen.add(threading.current_thread().name.startswith("answers"))

    def suggested(*given: Any) -> Any:
        note()
        return suggest(*given)

    suggest = search.suggest
    monkeypatch.setattr(search, "suggest", suggested)
    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "asked",
    ["treatments?sort=name&limit=4", "time-courses?limit=3", "treatments/ketamine", "treatments/ketamine?fields=name"],
)
def test_one_range_of_an_index_is_read_in_the_event_loop_if_it_is_no_trip(
    quick: httpx.Client, places: set[bool], store: str, asked: str
) -> None:
    assert quick.get(f"/v1/{asked}").status_code == 200
    assert places == {"://" in store}


@pytest.mark.parametrize(
    "asked",
    [
        "treatments?kind=drug", "treatments?facets=kind", "treatments?q=ketamine", "treatments?include=headlines",
        "treatments?fields=name", "treatments/ketamine?include=headlines", "search?q=ketamine", "suggest?q=ketamine",
    ],
)  # fmt: skip
def test_whatever_scans_or_computes_runs_in_a_thread(quick: httpx.Client, places: set[bool], asked: str) -> None:
    assert quick.get(f"/v1/{asked}").status_code == 200
    assert places == {True}


def test_what_was_meant_is_looked_for_in_a_thread(quick: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: set[str] = set()
    closest = Names.closest

    def noted(names: Names, word: str) -> list[str]:
        threads.add(threading.current_thread().name.partition("_")[0])
        return closest(names, word)

    monkeypatch.setattr(Names, "closest", noted)
    assert quick.get("/v1/treatments/ketamin").json()["did_you_mean"]
    assert quick.get("/v1/treatments?slug=ketamin").json()["suggested_request"]
    assert threads == {"answers"}


def test_a_client_may_read_as_slowly_as_it_likes() -> None:
    sent = list[Message]()

    async def slow(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.3)  # as a server waits for a client that does not read
        await send({"type": "http.response.body", "body": b"whole"})

    async def note(message: Message) -> None:
        sent.append(message)

    async def nothing() -> Message:
        return {"type": "http.request"}

    asyncio.run(Deadline(slow, 0.05)({"type": "http"}, nothing, note))
    assert [each.get("body") for each in sent] == [None, b"whole"]


class Line:
    """A TCP line to a Unix socket that can be cut, or swallow whatever is said."""

    def __init__(self, path: str) -> None:
        self.path, self.port, self.mode = path, free_port(), "ok"
        self.begun, self.ended, self.open = threading.Event(), asyncio.Event(), set[asyncio.StreamWriter]()

    @contextmanager
    def held(self) -> Generator["Line"]:
        """Works in a thread, until the end of the block."""
        loops = list[asyncio.AbstractEventLoop]()
        thread = threading.Thread(target=asyncio.run, args=(self.run(loops),))
        thread.start()
        assert self.begun.wait(PATIENCE)
        try:
            yield self
        finally:
            loops[0].call_soon_threadsafe(self.ended.set)
            thread.join()

    async def run(self, loops: list[asyncio.AbstractEventLoop]) -> None:
        loops.append(asyncio.get_running_loop())
        async with await asyncio.start_server(self.taken, "127.0.0.1", self.port):
            self.begun.set()
            await self.ended.wait()
            for each in self.open:
                each.transport.abort()
            await asyncio.sleep(0.1)

    async def taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mode == "down":
            writer.transport.abort()
            return
        there, back = await asyncio.open_unix_connection(self.path)
        self.open |= {writer, back}
        await asyncio.gather(self.pumped(reader, back), self.pumped(there, writer))

    async def pumped(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while said := await reader.read(65536):
                if self.mode == "ok":
                    writer.write(said)
                elif self.mode == "down":
                    break
        writer.transport.abort()


@pytest.mark.parametrize(("mode", "code"), [("swallow", "too-slow"), ("down", "unavailable")])
def test_a_network_that_fails_is_a_503_in_time_and_forgotten_when_it_is_back(
    postgres: str, mode: str, code: str
) -> None:
    """Half of the questions once stayed without an answer for 30 s."""
    released(TINY, postgres)
    url = make_url(postgres)
    path = f"{url.query['host']}/.s.PGSQL.5432"
    asked = (f"/v1/time-courses?typical_hours__gte=0.{n}1" for n in range(1000))  # none of them in the cache
    with (
        Line(path).held() as line,
        offering(f"postgresql://{url.username}@127.0.0.1:{line.port}/{url.database}", request_seconds=0.5) as client,
        ThreadPoolExecutor(12) as many,
    ):
        assert client.get(next(asked)).status_code == 200
        line.mode = mode
        for response in many.map(client.get, [next(asked) for _ in range(24)]):
            assert (response.status_code, response.json()["code"]) == (503, code)
            assert response.headers["retry-after"] == "5"
        assert client.get("/healthz").status_code == 200
        line.mode = "ok"
        for _ in range(100):
            if client.get(next(asked)).status_code == 200:
                break
        assert [client.get(next(asked)).status_code for _ in range(12)] == [200] * 12
