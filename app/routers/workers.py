"""Threads for what would hold up the event loop, and how many answers may be on their way in parts."""

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from math import inf
from time import monotonic
from typing import TypeVar

from app.errors import TooSlow

T = TypeVar("T")
MOST_EXPORTS = 8
"""Answers that are sent in parts at once: whole lists, and what is written out in a style."""


class Workers:
    """A bounded pool of threads, and how many seconds work may wait for one of them.

    That is less than a request may take: what begins just before nobody waits for it any more is work for nothing, and
    where more is asked than can be answered, there would soon be no other.
    """

    def __init__(self, threads: int, patience: float, export_seconds: float) -> None:
        self.pool = ThreadPoolExecutor(threads, "answers")
        self.patience = patience
        self.export_seconds = export_seconds
        """How long an answer in parts may be on its way, however slowly it is taken."""
        self.exports = 0

    async def run(self, work: Callable[[], T], stop: Callable[[], None] = lambda: None, *, patient: bool = False) -> T:
        """What the work returns; if nobody waits for that any more, it is not begun, or told to stop.

        Raises `TooSlow` where all threads are busy, unless the work is `patient`.
        """
        latest = inf if patient else monotonic() + self.patience

        def begun() -> T:
            if monotonic() > latest:
                raise TooSlow("More is asked at the moment than can be answered.")
            return work()

        future = self.pool.submit(begun)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            stop()
            raise

    @contextmanager
    def exporting(self) -> Generator[None]:
        """While an answer is sent in parts. Raises `TooSlow` where many are."""
        if self.exports >= MOST_EXPORTS:
            raise TooSlow(f"{MOST_EXPORTS} answers are being sent in parts; no more can be at once.")
        self.exports += 1
        try:
            yield
        finally:
            self.exports -= 1

    def close(self) -> None:
        """Begins nothing more. The process ends when the last thread does, which a computation may hold up."""
        self.pool.shutdown(wait=False, cancel_futures=True)
