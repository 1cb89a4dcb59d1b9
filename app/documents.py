"""Stored documents as bytes: they were validated when the release was built, so they are joined and never checked."""

from collections.abc import Collection, Mapping, Sequence

from pydantic_core import from_json, to_json


def array(documents: Sequence[bytes]) -> bytes:
    """A JSON array."""
    return b"[%b]" % b",".join(documents)


def json_object(documents: Mapping[str, bytes]) -> bytes:
    """A JSON object. The keys are slugs and field names, so they need no escaping."""
    return b"{%b}" % b",".join(b'"%b":%b' % (key.encode(), document) for key, document in documents.items())


def extended(document: bytes, more: Mapping[str, bytes]) -> bytes:
    """A document with further members at its end."""
    return b"%b,%b" % (document[:-1], json_object(more)[1:]) if more else document


def trimmed(document: bytes, fields: Collection[str]) -> bytes:
    """A document with only these members."""
    return to_json({key: value for key, value in from_json(document).items() if key in fields})


def leading(document: bytes, first: Sequence[str]) -> bytes:
    """A document with these members in front, as far as it has them."""
    held = from_json(document)
    return to_json({name: held[name] for name in first if name in held} | held)
