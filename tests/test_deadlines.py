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
from pydantic import ValidationError
from sqlalchemy import Engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from starlette.types import Message, Receive, Scope, Send

from app import db, main
from app.answer import Answer
from app.answers import search as answers
from app.closest import Names
from app.db import sqlite
from app.db.sqlite import Clock
from app.endpoint import Asked, Cost, Endpoint, Endpoints
from app.endpoints import endpoints
from app.envelope import Shape
from app.http.deadline import Deadline
from app.main import create_app
from app.queries import Query
from app.session import Session
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


def threads_of(store: str) -> int:
    """How many questions a server of this store answers at once."""
    database = db.store(store).serve()
    database.engine.dispose()
    return database.threads


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
    with offering(store, NEVER, IN_LOOP, statement_seconds=600, request_seconds=0.3) as client:
        assert is_too_slow(client.get("/v1/in-loop"))  # a statement has no more time than its request
        for _ in range(threads_of(store) + 1):
            assert is_too_slow(client.get("/v1/never"))
        for limit in range(1, 5):
            assert client.get(f"/v1/treatments?kind=drug&limit={limit}").status_code == 200


def test_what_waits_in_vain_is_never_begun_and_holds_nobody_up(store: str) -> None:
    begun, go_on = list[float](), threading.Event()

    def computing(_: Asked[Query]) -> Answer:
        begun.append(time.monotonic())
        go_on.wait(PATIENCE)  # as a computation that looks at no clock
        return Answer(Done(done=len(begun)))

    threads = threads_of(store)
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


def test_what_could_hardly_be_done_in_time_is_not_begun(store: str) -> None:
    """Where much was asked, nearly all that was begun once was given up just before it was done."""
    begun, go_on = list[int](), threading.Event()

    def computing(_: Asked[Query]) -> Answer:
        begun.append(1)
        go_on.wait(PATIENCE)
        return Answer(Done(done=1))

    threads = threads_of(store)
    with (
        offering(store, replace(NEVER, answer=computing), request_seconds=4) as client,
        ThreadPoolExecutor(threads * 2) as many,
    ):
        asked = [many.submit(client.get, "/v1/never") for _ in range(threads * 2)]
        time.sleep(2.5)
        go_on.set()
        answers = [each.result() for each in asked]
    assert [each.status_code for each in answers].count(200) == len(begun) == threads
    assert all(each.status_code == 200 or is_too_slow(each) for each in answers)


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

    suggest = answers.suggest
    monkeypatch.setattr(answers, "suggest", suggested)
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
    alike = Names.alike

    def noted(names: Names, word: str) -> list[str]:
        threads.add(threading.current_thread().name.partition("_")[0])
        return alike(names, word)

    monkeypatch.setattr(Names, "alike", noted)
    assert quick.get("/v1/treatments/ketamin").json()["did_you_mean"]
    assert quick.get("/v1/treatments/Ketalar").status_code == 200  # which takes no looking
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


class Way:
    """A TCP line to a Unix socket that can be cut, or swallow what is said, or only what a first connection asks."""

    def __init__(self, store: str) -> None:
        url, self.port, self.mode = make_url(store), free_port(), "ok"
        self.path = f"{url.query['host']}/.s.PGSQL.5432"
        self.store = f"postgresql://{url.username}@127.0.0.1:{self.port}/{url.database}"
        """The same database, this way."""
        self.begun, self.ended, self.open = threading.Event(), asyncio.Event(), set[asyncio.StreamWriter]()

    @contextmanager
    def held(self) -> Generator["Way"]:
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
                if self.mode == "ok" or (self.mode == "mute" and b"pg_catalog.version()" not in said):
                    writer.write(said)
                elif self.mode == "down":
                    break
        writer.transport.abort()


