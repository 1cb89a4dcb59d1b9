"""Treatments side by side: the right fact in each cell, what may not be put in order, nothing left out in silence."""

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any

import httpx
import pytest
import yaml

from app.compare.metrics import BY_NAME, STANDARD
from app.compare.vocabulary import MetricName, WhyAbsent
from app.values.audience import Audience
from app.values.duration import DAYS_A_MONTH
from app.values.numerals import numbers
from tests.conftest import ROOT, asked
from tests.test_safety import ADVISING
from tests.test_trials import ask, every

EXPECTED = yaml.safe_load((ROOT / "tests/compare.yaml").read_text("utf-8"))
"""Rows with the cells that they must have."""
CORE = ("ketamine-iv", "esketamine-nasal", "ssri", "psilocybin", "ect")
TRD, MDD = "treatment-resistant-depression", "major-depressive-disorder"
SERVED = ",".join(BY_NAME)
TIMES = ("typical", "lower", "upper", "range_lower", "range_upper")
NAMED_BY = {
    "facts": "slug",
    "larger_not_shown": "slug",
    "disputed_by": "slug",
    "topics": "topic",
    "warnings": "code",
    "statuses": "fact",
    "subdivisions": "fact",
}
"""Lists of a cell -> by what their parts are known."""
Json = dict[str, Any]


def compare(client: httpx.Client, treatments: Sequence[str] = CORE, **asked: str) -> Json:
    """The answer to a comparison, all of its metrics unless others are asked for."""
    query = {"treatments": ",".join(treatments), "metrics": SERVED, "condition": TRD, **asked}
    response = client.get("/v1/compare", params={name: value for name, value in query.items() if value})
    assert response.status_code == 200, response.text
    return response.json()


def refused(client: httpx.Client, query: str) -> Json:
    response = client.get(f"/v1/compare?{query}")
    assert response.status_code == 422, response.text
    return response.json()


def cells(body: Json) -> Iterator[tuple[Json, Json]]:
    """Every row with each of its cells."""
    for row in body["data"]["rows"]:
        yield from ((row, cell) for cell in row["cells"])


def row_of(body: Json, metric: str, jurisdiction: str | None = None) -> Json:
    (found,) = [
        each
        for each in body["data"]["rows"]
        if (each["metric"]["slug"], each["jurisdiction"]) == (metric, jurisdiction)
    ]
    return found


def cell_in(body: Json, metric: str, treatment: str, jurisdiction: str | None = None) -> Json:
    found = {each["treatment"]["slug"]: each for each in row_of(body, metric, jurisdiction)["cells"]}
    return found[treatment]


def ends_of(effect: Json) -> Any:  # any: a figure, or the ends of a range
    """The figure of an effect, or the ends of the range over members."""
    return [effect["range_lower"], effect["range_upper"]] if effect["members"] else effect["value"]


def shown(cell: Json, key: str) -> Any:  # any: of the answer
    """What a cell shows, as the table of what is expected writes it."""
    is_time = key in TIMES and not cell["measure"]
    value: Any = cell.get(f"{key}_iso") if is_time else cell.get(key)
    if key in ("condition", "comparator", "outcome"):
        return value and value["slug"]
    if key == "members":
        return {each["treatment"]["slug"]: each["facts"][0]["slug"] for each in cell["members"]}
    if key == "effects":
        return {each["effect"]["slug"]: [ends_of(each), len(each["members"])] for each in value}
    if key in NAMED_BY:
        return [each[NAMED_BY[key]] for each in value]
    if key in ("primary", "contributing", "disputed"):
        return [each["target"]["slug"] for each in value]
    return value


@pytest.fixture(scope="module", params=[TRD, MDD])
def core(real: httpx.Client, request: pytest.FixtureRequest) -> Json:
    """The five treatments in one condition, everything that is served."""
    return compare(real, condition=request.param)


# The right fact in each cell


@pytest.mark.parametrize(
    "expected",
    EXPECTED,
    ids=lambda each: "-".join((each["condition"][0], each["metric"], each.get("jurisdiction", ""))),
)
def test_each_cell_holds_what_it_must(real: httpx.Client, expected: Json) -> None:
    body = compare(real, condition=expected["condition"], metrics=expected["metric"])
    row = row_of(body, expected["metric"], expected.get("jurisdiction"))
    assert {each["code"]: each["severity"] for each in row["warnings"]} == expected.get("warnings", {})
    blocked = {code for pair in row["pairs"] for code in pair["blocked_by"]}
    assert (sorted(blocked), row["comparable"]) == (expected.get("blocked_by", []), expected.get("comparable"))
    rank: Json = row["rank"] or {"order": [], "reason": None}
    assert [[each["lower"], each["higher"]] for each in rank["order"]] == expected.get("order", [])
    assert rank["reason"] == expected.get("refused")
    assert [each["treatment"]["slug"] for each in row["cells"]] == [*expected["cells"]]
    for cell, wanted in zip(row["cells"], expected["cells"].values(), strict=True):
        if kind := wanted.get("absent"):
            assert (cell["state"], cell["absence"]["kind"]) == ("absent", kind)
            told = {name: cell["absence"][name] for name in ("reasons", "see", "facts_not_shown")}
            assert told == {"reasons": [], "see": None, "facts_not_shown": 0} | {
                name: value for name, value in wanted.items() if name != "absent"
            }
        else:
            assert (cell["state"], cell["absence"]) == ("value", None)
            assert {name: shown(cell, name) for name in wanted} == wanted
            assert shown(cell, "warnings") == wanted.get("warnings", [])


