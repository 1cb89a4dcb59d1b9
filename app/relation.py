"""How records of a resource stand to others: below one another, written inside another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Hierarchy:
    """Says that records of a resource stand below one another."""

    parent: str = "parent"
    """Column that names what stands next above."""
    kind: str = ""
    """Column that, with that of the parent, tells whether a record is a form of its parent; empty if none is."""
    forms: frozenset[tuple[str, str]] = frozenset()
    """Kind and kind of parent, where it is: what is known of the parent then holds for the record."""


@dataclass(frozen=True)
class WrittenIn:
    """Says that dossiers write the records of a resource inside those of another, in a list of its name."""

    path: str
    """Path of the other resource."""
    field: str
    """Field of the record that then names the one in which it is written."""
    keyed: tuple[str, ...]
    """Fields of which, after the slug of the record around it, its own slug is made; `key` sets apart what is equal."""
    lends: tuple[str, ...] = ()
    """Fields of the record around it that it has, too, unless it states them itself."""
    more: Callable[[dict[str, Any]], Iterator[dict[str, Any]]] | None = None  # any: fields, not yet validated
    """Rows that follow from what a dossier states of the record around them, as it would state them."""
