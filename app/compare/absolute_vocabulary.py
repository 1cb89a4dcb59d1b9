"""The closed vocabularies of absolute effects: whence a baseline comes, and why there is no figure."""

from app.values.choice import Choice


class BaselineOrigin(Choice):
    """Where the risk without the treatment comes from."""

    ASKED = "asked", "the risk that was asked for"
    OWN_ARMS = "own_arms", "the people with the comparator, in the very fact that stands in the cell"
    SAME_TWO = "same_two", "trials that compared the same two treatments, in the condition that is named"
    MEDIAN_OF_TRIALS = "median_of_trials", "the median of trials with that comparator, condition and time"
    ONE_TRIAL = "one_trial", "the one such trial that is recorded"
    WIDER_CONDITION = (
        "wider_condition",
        "such trials in a wider condition, in which fewer or more may have had it anyway",
    )


class WhyNoAbsolute(Choice):
    """Why an effect is not told for 1,000 people."""

    NOT_A_RISK = "not_a_risk", "it is no share of people"
    NO_BASELINE = "no_baseline", "in how many it happens without the treatment is not recorded"
    NO_COMPARATOR = "no_comparator", "nothing is compared: in how many it happened stands in `arms`"
    TRIALS = "trials", "it is a range over single trials"
    RANGE = "range", "it is a range over members, each of which has its own"
