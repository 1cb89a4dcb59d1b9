"""What an answer for 1,000 people holds."""

from app.answers.absolute.formulae import Formula
from app.answers.safeguards import PatientSafety, TreatmentBoxes
from app.answers.vocabulary import NeededKind
from app.compare.cell import Absence, CellWarning, OtherFacts
from app.compare.facts import CellFact
from app.compare.figures import MeasuredEffect
from app.compare.vocabulary import CellControl, PickRule
from app.envelope import Links, Meta, Shape
from app.models.reference import CompactReference
from app.record import Link
from app.values.audience import Audience
from app.values.text import Slug


class NeededSpan(Shape):
    """A part of the interval of a number needed to treat."""

    kind: NeededKind
    """For what."""
    fewest: float
    """The lower end, in people, not rounded."""
    most: float | None
    """The upper end; `null` is infinity."""


class NumberNeeded(Shape):
    """How many people must be treated for one more to be better off, or worse off."""

    kind: NeededKind | None
    """For what; `null` if there is no difference."""
    value: float | None
    """In people, not rounded; `null` if there is no difference, which is infinitely many."""
    rounded: int | None
    """The same in whole people, rounded up."""
    interval: list[NeededSpan]
    """Two parts, harm first, if there may be no difference: then it runs through infinity. Empty if it is not known."""
    in_words: str
    """The same as it is printed, in whole people: `NNTB 10 (NNTH 20 to infinity to NNTB 4)`."""
    formula: str
    """How it is reckoned."""


class ToldEffect(MeasuredEffect):
    """One effect: as its source tells it, and for 1,000 people."""

    treatment: Link
    """Of what it is told: the treatment that was asked for, its substance, a form or a member of it."""
    formula: Formula | None
    """How `absolute` follows from the effect and the baseline; `null` if no risk follows."""
    number_needed: NumberNeeded | None
    """`null` if no risk follows, a limit is not known, or neither more nor fewer is better."""
    disputed_by: list[CellFact]
    """Other facts of the same kind, as fit, that say otherwise."""
    warnings: list[CellWarning]
    """What must be known before it is used."""
    sentence: str
    """The same in words, made of the fields."""


class ComparedWith(Shape):
    """Something with which the treatment was compared."""

    comparator: Link
    """What that is."""
    control: CellControl
    """What kind of control it is."""
    facts: int
    """How many effects and rates are recorded against it."""
    link: str
    """The same question against this."""


class AbsoluteEffects(Shape):
    """What a treatment means for 1,000 people."""

    sentence: str
    """What may be said in short; or why nothing may."""
    treatment: Link
    """What was asked for."""
    comparator: Link | None
    """Against what, if that was asked for."""
    outcome: Link | None
    """What happens; `null` if an adverse effect was asked for."""
    adverse_effect: Link | None
    """The adverse effect; `null` if an outcome was asked for."""
    condition: Link
    """In what condition."""
    audience: Audience
    rule: PickRule | None
    """By which rule the effects were picked; `null` if there is none."""
    effects: list[ToldEffect]
    """One, or one for each member, form or trial of which none speaks for the others: these are never added up."""
    compared_with: list[ComparedWith]
    """Everything against which something is recorded, the most first: each may be asked for as `comparator`."""
    others: OtherFacts
    """What else is recorded, against whatever."""
    absence: Absence | None
    """Why there is no effect; `null` if there is one."""
    safety: PatientSafety | None
    """What patients must always be told; `null` for other audiences."""
    boxed_warnings: list[TreatmentBoxes]
    """Of the treatment, and of another treatment with which it is compared."""


class AbsoluteMeta(Meta):
    """What holds for the whole answer."""

    assumed: dict[str, str]
    """Parameters that were not sent -> what was taken for them."""
    notices: list[str]
    """How to read the numbers."""


class AbsoluteLinks(Links):
    """Addresses that belong to the answer."""

    permalink: str
    """The same question with everything said, also which release must answer: another one refuses it."""
    safety: list[str]
    """What must be known of each treatment before anything else."""


class AbsoluteAnswer(Shape):
    """An effect for 1,000 people."""

    data: AbsoluteEffects
    references: dict[Slug, CompactReference]
    """Every source behind the answer, by its key."""
    meta: AbsoluteMeta
    links: AbsoluteLinks
