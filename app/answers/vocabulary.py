"""The closed vocabularies of single answers: what was found of a pair, for what a number is needed."""

from app.values.choice import Choice


class Finding(Choice):
    """What was found of a pair."""

    RECORDED = "recorded", "there is a record of the two, or of classes to which they belong"
    MEMBERS_ONLY = "members_only", "nothing is recorded of the two, but something of members or forms of them"
    UNKNOWN = "unknown", "nothing is recorded, which does not mean that they may be taken together"
    NOT_COMPARED = "not_compared", "they are the same, or one is a member, a form or a component of the other"


class NeededKind(Choice):
    """For what a number of people must be treated."""

    BENEFIT = "NNTB", "for one more to have what is wanted, or be spared what is not"
    HARM = "NNTH", "for one more to have what is not wanted, or be without what is"
