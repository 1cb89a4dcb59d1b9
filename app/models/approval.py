"""Approvals: where a treatment is licensed, refused, withdrawn, funded or recommended, for what, since when."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import To
from app.members import Fields
from app.models.base import ConditionFactQuery
from app.models.regulation import StandingQuery, StandingRecord, StandingRow
from app.record import Link, Neighbours, in_words
from app.resource import Resource
from app.values.age_group import AgeGroup
from app.values.choice import Choice
from app.values.text import AnyOf, Key, Name, Slug, Text


class ApprovalStatus(Choice):
    """How it stands. Guidance, funding, access schemes and state programmes are no approval of a medicine."""

    APPROVED = "approved", "licensed for this use"
    APPROVED_WITH_RESTRICTIONS = "approved_with_restrictions", "licensed, but only under a risk programme or the like"
    CLEARED = "cleared", "device cleared or certified for this use, which is less than an approval"
    CLEARED_WITH_RESTRICTIONS = "cleared_with_restrictions", "device type that may be cleared under special controls"
    NOT_APPROVED = "not_approved", "refused, or not licensed where a licence was looked for"
    OFF_LABEL = "off_label", "licensed for something else; prescribers may use it for this"
    WITHDRAWN = "withdrawn", "was licensed, until the licence or the product was taken back"
    DISCONTINUED = "discontinued", "still licensed, but no longer sold"
    INVESTIGATIONAL = "investigational", "in trials towards a licence"
    BREAKTHROUGH_DESIGNATION = "breakthrough_designation", "its review is to be sped up; it is not licensed by that"
    SPECIAL_ACCESS = "special_access", "not licensed; given to named patients, or under a scheme for such medicines"
    STATE_PROGRAMME = "state_programme", "allowed by a state or province, not by the country as a medicine"
    RECOMMENDED = "recommended", "guidance that advises to use it"
    NOT_RECOMMENDED = "not_recommended", "guidance that advises not to use or not to fund it"
    SPECIAL_ARRANGEMENTS = "special_arrangements", "guidance that confines it to special consent, audit or research"
    REIMBURSED = "reimbursed", "paid for by public funds"
    ESSENTIAL_MEDICINE = "essential_medicine", "on the list of essential medicines of the World Health Organization"


class StatusGroup(Choice):
    """What kind of status it is; one of each may hold at once."""

    LICENCE = "licence", "may it be sold or prescribed for this use"
    DEVELOPMENT = "development", "on the way to a licence"
    DESIGNATION = "designation", "a privilege in the review"
    ACCESS = "access", "given without a licence"
    GUIDANCE = "guidance", "advice to prescribers, funders or countries"
    FUNDING = "funding", "who pays"


GROUPS: Mapping[ApprovalStatus, StatusGroup] = {
    ApprovalStatus.INVESTIGATIONAL: StatusGroup.DEVELOPMENT,
    ApprovalStatus.BREAKTHROUGH_DESIGNATION: StatusGroup.DESIGNATION,
    **dict.fromkeys((ApprovalStatus.SPECIAL_ACCESS, ApprovalStatus.STATE_PROGRAMME), StatusGroup.ACCESS),
    **dict.fromkeys(
        (
            ApprovalStatus.RECOMMENDED,
            ApprovalStatus.NOT_RECOMMENDED,
            ApprovalStatus.SPECIAL_ARRANGEMENTS,
            ApprovalStatus.ESSENTIAL_MEDICINE,
        ),
        StatusGroup.GUIDANCE,
    ),
    ApprovalStatus.REIMBURSED: StatusGroup.FUNDING,
}
"""Status -> its group, where that is not the licence."""


LICENSED = {
    ApprovalStatus.APPROVED,
    ApprovalStatus.APPROVED_WITH_RESTRICTIONS,
    ApprovalStatus.CLEARED,
    ApprovalStatus.CLEARED_WITH_RESTRICTIONS,
}
"""What lets a treatment be sold for a use."""


class Use(Choice):
    """With what it is to be given."""

    ALONE = "alone", "on its own"
    ADD_ON = "add_on", "only together with another treatment"
    EITHER = "either", "alone or added"


class Approval(StandingRow, table=True):
    condition: Slug | None = Field(foreign_key="condition.slug", sa_type=Key)
    status: ApprovalStatus = Field(sa_type=Key)
    group: StatusGroup = Field(sa_type=Key)
    licensed: bool
    use: Use | None = Field(sa_type=Key)
    age_group: AgeGroup | None = Field(sa_type=Key)
    product: str | None = Field(sa_type=Key)
    authority: str | None = Field(sa_type=Key)


class ApprovalRecord(StandingRecord):
    """Whether a treatment may be used in a jurisdiction for something: licence, refusal, access, guidance, funding."""

    labelled: ClassVar[str] = "{treatment}: {status}, {jurisdiction}"
    computed: ClassVar[tuple[str, ...]] = (*StandingRecord.computed, "group", "licensed")
    absent: ClassVar[str] = "That no approval is recorded does not mean that there is none, nor that there is one."
    once: ClassVar[tuple[str, ...]] = (
        *("treatment", "product", "condition", "use", "age_group"),
        *("jurisdiction", "subdivision", "authority", "group"),
    )

    product: Name | None
    """Brand or device, if the status is that of one."""
    indication: Text
    """For what, in our words."""
    condition: Annotated[Link | None, To("conditions")]
    """The condition of this collection that comes nearest; `null` if none does."""
    use: Use | None
    """`null` if the indication does not say."""
    age_group: AgeGroup | None
    """`null` if the indication does not say."""
    status: ApprovalStatus
    group: StatusGroup
    licensed: bool
    """Is this status a licence or clearance for the use, as long as it holds? `false` for designations, access,
    guidance and funding, for what was refused or withdrawn, and for use off label."""
    authority: Name | None
    """Who says so, with its number for the decision where that is known; `null` if no source names it."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """What follows from its status, besides the kind of its source."""
        status, follows = stated.get("status"), super().following(stated, neighbours)
        if status in {*ApprovalStatus}:
            group = GROUPS.get(ApprovalStatus(status), StatusGroup.LICENCE)
            follows |= {"group": group, "licensed": status in LICENSED}
        return follows

    @property
    def says(self) -> str:
        return f"{in_words(self.status)}: {self.indication}"


class ApprovalQuery(StandingQuery, ConditionFactQuery):
    """What may be asked of the list."""

    status: AnyOf[ApprovalStatus] = None
    """How it stands."""
    group: AnyOf[StatusGroup] = None
    """What kind of status it is."""
    licensed: AnyOf[bool] = None
    """Only licences and clearances, or only the rest; with `status_on`, those of a day."""
    use: AnyOf[Use] = None
    """With what it is to be given."""
    age_group: AnyOf[AgeGroup] = None
    """For whom."""
    product: AnyOf[str] = None
    """Brand or device."""
    authority: AnyOf[str] = None
    """Who says so."""


APPROVALS = Resource(
    "approvals",
    Approval,
    ApprovalRecord,
    ApprovalQuery,
    "treatment=esketamine-nasal&jurisdiction=US,EU&licensed=true&sort=began",
    "esketamine-nasal-us-trd-monotherapy",
    mostly="treatment",
)