def test_every_served_metric_is_looked_at_in_both_conditions_where_it_depends_on_one() -> None:
    looked_at = {(each["metric"], each["condition"]) for each in EXPECTED}
    assert {metric for metric, _ in looked_at} == {*BY_NAME}
    bound = {name for name, metric in BY_NAME.items() if metric.of_condition}
    assert {*product(bound, (TRD, MDD))} <= looked_at


def test_a_class_speaks_by_its_members_only_if_two_are_alike(real: httpx.Client) -> None:
    body = compare(real, ["ssri", "tricyclic-antidepressant", "psilocybin"], metrics="half_life,relapse,onset")
    half_life = cell_in(body, "half_life", "ssri")
    ends = [(each["treatment"]["slug"], each["value"], each["lower"], each["upper"]) for each in half_life["members"]]
    assert len(ends) == 6
    assert half_life["range_lower"] == min(value or lower for _, value, lower, _ in ends)
    assert half_life["range_upper"] == max(value or upper for _, value, _, upper in ends)
    assert (half_life["value"], half_life["source"]) == (None, None)  # never an average, never one source for several
    relapse = cell_in(body, "relapse", "ssri")
    assert relapse["absence"]["reasons"][0] == "fewer_than_two_members"
    for each in (cell for _, cell in cells(body) if cell["members"]):
        assert len({(one["condition"] and one["condition"]["slug"], one["bound"]) for one in each["members"]}) == 1


def test_a_harm_is_told_from_the_side_that_is_asked_for(real: httpx.Client) -> None:
    body = compare(real, ["ketamine-iv", "ect"], metrics="serious_adverse_events,common_adverse_effects")
    ketamine, ect = row_of(body, "serious_adverse_events")["cells"]
    assert ketamine["facts"] == ect["facts"]
    assert (ketamine["mirrored"], ect["mirrored"]) == (False, True)
    assert [each["events"] for each in ketamine["arms"]] == [14, 23]
    assert ketamine["arms"] == ect["arms"][::-1]
    assert (ketamine["value"], ketamine["lower"], ketamine["upper"]) == (-0.1017, -0.2173, 0.0164)
    assert (ect["value"], ect["lower"], ect["upper"]) == (0.1017, -0.0164, 0.2173)
    (pair,) = row_of(body, "serious_adverse_events")["pairs"]
    assert pair["blocked_by"] == []  # each is the other's comparator, in one trial
    apart = compare(real, ["ketamine-iv", "sertraline", "ect"], metrics="common_adverse_effects")
    blocked = {(each["treatment"], each["other"]): each["blocked_by"] for each in apart["data"]["rows"][0]["pairs"]}
    assert blocked["ketamine-iv", "ect"] == []
    assert "active_control" in blocked["ketamine-iv", "sertraline"]


def test_common_effects_are_of_one_table_and_as_many_as_are_asked_for(real: httpx.Client) -> None:
    for number in (1, 10):
        body = compare(real, ["esketamine-nasal", "venlafaxine"], metrics="common_adverse_effects", effects=str(number))
        for cell in row_of(body, "common_adverse_effects")["cells"]:
            assert len(cell["effects"]) == len(cell["facts"]) <= number
            assert {each["source"] for each in cell["facts"]} == {cell["source"]}
            values = [each["value"] for each in cell["effects"]]
            assert values == sorted(values, reverse=True)  # of the excess over the control
            for effect in cell["effects"]:
                (treated, comparator), absolute = effect["arms"], effect["absolute"]
                assert absolute["baseline"]["risk"] == comparator["proportion"]
                assert absolute["baseline"]["origin"] == "own_arms"
                assert absolute["treated"]["value"] == pytest.approx(1_000 * treated["proportion"], abs=0.11)
                assert absolute["difference"]["value"] == pytest.approx(1_000 * effect["value"], abs=0.11)
        assert f"effects={number}" in body["links"]["permalink"]
    mirtazapine = compare(real, ["mirtazapine", "ect"], metrics="common_adverse_effects", condition=MDD)
    missed = cell_in(mirtazapine, "common_adverse_effects", "mirtazapine")
    (told,) = (each["text"] for each in missed["warnings"] if each["code"] == "commoner_elsewhere")
    assert "somnolence (540 of 1,000 against 180)" in told  # of a table that was seen on a web page
    both = compare(real, ["mirtazapine", "venlafaxine"], metrics="common_adverse_effects", condition=MDD)
    assert "For mirtazapine" in row_of(both, "common_adverse_effects")["sentence"]
    for wrong in ("0", "11", "many"):
        assert "effects" in refused(real, f"treatments=ect,psilocybin&effects={wrong}")["detail"]


def test_rates_of_other_people_and_of_something_else_are_left_out(real: httpx.Client) -> None:
    """Nortriptyline against knee pain, psilocybin in healthy people, one seizure in so many sessions."""
    body = compare(real, ["nortriptyline", "psilocybin", "ect"], metrics="serious_adverse_events", condition=MDD)
    nortriptyline, psilocybin, _ = row_of(body, "serious_adverse_events")["cells"]
    assert nortriptyline["absence"]["reasons"] == ["other_people"]
    assert psilocybin["comparator"]["slug"] == "niacin"  # rather than 12 of 233, with whom nobody was compared
    alone = compare(real, ["nortriptyline", "psilocybin"], metrics="common_adverse_effects", condition=MDD)
    assert "other_people" in cell_in(alone, "common_adverse_effects", "nortriptyline")["absence"]["reasons"]
    kept = compare(real, ["psilocybin", "rtms-10hz-left"], metrics="dropout_adverse_events", condition=MDD)
    uncontrolled = cell_in(kept, "dropout_adverse_events", "rtms-10hz-left")
    assert (uncontrolled["value"], uncontrolled["measure"], uncontrolled["control"]) == (None, None, "none")
    assert [each["events"] for each in uncontrolled["arms"]] == [7]
    assert uncontrolled["why_no_absolute"] == "no_comparator"
    assert "no_control" in shown(uncontrolled, "warnings")
    assert "no rate of a control is recorded" in uncontrolled["sentence"]  # there was one, whose rate was not seen


