"""What a comparison answers: rows of cells, and what holds for all of them."""

from app.answers.safeguards import PatientSafety, TreatmentBoxes
from app.compare.shape import ComparisonRow
from app.compare.vocabulary import MetricName
from app.envelope import Links, Meta, Shape
from app.models.reference import CompactReference
from app.record import Link
from app.values.audience import Audience
from app.values.text import Slug


class ComparedTreatments(Shape):
    """Treatments side by side."""

    treatments: list[Link]
    """What is compared, in the order in which it was asked for."""
    condition: Link
    """In what condition."""
    audience: Audience
    status_on: str
    """Day for which approvals and laws are told: the one that was asked for, else that of the release."""
    safety: PatientSafety | None
    """What patients must always be told; `null` for other audiences."""
    boxed_warnings: list[TreatmentBoxes]
    """Of each treatment, whatever is compared."""
    rows: list[ComparisonRow]
    """One for each metric, and of what depends on it for each jurisdiction, in the order asked for."""


class CompareMeta(Meta):
    """What holds for the whole comparison."""

    assumed: dict[str, str]
    """Parameters that were not sent -> what was taken for them."""
    conditions_with_evidence: list[Link]
    """Conditions in which at least one of the treatments has facts of the metrics shown that depend on a condition."""
    notices: list[str]
    """What the rows do not say themselves."""


class CompareLinks(Links):
    """Addresses that belong to the comparison."""

    permalink: str
    """The same question with everything said, also which release must answer: another one refuses it."""
    evidence: dict[MetricName, list[str]]
    """Metric -> addresses that list every fact at which its rule may look: those shown, those passed over, and those of
    members that were not needed."""
    safety: list[str]
    """What must be known of each treatment before anything else, for the country and audience."""


class CompareAnswer(Shape):
    """One comparison."""

    data: ComparedTreatments
    references: dict[Slug, CompactReference]
    """Every source behind the cells, by its key."""
    meta: CompareMeta
    links: CompareLinks
