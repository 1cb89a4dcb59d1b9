"""Threads for what would hold up the event loop: what scans, sorts, computes or waits for a network."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TypeVar

from app.errors import TooSlow

T = TypeVar("T")


class Workers:
    """A bounded pool of threads, and how many seconds work may wait for one of them.

    That is less than a request may take: what begins just before nobody waits for it any more is work for nothing, and
    where more is asked than can be answered, there would soon be no other.
    """

    def __init__(self, threads: int, patience: float) -> None:
        self.pool = ThreadPoolExecutor(threads, "answers")
        self.patience = patience

    async def run(self, work: Callable[[], T], stop: Callable[[], None] = lambda: None) -> T:
        """What the work returns; if nobody waits for that any more, it is not begun, or told to stop.

        Raises `TooSlow` where all threads are busy.
        """
        latest = monotonic() + self.patience

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

    def close(self) -> None:
        """Begins nothing more. The process ends when the last thread does, which a computation may hold up."""
        self.pool.shutdown(wait=False, cancel_futures=True)
