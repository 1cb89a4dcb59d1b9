"""A whole list in one go: all of it, in little memory, stopped when nobody takes it, and never too many at once."""

import asyncio
import gzip
import io
import os
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from time import sleep
from typing import Any

import httpx
import pyarrow
import pytest
from pyarrow import parquet
from starlette.types import ASGIApp, Message

from app import queries
from app.answers import collection
from app.main import create_app
from app.models import RESOURCES
from app.routers import workers
from app.settings import Settings
from tests.conftest import ROOT, free_port, served

ALL = "/v1/time-courses?limit=all&format=ndjson"


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are read by one record, so that the tiny ones have many pages."""
    monkeypatch.setattr(queries, "MOST_IN_PAGE", 1)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("path", [each.path for each in RESOURCES])
def test_all_is_every_page(client: httpx.Client, path: str) -> None:
    total = client.get(f"/v1/{path}?limit=1").json()["meta"]["total"]
    for name in ("ndjson", "csv", "parquet"):
        for order in ("slug", "-slug"):
            asked = {"format": name, "sort": order}
            pages = [*every_page(client, f"/v1/{path}", {**asked, "limit": 200})]
            whole = client.get(f"/v1/{path}", params={**asked, "limit": "all"})
            assert whole.status_code == 200
            assert whole.headers["euthymia-total"] == str(total)
            assert "next" not in whole.links
            if name == "parquet":
                tables = [parquet.read_table(io.BytesIO(each.content)) for each in (*pages, whole)]
                assert pyarrow.concat_tables(tables[:-1]).equals(tables[-1])
                assert tables[-1].num_rows == total
            else:
                first, *more = (each.text.splitlines(keepends=True) for each in pages)
                headings = int(name == "csv")
                assert whole.text == "".join([*first, *(line for lines in more for line in lines[headings:])])


def every_page(client: httpx.Client, address: str, asked: dict[str, Any]) -> Iterator[httpx.Response]:
    """Each page of a list, by the link to the next."""
    page = client.get(address, params=asked)
    while True:
        assert page.status_code == 200
        yield page
        if "next" not in page.links:
            return
        page = client.get(page.links["next"]["url"])


def test_all_that_a_filter_finds_in_its_order(client: httpx.Client) -> None:
    asked = "treatment=ketamine&verified=true&sort=-typical_hours"
    page = client.get(f"/v1/time-courses?{asked}").json()["data"]
    lines = client.get(f"/v1/time-courses?{asked}&limit=all&format=csv&fields=slug").text.split()
    assert lines == ["slug", *(each["slug"] for each in page)]
    after = client.get(f"/v1/time-courses?{asked}&limit=1").json()["links"]["next"].replace("limit=1", "limit=all")
    assert client.get(f"{after}&format=csv&fields=slug").text.split() == ["slug", *lines[2:]]


def test_what_is_sent_in_parts_is_compressed_where_the_client_takes_it(client: httpx.Client) -> None:
    plain = client.get(ALL, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for takes, packed in [
        ("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("GZIP", True), ("gzip;q=0", False), ("br", False),
        ("gzip; q=0.0, deflate", False), ("gzip;q=0, *", False), ("*;q=0", False), ("x-gzip-not", False), ("", False),
    ]:  # fmt: skip
        with client.stream("GET", ALL, headers={"accept-encoding": takes}) as response:
            raw = b"".join(response.iter_raw())
        assert (response.headers.get("content-encoding") == "gzip") is packed, takes
        assert (gzip.decompress(raw) if packed else raw) == plain.content
        assert response.headers["vary"] == "accept, accept-encoding"
        assert response.headers["etag"] == plain.headers["etag"]
    assert "content-encoding" not in client.get(ALL.replace("ndjson", "parquet")).headers  # which is packed in itself


def test_an_export_is_known_by_a_weak_tag(client: httpx.Client) -> None:
    first = client.get(ALL)
    assert first.headers["etag"].startswith('W/"')
    again = client.get(ALL, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert [again.headers[name] for name in ("etag", "vary")] == [first.headers[name] for name in ("etag", "vary")]
    other = client.get(ALL.replace("ndjson", "csv"))
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.usefixtures("one_by_one")
def test_head_makes_the_first_page_only(client: httpx.Client, statements: list[str]) -> None:
    client.get(ALL)  # so that totals are known
    before = len(statements)
    head = client.head(ALL)
    asked = len(statements) - before
    assert (head.status_code, head.content) == (200, b"")
    whole = client.get(ALL)
    assert (whole.headers["euthymia-total"], bool(whole.content)) == (head.headers["euthymia-total"], True)
    assert asked * 2 <= len(statements) - before - asked


def test_an_old_client_gets_one_piece(client: httpx.Client) -> None:
    """HTTP/1.0, which many a proxy speaks to what is behind it, knows no chunks."""
    whole = client.get(ALL, headers={"accept-encoding": "identity"})
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=30) as line:
        line.sendall(f"GET {ALL} HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        answer = b"".join(iter(partial(line.recv, 65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"200" in head.split(b"\r\n")[0]
    assert b"chunked" not in head.lower()
    assert body == whole.content
    after = client.get(ALL)
    assert after.content == whole.content


def test_what_is_wrong_is_told_before_anything_is_sent(client: httpx.Client) -> None:
    refused = client.get(f"{ALL}&cursor=nonsense")
    assert (refused.status_code, refused.json()["code"]) == (400, "bad-cursor")


@contextmanager
def application(where: str, **settings: Any) -> Generator[ASGIApp]:
    yield create_app(Settings(store=where, port=free_port(), **settings))


class Reader:
    """A client that takes the first part and then nothing, until it goes."""

    def __init__(self) -> None:
        self.status = 0
        self.taken: list[bytes] = []
        self.first = asyncio.Event()
        self.gone = asyncio.Event()

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            return
        self.taken.append(message.get("body", b""))
        self.first.set()
        if message.get("more_body"):
            await asyncio.Event().wait()


@asynccontextmanager
async def reading(app: ASGIApp, target: str = ALL) -> AsyncGenerator[tuple[Reader, "asyncio.Task[None]"]]:
    """A client that reads so, and what answers it."""
    path, _, query = target.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    reader = Reader()

    async def answered() -> None:
        await app(scope, reader.receive, reader.send)

    task = asyncio.create_task(answered())
    await asyncio.wait_for(reader.first.wait(), 30)
    try:
        yield reader, task
    finally:
        task.cancel()


@pytest.mark.usefixtures("one_by_one")
def test_nothing_more_is_read_when_the_client_goes(store: str, statements: list[str]) -> None:
    async def go() -> None:
        with application(store) as app:
            async with reading(app) as (reader, task):
                before = len(statements)
                reader.gone.set()
                await asyncio.wait_for(task, 10)
                assert reader.status == 200
                assert len(reader.taken) == 1
                await asyncio.sleep(0.1)
                assert len(statements) <= before + 3  # at most the page that was being read

    asyncio.run(go())


@pytest.mark.usefixtures("one_by_one")
def test_a_client_that_takes_nothing_is_cut_off(store: str) -> None:
    async def wait() -> None:
        with application(store, export_seconds=0.3) as app:
            async with reading(app) as (reader, task):
                await asyncio.wait_for(task, 10)  # the server then breaks off what it has begun
                assert len(reader.taken) == 1

    asyncio.run(wait())


@pytest.mark.usefixtures("one_by_one")
def test_what_is_cut_off_never_looks_whole(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CSV that ends early is a shorter CSV: only the connection can tell."""
    whole = collection.page_answer

    def slow(*asked: Any) -> Any:
        sleep(0.2)
        return whole(*asked)

    monkeypatch.setattr(collection, "page_answer", slow)
    port = free_port()
    with (
        served(create_app(Settings(store=store, port=port, export_seconds=0.3)), port) as address,
        httpx.Client(base_url=address) as client,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        client.get(ALL.replace("ndjson", "csv"))


@pytest.mark.usefixtures("one_by_one")
def test_only_so_many_lists_are_sent_at_once(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_EXPORTS", 1)

    async def ask() -> None:
        with application(store) as app:
            async with reading(app) as (reader, task):
                async with reading(app) as (other, _):
                    assert (other.status, b"too-slow" in other.taken[0]) == (503, True)
                async with reading(app, "/v1/time-courses?limit=2") as (page, _):
                    assert page.status == 200
                reader.gone.set()
                await asyncio.wait_for(task, 10)
            async with reading(app) as (again, _):
                assert again.status == 200

    asyncio.run(ask())


WITHOUT_PANDAS = """
import sys
class Absent:
    def find_spec(self, name, *_):
        if name == "pandas":
            raise ImportError("only the tests have it; it takes 50 MB when Parquet is first written")
sys.meta_path.insert(0, Absent())
from app.cli import main
main()
"""


@contextmanager
def process(where: str) -> Generator[tuple[httpx.Client, int]]:
    """A server in a process of its own."""
    port = free_port()
    command = [sys.executable, "-c", WITHOUT_PANDAS, "serve", "--port", str(port)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    running = subprocess.Popen(command, cwd=ROOT, env=plain | {"EUTHYMIA_STORE": where}, stderr=subprocess.PIPE)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            for _ in range(600):
                try:
                    client.get("/healthz")
                    break
                except httpx.TransportError:
                    assert running.poll() is None, running.stderr and running.stderr.read()
                    asyncio.run(asyncio.sleep(0.1))
            yield client, running.pid
    finally:
        running.terminate()
        running.communicate(timeout=30)


def megabytes(pid: int, name: str) -> float:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(name))


@pytest.mark.skipif(not os.path.exists("/proc/self/clear_refs"), reason="needs the memory figures of Linux")
def test_an_export_takes_little_memory(real_store: str) -> None:
    """Of the largest collection, beyond what the process takes when idle; Parquet, beyond its library in use."""
    with process(real_store) as (client, pid):
        index = client.get("/v1").json()
        largest = max(index["collections"], key=lambda each: each["count"])["resource"]
        client.get(f"/v1/{largest}?limit=1")

        def most(address: str) -> float:
            """Megabytes that an answer takes at most."""
            with open(f"/proc/{pid}/clear_refs", "w", encoding="ascii") as figures:
                figures.write("5")
            before, size = megabytes(pid, "VmRSS"), 0
            with client.stream("GET", address) as response:
                size = sum(map(len, response.iter_raw()))
            assert response.status_code == 200
            assert size > 10_000
            return megabytes(pid, "VmHWM") - before

        for name in ("ndjson", "csv"):
            assert most(f"/v1/{largest}?limit=all&format={name}") < 20
        client.get("/v1/conditions?limit=all&format=parquet")  # which loads the library
        assert most(f"/v1/{largest}?limit=all&format=parquet") < 20
