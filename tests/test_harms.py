"""What treatments do to people: rates with how they were found out, and pairs that must not sound harmless."""

import re
from itertools import combinations
from typing import Any

import httpx
import pytest

from app.answers.vocabulary import Finding
from app.models.adverse_effect import AdverseEffectRecord
from app.models.ascertainment import CountsFrom
from app.models.interaction import EvidenceKind, InteractionRecord, InteractionSeverity
from app.models.reference import ReferenceRecord
from app.release.build import checked
from app.release.entry import Entry
from app.values.duration import Span, hours
from tests.conftest import REAL
from tests.test_questions import SSRIS, answer

SEVERITIES = [*InteractionSeverity, None]


@pytest.fixture(scope="module")
def real_entries() -> list[Entry]:
    return checked(REAL).entries


def one(client: httpx.Client, address: str) -> Any:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    return response.json()["data"]


def fault(client: httpx.Client, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 422, response.text
    return response.json()["errors"][0]


def pairs(client: httpx.Client, *names: str) -> list[dict[str, Any]]:
    return answer(client, f"/v1/interactions/check?treatments={','.join(names)}")["data"]


# Rates


def test_differences_are_worked_out_of_counts_and_stand_beside_those_of_the_source(client: httpx.Client) -> None:
    """Newcombe 1998 has the interval: 56 of 70 less 48 of 80 is 0.2 (0.0524 to 0.3339)."""
    record = one(client, "adverse-effects/ketamine-iv-dizziness")
    assert record["excess"] == 0.2
    assert record["risk_difference"] == {"value": 0.2, "lower": 0.0524, "upper": 0.3339}
    assert record["risk_ratio"] == {"value": 1.3333, "lower": 1.0766, "upper": 1.6512, "zero_cell": False}
    assert record["reported"] == {"measure": "risk_difference", "value": 0.19, "lower": 0.04, "upper": 0.34}
    assert (record["plain_name"], record["body_system"]) == ("feeling unsteady", "nervous_system")


def test_empty_cells_are_said_and_sums_have_no_interval(client: httpx.Client) -> None:
    zero = one(client, "adverse-effects/sertraline-dizziness")
    assert zero["risk_ratio"]["zero_cell"] is True
    assert (zero["comparator_bound"], zero["counts"], zero["pairing"]) == ("below", "from_proportion", "unique")
    summed = one(client, "adverse-effects/sertraline-death")
    assert (summed["excess"], summed["risk_difference"], summed["risk_ratio"]) == (0.01, None, None)
    percent = one(client, "adverse-effects/sertraline-nausea-50")
    assert (percent["excess"], percent["risk_difference"]) == (0.14, None)  # without events there is no interval


def test_rates_say_of_how_many_and_can_be_compared(client: httpx.Client) -> None:
    record = one(client, "adverse-effects/ketamine-iv-death")
    assert record["rate"] == {"value": 2.1, "lower": 1.2, "upper": 3.4, "per": 100000}
    assert (record["rate_per_100000"], record["counted_in"], record["risk_difference"]) == (2.1, "sessions", None)
    assert (record["timeframe"]["iso8601"], record["timeframe_max"]["iso8601"]) == ("P1D", "P7D")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("proportion__gte=0.25", {"ketamine-iv-dizziness", "sertraline-nausea-50", "sertraline-nausea-200"}),
        ("proportion__lte=0.03", {"sertraline-death"}),
        ("excess__gte=0.2", {"ketamine-iv-dizziness", "sertraline-nausea-200"}),
        ("excess__lte=0.02", {"sertraline-death"}),
        ("effect=queasiness&ascertainment=label_table", {"sertraline-nausea-50", "sertraline-nausea-200"}),
        ("same_people=sertraline-doses", {"sertraline-nausea-50", "sertraline-nausea-200"}),
        ("body_system=overall", {"ketamine-iv-death", "sertraline-death"}),
        ("treatment=sertraline&body_system__not=overall&effect__not=nausea", {"sertraline-dizziness"}),
        ("comparator=placebo&serious=true", {"sertraline-death"}),
        ("severity=severe", {"psilocybin-nausea"}),
        ("treatment=nmda-antagonists&condition=treatment-resistant-depression", {"ketamine-iv-dizziness"}),
    ],
)
def test_filters_of_adverse_effects(client: httpx.Client, question: str, found: set[str]) -> None:
    assert {each["slug"] for each in one(client, f"adverse-effects?{question}")} == found


