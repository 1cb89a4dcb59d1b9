"""What an answer about a trajectory says in words, made of its fields."""

from collections.abc import Iterator, Sequence

from app.answers.trajectory.facts import TrajectoryFacts
from app.answers.trajectory.request import Measurement, TrajectoryRequest
from app.answers.trajectory.segments import Joined, why_not_plotted
from app.answers.trajectory.series import TWICE, Laid
from app.answers.trajectory.vocabulary import WhyNotPlotted
from app.english import capital, enumerated, inside
from app.models.analysis import COMPARING, TrialStage
from app.models.measured import IN_POINTS

NOT_A_COURSE = "This shows what was measured, not the course of one person."
NOT_AGAIN = "No study reports this outcome at more than one time."
NOT_ALIKE = (
    "No study reports this outcome at more than one time in one arm and in one way, so that no line joins points."
)
NOT_IN_A_PLOT = "No study reports this outcome at more than one time that has a place in a plot."
START_APART = "The start is not counted as a time."
NO_PLACE = "What is recorded of this outcome has no place in a plot; `left_out` says why."
NOT_EVERYTHING = "That does not mean that nobody measured it: not every trial is here."


def sentence_on(facts: TrajectoryFacts, laid: Laid, measured: Measurement, nothing: str) -> str:
    """How much of a course the trials show; `nothing` says that nothing is recorded."""
    times = [each for each in laid.times.values() if each]
    if not facts.looked_at:
        return f"{nothing} {NOT_EVERYTHING}"
    if not times:
        return NO_PLACE
    apart = [START_APART] if measured.outcome.kind in IN_POINTS else []
    if twice := sum(each >= TWICE for each in times):
        return " ".join((how_many(twice, len(times)), NOT_A_COURSE, *apart))
    return " ".join((why_once(facts, laid), *apart))


def why_once(facts: TrajectoryFacts, laid: Laid) -> str:
    """That no series has two times, and no more than that: other looks may stand apart, or have no place in a plot."""
    if looked_twice(facts, laid):
        return NOT_ALIKE
    others = [each for each in laid.left_out if facts.is_of_treatment(each)]
    again = any(why_not_plotted(each) != WhyNotPlotted.TWICE_TOLD for each in others)
    return NOT_IN_A_PLOT if again else NOT_AGAIN


def how_many(twice: int, studies: int) -> str:
    """How many of the trials have a course."""
    if twice == studies:
        every = {1: "The one study has", 2: "Both studies have"}.get(studies, f"All {studies} studies have")
        return f"{every} two times or more."
    rest = "the other is a single point" if studies - twice == 1 else "the others are single points"
    return f"{twice} of {studies} studies {'has' if twice == 1 else 'have'} two times or more; {rest}."


def looked_twice(facts: TrajectoryFacts, laid: Laid) -> bool:
    """Is the treatment looked at more than once in a trial, though in series that may not be joined?"""
    seen = {
        slug: {each.timepoint_hours for one in those for each in one if facts.is_of_treatment(each)}
        for slug, those in laid.studies.items()
    }
    return any(len(hours) >= TWICE for hours in seen.values())


def nothing_of(asked: TrajectoryRequest, measured: Measurement, treatment: str, condition: str | None) -> str:
    """That nothing is recorded of what is asked for."""
    where = f" in {inside(condition)}" if condition else ""
    on = f" on {measured.scale.name}" if measured.scale else ""
    parameters = [*(["study"] if asked.studies else []), *asked.filters]
    kept = f", kept to {enumerated([f'`{each}`' for each in parameters])}," if parameters else ""
    return f"No result of {inside(measured.outcome.name)}{on} with {inside(treatment)}{where}{kept} is recorded."


def elsewhere_notice(results: int) -> str:
    """That there are results in other conditions."""
    recorded = "1 result is recorded" if results == 1 else f"{results} results are recorded"
    return f"In other conditions {recorded}: leave `condition` out."


def wider_notice(treatment: str, wider: str, results: int, *, is_form: bool) -> str:
    """That what stands above a treatment has results, which are not shown for it."""
    which = "of which it is a form" if is_form else "to which it belongs"
    has = "1 result, which is" if results == 1 else f"{results} results, which are"
    return (
        f"Nothing is recorded of {inside(treatment)} itself. {capital(wider)}, {which}, has {has} not shown here;"
        " `links.wider` leads there."
    )


def notices_on(laid: Laid, shown: Sequence[Joined]) -> Iterator[str]:
    """What the series do not say themselves."""
    if left := len(laid.segments) - len(shown):
        yield (
            f"{len(shown)} series are shown, of the studies with the most times; {left} more are not. Name `condition`,"
            " `scale` or `study`, or a single member of a class, for fewer; `links.evidence` lists every result."
        )
    if without := len(laid.left_out):
        yield f"{without} {'result has' if without == 1 else 'results have'} no place in a plot: `left_out` says why."
    if len({(each[0].anchor, each[0].anchor_in_words) for each in shown if each[0].anchor}) >= TWICE:
        yield "Times do not all count from the same start: `anchor` of each series says from what."
    if untold := sum(each[0].anchor is None for each in shown):
        yield f"Of {untold} series the source does not say from when times count."
    for stage in TrialStage:
        if stage not in COMPARING and (those := sum(each[0].stage == stage for each in shown)):
            yield f"{those} series {'is' if those == 1 else 'are'} of `{stage}`: {stage.meaning}."
    if changing := sum(len({each.n for each in one if each.n}) >= TWICE for one in shown):
        yield (
            f"In {changing} series the number of people differs from time to time: those who are missing at one may"
            " have fared otherwise than those who are counted."
        )
