"""What a time course bounds: filters compare what is certain, hours are exact, shortcomings follow from fields."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pydantic import TypeAdapter

from app.errors import BadDossier
from app.models.citation import ReferenceKind
from app.models.fitness import WORKED_OUT, shortcomings
from app.models.timing import Bound, Dosing, TimeCourseKind, Unfit, Whom
from app.release.build import checked
from app.values.duration import Duration, Span
from tests.conftest import TINY, asked, database, released

BOUNDED = """
  - slug: {slug}
    treatment: ketamine-iv
    condition: major-depressive-disorder
    kind: {kind}
    bound: {bound}
    {figures}
    statistic: {statistic}
    comparator: placebo
    dosing: single
    participants: 40
    definition: What was seen, and when.
    headline: false
    unfit: [contradicted]
    source: murrough-2013
    locator: Figure 3
    verified: true
"""
RELAPSES = """references:
  - slug: label-again
    kind: label
    title: Prescribing information of an NMDA antagonist
    authors: ["=Example Pharma"]
    authors_complete: true
    year: 2024
    url: https://example.org/again
    verified: true

time-courses:
  - slug: told-first
    treatment: nmda-antagonists
    condition: major-depressive-disorder
    kind: time_to_relapse
    bound: exact
    typical: P93D
    statistic: median
    dosing: single
    whom: responders
    after: last_dose
    definition: From the dose until half of those who had responded had a depressive event.
    headline: {first}
    source: label-sertraline
    locator: section 14
    verified: true
  - slug: told-later
    treatment: nmda-antagonists
    condition: major-depressive-disorder
    kind: time_to_relapse
    bound: exact
    typical: P92D
    statistic: median
    dosing: single
    whom: everyone_treated
    after: last_dose
    definition: From the dose until half had a depressive event.
    headline: {later}
    source: label-again
    locator: section 14
    verified: true
"""
TWO = """references:
  - {{slug: one, kind: {better}, title: One, authors: [One A], authors_complete: true, doi: 10.1000/1, verified: true}}
  - {{slug: other, kind: {worse}, title: Other, authors: [B], authors_complete: true, doi: 10.1000/2, verified: true}}

time-courses:
  - slug: better
    treatment: nmda-antagonists
    condition: major-depressive-disorder
    kind: {kind}
    bound: at_least
    lower: P2D
    statistic: point
    {effect}
    definition: What was seen, and when.
    headline: false
    source: one
    locator: Table 1
    verified: true
  - slug: worse
    treatment: nmda-antagonists
    condition: major-depressive-disorder
    kind: {kind}
    bound: at_least
    lower: P3D
    statistic: point
    {effect}
    definition: What was seen, and when.
    headline: true
    source: other
    locator: Table 1
    verified: true
"""
FAR = {"major-depressive-disorder": "P1D", "treatment-resistant-depression": "P2D", "postpartum-depression": "P9D"}
"""Condition -> a peak; the last is more than four times the others."""
KINDS = {
    "seen-at-2-days": ("onset_of_effect", "at_most", "upper: P2D"),
    "seen-between-40-minutes-and-2-days": ("onset_of_effect", "at_most", "lower: PT40M\n    upper: P2D"),
    "still-there-at-1-week": ("duration_of_effect", "at_least", "lower: P1W"),
    "gone-between-1-and-2-weeks": ("duration_of_effect", "at_most", "lower: P1W\n    upper: P2W"),
    "median-of-2-days-at-least-1": ("time_to_peak_effect", "exact", "lower: P1D\n    typical: P2D"),
    "forty-minutes": ("time_to_peak_effect", "exact", "typical: PT40M"),
}
"""Slug -> kind, bound and figures of a time course of its own."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def bounded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a release with a time course for each way in which a figure can bound the time, in each store."""
    written = "".join(
        BOUNDED.format(
            slug=slug,
            kind=kind,
            bound=bound,
            figures=figures,
            statistic="first_separation_from_control" if kind == "onset_of_effect" else "point",
        )
        for slug, (kind, bound, figures) in KINDS.items()
    )
    dossiers = shutil.copytree(TINY, tmp_path_factory.mktemp("bounded") / "dossiers")
    (dossiers / "bounded.yaml").write_text(f"time-courses:{written}")
    (dossiers / "relapse.yaml").write_text(RELAPSES.format(first="false", later="true"))
    if request.param == "postgresql":
        where = database(request.getfixturevalue("server"), "bounded")
    else:
        where = str(tmp_path_factory.mktemp("releases"))
    released(dossiers, where)
    with asked(where) as client:
        yield client


