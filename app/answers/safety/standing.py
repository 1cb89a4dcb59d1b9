"""How a treatment stands in a country: licences and the like, drug law, and in one word whether it is licensed."""

from collections.abc import Sequence

from app.answers.safety.family import Family
from app.answers.safety.sentences.standing import licensed
from app.answers.safety.shape import ToldApproval
from app.answers.safety.vocabulary import Bearing, Licence
from app.models.approval import ApprovalStatus, StatusGroup
from app.record import Link

NOT_OF_LICENCES = {StatusGroup.GUIDANCE, StatusGroup.FUNDING}
"""Groups of which a status says nothing of a licence."""


def licence_finding(told: Sequence[ToldApproval], family: Family, country: str | None) -> tuple[Licence, str]:
    """Whether the treatment is licensed, and the sentence that says so."""
    if not country:
        return Licence.NO_COUNTRY, licensed(Licence.NO_COUNTRY, country, [], [])
    fit = [each for each in told if each.record.group not in NOT_OF_LICENCES]
    own = [each.record for each in fit if each.bearing == Bearing.ITSELF]
    if not any(each.licensed for each in own):  # what a form is licensed for says more of it than its substance's
        own += [
            each.record for each in fit if each.record.treatment.slug in family.substance and each.record not in own
        ]
    narrower = [each.record for each in told if each.bearing == Bearing.NARROWER and each.record.licensed]
    members: dict[str, Link] = {each.treatment.slug: each.treatment for each in narrower}
    if any(each.licensed for each in own):
        finding = Licence.LICENSED
    elif any(each.status == ApprovalStatus.OFF_LABEL for each in own):
        finding = Licence.OFF_LABEL
    elif own:
        finding = Licence.NOT_LICENSED
    else:
        finding = Licence.MEMBERS_ONLY if members else Licence.UNKNOWN
    return finding, licensed(finding, country, own, [*members.values()])
