"""How an outcome went over time: the answer, and where the results behind it are found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.gather import Gathering
from app.answers.trajectory.facts import TrajectoryFacts, trajectory_facts
from app.answers.trajectory.request import TrajectoryRequest, measurement
from app.answers.trajectory.sentences import elsewhere_notice, nothing_of, notices_on, sentence_on, wider_notice
from app.answers.trajectory.series import TWICE, Laid, laid_out, not_shown, series_of
from app.answers.trajectory.shape import Trajectory, TrajectoryLinks, TrajectoryMeta
from app.envelope import common
from app.marks import Walk
from app.models.condition import CONDITIONS
from app.models.outcome import OUTCOMES
from app.models.result import RESULTS
from app.models.treatment import TREATMENTS
from app.query.references import references
from app.reader import Release
from app.record import Link
from app.values.text import MOST_VALUES

ADDRESS = f"/v1/{TREATMENTS.path}/{{key}}/trajectory"


class StandsAbove(NamedTuple):
    """What stands above a treatment of which nothing is recorded, and has results."""

    link: Link
    results: int
    is_form: bool
    """Is the treatment a form of it, and no member?"""


def trajectory_answer(db: Connection, release: Release, asked: TrajectoryRequest, here: Address) -> Answer:
    """The answer. Raises `BadParameters` for what has no course."""
    gathering = Gathering(db, release)
    measured = measurement(gathering, asked, here)
    facts = trajectory_facts(gathering, asked)
    laid, treatment = laid_out(facts), release.link(TREATMENTS.path, asked.treatment)
    condition = release.link(CONDITIONS.path, asked.condition) if asked.condition else None
    nothing = nothing_of(asked, measured, treatment.name, condition.name if condition else None)
    above = [*above_with_results(release, asked, facts)]
    data = Trajectory(
        treatment=treatment,
        outcome=release.link(OUTCOMES.path, asked.outcome),
        condition=condition,
        scale=release.link(OUTCOMES.path, asked.scale) if asked.scale else None,
        sentence=sentence_on(facts, laid, measured, nothing),
        series=[series_of(facts, each, here.site) for each in laid.shown],
        left_out=[not_shown(facts, each, here.site) for each in laid.left_out],
    )
    links = TrajectoryLinks(
        self=str(here),
        evidence=[*evidence_of(asked, facts, here.site)],
        wider=[str(Address(here.site, ADDRESS.format(key=each.link.slug), here.pairs)) for each in above],
    )
    told = [wider_notice(treatment.name, each.link.name, each.results, is_form=each.is_form) for each in above[:1]]
    return Answer(data, meta_of_trajectory(release, facts, laid, told), links, references(db, release, cited_in(data)))


def meta_of_trajectory(release: Release, facts: TrajectoryFacts, laid: Laid, told: Sequence[str]) -> TrajectoryMeta:
    """What holds for the whole answer; `told` are notices that come first."""
    times = [each for each in laid.times.values() if each]
    points, shown = sum(map(len, laid.segments)), sum(map(len, laid.shown))
    elsewhere = 0 if facts.looked_at else sum(map(facts.is_of_treatment, facts.elsewhere))
    return TrajectoryMeta(
        **common(release.stamp),
        studies=len(times),
        studies_with_two_times=sum(each >= TWICE for each in times),
        series_total=len(laid.segments),
        results_total=len(facts.looked_at),
        results_not_shown=points - shown,
        notices=[*told, *([elsewhere_notice(elsewhere)] if elsewhere else []), *notices_on(laid, laid.shown)],
    )


def above_with_results(release: Release, asked: TrajectoryRequest, facts: TrajectoryFacts) -> Iterator[StandsAbove]:
    """Where nothing is recorded of a treatment: what stands above it and has results, the nearest first."""
    if facts.looked_at:
        return
    kin = release.kin[TREATMENTS.path]
    forms_of = kin.walked(asked.treatment, Walk.ORIGINS)
    for slug in kin.walked(asked.treatment, Walk.ABOVE)[1:]:
        below = {*kin.walked(slug, Walk.BELOW)}
        if found := sum(each.treatment.slug in below for each in facts.results):
            yield StandsAbove(release.link(TREATMENTS.path, slug), found, is_form=slug in forms_of)


def evidence_of(asked: TrajectoryRequest, facts: TrajectoryFacts, site: str) -> Iterator[str]:
    """Where exactly the results are listed that were looked at, of as many trials at once as a question may name."""
    studies = sorted({each.study.slug for each in facts.looked_at})
    for start in range(0, len(studies), MOST_VALUES):
        named = ("study", ",".join(studies[start : start + MOST_VALUES]))
        yield linked(f"{site}/v1/{RESULTS.path}", [named, *asked.kept.items()])
    if not studies:
        condition = {"condition": asked.condition} if asked.condition else {}
        study = {"study": ",".join(asked.studies)} if asked.studies else {}
        pairs = {"treatment": asked.treatment, **asked.kept, **condition, **study}
        yield linked(f"{site}/v1/{RESULTS.path}", pairs.items())


def cited_in(data: Trajectory) -> set[str]:
    """Keys of every source behind what is shown and what is left out."""
    baselines = {each.baseline.source for each in data.series if each.baseline}
    points = {point.source for each in data.series for point in each.points if point.source}
    return baselines | points | {each.source for each in data.left_out}
