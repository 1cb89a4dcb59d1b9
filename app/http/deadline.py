"""Gives up on an answer that takes too long, so that nobody waits for ever, whatever it is that does not answer."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import TooSlow


class Deadline:
    """Lets the application begin its answer within so many seconds, or raises `TooSlow`.

    Only what waits can be given up: a thread is told to stop by whoever waits for it.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        limit = asyncio.timeout(self.seconds)

        async def begun(message: Message) -> None:
            limit.reschedule(None)  # a client may read as slowly as it likes
            await send(message)

        try:
            async with limit:
                await self.app(scope, receive, begun)
        except TimeoutError:
            if not limit.expired():
                raise
            raise TooSlow(f"No answer could be made within {self.seconds:g} seconds.") from None
        return None
