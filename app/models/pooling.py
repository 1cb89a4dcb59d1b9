"""The closed vocabularies of pooled estimates: what was compared, by which method, how certain, what speaks against."""

from app.models.analysis import Favours
from app.values.choice import Choice


class Comparison(Choice):
    """What the estimate compares."""

    DIRECT = "direct", "treatment and comparator within trials"
    NETWORK = "network", "treatment and comparator in a network of trials, in part by way of others"
    DISCONTINUATION = "discontinuation", "going on with a treatment that had helped, and stopping it"
    MIXED = (
        "mixed",
        "the treatment and several controls together, such as placebo and a waiting list, or the time before",
    )
    BASELINE = "baseline", "the same people before the treatment; nobody else"
    SINGLE_ARM = "single_arm", "nothing: one arm of trials or studies"


class PoolingMethod(Choice):
    """How the studies were put together."""

    PAIRWISE = "pairwise", "a meta-analysis of the results of studies"
    NETWORK = "network", "a network meta-analysis"
    INDIVIDUAL_DATA = "individual_data", "an analysis of the data of single people of several studies"


class IntervalKind(Choice):
    """What the ends of the interval are."""

    CONFIDENCE = "confidence", "of a confidence interval"
    CREDIBLE = "credible", "of a credible interval, of a Bayesian analysis"


class Certainty(Choice):
    """How certain the estimate is by GRADE, as somebody judged it."""

    HIGH = "high", "the true effect is very probably near it"
    MODERATE = "moderate", "the true effect is probably near it"
    LOW = "low", "the true effect may well be another"
    VERY_LOW = "very_low", "the true effect is probably another"


class EffectFavours(Choice):
    """For which the point estimate is the better one; it says nothing of whether chance explains it."""

    TREATMENT = "treatment", "the treatment"
    COMPARATOR = "comparator", "the comparator"
    NEITHER = "neither", "there is no difference"


FAVOURED = {
    Favours.ARM: EffectFavours.TREATMENT,
    Favours.OTHER_ARM: EffectFavours.COMPARATOR,
    Favours.NEITHER: EffectFavours.NEITHER,
}
"""Side of a comparison -> what stands there."""


class EffectReservation(Choice):
    """What speaks against showing an estimate first."""

    UNVERIFIED = "unverified", "the figure was not seen"
    WEAK_SOURCE = "weak_source", "seen only in a digest, a news account, an announcement or a meeting abstract"
    NO_COMPARISON = "no_comparison", "nothing is compared, or only the time before"
    MIXED_COMPARISON = "mixed_comparison", "unlike controls are taken together, so that it is of no one comparison"
    MIXED_TREATMENTS = "mixed_treatments", "several treatments are taken together, and are filed under one of them"
    MIXED_PEOPLE = "mixed_people", "people treated for several conditions are taken together"
    PART_OF_PEOPLE = "part_of_people", "only a part of the people"
    PART_OF_TRIALS = "part_of_trials", "only a part of the trials, by how they were made or published"
    NO_INTERVAL = "no_interval", "without a value or its interval"
    ONE_STUDY = "one_study", "only one study is behind it"
    MODEL_ESTIMATE = "model_estimate", "worked out by a model beyond what was seen"
    REANALYSIS = "reanalysis", "others estimated it anew from the trials of a review; it is no figure of that review"
    SELECTED = "selected", "one of several times or outcomes, of which others show no difference, as `note` says"
    SUPERSEDED = "superseded", "the same group has a larger or final one, as `note` says"
    DOUBTFUL = "doubtful", "others or the figure itself give reason to doubt it, as `note` says"
    TWICE_TOLD = "twice_told", "another record tells the same, in another measure"


WORKED_OUT_OF_EFFECTS = frozenset(
    {
        *(EffectReservation.UNVERIFIED, EffectReservation.WEAK_SOURCE, EffectReservation.NO_COMPARISON),
        *(EffectReservation.MIXED_COMPARISON, EffectReservation.MIXED_TREATMENTS, EffectReservation.MIXED_PEOPLE),
        *(EffectReservation.PART_OF_PEOPLE, EffectReservation.PART_OF_TRIALS, EffectReservation.NO_INTERVAL),
        EffectReservation.ONE_STUDY,
    }
)
"""What follows from other fields, so that no dossier states it."""
COMPARING_NOTHING = frozenset({Comparison.SINGLE_ARM, Comparison.BASELINE})
"""Comparisons without a comparator."""
