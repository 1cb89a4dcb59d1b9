"""A row of a comparison: one metric, in one jurisdiction, with a cell for each treatment."""

from app.compare.cell import Cell, MemberFigure, RowWarning
from app.compare.vocabulary import Better, MetricName, NoRatio, RankRefusal, RatioKind
from app.envelope import Shape
from app.models.analysis import PTest
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


class TimeRatio(Shape):
    """By how many times one time is longer than another. `null` is not known."""

    treatment: Slug
    """The longer, or of what is not told apart that with the larger figure."""
    other: Slug
    """The shorter."""
    kind: RatioKind | None
    """What `ratio` is; `null` if there is none."""
    ratio: float | None
    """The longer over the shorter; of a bound what is certain."""
    lower: float | None
    """The least that the ratio of two figures can be, by the ends of both."""
    upper: float | None
    """The largest, likewise."""
    reason: NoRatio | None
    """Why there is no ratio; `null` if there is one."""
    sentence: str
    """The same in words, with both figures."""


class DirectFigure(MemberFigure):
    """What compares two of the treatments, or members or forms of them, with each other; as it is recorded."""

    side: Slug
    """Which of the pair `treatment` is, or belongs to; `comparator` belongs to the other."""
    at_primary_time: bool | None
    """Is it of the time for which the trial was made? `null` if that is not told, and of an estimate over trials."""
    on_primary_scale: bool | None
    """Is it measured on the scale for which the trial was made? Likewise."""
    p_test: PTest | None
    """What the trial tested: a difference, or that the one is not much worse; `null` if that is not told."""
    fit: bool
    """Does nothing in `against` speak against showing it first?"""
    sentence: str
    """The comparison in words, made of its fields."""


class HeadToHead(Shape):
    """What compares two of the treatments with each other."""

    treatment: Slug
    """One of the two."""
    other: Slug
    """The other."""
    count: int
    """How many comparisons are recorded."""
    comparisons: list[DirectFigure]
    """The first ten of them: fit ones first, then those for which a trial was made, over trials, of many people."""
    links: list[str]
    """All of them, and nothing else: one address for each collection."""


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
    direct: list[HeadToHead]
    """Pairs of the treatments that were compared with each other in what the metric compares; a cell never holds such a
    figure."""
    differences: list[TimeRatio]
    """The ratio of each pair of times that no warning blocks; empty for other metrics."""
