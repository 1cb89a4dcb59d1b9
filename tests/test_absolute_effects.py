"""What a treatment means for 1,000 people: from the right risk, within bounds, in words made of the fields."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

import httpx
import pytest

from app.absolute import RISK_MEASURES
from app.answers.absolute.formulae import FORMULAE
from app.models.analysis import Measure
from app.values.audience import Audience
from app.values.numerals import numbers
from tests.conftest import ROOT
from tests.test_trials import ask, every

MDD, TRD = "major-depressive-disorder", "treatment-resistant-depression"
COMMON = ("response", "remission", "relapse", "dropout-any", "dropout-adverse-events", "serious-adverse-event")
RISKS = (0.0, 0.01, 0.3, 0.5, 0.99, 1.0)
Json = dict[str, Any]


def told(client: httpx.Client, treatment: str, **query: str) -> Json:
    """The answer about a treatment, on response unless something else is asked for."""
    event = {} if query.keys() & {"outcome", "adverse_effect"} else {"outcome": "response"}
    response = client.get("/v1/absolute-effects", params={"treatment": treatment, **event, **query})
    assert response.status_code == 200, response.text
    return response.json()


def only(body: Json) -> Json:
    """Its one effect."""
    (found,) = body["data"]["effects"]
    return found


def refused(client: httpx.Client, query: str) -> Json:
    response = client.get(f"/v1/absolute-effects?{query}")
    assert response.status_code == 422, response.text
    return response.json()


@pytest.fixture(scope="module")
def questions(real: httpx.Client) -> list[tuple[str, str]]:
    """Treatments with events of which something is told."""
    events = {each["slug"] for each in every(real, "outcomes?kind=event,time_to_event&limit=200")}
    kinds = {each["slug"]: each["kind"] for each in every(real, "treatments?limit=200")}
    estimates = {(each["treatment"]["slug"], each["outcome"]["slug"]) for each in every(real, "effects?limit=200")}
    in_trials = ask(real, "contrasts?facets=treatment&limit=1")["meta"]["facets"]["treatment"]
    trials = {(each["value"], outcome) for each in in_trials for outcome in COMMON}
    found = {(treatment, outcome) for treatment, outcome in estimates | trials if outcome in events}
    return sorted(each for each in found if kinds[each[0]] not in ("control", "co_medication"))


def effects_of(client: httpx.Client, questions: list[tuple[str, str]], **query: str) -> Iterator[tuple[Json, Json]]:
    """Every answer with each of its effects, where there is one."""
    for treatment, outcome in questions:
        response = client.get("/v1/absolute-effects", params={"treatment": treatment, "outcome": outcome, **query})
        assert response.status_code == 200, response.text
        body = response.json()
        yield from ((body, each) for each in body["data"]["effects"])


# Published and worked examples


def test_a_risk_that_is_asked_for_gives_what_the_formula_gives(real: httpx.Client) -> None:
    """The worked example of the design: odds ratio 1.68 (1.51 to 1.87) at 0.3."""
    effect = only(told(real, "escitalopram", baseline_risk="0.3"))
    absolute, number = effect["absolute"], effect["number_needed"]
    assert (effect["measure"], effect["value"], effect["lower"], effect["upper"]) == ("odds_ratio", 1.68, 1.51, 1.87)
    assert absolute["baseline"]["origin"] == "asked"
    assert [absolute["treated"][each] for each in ("value", "lower", "upper")] == pytest.approx(
        [418.6, 392.9, 444.9], abs=0.05
    )
    assert [absolute["difference"][each] for each in ("value", "lower", "upper")] == pytest.approx(
        [118.6, 92.9, 144.9], abs=0.05
    )
    assert (number["kind"], number["rounded"], number["in_words"]) == ("NNTB", 9, "NNTB 9 (7 to 11)")


def test_a_hazard_ratio_takes_hazards_as_proportional(real: httpx.Client) -> None:
    """Hazard ratio 0.51 (0.42 to 0.62) of relapse at the share of SUSTAIN-1, of which its own review tells none."""
    question = {"outcome": "relapse", "condition": TRD}
    assert only(told(real, "esketamine-nasal", **question))["absolute"] is None
    for audience in Audience:
        effect = only(told(real, "esketamine-nasal", **question, baseline_risk="0.453", audience=audience))
        risks = [1_000 * (1 - (1 - 0.453) ** ratio) for ratio in (0.51, 0.42, 0.62)]
        assert [*effect["absolute"]["treated"].values()] == pytest.approx(risks, abs=0.001)
        assert effect["number_needed"]["kind"] == "NNTB", "fewer relapses are wanted"
        assert ("proportional" in effect["sentence"]) == (audience != Audience.PATIENT)


def test_the_number_needed_runs_through_infinity_where_there_may_be_no_difference(real: httpx.Client) -> None:
    effect = only(told(real, "bupropion", comparator="fluoxetine"))
    low, high = (effect["absolute"]["difference"][each] / 1_000 for each in ("lower", "upper"))
    harm, benefit = effect["number_needed"]["interval"]
    assert low < 0 < high
    assert (harm["kind"], harm["fewest"], harm["most"]) == ("NNTH", pytest.approx(-1 / low, rel=1e-3), None)
    assert (benefit["kind"], benefit["fewest"], benefit["most"]) == ("NNTB", pytest.approx(1 / high, rel=1e-3), None)
    assert re.search(r"\(NNTH \d+ to infinity to NNTB \d+\)", effect["sentence"])


# The baseline


def test_the_baseline_is_the_median_of_the_arms_that_its_link_lists(real: httpx.Client) -> None:
    effect = only(told(real, "escitalopram"))
    baseline = effect["absolute"]["baseline"]
    rows = every(real, f"{baseline['link'].partition('/v1/')[2]}&limit=200")
    nearest: dict[str, Json] = {}
    for row in sorted(rows, key=lambda each: abs(each["timepoint"]["hours"] / (8 * 7 * 24) - 1)):
        nearest.setdefault(row["study"]["slug"], row)
    assert baseline["origin"] == "median_of_trials"
    assert len(nearest) == baseline["trials"] > 100
    assert baseline["risk"] == pytest.approx(median(each["proportion"] for each in nearest.values()), abs=0.01)
    assert baseline["lower_quartile"] < baseline["risk"] < baseline["upper_quartile"]


def test_two_treatments_are_told_from_either_side(real: httpx.Client) -> None:
    """ELEKT-D has 70 of 170 on ECT and 108 of 195 on ketamine; the review has a ratio alone."""
    one, two = (
        only(told(real, first, comparator=second, condition=MDD))
        for first, second in (("ketamine-iv", "ect"), ("ect", "ketamine-iv"))
    )
    assert [each["slug"] for each in one["facts"]] == [each["slug"] for each in two["facts"]]
    assert (one["mirrored"], two["mirrored"]) == (False, True)
    assert two["value"] == pytest.approx(1 / one["value"], abs=1e-4)
    assert (two["lower"], two["upper"]) == pytest.approx((1 / one["upper"], 1 / one["lower"]), abs=1e-4)
    assert (one["absolute"]["baseline"]["risk"], two["absolute"]["baseline"]["risk"]) == (0.412, 0.554)
    assert {each["absolute"]["baseline"]["origin"] for each in (one, two)} == {"same_two"}
    assert "two_steps" in [each["code"] for each in two["warnings"]], "neither number was found by anybody"


def test_an_effect_turned_at_the_risk_that_it_gives_leads_back(real: httpx.Client) -> None:
    there = only(told(real, "ketamine-iv", comparator="ect", baseline_risk="0.4"))["absolute"]["treated"]["value"]
    back = only(told(real, "ect", comparator="ketamine-iv", baseline_risk=f"{there / 1_000:.6f}"))
    assert back["absolute"]["treated"]["value"] == pytest.approx(400, abs=0.1)


@pytest.mark.parametrize("audience", [*Audience])
def test_without_a_baseline_the_effect_stands_alone_and_says_what_to_send(
    real: httpx.Client, audience: Audience
) -> None:
    """ECT against sham has odds ratios alone: refused once, so that neither they nor help for patients were shown."""
    body = told(real, "ect", audience=audience, country="GB")
    assert {each["why_no_absolute"] for each in body["data"]["effects"]} == {"no_baseline"}
    assert body["data"]["sentence"].endswith("None can be told for 1,000 people.")
    assert [each for each in body["meta"]["notices"] if "`baseline_risk` is needed" in each]
    assert (body["data"]["safety"] is not None) == (audience == Audience.PATIENT)
    for effect in body["data"]["effects"]:
        if audience == Audience.PATIENT:
            assert effect["sentence"].startswith("More people have clearly fewer symptoms with ")
            assert "odds" not in effect["sentence"]
        else:
            assert effect["sentence"].startswith(f"Odds ratio of response {effect['value']:g}")
    asked = told(real, "ect", baseline_risk="0.2", audience=audience)
    assert all(each["absolute"] for each in asked["data"]["effects"])
    assert not [each for each in asked["meta"]["notices"] if "baseline_risk" in each]


# Whatever is asked


def test_nobody_is_beyond_everybody_and_limits_are_around_the_value(
    real: httpx.Client, questions: list[tuple[str, str]]
) -> None:
    seen = 0
    for body, effect in effects_of(real, questions):
        absolute = effect["absolute"]
        assert (absolute is None) == (effect["why_no_absolute"] is not None)
        if absolute is None:
            continue
        seen += 1
        treated, difference = absolute["treated"], absolute["difference"]
        assert 0 <= treated["value"] <= 1_000
        assert treated["value"] - difference["value"] == pytest.approx(1_000 * absolute["baseline"]["risk"], abs=0.01)
        for figures in (treated, difference):
            ends = [figures[each] for each in ("lower", "value", "upper") if figures[each] is not None]
            assert ends == sorted(ends)
        assert effect["source"] in body["references"]
        assert all(each["source"] in body["references"] for each in absolute["baseline"]["facts"])
        assert effect["formula"] is not None
        if number := effect["number_needed"]:
            wanted = difference["value"] != 0
            assert (number["value"] is not None) == wanted
            if wanted:
                assert number["value"] == pytest.approx(1_000 / abs(difference["value"]), rel=1e-3)
                assert number["rounded"] - number["value"] < 1.001
    assert seen > 200


@pytest.mark.parametrize("treatment", ["escitalopram", "ketamine-iv", "psilocybin", "esketamine-nasal"])
def test_more_risk_without_it_is_more_risk_with_it(real: httpx.Client, treatment: str) -> None:
    for condition in (TRD, MDD):
        found = [
            only(told(real, treatment, condition=condition, baseline_risk=str(risk)))["absolute"]["treated"]
            for risk in RISKS
        ]
        assert all(one["value"] <= two["value"] for one, two in pairwise(found))
        assert all(0 <= end <= 1_000 for each in found for end in each.values() if end is not None)
    assert "NaN" not in json.dumps(found)


def test_others_are_counted_and_linked(real: httpx.Client) -> None:
    for body in (
        told(real, "escitalopram"),
        told(real, "ssri", outcome="remission"),
        told(real, "ect", comparator="ketamine-iv"),
        told(real, "sertraline", adverse_effect="nausea"),
        told(real, "duloxetine", outcome="dropout-adverse-events"),
    ):
        data = body["data"]
        facts = {(each["collection"], each["slug"]) for effect in data["effects"] for each in effect["facts"]}
        total = sum(
            ask(real, f"{each.partition('/v1/')[2]}&limit=1")["meta"]["total"] for each in data["others"]["links"]
        )
        assert total == len(facts) + data["others"]["count"]


def test_each_comparator_that_is_named_can_be_asked_for(real: httpx.Client) -> None:
    body = told(real, "psilocybin")
    named = {each["comparator"]["slug"]: each for each in body["data"]["compared_with"]}
    assert {"niacin", "escitalopram", "placebo"} <= named.keys()
    for slug, each in named.items():
        address = httpx.URL(each["link"]).copy_add_param("baseline_risk", "0.3")
        response = real.get(str(address))
        assert response.status_code == 200, response.text
        for effect in response.json()["data"]["effects"]:
            assert effect["comparator"]["slug"] == slug
            assert effect["control"] == each["control"]


def test_a_class_tells_each_member_and_adds_nothing_up(real: httpx.Client) -> None:
    data = told(real, "ssri")["data"]
    assert (data["rule"], len(data["effects"])) == ("range_over_members", 6)
    assert {each["treatment"]["slug"] for each in data["effects"]} >= {"sertraline", "fluoxetine", "escitalopram"}
    low, high = (of(each["absolute"]["spoken"]["difference"] for each in data["effects"]) for of in (min, max))
    assert f"{low} to {high} more" in data["sentence"]
    trials = told(real, "vortioxetine", outcome="remission")["data"]
    assert (trials["rule"], len({each["study"]["slug"] for each in trials["effects"]})) == ("range_over_trials", 14)


def test_nothing_recorded_says_what_is_recorded_instead(real: httpx.Client) -> None:
    data = told(real, "ect", outcome="remission")["data"]
    assert (data["effects"], data["absence"]["kind"]) == ([], "none_fit")
    assert data["absence"]["facts_not_shown"] == data["others"]["count"] > 0
    assert [each["comparator"]["slug"] for each in data["compared_with"]] == ["ketamine-iv"]
    nowhere = told(real, "ssri", comparator="rtms")["data"]
    assert (nowhere["effects"], nowhere["absence"]["kind"]) == ([], "not_searched")


def test_filters_act_before_the_choice(real: httpx.Client) -> None:
    every_source = only(told(real, "escitalopram"))["source"]
    others = told(real, "escitalopram", source__not=every_source)["data"]["effects"]
    assert {each["source"] for each in others}.isdisjoint({every_source})
    kept = told(real, "escitalopram", funding="public")["data"]
    assert {each["collection"] for effect in kept["effects"] for each in effect["facts"]} <= {"contrasts"}


# Words


def words_of(effect: Json, references: Json) -> set[float]:
    """Every number that a sentence on an effect may hold."""
    texts = ["1000", effect["treatment"]["name"], (effect["comparator"] or {}).get("name", "")]
    texts += [effect[each] or "" for each in ("definition", "population", "given_as")]
    texts += [each["citation"] for each in references.values()]
    texts += [" ".join(re.findall(r"[\d.]+", effect["timepoint"] or "")), effect["timepoint_in_words"] or ""]
    texts += [f"{effect[each]:g}" for each in ("value", "lower", "upper") if effect[each] is not None]
    absolute, number = effect["absolute"], effect["number_needed"]
    if absolute:
        baseline = absolute["baseline"]
        texts += [
            "1",
            f"{baseline['risk']:g}",
            str(baseline["trials"]),
            (baseline["condition"] or {}).get("name", ""),
        ]
        texts += [f"{abs(each)}" for each in absolute["spoken"].values() if each is not None]
        texts += [f"{abs(each):.1f}" for each in absolute["difference"].values() if each is not None]
    texts += [number["in_words"]] if number else []
    return {abs(value) for text in texts for value in numbers(text)}


@pytest.mark.parametrize("audience", Audience)
def test_each_number_of_a_sentence_is_a_field(
    real: httpx.Client, questions: list[tuple[str, str]], audience: str
) -> None:
    for body, effect in effects_of(real, questions[::7], audience=audience):
        said = {abs(each) for each in numbers(effect["sentence"])}
        assert said <= words_of(effect, body["references"]), effect["sentence"]


def test_an_audience_changes_words_and_never_a_number(real: httpx.Client, questions: list[tuple[str, str]]) -> None:
    def bare(value: Any) -> Any:  # any: of an answer
        """Without words."""
        if isinstance(value, dict):
            left_out = {"sentence", "text", "audience", "safety", "self", "permalink", "link"}
            return {key: bare(each) for key, each in value.items() if key not in left_out}
        return [bare(each) for each in value] if isinstance(value, list) else value

    for treatment, outcome in questions[::11]:
        bodies = [
            real.get(
                "/v1/absolute-effects", params={"treatment": treatment, "outcome": outcome, "audience": each}
            ).json()
            for each in Audience
        ]
        assert bare(bodies[0].get("data")) == bare(bodies[1].get("data")) == bare(bodies[2].get("data"))


def test_each_audience_reads_first_what_it_looks_for(real: httpx.Client) -> None:
    first = {each: [*only(told(real, "escitalopram", audience=each))][:4] for each in Audience}
    assert first[Audience.PATIENT] == ["treatment", "sentence", "absolute", "warnings"]
    assert first[Audience.CLINICIAN] == ["treatment", "sentence", "absolute", "comparator"]
    assert first[Audience.RESEARCHER] == ["treatment", "comparator", "measure", "value"]
    asked = {"treatments": "escitalopram,sertraline", "metrics": "response", "audience": "patient"}
    row = real.get("/v1/compare", params=asked).json()["data"]["rows"][0]
    assert [*row["cells"][0]][:4] == ["treatment", "sentence", "absolute", "warnings"]


def test_patients_are_told_people_and_where_help_is(real: httpx.Client) -> None:
    body = told(real, "escitalopram", audience="patient", country="AU")
    data = body["data"]
    for text in (data["sentence"], *(each["sentence"] for each in data["effects"])):
        assert not re.search(r"NNT|odds|ratio|%|interval|placebo arm", text)
        assert "of 1,000" in text.lower()
    assert data["safety"]["crisis"]["emergency_numbers"]
    assert "Do not stop" in data["safety"]["says"]
    assert told(real, "escitalopram", country="AU")["data"]["safety"] is None
    assert [each["treatment"]["slug"] for each in data["boxed_warnings"]] == ["escitalopram"]
    both = told(real, "psilocybin", comparator="escitalopram")["data"]["boxed_warnings"]
    assert [each["treatment"]["slug"] for each in both] == ["psilocybin", "escitalopram"]


def test_what_a_figure_rests_on_is_said_by_a_rule(real: httpx.Client) -> None:
    """An interval that leaves room for none says so; none says that it is not known how exact it is."""
    unclear = only(told(real, "bupropion", comparator="fluoxetine", audience="patient"))
    assert "there may be no difference" in unclear["sentence"]
    clear = only(told(real, "escitalopram", audience="patient"))
    assert "may be no difference" not in clear["sentence"]
    without = only(told(real, "sertraline", adverse_effect="nausea", audience="patient"))
    assert without["lower"] is None
    assert "How exact that is is not known" in without["sentence"]
    assert without["sentence"].startswith("Feeling sick: of 1,000 people")


# Links, releases, problems


def test_the_permalink_says_everything(real: httpx.Client) -> None:
    body = told(real, "ssri", comparator="placebo", baseline_risk="0.25", audience="patient", verified="true")
    again = real.get(body["links"]["permalink"]).json()
    for each in (body, again):
        del each["data"]["compared_with"]  # whose links repeat the question as it was asked
    assert again["data"] == body["data"]
    assert (body["meta"]["assumed"], again["meta"]["assumed"]) == ({"condition": MDD}, {})
    assert "release=" in body["links"]["permalink"]
    assert real.get(body["links"]["safety"][0]).status_code == 200
    other = real.get("/v1/absolute-effects?treatment=ssri&outcome=response&release=1999.1.0")
    assert (other.status_code, other.json()["code"]) == (404, "other-release")


def test_each_collection_is_read_once(real: httpx.Client, statements: list[str]) -> None:
    del statements[:]
    told(real, "trazodone", outcome="remission", verified="true")
    read = [each for each in statements if each.startswith("SELECT")]
    assert len(read) <= 14, read


@pytest.mark.parametrize(
    ("query", "parameter", "says"),
    [
        ("treatment=escitalopram", "outcome", "neither is given"),
        ("treatment=escitalopram&outcome=response&adverse_effect=nausea", "outcome", "both are given"),
        ("treatment=escitalopram&outcome=madrs-change", "outcome", "no share of people"),
        ("treatment=escitalopram&outcome=madrs", "outcome", "no share of people"),
        ("treatment=escitalopram&outcome=falls", "outcome", "no share of people"),
        ("treatment=escitalopram&outcome=respons", "outcome", ""),
        ("treatment=placebo&outcome=response", "treatment", "is what treatments are compared with"),
        ("treatment=escitalopram&comparator=escitalopram&outcome=response", "comparator", "the treatment itself"),
        ("treatment=escitalopram&comparator=ssri&outcome=response", "comparator", "form or member"),
        ("treatment=escitalopram&outcome=response&baseline_risk=1.5", "baseline_risk", "from 0 to 1"),
        ("treatment=escitalopram&outcome=response&baseline_risk=-0.1", "baseline_risk", "from 0 to 1"),
        ("treatment=escitalopram&outcome=response&baseline_risk=nan", "baseline_risk", ""),
        ("treatment=escitalopram&outcome=response&baseline_risk=30%25", "baseline_risk", ""),
        ("outcome=response", "treatment", ""),
        ("treatment=escitalopram&outcome=response&baseline=0.3", "baseline", ""),
    ],
)
def test_what_cannot_be_told_is_refused_by_name(real: httpx.Client, query: str, parameter: str, says: str) -> None:
    (fault,) = refused(real, query)["errors"]
    assert fault["parameter"] == parameter
    assert says in fault["detail"]


@pytest.mark.parametrize(("sent", "meant"), [("35", "0.35"), ("35%25", "0.35"), ("0,35", "0.35"), (".35", "0.35")])
def test_a_risk_that_is_written_otherwise_is_suggested_as_a_fraction(real: httpx.Client, sent: str, meant: str) -> None:
    """35 once suggested 1, of which every answer is nonsense."""
    body = refused(real, f"treatment=escitalopram&outcome=response&baseline_risk={sent}")
    assert body["errors"][0]["did_you_mean"] == [meant]
    answer = real.get(body["suggested_request"]).json()
    assert only(answer)["absolute"]["baseline"]["risk"] == float(meant)


@pytest.mark.parametrize(
    ("asked", "other"),
    [({"outcome": "nausea"}, "adverse_effect=nausea"), ({"adverse_effect": "nausea"}, "outcome=nausea")],
)
def test_an_outcome_and_an_adverse_effect_of_one_name_point_to_each_other(
    real: httpx.Client, asked: dict[str, str], other: str
) -> None:
    notices = told(real, "sertraline", **asked)["meta"]["notices"]
    assert [each for each in notices if other in each]
    assert not [each for each in told(real, "sertraline")["meta"]["notices"] if "adverse_effect=" in each]


def test_a_score_suggests_an_event(real: httpx.Client) -> None:
    body = refused(real, "treatment=psilocybin&outcome=madrs-change")
    assert real.get(body["suggested_request"]).status_code == 200
    assert "response" in body["errors"][0]["allowed"]


def test_the_documented_formulae_are_those_that_reckon() -> None:
    page = (ROOT / "docs/absolute-effects.md").read_text("utf-8")
    assert {*FORMULAE} == {*map(Measure, RISK_MEASURES)}
    for measure, formula in FORMULAE.items():
        place = formula.source.replace(
            "Cochrane Handbook for Systematic Reviews of Interventions 5.1, section", "Cochrane Handbook 5.1,"
        )
        assert f"| `{measure}` | {formula.treated_risk} | {place} |" in page


def test_a_sentence_says_of_whom_it_is_and_what_speaks_against_it(real: httpx.Client) -> None:
    wider = only(told(real, "sertraline", condition=TRD))
    assert "In major depressive disorder, not treatment-resistant depression." in wider["sentence"]
    assert "Against it: reanalysis." in wider["sentence"]
    added = only(told(real, "lithium", baseline_risk="0.2", audience="patient"))
    assert "Both were added to what people already got." in added["sentence"]
    relapse = only(told(real, "esketamine-nasal", outcome="relapse", baseline_risk="0.4", audience="patient"))
    assert "Treatment had helped all of them before." in relapse["sentence"]


def test_what_the_formula_sets_at_a_bound_is_warned_of(real: httpx.Client) -> None:
    effect = only(told(real, "esketamine-nasal", condition=TRD, baseline_risk="0.9"))
    assert effect["absolute"]["clipped"]
    assert "beyond_bounds" in [each["code"] for each in effect["warnings"]]


def test_members_without_a_figure_for_people_are_named_as_left_out(real: httpx.Client) -> None:
    """Both forms of ECT once stood among four members, and their effects, the largest, in no range."""
    data = told(real, "brain-stimulation")["data"]
    without = [each for each in data["effects"] if each["absolute"] is None]
    assert without
    assert f"{len(without)} of which cannot be told for 1,000 people" in data["sentence"]


def test_one_member_does_not_speak_for_its_class(real: httpx.Client) -> None:
    """Reboxetine alone once stood for all antidepressants."""
    data = told(real, "antidepressant", outcome="remission")["data"]
    assert (data["effects"], data["rule"], data["absence"]["kind"]) == ([], None, "none_fit")


# Adverse effects


@pytest.mark.parametrize("treatment", ["sertraline", "esketamine-nasal", "venlafaxine", "paroxetine", "duloxetine"])
def test_an_adverse_effect_is_that_of_the_table_in_a_comparison(real: httpx.Client, treatment: str) -> None:
    """Of sertraline 310 v 100 had nausea in one trial here, and 250 v 110 in the label in comparisons."""
    asked = {"treatments": f"{treatment},mirtazapine", "metrics": "common_adverse_effects", "effects": "10"}
    (row,) = real.get("/v1/compare", params=asked).json()["data"]["rows"]
    effects = row["cells"][0]["effects"]
    assert len(effects) > 5
    for each in effects:
        effect = only(told(real, treatment, adverse_effect=each["effect"]["slug"]))
        assert effect["facts"] == each["facts"]
        assert effect["absolute"] == each["absolute"]


@pytest.mark.parametrize(
    ("treatment", "effect"),
    [("ssri", "nausea"), ("ssri", "dizziness"), ("sertraline", "ejaculation-disorder"), ("antidepressant", "insomnia")],
)
def test_to_name_the_control_that_stands_changes_nothing(real: httpx.Client, treatment: str, effect: str) -> None:
    one, two = (
        told(real, treatment, adverse_effect=effect, **named)["data"] for named in ({}, {"comparator": "placebo"})
    )
    assert one["effects"] == two["effects"]
    assert one["rule"] == two["rule"]


def test_of_the_same_people_one_figure_is_told(real: httpx.Client) -> None:
    """TRANSFORM-2 once stood beside the two trials together, and a year of prevention beside four weeks."""
    effects = told(real, "esketamine-nasal", adverse_effect="discontinuation-due-to-adverse-event")["data"]["effects"]
    facts = [ask(real, f"adverse-effects/{fact['slug']}")["data"] for each in effects for fact in each["facts"]]
    people = [each["same_people"] for each in facts if each["same_people"]]
    assert len(facts) > 2
    assert len(people) == len({*people})


def test_a_sentence_says_what_was_counted_and_in_whom(real: httpx.Client) -> None:
    sentence = only(told(real, "sertraline", adverse_effect="ejaculation-disorder"))["sentence"]
    assert "Counted as: ejaculation failure, mainly delay. Counted in: men. Given as: 50 to 200 mg a day." in sentence


def test_what_was_added_to_an_antidepressant_is_not_told_against_placebo_alone(real: httpx.Client) -> None:
    """Labels of aripiprazole, brexpiprazole, cariprazine and quetiapine print "placebo" for placebo and that."""
    added = [each for each in every(real, "adverse-effects?limit=200") if "added to" in (each["given_as"] or "")]
    assert len(added) > 40
    assert not [each["slug"] for each in added if each["comparator"] and each["comparator"]["slug"] == "placebo"]
    sentence = only(told(real, "aripiprazole", outcome="dropout-adverse-events", audience="patient"))["sentence"]
    assert "placebo added to an antidepressant" in sentence


def test_what_a_source_counts_is_told_only_where_it_is_something_else(real: httpx.Client) -> None:
    """17 rates said that anxiety was counted as anxiety, and so could not stand in a comparison."""
    rates = every(real, "adverse-effects?limit=200")
    alike = [each["slug"] for each in rates if (each["term_in_source"] or "").lower() == each["effect"]["name"].lower()]
    assert not alike
