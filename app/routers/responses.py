"""What endpoints have in common: asking the release, and sending an answer."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import Response
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from app.answer import Answer
from app.formats import Format
from app.reader import Release

T = TypeVar("T")


async def run(release: Release, question: Callable[[Connection], T]) -> T:
    """What a question finds. If the release is embedded, right here: a change of thread costs more than the read."""

    def answered() -> T:
        with release.engine.connect() as db:
            return question(db)

    return answered() if release.embedded else await run_in_threadpool(answered)


def sent(answer: Answer, format: Format) -> Response:
    return Response(format.write(answer), media_type=format.media_type)
