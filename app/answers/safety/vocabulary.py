"""The closed vocabularies of a safety answer: of what a record tells, what is known of a licence, the sections."""

from app.values.choice import Choice


class Bearing(Choice):
    """How what a record is told of stands to the treatment that was asked for."""

    ITSELF = "itself", "told of the treatment itself"
    WIDER = "wider", "told of its substance, its class or a part of it, and holds for it, too"
    NARROWER = "narrower", "told of a member or a form, and need not hold for all"


class Licence(Choice):
    """What is known of a licence in a country."""

    LICENSED = "licensed", "it is licensed or cleared for something"
    OFF_LABEL = "off_label", "it is licensed for something else, and may be prescribed for this"
    NOT_LICENSED = "not_licensed", "records tell how it stands, and none of them is a licence"
    MEMBERS_ONLY = "members_only", "members or forms of it are licensed"
    UNKNOWN = "unknown", "no record tells, which does not mean that it is not licensed"
    NO_COUNTRY = "no_country", "no country was named"


class SafetySection(Choice):
    """A part of the answer."""

    STATUS = "status", "may it be used in the country"
    BOXED_WARNINGS = "boxed_warnings", "the strongest warnings of US labels"
    CONTRAINDICATIONS = "contraindications", "who must not have it, and who was kept out of trials"
    PRECAUTIONS = "precautions", "what else is warned of or watched"
    COMMON_EFFECTS = "common_effects", "what many people have"
    SERIOUS_EFFECTS = "serious_effects", "what is rarer and worse"
    INTERACTIONS = "interactions", "what it must not meet"
    NOT_KNOWN = "not_known", "what no record tells"
    CRISIS = "crisis", "where help is found at once"
