"""The closed vocabularies of what trials find: of whom, when, by which test, and what speaks against a figure."""

from app.values.choice import Choice


class TimeAnchor(Choice):
    """From what the time is counted."""

    START_OF_TREATMENT = "start_of_treatment", "the first dose or session, which is time 0"
    RANDOMISATION = "randomisation", "the day of randomisation"
    END_OF_TREATMENT = "end_of_treatment", "the last dose or session"
    OTHER = "other", "something else, which `anchor_in_words` names"


class TrialStage(Choice):
    """Part of the trial from which the figure is. Only `randomised` and `first_period` compare like with like."""

    RANDOMISED = "randomised", "the arms as chance made them"
    FIRST_PERIOD = "first_period", "the first period of a crossover, in which the arms are groups of different people"
    OPEN_LABEL = "open_label", "a part without blinding or without a randomised comparison"
    FOLLOW_UP = "follow_up", "after the randomised treatment, when people may have had other treatments"
    AFTER_CROSSOVER = "after_crossover", "after those of the control arm had had the treatment, too"


class AnalysisSet(Choice):
    """Whose results are counted, as far as the source says so."""

    INTENTION_TO_TREAT = "intention_to_treat", "all who were randomised, or nearly all"
    TREATED = "treated", "those who began the treatment"
    COMPLETERS = "completers", "those who finished it"
    SUBSET = "subset", "those who were observed, or another part, as `analysis_in_words` says"


class MissingData(Choice):
    """What was done about results that are missing."""

    LOCF = "locf", "the last observation stands in"
    MODEL_BASED = "model_based", "a model of all observations"
    OBSERVED = "observed", "only those observed at that time are counted"


class MeanKind(Choice):
    """What `mean` is."""

    MEAN = "mean", "a plain mean"
    LEAST_SQUARES_MEAN = "least_squares_mean", "a mean of a model, adjusted as the source does"
    MEDIAN = "median", "a median, which no formula for means may take"


class Measure(Choice):
    """How two arms, or treatment and comparator, are compared: always the first against the other."""

    ODDS_RATIO = "odds_ratio", "odds of the arm over those of the other"
    RISK_RATIO = "risk_ratio", "share of the arm over that of the other"
    RISK_DIFFERENCE = "risk_difference", "share of the arm less that of the other, a fraction: 0.1 is ten in a hundred"
    HAZARD_RATIO = "hazard_ratio", "hazard of the event in the arm over that in the other"
    MEAN_DIFFERENCE = "mean_difference", "mean of the arm less that of the other, in `unit`"
    STANDARDISED_MEAN_DIFFERENCE = "standardised_mean_difference", "the same in standard deviations"
    RATIO_OF_MEANS = "ratio_of_means", "mean of the arm over that of the other"
    PROPORTION = "proportion", "share of one arm, a fraction; only of pooled estimates"
    NUMBER_NEEDED_TO_TREAT = "number_needed_to_treat", "one over the risk difference; only of pooled estimates"


COMPARING = frozenset({TrialStage.RANDOMISED, TrialStage.FIRST_PERIOD})
"""Parts of a trial that compare like with like."""
RATIOS = frozenset({Measure.ODDS_RATIO, Measure.RISK_RATIO, Measure.HAZARD_RATIO, Measure.RATIO_OF_MEANS})
"""Measures that are 1 where there is no difference; the others are 0."""


class Favours(Choice):
    """For whom the point estimate is the better one; it says nothing of whether chance explains it."""

    ARM = "arm", "the arm"
    OTHER_ARM = "other_arm", "the other arm"
    NEITHER = "neither", "there is no difference"


class POperator(Choice):
    """How `p` is to be read."""

    EQUAL = "=", "p is this"
    LESS = "<", "p is less than this"
    GREATER = ">", "p is more than this"


class PTest(Choice):
    """What `p` tests."""

    DIFFERENCE = "difference", "that there is no difference"
    NON_INFERIORITY = "non_inferiority", "that the arm is worse by `margin` or more: a small p says that it is not"
    TREATMENT_BY_TIME = "treatment_by_time", "that the arms take the same course"
    SIDES_NOT_STATED = "one_or_two_sided_not_stated", "a difference, but whether in one direction or both is not said"


class Standardiser(Choice):
    """By which standard deviation a standardised difference was divided."""

    POOLED_SD = "pooled_sd", "that of both arms together"
    BASELINE_SD = "baseline_sd", "that at the start"


class Reservation(Choice):
    """What speaks against showing a figure first, or pooling it with others."""

    UNVERIFIED = "unverified", "the figure was not seen"
    WEAK_SOURCE = "weak_source", "seen only in a digest, a news account, an announcement or a meeting abstract"
    NOT_RANDOMISED = "not_randomised", "not from a randomised comparison"
    CROSSOVER = "crossover", "the same people are in both arms, so they are no two groups"
    ONE_TREATMENT = "one_treatment", "no arm of the comparison got another treatment, but only another dose or way"
    SUM_OF_ARMS = "sum_of_arms", "the arm is the sum of others of the trial"
    SUBGROUP = "subgroup", "only a part of the people, by what they are"
    PART_OF_PEOPLE = "part_of_people", "only a part, by how they fared, such as those who had remitted or relapsed"
    NO_COUNTS = "no_counts", "the number of events or of people is not known"
    NO_SPREAD = "no_spread", "number of people or spread of the mean is not known"
    NO_INTERVAL = "no_interval", "no figure, or neither interval nor standard error"
    CONTRADICTS_COUNTS = "contradicts_counts", "a ratio that the arms' own counts do not give: it comes from a model"
    MODEL_ESTIMATE = "model_estimate", "a share or ratio of a survival curve or a model, and no plain count"
    SCALE_UNKNOWN = "scale_unknown", "on which scale it was measured is not said"
    DOUBTFUL = "doubtful", "the source contradicts itself, as `note` says"
    FIRST_REPORTED = "first_reported", "the figures first reported; the article prints others"
    TWICE_TOLD = "twice_told", "another row of the trial tells the same, and better"


WORKED_OUT_RESERVATIONS = frozenset(
    {
        *(Reservation.UNVERIFIED, Reservation.WEAK_SOURCE, Reservation.NOT_RANDOMISED, Reservation.CROSSOVER),
        *(Reservation.ONE_TREATMENT, Reservation.SUM_OF_ARMS, Reservation.SUBGROUP, Reservation.NO_COUNTS),
        *(Reservation.NO_SPREAD, Reservation.NO_INTERVAL, Reservation.CONTRADICTS_COUNTS),
    }
)
"""What follows from other fields, so that no dossier states it."""
POOLED_ALL_THE_SAME = frozenset({Reservation.WEAK_SOURCE})
"""What speaks against showing a figure first, and not against pooling it."""
