"""Published estimates: named for what they are, told from one another, and never more certain than somebody said."""

from typing import Any

import httpx
import pytest
import yaml

from app.models import RESOURCES
from app.models.analysis import Measure
from app.models.effect import EFFECTS
from app.models.pooling import Comparison
from app.models.result import RESULTS
from tests.conftest import ROOT
from tests.test_trials import LARGEST_PAGE, ask, every, slugs

CURATED = yaml.safe_load((ROOT / "tests/effect_favours.yaml").read_text("utf-8"))
"""Whom each estimate favours, as somebody read it in the source; `neither` where the interval holds no difference."""


@pytest.fixture(scope="module")
def effects(real: httpx.Client) -> list[dict[str, Any]]:
    return every(real, f"effects?{LARGEST_PAGE}")


# Questions that one request answers


def test_ect_and_ketamine_in_different_reviews_side_by_side(real: httpx.Client) -> None:
    found = {each["slug"]: each for each in ask(real, "effects?treatment__all=ect,ketamine&limit=50")["data"]}
    assert {each["source"] for each in found.values()} == {"ma-2025", "menon-2023", "rhee-2022", "time-metas-2026"}
    told = found["menon-2023-ect-ketamine-score"]
    assert (told["value"], told["lower"], told["upper"], told["favours"]) == (-0.39, -0.81, 0.02, "treatment")
    assert found["ma-2025-ketamine-ect-score"]["unfit"] == ["unverified"]
    assert found["time-metas-2026-ect-ketamine-score"]["unfit"] == [
        "unverified",
        "weak_source",
        "no_interval",
        "model_estimate",
    ]


def test_which_estimates_of_psilocybin_mix_placebo_and_waiting_list(real: httpx.Client) -> None:
    found = ask(real, "effects?treatment=psilocybin&pooled_comparators__all=placebo,waiting-list&limit=50")["data"]
    assert {each["source"] for each in found} == {
        "mdd-psilo-meta-null",
        "psilocybin-standard-dose-meta",
        "sypres-2025",
    }
    for each in found:
        assert each["comparator"] is None
        assert each["comparator_given_as"]
        assert "mixed_comparison" in each["unfit"]
        assert not each["presentable"]


def test_effects_graded_as_of_high_certainty(real: httpx.Client) -> None:
    """There are none, and a guess is none: certainty is only what somebody graded."""
    assert slugs(real, "effects?certainty=high") == set()
    graded = ask(real, f"effects?certainty=moderate,low,very_low&{LARGEST_PAGE}")
    assert len(graded["data"]) == 17
    for each in graded["data"]:
        assert each["certainty_by"] in graded["references"]


def test_everything_about_agomelatine_and_dropout(real: httpx.Client) -> None:
    both = "treatment=agomelatine&outcome=dropout-any,dropout-adverse-events"
    found = {each["slug"]: each for each in ask(real, f"effects?{both}")["data"]}
    assert found.keys() == {"ad22-agomelatine-dropout", "cipriani-2018-agomelatine-dropout"}
    assert {(each["value"], each["lower"], each["upper"]) for each in found.values()} == {(0.84, 0.72, 0.97)}
    rows = every(real, f"results?{both}&{LARGEST_PAGE}")
    assert len({row["study"]["slug"] for row in rows}) > 10


# Named for what they are


def test_estimates_of_antidepressants_are_named_for_what_they_are(real: httpx.Client) -> None:
    published = ask(real, "effects?source=cipriani-2018")["data"]
    assert len(published) == 3
    for each in published:
        assert (each["interval"], each["method"], each["studies"]) == ("credible", "network", None)
        assert (each["review_studies"], each["review_participants"]) == (522, 116477)
    body = ask(real, f"effects?source=nmaplateplot-data&{LARGEST_PAGE}")
    assert len(body["data"]) == 42
    for each in body["data"]:
        assert "re-analysis by others" in each["method_in_words"]
        assert each["note"].startswith("No figure of the article")
    assert body["references"]["nmaplateplot-data"]["kind"] == "dataset"


def test_what_was_calculated_from_arms_is_no_effect_of_anybody(effects: list[dict[str, Any]]) -> None:
    assert not [each["slug"] for each in effects if each["source"] in ("griselda-dose-data", "linde-2015-data")]
    assert {each["slug"] for each in effects} >= CURATED.keys()
    assert len(CURATED) == 243 - 18