def test_a_class_is_no_range_over_trials_that_somebody_would_have_to_pick(real: httpx.Client) -> None:
    body = compare(real, ["ssri", "snri", "tricyclic-antidepressant"], metrics="response,remission", condition=MDD)
    assert "single_trials" in cell_in(body, "remission", "ssri")["absence"]["reasons"]
    response = cell_in(body, "response", "ssri")
    assert {each["studies"] for each in response["members"]} == {None}  # estimates over trials
    assert len({(each["measure"], each["control"], each["with_background"]) for each in response["members"]}) == 1


def test_of_three_trials_that_are_alike_none_stands_for_the_others(real: httpx.Client) -> None:
    """Vortioxetine once stood with the lowest of 14 trials, worse than placebo, which they are not together."""
    body = compare(real, ["vortioxetine", "venlafaxine", "psilocybin"], metrics="remission", condition=MDD)
    vortioxetine, _, psilocybin = row_of(body, "remission")["cells"]
    assert (vortioxetine["rule"], vortioxetine["value"], vortioxetine["studies"]) == ("range_over_trials", None, 14)
    assert (vortioxetine["range_lower"], vortioxetine["range_upper"]) == (-0.0233, 0.2101)
    trials = [ask(real, f"contrasts/{fact['slug']}")["data"] for fact in vortioxetine["facts"]]
    assert len({each["study"]["slug"] for each in trials}) == 14
    assert {each["measure"] for each in trials} == {vortioxetine["measure"]}
    assert min(each["value"] for each in trials) == vortioxetine["range_lower"]
    assert vortioxetine["why_no_absolute"] == "trials"
    assert psilocybin["rule"] == "best_estimate"  # two trials


def test_what_was_added_to_a_treatment_has_no_baseline_of_the_control_alone(real: httpx.Client) -> None:
    """Lithium added to an antidepressant once helped 622 of 1,000, reckoned from placebo alone in other people."""
    body = compare(real, ["lithium", "bupropion"], metrics="response", condition=TRD)
    lithium, bupropion = row_of(body, "response")["cells"]
    assert (lithium["facts"][0]["slug"], lithium["with_background"]) == ("nelson-2014-lithium-response", True)
    assert (lithium["absolute"], lithium["why_no_absolute"]) == (None, "no_baseline")
    assert "added to what people already got" in lithium["sentence"]
    assert bupropion["absolute"]["baseline"]["origin"] == "median_of_trials"
    assert "as in other trials" in bupropion["sentence"]  # the source prints only the ratio
    arms = every(real, f"{bupropion['absolute']['baseline']['link'].partition('/v1/')[2]}&limit=200")
    assert len({each["study"]["slug"] for each in arms}) == bupropion["absolute"]["baseline"]["trials"]
    assert not any("weak_source" in each["unfit"] for each in arms)
    (pair,) = row_of(body, "response")["pairs"]
    assert "control_differs" in pair["blocked_by"]


def test_a_look_at_which_nothing_was_seen_puts_no_onset_behind_another(real: httpx.Client) -> None:
    """A small trial of venlafaxine saw nothing at two weeks: it may have missed what was there."""
    row = row_of(compare(real, ["venlafaxine", "mirtazapine"], metrics="onset", condition=MDD), "onset")
    venlafaxine, mirtazapine = row["cells"]
    assert (venlafaxine["lower_iso"], venlafaxine["upper_iso"], mirtazapine["upper_iso"]) == ("P14D", "P28D", "P7D")
    assert row["rank"]["order"] == []
    assert [each["reason"] for each in row["differences"]] == ["both_are_bounds"]


def test_an_effect_is_told_for_1000_people_from_a_risk_that_is_named(real: httpx.Client) -> None:
    body = compare(real, metrics="response,remission,score_change,dropout_any,relapse_risk")
    shown = [(row, cell) for row, cell in cells(body) if cell["measure"]]
    assert len(shown) > 12
    for row, cell in shown:
        assert (cell["absolute"] is None) == (cell["why_no_absolute"] is not None)
        if row["metric"]["slug"] == "score_change":
            assert cell["why_no_absolute"] == "not_a_risk"
        for figure in (cell, *cell["members"]):
            if not (told := figure["absolute"]):
                continue
            risk = told["baseline"]["risk"]
            assert told["difference"]["value"] == pytest.approx(told["treated"]["value"] - 1000 * risk, abs=1e-3)
            if figure["measure"] == "risk_ratio":
                assert told["treated"]["value"] == pytest.approx(1000 * risk * figure["value"], abs=1e-3)
            if figure["measure"] == "odds_ratio":
                odds = figure["value"] * risk / (1 - risk)
                assert told["treated"]["value"] == pytest.approx(1000 * odds / (1 + odds), abs=1e-3)
    esketamine = cell_in(body, "response", "esketamine-nasal")["absolute"]["baseline"]
    assert (esketamine["origin"], esketamine["trials"]) == ("median_of_trials", 4)
    listed = every(real, f"{esketamine['link'].partition('/v1/')[2]}&limit=200")
    assert len({each["study"]["slug"] for each in listed}) == 4
    assert (
        min(each["proportion"] for each in listed) <= esketamine["risk"] <= max(each["proportion"] for each in listed)
    )


