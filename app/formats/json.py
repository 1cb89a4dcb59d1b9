"""JSON: data, references, meta and links in one object, whose parts are joined and never parsed."""

from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from app.answer import Answer, Piece
from app.documents import array, json_object
from app.envelope import Shape
from app.formats.base import Format, Holds


def as_bytes(piece: Piece) -> bytes:
    return to_json(piece) if isinstance(piece, Shape) else piece


def in_json(answers: Iterable[Answer]) -> Iterator[bytes]:
    """An answer as `envelope` describes it; what needs no envelope stands alone."""
    for answer in answers:
        pieces = [as_bytes(each) for each in answer.pieces]
        data = array(pieces) if answer.is_list else pieces[0]
        if answer.meta is None:
            yield data
            continue
        parts = {"data": data}
        if answer.references is not None:
            parts["references"] = json_object(answer.references)
        yield json_object(parts | {"meta": to_json(answer.meta), "links": to_json(answer.links)})


JSON = Format("json", "application/json", in_json, "Everything: records, sources, totals, links", Holds.ANSWER)