def found(client: httpx.Client, question: str) -> set[str]:
    """Which of the time courses above a question finds."""
    response = client.get(
        f"/v1/time-courses?condition__exact=major-depressive-disorder&treatment=ketamine-iv&{question}"
    )
    assert response.status_code == 200, response.text
    return {each["slug"] for each in response.json()["data"]}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hours__lte=48", {"seen-at-2-days", "seen-between-40-minutes-and-2-days", "forty-minutes"}),
        ("hours__lte=47.9", {"forty-minutes"}),  # seen at two days, so nobody knows that it was there before
        ("hours__gte=168", {"still-there-at-1-week", "gone-between-1-and-2-weeks"}),
        ("hours__gte=168.1", set()),  # it may have ended the day after
        ("hours__gte=24&hours__lte=336", {"gone-between-1-and-2-weeks"}),
        ("hours__gte=24&kind=time_to_peak_effect", {"median-of-2-days-at-least-1"}),  # whose upper end is open
        ("typical_hours__lte=48", {"median-of-2-days-at-least-1", "forty-minutes"}),  # the literal figure: no bounds
        ("hours__lte=0.6666666666666666", {"forty-minutes"}),  # 40 / 60, as a client computes it
        ("hours__gte=0.6666666666666666&hours__lte=0.6666666666666666", {"forty-minutes"}),
        ("hours__gte=0.6666666666666666&kind=onset_of_effect", {"seen-between-40-minutes-and-2-days"}),
        ("bound=at_least", {"still-there-at-1-week"}),
        ("comparator=placebo&dosing=single", set(KINDS)),
        ("comparator=sertraline", set()),
    ],
)
def test_filters_compare_what_is_certain(bounded: httpx.Client, question: str, expected: set[str]) -> None:
    assert found(bounded, question) == expected


def test_hours_are_those_that_a_client_computes(bounded: httpx.Client) -> None:
    record = bounded.get("/v1/time-courses/forty-minutes").json()["data"]
    assert record["typical"] == {"iso8601": "PT40M", "hours": 40 / 60}


def test_a_bound_shows_no_typical_figure_and_what_it_does_not_know_is_null(bounded: httpx.Client) -> None:
    seen = bounded.get("/v1/time-courses/seen-at-2-days").json()["data"]
    assert (seen["bound"], seen["lower"], seen["typical"]) == ("at_most", None, None)
    assert seen["upper"] == {"iso8601": "P2D", "hours": 48}
    assert (seen["whom"], seen["after"], seen["includes_observation"], seen["studies"]) == (None, None, None, None)
    assert seen["comparator"] == {"slug": "placebo", "name": "Placebo"}


@dataclass
class Told:
    """A time course against which nothing speaks, but for what a test changes."""

    kind: TimeCourseKind
    bound: Bound = Bound.AT_MOST
    lower: Span | None = None
    upper: Span | None = None
    dosing: Dosing | None = Dosing.SINGLE
    whom: Whom | None = None
    verified: bool = True
    source_kind: ReferenceKind = ReferenceKind.RCT
    is_controlled: bool = True


def span(text: str) -> Span:
    return TypeAdapter(Duration).validate_python(text)