def test_a_stop_is_not_lost_where_a_statement_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop between two steps of the start once was written over, so that the statement ran all its time."""
    clock = Clock(600)

    def stopped() -> float:
        clock.stopped = True
        return 0.0

    monkeypatch.setattr(sqlite, "monotonic", stopped)
    clock.start()
    assert clock.is_over()


def test_a_line_that_is_cut_costs_no_other_connection(postgres: str) -> None:
    """One slow question once made all connections of the pool be made anew."""
    released(TINY, postgres)
    database = db.store(postgres).serve(seconds=600)
    made = list[object]()
    event.listen(database.engine, "connect", lambda *given: made.append(given))
    with database.engine.connect(), ThreadPoolExecutor(1) as other:
        session = Session(database)
        asked = session.db
        late = other.submit(lambda: asked.execute(text(ENDLESS[False])))
        time.sleep(0.2)
        session.stop()
        with pytest.raises(OperationalError):
            late.result(PATIENCE)
        session.stop()  # what has ended by itself is no failure
        session.close()
    with database.engine.connect() as one, database.engine.connect() as two:
        assert [each.execute(text("SELECT 1")).scalar() for each in (one, two)] == [1, 1]
    assert len(made) == 3
    database.engine.dispose()


def test_no_limit_is_rounded_down(postgres: str) -> None:
    """Less than half a millisecond once was rounded to 0, which means no limit."""
    released(TINY, postgres)
    database = db.store(postgres).serve(seconds=0.5001)
    with database.engine.connect() as asked:
        assert asked.execute(text("SHOW statement_timeout")).scalar() == "501ms"
    database.engine.dispose()
    with pytest.raises(ValidationError):
        Settings(statement_seconds=0.0004)


def test_what_the_driver_itself_finds_wrong_is_no_timeout(store: str) -> None:
    """Text that is no text, in a damaged file, once was a 500, since such a failure has no code."""

    def damaged(asked: Asked[Query]) -> Answer:
        wrong = "SELECT CAST(x'fffe' AS text)" if asked.release.embedded else "SELECT no_such_column"
        asked.db.execute(text(wrong)).all()
        return Answer(Done(done=1))

    with offering(store, replace(NEVER, answer=damaged)) as client:
        assert client.get("/v1/never").json()["code"] == "unavailable"


def nap(asked: Asked[Query]) -> Answer:
    asked.db.execute(text("SELECT pg_sleep(0.1)")).all()
    return Answer(Done(done=1))


@pytest.mark.parametrize(("mode", "code"), [("swallow", "too-slow"), ("down", "unavailable")])
def test_a_network_that_fails_is_a_503_in_time_and_forgotten_when_it_is_back(
    postgres: str, mode: str, code: str
) -> None:
    """Half of the questions once stayed without an answer for 30 s."""
    released(TINY, postgres)
    asked = (f"/v1/time-courses?typical_hours__gte=0.{n}1" for n in range(1000))  # none of them in the cache
    with (
        Way(postgres).held() as way,
        offering(way.store, replace(NEVER, answer=nap), request_seconds=0.5) as client,
        ThreadPoolExecutor(12) as many,
    ):
        assert 200 in {each.status_code for each in many.map(client.get, ["/v1/never"] * 20)}  # all lines are open now
        way.mode = mode
        for response in many.map(client.get, [next(asked) for _ in range(24)]):
            assert (response.status_code, response.json()["code"]) == (503, code)
            assert response.headers["retry-after"] == "5"
        assert client.get("/healthz").status_code == 200
        way.mode = "ok"
        for _ in range(100):
            if client.get(next(asked)).status_code == 200:
                break
        assert [client.get(next(asked)).status_code for _ in range(12)] == [200] * 12


def test_what_a_first_connection_asks_is_asked_before_the_first_request(postgres: str) -> None:
    """It once was asked while a request waited: if it stayed without an answer, every thread was blocked for good."""
    released(TINY, postgres)
    with Way(postgres).held() as way, offering(way.store, request_seconds=0.5) as client:
        way.mode = "mute"
        assert [client.get(f"/v1/treatments?kind=drug&limit={n}").status_code for n in (1, 2)] == [200] * 2
