"""The closed vocabularies of time courses: what is timed, bounded, in whom, and what speaks against a figure."""

from app.values.choice import Choice


class TimeCourseKind(Choice):
    """What is timed."""

    ONSET_OF_EFFECT = (
        "onset_of_effect",
        "from the first dose to the first difference from a control or from baseline, as `statistic` says",
    )
    TIME_TO_PEAK_EFFECT = (
        "time_to_peak_effect",
        "from the first dose to the largest antidepressant effect; no last look alone, no share without a control",
    )
    DURATION_OF_EFFECT = (
        "duration_of_effect",
        "from the last dose, or the end of the course, to the end of the effect; nothing more was given",
    )
    MAINTAINED_EFFECT = "maintained_effect", "how long an effect was shown while the treatment went on"
    TIME_TO_RELAPSE = (
        "time_to_relapse",
        "from response or remission to relapse; `whom` says of whom, `after` after what",
    )
    ACUTE_EFFECTS_ONSET = "acute_effects_onset", "from dosing to the first acute (experienced) effects"
    ACUTE_EFFECTS_PEAK = "acute_effects_peak", "from dosing to the height of the acute effects"
    ACUTE_EFFECTS_DURATION = "acute_effects_duration", "how long the acute effects last"
    SEIZURE_LENGTH = "seizure_length", "how long an induced seizure lasts"
    REORIENTATION = "reorientation", "from a session under anaesthesia until orientation is back"
    COGNITIVE_RECOVERY = (
        "cognitive_recovery",
        "from the last session of a course until test performance is back to what it was",
    )
    SESSION_LENGTH = "session_length", "length of one administration or session"
    COURSE_LENGTH = "course_length", "length of an acute course of treatment"
    CONTINUATION_LENGTH = "continuation_length", "how long treatment goes on after recovery, or after the acute course"
    ELIMINATION_HALF_LIFE = "elimination_half_life", "time in which the amount in the blood halves"
    TIME_TO_PEAK_CONCENTRATION = "time_to_peak_concentration", "from dosing to the highest amount in the blood"


class Bound(Choice):
    """What the figure says of the time. The day on which people looked is not the day on which it happened."""

    EXACT = "exact", "the time itself, in `typical`, or a range; `lower` and `upper` are spread, as `statistic` says"
    AT_MOST = (
        "at_most",
        "it had happened by `upper`, perhaps sooner; `lower` is the last look at which it had not, if that is known",
    )
    AT_LEAST = (
        "at_least",
        "it still held at `lower`, the last look, or takes that long or longer; its end is not known",
    )


class Statistic(Choice):
    """What the figures are."""

    SEPARATION_FROM_CONTROL = (
        "first_separation_from_control",
        "first assessment at which the treated differ from a control group; the effect may begin between assessments",
    )
    SEPARATION_FROM_BASELINE = (
        "first_separation_from_baseline",
        "first assessment at which the treated differ from their own baseline; no control group",
    )
    MEAN = "mean", "`typical` is a mean; `lower` and `upper` are spread, as `definition` says"
    MEDIAN = "median", "a median, in `typical` or between the bounds; `definition` says what `lower` and `upper` are"
    RANGE = "range", "the source gives a span from `lower` to `upper`"
    POINT = "point", "the source states one figure: a schedule, a protocol, or a time at which something was seen"


class Dosing(Choice):
    """What had been given when the time was taken."""

    SINGLE = "single", "one dose or session so far"
    COURSE = "course", "a course of limited length, or part of one"
    CONTINUED = "continued", "given on and on, up to the time that was taken"


class Whom(Choice):
    """Whose relapse was timed."""

    RESPONDERS = "responders", "all who had responded"
    REMITTERS = "remitters", "all who were in remission"
    EVERYONE_TREATED = "everyone_treated", "all who were treated, whether they had responded or not"
    RELAPSERS = "relapsers", "only those who relapsed, which leaves out all who stayed well"


class After(Choice):
    """After what relapse was timed."""

    LAST_DOSE = "last_dose", "after the last dose of a treatment that is given once or a few times"
    COURSE = "course", "after a course, whatever was given to hold its effect"
    STOPPING = "stopping", "after a treatment that had been given on and on was stopped"
    CONTINUED_TREATMENT = "continued_treatment", "while the treatment went on"


class Unfit(Choice):
    """Why a figure should not be shown first, or set beside others, without more ado."""

    UNVERIFIED = "unverified", "the figure was not seen in its source"
    WEAK_SOURCE = "weak_source", "its source is news, an announcement or a page without review"
    UNCONTROLLED = (
        "uncontrolled",
        "an onset or duration without a control group, part of which would have come anyway",
    )
    LATE_FIRST_LOOK = (
        "late_first_look",
        "an onset for which nobody is known to have looked early",
    )
    ONE_SIDED = "one_sided", "a duration, peak or relapse whose limit leaves open the end that matters"
    TREATMENT_WENT_ON = "treatment_went_on", "the treatment went on, so it does not tell how long an effect lasts"
    RELAPSERS_ONLY = "relapsers_only", "counts only those who relapsed, which makes relapse look sooner than it is"
    END_OF_TRIAL = "end_of_trial", "the only comparison told is that at the end of the trial, or its primary endpoint"
    FAILED_TRIAL = "failed_trial", "its trial missed its primary endpoint, or a later one did not bear it out"
    PLACEBO_ARM = "placebo_arm", "it was measured in people on placebo"
    PART_OF_PEOPLE = "part_of_people", "it was measured only in a part of those for whom the treatment is meant"
    NOT_USUAL_DOSE = "not_usual_dose", "the dose, form or use is not the usual one"
    PART_OF_SCALE = "part_of_scale", "it rests on single symptoms, or on a scale of something else than what is treated"
    STANDS_IN = "stands_in", "something else stands in: a share of people without a control, a mean time in a study"
    AFTERCARE_UNKNOWN = "aftercare_unknown", "what people were given after the course is not known"
    TRIAL_LENGTH = "trial_length", "a trial lasted so long; nobody says that the treatment should"
    MIXED_COMPARISON = "mixed_comparison", "pools comparisons with control and changes from baseline"
    METABOLITE = "metabolite", "it is of a metabolite, beside which the drug itself counts"
    QUOTED = "quoted", "the source tells it of earlier work and did not measure it"
    CONTRADICTED = "contradicted", "a better source of this collection says otherwise"
