"""Where help is found at once: emergency numbers, crisis lines and directories of them."""

from collections.abc import Sequence

from app.answers.safety.sentences.crisis import emergency, no_line, reached
from app.answers.safety.sentences.sections import HEADINGS
from app.answers.safety.shape import CrisisLine, CrisisSection
from app.answers.safety.vocabulary import SafetySection
from app.models.service import ServiceKind, ServiceRecord

SHOWN = (ServiceKind.CRISIS_LINE, ServiceKind.DIRECTORY)
"""What stands there, in this order, besides the emergency number."""


def crisis(services: Sequence[ServiceRecord], country: str | None, link: str) -> CrisisSection:
    """Help in a country, of what is recorded of it and of what is international."""
    fit = [each for each in services if each.kind in SHOWN]
    fit.sort(key=lambda each: (SHOWN.index(each.kind), each.jurisdiction.value != country, each.slug))
    numbers = [each for each in services if each.kind == ServiceKind.EMERGENCY_NUMBER]
    numbers = [each for each in numbers if each.jurisdiction.value == country] or numbers
    has_line = any(each.kind == ServiceKind.CRISIS_LINE for each in fit)
    return CrisisSection(
        says=HEADINGS[SafetySection.CRISIS] if has_line else no_line(country),
        total=len(fit),
        items=[CrisisLine(says=reached(each), record=each) for each in fit],
        link=link,
        emergency=emergency(numbers),
        emergency_numbers=numbers,
    )
