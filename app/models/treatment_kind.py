"""The closed vocabularies of treatments: what they are, and when one is a form of another."""

from app.values.choice import Choice


class TreatmentKind(Choice):
    """What the treatment is."""

    DRUG = "drug", "a substance, a combination of substances, or a form in which one is given"
    DRUG_CLASS = "drug_class", "a group of drugs; asking for it finds its members"
    PROCEDURE = "procedure", "something done to a patient, such as a stimulation course"
    PROCEDURE_CLASS = "procedure_class", "a group of procedures; asking for it finds its members"
    DEVICE = "device", "an implanted device"
    PSYCHOTHERAPY = "psychotherapy", "treatment by talking and practice, alone or with a drug"
    CONTROL = "control", "what treatments are compared with, such as placebo, sham or waiting list"
    CO_MEDICATION = "co_medication", "no treatment of depression: a medicine, drink or food with which they interact"


FORMS = frozenset(
    {
        (TreatmentKind.DRUG, TreatmentKind.DRUG),
        (TreatmentKind.PROCEDURE, TreatmentKind.PROCEDURE),
        (TreatmentKind.DEVICE, TreatmentKind.DEVICE),
        (TreatmentKind.PSYCHOTHERAPY, TreatmentKind.DRUG),
        (TreatmentKind.CONTROL, TreatmentKind.CONTROL),
    }
)
"""Kind and kind of parent, where a treatment is a form of its parent: what is known of the parent holds for it."""


class Modality(Choice):
    """By what kind of means it acts."""

    PHARMACOLOGICAL = "pharmacological", "a medicine"
    PSYCHEDELIC = "psychedelic", "a psychedelic or entactogen, usually with psychological support"
    NEUROMODULATION = "neuromodulation", "electric or magnetic stimulation"
    PSYCHOLOGICAL = "psychological", "psychotherapy"
    CONTROL = "control", "a condition of comparison"
    CO_MEDICATION = "co_medication", "none: it is taken for something else"


class ControlKind(Choice):
    """What a control hides from people who get it; a weaker one flatters what is compared with it."""

    ACTIVE_PLACEBO = "active_placebo", "something that is felt, but is not held to work, such as a very low dose"
    PLACEBO = "placebo", "an inert preparation"
    SHAM = "sham", "a procedure without what is held to work"
    USUAL_CARE = "usual_care", "what is ordinarily done"
    WAITING_LIST = "waiting_list", "treatment later"
    NO_TREATMENT = "no_treatment", "nothing"
