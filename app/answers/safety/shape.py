"""What a safety answer holds: sections of sentences, each with the record of which it is made."""

from typing import Generic, TypeVar

from app.answers.safety.vocabulary import Bearing, Licence, SafetySection
from app.envelope import Links, Meta, Shape
from app.models.adverse_effect import AdverseEffectRecord
from app.models.approval import ApprovalRecord
from app.models.interaction import InteractionRecord, InteractionSeverity
from app.models.legal_status import LegalStatusRecord
from app.models.reference import CompactReference
from app.models.safety_warning import SafetyWarningRecord
from app.models.service import ServiceRecord
from app.record import Link
from app.values.audience import Audience
from app.values.text import Slug

R = TypeVar("R")


class Told(Shape, Generic[R]):
    """A sentence, and the record of which it is made."""

    says: str
    """Made of the fields of `record`: whatever number stands here is in one of them. Ends in "(not checked)" where
    that was not seen in its source."""
    bearing: Bearing
    record: R


class Section(Shape, Generic[R]):
    """Sentences on one matter."""

    says: str
    """What the section holds; or that nothing is recorded, and what that means."""
    total: int
    """How many there are, also of those that are not shown."""
    items: list[R]
    """What matters most comes first."""
    link: str
    """Every record on the matter."""


class ToldWarning(Told[SafetyWarningRecord]):
    """What is warned of, forbidden or watched."""


class ToldApproval(Told[ApprovalRecord]):
    """How it stands with an authority."""


class ToldLaw(Told[LegalStatusRecord]):
    """How it stands with a drug law."""


class EffectFigure(Shape):
    """How often an effect happened, as one record tells it."""

    count: int | None
    """So many of `out_of`, rounded; `null` where only a difference is told."""
    comparator_count: int | None
    """So many of `out_of` with the comparator, or fewer where `comparator_bound` says so; `null` if there is none."""
    more: int | None
    """So many more of `out_of` than with the comparator, or fewer if negative, where the source tells nothing else."""
    controlled: bool
    """Is it compared with a control, such as placebo? Another treatment has effects of its own."""
    bearing: Bearing
    record: AdverseEffectRecord


class SafetyEffect(Shape):
    """How often an effect happened: of one record, or of each of several members."""

    says: str
    """Made of the numbers of `figures`: the lowest and the highest, where there are several."""
    effect: Link
    """What happened."""
    out_of: int
    """Of how many people or sessions `figures` are told."""
    figures: list[EffectFigure]
    """One of the treatment itself; where it has none, one of each member; of a serious effect that has no control,
    one of each source that counted it in the same way."""


class SafetyInteraction(Told[InteractionRecord]):
    """What may happen with another treatment, medicine, drink or food."""

    other: Link
    """With what."""
    told_of: Link
    """The treatment, its class or substance, a part of it, or a member, of which the record tells."""


class WarningsSection(Section[ToldWarning]):
    """Warnings of some kinds."""


class EffectsSection(Section[SafetyEffect]):
    """Effects, as many as are shown."""


class MilderInteraction(Shape):
    """An interaction that is not told in words here."""

    slug: Slug
    """Key of the record."""
    other: Link
    """With what."""
    severity: InteractionSeverity
    bearing: Bearing


class InteractionsSection(Section[SafetyInteraction]):
    """Contraindicated and major interactions, and what nobody looked up."""

    further: list[MilderInteraction]
    """What is recorded besides: moderate and minor interactions, and pairs of which a source looked and found none."""
    not_looked_up: list[Link]
    """Every substance, class and procedure of which together with this one nothing is recorded: unknown. A class
    stands for its members, if nothing is recorded of any."""
    not_looked_up_total: int
    """How many those are."""


class StatusSection(Section[ToldApproval]):
    """Licences, refusals, access, guidance and funding that hold now in the country, and drug law."""

    finding: Licence
    licence: str
    """The finding in words, with what it is licensed for, and before that what not."""
    laws: list[ToldLaw]
    """How the drug law of the country stands to it."""


class NotKnown(Shape):
    """Something that no record tells."""

    about: str
    """The matter."""
    says: str


class CrisisLine(Shape):
    """Where help is found at once."""

    says: str
    """Made of the fields of `record`."""
    record: ServiceRecord


class CrisisSection(Section[CrisisLine]):
    """Crisis lines of the country, and directories that list those of others."""

    emergency: str
    """Whom to call in immediate danger."""
    emergency_numbers: list[ServiceRecord]
    """The records of which `emergency` is made; empty where none of the country is known."""


class Safety(Shape):
    """What must be known of a treatment before anything else."""

    treatment: Link
    audience: Audience
    country: str | None
    """Two letters of the country that was asked for."""
    country_name: str | None
    """Its name."""
    lead: list[str]
    """What comes before everything: whether it is licensed there, what drug law says, whether anything on harm is held
    at all, of what wider groups the answer tells, and whom to call, if suicidal thoughts are warned of."""
    order: list[SafetySection]
    """The sections in the order that suits the audience."""
    status: StatusSection
    boxed_warnings: WarningsSection
    contraindications: WarningsSection
    """Contraindications, and who was kept out of trials."""
    precautions: WarningsSection
    """Precautions, monitoring, labelling, and whom programmes leave out."""
    common_effects: EffectsSection
    """At least 1 in 100; first those more frequent than with the comparator, by how much, last those that are not; then
    counts of all effects together."""
    serious_effects: EffectsSection
    """Whatever its frequency; first what is told of the treatment itself, the most frequent first."""
    interactions: InteractionsSection
    not_known: list[NotKnown]
    """What a reader may look for in vain. What is missing is not harmless by that."""
    crisis: CrisisSection
    disclaimer: str
    """What the answer is not."""


class SafetyAnswer(Shape):
    """One answer on the safety of a treatment."""

    data: Safety
    references: dict[Slug, CompactReference]
    """Every source behind the records, by its key."""
    meta: Meta
    links: Links
