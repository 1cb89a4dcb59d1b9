"""The closed vocabularies of trajectories: whose interval it is, and why a result has no place in a plot."""

from app.values.choice import Choice


class IntervalOrigin(Choice):
    """Whose interval it is."""

    WILSON = "wilson", "worked out here of `events` and `n`: Wilson's score interval"
    SOURCE = "source", "as the source gives it"


class WhyNotPlotted(Choice):
    """Why a result has no place in a plot."""

    NO_TIME = "no_time", "no fixed time is told of it, only words or none"
    NO_FIGURE = "no_figure", "neither a share nor a mean is known"
    TWICE_TOLD = "twice_told", "another row of the trial tells the same, and better"
