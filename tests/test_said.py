"""What is said, what happened, what words mean: claims, history and terms, asked in one request each."""

import httpx
import pytest
from pydantic import BaseModel

from app.endpoints import endpoints
from app.marks import parts
from app.models import CATALOGUE
from app.release.glossary import Glossary, slug_of
from app.values.choice import Choice
from tests.test_trials import ask, every

STATISTICS = {
    *("p", "sd", "se", "n", "level", "margin", "i_squared", "events", "proportion", "participants", "studies", "mean"),
    *("baseline_mean", "baseline_sd", "comparator_events", "comparator_n", "comparator_proportion", "excess", "ratio"),
    *("lower", "upper", "range_lower", "range_upper", "lower_quartile", "upper_quartile", "risk", "rate_per_100000"),
    *("fewest", "most", "rounded", "n_randomised", "n_analysed", "certainty", "risk_of_bias", "threshold", "nm"),
}
"""Fields of answers that tell a statistic."""


def test_which_claims_about_ketamine_are_contradicted_or_unsupported(real: httpx.Client) -> None:
    body = ask(real, "claims?treatment=ketamine&verdict=contradicted,unsupported")
    verdicts = {each["slug"]: each["verdict"] for each in body["data"]}
    assert verdicts["ketamine-imitates-glutamate"] == "contradicted"
    assert verdicts["ketamine-saves-lives"] == "unsupported"
    assert "ketamine-targets-nmda" not in verdicts
    for claim in body["data"]:
        assert claim["why"]
        for each in claim["evidence"]:
            assert each["locator"]
            assert each["source"] in body["references"]


def test_search_leads_to_the_claim(real: httpx.Client) -> None:
    for words, slug in (
        ("psilocybin nasal spray", "psilocybin-nasal-spray-common"),
        ("imitates glutamate", "ketamine-imitates-glutamate"),
    ):
        first = ask(real, f"search?q={words}")["data"][0]
        assert (first["resource"], first["slug"]) == ("claims", slug)


def test_a_claim_stands_beside_the_treatment_that_it_is_about(real: httpx.Client) -> None:
    body = ask(real, "treatments/psilocybin?include=claims,history")["data"]
    assert "psilocybin-nasal-spray-common" in [each["slug"] for each in body["claims"]]
    assert "oregon-measure-109" in [each["slug"] for each in body["history"]]


def test_claims_are_found_by_their_evidence(real: httpx.Client) -> None:
    body = ask(real, "claims?source=zanos-2018")
    assert body["data"]
    assert all("zanos-2018" in [each["source"] for each in claim["evidence"]] for claim in body["data"])
    assert ask(real, "claims?said_in=cooke-ketamine-article")["meta"]["total"] == 51
    assert "trd-nothing-helps" in [
        each["slug"] for each in ask(real, "claims?condition=treatment-resistant-depression")["data"]
    ]


def test_what_happened_in_1962(real: httpx.Client) -> None:
    body = ask(real, "history?year=1962")
    assert [each["slug"] for each in body["data"]] == ["ketamine-synthesis"]
    assert body["data"][0]["day"] == "1962"
    assert "Stevens" in body["data"][0]["event"]


def test_a_year_is_certainly_before_a_day_only_if_all_of_it_is(client: httpx.Client) -> None:
    assert [each["slug"] for each in ask(client, "history?day__lte=1962-12-31")["data"]] == ["ketamine-made"]
    assert ask(client, "history?day__lte=1962-06-30")["data"] == []
    assert [each["slug"] for each in ask(client, "history?day__gte=1962-01-02")["data"]] == ["ketamine-approved"]
    assert [each["day"] for each in ask(client, "history?sort=-day")["data"]] == ["1970-02-19", "1962"]
    counted = ask(client, "history?facets=year")["meta"]["facets"]["year"]
    assert [(each["value"], each["count"]) for each in counted] == [(1962, 1), (1970, 1)]


def test_what_treatment_resistant_means(real: httpx.Client) -> None:
    body = ask(real, "terms/treatment-resistant-depression")
    assert "at least two antidepressants" in body["data"]["definition"]
    assert ask(real, "terms/TRD")["data"] == body["data"]


def spoken_in(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[Choice]]:
    """The vocabularies of a model and of all models in it."""
    if model in seen:
        return set()
    seen.add(model)
    inside = [
        part for field in model.model_fields.values() for part in parts(field.annotation) if isinstance(part, type)
    ]
    own = {part for part in inside if issubclass(part, Choice)}
    return own.union(*(spoken_in(part, seen) for part in inside if issubclass(part, BaseModel)))


def test_every_value_of_every_vocabulary_has_a_term(real: httpx.Client) -> None:
    """Of records, computed answers and parameters: whatever may stand in a field can be shown a tooltip."""
    seen: set[type[BaseModel]] = set()
    spoken = set[type[Choice]]().union(
        *(spoken_in(model, seen) for each in endpoints(CATALOGUE, ()) for model in (each.shape, each.query))
    )
    assert {each.__name__ for each in spoken} <= {*Glossary(CATALOGUE).vocabularies}
    terms = {each["slug"]: each for each in every(real, "terms?limit=200")}
    for choice in spoken:
        for member in choice:
            term = terms[slug_of(member)]
            meant = {"vocabulary": choice.__name__, "value": member.value, "meaning": member.meaning}
            assert meant in term["values"]
            assert term["definition"]


def test_every_statistic_of_an_answer_has_a_term(real: httpx.Client) -> None:
    explained = {field for each in every(real, "terms?limit=200") for field in each["fields"]}
    assert explained >= STATISTICS
    named = real.get("/openapi.json").json()["components"]["schemas"].values()
    assert explained <= {name for schema in named for name in schema.get("properties", ())}
    assert ask(real, "terms?field=i_squared")["data"][0]["slug"] == "i-squared"


@pytest.mark.parametrize(
    ("value", "slug"), [("at_most", "at-most"), ("mg/kg", "mg-kg"), ("<", "less-than-sign"), ("NNTB", "nntb")]
)
def test_a_value_is_a_slug(real: httpx.Client, value: str, slug: str) -> None:
    assert slug_of(value) == slug
    assert value in [each["value"] for each in ask(real, f"terms/{slug}")["data"]["values"]]


def test_a_value_of_two_vocabularies_has_both_meanings(real: httpx.Client) -> None:
    found = ask(real, "terms/moderate")["data"]
    assert found["vocabularies"] == ["Certainty", "InteractionSeverity"]
    assert found["definition"] == (
        "As certainty: the true effect is probably near it."
        " As interaction severity: may need another dose, more watching or a change."
    )


def test_the_values_of_a_vocabulary_are_listed(real: httpx.Client) -> None:
    assert {each["slug"] for each in ask(real, "terms?vocabulary=Bound")["data"]} == {"exact", "at-most", "at-least"}


def test_values_do_not_stand_in_the_way_of_names(real: httpx.Client) -> None:
    assert ask(real, "suggest?q=ECT")["data"][0]["slug"] == "ect"
    assert ask(real, "suggest?q=moderate")["data"] == []
