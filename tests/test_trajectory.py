"""How outcomes went over time: joined only where the same was measured again, every number that of its record."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import httpx
import pytest
from scipy.stats import binomtest

from app.answers.trajectory.plotted import ArmAtStart
from app.answers.trajectory.points import start_of
from app.answers.trajectory.segments import segments
from app.answers.trajectory.series import MOST_SERIES
from app.models.analysis import TrialStage
from app.models.result import ResultRecord
from app.models.trial import TrialDesign
from app.values.unit import Unit
from tests.test_questions import cited
from tests.test_safety import ADVISING
from tests.test_trials import ask, every

TRD = "treatment-resistant-depression"
OUTCOMES = ("response", "remission", "madrs-change", "madrs-score", "qids-sr16-change", "relapse")
ALIKE = (
    *("study", "arm", "treatment", "outcome", "scale", "stage", "analysis", "analysis_in_words", "condition"),
    *("definition", "threshold", "missing_data", "subgroup", "anchor", "anchor_in_words", "unit", "design"),
)
"""What a series says once, and each of its results, too."""
SAME = ("events", "n", "proportion", "mean", "sd", "se", "statistic", "unfit", "source", "locator", "verified", "note")
"""What a point has as its result has it."""
Json = dict[str, Any]


def course(client: httpx.Client, treatment: str, **asked: str) -> Json:
    response = client.get(f"/v1/treatments/{treatment}/trajectory", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def refused(client: httpx.Client, treatment: str, **asked: str) -> Json:
    response = client.get(f"/v1/treatments/{treatment}/trajectory", params=asked)
    assert response.status_code == 422, response.text
    return response.json()


def series_in(body: Json, study: str, arm: str, **others: Any) -> Json:  # any: of the answer
    (found,) = [
        each
        for each in body["data"]["series"]
        if (each["study"]["slug"], each["arm"]) == (study, arm) and others.items() <= each.items()
    ]
    return found


def figures(series: Json) -> list[tuple[float, int, int]]:
    return [(each["hours"], each["events"], each["n"]) for each in series["points"]]


def measured(series: Json) -> list[Json]:
    return [each for each in series["points"] if each["fact"]]


def listed(client: httpx.Client, body: Json) -> dict[str, Json]:
    """Every result at which an answer looked, by its key."""
    addresses = [each.partition("/v1/")[2] for each in body["links"]["evidence"]]
    found = [each for address in addresses for each in every(client, f"{address}&limit=200")]
    assert len(found) == len({each["slug"] for each in found})
    return {each["slug"]: each for each in found}


# What is shown


def test_psilocybin_is_shown_beside_the_arm_that_got_almost_none(real: httpx.Client) -> None:
    body = course(real, "psilocybin", outcome="response", condition=TRD)
    high, low = (series_in(body, "comp001", arm) for arm in ("psilocybin-25", "psilocybin-1"))
    times = (24, 168, 504, 1008, 1512, 2016)
    for series, events in ((high, (42, 35, 29, 26, 20, 26)), (low, (18, 12, 14, 16, 12, 13))):
        assert figures(series) == [(hours, number, 79) for hours, number in zip(times, events, strict=True)]
        assert (series["scale"]["slug"], series["connect"], series["arm_n"]) == ("madrs", True, 79)
    assert (high["is_of_treatment"], low["is_of_treatment"]) == (True, False)
    assert low["treatment"]["slug"] == "low-dose-psychedelic"
    assert [each["slug"] for each in high["comparators"]] == ["low-dose-psychedelic"]
    assert (body["meta"]["studies"], body["meta"]["studies_with_two_times"]) == (3, 1)
    assert body["data"]["sentence"] == (
        "1 of 3 studies has two times or more; the others are single points."
        " This shows what was measured, not the course of one person."
    )


def test_of_ect_there_is_one_study_with_one_time(real: httpx.Client) -> None:
    body = course(real, "ect", outcome="response", condition=TRD)
    assert (body["meta"]["studies"], body["meta"]["studies_with_two_times"]) == (1, 0)
    assert body["data"]["sentence"] == "No study reports this outcome at more than one time."
    assert [each["connect"] for each in body["data"]["series"]] == [False, False]


def test_what_came_after_a_crossover_is_never_joined_to_what_was_randomised(real: httpx.Client) -> None:
    body = course(real, "psilocybin", outcome="response")
    of_griffiths = [each for each in body["data"]["series"] if each["study"]["slug"] == "griffiths-2016"]
    assert {(each["arm"], each["stage"], each["anchor_in_words"]) for each in of_griffiths} == {
        (arm, stage, anchor)
        for arm in ("high-first", "low-first")
        for stage, anchor in (
            ("first_period", "session 1"),
            ("after_crossover", "session 1"),
            ("after_crossover", "session 2"),
        )
    }  # six months count from the second session, and so stand on another axis than ten weeks
    assert not any(each["connect"] for each in of_griffiths)
    assert any("`after_crossover`" in each for each in body["meta"]["notices"])
    assert any("same start" in each for each in body["meta"]["notices"])


def test_a_score_begins_where_the_arm_did_and_a_change_at_0(real: httpx.Client) -> None:
    score = series_in(course(real, "psilocybin", outcome="madrs-score"), "back-2024", "psilocybin")
    assert [(each["hours"], each["mean"], each["n"]) for each in score["points"]] == [(0, 27.67, 15), (672, 6.33, 15)]
    first = score["points"][0]
    assert (first["by_definition"], first["fact"]) == (False, None)
    assert {name: first[name] for name in score["baseline"]} == score["baseline"]
    assert score["connect"]
    changes = course(real, "psilocybin", outcome="madrs-change")
    raison = series_in(changes, "raison-2023", "psilocybin")
    zero = raison["points"][0]
    assert (zero["hours"], zero["mean"], zero["by_definition"], zero["source"]) == (0, 0, True, None)
    assert (zero["n"], zero["lower"]) == (None, None)
    assert [each["interval"] for each in measured(raison)] == ["source"] * 5
    once = series_in(changes, "back-2024", "psilocybin")
    assert (len(once["points"]), once["connect"]) == (2, False)  # of which one is nobody's measurement
    assert changes["meta"]["studies_with_two_times"] == 2
    assert changes["data"]["sentence"].endswith("The start is not counted as a time.")


def test_no_start_is_shown_where_times_count_from_the_end_of_treatment(real: httpx.Client) -> None:
    body = course(real, "ect", outcome="madrs-score")
    later = series_in(body, "anderson-2017-ketamine-ect", "ect-saline")
    assert (later["anchor"], later["stage"]) == ("end_of_treatment", "follow_up")
    assert later["baseline"]["mean"] > 0
    assert later["points"][0]["hours"] > 0
    assert body["data"]["sentence"].startswith("The one study has two times or more. ")


def test_what_tells_the_same_less_well_is_left_out_and_another_way_of_averaging_stands_apart(
    real: httpx.Client,
) -> None:
    body = course(real, "dextromethorphan-bupropion", outcome="madrs-change")
    reasons = {each["fact"]: each["reason"] for each in body["data"]["left_out"]}
    assert reasons["gemini-dextromethorphan-bupropion-madrs-change-p6w-least-squares-mean"] == "twice_told"
    assert reasons["ascend-bupropion-madrs-change"] == "no_time"
    assert body["data"]["sentence"].startswith("Both studies have two times or more. ")
    assert not any("number of people" in each for each in body["meta"]["notices"])  # which is not known, so no change
    apart = course(real, "lsd", outcome="madrs-change", study="emerge")["data"]
    lsd = [each for each in apart["series"] if each["is_of_treatment"]]
    assert [[one["statistic"] for one in measured(each)] for each in lsd] == [["least_squares_mean"], ["mean"]]
    assert "at more than one time in one arm and in one way" in apart["sentence"]


def test_a_share_without_people_is_left_out_and_one_without_counts_has_the_interval_of_its_source(
    real: httpx.Client,
) -> None:
    body = course(real, "ketamine", outcome="remission")
    reasons = {each["fact"]: each["reason"] for each in body["data"]["left_out"]}
    assert reasons["ionescu-2019-ketamine-remission-p3w"] == "no_figure"
    relapse = series_in(course(real, "nortriptyline", outcome="relapse"), "sackeim-2001", "nortriptyline")
    (point,) = relapse["points"]
    assert (point["events"], point["lower"], point["upper"], point["interval"]) == (None, 0.41, 0.79, "source")
    assert "model_estimate" in point["unfit"]
    kads = series_in(body, "kads", "ketamine-fixed")["points"][0]
    assert (kads["n"], kads["lower"], kads["interval"]) == (None, None, None)


# Joined only within


@pytest.fixture(scope="module")
def treatments(real: httpx.Client) -> list[str]:
    return [each["slug"] for each in every(real, "treatments?limit=200&fields=slug")]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_points_are_joined_only_within_one_arm_measured_in_one_way(
    real: httpx.Client, treatments: list[str], outcome: str
) -> None:
    results = {each["slug"]: each for each in every(real, f"results?outcome={outcome}&limit=200")}
    shown = 0
    for treatment in treatments:
        body = course(real, treatment, outcome=outcome)
        below = {each["slug"] for each in every(real, f"treatments?within={treatment}&fields=slug&limit=200")}
        cited_in_full(body)
        for series in body["data"]["series"]:
            check_series(series, results, below)
            shown += len(series["points"])
        check_nothing_is_lost(body, results, below)
    assert shown


def check_series(series: Json, results: dict[str, Json], below: set[str]) -> None:
    points = series["points"]
    assert all(one["hours"] < other["hours"] for one, other in pairwise(points))
    records = [results[each["fact"]] for each in measured(series)]
    assert records
    assert series["links"] == [f"{series['links'][0].rpartition('/')[0]}/{each['slug']}" for each in records]
    for record, point in zip(records, measured(series), strict=True):
        assert {name: record[name] for name in ALIKE} == {name: series[name] for name in ALIKE}
        assert {name: record[name] for name in SAME} == {name: point[name] for name in SAME}
        assert record["timepoint"] == {"iso8601": point["iso"], "hours": point["hours"]}
        assert "twice_told" not in record["unfit"]
        check_interval(record, point)
    assert len({(each["statistic"], "part_of_people" in each["unfit"]) for each in records}) == 1
    starts = [each for each in points if not each["fact"]]
    begins = series["anchor"] in ("start_of_treatment", "randomisation") and (
        series["stage"] in ("randomised", "first_period") or series["design"] in ("single_arm", "cohort")
    )
    told = {"event": [], "change": [(0, 0, True)], "score": []}
    if series["baseline"]:
        told["score"] = [(0, series["baseline"]["mean"], False)]
    expected = told[series["outcome_kind"]] if begins else []
    assert [(each["hours"], each["mean"], each["by_definition"]) for each in starts] == expected
    assert series["connect"] == (sum(not each["by_definition"] for each in points) > 1)
    assert series["is_of_treatment"] == (series["treatment"]["slug"] in below)


def check_interval(record: Json, point: Json) -> None:
    if point["interval"] == "wilson":
        assert 0 <= point["lower"] <= point["proportion"] <= point["upper"] <= 1
        known = binomtest(point["events"], point["n"]).proportion_ci(0.95, method="wilson")
        assert (point["lower"], point["upper"]) == pytest.approx((known.low, known.high), abs=1e-4)
        assert point["level"] == 0.95
    else:
        assert record["events"] is None or record["n"] is None
        told = [record[name] for name in ("lower", "upper", "level")]
        assert [point[name] for name in ("lower", "upper", "level")] == told
        assert (point["interval"] is None) == (told[:2] == [None, None])


def check_nothing_is_lost(body: Json, results: dict[str, Json], below: set[str]) -> None:
    """Every result of the trials in which the treatment has one is a point, left out, or counted as not shown."""
    own = {each["study"]["slug"] for each in results.values() if each["treatment"]["slug"] in below}
    there = {slug for slug, each in results.items() if each["study"]["slug"] in own}
    points = [one["fact"] for each in body["data"]["series"] for one in measured(each)]
    left_out = [each["fact"] for each in body["data"]["left_out"]]
    told = [*points, *left_out]
    assert len(told) == len({*told})
    assert {*told} <= there
    meta = body["meta"]
    assert len(told) + meta["results_not_shown"] == meta["results_total"] == len(there)
    assert (meta["results_not_shown"] == 0) == (len(body["data"]["series"]) == meta["series_total"])
    for each in body["data"]["left_out"]:
        record = results[each["fact"]]
        why = {
            "no_time": record["timepoint"] is None,
            "no_figure": record["proportion"] is None and record["mean"] is None,
            "twice_told": "twice_told" in record["unfit"],
        }
        assert why[each["reason"]]


def cited_in_full(body: Json) -> None:
    told = [*(one for each in body["data"]["series"] for one in measured(each)), *body["data"]["left_out"]]
    starts = [each["baseline"] for each in body["data"]["series"] if each["baseline"]]
    cited([*told, *starts], body["references"])
    assert {each["source"] for each in (*told, *starts)} == body["references"].keys()


def test_two_results_of_one_time_are_never_in_one_series(real: httpx.Client) -> None:
    """No two of the release are; a later one may have the same from another paper, or twice from one."""
    slugs = ("psilocybin-25-response-madrs-p1d", "psilocybin-25-response-madrs-p1w")
    day, week = (ResultRecord.model_validate(ask(real, f"results/comp001-{each}")["data"]) for each in slugs)
    again, other = (
        day.model_copy(update={"slug": "again"}),
        day.model_copy(update={"slug": "other", "source": "goodwin-2022"}),
    )

    def joined(*records: ResultRecord) -> list[list[str]]:
        return sorted([each.slug for each in one] for one in segments(records))

    assert joined(week, day) == [[day.slug, week.slug]]
    assert joined(week, day, other) == [[day.slug, week.slug], ["other"]]
    assert joined(week, day, again) == sorted([[day.slug], [week.slug], ["again"]])
    assert joined(week, day, other, again) == sorted([[day.slug], [week.slug], ["again"], ["other"]])


def test_a_score_starts_only_where_that_is_what_was_measured_at_time_0(real: httpx.Client) -> None:
    """The release holds nothing else; a later one may hold what came after the trial, or scores that are no points."""
    (series,) = [
        each
        for each in course(real, "psilocybin", outcome="madrs-score", study="back-2024")["data"]["series"]
        if each["is_of_treatment"]
    ]
    record = ResultRecord.model_validate(ask(real, f"results/{measured(series)[0]['fact']}")["data"])
    baseline = ArmAtStart.model_validate(series["baseline"])

    def starts(**changed: object) -> int:
        return len([*start_of(record.model_copy(update=changed), baseline)])

    assert starts() == 1
    assert starts(stage=TrialStage.FOLLOW_UP) == starts(stage=TrialStage.OPEN_LABEL) == 0
    assert starts(stage=TrialStage.OPEN_LABEL, design=TrialDesign.SINGLE_ARM) == 1
    assert starts(unit=Unit.FRACTION_OF_BASELINE) == 0
    assert starts(anchor=None) == 0


# Nothing is lost in silence


@pytest.mark.parametrize(
    ("treatment", "asked"),
    [
        ("psilocybin", {"outcome": "response"}),
        ("psilocybin", {"outcome": "response", "condition": TRD, "scale": "madrs"}),
        ("esketamine-nasal", {"outcome": "response", "study": "transform-2,transform-3"}),
        ("ketamine", {"outcome": "remission", "verified": "true"}),
        ("ketamine", {"outcome": "remission", "source__not": "zarate-2006"}),
        ("ssri", {"outcome": "dropout-any"}),
    ],
    ids=str,
)
def test_the_evidence_lists_what_was_looked_at_and_nothing_else(
    real: httpx.Client, treatment: str, asked: dict[str, str]
) -> None:
    body = course(real, treatment, **asked)
    found = listed(real, body)
    told = {one["fact"] for each in body["data"]["series"] for one in measured(each)}
    told |= {each["fact"] for each in body["data"]["left_out"]}
    assert told
    assert told <= found.keys()
    assert len(found) == body["meta"]["results_total"] == len(told) + body["meta"]["results_not_shown"]


def test_filters_keep_to_what_they_name(real: httpx.Client) -> None:
    on_madrs = course(real, "psilocybin", outcome="response", scale="MADRS")["data"]
    assert {each["scale"]["slug"] for each in on_madrs["series"]} == {"madrs"}
    assert on_madrs["scale"]["slug"] == "madrs"
    alone = course(real, "psilocybin", outcome="response", study="ross-2016")["data"]
    assert {each["study"]["slug"] for each in alone["series"]} == {"ross-2016"}
    seen = course(real, "ketamine", outcome="remission", verified="true")["data"]["series"]
    assert all(one["verified"] for each in seen for one in each["points"])
    without = course(real, "psilocybin", outcome="madrs-score", source__not="metapsy-psiloctr")
    assert "metapsy-psiloctr" not in without["references"]
    lost = series_in(course(real, "psilocybin", outcome="madrs-change"), "comp001", "psilocybin-25")
    changes = course(real, "psilocybin", outcome="madrs-change", source__not="metapsy-psiloctr")
    kept = series_in(changes, "comp001", "psilocybin-25")
    assert (lost["baseline"]["source"], kept["baseline"]) == ("metapsy-psiloctr", None)
    assert measured(kept) == measured(lost)
    named = course(real, "Spravato", outcome="RESPONSE", condition="TRD")["data"]
    assert (named["treatment"]["slug"], named["outcome"]["slug"]) == ("esketamine-nasal", "response")


def test_a_class_with_hundreds_of_series_says_how_to_ask_for_fewer(real: httpx.Client, statements: list[str]) -> None:
    body = course(real, "ssri", outcome="response")
    meta, shown = body["meta"], body["data"]["series"]
    assert len(shown) <= MOST_SERIES < meta["series_total"]
    assert meta["notices"][0].startswith(f"{len(shown)} series are shown")
    assert f"{meta['series_total'] - len(shown)} more are not" in meta["notices"][0]
    whole = listed(real, body)
    for study in {each["study"]["slug"] for each in shown}:  # a trial is shown as a whole
        facts = {one["fact"] for each in shown if each["study"]["slug"] == study for one in measured(each)}
        facts |= {each["fact"] for each in body["data"]["left_out"]}
        assert {slug for slug, each in whole.items() if each["study"]["slug"] == study} <= facts
    statements.clear()
    course(real, "ssri", outcome="response", condition=TRD)  # of the same results
    assert len([*statements]) <= 1


def test_the_studies_with_the_most_times_come_first(real: httpx.Client) -> None:
    shown = course(real, "psilocybin", outcome="response")["data"]["series"]
    studies = [*dict.fromkeys(each["study"]["slug"] for each in shown)]
    assert studies[:3] == ["comp001", "raison-2023", "ross-2016"]
    assert studies[3:] == sorted(studies[3:])
    for study in studies:
        own = [each["is_of_treatment"] for each in shown if each["study"]["slug"] == study]
        assert own == sorted(own, reverse=True)


def test_each_collection_is_read_once(real_store: str, statements: list[str]) -> None:
    from tests.conftest import asked

    with asked(real_store) as fresh:
        statements.clear()
        course(fresh, "antidepressant", outcome="remission")
        tables = [re.findall(r"FROM (\w+)", each)[0] for each in statements]
    assert sorted(tables) == ["outcome", "reference", "result", "study"]


# Where there is nothing


def test_a_form_is_not_answered_with_its_substance(real: httpx.Client) -> None:
    body = course(real, "ketamine-im", outcome="response")
    assert (body["data"]["series"], body["data"]["left_out"], body["meta"]["studies"]) == ([], [], 0)
    assert body["data"]["sentence"] == (
        "No result of response with intramuscular racemic ketamine is recorded."
        " That does not mean that nobody measured it: not every trial is here."
    )
    (notice,) = body["meta"]["notices"]
    assert "Ketamine (racemic), of which it is a form, has " in notice
    wider = httpx.URL(body["links"]["wider"][0])
    assert (wider.path, wider.params["outcome"]) == ("/v1/treatments/ketamine/trajectory", "response")
    number = sum(each["is_of_treatment"] for each in real.get(str(wider)).json()["data"]["series"])
    assert number
    assert listed(real, body) == {}
    lithium = course(real, "lithium", outcome="relapse")
    assert "to which it belongs, has " in lithium["meta"]["notices"][0]


def test_where_a_condition_has_nothing_others_are_told(real: httpx.Client) -> None:
    body = course(real, "ect", outcome="madrs-score", condition="bipolar-depression")
    assert "in bipolar depression is recorded" in body["data"]["sentence"]
    assert body["meta"]["notices"] == ["In other conditions 8 results are recorded: leave `condition` out."]
    assert listed(real, body) == {}
    kept = course(real, "psilocybin", outcome="response", study="comp001", source__not="metapsy-psiloctr")
    assert "kept to `study` and `source__not`, is recorded" in kept["data"]["sentence"]


def sentences(body: Json) -> Iterator[str]:
    yield body["data"]["sentence"]
    yield from body["meta"]["notices"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_sentences_are_of_the_fields_and_advise_nothing(
    real: httpx.Client, treatments: list[str], outcome: str
) -> None:
    seen: set[str] = set()
    for treatment in treatments:
        body = course(real, treatment, outcome=outcome)
        meta, sentence = body["meta"], body["data"]["sentence"]
        for text in sentences(body):
            assert not ADVISING.search(text), text
            assert "significant" not in text
            assert not re.search(r"\b1 (studies|results|series are)\b|\b[02-9] (result|study|series is)\b", text), text
        own = [each for each in body["data"]["series"] if each["is_of_treatment"]]
        left_out = body["data"]["left_out"]
        assert any("no place in a plot: `left_out`" in each for each in meta["notices"]) == bool(left_out)
        if sentence.startswith("No study reports this outcome at more than one time."):
            assert not [each for each in left_out if each["is_of_treatment"] and each["reason"] != "twice_told"]
        if meta["results_not_shown"] == 0:
            counted = {each["study"]["slug"] for each in own}
            twice = {each["study"]["slug"] for each in own if len(measured(each)) > 1}
            assert (meta["studies"], meta["studies_with_two_times"]) == (len(counted), len(twice))
        kind = (
            "nothing"
            if not meta["results_total"]
            else "no place"
            if not meta["studies"]
            else "once"
            if not meta["studies_with_two_times"]
            else "twice"
        )
        begins = {
            "nothing": "No result of ",
            "no place": "What is recorded of this outcome has no place in a plot",
            "once": "No study reports this outcome at more than one time",
            "twice": (
                "The one study has",
                "Both studies have",
                "All ",
                f"{meta['studies_with_two_times']} of {meta['studies']} studies ha",
            ),
        }
        assert sentence.startswith(begins[kind]), sentence
        seen.add(kind)
    assert {"nothing", "once"} <= seen, seen


# Problems


def test_what_has_no_value_at_a_time_is_refused_with_what_has(real: httpx.Client) -> None:
    (fault,) = refused(real, "ect", outcome="MADRS")["errors"]
    assert (fault["parameter"], "rating scale itself" in fault["detail"]) == ("outcome", True)
    assert {"madrs-change", "madrs-score"} <= {*fault["did_you_mean"]}
    assert {"response", "hamd17-change"} <= {*fault["allowed"]}
    assert {"madrs", "time-to-relapse", "falls"}.isdisjoint(fault["allowed"])
    (fault,) = refused(real, "ect", outcome="time-to-relapse")["errors"]
    assert "ask for an event instead" in fault["detail"]
    (fault,) = refused(real, "ect", outcome="falls")["errors"]
    assert "is a count" in fault["detail"]


def test_a_scale_on_which_it_is_not_measured_is_refused(real: httpx.Client) -> None:
    other = refused(real, "ect", outcome="madrs-change", scale="hamd17")
    (fault,) = other["errors"]
    assert (fault["parameter"], fault["allowed"]) == ("scale", ["madrs"])
    assert real.get(other["suggested_request"]).status_code == 200
    (fault,) = refused(real, "ect", outcome="response", scale="remission")["errors"]
    assert "is no rating scale" in fault["detail"]


def test_what_is_misspelt_missing_or_unknown_is_told(real: httpx.Client) -> None:
    (fault,) = refused(real, "ect")["errors"]
    assert (fault["parameter"], fault["detail"]) == ("outcome", "must be given")
    (fault,) = refused(real, "ect", outcome="respnse")["errors"]
    assert "response" in fault["did_you_mean"]
    assert refused(real, "ect", outcome="response", condition="gout")["errors"][0]["parameter"] == "condition"
    assert refused(real, "ect", outcome="response", study="no-such-trial")["errors"][0]["parameter"] == "study"
    assert refused(real, "ect", outcome="response", limit="5")["errors"][0]["parameter"] == "limit"
    unknown = real.get("/v1/treatments/no-such-treatment/trajectory?outcome=response")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not-found")