@pytest.mark.parametrize(
    "question", ["proportion__gte=10", "proportion__lte=-0.1", "excess__gte=ten", "excess__gte=10"]
)
def test_shares_are_fractions(client: httpx.Client, question: str) -> None:
    told = fault(client, f"adverse-effects?{question}")
    assert "a number such as 0.5, from" in told["detail"]


# Interactions


def test_a_class_holds_for_its_members_unless_they_have_their_own(client: httpx.Client) -> None:
    (pair,) = pairs(client, "ketamine-iv", "sertraline")
    assert [each["slug"] for each in pair["interactions"]] == ["ketamine-sertraline"]
    assert (pair["finding"], pair["severity"]) == ("recorded", "major")
    assert "Recorded of Sertraline with Ketamine: Blood pressure may rise too far." in pair["says"]
    wide = one(client, "interactions/nmda-antagonists-sertraline")
    assert [each["slug"] for each in wide["overridden_by"]] == ["ketamine-sertraline"]
    assert wide["overrides"] == []
    (pair,) = pairs(client, "nmda-antagonists", "sertraline")
    assert [each["slug"] for each in pair["interactions"]] == ["nmda-antagonists-sertraline"]
    assert [each["slug"] for each in pair["for_members"]] == ["ketamine-sertraline"]
    assert pair["for_members"][0] == {
        "slug": "ketamine-sertraline",
        "name": "Sertraline + Ketamine: major",
        "severity": "major",
    }
    assert pair["says"].endswith("Of members or forms there are records, up to major: see `for_members`.")


def test_waits_have_a_direction_and_are_told_of_the_two_that_were_named(client: httpx.Client) -> None:
    (pair,) = pairs(client, "sertraline", "ketamine-iv")
    told = [(each["stop"]["slug"], each["start"]["slug"], each["says"]) for each in pair["waits"]]
    assert told == [
        (
            "sertraline",
            "ketamine-iv",
            "From Sertraline to Ketamine, intravenous: at least 5 weeks to 6 weeks"
            " (United Kingdom; told of Sertraline and then Ketamine).",
        ),
        (
            "ketamine-iv",
            "sertraline",
            "From Ketamine, intravenous to Sertraline: at least 24 hours (told of Ketamine and then Sertraline).",
        ),
    ]
    assert (pair["waits"][0]["note"], pair["waits"][0]["jurisdiction"]) == ("Longer after high doses.", "GB")


def test_what_is_not_recorded_does_not_sound_harmless(client: httpx.Client) -> None:
    body = answer(client, "/v1/interactions/check?treatments=sertraline,psilocybin")
    (pair,) = body["data"]
    assert (pair["finding"], pair["severity"], pair["interactions"]) == ("unknown", None, [])
    assert "does not mean that they may be taken together" in pair["says"]
    assert (body["meta"]["total"], body["meta"]["unknown_total"]) == (1, 1)
    assert "most pairs of medicines were not looked up" in body["meta"]["notices"][0]


def test_what_a_source_did_not_find_is_no_promise_and_what_was_not_checked_says_so(client: httpx.Client) -> None:
    (pair,) = pairs(client, "ketamine", "psilocybin")
    assert pair["severity"] == "none_known"
    assert "a finding and no promise (not checked)" in pair["says"]


