"""What stands over a section, in an empty one, and for what nobody knows."""

from app.answers.safety.vocabulary import SafetySection
from app.english import inside
from app.models.warning_topic import WarningTopic
from app.values.audience import Audience

DISCLAIMERS = {
    Audience.PATIENT: (
        "This is information, not advice. It does not know the person who reads it. The doctor, nurse or pharmacist"
        " who gives the treatment can answer questions."
    ),
    **dict.fromkeys(
        (Audience.CLINICIAN, Audience.RESEARCHER),
        "Information for comparison, not advice. The label in force in the country comes first.",
    ),
}

HEADINGS = {
    SafetySection.STATUS: "Approval and law there.",
    SafetySection.BOXED_WARNINGS: "The strongest warnings that labels in the United States carry.",
    SafetySection.CONTRAINDICATIONS: "Who must not have it, by a label or guideline, and who was kept out of trials.",
    SafetySection.PRECAUTIONS: "What else is warned of, watched or asked for.",
    SafetySection.COMMON_EFFECTS: "How many people had an effect. Figures from different studies do not compare.",
    SafetySection.SERIOUS_EFFECTS: "Serious effects. Most are rare, so that trials see few of them or none.",
    SafetySection.INTERACTIONS: "Other medicines and things that must not be combined with it, or only with care.",
    SafetySection.CRISIS: "For thoughts of suicide or despair: someone to talk to.",
}

EMPTY = {
    SafetySection.STATUS: "No approval and no law is recorded.",
    SafetySection.BOXED_WARNINGS: "No such warning is recorded. There may be some.",
    SafetySection.CONTRAINDICATIONS: "Nothing of this kind is recorded. There may be some.",
    SafetySection.PRECAUTIONS: "Nothing of this kind is recorded. There may be some.",
    SafetySection.COMMON_EFFECTS: "No number of a common effect is recorded. There may be some.",
    SafetySection.SERIOUS_EFFECTS: "No number of a serious effect is recorded. There may be some.",
    SafetySection.INTERACTIONS: "No grave interaction is recorded. There may be some.",
}

UNCONTROLLED = "No figure here is compared with placebo or the like. How many would have had it anyway is not known."


def nothing_held(name: str) -> str:
    return (
        f"No harm of {inside(name)} itself is recorded here. That does not mean that it has none: it was not looked up."
    )


def no_warning_about(topic: WarningTopic) -> str:
    return f"No warning of its own is recorded about this: {topic.meaning}. It may still do harm there."


def never_looked_up(count: int) -> str:
    others = "1 other treatment, medicine, drink or food was" if count == 1 else f"{count} others were"
    return f"Together with it, {others} not looked up here. Some may be dangerous."
