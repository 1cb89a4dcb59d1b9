"""What was read for an answer, and ways through it: by treatments and their kin, with what was worked out of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from app.address import linked
from app.compare.ladder import Ladder
from app.marks import Walk
from app.memory import Memory
from app.models.adverse_effect import AdverseEffectRecord
from app.models.approval import ApprovalRecord
from app.models.contrast import ContrastRecord
from app.models.effect import EffectRecord
from app.models.gap import Attribute, CellKey, GapRecord
from app.models.kin import Kin
from app.models.legal_status import LegalStatusRecord
from app.models.mechanism import MechanismRecord
from app.models.reference import CompactReference
from app.models.regimen import RegimenRecord
from app.models.safety_warning import SafetyWarningRecord
from app.models.time_course import TimeCourseRecord
from app.models.treatment import TreatmentRecord
from app.record import Link
from app.values.audience import Audience
from app.values.jurisdiction import Jurisdiction
from app.values.text import MOST_VALUES

EffectLike = EffectRecord | ContrastRecord


class ControlArm(NamedTuple):
    """What became of those with the comparator in one trial, at one time."""

    study: str
    hours: float
    share: float


ControlArms = Mapping[tuple[str, str, str], Sequence[ControlArm]]
"""Outcome, control and condition -> arms of trials."""


@dataclass(frozen=True)
class Evidence:
    """Everything that the rules of a comparison look at."""

    treatments: Mapping[str, TreatmentRecord]
    """Slug -> record of what is compared, and of all that stands below it."""
    names: Mapping[str, str]
    """Slug -> name of every treatment."""
    kin: Kin
    ladder: Ladder
    sources: Mapping[str, CompactReference]
    jurisdictions: Sequence[Jurisdiction]
    day: str
    """Day on which approvals and laws must hold."""
    year: int
    """Year of the release."""
    audience: Audience
    site: str
    filters: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict[str, Sequence[tuple[str, str]]])
    """Path of each collection -> parameters to which its facts were kept."""
    left_out: frozenset[str] = frozenset()
    """Paths of collections of which no fact can answer for what the facts are kept to."""
    is_of_today: bool = True
    """Is that the day of the release? Otherwise something that holds now may be missing."""
    read_control_arms: Callable[[], ControlArms] = dict[tuple[str, str, str], Sequence[ControlArm]]
    """Reads how those with a control fared, which is needed only where a cell is worked out."""
    condition_names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Slug -> name of every condition."""
    courses: Sequence[TimeCourseRecord] = ()
    effects: Sequence[EffectRecord] = ()
    contrasts: Sequence[ContrastRecord] = ()
    harms: Sequence[AdverseEffectRecord] = ()
    """Also of those with which the treatments were compared."""
    gaps: Mapping[CellKey, GapRecord] = field(default_factory=dict[CellKey, GapRecord])
    """What is known not to be known."""
    effects_shown: int = 0
    """Of a table of adverse effects so many are told."""
    regimens: Sequence[RegimenRecord] = ()
    mechanisms: Sequence[MechanismRecord] = ()
    approvals: Sequence[ApprovalRecord] = ()
    laws: Sequence[LegalStatusRecord] = ()
    warnings: Sequence[SafetyWarningRecord] = ()
    seen: dict[tuple[str, str, bool], Any] = field(default_factory=dict[tuple[str, str, bool], Any])
    """Collection and key of a record, and whether it is turned -> what rules look at, made once."""
    cells: Memory[Any] = field(default_factory=dict[Any, Any])  # any: a cell, which is made of what stands here
    """Metric, treatment, place and `question` -> cell with its words, worked out once."""

    @cached_property
    def measured(self) -> Mapping[str, Mapping[str, Sequence[EffectLike]]]:
        """Outcome -> slug of each treatment -> effects and contrasts in which it is one side or the other."""
        found: dict[str, dict[str, list[EffectLike]]] = defaultdict(lambda: defaultdict(list))
        for each in (*self.effects, *self.contrasts):
            for side in each.between:
                found[each.outcome.slug][side.slug].append(each)
        return found

    def gap(self, slug: str, attribute: Attribute | None, place: Jurisdiction | None) -> GapRecord | None:
        """What tells why nothing is recorded of a treatment; `None` where nothing does."""
        return self.gaps.get((slug, attribute, place or "")) if attribute else None

    def effects_of(self, slugs: Iterable[str], outcomes: Iterable[str]) -> Iterator[EffectLike]:
        """Effects and contrasts of these outcomes in which these treatments are one side or the other, each once."""
        told = [of for outcome in outcomes if (of := self.measured.get(outcome))]
        found = {(type(each), each.slug): each for slug in slugs for of in told for each in of.get(slug, ())}
        yield from found.values()

    @cached_property
    def harmed(self) -> Mapping[str, Sequence[tuple[AdverseEffectRecord, bool]]]:
        """Slug of each treatment -> adverse effects told of it, and those told of what was compared with it (true)."""
        found: dict[str, list[tuple[AdverseEffectRecord, bool]]] = defaultdict(list)
        for each in self.harms:
            found[each.treatment.slug].append((each, False))
            if each.comparator and not each.control_kind:
                found[each.comparator.slug].append((each, True))
        return found

    @cached_property
    def walks(self) -> dict[tuple[str, Walk], list[str]]:
        """What was walked already."""
        return {}

    @cached_property
    def control_arms(self) -> ControlArms:
        """How those with a control fared in each trial."""
        return self.read_control_arms()

    @cached_property
    def question(self) -> tuple[object, ...]:
        """What decides a cell besides its treatment, its metric and its place: never the other treatments."""
        filters = tuple((path, *kept) for path, kept in self.filters.items() if kept)
        asked = self.ladder.asked.slug, self.day, self.effects_shown, self.audience, self.site
        return *asked, filters, self.left_out

    def link(self, slug: str) -> Link:
        return Link(slug=slug, name=self.names[slug])

    def condition_link(self, slug: str) -> Link:
        return Link(slug=slug, name=self.condition_names[slug])

    def walked(self, slug: str, walk: Walk) -> list[str]:
        """What a walk reaches, worked out once."""
        if (known := self.walks.get((slug, walk))) is None:
            known = self.walks[slug, walk] = self.kin.walked(slug, walk)
        return known

    def pool(self, slug: str) -> list[str]:
        """A treatment, and the substance or procedure of which it is a form, the nearest first."""
        return self.walked(slug, Walk.ORIGINS)

    def above(self, slug: str) -> list[str]:
        """A treatment, its substance and the classes to which it belongs, the nearest first."""
        return self.walked(slug, Walk.ABOVE)

    def below(self, slug: str) -> list[str]:
        """Everything that stands below a treatment, on every level."""
        return self.walked(slug, Walk.BELOW)[1:]

    def next_down(self, slug: str) -> Sequence[str]:
        """Members of a class, or forms of a substance or procedure, on the next level."""
        return self.kin.steps[Walk.BELOW].get(slug, ())

    def address(self, collection: str, slugs: Sequence[str], *asked: tuple[str, str], side: str = "treatment") -> str:
        """Where the facts of exactly these treatments are listed. `side`: the parameter that names them.

        Where they are more than a parameter takes: those of the first, a class, and of all that stands below it.
        """
        named = [(f"{side}__exact", ",".join(slugs))] if len(slugs) <= MOST_VALUES else [(side, slugs[0])]
        return linked(f"{self.site}/v1/{collection}", [*named, *asked, *self.filters.get(collection, ())])

    def are_kept(self, paths: Sequence[str]) -> bool:
        """Are facts of any of these collections kept to something, or left out?"""
        return any(path in self.left_out or self.filters.get(path) for path in paths)

    def on_the_ladder(self, conditions: Sequence[str | None]) -> tuple[str, str]:
        """The parameter that keeps facts, those of these conditions, to what may answer."""
        if None in conditions:
            return "condition__not", ",".join(self.ladder.others)
        ladder = self.ladder
        return "condition__exact", ",".join((ladder.asked.slug, *ladder.wider, *ladder.narrower))


def condition_of(record: TimeCourseRecord | ApprovalRecord) -> str | None:
    """The condition of which a fact tells."""
    return record.condition.slug if record.condition else None