def test_what_is_recorded_of_members_alone_is_named(client: httpx.Client) -> None:
    (pair,) = pairs(client, "nmda-antagonists", "psilocybin")
    assert (pair["finding"], pair["severity"]) == ("members_only", None)
    assert [each["slug"] for each in pair["for_members"]] == ["ketamine-psilocybin"]


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("Zoloft", "sertraline"), "Sertraline is named twice."),
        (("ketamine-iv", "ketamine"), "Ketamine, intravenous is a form of Ketamine."),
        (("nmda-antagonists", "ketamine"), "Ketamine belongs to NMDA receptor antagonists."),
    ],
)
def test_one_and_the_same_is_said_and_not_compared(client: httpx.Client, names: tuple[str, ...], says: str) -> None:
    (pair,) = pairs(client, *names)
    assert (pair["finding"], pair["says"]) == ("not_compared", f"Not compared: {says}")
    assert (pair["interactions"], pair["waits"], pair["waits_untold"]) == ([], [], [])


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("", "must be given"),
        ("treatments=sertraline", "takes at least 2 values; 1 was sent"),
        ("treatments=" + ",".join(["sertraline"] * 13), "takes at most 12 values; 13 were sent"),
        ("treatments=sertraline,ketmine", "treatments has no record 'ketmine'. Did you mean ketamine?"),
        ("treatments=sertraline,", "holds an empty value"),
    ],
)
def test_what_cannot_be_checked_is_told(client: httpx.Client, asked: str, says: str) -> None:
    told = fault(client, f"interactions/check?{asked}")
    assert told["parameter"] == "treatments"
    assert says in told["detail"]


@pytest.mark.parametrize("name", ["treatment", "TREATMENTS", "treatments[]"])
def test_the_parameter_of_lists_is_understood(client: httpx.Client, name: str) -> None:
    told = client.get("/v1/interactions/check", params={name: "sertraline,ketamine"}).json()
    assert told["suggested_request"].endswith("/v1/interactions/check?treatments=sertraline,ketamine")


def test_any_is_not_suggested_where_all_may_be_meant(client: httpx.Client) -> None:
    told = client.get("/v1/interactions?treatments=sertraline,ketamine").json()
    assert told["errors"][0]["did_you_mean"] == ["treatment", "treatment__all"]
    assert told["suggested_request"] is None


def test_the_check_is_no_record_and_hides_none(client: httpx.Client) -> None:
    assert one(client, "interactions/ketamine-psilocybin")["slug"] == "ketamine-psilocybin"
    assert client.get("/v1/interactions/checked").status_code == 404
    for slip in ("check/", "CHECK", "check.json"):
        told = client.get(f"/v1/interactions/{slip}?treatments=ketamine,sertraline").json()
        assert told["status"] == 404
        assert told["suggested_request"].endswith("/v1/interactions/check?treatments=ketamine,sertraline"), slip


def test_filters_of_interactions(client: httpx.Client) -> None:
    def found(question: str) -> list[str]:
        return [each["slug"] for each in one(client, f"interactions?{question}")]

    assert found("treatment=ketamine-iv&sort=-severity_rank") == [
        "ketamine-sertraline",
        "nmda-antagonists-sertraline",
        "ketamine-psilocybin",
    ]
    assert found("treatment__exact=ketamine") == ["ketamine-psilocybin", "ketamine-sertraline"]
    assert found("treatment__all=ketamine,sertraline") == ["ketamine-sertraline", "nmda-antagonists-sertraline"]
    assert found("treatment__not=psilocybin&severity=major,moderate") == [
        "ketamine-sertraline",
        "nmda-antagonists-sertraline",
    ]
    facets = client.get("/v1/interactions?facets=treatment,severity").json()["meta"]["facets"]
    assert {each["value"]: each["count"] for each in facets["treatment"]}["sertraline"] == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [("P5W", "5 weeks"), ("P1D", "1 day"), ("PT72H", "72 hours"), ("P1M", "1 month"), ("P1DT12H", "1 day 12 hours")],
)
def test_lengths_of_time_in_words(text: str, words: str) -> None:
    assert Span(iso8601=text, hours=hours(text)).words == words


def test_a_direction_of_which_no_wait_is_told_is_named(client: httpx.Client) -> None:
    (pair,) = pairs(client, "nmda-antagonists", "sertraline")
    assert len(pair["waits"]) == 1
    assert pair["waits_untold"] == [
        "No wait from NMDA receptor antagonists to Sertraline is recorded, which does not mean that none is needed."
    ]


# Questions on the real data


