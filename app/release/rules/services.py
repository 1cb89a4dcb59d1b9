"""Rules of crisis lines, directories and locators: a wrong number costs more than a missing one."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.service import NUMBERED, ServiceKind, ServiceRecord
from app.release.rules.base import Draft, those
from app.values.jurisdiction import Jurisdiction
from app.values.telephone import is_telephone

HELP = {ServiceKind.EMERGENCY_NUMBER, ServiceKind.CRISIS_LINE, ServiceKind.DIRECTORY}
URGENT_FIRST = (
    ServiceKind.EMERGENCY_NUMBER,
    ServiceKind.CRISIS_LINE,
    ServiceKind.SERVICE_LOCATOR,
    ServiceKind.DIRECTORY,
)


def telephone_numbers_are_of_their_country(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A digit too many or too few leads somebody in need nowhere."""
    for seed, service in those(drafts, ServiceRecord):
        for n, contact in enumerate(service.contacts):
            if contact.kind in NUMBERED and not is_telephone(contact.value, service.jurisdiction):
                wrong = f"{contact.value} is no telephone number of {service.jurisdiction}"
                remedy = "copy it anew; a short code that is in use joins SHORT_CODES of values/telephone.py"
                yield seed.fault(("contacts", n, "value"), wrong, remedy)


def crisis_lines_were_seen(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Nobody in a crisis may be sent to a number that is only remembered."""
    for seed, service in those(drafts, ServiceRecord):
        if service.kind in HELP and not service.verified:
            yield seed.fault(("verified",), f"{service.kind} that was not seen", "look it up, or leave it out")


def what_is_urgent_comes_first(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Lists show services in the order of dossiers: a country's own before what is for all, crisis lines first."""
    last = (False, 0)
    for seed, service in those(drafts, ServiceRecord):
        place = (service.jurisdiction == Jurisdiction.INTERNATIONAL, URGENT_FIRST.index(service.kind))
        if place < last:
            yield seed.fault((), f"{service.kind} of {service.jurisdiction} after what is less urgent", "move it up")
        last = max(place, last)
