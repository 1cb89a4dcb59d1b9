"""Which fields of a figure an audience reads first."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.envelope import Shape
from app.values.audience import Audience

S = TypeVar("S", bound=Shape)
LEADING: Mapping[Audience, Sequence[str]] = {
    Audience.RESEARCHER: (
        *("treatment", "comparator", "measure", "value", "lower", "upper", "level", "statistic", "bound"),
        *("n", "studies", "certainty", "facts"),
    ),
    Audience.CLINICIAN: ("treatment", "sentence", "absolute", "comparator", "control", "timepoint", "warnings"),
    Audience.PATIENT: ("treatment", "sentence", "absolute", "warnings"),
}
"""Audience -> fields, the first first; the others follow as their shape has them."""


def led(figure: S, audience: Audience) -> S:
    """The same with what this audience reads first in front. Shapes are written down in the order of their fields."""
    told = figure.__dict__
    first = {name: told[name] for name in LEADING[audience] if name in told}
    ordered = figure.model_copy()
    object.__setattr__(ordered, "__dict__", first | told)
    return ordered