ONSET, DURATION = TimeCourseKind.ONSET_OF_EFFECT, TimeCourseKind.DURATION_OF_EFFECT
PEAK, RELAPSE = TimeCourseKind.TIME_TO_PEAK_EFFECT, TimeCourseKind.TIME_TO_RELAPSE
MAINTAINED, SESSION = TimeCourseKind.MAINTAINED_EFFECT, TimeCourseKind.SESSION_LENGTH
JUDGED = (
    (Told(ONSET, upper=span("P2D")), set()),
    (Told(ONSET, upper=span("P3D")), {Unfit.LATE_FIRST_LOOK}),
    (Told(ONSET, lower=span("P2D"), upper=span("P8D")), set()),  # people looked on day 2 and saw nothing
    (Told(ONSET, lower=span("P3D"), upper=span("P8D")), {Unfit.LATE_FIRST_LOOK}),
    (Told(ONSET, upper=span("P2W"), dosing=Dosing.CONTINUED), set()),
    (Told(ONSET, upper=span("P15D"), dosing=Dosing.COURSE), {Unfit.LATE_FIRST_LOOK}),
    (Told(ONSET, lower=span("P6W"), upper=span("P12W"), dosing=Dosing.CONTINUED), {Unfit.LATE_FIRST_LOOK}),
    (Told(ONSET, upper=span("P1D"), is_controlled=False), {Unfit.UNCONTROLLED}),
    (Told(DURATION, Bound.AT_LEAST, lower=span("P1W")), set()),
    (Told(DURATION, Bound.AT_LEAST, lower=span("P1W"), is_controlled=False), {Unfit.UNCONTROLLED}),
    (Told(DURATION, upper=span("P1W")), {Unfit.ONE_SIDED}),
    (Told(DURATION, lower=span("P3D"), upper=span("P1W")), set()),
    (Told(PEAK, Bound.AT_LEAST, lower=span("P6W")), {Unfit.ONE_SIDED}),
    (Told(PEAK, Bound.EXACT, is_controlled=False), set()),
    (Told(RELAPSE, Bound.AT_LEAST, lower=span("P6W"), whom=Whom.RESPONDERS, is_controlled=False), set()),
    (Told(RELAPSE, upper=span("P6W"), whom=Whom.RESPONDERS), {Unfit.ONE_SIDED}),
    (Told(RELAPSE, lower=span("P2W"), upper=span("P6W"), whom=Whom.REMITTERS), set()),
    (Told(RELAPSE, Bound.EXACT, whom=Whom.RELAPSERS), {Unfit.RELAPSERS_ONLY}),
    (Told(MAINTAINED, Bound.AT_LEAST, lower=span("P1Y")), {Unfit.TREATMENT_WENT_ON}),
    (Told(SESSION, Bound.AT_LEAST, lower=span("PT2H")), set()),
    (Told(SESSION, Bound.EXACT, source_kind=ReferenceKind.WEBPAGE), {Unfit.WEAK_SOURCE}),
    (Told(SESSION, Bound.EXACT, source_kind=ReferenceKind.NEWS), {Unfit.WEAK_SOURCE}),
    (Told(SESSION, Bound.EXACT, source_kind=ReferenceKind.PRESS_RELEASE), {Unfit.WEAK_SOURCE}),
    (Told(SESSION, Bound.EXACT, source_kind=ReferenceKind.MANUAL), set()),
    (Told(SESSION, Bound.EXACT, verified=False), {Unfit.UNVERIFIED}),
)


@pytest.mark.parametrize(("told", "expected"), JUDGED)
def test_what_speaks_against_a_figure_follows_from_its_fields(told: Told, expected: set[Unfit]) -> None:
    assert {*shortcomings(told)} == expected


def test_what_follows_comes_first_in_the_vocabulary_and_is_what_no_dossier_states() -> None:
    assert {reason for _, expected in JUDGED for reason in expected} == WORKED_OUT
    assert {*[*Unfit][: len(WORKED_OUT)]} == WORKED_OUT  # as the documentation says