@pytest.mark.parametrize(
    ("names", "severity"),
    [
        (("Symbyax", "tramadol"), "major"),
        (("venlafaxine-lithium", "Nardil"), "contraindicated"),
        (("lithium-plus-antidepressant", "ibuprofen"), "major"),
        (("Auvelity", "sertraline"), "contraindicated"),
    ],
)
def test_what_a_treatment_combines_is_looked_at(real: httpx.Client, names: tuple[str, str], severity: str) -> None:
    (pair,) = pairs(real, *names)
    assert (pair["finding"], pair["severity"]) == ("recorded", severity)


def test_the_same_substance_twice_is_said(real: httpx.Client) -> None:
    (pair,) = pairs(real, "Symbyax", "Prozac")
    assert pair["says"].startswith("Not compared: Fluoxetine is contained in Olanzapine-fluoxetine combination.")


def test_two_mechanisms_both_hold(real: httpx.Client) -> None:
    (pair,) = pairs(real, "vortioxetine", "paroxetine")
    assert {each["mechanism"] for each in pair["interactions"]} == {"cyp2d6_inhibition", "serotonin_syndrome"}


def test_a_class_and_its_member_hide_nothing(real: httpx.Client) -> None:
    (pair,) = pairs(real, "monoamine-oxidase-inhibitor", "phenelzine")
    assert pair["finding"] == "not_compared"
    assert {"slug": "phenelzine-tranylcypromine", "severity": "contraindicated"}.items() <= pair["for_members"][
        0
    ].items()


def test_adverse_effects_of_esketamine_above_a_tenth_with_placebo_beside(real: httpx.Client) -> None:
    body = answer(
        real, "/v1/adverse-effects?treatment=esketamine-nasal&proportion__gte=0.1&excess__gte=0&sort=-excess&limit=200"
    )
    effects = {each["effect"]["slug"] for each in body["data"]}
    assert {"dissociation", "dizziness", "nausea", "sedation"} <= effects
    for each in body["data"]:
        assert each["proportion"] >= 0.1
        assert each["comparator"]["slug"].startswith("placebo")
        assert each["excess"] == pytest.approx(each["proportion"] - each["comparator_proportion"], abs=2e-4)


def test_what_docs_say_of_comparators_and_of_parts_of_people(real: httpx.Client) -> None:
    beside_ect = answer(real, "/v1/adverse-effects?comparator=ect&effect=headache")["data"]
    assert {each["comparator"]["slug"] for each in beside_ect} == {"ect"}
    assert all(each["comparator_proportion"] is not None for each in beside_ect)
    whole = answer(real, "/v1/adverse-effects?treatment=psilocybin&unknown=population&limit=200")["data"]
    assert whole
    assert {each["population"] for each in whole} == {None}
    healthy = answer(real, "/v1/adverse-effects?treatment=psilocybin&population=healthy%20volunteers")["data"]
    assert {each["population"] for each in healthy} == {"healthy volunteers"}
    ranges = answer(real, "/v1/adverse-effects?treatment=esketamine-nasal&effect=sedation&unknown=proportion")["data"]
    assert {each["reported"]["measure"] for each in ranges} == {"range_across_trials"}


def test_memory_after_ect(real: httpx.Client) -> None:
    body = answer(real, "/v1/adverse-effects?treatment=ect&effect=memory-impairment,amnesia&limit=200")
    assert len(body["data"]) >= 4
    found = {each["slug"]: each for each in body["data"]}
    tested = found["ect-v-ketamine-iv-memory-impairment-elekt-d-cognition-2025"]
    assert tested["comparator"]["slug"] == "ketamine-iv"
    assert (tested["proportion"], tested["ascertainment"]) == (None, "tests")
    assert "worse on all four tests" in tested["finding"]
    complaints = found["ect-memory-impairment-pooled-semkovska-2022"]
    assert complaints["reported"] == {
        "measure": "pooled_proportion",
        "value": 0.481,
        "lower": 0.423,
        "upper": 0.539,
    }


def test_mortality_of_ect_per_100000_treatments(real: httpx.Client) -> None:
    body = answer(real, "/v1/adverse-effects?treatment=ect&effect=death&sort=rate_per_100000")
    rates = {each["source"]: each["rate_per_100000"] for each in body["data"] if each["rate"]}
    assert rates == {"torring-2017": 2.1, "blumberger-2017-ontario": 10, "va-mortality-2021": 30.8}
    assert {each["counted_in"] for each in body["data"] if each["rate"]} == {"sessions"}
    days = {each["source"]: each["timeframe"]["iso8601"] for each in body["data"] if each["rate"]}
    assert days["torring-2017"] == "P1D"
    assert days["blumberger-2017-ontario"] == "P7D"


