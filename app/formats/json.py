"""JSON: data, references, meta and links in one object, whose parts are joined and never parsed."""

from pydantic_core import to_json

from app.answer import Answer, Piece
from app.documents import array, json_object
from app.envelope import Shape
from app.formats.base import Format


def as_bytes(piece: Piece) -> bytes:
    return to_json(piece) if isinstance(piece, Shape) else piece


def written(answer: Answer) -> bytes:
    """An answer as `envelope` describes it; what needs no envelope stands alone."""
    pieces = [as_bytes(each) for each in answer.pieces]
    data = array(pieces) if answer.is_list else pieces[0]
    if answer.meta is None:
        return data
    parts = {"data": data}
    if answer.references is not None:
        parts["references"] = json_object(answer.references)
    return json_object(parts | {"meta": to_json(answer.meta), "links": to_json(answer.links)})


JSON = Format("json", "application/json", written)
