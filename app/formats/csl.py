"""CSL-JSON: an array of items, for Zotero, Pandoc and all that the Citation Style Language serves."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from app.answer import Answer, CitedSource
from app.formats.base import Format, Holds, each_source


def in_csl(answers: Iterable[Answer]) -> Iterator[bytes]:
    """The items of all sources, as one array."""
    before = b"["
    for answer in answers:
        items = [to_json(item(each)) for each in each_source(answer)]
        if items:
            yield before + b",\n".join(items)
            before = b",\n"
    yield b"[]" if before == b"[" else b"]"


def item(source: CitedSource) -> dict[str, Any]:  # any: JSON of the CSL schema
    """An item; its text in a style stands where the schema leaves room for what it does not know."""
    return source.record.csl | ({"custom": {"style": source.style, "text": source.text}} if source.style else {})


CSL_JSON = Format(
    "csl-json",
    "application/vnd.citationstyles.csl+json",
    in_csl,
    "The sources of the answer for Zotero, Pandoc and citation processors; with `style=` also as text",
    Holds.SOURCES,
    aliases=("application/citeproc+json",),
    extension="csl.json",
    schema={"type": "array", "items": {"type": "object"}},
    styled=True,
)
