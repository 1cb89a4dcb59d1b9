"""Trials: what was compared, what came out, what may be pooled; and the questions that one request must answer."""

from itertools import product
from typing import Any

import httpx
import pytest
import yaml
from scipy.stats import contingency

from app.members import members
from app.models import RESOURCES
from app.models.analysis import RATIOS, Favours, Measure, Reservation
from app.models.contrast import CONTRASTS
from app.models.favours import favoured
from app.models.outcome import Direction, OutcomeKind
from app.models.result import RESULTS
from app.record import Link
from app.values.duration import Span
from tests.conftest import ROOT
from tests.test_questions import answer

CURATED = yaml.safe_load((ROOT / "tests/favours.yaml").read_text("utf-8"))
"""Whom each contrast favours, as somebody read it in the source."""
LARGEST_PAGE = "limit=200"


def ask(client: httpx.Client, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    return response.json()


def slugs(client: httpx.Client, address: str) -> set[str]:
    return {each["slug"] for each in ask(client, address)["data"]}


def every(client: httpx.Client, address: str) -> list[dict[str, Any]]:
    """All records of a list, page by page."""
    found: list[dict[str, Any]] = []
    following: str | None = f"/v1/{address}"
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        body = response.json()
        found += body["data"]
        following = body["links"]["next"]
    return found


# Questions that one request answers


def test_all_trials_that_compare_ketamine_with_ect_with_arms_and_counts(real: httpx.Client) -> None:
    body = answer(real, "/v1/studies?treatment__all=ketamine,ect&include=results,contrasts")
    found = {each["slug"]: each for each in body["data"]}
    assert found.keys() == {"elekt-d", "ketect"}  # ketamine as part of the anaesthetic of ECT is another question
    arms = {arm["key"]: (arm["treatment"]["slug"], arm["n"], arm["n_analysed"]) for arm in found["elekt-d"]["arms"]}
    assert arms == {"ketamine": ("ketamine-iv", 200, 195), "ect": ("ect", 203, 170)}
    counts = {
        each["arm"]: (each["events"], each["n"], each["proportion"])
        for each in found["elekt-d"]["results"]
        if each["outcome"]["slug"] == "response" and each["scale"]["slug"] == "qids-sr16"
    }
    assert counts == {"ketamine": (108, 195, 0.554), "ect": (70, 170, 0.412)}
    assert all(each["derived"] for each in found["elekt-d"]["results"] if each["events"] is not None)


def test_elekt_d_names_its_test_as_one_of_non_inferiority(real: httpx.Client) -> None:
    (row,) = answer(real, "/v1/contrasts?study=elekt-d&outcome=response&scale=qids-sr16")["data"]
    told = {name: row[name] for name in ("measure", "value", "lower", "upper", "level", "unit", "favours")}
    assert told == {
        "measure": "risk_difference", "value": 0.142, "lower": 0.039, "upper": 0.242, "level": 0.95, "unit": "1",
        "favours": "arm",
    }  # fmt: skip
    assert (row["p"], row["p_operator"], row["p_test"], row["margin"]) == (0.001, "<", "non_inferiority", -0.1)
    assert (row["treatment"]["slug"], row["comparator"]["slug"]) == ("ketamine-iv", "ect")


def test_the_three_arms_of_comp001_at_week_3(real: httpx.Client) -> None:
    body = answer(real, "/v1/results?study=comp001&outcome=madrs-change&timepoint__gte=P3W&timepoint__lte=P3W")
    told = {each["arm"]: (each["n"], each["mean"], each["baseline_mean"]) for each in body["data"]}
    assert told == {
        "psilocybin-25": (79, -12.0, 31.9),
        "psilocybin-10": (75, -7.9, 33.0),
        "psilocybin-1": (79, -5.4, 32.7),
    }
    assert {each["treatment"]["slug"] for each in body["data"]} == {"psilocybin", "low-dose-psychedelic"}


def test_trials_of_psilocybin_with_a_low_dose_as_control(real: httpx.Client) -> None:
    found = slugs(real, "studies?treatment=psilocybin&comparator=low-dose-psychedelic")
    assert found == {"comp001", "comp006", "episode", "griffiths-2016"}


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("NCT03113968", {"elekt-d"}),
        ("NCT00021528", {"stard-level-1", "stard-level-2-augment", "stard-level-2-switch", "stard-steps"}),
    ],
)
def test_everything_that_is_registered_under_a_number(real: httpx.Client, number: str, found: set[str]) -> None:
    assert slugs(real, f"studies?registry_ids={number}") == found


