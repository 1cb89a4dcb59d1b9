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
    assert "terms" not in [each["resource"] for each in ask(real, "suggest?q=moderate")["data"]]


def test_what_is_not_known_about_psilocybin(real: httpx.Client) -> None:
    gaps = ask(real, "gaps?treatment=psilocybin")["data"]
    pairs = {(each["attribute"], other["slug"]) for each in gaps for other in each["others"]}
    assert ("interaction", "ect") in pairs
    for each in gaps:
        assert each["reason"]
        assert (each["state"] == "none_found") == bool(each["searched_on"] and each["searched_in"])


def test_the_evidence_map_of_the_core_treatments(real: httpx.Client) -> None:
    body = ask(real, "evidence-map?treatments=ketamine-iv,esketamine-nasal,ssri,psilocybin,ect")
    assert [row["treatment"]["slug"] for row in body["data"]] == [
        "ketamine-iv", "esketamine-nasal", "ssri", "psilocybin", "ect"
    ]  # fmt: skip
    for row in body["data"]:
        cells = {
            (each["attribute"], each["jurisdiction"], each["other"] and each["other"]["slug"]) for each in row["cells"]
        }
        assert len(cells) == len(row["cells"]) == 8 + 6 + 12 - 1
    cells = [each for row in body["data"] for each in row["cells"]]
    assert body["meta"]["cells"] == len(cells)
    assert body["meta"]["with_facts"] == sum(each["absence"] is None for each in cells)
    assert body["meta"]["absences"]["not_searched"] == 0


def test_every_cell_of_what_is_covered_in_full_has_a_fact_or_a_gap(real: httpx.Client) -> None:
    """By the counts of the lists themselves, which must agree with the rule that the release was built by."""
    body = ask(real, "evidence-map")
    assert {row["treatment"]["slug"] for row in body["data"]} == {
        *("ketamine-iv", "esketamine-nasal", "psilocybin", "ect", "rtms", "ssri"),
        *("sertraline", "fluoxetine", "paroxetine", "citalopram", "escitalopram", "fluvoxamine"),
    }
    for row in body["data"]:
        for cell in row["cells"]:
            assert cell["facts"] == sum(each["count"] for each in cell["found"])
            if cell["absence"] in ("none_found", "not_applicable", "not_searched"):
                assert cell["gap"]["state"] == cell["absence"]
            elif cell["absence"] == "none_fit":
                assert cell["facts"] > cell["first"] == 0
            else:
                assert cell["facts"]


def test_a_cell_links_to_exactly_its_facts(real: httpx.Client) -> None:
    body = ask(real, "evidence-map?treatments=ect,fluvoxamine")
    for row in body["data"]:
        for each in (found for cell in row["cells"] for found in cell["found"]):
            assert ask(real, each["link"].partition("/v1/")[2])["meta"]["total"] == each["count"]


def test_the_map_can_be_asked_of_any_treatment(real: httpx.Client) -> None:
    body = ask(real, "evidence-map?treatments=Wellbutrin&attributes=onset,approval&jurisdictions=US,CZ&others=lithium")
    (row,) = body["data"]
    assert row["treatment"]["slug"] == "bupropion"
    assert [(each["attribute"], each["jurisdiction"]) for each in row["cells"]] == [
        ("onset", None), ("approval", "US"), ("approval", "CZ")
    ]  # fmt: skip
    assert row["cells"][2]["absence"] == "not_searched"
    assert row["cells"][2]["gap"] is None


EMPTY = [
    ("time-courses?treatment=psilocybin&kind=onset_of_effect", "none_found", ["psilocybin-onset"]),
    ("time-courses?treatment=sertraline&kind=duration_of_effect", "not_applicable", ["sertraline-duration"]),
    ("results?treatment=psilocybin&outcome=response", "not_searched", ["response-unsought"]),
    ("mechanisms?treatment=sertraline", "not_searched", ["sertraline-unsought"]),
    ("approvals?treatment=psilocybin&jurisdiction=JP", "none_found", ["psilocybin-approvals"]),
    ("approvals?treatment=psilocybin&jurisdiction=JP,EU", "none_found", ["psilocybin-approvals"]),
    ("approvals?treatment=psilocybin&jurisdiction=CZ", "none_fit", []),
    ("interactions?treatment__all=sertraline,psilocybin", "none_found", ["psilocybin-sertraline-interaction"]),
    ("interactions?treatment__all=psilocybin,sertraline", "none_found", ["psilocybin-sertraline-interaction"]),
    ("time-courses?treatment=sertraline,psilocybin&kind=duration_of_effect", "not_applicable",
     ["psilocybin-duration", "sertraline-duration"]),
    ("time-courses?treatment=sertraline,psilocybin&kind=time_to_relapse", "not_searched",
     ["psilocybin-relapse", "relapse-unsought"]),
    ("time-courses?treatment=ketamine&verified=true&hours__gte=99999", "none_fit", []),
    ("mechanisms?treatment=placebo", "not_searched", []),
    ("references?year__gte=2100", "none_fit", []),
    ("terms?q=unheard", "none_fit", []),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "state", "gaps"), EMPTY)
def test_an_empty_list_says_why(client: httpx.Client, asked: str, state: str, gaps: list[str]) -> None:
    body = ask(client, asked)
    assert body["data"] == []
    told = body["meta"]["availability"]
    assert (told["state"], sorted(each["slug"] for each in told["gaps"])) == (state, sorted(gaps))
    assert told["says"]
    for each in told["gaps"]:
        assert ask(client, each["link"].partition("/v1/")[2])["data"]["reason"] == each["reason"]


def test_a_list_that_is_not_empty_needs_no_excuse(client: httpx.Client) -> None:
    assert ask(client, "time-courses?treatment=ketamine")["meta"]["availability"] is None


def test_where_sources_disagree_on_how_long_ketamine_lasts(real: httpx.Client) -> None:
    body = ask(real, "conflicts?treatment=ketamine-iv&attribute=duration")
    (conflict,) = [each for each in body["data"] if each["decision"] == "declared"]
    assert conflict["explanation"]
    told = {each["slug"]: each for each in conflict["facts"]}
    assert {*told} == {each["slug"] for each in conflict["time_courses"]}
    assert told["ketamine-iv-duration-kishimoto-2016"]["figure"] == "duration of effect, at most: P7D to P12D"
    assert {each["source"] for each in conflict["facts"]} <= body["references"].keys()


def test_facts_that_contradict_each_other_point_at_their_conflict(real: httpx.Client) -> None:
    """And what was dismissed does not trouble anybody."""
    for conflict in every(real, "conflicts?limit=200"):
        for fact in conflict["facts"]:
            held = ask(real, f"{fact['collection']}/{fact['slug']}")["data"]
            named = [each["slug"] for each in held["conflicts_with"]]
            assert (conflict["slug"] in named) == (conflict["decision"] == "declared")
            assert fact["source"] == held["source"]


def test_a_contrast_tells_of_both_its_arms(real: httpx.Client) -> None:
    conflict = ask(real, "conflicts/ketamine-or-ect-remission")["data"]
    assert {each["slug"] for each in conflict["treatments"]} == {"ketamine-iv", "ect"}
    assert [each["figure"] for each in conflict["facts"]] == [
        "risk difference: 0.16",
        "risk difference: -0.17 (-0.3 to -0.02)",
    ]
