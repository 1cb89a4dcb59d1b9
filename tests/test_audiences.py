"""Whoever asks is told the same: an audience changes words and what comes first, and no number."""

from typing import Any

import httpx
import pytest

from app.compare.metrics import STANDARD
from app.values.audience import Audience
from tests.test_trials import ask, every

FIRST = {Audience.PATIENT: "summary_patient", Audience.CLINICIAN: "summary", Audience.RESEARCHER: "summary"}
BESIDE = {"safety", "boxed_warnings"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def treatments(real: httpx.Client) -> list[Json]:
    return every(real, "treatments?limit=200")


@pytest.mark.parametrize("audience", Audience)
def test_a_treatment_is_the_same_record_for_everybody(
    real: httpx.Client, treatments: list[Json], audience: Audience
) -> None:
    for stored in treatments:
        body = ask(real, f"treatments/{stored['slug']}?audience={audience}&country=AU")
        data = body["data"]
        assert {key: value for key, value in data.items() if key not in BESIDE} == stored
        assert [*data][:3] == ["slug", "name", FIRST[audience]]
        (boxes,) = data["boxed_warnings"]
        assert boxes["treatment"]["slug"] == stored["slug"]
        assert boxes["sentence"].startswith(stored["name"])
        assert all(each["source"] in body["references"] for each in boxes["topics"])
        assert (data["safety"] is not None) == (audience == Audience.PATIENT)


def test_patients_are_told_where_help_is_in_their_country(real: httpx.Client) -> None:
    crises = [
        ask(real, f"treatments/sertraline?audience=patient&country={country}")["data"]["safety"]["crisis"]
        for country in ("GB", "US")
    ]
    assert [each["emergency_numbers"][0]["jurisdiction"] for each in crises] == ["GB", "US"]
    assert {each["record"]["slug"] for each in crises[0]["items"]} != {
        each["record"]["slug"] for each in crises[1]["items"]
    }
    anywhere = ask(real, "treatments/sertraline?audience=patient")["data"]["safety"]["crisis"]
    assert anywhere["items"]


def test_a_treatment_without_an_audience_is_the_stored_record(real: httpx.Client) -> None:
    plain = ask(real, "treatments/sertraline")["data"]
    assert BESIDE.isdisjoint(plain)
    chosen = ask(real, "treatments/sertraline?audience=patient&fields=brand_names&include=headlines")["data"]
    assert [*chosen] == ["slug", "brand_names", "headlines", "safety", "boxed_warnings"]


def test_an_audience_is_no_parameter_of_lists(real: httpx.Client) -> None:
    response = real.get("/v1/treatments?audience=patient")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "audience"
    wrong = real.get("/v1/treatments/sertraline?audience=nurse").json()
    assert wrong["errors"][0]["allowed"] == sorted(Audience)


def test_what_an_audience_asks_first_comes_first_and_nothing_is_left_out(real: httpx.Client) -> None:
    firsts = {}
    for audience in Audience:
        body = ask(real, f"compare?treatments=ketamine-iv,ect&audience={audience}&jurisdictions=US")
        shown = [each["metric"]["slug"] for each in body["data"]["rows"]]
        assert sorted(shown) == sorted(STANDARD)
        assert body["meta"]["assumed"]["metrics"] == ",".join(shown)
        assert [each["treatment"]["slug"] for each in body["data"]["boxed_warnings"]] == ["ketamine-iv", "ect"]
        firsts[audience] = shown[0]
    assert firsts == {Audience.PATIENT: "onset", Audience.CLINICIAN: "response", Audience.RESEARCHER: "onset"}
    named = ask(real, "compare?treatments=ketamine-iv,ect&audience=clinician&metrics=onset,response")
    assert [each["metric"]["slug"] for each in named["data"]["rows"]] == ["onset", "response"]