def test_a_trial_is_found_by_its_number_and_by_its_name(real: httpx.Client) -> None:
    for key in ("NCT03113968", "nct03113968", "ELEKT-D", "elekt-d"):
        assert ask(real, f"studies/{key}")["data"]["slug"] == "elekt-d"
    shared = real.get("/v1/studies/NCT00021528")
    assert shared.status_code == 404
    assert "stard-steps" in shared.text  # four trials share it, so it is asked back


def test_who_paid_for_the_trials_of_esketamine_and_who_judged_them(real: httpx.Client) -> None:
    body = answer(real, f"/v1/studies?treatment=esketamine-nasal&facets=funding,risk_of_bias&{LARGEST_PAGE}")
    paid = {each["value"]: each["count"] for each in body["meta"]["facets"]["funding"]}
    assert set(paid) <= {"industry", None}, "nobody but industry is known to have paid for one"
    assert paid["industry"] >= 10
    judged = [each["risk_assessment"] for each in body["data"] if each["risk_assessment"]]
    assert judged
    assert all(each["source"] in body["references"] and each["domains"] for each in judged)


# Placebo, nodes, rows


@pytest.mark.parametrize("path", ["results", "contrasts", "adverse-effects", "time-courses", "studies"])
def test_placebo_finds_placebo_added_to_a_drug(real: httpx.Client, path: str) -> None:
    wide, narrow = (
        ask(real, f"{path}?{name}=placebo&limit=1")["meta"]["total"] for name in ("comparator", "comparator__exact")
    )
    assert wide > narrow > 0
    added = f"{path}?comparator=placebo-plus-antidepressant&limit=1"
    assert wide >= narrow + ask(real, added)["meta"]["total"]


def test_a_node_is_what_differs_between_arms(real: httpx.Client) -> None:
    for row in every(real, f"results?study=transform-1,mir,elect-tdcs,deng-2024-mst&{LARGEST_PAGE}"):
        added = row["treatment"]["slug"] == "placebo-plus-antidepressant"
        assert row["node"]["slug"] == ("placebo" if added else row["treatment"]["slug"])


@pytest.mark.parametrize("resource", [RESULTS, CONTRASTS], ids=lambda each: each.path)
def test_a_row_is_flat(resource: Any) -> None:
    """What a table cannot hold by one rule (a link is its slug, a duration its text) stands in no row."""
    for name, member in members(resource.record).items():
        assert member.part in (None, Link, Span), name


def test_rows_do_not_crowd_out_a_search(real: httpx.Client) -> None:
    found = {each["resource"] for each in ask(real, "search?q=ELEKT-D&limit=100")["data"]}
    assert "studies" in found
    assert found.isdisjoint({"results", "contrasts"})


def test_a_row_has_what_its_trial_and_its_arm_have(real: httpx.Client) -> None:
    trials = {each["slug"]: each for each in every(real, f"studies?{LARGEST_PAGE}")}
    for row in every(real, f"results?{LARGEST_PAGE}"):
        trial = trials[row["study"]["slug"]]
        arm = next(each for each in trial["arms"] if each["key"] == row["arm"])
        for name in ("condition", "age_group", "design", "blinding", "funding", "risk_of_bias", "year"):
            assert row[name] == trial[name]
        for name in ("treatment", "node", "background", "role", "strategy", "dose_level", "given_as"):
            assert row[name] == arm[name]
        others = [each["treatment"] for each in trial["arms"] if each["treatment"] != arm["treatment"]]
        assert all(each in others for each in row["comparators"])


# Whom a contrast favours


