"""Questions that one request must answer, on the real data: right, and with every figure cited."""

from typing import Any

import httpx
import pytest

SSRIS = {"citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline"}


def answer(real: httpx.Client, question: str) -> dict[str, Any]:
    response = real.get(question)
    assert response.status_code == 200, response.text
    body = response.json()
    cited(body["data"], body.get("references", {}))
    return body


def cited(value: Any, references: dict[str, Any]) -> None:
    """Every record that carries a figure names a source that is in the answer, and the place in it."""
    if isinstance(value, dict):
        if "source" in value:
            assert value["source"] in references
            assert value["locator"]
        for part in value.values():
            cited(part, references)
    elif isinstance(value, list):
        for part in value:
            cited(part, references)


def test_what_works_for_treatment_resistant_depression_within_a_day(real: httpx.Client) -> None:
    body = answer(
        real, "/v1/treatments?condition=treatment-resistant-depression&onset_hours__lte=24&include=headlines&limit=200"
    )
    found = {record["slug"]: record for record in body["data"]}
    assert {"ketamine-iv", "esketamine-nasal", "psilocybin"} <= found.keys()
    assert found.keys().isdisjoint({"rtms", "vns", "ect", *SSRIS})
    for slug, record in found.items():
        onsets = [each for each in record["headlines"] if each["kind"] == "onset_of_effect"]
        assert any(each["upper"]["hours"] <= 24 for each in onsets), slug
        for onset in onsets:
            assert onset["condition"]["slug"] == "treatment-resistant-depression"
            assert onset["statistic"].startswith("first_separation")
    sooner = answer(real, "/v1/treatments?condition=treatment-resistant-depression&onset_hours__lte=12")["data"]
    assert {"esketamine-nasal"} <= {each["slug"] for each in sooner} < found.keys()
    assert {each["slug"] for each in sooner}.isdisjoint(
        {"ketamine", "ketamine-iv", "psilocybin"}
    )  # who first looked later
    everyone = {each["treatment"]["slug"] for each in found["ketamine"]["headlines"]}
    assert {"ketamine-iv"} <= everyone  # the substance is found by its forms, and shows what they do


def test_everything_that_is_known_of_ketamine_and_its_forms(real: httpx.Client) -> None:
    record = answer(real, "/v1/treatments/ketamine?include=time_courses,regimens,mechanisms")["data"]
    assert len(record["time_courses"]) >= 45
    assert len(record["regimens"]) >= 18
    assert record["mechanisms"]


def test_how_long_does_one_ketamine_infusion_last_and_who_says_so(real: httpx.Client) -> None:
    body = answer(real, "/v1/time-courses?treatment=ketamine-iv&kind=duration_of_effect")
    by_slug = {record["slug"]: record for record in body["data"]}
    pooled = by_slug["ketamine-iv-duration-kishimoto-2016"]
    assert (pooled["bound"], pooled["lower"]["iso8601"], pooled["typical"]) == ("at_most", "P7D", None)
    assert (pooled["upper"]["hours"], pooled["headline"], pooled["verified"]) == (288.0, True, True)
    assert body["references"]["kishimoto-2016"]["kind"] == "meta_analysis"
    assert len({record["source"] for record in body["data"]}) >= 4  # those who differ stand beside each other
    assert all(record["treatment"]["slug"] == "ketamine-iv" for record in body["data"])


def test_onset_of_each_ssri_by_asking_for_the_class(real: httpx.Client) -> None:
    body = answer(real, "/v1/time-courses?treatment=ssri&kind=onset_of_effect")
    assert {record["treatment"]["slug"] for record in body["data"]} == {"ssri", *SSRIS}
    headlines = {each["treatment"]["slug"]: each for each in body["data"] if each["headline"]}
    assert headlines.keys() == {"ssri", *SSRIS} - {"fluvoxamine"}  # whose controlled trials tell of their end only
    assert headlines["ssri"]["upper"]["hours"] == 168.0
    assert all(each["upper"]["hours"] <= 336 and each["bound"] == "at_most" for each in headlines.values())
    assert body["references"][headlines["ssri"]["source"]]["citation"] == "Taylor 2006"
    assert all(headlines[slug]["verified"] for slug in headlines)


