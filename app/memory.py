"""What is remembered because a release never changes."""

from typing import Any, TypeVar

T = TypeVar("T")
Memory = dict[Any, T]  # any: keys are the shape of a question
REMEMBERED = 2_000
"""Entries of a memory unless it says otherwise: clients may invent questions without end."""


def remember(memory: Memory[T], key: object, value: T, most: int = REMEMBERED) -> None:
    """Keeps a value; a memory that is full starts anew."""
    if len(memory) >= most:
        memory.clear()
    memory[key] = value