def test_what_follows_stands_beside_what_the_dossier_states(bounded: httpx.Client) -> None:
    course = bounded.get("/v1/time-courses/sertraline-onset").json()["data"]
    assert course["unfit"] == ["late_first_look", "end_of_trial"]
    assert (course["headline"], course["headline_note"]) == (True, "No earlier look is known.")
    assert course["source_kind"] == "label"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("unfit=end_of_trial", {"sertraline-onset"}),
        ("unfit=end_of_trial,unverified&unfit__not=late_first_look", {"ketamine-half-life", "psilocybin-acute"}),
        ("whom=responders", {"told-first"}),
        ("after=last_dose&whom=everyone_treated", {"told-later"}),
    ],
)
def test_what_decides_whether_figures_compare_can_be_asked(
    bounded: httpx.Client, question: str, expected: set[str]
) -> None:
    body = bounded.get(f"/v1/time-courses?{question}").json()
    assert {each["slug"] for each in body["data"]} == expected


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "PT40M", "1e400"])
def test_hours_that_are_no_length_of_time_are_refused(bounded: httpx.Client, value: str) -> None:
    body = bounded.get("/v1/time-courses", params={"hours__lte": value}).json()
    assert (body["status"], body["errors"][0]["parameter"]) == (422, "hours__lte")


def test_of_equal_evidence_the_newer_is_shown_first(tmp_path: Path) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    (dossiers / "relapse.yaml").write_text(RELAPSES.format(first="true", later="false"))
    with pytest.raises(BadDossier, match="though told-later comes first by source, people or year"):
        checked(dossiers)


def test_of_three_headlines_the_far_one_is_told(tmp_path: Path) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    written = "".join(
        BOUNDED.format(
            slug=condition, kind="time_to_peak_effect", bound="exact", figures=f"typical: {typical}", statistic="point"
        )
        .replace("major-depressive-disorder", condition)
        .replace("headline: false\n    unfit: [contradicted]", "headline: true")
        for condition, typical in FAR.items()
    )
    (dossiers / "peaks.yaml").write_text(f"time-courses:{written}")
    with pytest.raises(BadDossier) as caught:
        checked(dossiers)
    (fault,) = caught.value.faults
    assert "postpartum-depression: headline more than 4 times apart from" in str(fault)


@pytest.mark.parametrize(
    ("kind", "better", "worse"),
    [
        ("duration_of_effect", "meta_analysis", "rct"),
        ("duration_of_effect", "rct", "label"),
        ("duration_of_effect", "label", "trial"),
        ("duration_of_effect", "trial", "cohort"),
        ("duration_of_effect", "cohort", "review"),
        ("duration_of_effect", "review", "dataset"),
        ("session_length", "label", "meta_analysis"),
        ("session_length", "meta_analysis", "rct"),
    ],
)
def test_the_kind_of_source_decides_first(tmp_path: Path, kind: str, better: str, worse: str) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    effect = "comparator: placebo\n    dosing: single" if kind == "duration_of_effect" else "given_as: one"
    (dossiers / "two.yaml").write_text(TWO.format(kind=kind, better=better, worse=worse, effect=effect))
    with pytest.raises(BadDossier) as caught:
        checked(dossiers)
    (fault,) = caught.value.faults
    assert "worse: headline for" in str(fault)
    assert "though better comes first" in str(fault)


def test_a_range_of_affinities_is_found_by_the_end_that_is_certain(client: httpx.Client) -> None:
    record = client.get("/v1/mechanisms/ketamine-nmda-range").json()["data"]["affinity"]
    lower, upper = record["nm_lower"], record["nm_upper"]
    for question, is_found in (
        (f"affinity_nm__lte={upper}", True),
        (f"affinity_nm__lte={upper - 1}", False),
        (f"affinity_nm__gte={lower}", True),
        (f"affinity_nm__gte={lower + 1}", False),
    ):
        body = client.get(f"/v1/mechanisms?treatment=ketamine&{question}").json()
        assert ("ketamine-nmda-range" in {each["slug"] for each in body["data"]}) == is_found, question
