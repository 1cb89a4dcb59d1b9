"""The closed vocabularies of a comparison: what is compared, how a figure stands to a treatment, why there is none."""

from app.values.choice import Choice


class MetricName(Choice):
    """What is compared."""

    ONSET = "onset", "time from the first dose to the first difference from a control or from baseline"
    PEAK = "peak", "time from the first dose to the largest antidepressant effect"
    DURATION = "duration", "time from the last dose or the end of the course to the end of the effect"
    RELAPSE = "relapse", "time from response or remission to relapse, in the people and after what the cell says"
    RELAPSE_RISK = "relapse_risk", "relapse against stopping or a control"
    ACUTE_EFFECTS = "acute_effects", "how long the acute, experienced effects of one dose or session last"
    SESSION = "session", "how long one administration or session takes"
    COURSE = "course", "how long the acute course of treatment takes"
    HALF_LIFE = "half_life", "time in which the amount in the blood halves"
    RESPONSE = "response", "response against a control"
    REMISSION = "remission", "remission against a control"
    SCORE_CHANGE = "score_change", "change of the score on a depression scale against a control"
    DROPOUT_ANY = "dropout_any", "leaving treatment for any reason, against a control"
    DROPOUT_ADVERSE_EVENTS = "dropout_adverse_events", "leaving treatment for adverse effects"
    SERIOUS_ADVERSE_EVENTS = "serious_adverse_events", "people with a serious adverse event"
    COMMON_ADVERSE_EFFECTS = "common_adverse_effects", "the commonest adverse effects, of one table"
    MECHANISMS = "mechanisms", "molecular and other targets, by how far they explain the effect"
    ROUTES = "routes", "by which way it is given"
    APPROVALS = "approvals", "licences, access, guidance and funding in a jurisdiction"
    LEGAL_STATUS = "legal_status", "how the drug law of a jurisdiction controls it"
    BOXED_WARNINGS = "boxed_warnings", "the strongest warnings of US labels, also those of its class"


class Better(Choice):
    """Which values are better for a patient; nothing is called better where that depends."""

    LOWER = "lower", "less is better"
    HIGHER = "higher", "more is better"
    NEITHER = "neither", "neither is better"


class CellState(Choice):
    """Is there something to show?"""

    VALUE = "value", "a figure or a finding stands here"
    ABSENT = "absent", "nothing stands here, and `absence` says why"


class FactRelation(Choice):
    """Of what the facts of a cell tell, seen from the treatment."""

    OWN = "own", "of the treatment, or of the class itself"
    SUBSTANCE = "substance", "of the substance or procedure of which it is a form, named in `via`"
    MEMBERS = "members", "of members of the class, or forms, each named in `members`"
    INHERITED = "inherited", "of a class to which it belongs, or of what it combines, for all of which it holds"


class PickRule(Choice):
    """By which rule the facts of a cell were picked."""

    HEADLINE = "headline", "in the nearest condition, what curators show first: fit before large"
    BEST_FIT = "best_fit", "a filter has taken the headline away, and this is the best of what is fit"
    BEST_ESTIMATE = (
        "best_estimate",
        "of what is fit the nearest condition, then estimates over trials, weeks 2 to 12, certainty, the control",
    )
    RANGE_OVER_TRIALS = (
        "range_over_trials",
        "three single trials or more that are alike, without an estimate over them",
    )
    ONE_TABLE = (
        "one_table",
        "one table of one source: a control first, then six effects or more, the nearest condition, most people",
    )
    MOST_MEMBERS = "most_members", "what at least half of the members with a controlled table report, two at least"
    RANGE_OVER_MEMBERS = (
        "range_over_members",
        "the figures of members that are alike: of one condition, and of one measure and control, or bound and way",
    )
    HOLDS_ON_THE_DAY = "holds_on_the_day", "what holds on the day, the strongest first"
    FIRST_OF_EACH_MEMBER = "first_of_each_member", "what comes first of what holds on the day of each member"
    ALL_OF_THE_NEAREST = "all_of_the_nearest", "all that is recorded: of it, else of its substance, else of its members"
    ALL_THAT_HOLDS = "all_that_holds", "all that is recorded of it and of whatever stands above it"