def test_a_trial_stands_with_one_row_of_the_usual_dose_at_its_primary_time(real: httpx.Client) -> None:
    """A dose of 10 mg at week 6 once stood for psilocybin, and one event of twenty for harm."""
    for condition in (TRD, MDD):
        body = compare(real, condition=condition, metrics="response,remission,score_change,dropout_any")
        for _, cell in cells(body):
            for fact in cell["facts"]:
                record = real.get(f"/v1/{fact['collection']}/{fact['slug']}").json()["data"]
                assert not {"unverified", "weak_source", "crossover", "subgroup", "doubtful"} & {*record["unfit"]}
                assert record["control_kind"]
                if fact["collection"] == "contrasts":
                    assert record["dose_level"] in ("licensed", None)
                    assert record["at_primary_time"] is not False or record["outcome"]["slug"] == "dropout-any"
                    assert (record["n_randomised"] or 50) >= 50


def test_a_filter_acts_before_the_choice(real: httpx.Client) -> None:
    """Who leaves a source out sees what remains: the best of what is fit, never what speaks against itself."""
    asked = {"metrics": "onset", "condition": MDD}
    whole = cell_in(compare(real, **asked), "onset", "psilocybin")
    assert whole["source"] == "raison-2023"
    without = cell_in(compare(real, **asked, source__not="raison-2023"), "onset", "psilocybin")
    assert (without["source"], without["against"]) == ("von-rotz-2023", [])
    assert (whole["rule"], without["rule"]) == ("headline", "best_fit")
    assert without["others"]["count"] == whole["others"]["count"] - 1
    assert all("source__not=raison-2023" in each for each in without["others"]["links"])
    checked = compare(real, metrics="legal_status", jurisdictions="US", verified="true")
    assert cell_in(checked, "legal_status", "ssri", "US")["absence"]["kind"] == "not_searched"


def test_effects_are_kept_to_trials_times_and_years_before_the_choice(real: httpx.Client) -> None:
    asked = {"metrics": "response,onset", "condition": MDD}
    seen = cell_in(compare(real, ["venlafaxine", "ect"], **asked), "response", "venlafaxine")
    assert seen["facts"][0]["collection"] == "effects"
    for kept in ({"funding": "public,mixed"}, {"risk_of_bias": "low"}):
        ((name, values),) = kept.items()
        body = compare(real, ["fluoxetine", "venlafaxine", "ect"], **asked, **kept)
        for cell in row_of(body, "response")["cells"]:
            assert not any(link.partition("/v1/")[2].startswith("effects") for link in cell["others"]["links"])
            for fact in cell["facts"]:
                record = ask(real, f"contrasts/{fact['slug']}")["data"]
                assert record[name] in values.split(",")
            if cell["absence"]:
                assert cell["absence"]["kind"] == "none_fit" or cell["absence"]["reasons"] == ["filtered"]
        assert body["meta"]["notices"] == [
            f"Only effects against controls and head to head are kept to {name}; other rows are as without."
        ]
        assert name in body["links"]["permalink"]
    late = cell_in(compare(real, ["psilocybin", "ect"], **asked, timepoint__gte="P6M"), "response", "psilocybin")
    assert late["state"] == "absent"
    early = cell_in(compare(real, ["psilocybin", "ect"], **asked, timepoint__lte="P2W"), "response", "psilocybin")
    assert early["state"] == "absent" or early["timepoint"] in ("P1D", "P7D", "P14D", "P2W")
    new = compare(real, ["sertraline", "venlafaxine"], metrics="response", condition=MDD, year__gte="2015")
    assert all(cell["source_year"] >= 2015 for _, cell in cells(new) if cell["source_year"])
    pair = ["ketamine-iv", "ect"]
    without = row_of(compare(real, pair, metrics="response", study__not="elekt-d"), "response")["direct"]
    trials = {each["study"]["slug"] for head in without for each in head["comparisons"] if each["study"]}
    assert without
    assert "elekt-d" not in trials
    assert all("study__not=elekt-d" in link for head in without for link in head["links"] if "contrasts" in link)
    assert "year__gte" in refused(real, "treatments=ect,psilocybin&year__gte=soon")["detail"]


def test_a_licence_for_something_else_is_none_for_depression(real: httpx.Client) -> None:
    """An anaesthetic once was licensed for depression here, and the refusal of its oral forms came second."""
    body = compare(real, ["ketamine-oral", "ect"], metrics="approvals", jurisdictions="US", audience="patient")
    oral = cell_in(body, "approvals", "ketamine-oral", "US")
    assert (oral["status"], shown(oral, "statuses")) == ("not_approved", ["ketamine-us-compounded-warning"])
    assert oral["others"]["count"] == 1  # the anaesthetic
    for body in (compare(real, [each, "ect"], metrics="approvals") for each in ("ketamine", "ketamine-im")):
        held = [each for _, cell in cells(body) for each in cell["statuses"] if each["condition"] is None]
        assert not [each for each in held if each["status"].startswith("approved")]


def test_what_is_told_of_a_form_itself_comes_before_its_substance(real: httpx.Client) -> None:
    """Ten sessions a day for five days are no course of four to six weeks."""
    for condition in (TRD, MDD):
        course = cell_in(compare(real, ["snt", "ect"], metrics="course", condition=condition), "course", "snt")
        assert (shown(course, "typical"), course["relation"]) == ("P5D", "own")


def test_no_figure_against_which_something_speaks_makes_a_range(real: httpx.Client) -> None:
    for body in (
        compare(real, ALONE, condition=each, metrics="onset,course,half_life,duration") for each in (TRD, MDD)
    ):
        ranges = [cell for _, cell in cells(body) if cell["members"]]
        assert ranges
        assert not [each for cell in ranges for each in cell["members"] if each["against"]]


