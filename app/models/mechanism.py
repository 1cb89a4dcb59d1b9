"""Mechanisms: what a treatment does to a target, how strongly, and how far that explains its effect."""

from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import Filter, MembersBy, To, Walk
from app.models.base import FactQuery, FactRecord, FactRow
from app.record import Link
from app.resource import Resource
from app.values.choice import Choice
from app.values.part import Part
from app.values.text import AnyOf, Key, Name, Positive, Slug, Text


class Level(Choice):
    """At which level of description a mechanism or target lies."""

    MOLECULAR = "molecular", "receptors, transporters, enzymes"
    CELLULAR = "cellular", "signalling and plasticity within and between cells"
    CIRCUIT = "circuit", "brain regions and networks"
    PSYCHOLOGICAL = "psychological", "experience, thought and behaviour"


class Role(Choice):
    """How far the action explains the antidepressant effect."""

    PRIMARY = "primary", "widely held to be the main action, or the action by which the treatment is defined"
    CONTRIBUTING = "contributing", "held to add to the effect, or an action whose part in it is open"
    DISPUTED = "disputed", "proposed, with evidence against it"


class Action(Choice):
    """What the treatment does to the target."""

    INHIBITOR = "inhibitor", "blocks a transporter or enzyme"
    ANTAGONIST = "antagonist", "blocks a receptor"
    AGONIST = "agonist", "activates a receptor"
    PARTIAL_AGONIST = "partial_agonist", "activates a receptor partly"
    POSITIVE_ALLOSTERIC_MODULATOR = "positive_allosteric_modulator", "strengthens what the natural transmitter does"
    RELEASER = "releaser", "releases the transmitter through its transporter"
    INDUCES = "induces", "brings about or increases"
    MODULATES = "modulates", "changes, in a direction that differs between studies or is not simple"


class AffinityMeasure(Choice):
    """Which constant was measured. They are not interchangeable."""

    KI = "Ki", "inhibition constant"
    KD = "Kd", "dissociation constant"
    IC50 = "IC50", "concentration of half-maximal inhibition"
    EC50 = "EC50", "concentration of half-maximal effect"


class Affinity(Part):
    """How strongly a substance binds. Lower is stronger."""

    measure: AffinityMeasure
    nm: Positive | None
    """The constant in nanomoles per litre; `null` where a source gives a range."""
    nm_lower: Positive | None
    """Lower end of a range of estimates, in nanomoles per litre."""
    nm_upper: Positive | None
    """Upper end of a range of estimates, in nanomoles per litre."""
    species: Name | None
    """Whose receptor was measured."""
    assay: Text | None
    """How it was measured."""


class Mechanism(FactRow, table=True):
    target: Slug = Field(foreign_key="target.slug", sa_type=Key)
    action: Action = Field(sa_type=Key)
    level: Level = Field(sa_type=Key)
    role: Role = Field(sa_type=Key)
    affinity_nm: Positive | None
    affinity_lower_nm: Positive | None


class MechanismRecord(FactRecord):
    """What a treatment does to a target, how strongly it binds, and what that has to do with the effect."""

    labelled: ClassVar[str] = "{treatment}: {action}, {target}"

    target: Annotated[Link, To("targets")]
    """What is acted on."""
    action: Action
    level: Level
    role: Role
    agent: Name | None
    """The metabolite or enantiomer that acts, where it is not the treatment as given."""
    affinity: Affinity | None
    """`null` where no constant was measured or found."""
    explanation: Text
    """What the source found, in our words."""
    conflicts_with: Annotated[list[Link], MembersBy("mechanisms", "conflicts", ("decision", "declared"))]
    """Conflicts in which it stands: which facts of this release contradict it, and why they may differ."""

    @property
    def affinity_nm(self) -> float | None:
        """The constant; for a range its weaker end, so that "at most" is true of the whole range."""
        return (self.affinity.nm_upper or self.affinity.nm) if self.affinity else None

    @property
    def affinity_lower_nm(self) -> float | None:
        """The constant; for a range its stronger end, so that "at least" is true of the whole range."""
        return (self.affinity.nm_lower or self.affinity.nm) if self.affinity else None


class MechanismQuery(FactQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("affinity_nm",)

    treatment: Annotated[AnyOf[Slug], Filter(walk=(Walk.BELOW, Walk.ORIGINS))] = None
    """Treatment, substance or class. Also finds its members, and what is known of the substance it is a form of."""
    treatment__not: AnyOf[Slug] = None
    """Whatever `treatment` would not find: nor what is known of the substance of which it is a form."""
    target: AnyOf[Slug] = None
    """What is acted on."""
    action: AnyOf[Action] = None
    """What is done to it."""
    level: AnyOf[Level] = None
    """At which level of description it lies."""
    role: AnyOf[Role] = None
    """How far it explains the effect."""
    affinity_nm__gte: Annotated[Positive | None, Filter("affinity_lower_nm")] = None
    """`affinity.nm`, or the lower end of a range, is at least this many nanomoles per litre."""
    affinity_nm__lte: Positive | None = None
    """`affinity.nm`, or the upper end of a range, is at most this many nanomoles per litre: 1000 for 1 micromole."""


MECHANISMS = Resource(
    "mechanisms",
    Mechanism,
    MechanismRecord,
    MechanismQuery,
    "treatment=ketamine-iv&affinity_nm__lte=1000&sort=affinity_nm",
    "ketamine-nmda-receptor-salat-2015",
    mostly="treatment",
)
