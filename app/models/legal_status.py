"""Legal status: in which schedule a drug law puts a substance, and who is exempt."""

from typing import ClassVar

from sqlmodel import Field

from app.models.regulation import StandingQuery, StandingRecord, StandingRow
from app.record import in_words
from app.resource import Resource
from app.values.choice import Choice
from app.values.text import AnyOf, Key, Name


class LegalControl(Choice):
    """Whether drug law controls it. Who may prescribe it is told by approvals, since medicines law is another."""

    CONTROLLED = "controlled", "in a schedule or class of a drug law"
    NOT_CONTROLLED = "not_controlled", "in no schedule of that law"
    PRESCRIPTION_ONLY = "prescription_only", "a prescription medicine, in no schedule of a drug law"
    EXEMPTION = "exemption", "controlled, but allowed to some by way of exception"
    STATE_PROGRAMME = "state_programme", "allowed by a state or province under licence, though the country controls it"


class LegalStatus(StandingRow, table=True):
    status: LegalControl = Field(sa_type=Key)
    schedule: str = Field(sa_type=Key)
    law: str = Field(sa_type=Key)


class LegalStatusRecord(StandingRecord):
    """How the drug law of a jurisdiction stands to a substance: its schedule, the law, since when."""

    labelled: ClassVar[str] = "{treatment}: {schedule}, {jurisdiction}"
    absent: ClassVar[str] = "That no law is recorded does not mean that there is none."
    once: ClassVar[tuple[str, ...]] = ("treatment", "law", "jurisdiction", "subdivision")

    status: LegalControl
    schedule: Name
    """The schedule or class as that jurisdiction words it; schedules of two countries do not compare by number."""
    law: Name
    """The act, and the rule where it was seen."""

    @property
    def says(self) -> str:
        return f"{in_words(self.status)}: {self.schedule} ({self.law})"


class LegalStatusQuery(StandingQuery):
    """What may be asked of the list."""

    status: AnyOf[LegalControl] = None
    """Whether drug law controls it."""
    schedule: AnyOf[str] = None
    """The schedule or class, as that jurisdiction words it."""
    law: AnyOf[str] = None
    """The act."""


LEGAL_STATUS = Resource(
    "legal-status",
    LegalStatus,
    LegalStatusRecord,
    LegalStatusQuery,
    "treatment=classic-psychedelic&jurisdiction=US&schedule=Schedule I&sort=began",
    "psilocybin-au-schedule-8",
    mostly="treatment",
)