def test_only_what_is_recorded_makes_a_metric_inapplicable(real: httpx.Client) -> None:
    body = compare(real, ["esketamine-iv", "agomelatine", "lithium-plus-antidepressant", "ssri"])
    assert cell_in(body, "session", "esketamine-iv")["absence"]["kind"] == "not_searched"
    assert cell_in(body, "session", "ssri")["absence"]["reasons"] == ["taken_daily"]
    # not approved in the United States, it has no label there that could warn of what its class does
    assert cell_in(body, "boxed_warnings", "agomelatine")["absence"]["reasons"] == ["no_medicine_label"]
    combined = cell_in(body, "boxed_warnings", "lithium-plus-antidepressant")
    assert {each["treatment"]["slug"] for each in combined["topics"]} == {"lithium", "antidepressant"}


def test_what_a_filter_left_out_is_not_said_to_be_unknown(real: httpx.Client) -> None:
    for question in ({"source__not": "anand-2023"}, {"verified": "false"}):
        body = compare(real, ["ect", "ketamine-iv"], metrics="course,approvals", **question)
        absent = [cell["absence"] for _, cell in cells(body) if cell["absence"]]
        assert {"not_searched"} <= {each["kind"] for each in absent}
        assert all(each["reasons"] == ["filtered"] for each in absent if each["kind"] == "not_searched")
    early = compare(real, ["esketamine-nasal", "ect"], metrics="approvals", status_on="2010-01-01", jurisdictions="US")
    cell = cell_in(early, "approvals", "esketamine-nasal", "US")
    assert (cell["absence"]["reasons"], "not looked for" in cell["sentence"]) == (["filtered"], False)


def test_the_order_asked_for_is_kept_however_it_is_written(real: httpx.Client) -> None:
    for query in ("treatments=lithium&treatments=ect", "treatments=lithium,ect"):
        body = real.get(f"/v1/compare?{query}&metrics=onset").json()
        assert [each["slug"] for each in body["data"]["treatments"]] == ["lithium", "ect"]


# What may not be put in order


