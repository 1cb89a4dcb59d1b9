"""Metrics that compare times, one declaration each."""

from app.compare.applicable import NOT_A_SUBSTANCE, TAKEN_DAILY
from app.compare.said_times import Telling
from app.compare.times import TimeMetric
from app.compare.vocabulary import Better, MetricName
from app.compare.wording import both
from app.models.gap import Attribute
from app.models.regimen import REGIMENS
from app.models.time_course import TIME_COURSES
from app.models.timing import TimeCourseKind
from app.values.unit import Unit

TIME_METRICS = (
    TimeMetric(
        slug=MetricName.ONSET,
        attribute=Attribute.ONSET,
        name="onset of effect",
        name_patient="how soon people may notice a change",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        has_ratios=True,
        better=Better.LOWER,
        sayings={
            Telling.BY: both(
                "difference from {than} seen by {upper}, the first look reported{cited}",
                "a difference was seen by {upper}; no earlier look is reported, so it may start sooner",
            ),
            Telling.BETWEEN: both(
                "difference from {than} first seen between {looks}{cited}",
                "a difference was first seen between {looks}",
            ),
            Telling.ITSELF: both("difference from {than} seen {figure}{cited}", "a difference was seen {figure}"),
        },
        kind=TimeCourseKind.ONSET_OF_EFFECT,
        way=lambda each: (each.statistic,),
    ),
    TimeMetric(
        slug=MetricName.PEAK,
        name="time to the largest effect",
        name_patient="when the effect is largest",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        has_ratios=True,
        sayings={
            Telling.ITSELF: both(
                "effect largest {figure} after the first dose{cited}",
                "the effect is largest {figure} after the first dose",
            )
        },
        kind=TimeCourseKind.TIME_TO_PEAK_EFFECT,
    ),
    TimeMetric(
        slug=MetricName.DURATION,
        attribute=Attribute.DURATION,
        name="effect after the last dose",
        name_patient="how long it lasts afterwards",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        has_ratios=True,
        better=Better.HIGHER,
        sayings={
            Telling.STILL: both(
                "effect still seen {lower} after the {last}, when looking ended{cited}; how long it lasts beyond that"
                " is not known from this source",
                "the effect was still there {lower} after the {last}, when looking ended; how long it lasts beyond that"
                " is not known",
            ),
            Telling.BETWEEN: both(
                "effect still seen {lower} after the {last} and gone by {upper}{cited}",
                "the effect was still there {lower} after the {last} and gone by {upper}",
            ),
            Telling.ITSELF: both(
                "effect lasts {figure} after the {last}{cited}", "the effect lasts {figure} after the {last}"
            ),
        },
        kind=TimeCourseKind.DURATION_OF_EFFECT,
        near=(TimeCourseKind.MAINTAINED_EFFECT,),
        near_metrics=(MetricName.RELAPSE,),
    ),
    TimeMetric(
        slug=MetricName.RELAPSE,
        attribute=Attribute.RELAPSE,
        name="time to relapse",
        name_patient="how long until symptoms may come back",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        has_ratios=True,
        better=Better.HIGHER,
        sayings={
            Telling.ITSELF: both(
                "time to relapse{whom}, {from}: {figure}{cited}", "time until symptoms came back, {from}: {figure}"
            )
        },
        kind=TimeCourseKind.TIME_TO_RELAPSE,
        way=lambda each: (each.whom, each.after),
    ),
    TimeMetric(
        slug=MetricName.ACUTE_EFFECTS,
        name="length of the acute effects",
        name_patient="how long the experience lasts",
        reads=(TIME_COURSES.path, REGIMENS.path),
        unit=Unit.HOUR,
        has_ratios=True,
        sayings={Telling.ITSELF: both("acute effects last {figure}{cited}", "the experience lasts {figure}")},
        kind=TimeCourseKind.ACUTE_EFFECTS_DURATION,
        near=(TimeCourseKind.REORIENTATION, TimeCourseKind.COGNITIVE_RECOVERY),
        of_condition=False,
        inapplicable=(TAKEN_DAILY,),
    ),
    TimeMetric(
        slug=MetricName.SESSION,
        name="length of one session",
        name_patient="time in the clinic",
        reads=(TIME_COURSES.path, REGIMENS.path),
        unit=Unit.HOUR,
        sayings={
            Telling.ITSELF: both("one session takes {figure}{observed}{cited}", "one session takes {figure}{observed}")
        },
        kind=TimeCourseKind.SESSION_LENGTH,
        way=lambda each: (each.includes_observation,),
        inapplicable=(TAKEN_DAILY,),
    ),
    TimeMetric(
        slug=MetricName.COURSE,
        name="length of the acute course",
        name_patient="weeks of treatment at first",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        sayings={Telling.ITSELF: both("acute course of {figure}{cited}", "treatment at first takes {figure}")},
        kind=TimeCourseKind.COURSE_LENGTH,
        near=(TimeCourseKind.CONTINUATION_LENGTH,),
    ),
    TimeMetric(
        slug=MetricName.HALF_LIFE,
        name="elimination half-life",
        name_patient="how long the body keeps it",
        reads=(TIME_COURSES.path,),
        unit=Unit.HOUR,
        has_ratios=True,
        sayings={Telling.ITSELF: both("half-life {figure}{cited}", "half of it is gone from the blood after {figure}")},
        kind=TimeCourseKind.ELIMINATION_HALF_LIFE,
        of_condition=False,
        inapplicable=(NOT_A_SUBSTANCE,),
    ),
)
