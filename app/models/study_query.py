"""What may be asked of the list of studies."""

from typing import Annotated, ClassVar

from app.marks import Filter, Walk
from app.models.base import ForConditionQuery
from app.models.trial import ArmRole, Blinding, Funding, RiskOfBias, TrialAim, TrialDesign, TrialPhase
from app.values.age_group import AgeGroup
from app.values.jurisdiction import Jurisdiction
from app.values.text import AllOf, AnyOf, Counted, Slug, Year


class StudyQuery(ForConditionQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name", "year", "n_randomised")

    slug: AnyOf[Slug] = None
    """Keys of trials."""
    treatment: Annotated[AnyOf[Slug], Filter("treatments", walk=(Walk.BELOW,))] = None
    """An arm got this, a member or a form of it, as treatment under test or for comparison."""
    treatment__exact: Annotated[AnyOf[Slug], Filter("treatments")] = None
    """An arm got this alone."""
    treatment__above: Annotated[AnyOf[Slug], Filter("treatments")] = None
    """An arm got this, the substance of which it is a form, or a class to which it belongs."""
    treatment__not: Annotated[AnyOf[Slug], Filter("treatments", walk=(Walk.BELOW,))] = None
    """No arm got what `treatment` would find."""
    treatment__all: Annotated[AllOf[Slug], Filter("treatments", walk=(Walk.BELOW,))] = None
    """Arms got each of these, a member or a form of it: `ketamine,ect` finds the trials that compare them."""
    comparator: Annotated[AnyOf[Slug], Filter("comparators", walk=(Walk.BELOW,))] = None
    """An arm that is there to be compared with got this, a member or a form of it."""
    comparator__exact: Annotated[AnyOf[Slug], Filter("comparators")] = None
    """An arm that is there to be compared with got this alone."""
    comparator__above: Annotated[AnyOf[Slug], Filter("comparators")] = None
    """An arm that is there to be compared with got this, the control of which it is a form, or a class of it."""
    role: Annotated[AnyOf[ArmRole], Filter("roles")] = None
    """It has an arm of this role."""
    age_group: AnyOf[AgeGroup] = None
    """Age of the people."""
    countries: AnyOf[Jurisdiction] = None
    """A country in which people were treated."""
    registry_ids: AnyOf[str] = None
    """Number in a trial registry, such as `NCT03113968`."""
    protocol_ids: AnyOf[str] = None
    """Code of a sponsor or regulator, such as `CL3-20098-022`."""
    programme: AnyOf[str] = None
    """What joins it with other trials."""
    design: AnyOf[TrialDesign] = None
    """How the groups came about."""
    aim: AnyOf[TrialAim] = None
    """What it set out to show."""
    blinding: AnyOf[Blinding] = None
    """Who did not know what was given."""
    trial_phase: AnyOf[TrialPhase] = None
    """Phase of drug development."""
    funding: AnyOf[Funding] = None
    """Who paid for it."""
    risk_of_bias: AnyOf[RiskOfBias] = None
    """Overall judgement of its risk of bias."""
    primary_outcome: AnyOf[Slug] = None
    """What it was made to measure."""
    primary_scale: AnyOf[Slug] = None
    """On which scale."""
    source: AnyOf[Slug] = None
    """Its main publication."""
    verified: AnyOf[bool] = None
    """Was it seen?"""
    n_randomised__gte: Counted | None = None
    """At least so many people were randomised."""
    year__gte: Year | None = None
    """Published in this year or later."""
    year__lte: Year | None = None
    """Published in this year or earlier."""