def test_what_pools_several_treatments_says_so(real: httpx.Client) -> None:
    found = slugs(real, "effects?pooled_treatments=esketamine-nasal&source=bahji-2022")
    assert len(found) == 4
    one = ask(real, "effects/bahji-2022-ketamine-any-response")["data"]
    assert [each["slug"] for each in one["pooled_treatments"]] == ["ketamine", "esketamine-nasal", "esketamine-iv"]
    assert (one["studies"], one["review_studies"]) == (None, 36)


@pytest.mark.parametrize(
    "never", ["an-2021-intranasal-madrs-p1d", "mdd-psilo-meta-null-score", "metaxa-2024-psilocybin-score"]
)
def test_what_must_never_be_shown_first(real: httpx.Client, never: str) -> None:
    assert not ask(real, f"effects/{never}")["data"]["presentable"]


def test_what_is_presentable_compares_like_with_like(effects: list[dict[str, Any]]) -> None:
    fit = [each for each in effects if each["presentable"]]
    assert len(fit) > 60
    for each in fit:
        assert each["verified"]
        assert each["condition"]
        assert each["comparator"]
        assert not each["pooled_treatments"]
        assert not each["pooled_comparators"]
        assert None not in (each["value"], each["lower"], each["upper"])
        assert each["source"] not in ("yu-2022", "han-2016", "wilkinson-2018", "time-metas-2026")
        assert each["seen_kind"] not in ("secondary_summary", "press_release", "meeting_abstract")


def test_a_range_is_no_interval(effects: list[dict[str, Any]]) -> None:
    ranged = [each for each in effects if each["range_lower"] is not None]
    assert {each["source"] for each in ranged} == {"wilkinson-2018", "semkovska-2010", "zhou-2015"}
    for each in ranged:
        assert (each["value"], each["lower"], each["interval"], each["favours"]) == (None, None, None, None)


def test_what_is_not_told_is_in_no_filter(real: httpx.Client, effects: list[dict[str, Any]]) -> None:
    for name, question in (
        ("condition", "condition=major-depressive-disorder,depressive-symptoms,major-depressive-episode"),
        ("comparator", "comparator=placebo,treatment-as-usual,sham-stimulation"),
        ("timepoint", "timepoint__gte=PT1H"),
    ):
        unknown = {each["slug"] for each in effects if each[name] is None}
        found = {each["slug"] for each in every(real, f"effects?{question}&{LARGEST_PAGE}")}
        assert unknown
        assert found
        assert not unknown & found


def test_what_is_favoured_is_what_people_read_in_the_source(effects: list[dict[str, Any]]) -> None:
    for each in effects:
        read = CURATED.get(each["slug"], "neither")
        if each["value"] is not None and read != "neither" and each["comparison"] not in ("single_arm", "baseline"):
            assert each["favours"] == read, each["slug"]
        if each["comparison"] in ("single_arm", "baseline"):
            assert each["favours"] is None


def test_a_difference_is_that_of_its_shares(effects: list[dict[str, Any]]) -> None:
    compared = 0
    for each in effects:
        one, two = each["proportion"], each["comparator_proportion"]
        if each["measure"] == Measure.RISK_DIFFERENCE and one is not None and two is not None:
            assert each["value"] == pytest.approx(one - two, abs=0.0011), each["slug"]
            compared += 1
    assert compared >= 12


def test_a_share_of_those_who_went_on_is_not_one_of_those_who_stopped(real: httpx.Client) -> None:
    question = "effects?comparison=single_arm&outcome=relapse&source=geddes-2003,kato-2021"
    found = {(each["strategy"], each["treatment"]["slug"]) for each in ask(real, f"{question}&limit=50")["data"]}
    assert found == {("continue", "antidepressant"), ("stop", "placebo")}


def test_results_and_effects_answer_the_same_parameters() -> None:
    shared = EFFECTS.filters.keys() & RESULTS.filters.keys()
    assert shared >= {
        *("treatment", "treatment__not", "comparator", "comparator__exact", "condition", "condition__above"),
        *("outcome", "outcome__not", "scale", "outcome_kind", "timepoint__gte", "timepoint__lte", "subgroup"),
        *("age_group", "strategy", "seen_kind", "verified", "source", "year__gte", "year__lte", "unfit", "unfit__not"),
    }


def test_every_comparison_is_met_and_explained(effects: list[dict[str, Any]]) -> None:
    assert {each["comparison"] for each in effects} == {*Comparison}
    assert all(each.meaning for each in Comparison)


def test_search_says_which_collections_it_passes_over(real: httpx.Client) -> None:
    about = real.get("/openapi.json").json()["paths"]["/v1/search"]["get"]["description"]
    for resource in RESOURCES:
        assert resource.searched != (f"`{resource.path}`" in about)