def test_sexual_side_effects_of_ssris_beside_bupropion_and_mirtazapine_with_how_it_was_asked(
    real: httpx.Client,
) -> None:
    body = answer(
        real,
        "/v1/adverse-effects?treatment=ssri,bupropion,mirtazapine&effect=sexual-dysfunction&facets=ascertainment&limit=200",
    )
    one_survey = {each["treatment"]["slug"]: each for each in body["data"] if each["source"] == "montejo-2001"}
    assert one_survey.keys() >= {"mirtazapine", *SSRIS} - {"escitalopram"}
    assert {each["ascertainment"] for each in one_survey.values()} == {"elicited_scale"}
    assert one_survey["mirtazapine"]["proportion"] < 0.3 < one_survey["sertraline"]["proportion"]
    asked = {each["treatment"]["slug"]: each for each in body["data"] if each["source"] == "clayton-2006"}
    assert (asked["bupropion"]["proportion"], asked["escitalopram"]["proportion"]) == (0.2, 0.36)
    unasked = next(each for each in body["data"] if "unasked" in each["slug"])
    assert (unasked["proportion"], unasked["ascertainment"]) == (None, "trial_report")
    assert len(body["meta"]["facets"]["ascertainment"]) >= 3


def test_a_patient_takes_tranylcypromine_and_sertraline(real: httpx.Client) -> None:
    (pair,) = pairs(real, "tranylcypromine", "sertraline")
    assert pair["severity"] == "contraindicated"
    assert [each["slug"] for each in pair["interactions"]] == ["monoamine-oxidase-inhibitor-sertraline"]
    assert "Monoamine oxidase inhibitors with Sertraline" in pair["says"]
    assert {(each["stop"]["slug"], each["start"]["slug"]) for each in pair["waits"]} == {
        ("tranylcypromine", "sertraline"),
        ("sertraline", "tranylcypromine"),
    }


def test_from_fluoxetine_to_phenelzine_and_back(real: httpx.Client) -> None:
    (pair,) = pairs(real, "fluoxetine", "phenelzine")
    there = [each for each in pair["waits"] if each["stop"]["slug"] == "fluoxetine"]
    back = [each for each in pair["waits"] if each["stop"]["slug"] == "phenelzine"]
    assert {each["wait"]["iso8601"] for each in there} == {"P5W"}
    assert {each["wait"]["iso8601"] for each in back} == {"P14D"}
    assert "US" in {each["jurisdiction"] for each in there} & {each["jurisdiction"] for each in back}


def test_brands_are_understood(real: httpx.Client) -> None:
    body = answer(real, "/v1/interactions/check?treatments=Nardil,Zoloft")
    (pair,) = body["data"]
    assert [each["slug"] for each in pair["between"]] == ["phenelzine", "sertraline"]
    assert pair["severity"] == "contraindicated"
    assert body["links"]["self"].endswith("/v1/interactions/check?treatments=phenelzine,sertraline")


@pytest.mark.parametrize(
    ("names", "severity", "mechanism"),
    [
        (("lithium", "psilocybin"), "major", "seizure_threshold"),
        (("ketamine", "naltrexone"), "moderate", "reduced_effect"),
        (("tranylcypromine", "tramadol"), "contraindicated", "serotonin_syndrome"),
        (("phenelzine", "linezolid"), "contraindicated", "mao_inhibition"),
        (("phenelzine", "methylene-blue"), "contraindicated", "serotonin_syndrome"),
        (("phenelzine", "st-johns-wort"), "major", "serotonin_syndrome"),
        (("ayahuasca", "phenelzine"), "major", "mao_inhibition"),
        (("ayahuasca", "mdma"), "major", "serotonin_syndrome"),
        (("ayahuasca", "dextromethorphan-bupropion"), "major", "serotonin_syndrome"),
        (("olanzapine-fluoxetine", "phenelzine"), "contraindicated", "serotonin_syndrome"),
        (("lithium", "ibuprofen"), "major", "toxicity_raised"),
        (("venlafaxine", "naproxen"), "moderate", "bleeding"),
        (("citalopram", "haloperidol"), "contraindicated", "qt_prolongation"),
        (("clomipramine", "sertraline"), "major", "serotonin_syndrome"),
    ],
)
def test_pairs_that_matter(real: httpx.Client, names: tuple[str, ...], severity: str, mechanism: str) -> None:
    """The audit of November 2026 named most of these as missing: absence reads as harmless."""
    (pair,) = pairs(real, *names)
    assert pair["severity"] == severity
    assert mechanism in {each["mechanism"] for each in pair["interactions"] if each["severity"] == severity}