class CellControl(Choice):
    """With what the treatment of a cell was compared."""

    ACTIVE_PLACEBO = "active_placebo", "something that is felt, but is not held to work"
    PLACEBO = "placebo", "an inert preparation"
    SHAM = "sham", "a procedure without what is held to work"
    USUAL_CARE = "usual_care", "what is ordinarily done"
    WAITING_LIST = "waiting_list", "treatment later"
    NO_TREATMENT = "no_treatment", "nothing was given"
    ACTIVE = "active", "another treatment: the figure is no effect of its own"
    NONE = "none", "none is recorded: the figure says nothing of what the treatment did"


class EffectOrder(Choice):
    """By what the effects of a table are put in order."""

    EXCESS = "excess", "by how many more have it than with the control"
    PROPORTION = "proportion", "by how many have it, where nothing or another treatment stands beside it"


class ConditionRelation(Choice):
    """How the condition of a figure stands to the one that was asked for."""

    EXACT = "exact", "the one that was asked for"
    WIDER = "wider", "a wider one, or a group in which people with it were studied among others"
    NARROWER = "narrower", "a special form of it"
    UNSTATED = "unstated", "the source does not tell the condition"
    NOT_BOUND = "not_bound", "this does not depend on the condition"


class WhyAbsent(Choice):
    """What keeps facts from standing in a cell, besides what `unfit` of a time course says of itself."""

    OTHER_KIND = "other_kind", "what is recorded times something else that is near to it"
    FEWER_THAN_TWO_MEMBERS = (
        "fewer_than_two_members",
        "fewer than two members have figures that are alike, and one does not speak for its class",
    )
    SINGLE_TRIALS = "single_trials", "single trials of members; no estimate over several is recorded"
    NO_CONTROL = "no_control", "it is compared with another treatment, or with nobody"
    OTHER_SIDE = "other_side", "it is told of another treatment, which was compared with this one"
    TOO_SMALL = "too_small", "one trial of fewer than 50 people"
    DOSE_NOT_USUAL = "dose_not_usual", "the dose is not the licensed one, nor, without a licence, the one under test"
    PART_OF_CASES = "part_of_cases", "only severe cases are counted, or those that led people to stop"
    OTHERWISE_COUNTED = "otherwise_counted", "something narrower or wider is counted than what is compared"
    NOT_PEOPLE = "not_people", "sessions are counted, not people"
    NO_SHARE = "no_share", "told in words, as a range, or in another way that is no share of people"
    OTHER_PEOPLE = "other_people", "in people of whom it is not told that they were treated for depression"
    TOO_FEW_EFFECTS = "too_few_effects", "in a table of fewer than three effects, which says little of what is common"
    ONLY_PARTS = "only_parts", "it holds only in a state or province, or only for children or adolescents"
    OTHER_USE = "other_use", "it is licensed or listed for something else than depression"
    FILTERED = "filtered", "what is recorded may have been excluded by the filters or the day that were asked for"
    TAKEN_DAILY = "taken_daily", "it is taken every day, not in sessions"
    NOT_A_SUBSTANCE = "not_a_substance", "it is not a substance"
    NO_MEDICINE_LABEL = "no_medicine_label", "it has no label of a medicine: it is none, or is licensed for nothing"


class RatioKind(Choice):
    """What the ratio of two times is."""

    EXACT = "exact", "of one figure and another"
    AT_LEAST = "at_least", "what is certain: the earliest end of the longer over the latest end of the shorter"


class NoRatio(Choice):
    """Why two times have no ratio."""

    BOTH_ARE_BOUNDS = "both_are_bounds", "both are limits of one kind, of which no ratio follows"
    NOT_TOLD_APART = "not_told_apart", "what is known does not tell which is longer"


class RankRefusal(Choice):
    """Why figures are not put in order."""

    BLOCKED = "blocked", "a warning blocks a pair"
    FEWER_THAN_TWO_FIGURES = "fewer_than_two_figures", "fewer than two treatments have a figure"
    NOT_TOLD_APART = "not_told_apart", "no figure certainly is lower than another"


class WarningSeverity(Choice):
    """What a warning means for setting figures beside one another."""

    BLOCKS = "blocks", "the figures must not be put in order"
    CAUTION = "caution", "the figure may mislead"
    NOTE = "note", "worth knowing"
