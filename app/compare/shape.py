"""A row of a comparison: one metric, in one jurisdiction, with a cell for each treatment."""

from app.compare.cell import Cell, RowWarning
from app.compare.vocabulary import Better, MetricName, RankRefusal
from app.envelope import Shape
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug
from app.values.unit import Unit


class MetricShown(Shape):
    """What a row compares."""

    slug: MetricName
    name: str
    """What it is called, for the audience."""
    definition: str
    """What is compared."""
    unit: Unit | None
    """Unit of the numbers (UCUM); `null` where words are compared."""
    better: Better


class ComparedPair(Shape):
    """Two cells that both hold a figure."""

    treatment: Slug
    """One of the two."""
    other: Slug
    """The other."""
    blocked_by: list[str]
    """Codes of the warnings that keep the two from being put in order; empty if none does."""


class InOrder(Shape):
    """Two treatments of which one certainly has the lower figure: the shorter time, the smaller effect."""

    lower: Slug
    """What its figure may be ends below where that of the other begins."""
    higher: Slug
    """The other."""


class Ranking(Shape):
    """Figures in order, as far as that is certain: a list of certain pairs, never places from first to last."""

    allowed: bool
    """Is anything put in order?"""
    reason: RankRefusal | None
    """Why not; `null` if something is."""
    by: list[str]
    """Codes of the warnings that block."""
    order: list[InOrder]
    """Every pair of which it is certain which is shorter; of the rest it cannot be told."""


class ComparisonRow(Shape):
    """One metric, in one jurisdiction if it has those, for every treatment."""

    metric: MetricShown
    jurisdiction: Jurisdiction | None
    """`null` if the metric does not depend on it."""
    comparable: bool | None
    """May its figures be set beside one another? `false` if a warning blocks a pair, or if fewer than two treatments
    have one; `null` where words are compared."""
    sentence: str
    """What the row allows to say; if its figures are not comparable, that, and why."""
    cells: list[Cell]
    """In the order in which the treatments were asked for."""
    warnings: list[RowWarning]
    """In what cells differ from one another; what blocks comes first."""
    pairs: list[ComparedPair]
    """Every pair of figures; empty where words are compared."""
    rank: Ranking | None
    """`null` where words are compared."""
