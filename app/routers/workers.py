"""Threads for what would hold up the event loop: what scans, sorts, computes or waits for a network."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
TURN = 0.0005  # seconds for which a thread that computes keeps the interpreter from the event loop; 0.005 by default


class Workers:
    """A bounded pool. What finds no thread waits for one, as long as its request may wait."""

    def __init__(self, threads: int) -> None:
        self.pool = ThreadPoolExecutor(threads, "answers")
        sys.setswitchinterval(TURN)

    async def run(self, work: Callable[[], T], stop: Callable[[], None] = lambda: None) -> T:
        """What the work returns. If nobody waits for it any more, it is not begun, or told to stop."""
        future = self.pool.submit(work)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            stop()
            raise

    def close(self) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)