@pytest.mark.parametrize("direction", [Direction.LOWER, Direction.HIGHER])
@pytest.mark.parametrize("measure", [*Measure])
def test_turned_round_a_comparison_favours_the_other(measure: Measure, direction: Direction) -> None:
    for value, kind in product((0.25, 0.8), (OutcomeKind.EVENT, OutcomeKind.TIME_TO_EVENT)):
        turned = 1 / value if measure in RATIOS else -value
        sides = {favoured(measure, each, direction, kind) for each in (value, turned)}
        assert sides == {Favours.ARM, Favours.OTHER_ARM}
    assert favoured(measure, 1 if measure in RATIOS else 0, direction, OutcomeKind.EVENT) == Favours.NEITHER


def test_what_no_trial_prints_is_worked_out_of_the_counts_of_both_arms(real: httpx.Client) -> None:
    """Newcombe's interval; nothing where a risk difference or an interval is stated, nor of two controls."""
    body = ask(real, "contrasts?study=raison-2023&outcome=response&timepoint__gte=P43D")
    (row,) = body["data"]
    assert (row["stated"], row["measure"], row["derived"]) == (False, "risk_difference", ["value", "lower", "upper"])
    assert (row["value"], row["lower"], row["upper"], row["level"]) == (0.3755, 0.1788, 0.5323, 0.95)
    assert (row["events"], row["n"], row["comparator_events"], row["comparator_n"]) == (29, 50, 9, 44)
    assert (row["at_primary_time"], row["n_randomised"]) == (True, 104)
    worked_out = every(real, f"contrasts?stated=false&measure=risk_difference&{LARGEST_PAGE}")
    controls = {each["slug"] for each in every(real, f"treatments?kind=control&{LARGEST_PAGE}")}
    assert len(worked_out) > 1700
    for each in worked_out:
        if "Newcombe's interval" in each["derived_from"]:
            assert each["treatment"]["slug"] not in controls, each["slug"]
            share = each["events"] / each["n"] - each["comparator_events"] / each["comparator_n"]
            assert each["value"] == pytest.approx(share, abs=1e-4)
    stated = every(real, f"contrasts?stated=true&study=comp001&outcome=response&{LARGEST_PAGE}")
    assert [(each["measure"], each["events"], each["comparator_events"]) for each in stated] == [("odds_ratio", 29, 14)]
    assert not slugs(real, "contrasts?stated=false&study=elekt-d&outcome=response&scale=qids-sr16")


def test_nothing_is_favoured_without_a_value_or_a_direction() -> None:
    assert favoured(Measure.ODDS_RATIO, None, Direction.LOWER, OutcomeKind.EVENT) is None
    assert favoured(Measure.ODDS_RATIO, 2.0, Direction.NEITHER, OutcomeKind.EVENT) is None


def test_what_is_favoured_is_what_people_read_in_the_source(real: httpx.Client) -> None:
    served = {each["slug"]: each for each in every(real, f"contrasts?{LARGEST_PAGE}")}
    assert len(CURATED) > 190
    for slug, favours in CURATED.items():
        assert served[slug]["favours"] == favours, slug


# What may be pooled


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("contrasts?study=murrough-2013&measure=odds_ratio&outcome=response", "contradicts_counts"),
        ("contrasts?study=comp001,kads,abbar-2022&measure=odds_ratio", "model_estimate"),
        ("results?study=sackeim-2001&outcome=relapse", "model_estimate"),
        ("results?study=lii-2023&outcome=remission", "doubtful"),
        ("results?study=elekt-d&outcome=remission", "scale_unknown"),
        ("results?study=berman-2000,lapidus-2014,zarate-2006,phillips-2019", "crossover"),
        ("results?stage=open_label,follow_up,after_crossover", "not_randomised"),
        ("results?design=single_arm,cohort", "not_randomised"),
        ("results?study=ketect&outcome=relapse", "part_of_people"),
        ("results?study=kellner-2006&outcome=time-to-relapse", "part_of_people"),
        ("contrasts?study=vast-d&node=bupropion&comparator=bupropion", "one_treatment"),
        ("results?study=brexanolone-202b,brexanolone-202c", "first_reported"),
        ("results?verified=false", "unverified"),
        ("results?study=prudic-2013", "sum_of_arms"),
        ("contrasts?subgroup=bipolar%20disorder", "subgroup"),
    ],
)
def test_what_must_not_be_pooled_says_why(real: httpx.Client, question: str, reason: str) -> None:
    found = every(real, f"{question}&{LARGEST_PAGE}")
    assert found
    for row in found:
        assert reason in row["unfit"], row["slug"]
        assert not row["poolable"]


