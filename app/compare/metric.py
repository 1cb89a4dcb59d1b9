"""What a metric is: a declaration that says what is compared, and the rule that picks what stands in a cell."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_origin

from app.compare.cell import Absence, Against, Cell, OtherFacts
from app.compare.evidence import Evidence
from app.compare.shape import HeadToHead
from app.compare.vocabulary import Better, CellState, MetricName, WhyAbsent
from app.members import is_optional
from app.models.coverage import JURISDICTION
from app.models.gap import AbsenceKind, Attribute, GapRecord
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.unit import Unit

P = TypeVar("P", bound=Part)
CellFields = dict[str, Any]  # any: what stands in fields of a cell, by name


@dataclass(frozen=True)
class Inapplicable:
    """Why a metric may not apply to a treatment at all."""

    reason: WhyAbsent
    holds: Callable[[Evidence, str], bool]
    """Does it hold for a treatment, and for all its members and forms?"""


@dataclass(frozen=True, kw_only=True)
class Metric:
    """Something in which treatments are compared. `metrics.METRICS` lists them."""

    slug: MetricName
    name: str
    """For those who treat or do research."""
    name_patient: str
    """For people who are treated."""
    reads: tuple[str, ...]
    """Paths of the collections whose facts its rule looks at."""
    unit: Unit | None = None
    """Unit of its numbers; `None` where words are compared."""
    better: Better = Better.NEITHER
    lower_in_words: str = "shorter"
    """What the treatment with the lower figure is called beside the other."""
    higher_in_words: str = "longer"
    """What the other is called."""
    of_condition: bool = False
    """Does it depend on the condition?"""
    by_jurisdiction: bool = False
    """Has it a row for each jurisdiction?"""
    inapplicable: tuple[Inapplicable, ...] = ()
    outcomes: frozenset[str] = frozenset()
    """Keys of the outcomes of which effects are compared."""
    has_ratios: bool = False
    """Is it told by how many times one figure is larger than another?"""
    attribute: Attribute | None = None
    """Of what a gap tells why nothing is recorded; `None` where none does."""
    near_metrics: tuple[MetricName, ...] = ()
    """Metrics of the same collection to which an empty cell points, the first of them that has something to show."""

    @property
    def collection(self) -> str:
        """Path of the collection whose facts stand in its cells."""
        return self.reads[0]

    @property
    def is_quantity(self) -> bool:
        """Are numbers compared?"""
        return self.unit is not None

    @property
    def is_compared(self) -> bool:
        """Are its cells held against one another, and warned of where they differ?"""
        return self.is_quantity

    @abstractmethod
    def cell(self, evidence: Evidence, slug: str, place: Jurisdiction | None) -> Cell:
        """What stands for a treatment, without warnings and words."""

    @abstractmethod
    def candidates(self, evidence: Evidence, slugs: Sequence[str], places: Sequence[Jurisdiction]) -> list[str]:
        """Where the facts of these treatments are listed at which its rule looks."""

    def looked_at(self, evidence: Evidence, slug: str) -> list[str]:
        """Whose facts its rule looks at: the treatment, its substance, its members and forms."""
        return [*evidence.pool(slug), *evidence.below(slug)]

    def counted(self, evidence: Evidence, slug: str, shown: set[str]) -> list[str]:
        """Whose facts are counted beside those of the treatments `shown`: of members only where some had to stand."""
        pool = evidence.pool(slug)
        return pool if shown and shown <= {*pool} else self.looked_at(evidence, slug)

    def conditions(self, evidence: Evidence, slugs: Sequence[str]) -> set[str]:  # noqa: ARG002 - of those that have one
        """Conditions of which there are facts of these treatments; none if the metric does not depend on one."""
        return set()

    @abstractmethod
    def said(self, evidence: Evidence, cell: Cell) -> str:
        """What a cell that has something to show says, without the name of the treatment."""

    def direct(self, evidence: Evidence, slugs: Sequence[str]) -> list[HeadToHead]:  # noqa: ARG002 - of those of effects
        """What compares the treatments with each other; empty where no effects are compared."""
        return []

    def row_said(self, evidence: Evidence, held: Sequence[Cell]) -> str:  # noqa: ARG002 - of those that compare words
        """What two cells or more say together; empty where their order says it."""
        return ""

    def reason(self, evidence: Evidence, slug: str) -> WhyAbsent | None:
        """Why the metric does not apply to a treatment; `None` if it does."""
        return next((each.reason for each in self.inapplicable if each.holds(evidence, slug)), None)

    def nothing(
        self,
        evidence: Evidence,
        slug: str,
        others: OtherFacts,
        reasons: Sequence[Against] = (),
        **known: Any,  # any: fields of a cell
    ) -> Cell:
        """An empty cell that says why. `others` counts the facts that may not stand there."""
        never = None if others.count else self.reason(evidence, slug)
        kind = (
            AbsenceKind.NONE_FIT if others.count else AbsenceKind.NOT_APPLICABLE if never else AbsenceKind.NOT_SEARCHED
        )
        gap: GapRecord | None = None
        if kind == AbsenceKind.NOT_SEARCHED:
            left_out = evidence.are_kept(self.reads) or (self.by_jurisdiction and not evidence.is_of_today)
            reasons = [WhyAbsent.FILTERED] if left_out else []
            gap = None if left_out else evidence.gap(slug, self.attribute, known.get(JURISDICTION))
        absence = Absence(
            kind=gap.state if gap else kind,
            reasons=[never] if never else [*reasons],
            facts_not_shown=others.count,
            see=None,
            searched_on=str(gap.searched_on) if gap and gap.searched_on else None,
            gap=gap and gap.slug,
        )
        return cell_of(
            **known,
            collection=self.collection,
            treatment=evidence.link(slug),
            state=CellState.ABSENT,
            others=others,
            absence=absence,
            unit=self.unit,
        )


def cell_of(**known: Any) -> Cell:  # any: fields of a cell
    """A cell without words, in which whatever is not told is `null`, or an empty list."""
    return shaped(Cell, **known, sentence="")


def shaped(shape: type[P], **known: Any) -> P:  # any: its fields
    """A shape in which whatever is not told is `null`, or an empty list."""
    return shape.model_validate({**blank(shape), **known})


@cache
def blank(shape: type[Part]) -> dict[str, Any]:  # any: `None` or a list
    """Each field of a shape with what stands there if nothing is known; fields that always are known are left out."""
    found: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        if get_origin(field.annotation) is list:
            found[name] = []
        elif is_optional(field.annotation):
            found[name] = None
    return found
