"""What is to be compared, with everything said; and which treatments cannot be compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.address import Address
from app.answers.gather import Gathering
from app.compare.vocabulary import MetricName
from app.errors import Fault
from app.marks import Walk
from app.models.kin import Kin
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.models.treatment_kind import TreatmentKind
from app.problem import refusal
from app.values.audience import Audience
from app.values.jurisdiction import Jurisdiction

PARAMETER = "treatments"
LEAST = 2
"""So few treatments can be compared."""
NO_CHOICE = {
    TreatmentKind.CONTROL: "is what treatments are compared with, no choice of its own; leave it out",
    TreatmentKind.CO_MEDICATION: "is no treatment of depression; leave it out, or look at /v1/interactions/check",
}
"""Kinds that are no choice for a patient, and why."""


@dataclass(frozen=True, kw_only=True)
class AskedOfEvidence:
    """Of what evidence is asked, with everything said."""

    treatments: Sequence[str]
    condition: str
    jurisdictions: Sequence[Jurisdiction]
    status_on: str
    audience: Audience
    country: str | None
    effects: int = 0
    """So many of the commonest adverse effects are told."""
    filters: Mapping[str, str] = field(default_factory=dict[str, str])
    """Filters that act on every collection that has them, as lists take them."""
    assumed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Parameters that were not sent, with what was taken for them."""


@dataclass(frozen=True, kw_only=True)
class CompareRequest(AskedOfEvidence):
    """What is to be compared, with everything said."""

    metrics: Sequence[MetricName]


def refuse_what_does_not_compare(gathering: Gathering, slugs: Sequence[str], here: Address) -> None:
    """Raises `BadParameters` for a treatment that is named twice, stands below another, or is none."""
    kin, names = gathering.release.kin[TREATMENTS.path], gathering.release.known[TREATMENTS.path].labels
    kinds = {each.slug: each.kind for each in gathering.read(TREATMENTS, TreatmentRecord, within=slugs)}
    faults = [*unfit(slugs, kinds, kin, names)]
    if not faults:
        return
    wrong = {each.given for each in faults}
    left = [*dict.fromkeys(each for each in slugs if each not in wrong or slugs.count(each) > 1)]
    suggested = here.asking(**{PARAMETER: ",".join(left)}) if len(left) >= LEAST else None
    raise refusal(faults, suggested)


def unfit(
    slugs: Sequence[str], kinds: Mapping[str, TreatmentKind], kin: Kin, names: Mapping[str, str]
) -> Iterator[Fault]:
    """What is wrong with treatments as choices beside one another; of two of which one is a part, the wider is."""
    for slug in dict.fromkeys(slugs):
        if slugs.count(slug) > 1:
            yield Fault(PARAMETER, f"'{slug}' ({names[slug]}) is named twice; name it once", given=slug)
        if kinds[slug] in NO_CHOICE:
            yield Fault(PARAMETER, f"'{slug}' ({names[slug]}) {NO_CHOICE[kinds[slug]]}", given=slug)
    for pair in combinations(dict.fromkeys(slugs), 2):
        for upper, lower in (pair, pair[::-1]):
            if lower in kin.walked(upper, Walk.BELOW):
                what = "a form of" if lower in kin.walked(upper, Walk.FORMS) else "a member of"
                detail = f"'{lower}' is {what} '{upper}', so its facts would stand in both; leave one of them out"
                yield Fault(PARAMETER, detail, given=upper)