def test_a_class_beside_its_member(real: httpx.Client) -> None:
    (pair,) = pairs(real, "ssri", "sertraline")
    assert pair["finding"] == "not_compared"
    assert "Sertraline belongs to Selective serotonin reuptake inhibitors" in pair["says"]


def test_many_at_once_the_most_severe_first(real: httpx.Client) -> None:
    names = ["phenelzine", "sertraline", "lithium", "ibuprofen", "alcohol", "ect", "psilocybin", "ketamine-iv"]
    found = pairs(real, *names)
    assert len(found) == len([*combinations(names, 2)])
    order = [([*Finding].index(each["finding"]), SEVERITIES.index(each["severity"])) for each in found]
    assert order == sorted(order)
    assert found[0]["severity"] == "contraindicated"


def test_no_wait_after_ssris_as_a_class_is_told(real_entries: list[Entry]) -> None:
    """Two weeks hold for most of them, five for one: each has its own."""
    records = [each.record for each in real_entries if isinstance(each.record, InteractionRecord)]
    waits = [
        (wait.stop.slug, wait.start.slug, wait.wait.iso8601, wait.jurisdiction)
        for record in records
        for wait in record.washouts
    ]
    assert ("ssri", "monoamine-oxidase-inhibitor") not in {each[:2] for each in waits}
    to_maoi = {each[0] for each in waits if each[1] == "monoamine-oxidase-inhibitor"}
    assert to_maoi >= SSRIS
    assert {each[2] for each in waits if each[:2] == ("fluoxetine", "monoamine-oxidase-inhibitor")} == {"P5W"}


def test_nearly_all_that_is_served_was_seen_and_the_rest_says_where_it_was_read(real_entries: list[Entry]) -> None:
    harms = [each.record for each in real_entries if isinstance(each.record, AdverseEffectRecord | InteractionRecord)]
    unseen = [each for each in harms if not each.is_verified]
    assert len(harms) > 900
    assert len(unseen) < len(harms) / 12
    sources = {each.record.slug: each.record for each in real_entries if isinstance(each.record, ReferenceRecord)}
    assert all(each.seen_in or sources[each.source].url or sources[each.source].doi for each in unseen)


def test_interactions_of_us_labels_say_so(real_entries: list[Entry]) -> None:
    records = [each.record for each in real_entries if isinstance(each.record, InteractionRecord)]
    labels = [each for each in records if each.evidence_kind == EvidenceKind.LABEL]
    assert sum(each.jurisdiction == "US" for each in labels) > 60
    assert all(each.jurisdiction for each in labels if "US label" in (each.note or ""))


def test_sums_over_trials_are_called_sums(real_entries: list[Entry]) -> None:
    records = [each.record for each in real_entries if isinstance(each.record, AdverseEffectRecord)]
    summed = [each for each in records if "sum over" in (each.note or "").lower()]
    assert len(summed) > 10
    assert {each.counts for each in summed} == {CountsFrom.SUMMED}
    assert not any(each.risk_difference for each in summed)


def test_nothing_is_advised(real_entries: list[Entry]) -> None:
    """Digests tell what sources do. They speak to nobody, and call nothing safe."""
    addressed = re.compile(r"\b(you|your|safe|safely|best)\b", re.IGNORECASE)
    for entry in real_entries:
        record = entry.record
        if isinstance(record, InteractionRecord):
            texts = [record.effect, record.management, *(each.text for each in record.also)]
            for text in texts:
                assert not addressed.search(text or ""), f"{record.slug}: {text}"