def test_a_row_that_cannot_be_compared_says_so_first(core: Json) -> None:
    for row in core["data"]["rows"]:
        blocked = any(pair["blocked_by"] for pair in row["pairs"])
        assert row["sentence"].startswith("These figures cannot be put in order: ") == blocked
        held = [cell for cell in row["cells"] if cell["state"] == "value"]
        metric = BY_NAME[row["metric"]["slug"]]
        assert row["comparable"] == (len(held) > 1 and not blocked if metric.is_compared else None)
        assert bool(row["rank"]) == metric.is_quantity
        assert not (blocked and row["rank"] and row["rank"]["order"])
        assert len(row["pairs"]) == (len(held) * (len(held) - 1) // 2 if metric.is_compared else 0)


def test_treatments_that_were_compared_with_each_other_say_so(real: httpx.Client) -> None:
    """ELEKT-D and KetECT do not agree; what compares members counts for their class; no cell holds such a figure."""
    body = compare(real, metrics="response,remission,onset")
    heads = {(each["treatment"], each["other"]): each for each in row_of(body, "response")["direct"]}
    assert [*heads] == [("ketamine-iv", "ect"), ("ssri", "psilocybin")]
    elekt_d, ma_2025, menon_2023 = heads["ketamine-iv", "ect"]["comparisons"]
    assert (elekt_d["study"]["slug"], elekt_d["blinding"], elekt_d["p_test"]) == (
        "elekt-d",
        "open_label",
        "non_inferiority",
    )
    assert (elekt_d["value"], elekt_d["lower"], elekt_d["upper"]) == (0.142, 0.039, 0.242)
    assert [(each["events"], each["n"]) for each in elekt_d["arms"]] == [(108, 195), (70, 170)]
    assert (ma_2025["value"], ma_2025["fit"]) == (1.08, True)
    assert (menon_2023["against"], menon_2023["fit"], menon_2023["side"]) == (
        ["unverified", "weak_source"],
        False,
        "ect",
    )
    assert heads["ssri", "psilocybin"]["comparisons"][0]["comparator"]["slug"] == "escitalopram"
    remission = row_of(body, "remission")["direct"][0]["comparisons"]
    assert [each["value"] for each in remission][:2] == [0.16, -0.17]
    assert row_of(body, "onset")["direct"] == []
    told = {each["code"]: each for each in row_of(body, "response")["warnings"]}
    assert told["head_to_head_exists"]["cells"] == ["ketamine-iv", "ssri", "psilocybin", "ect"]
    in_cells = {fact["slug"] for _, cell in cells(body) for fact in cell["facts"]}
    for head in (each for row in body["data"]["rows"] for each in row["direct"]):
        listed = [each for link in head["links"] for each in every(real, f"{link.partition('/v1/')[2]}&limit=200")]
        assert len(listed) == head["count"] >= len(head["comparisons"]) > 0
        for figure in head["comparisons"]:
            assert {each["slug"] for each in figure["facts"]} <= {each["slug"] for each in listed}
            assert in_cells.isdisjoint(each["slug"] for each in figure["facts"])
            assert figure["source"] in body["references"]
            assert figure["side"] in (head["treatment"], head["other"])


def test_a_ratio_is_told_only_as_far_as_it_is_certain(real: httpx.Client) -> None:
    body = compare(real, metrics="onset,peak,acute_effects,half_life,course,relapse")
    ratios = {
        (row["metric"]["slug"], each["treatment"], each["other"]): each
        for row in body["data"]["rows"]
        for each in row["differences"]
    }
    acute = ratios["acute_effects", "psilocybin", "ketamine-iv"]
    assert (acute["kind"], acute["ratio"]) == ("at_least", 2.75)
    assert "at least 2.7 times as long" in acute["sentence"]  # towards the weaker claim
    limits = ratios["onset", "ketamine-iv", "esketamine-nasal"]  # at most 1 day, at most 4 hours
    assert (limits["ratio"], limits["reason"]) == (None, "both_are_bounds")
    exact = ratios["half_life", "ketamine-iv", "psilocybin"]
    assert (exact["kind"], exact["ratio"]) == ("exact", 1.25)
    assert exact["lower"] < 1 < exact["upper"]
    assert {row["metric"]["slug"] for row in body["data"]["rows"] if row["differences"]} == {
        "onset", "peak", "acute_effects", "half_life",
    }  # fmt: skip
    for row in body["data"]["rows"]:
        free = {frozenset((each["treatment"], each["other"])) for each in row["pairs"] if not each["blocked_by"]}
        assert all(frozenset((each["treatment"], each["other"])) in free for each in row["differences"])
        for each in row["rank"]["order"]:  # what is certainly shorter is never the longer of two
            assert (row["metric"]["slug"], each["lower"], each["higher"]) not in ratios


def test_warnings_name_the_cells_that_they_concern(core: Json) -> None:
    for row in core["data"]["rows"]:
        held = {cell["treatment"]["slug"] for cell in row["cells"] if cell["state"] == "value"}
        assert all({*each["cells"]} <= held and len(each["cells"]) > 1 for each in row["warnings"])
        severities = [each["severity"] for each in row["warnings"]]
        assert severities == sorted(severities, key=["blocks", "caution", "note"].index)


# Nothing is left out in silence


ALONE = (
    "tricyclic-antidepressant",
    "ketamine",
    "rtms",
    "ect-right-unilateral",
    "esketamine-iv",
    "olanzapine-fluoxetine",
    "lsd",
)


@pytest.mark.parametrize("condition", [TRD, MDD, "bipolar-depression"])
def test_links_lead_to_exactly_what_was_looked_at(real: httpx.Client, condition: str) -> None:
    bodies = [compare(real, condition=condition), compare(real, ALONE, condition=condition, jurisdictions="US,GB")]
    for row, cell in (each for body in bodies for each in cells(body)):
        addresses = [each.partition("/v1/")[2] for each in cell["others"]["links"]]
        listed = {
            (address.partition("?")[0], each["slug"])
            for address in addresses
            for each in every(real, f"{address}&limit=200")
        }
        total = sum(ask(real, f"{address}&limit=1")["meta"]["total"] for address in addresses)
        told = {(each["collection"], each["slug"]) for each in cell["facts"]}
        if cell["state"] == "value":
            told |= {(cell["collection"], each["fact"]) for each in cell["subdivisions"]}
        assert total == len(listed) == len(told) + cell["others"]["count"], (row["metric"], addresses)
        named = (*cell["disputed_by"], *cell["larger_not_shown"])
        assert told | {(each["collection"], each["slug"]) for each in named} <= listed
        assert (cell["absence"] or {}).get("facts_not_shown", 0) in (0, cell["others"]["count"])
    for body in bodies:
        for metric, addresses in body["links"]["evidence"].items():
            listed = {
                each["slug"]
                for address in addresses
                for each in every(real, f"{address.partition('/v1/')[2]}&limit=200")
            }
            facts = {
                fact["slug"] for row, cell in cells(body) if row["metric"]["slug"] == metric for fact in cell["facts"]
            }
            assert facts <= listed


def test_what_was_not_said_is_told_with_what_was_taken_for_it(real: httpx.Client) -> None:
    assumed = compare(real, metrics="", condition="")["meta"]["assumed"]
    assert {"metrics", "condition", "jurisdictions", "status_on", "effects"} == assumed.keys()
    assert sorted(assumed["metrics"].split(",")) == sorted(STANDARD)
    assert {*BY_NAME} == {*MetricName}


def test_a_condition_without_evidence_answers_and_says_so(real: httpx.Client) -> None:
    body = compare(real, ["ect", "psilocybin"], condition="persistent-depressive-disorder", metrics="onset,duration")
    assert {cell["absence"]["kind"] for _, cell in cells(body)} == {"not_searched"}
    assert body["meta"]["notices"] == [
        "Of what is asked here nothing is recorded in Persistent depressive disorder, nor in what is wider or narrower."
    ]
    assert {TRD, MDD} <= {each["slug"] for each in body["meta"]["conditions_with_evidence"]}
    assert compare(real)["meta"]["notices"] == []


def test_every_source_and_place_is_in_the_answer(core: Json) -> None:
    for _, cell in cells(core):
        parts = [cell, *cell["members"], *cell["statuses"], *cell["subdivisions"], *cell["topics"]]
        for part in (each for each in parts if each["source"]):
            assert part["source"] in core["references"]
            assert part["locator"] or all(each["locator"] for each in part["effects"])
        assert all(each["source"] in core["references"] for each in cell["facts"])
        if cell["state"] == "value":
            assert {each["source"] for each in cell["facts"]} >= {cell["source"] or cell["facts"][0]["source"]}


VARIED: tuple[Json, ...] = (
    {},
    {"condition": MDD},
    {"audience": "patient"},
    {"effects": "5"},
    {"status_on": "2019-01-01"},
    {"jurisdictions": "US"},
    {"jurisdictions": "GB,US"},
    {"country": "AU"},
    {"verified": "true"},
    {"year__gte": "2015"},
    {"timepoint__lte": "P4W"},
    {"funding": "public"},
    {"study__not": "transform-2"},
    {"source__not": "zarate-2006"},
)
"""Questions on the same treatments of which each must be answered for itself."""


def placeless(client: httpx.Client, body: Any) -> str:  # any: of an answer
    """What was answered, without the address of the server."""
    return str(body).replace(str(client.base_url), "")


def test_what_was_asked_before_changes_no_answer(real_store: str) -> None:
    with asked(real_store) as one, asked(real_store) as other:
        forwards = [placeless(one, compare(one, **each)["data"]) for each in VARIED]
        backwards = [placeless(other, compare(other, **each)["data"]) for each in reversed(VARIED)]
    assert forwards == backwards[::-1]
    assert len({*forwards}) == len(VARIED), "a parameter changed nothing"


def test_a_cell_is_the_same_in_whatever_company(real_store: str, real: httpx.Client) -> None:
    def of_esketamine(client: httpx.Client, body: Json) -> list[str]:
        there = [cell for _, cell in cells(body) if cell["treatment"]["slug"] == "esketamine-nasal"]
        return [placeless(client, each) for each in there]

    with asked(real_store) as fresh:
        alone = [compare(fresh, ("vortioxetine", "esketamine-nasal"), metrics=each) for each in BY_NAME]
        assert [cell for body in alone for cell in of_esketamine(fresh, body)] == of_esketamine(real, compare(real))


def test_a_comparison_reads_each_collection_once(real: httpx.Client, statements: list[str]) -> None:
    many = [*CORE, "snri", "tricyclic-antidepressant", "maoi", "rtms", "vns", "lithium", "bupropion"]
    statements.clear()
    compare(real, many, jurisdictions="")
    tables = [re.findall(r"FROM (\w+)", each)[0] for each in statements]
    assert len(tables) == len({*tables})
    statements.clear()
    compare(real, many, jurisdictions="", audience="researcher")  # what is found is remembered, since it never changes
    assert len([*statements]) <= 1


# Words


def numbers_in_fields(cell: Json, references: Json) -> set[float]:
    """Every number that a sentence on a cell may hold."""
    texts = [cell["treatment"]["name"], (cell["via"] or {}).get("name", ""), (cell["condition"] or {}).get("name", "")]
    texts += [references[cell["source"]]["citation"]] if cell["source"] else []
    texts += [references[each]["citation"] for each in ([] if not cell["disputed_by"] else references)]
    stated = [(cell[f"{name}_iso"], cell[name if name != "typical" else "value"]) for name in TIMES]
    for iso, hours in (pair for pair in stated if pair[0]):
        texts.append(" ".join(re.findall(r"[\d.]+", iso)))
        texts.append(f"{hours / DAYS_A_MONTH / 24:.0f}")
    for each in (*cell["statuses"], *cell["subdivisions"]):
        texts += [
            each["treatment"]["name"],
            each["indication"] or "",
            each["schedule"] or "",
            (each["began"] or "")[:4],
        ]
    texts += [each["target"]["name"] for each in cell["primary"]]
    texts += [(cell[name] or {}).get("name", "") for name in ("comparator", "scale", "outcome")]
    texts += [cell["timepoint_in_words"] or "", " ".join(re.findall(r"[\d.]+", cell["timepoint"] or ""))]
    stated_figures = [cell[name] for name in ("value", "lower", "upper", "range_lower", "range_upper", "studies")]
    texts += [f"{each:g} {abs(each):g}" for each in stated_figures if each is not None and cell["measure"]]
    for absolute in (each["absolute"] for each in (cell, *cell["members"]) if each["absolute"]):
        texts += [f"1000 {abs(each)}" for each in absolute["spoken"].values() if each is not None]
    for effect in cell["effects"]:
        texts += [effect["effect"]["name"], effect["plain_name"], effect["population"] or "", "1000"]
        shares = [effect[name] for name in ("value", "lower", "upper", "range_lower", "range_upper")]
        shares += [arm["proportion"] for arm in effect["arms"]]
        texts += [str(round(1000 * each)) for each in shares if each is not None]
        texts += [each["population"] or "" for each in effect["members"]]
        texts.append(str(len(effect["members"])))
    texts += [cell["population"] or ""] if cell["effects"] else []
    texts += [f"1000 {round(1000 * arm['proportion'])}" for arm in cell["arms"] if arm["proportion"] is not None]
    counted = [len(cell["members"]), len({each["topic"] for each in cell["topics"]}), cell["n"] or 0]
    counted += [len(cell["contributing"]) + len(cell["disputed"]), len(cell["statuses"]) - 3]
    if absence := cell["absence"]:
        counted.append(absence["facts_not_shown"])
        texts += [WhyAbsent(each).meaning for each in absence["reasons"] if each in {*WhyAbsent}]
    return {*map(float, counted), *(value for text in texts for value in numbers(text))}


@pytest.mark.parametrize("audience", Audience)
def test_each_number_of_a_sentence_is_one_of_the_fields(real: httpx.Client, audience: str) -> None:
    for treatments, condition in ((CORE, TRD), (CORE, MDD), (ALONE, MDD)):
        body = compare(real, treatments, condition=condition, audience=audience)
        for _, cell in cells(body):
            day = cell["absence"] and cell["absence"]["searched_on"]
            told = numbers(cell["sentence"].replace(f" on {day}", ""))
            assert {*told} <= numbers_in_fields(cell, body["references"]), cell["sentence"]


def test_an_audience_changes_words_and_never_what_is_told(real: httpx.Client) -> None:
    def without_words(value: Any) -> Any:  # any: a part of the answer
        if isinstance(value, dict):
            return {
                name: without_words(part) for name, part in value.items() if name not in ("sentence", "text", "name")
            }
        return [without_words(each) for each in value] if isinstance(value, list) else value

    bodies = [compare(real, audience=each) for each in Audience]
    for one, another in pairwise(bodies):
        assert without_words(one["data"]["rows"]) == without_words(another["data"]["rows"])
    words = [[cell["sentence"] for _, cell in cells(each)] for each in bodies]
    assert len({*map(tuple, words)}) == len(Audience)


FORBIDDEN = re.compile(r"\b(works|proven|safe|best|you|your|better|worse)\b|\bp [<=]|NNT", re.IGNORECASE)


def test_no_sentence_promises_advises_or_calls_anything_better(real: httpx.Client) -> None:
    for audience in Audience:
        body = compare(real, audience=audience)
        told = [row["sentence"] for row in body["data"]["rows"]] + [cell["sentence"] for _, cell in cells(body)]
        told += [each["text"] for row in body["data"]["rows"] for each in row["warnings"]]
        told += [each["text"] for _, cell in cells(body) for each in cell["warnings"]]
        for text in told:
            assert not FORBIDDEN.search(text.replace("which is better", "")), text
            assert not ADVISING.search(text), text
            assert "{" not in text
            assert "None" not in text


def test_patients_are_told_where_help_is_and_others_are_not(real: httpx.Client) -> None:
    told = compare(real, metrics="onset", audience="patient", country="IE")
    safety = told["data"]["safety"]
    assert "112" in safety["crisis"]["emergency"]
    assert "Do not stop" in safety["says"]
    assert all("country=IE" in each and "audience=patient" in each for each in told["links"]["safety"])
    for each in told["links"]["safety"]:
        assert real.get(each).status_code == 200
    assert compare(real, metrics="onset")["data"]["safety"] is None


def test_a_country_decides_whose_licences_are_told(real: httpx.Client) -> None:
    places = lambda **asked: [
        row["jurisdiction"] for row in compare(real, metrics="approvals", **asked)["data"]["rows"]
    ]
    assert places() == ["US", "EU", "GB", "AU"]
    assert places(country="DE") == ["DE", "EU"]
    assert places(country="GR") == ["EU"]
    assert places(country="DE", jurisdictions="CA") == ["CA"]


# Permalinks


def test_a_permalink_says_everything_and_names_the_release(real: httpx.Client) -> None:
    plain = compare(real, metrics="", condition="")
    assert real.get(plain["links"]["permalink"]).json()["data"] == plain["data"]
    body = compare(real, metrics="", condition="", audience="patient", country="US", verified="true")
    link = body["links"]["permalink"]
    again = real.get(link).json()
    assert (again["data"], again["meta"]["assumed"]) == (body["data"], {})
    assert (again["links"]["permalink"], f"release={body['meta']['release']}" in link) == (link, True)
    other = real.get(link.replace(body["meta"]["release"], "2020.01.0"))
    assert (other.status_code, other.json()["type"].rpartition("/")[2]) == (404, "other-release")
    assert real.get(other.json()["suggested_request"]).json()["data"] == body["data"]


# What cannot be asked


@pytest.mark.parametrize(
    ("treatments", "told", "suggested"),
    [
        ("ect", "treatments: takes at least 2 values; 1 was sent", None),
        (",".join(f"t{n}" for n in range(13)), "treatments: takes at most 12 values; 13 were sent", None),
        ("ect,ECT,psilocybin", "'ect' (Electroconvulsive therapy) is named twice; name it once", "ect,psilocybin"),
        ("Spravato,esketamine-nasal", "'esketamine-nasal' (Esketamine nasal spray) is named twice", None),
        (
            "ssri,sertraline,ect",
            "'sertraline' is a member of 'ssri', so its facts would stand in both",
            "sertraline,ect",
        ),
        ("ketamine-iv,ketamine", "'ketamine-iv' is a form of 'ketamine'", None),
        ("placebo,ect", "'placebo' (Placebo) is what treatments are compared with", None),
        ("ect,psilocybin,alcohol", "is no treatment of depression", "ect,psilocybin"),
    ],
)
def test_treatments_that_cannot_be_compared_are_refused_by_name(
    real: httpx.Client, treatments: str, told: str, suggested: str | None
) -> None:
    problem = refused(real, f"treatments={treatments}&metrics=onset")
    assert told in problem["detail"]
    assert {each["parameter"] for each in problem["errors"]} == {"treatments"}
    if suggested:
        assert f"treatments={suggested}&" in f"{problem['suggested_request']}&"
        assert real.get(problem["suggested_request"]).status_code == 200
    else:
        assert problem["suggested_request"] is None


def test_what_is_misspelt_is_told_with_what_may_be_meant(real: httpx.Client) -> None:
    (fault,) = refused(real, "treatments=ect,psilocybin&metrics=onsett")["errors"]
    assert (fault["parameter"], fault["did_you_mean"]) == ("metrics", ["onset"])
    assert {*fault["allowed"]} == {*MetricName}
    (fault,) = refused(real, "treatments=ect,psilocibin")["errors"]
    assert "psilocybin" in fault["did_you_mean"]
    assert refused(real, "treatments=ect,psilocybin&condition=gout")["errors"][0]["parameter"] == "condition"
    assert refused(real, "treatments=ect,psilocybin&limit=5")["errors"][0]["parameter"] == "limit"
    assert refused(real, "metrics=onset")["errors"][0]["detail"] == "must be given"
    named = compare(real, ["Spravato", "rxcui:36437", "Electroconvulsive therapy"], metrics="onset")
    assert [each["slug"] for each in named["data"]["treatments"]] == ["esketamine-nasal", "sertraline", "ect"]


# How it is made


IMPURE = {"sqlalchemy", "fastapi", "starlette", "datetime", "time", "random"}
LOOKS_OUTSIDE = {"query", "reader", "db", "session", "answers", "endpoint", "endpoints", "routers"}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "app/compare").rglob("*.py")), ids=lambda path: "-".join(path.parts[-2:])
)
def test_comparing_is_pure(path: Any) -> None:
    """Records in, a matrix out: so that a cell can be made by hand, and made again."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
        for name in named:
            first, _, rest = name.partition(".")
            assert first not in IMPURE, name
            assert first != "app" or rest.partition(".")[0] not in LOOKS_OUTSIDE, name
