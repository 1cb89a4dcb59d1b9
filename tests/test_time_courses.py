"""What a time course bounds: filters compare what is certain, hours are exact, shortcomings follow from fields."""

import shutil
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.models.fitness import WORKED_OUT, shortcomings
from app.models.timing import Unfit
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


@pytest.mark.parametrize(
    ("stated", "source_kind", "expected"),
    [
        ({"kind": "onset_of_effect", "bound": "at_most", "upper": "P2D", "dosing": "single"}, "rct", set()),
        (
            {"kind": "onset_of_effect", "bound": "at_most", "upper": "P3D", "dosing": "single"},
            "rct",
            {"late_first_look"},
        ),
        (
            {"kind": "onset_of_effect", "bound": "at_most", "lower": "P1D", "upper": "P3D", "dosing": "single"},
            "rct",
            set(),
        ),
        ({"kind": "onset_of_effect", "bound": "at_most", "upper": "P2W", "dosing": "continued"}, "rct", set()),
        (
            {"kind": "onset_of_effect", "bound": "at_most", "upper": "P15D", "dosing": "course"},
            "rct",
            {"late_first_look"},
        ),
        ({"kind": "onset_of_effect", "bound": "at_most", "upper": "soon"}, "rct", set()),  # told as a fault of form
        ({"kind": "onset_of_effect", "comparator": None}, "rct", set()),  # pooled controls
        ({"kind": "onset_of_effect", "statistic": "first_separation_from_baseline"}, "rct", {"uncontrolled"}),
        ({"kind": "duration_of_effect", "comparator": None}, "rct", {"uncontrolled"}),
        ({"kind": "duration_of_effect", "bound": "at_least", "lower": "P1W"}, "rct", set()),
        ({"kind": "duration_of_effect", "bound": "at_most", "upper": "P1W"}, "rct", {"one_sided"}),
        ({"kind": "duration_of_effect", "bound": "at_most", "lower": "P3D", "upper": "P1W"}, "rct", set()),
        ({"kind": "time_to_peak_effect", "bound": "at_least", "lower": "P6W"}, "rct", {"one_sided"}),
        ({"kind": "time_to_peak_effect", "comparator": None}, "rct", set()),
        ({"kind": "time_to_relapse", "bound": "at_least", "lower": "P6W"}, "rct", {"one_sided"}),
        ({"kind": "time_to_relapse", "bound": "at_most", "upper": "P6W"}, "rct", {"one_sided"}),
        ({"kind": "time_to_relapse", "bound": "at_most", "lower": "P2W", "upper": "P6W"}, "rct", set()),
        ({"kind": "time_to_relapse", "whom": "relapsers"}, "rct", {"relapsers_only"}),
        ({"kind": "maintained_effect", "bound": "at_least", "lower": "P1Y"}, "rct", {"treatment_went_on"}),
        ({"kind": "session_length", "bound": "at_least", "lower": "PT2H"}, "label", set()),
        ({"kind": "session_length"}, "webpage", {"weak_source"}),
        ({"kind": "session_length"}, "news", {"weak_source"}),
        ({"kind": "session_length"}, "press_release", {"weak_source"}),
        ({"kind": "elimination_half_life", "verified": False}, "label", {"unverified"}),
        ({}, None, set()),  # whatever is missing is a fault of form
    ],
)
def test_what_speaks_against_a_figure_follows_from_its_fields(
    stated: dict[str, Any], source_kind: str | None, expected: set[str]
) -> None:
    assert {*shortcomings({"comparator": "placebo", "verified": True} | stated, source_kind)} == expected


def test_every_shortcoming_that_follows_is_one_that_no_dossier_states(bounded: httpx.Client) -> None:
    course = bounded.get("/v1/time-courses/sertraline-onset").json()["data"]
    assert course["unfit"] == ["late_first_look", "end_of_trial"]
    assert (course["headline"], course["headline_note"]) == (True, "No earlier look is known.")
    assert {*Unfit} > {*WORKED_OUT}


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
