"""A treatment for one audience: the summary that it reads first, and what must stand beside it."""

from pydantic_core import to_json
from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.answers.collection import assembled
from app.answers.compare.gathered import gathered
from app.answers.compare.request import AskedOfEvidence
from app.answers.gather import Gathering
from app.answers.safeguards import BOXES, PatientSafety, TreatmentBoxes, behind_safeguards, boxes_of, patient_safety
from app.documents import extended, leading
from app.envelope import Links, Meta, common
from app.marks import included
from app.models.treatment import TreatmentRecord
from app.queries import OneQuery
from app.query.lookup import found_one
from app.query.question import Question
from app.values.audience import Audience

SUMMARIES = {
    Audience.PATIENT: ("slug", "name", "summary_patient", "brand_names", "synonyms"),
    Audience.CLINICIAN: ("slug", "name", "summary", "brand_names", "synonyms"),
    Audience.RESEARCHER: ("slug", "name", "summary", "identifiers", "identifiers_of", "kind", "modality", "parent"),
}
"""Audience -> the fields that it reads first."""


class TreatmentForAudience(TreatmentRecord):
    """A treatment, with what must stand beside it where `audience` is given."""

    safety: PatientSafety | None = included(None)
    """What patients must always be told; `null` for other audiences. Only there where `audience` is given."""
    boxed_warnings: list[TreatmentBoxes] = included()
    """Its boxed warnings, in words for the audience. Only there where `audience` is given."""


def worded_answer(
    db: Connection, question: Question[OneQuery], slug: str, here: Address, asked: AskedOfEvidence
) -> Answer:
    """A treatment with the summary of an audience first, and with its safeguards."""
    gathering, release = Gathering(db, question.release), question.release
    shown = assembled(db, question, [found_one(db, release, question.resource, slug)], here.site)
    boxes = boxes_of(gathered(gathering, asked, [BOXES], here), [slug])
    safety = patient_safety(gathering, asked.audience, asked.country, here.site)
    beside = {"safety": to_json(safety), "boxed_warnings": to_json(boxes)}
    document = extended(leading(shown.documents[0], SUMMARIES[asked.audience]), beside)
    sources = gathering.references(behind_safeguards(safety, boxes))
    meta = Meta(**common(release.stamp, shown.truncated))
    return Answer(document, meta, Links(self=str(here)), shown.references | sources)