def test_no_length_of_follow_up_is_shown_as_how_long_an_effect_lasts(real: httpx.Client) -> None:
    asked = "/v1/time-courses?kind=duration_of_effect&headline=true&limit=200"
    for course in answer(real, asked)["data"]:
        assert course["bound"] != "exact", course["slug"]  # nobody has timed the end of an effect itself
        assert course["dosing"] in {"single", "course"}, course["slug"]
        assert "treatment_went_on" not in course["unfit"], course["slug"]
    longest = answer(real, "/v1/time-courses?kind=duration_of_effect&sort=-typical_hours&limit=5")["data"]
    assert all(course["typical"] is None for course in longest)
    held = answer(real, "/v1/treatments?duration_hours__gte=2000&limit=200")["data"]
    assert held == []  # eight years of stimulation, two of a nerve stimulator and a year of tablets were


def test_relapse_headlines_are_of_whole_groups(real: httpx.Client) -> None:
    courses = answer(real, "/v1/time-courses?kind=time_to_relapse&headline=true&limit=200")["data"]
    of = {course["treatment"]["slug"]: course for course in courses}
    assert {"ketamine-iv", "ect", "esketamine-nasal", "psilocybin"} <= of.keys()
    assert all(course["whom"] != "relapsers" for course in courses)
    whom = {(each["treatment"]["slug"], each["condition"]["slug"]): each["whom"] for each in courses}
    assert whom["ketamine-iv", "treatment-resistant-depression"] == "responders"
    assert whom["ect", "major-depressive-disorder"] == "responders"


def test_which_receptors_does_ketamine_hit_below_one_micromole(real: httpx.Client) -> None:
    body = answer(real, "/v1/mechanisms?treatment=ketamine-iv&affinity_nm__lte=1000&sort=affinity_nm")
    values = [record["affinity"]["nm"] for record in body["data"]]
    assert values == sorted(values)
    assert all(value <= 1000 for value in values)
    salat = next(each for each in body["data"] if each["source"] == "salat-2015" and each["agent"] is None)
    assert (salat["target"]["slug"], salat["affinity"]["nm"], salat["affinity"]["measure"]) == (
        "nmda-receptor",
        119,
        "Ki",
    )
    assert salat["action"] == "antagonist"  # it blocks the receptor; it neither imitates glutamate nor activates it
    everything = answer(real, "/v1/mechanisms?treatment=ketamine-iv&limit=200")["data"]
    below = [each for each in everything if each["affinity"] and (each["affinity"]["nm"] or 1e9) <= 1000]
    assert {each["slug"] for each in below} == {each["slug"] for each in body["data"]}


def test_everything_about_psilocybin_on_one_screen(real: httpx.Client) -> None:
    body = answer(real, "/v1/treatments/psilocybin?include=regimens,time_courses,mechanisms")
    record = body["data"]
    assert record["summary"]
    assert record["summary_patient"]
    assert record["identifiers"]["cas"] == "520-52-5"
    kinds = {course["kind"] for course in record["time_courses"]}
    assert {"onset_of_effect", "duration_of_effect", "acute_effects_duration", "elimination_half_life"} <= kinds
    assert "5-ht2a-receptor" in {mechanism["target"]["slug"] for mechanism in record["mechanisms"]}
    assert record["regimens"]
    assert body["meta"]["truncated"] == []


def test_the_treatment_with_an_rxcui(real: httpx.Client) -> None:
    assert answer(real, "/v1/treatments/rxcui:36437")["data"]["slug"] == "sertraline"


@pytest.mark.parametrize(
    ("typed", "slug", "how"),
    [
        ("Spravato", "esketamine-nasal", "brand"),
        ("prozac", "fluoxetine", "brand"),
        ("magic mushroms", "psilocybin", "found_in"),
        ("electroshock", "ect", "synonym"),
        ("zolof", "sertraline", "brand"),
    ],
)
def test_brands_synonyms_and_slips_are_understood(real: httpx.Client, typed: str, slug: str, how: str) -> None:
    first = answer(real, f"/v1/suggest?q={typed}")["data"][0]
    assert (first["resource"], first["slug"], first["matched_as"]) == ("treatments", slug, how)
