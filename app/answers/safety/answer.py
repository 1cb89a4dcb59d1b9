"""One safety answer: every section of it, what leads, and in which order it is read."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.gather import Gathering
from app.answers.safety.family import Family
from app.answers.safety.help import SHOWN, crisis
from app.answers.safety.missing import not_known
from app.answers.safety.sections import Sections
from app.answers.safety.sentences.sections import DISCLAIMERS, nothing_held
from app.answers.safety.shape import CrisisSection, Safety, ToldLaw
from app.answers.safety.vocabulary import Bearing, SafetySection
from app.envelope import Links, Meta, common
from app.models.adverse_effect import ADVERSE_EFFECTS
from app.models.approval import APPROVALS, ApprovalStatus
from app.models.interaction import INTERACTIONS
from app.models.legal_status import LEGAL_STATUS, LegalControl
from app.models.safety_warning import WARNINGS, WarningKind
from app.models.service import SERVICES, ServiceKind, ServiceRecord
from app.models.treatment import TREATMENTS
from app.models.warning_topic import WarningTopic
from app.reader import Release
from app.values.audience import Audience
from app.values.country import country_name

ORDERS: Mapping[Audience, Sequence[SafetySection]] = {
    Audience.PATIENT: (
        *(SafetySection.BOXED_WARNINGS, SafetySection.CONTRAINDICATIONS, SafetySection.COMMON_EFFECTS),
        *(SafetySection.SERIOUS_EFFECTS, SafetySection.PRECAUTIONS, SafetySection.INTERACTIONS),
        *(SafetySection.NOT_KNOWN, SafetySection.STATUS, SafetySection.CRISIS),
    ),
    **dict.fromkeys(
        (Audience.CLINICIAN, Audience.RESEARCHER),
        (
            *(SafetySection.BOXED_WARNINGS, SafetySection.CONTRAINDICATIONS, SafetySection.PRECAUTIONS),
            *(SafetySection.INTERACTIONS, SafetySection.SERIOUS_EFFECTS, SafetySection.COMMON_EFFECTS),
            *(SafetySection.STATUS, SafetySection.NOT_KNOWN, SafetySection.CRISIS),
        ),
    ),
}
"""Audience -> the sections in the order in which it reads them, after what leads."""
BOXED = (WarningKind.BOXED_WARNING,)
RULED_OUT = (WarningKind.CONTRAINDICATION, WarningKind.TRIAL_EXCLUSION)
"""Kinds of warnings that have a section of their own."""
OF_SUICIDE = {WarningTopic.SUICIDALITY_YOUNG_PEOPLE, WarningTopic.SUICIDALITY_FOLLOW_UP}


def safety_answer(
    db: Connection, release: Release, slug: str, country: str | None, audience: Audience, here: Address
) -> Answer:
    """What must be known of a treatment before anything else. `country` has two letters."""
    gathering = Gathering(db, release)
    (met,) = gathering.met([slug])
    sections = Sections(gathering, Family(met, release.kin[TREATMENTS.path]), country, audience, here.site)
    status, interactions = sections.status(), sections.interactions()
    common_effects, serious_effects = sections.common_effects(), sections.serious_effects()
    effects = {
        SafetySection.COMMON_EFFECTS: common_effects.items,
        SafetySection.SERIOUS_EFFECTS: serious_effects.items,
    }
    warnings = [each.record for each in sections.warnings]
    held = any((warnings, *effects.values()))
    help_there = help_in(gathering, country, here.site)
    safety = Safety(
        treatment=met.link,
        audience=audience,
        country=country,
        country_name=country_name(country) if country else None,
        lead=[
            status.licence,
            *(each.says for each in status.items if each.record.status == ApprovalStatus.NOT_RECOMMENDED),
            *(each.says for each in status.laws if forbids(each, country)),
            *([] if held else [nothing_held(met.name)]),
            *sections.belonging(),
            *([help_there.emergency] if any(each.topic in OF_SUICIDE for each in warnings) else []),
        ],
        order=[*ORDERS[audience]],
        status=status,
        boxed_warnings=sections.warned_of(SafetySection.BOXED_WARNINGS, BOXED),
        contraindications=sections.warned_of(SafetySection.CONTRAINDICATIONS, RULED_OUT),
        precautions=sections.warned_of(
            SafetySection.PRECAUTIONS, [each for each in WarningKind if each not in (*BOXED, *RULED_OUT)]
        ),
        common_effects=common_effects,
        serious_effects=serious_effects,
        interactions=interactions,
        not_known=[*not_known(status, warnings, effects, interactions.not_looked_up_total)],
        crisis=help_there,
        disclaimer=DISCLAIMERS[audience],
    )
    return Answer(
        safety,
        Meta(**common(release.stamp)),
        Links(self=str(here)),
        gathering.references(shown(safety)),
    )


def forbids(law: ToldLaw, country: str | None) -> bool:
    """Does the country's own drug law control what was asked for?"""
    record = law.record
    own = record.jurisdiction.value == country and not record.subdivision
    return own and record.status == LegalControl.CONTROLLED and law.bearing != Bearing.NARROWER


def help_in(gathering: Gathering, country: str | None, site: str) -> CrisisSection:
    """Emergency numbers and crisis lines of a country, and what is international."""
    place = {"country": [country]} if country else {}
    kinds = [ServiceKind.EMERGENCY_NUMBER, *SHOWN] if country else [ServiceKind.DIRECTORY]
    found = gathering.read(SERVICES, ServiceRecord, kind=kinds, **place)
    asked = {"country": country} if country else {"kind": ServiceKind.DIRECTORY}
    return crisis(found, country, linked(f"{site}/v1/{SERVICES.path}", asked.items()))


def shown(safety: Safety) -> Iterator[tuple[str, str]]:
    """Collection and slug of every record in the answer."""
    for section in (safety.boxed_warnings, safety.contraindications, safety.precautions):
        yield from ((WARNINGS.path, each.record.slug) for each in section.items)
    for section in (safety.common_effects, safety.serious_effects):
        yield from ((ADVERSE_EFFECTS.path, figure.record.slug) for each in section.items for figure in each.figures)
    yield from ((INTERACTIONS.path, each.record.slug) for each in safety.interactions.items)
    yield from ((APPROVALS.path, each.record.slug) for each in safety.status.items)
    yield from ((LEGAL_STATUS.path, each.record.slug) for each in safety.status.laws)
    yield from ((SERVICES.path, each.record.slug) for each in safety.crisis.items)
    yield from ((SERVICES.path, each.slug) for each in safety.crisis.emergency_numbers)
