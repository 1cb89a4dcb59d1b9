"""What always stands beside an effect: boxed warnings of what is shown; for patients where help is found."""

from collections.abc import Iterator, Sequence

from app.answers.gather import Gathering
from app.answers.safety.answer import help_in
from app.answers.safety.shape import CrisisSection
from app.compare.evidence import Evidence
from app.compare.findings import Box
from app.compare.matrix import finished_cell
from app.compare.metrics import BY_NAME
from app.compare.rules import Looking
from app.compare.vocabulary import MetricName
from app.envelope import Shape
from app.models.safety_warning import WARNINGS
from app.models.service import SERVICES
from app.record import Link
from app.values.audience import Audience

PATIENTS_ARE_TOLD = "Do not stop or change a treatment because of this page. Talk to those who treat you first."
BOXES = BY_NAME[MetricName.BOXED_WARNINGS]


class PatientSafety(Shape):
    """What patients must always be told."""

    says: str
    """What not to do because of it."""
    crisis: CrisisSection
    """Where help is found at once."""


class TreatmentBoxes(Shape):
    """The boxed warnings of a treatment."""

    treatment: Link
    """The treatment."""
    topics: list[Box]
    """Its own, and those of the class to which it belongs; of a class also those of its members."""
    sentence: str
    """The same in words; or why there is none, which need not mean that nothing is to be warned of."""


def patient_safety(gathering: Gathering, audience: Audience, country: str | None, site: str) -> PatientSafety | None:
    """What patients must always be told; `None` for others."""
    if audience != Audience.PATIENT:
        return None
    return PatientSafety(says=PATIENTS_ARE_TOLD, crisis=help_in(gathering, country, site))


def boxes_of(evidence: Evidence, slugs: Sequence[str]) -> list[TreatmentBoxes]:
    """The boxed warnings of each of these treatments."""
    looking = Looking(evidence, BOXES.slug)
    cells = [finished_cell(BOXES, looking, slug, None) for slug in slugs]
    return [TreatmentBoxes(treatment=each.treatment, topics=each.topics, sentence=each.sentence) for each in cells]


def behind_safeguards(safety: PatientSafety | None, boxes: Sequence[TreatmentBoxes]) -> Iterator[tuple[str, str]]:
    """Collection and slug of every record behind them."""
    yield from ((WARNINGS.path, topic.fact) for each in boxes for topic in each.topics)
    if safety:
        yield from ((SERVICES.path, each.record.slug) for each in safety.crisis.items)
        yield from ((SERVICES.path, each.slug) for each in safety.crisis.emergency_numbers)