def test_what_was_seen_in_a_digest_is_not_shown_first_but_may_be_pooled(real: httpx.Client) -> None:
    rows = every(real, f"results?seen_kind=secondary_summary,press_release,meeting_abstract&{LARGEST_PAGE}")
    assert len(rows) > 60
    assert all("weak_source" in row["unfit"] for row in rows)
    assert any(row["poolable"] for row in rows)


def test_what_is_poolable_has_what_a_synthesis_needs(real: httpx.Client) -> None:
    for row in every(real, f"results?poolable=true&{LARGEST_PAGE}"):
        counts = row["events"] is not None and row["n"]
        means = row["mean"] is not None and row["n"] and (row["sd"], row["se"], row["lower"]) != (None, None, None)
        assert counts if row["outcome_kind"] == "event" else means, row["slug"]
    for row in every(real, f"contrasts?poolable=true&{LARGEST_PAGE}"):
        assert row["value"] is not None
        assert row["se"] is not None or row["lower"] is not None


def test_of_two_rows_of_one_quantity_one_is_pooled(real: httpx.Client) -> None:
    """ANTLER, Murrough 2013 and GEMINI tell one difference twice."""
    for study in ("antler", "murrough-2013", "gemini", "mir", "transform-2"):
        rows = every(real, f"contrasts?study={study}&{LARGEST_PAGE}")
        keys = [
            (row["arm"], row["outcome"]["slug"], str(row["timepoint"]), row["measure"])
            for row in rows
            if "twice_told" not in row["unfit"]
        ]
        assert len(keys) == len({*keys}) < len(rows)


def test_the_first_period_of_a_crossover_compares_different_people(real: httpx.Client) -> None:
    rows = every(real, f"results?study=griffiths-2016,ross-2016&stage=first_period&{LARGEST_PAGE}")
    assert {row["study"]["slug"] for row in rows} == {"griffiths-2016", "ross-2016"}
    assert not any({"crossover", "not_randomised"} & {*row["unfit"]} for row in rows)
    assert any(row["poolable"] for row in rows)


def test_a_contrast_is_found_by_either_arm(real: httpx.Client) -> None:
    for treatment in ("midazolam", "niacin", "ect"):
        own = slugs(real, f"contrasts?treatment={treatment}&{LARGEST_PAGE}")
        assert own
        assert own == {
            each["slug"] for each in ask(real, f"treatments/{treatment}?include=contrasts")["data"]["contrasts"]
        }


def test_ect_with_ketamine_in_the_anaesthetic_is_no_trial_of_ketamine(real: httpx.Client) -> None:
    rows = ask(real, f"results?study=anderson-2017-ketamine-ect&{LARGEST_PAGE}")["data"]
    assert {each["slug"] for row in rows for each in row["background"]} == {"ketamine-iv"}
    assert all("one_treatment" in row["unfit"] for row in rows)


def test_every_reservation_is_met_or_explained() -> None:
    assert all(each.meaning for each in Reservation)
    assert {each.path for each in RESOURCES} >= {"studies", "results", "contrasts"}


def test_an_odds_ratio_of_our_counts_is_that_of_scipy(real: httpx.Client) -> None:
    """Of the counts of COMP001 a review prints 2.69 and 5.00 for 25 mg against 1 mg."""
    for outcome, printed in (("response", 2.69), ("remission", 5.00)):
        rows = ask(real, f"results?study=comp001&outcome={outcome}&scale=madrs&timepoint__gte=P3W&timepoint__lte=P3W")[
            "data"
        ]
        counts = {row["arm"]: [row["events"], row["n"] - row["events"]] for row in rows}
        found = contingency.odds_ratio([counts["psilocybin-25"], counts["psilocybin-1"]], kind="sample")
        assert round(found.statistic, 2) == pytest.approx(printed, abs=0.011)
