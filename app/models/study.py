"""Studies: one trial each, with its arms, publications, registry numbers, funding and risk of bias."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.errors import DoesNotFollow
from app.marks import To, included
from app.members import Fields
from app.models.arm import Arm, Baseline, BiasAssessment, Publication, Seen, arms_of, node_of, published_in
from app.models.base import CitedRow, WeighedRecord
from app.models.contrast import CONTRASTS, ContrastRecord
from app.models.finding import STUDIES_PATH
from app.models.result import RESULTS, ResultRecord
from app.models.study_query import StudyQuery
from app.models.trial import (
    ArmRole,
    Blinding,
    Funding,
    PrimaryStatedIn,
    RiskOfBias,
    TrialAim,
    TrialDesign,
    TrialPhase,
)
from app.record import Link, Neighbours
from app.resource import Nested, Resource
from app.values.age_group import AgeGroup
from app.values.day import Day
from app.values.duration import Duration
from app.values.identifier import TrialNumber, registry_of
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.text import Alphabetical, Counted, Key, Name, Slug, Text, Year


class Study(CitedRow, table=True):
    """What finds a trial."""

    name: Name = Field(sa_type=Alphabetical)
    year: Year | None
    condition: Slug = Field(foreign_key="condition.slug", sa_type=Key)
    age_group: AgeGroup | None = Field(sa_type=Key)
    design: TrialDesign = Field(sa_type=Key)
    aim: TrialAim | None = Field(sa_type=Key)
    blinding: Blinding | None = Field(sa_type=Key)
    trial_phase: TrialPhase | None = Field(sa_type=Key)
    funding: Funding | None = Field(sa_type=Key)
    risk_of_bias: RiskOfBias | None = Field(sa_type=Key)
    primary_outcome: Slug | None = Field(foreign_key="outcome.slug", sa_type=Key)
    primary_scale: Slug | None = Field(foreign_key="outcome.slug", sa_type=Key)
    programme: str | None = Field(sa_type=Key)
    n_randomised: int | None


class InStudy(Part):
    """Rows of a trial."""

    results: Annotated[list[ResultRecord], Nested(RESULTS, "study")] = included()
    """What became of each arm."""
    contrasts: Annotated[list[ContrastRecord], Nested(CONTRASTS, "study")] = included()
    """How its arms compare."""


class StudyRecord(InStudy, Seen, WeighedRecord):
    """A trial: how it was made, in whom, what each arm got, who paid, and who judged its risk of bias."""

    labelled: ClassVar[str] = "{name}"
    absent: ClassVar[str] = "That no trial is recorded does not mean that there is none: not every trial is here."
    shares_identifiers: ClassVar[bool] = True
    computed: ClassVar[tuple[str, ...]] = (*WeighedRecord.computed, "treatments", "comparators", "roles")
    shown_last: ClassVar[tuple[str, ...]] = ("unverified", "source", "source_kind", *Seen.shown_last[1:])

    name: Name
    """Usual short name: an acronym, or first author and year of the main publication."""
    title: Text | None
    """Title of the main publication; `null` if none was seen."""
    programme: Name | None
    """What joins it with other trials of one registry number or protocol."""
    publications: list[Publication]
    """Reports of it, the main one first. A follow-up is a publication of the trial, not a trial of its own."""
    registry_ids: list[TrialNumber]
    """Numbers in trial registries. Trials of one programme may share one."""
    protocol_ids: list[Name]
    """Codes of sponsors and regulators, and numbers in registries that are not checked here."""
    year: Year | None
    """Year of the main publication; `null` if there is none yet, or it is not known."""
    condition: Annotated[Link, To("conditions")]
    """In what people were treated for."""
    age_group: AgeGroup | None
    """`null` if the ages are not told."""
    population: Text
    """Who took part, in words."""
    countries: list[Jurisdiction]
    """Where; empty if that was not seen."""
    sites: Counted | None
    """Places in which people were treated."""
    began: Day | None
    """Day on which it, or recruitment, began."""
    ended: Day | None
    """Day on which it ended, or the last outcome was taken."""
    design: TrialDesign
    aim: TrialAim | None
    """What it set out to show; `null` if it compares nothing."""
    blinding: Blinding | None
    """`null` if it is not told."""
    trial_phase: TrialPhase | None
    """`null` for trials that are no part of the development of a drug, or if it is not told."""
    treatments: Annotated[list[Link], To("treatments")]
    """What its arms got, each once."""
    comparators: Annotated[list[Link], To("treatments")]
    """What those arms got that are there to be compared with, or may be: those whose `role` is not told count."""
    roles: list[ArmRole]
    """What its arms are for, each once, as far as it is told."""
    arms: list[Arm]
    """Its arms."""
    n_randomised: Counted | None
    """People randomised, or treated where nobody was; `null` if that was not seen."""
    n_analysed: Counted | None
    """People in the main analysis."""
    n_note: Text | None
    """Why the arms do not add up to `n_randomised`, if they do not."""
    baselines: list[Baseline]
    """Scores of the arms at the start."""
    primary_outcome: Annotated[Link | None, To("outcomes")]
    """What it was made to measure; `null` if the source names none."""
    primary_scale: Annotated[Link | None, To("outcomes")]
    """On which scale; `null` if on none, or it is not told."""
    primary_timepoint: Duration | None
    """When; `null` if there is no fixed time."""
    primary_in_words: Text | None
    """The primary outcome in more words."""
    primary_stated_in: PrimaryStatedIn | None
    """Where it was named; `null` if it was not seen."""
    funding: Funding | None
    """Who paid; `null` if it is not told."""
    risk_of_bias: RiskOfBias | None
    """Overall judgement; `null` if nobody gave one that was seen."""
    risk_assessment: BiasAssessment | None
    """Who judged it, with which tool, and how in each direction."""
    overlaps_with: Annotated[list[Link], To(STUDIES_PATH)]
    """Trials in which some of the same people took part: never pool both."""
    unverified: list[Name]
    """Keys of this record that were not seen in a source."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """The year of its main publication, what its arms got, and their nodes."""
        arms = arms_of(stated)
        if any("node" in each for each in arms):
            raise DoesNotFollow("arms", "node is worked out, not stated", "remove it")
        beside = [each for each in arms if each.get("role") != ArmRole.EXPERIMENTAL]
        return super().following(stated, neighbours) | {
            "year": published_in(stated, neighbours),
            "treatments": [*dict.fromkeys(each["treatment"] for each in arms)],
            "comparators": [*dict.fromkeys(each["treatment"] for each in beside)],
            "roles": [*dict.fromkeys(role for each in arms if isinstance(role := each.get("role"), str))],
            "arms": [
                {**each, "node": node_of(neighbours, each.get("treatment"))} if isinstance(each, dict) else each
                for each in stated.get("arms", [])
            ],
        }

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        yield from ((f"{registry_of(number)}:{number}", "identifier") for number in self.registry_ids)
        yield from ((code, "synonym") for code in self.protocol_ids)


STUDIES = Resource(
    STUDIES_PATH,
    Study,
    StudyRecord,
    StudyQuery,
    "treatment__all=ketamine,ect&include=results,contrasts",
    "elekt-d",
)
