"""The sections of a safety answer: what stands in each, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from app.address import linked
from app.answers.gather import Gathering
from app.answers.safety.candidates import Figure, candidates
from app.answers.safety.effects import common_effects, most_telling, serious_effects
from app.answers.safety.family import Family
from app.answers.safety.meetings import GRAVE, meetings, not_looked_up
from app.answers.safety.sentences.harms import warned
from app.answers.safety.sentences.sections import EMPTY, HEADINGS
from app.answers.safety.sentences.standing import belonging, controlled, stands
from app.answers.safety.shape import (
    EffectsSection,
    InteractionsSection,
    MilderInteraction,
    SafetyEffect,
    SafetyInteraction,
    StatusSection,
    ToldApproval,
    ToldLaw,
    ToldWarning,
    WarningsSection,
)
from app.answers.safety.standing import licence_finding
from app.answers.safety.vocabulary import Bearing, SafetySection
from app.marks import Walk
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord
from app.models.approval import APPROVALS, ApprovalRecord
from app.models.interaction import INTERACTIONS, InteractionRecord
from app.models.legal_status import LEGAL_STATUS, LegalStatusRecord
from app.models.regulation import HeldRecord
from app.models.safety_warning import WARNINGS, SafetyWarningRecord, WarningKind
from app.models.treatment_kind import TreatmentKind
from app.values.audience import Audience
from app.values.country import COUNTRY

H = TypeVar("H", bound=HeldRecord)


@dataclass(frozen=True)
class Sections:
    """The sections of one safety answer, each made when it is asked for."""

    gathering: Gathering
    family: Family
    country: str | None
    audience: Audience
    site: str

    @property
    def asked(self) -> list[str]:
        """The treatment and what it combines."""
        return [self.family.treatment.slug, *self.family.treatment.combines]

    @cached_property
    def places(self) -> list[str]:
        """The country and what is wider, the nearest first."""
        return self.gathering.release.kin[COUNTRY].walked(self.country, Walk.ABOVE) if self.country else []

    @cached_property
    def warnings(self) -> list[ToldWarning]:
        """Every warning of the treatment, its classes and members: its own first, and the country's before others."""
        found = self.gathering.read(WARNINGS, SafetyWarningRecord, treatment=self.asked)
        told = [
            ToldWarning(says=warned(each, bearing, self.audience), bearing=bearing, record=each)
            for each, bearing in self.borne(found)
        ]
        return sorted(told, key=lambda each: (self.nearness(each.bearing, each.record), each.record.slug))

    def borne(self, found: Sequence[H]) -> Iterator[tuple[H, Bearing]]:
        """Each record that has to do with the treatment, and how."""
        for each in found:
            if bearing := self.family.bearing(each.treatment.slug):
                yield each, bearing

    def nearness(self, bearing: Bearing, record: HeldRecord) -> tuple[int, int]:
        """What comes first: of the treatment itself, of the country."""
        place, _ = record.place
        known = [*self.places, None]
        return [*Bearing].index(bearing), known.index(place) if place in known else len(known)

    def link(self, path: str, **asked: str) -> str:
        return linked(f"{self.site}/v1/{path}", [("treatment", ",".join(self.asked)), *asked.items()])

    def warned_of(self, section: SafetySection, kinds: Sequence[WarningKind]) -> WarningsSection:
        """The warnings of these kinds."""
        items = [each for each in self.warnings if each.record.kind in kinds]
        return WarningsSection(
            says=HEADINGS[section] if items else EMPTY[section],
            total=len(items),
            items=items,
            link=self.link(WARNINGS.path, kind=",".join(kinds)),
        )

    def had(self, section: SafetySection, effects: Sequence[SafetyEffect], *, serious: bool) -> EffectsSection:
        """These effects, as many as are shown."""
        return EffectsSection(
            says=HEADINGS[section] if effects else EMPTY[section],
            total=len(effects),
            items=[*most_telling(effects)],
            link=self.link(ADVERSE_EFFECTS.path, serious=str(serious).lower()),
        )

    def status(self) -> StatusSection:
        """How it stands in the country now."""
        place = {"country": [self.country]} if self.country else {}
        approvals = self.gathering.read(APPROVALS, ApprovalRecord, treatment=self.asked, **place) if place else []
        laws = self.gathering.read(LEGAL_STATUS, LegalStatusRecord, treatment=self.asked, **place) if place else []
        items = [
            ToldApproval(says=stands(each, bearing, self.audience), bearing=bearing, record=each)
            for each, bearing in self.borne([each for each in approvals if not each.ended])
        ]
        held = [
            ToldLaw(says=controlled(each, bearing, self.audience), bearing=bearing, record=each)
            for each, bearing in self.borne([each for each in laws if not each.ended])
        ]
        finding, licence = licence_finding(items, self.family, self.country)
        items.sort(key=lambda each: (self.nearness(each.bearing, each.record), each.record.slug))
        link = self.link(APPROVALS.path, **({"country": self.country} if self.country else {}))
        return StatusSection(
            says=HEADINGS[SafetySection.STATUS] if items or held else EMPTY[SafetySection.STATUS],
            total=len(items),
            items=items,
            link=link,
            finding=finding,
            licence=licence,
            laws=held,
        )

    @cached_property
    def effects(self) -> list[Figure]:
        """Every figure of an adverse effect that has to do with the treatment."""
        controls = self.gathering.treatments(kind=[TreatmentKind.CONTROL])
        below = self.gathering.read(ADVERSE_EFFECTS, AdverseEffectRecord, treatment=[self.family.treatment.slug])
        above = self.gathering.read(ADVERSE_EFFECTS, AdverseEffectRecord, treatment__above=self.asked)
        all_of = {each.slug: each for each in (*below, *above)}
        return candidates([*all_of.values()], self.family, controls)

    def belonging(self) -> list[str]:
        """That what is told of wider groups holds, too, if anything is."""
        held = [each.record.treatment for each in self.warnings if each.bearing == Bearing.WIDER]
        held += [each.told_of for each in self.meetings if each.bearing == Bearing.WIDER]
        wider = {each.slug: each.name for each in held}
        return [belonging([*wider.values()])] if wider else []

    @cached_property
    def meetings(self) -> list[SafetyInteraction]:
        """Every interaction that has to do with the treatment."""
        known = self.gathering.read(INTERACTIONS, InteractionRecord, treatment=self.asked)
        return meetings(known, self.family, self.audience)

    def common_effects(self) -> EffectsSection:
        """What many people have."""
        found = common_effects(self.effects, self.family, self.audience)
        return self.had(SafetySection.COMMON_EFFECTS, found, serious=False)

    def serious_effects(self) -> EffectsSection:
        """What is rarer and worse."""
        return self.had(SafetySection.SERIOUS_EFFECTS, serious_effects(self.effects, self.audience), serious=True)

    def interactions(self) -> InteractionsSection:
        """What must not meet it, and what nobody looked up."""
        found = self.meetings
        grave = [each for each in found if each.record.severity in GRAVE]
        substances = self.gathering.treatments(kind__not=[TreatmentKind.CONTROL, TreatmentKind.PSYCHOTHERAPY])
        interacts = not self.family.substance.isdisjoint(substances)
        unknown = not_looked_up(found, substances, self.family) if interacts else []
        return InteractionsSection(
            says=HEADINGS[SafetySection.INTERACTIONS] if grave else EMPTY[SafetySection.INTERACTIONS],
            total=len(grave),
            items=grave,
            link=self.link(INTERACTIONS.path),
            further=[
                MilderInteraction(
                    slug=each.record.slug, other=each.other, severity=each.record.severity, bearing=each.bearing
                )
                for each in found
                if each.record.severity not in GRAVE
            ],
            not_looked_up=unknown,
            not_looked_up_total=len(unknown),
        )
