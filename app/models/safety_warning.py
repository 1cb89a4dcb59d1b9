"""Warnings: what labels, guidelines, laws and trials warn of, forbid or ask to be watched."""

from collections.abc import Iterator
from typing import ClassVar

from sqlmodel import Field

from app.models.base import FactRow
from app.models.regulation import Dated, Event, HeldFactQuery, HeldRecord, JurisdictionQuery
from app.models.warning_topic import WarningTopic
from app.record import in_words
from app.resource import Resource
from app.values.choice import Choice
from app.values.day import Day
from app.values.jurisdiction import Jurisdiction
from app.values.text import AnyOf, Key, Text


class WarningKind(Choice):
    """How strong it is, and who says so."""

    BOXED_WARNING = "boxed_warning", "the strongest warning of a US label, set in a box"
    CONTRAINDICATION = "contraindication", "who must not have it, by a label or guideline"
    PRECAUTION = "precaution", "what to weigh or mind, by a label, guideline or regulator"
    MONITORING = "monitoring", "what to measure, watch or do during treatment"
    LABELLING = "labelling", "what a rule demands that users of a device are told"
    TRIAL_EXCLUSION = "trial_exclusion", "who was kept out of trials: not a label, but whose safety was not studied"
    PROGRAMME_EXCLUSION = "programme_exclusion", "who may be refused by a state programme: not a label"


class SafetyWarning(FactRow, table=True):
    kind: WarningKind = Field(sa_type=Key)
    topic: WarningTopic = Field(sa_type=Key)
    jurisdiction: Jurisdiction | None = Field(sa_type=Key)
    stated_on: str | None = Field(sa_type=Key)


class SafetyWarningRecord(HeldRecord):
    """What is warned of with a treatment, for whom it is forbidden, what is to be watched, and who says so."""

    labelled: ClassVar[str] = "{treatment}: {kind}, {topic}"
    absent: ClassVar[str] = "That no warning is recorded does not mean that there is none: read the label."

    kind: WarningKind
    topic: WarningTopic
    text: Text
    """The warning in our words: a digest, not the wording of a label."""
    text_patient: Text
    """The same in plain words for patients and their families, with the same numbers."""
    jurisdiction: Jurisdiction | None
    """Whose label, rule or guideline it is; `null` if it is tied to no country, as in research guidelines."""
    stated_on: Day | None
    """Day, month or year (ISO 8601) of the text or notice that says so, not of when the harm became known; `null` if
    the text that was seen bears none."""

    @property
    def dated(self) -> Iterator[Dated]:
        if self.stated_on:
            yield Dated(self.stated_on, Event.STATED)

    @property
    def says(self) -> str:
        return f"{in_words(self.kind)}: {self.text}"

    @property
    def place(self) -> tuple[Jurisdiction | None, str | None]:
        return self.jurisdiction, None


class SafetyWarningQuery(JurisdictionQuery, HeldFactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("stated_on",)

    kind: AnyOf[WarningKind] = None
    """How strong it is, and who says so."""
    topic: AnyOf[WarningTopic] = None
    """What it is about."""


WARNINGS = Resource(
    "warnings",
    SafetyWarning,
    SafetyWarningRecord,
    SafetyWarningQuery,
    "treatment=sertraline&kind=boxed_warning",
    "esketamine-nasal-boxed-suicidality",
    mostly="treatment",
)
