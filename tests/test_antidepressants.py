"""The trials of antidepressants: their counts are those of the published table, and pool to what others pooled."""

import csv
from collections import defaultdict
from math import exp, log
from typing import Any

import httpx
import pytest
import yaml

from tests.conftest import ROOT
from tests.test_trials import LARGEST_PAGE, ask, every, slugs

DATA_SET = "griselda-dose-data"
COUNTED = ("response", "remission", "dropout-any", "dropout-adverse-events")
POOLS = yaml.safe_load((ROOT / "tests/pools.yaml").read_text("utf-8"))
WINDOW = "timepoint__gte=P6W&timepoint__lte=P12W"


def table() -> list[dict[str, str]]:
    """Arms of trials with fixed doses, as the authors of the dose-response analysis printed them for reporting."""
    with (ROOT / "tests/dose_table.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pooled(trials: list[tuple[list[int], list[int]]]) -> float:
    """The odds ratio of pairs of events and people, random effects of DerSimonian and Laird (1986)."""
    logs, variances = [], []
    for (a, m), (c, n) in trials:
        cells = [a, m - a, c, n - c]
        cells = [each + 0.5 for each in cells] if 0 in cells else cells
        logs.append(log(cells[0] * cells[3] / cells[1] / cells[2]))
        variances.append(sum(1 / each for each in cells))
    weights = [1 / each for each in variances]
    fixed = sum(w * y for w, y in zip(weights, logs, strict=True)) / sum(weights)
    spread = sum(w * (y - fixed) ** 2 for w, y in zip(weights, logs, strict=True)) - (len(logs) - 1)
    between = max(0.0, spread / (sum(weights) - sum(w * w for w in weights) / sum(weights)))
    weights = [1 / (each + between) for each in variances]
    return exp(sum(w * y for w, y in zip(weights, logs, strict=True)) / sum(weights))


SSRIS = ("citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline")


def added_up(rows: list[dict[str, Any]], *treatments: str) -> dict[str, tuple[list[int], list[int]]]:
    """Study -> events and people of the arms of the treatments, and of placebo, where it has both."""
    sums: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([0, 0], [0, 0]))
    for row in rows:
        side = sums[row["study"]["slug"]][row["node"]["slug"] == "placebo"]
        side[0] += row["events"]
        side[1] += row["n"]
    assert {row["node"]["slug"] for row in rows} == {*treatments, "placebo"}
    return {study: sides for study, sides in sums.items() if all(people for _, people in sides)}


def test_counts_are_those_of_the_published_table(real: httpx.Client) -> None:
    rows = every(real, f"results?source={DATA_SET}&{LARGEST_PAGE}")
    served = defaultdict(list)
    for row in rows:
        number = row["locator"].rsplit(" ", 1)[-1]
        served[number, row["treatment"]["slug"], row["outcome"]["slug"]].append((row["n"], row["events"]))
    compared = 0
    for arm in table():
        for outcome in COUNTED:
            found = served[arm["study_no"], arm["drug"], outcome]
            if arm[outcome] and found:
                assert (int(arm["n"]), int(arm[outcome])) in found, arm
                compared += 1
    assert compared > 390


def test_response_in_every_trial_of_sertraline_against_placebo(real: httpx.Client) -> None:
    """One request: between 6 and 12 weeks, at the licensed dose; doses of one trial share a placebo group."""
    question = (
        "results?node=sertraline,placebo&comparator=sertraline,placebo&outcome=response"
        f"&{WINDOW}&poolable=true&dose_level__not=below_licence,above_licence&{LARGEST_PAGE}"
    )
    body = ask(real, question)
    assert body["links"]["next"] is None
    rows = body["data"]
    placebos = [row["study"]["slug"] for row in rows if row["node"]["slug"] == "placebo"]
    assert len(placebos) == len({*placebos}) == 15
    assert {row["study"]["slug"] for row in rows} == {*placebos}
    fixed = [row for row in rows if row["locator"] == "GRISELDAdose.xlsx, Study_No 443"]
    assert sorted((row["n"], row["events"]) for row in fixed) == [(91, 22), (91, 27), (92, 34), (95, 38)]


@pytest.mark.parametrize("expected", POOLS["response"], ids=lambda each: each["treatment"])
def test_trials_pool_to_what_others_pooled(real: httpx.Client, expected: dict[str, Any]) -> None:
    name = expected["treatment"]
    rows = every(
        real,
        f"results?node={name},placebo&comparator={name},placebo&outcome=response&{WINDOW}&poolable=true"
        f"&seen_kind=database,table&condition=major-depressive-disorder&{LARGEST_PAGE}",
    )
    trials = added_up(rows, name)
    assert len(trials) == expected["trials"]
    assert abs(round(pooled([*trials.values()]), 2) - expected["odds_ratio"]) <= expected.get("off_by", 0) + 1e-9


def test_trials_of_older_adults_only(real: httpx.Client) -> None:
    found = slugs(real, f"studies?age_group=older_adults&{LARGEST_PAGE}")
    assert len(found) == 5 + 14
    assert {"transform-3", "griselda-heun-2013", "griselda-katona-2012", "griselda-tollefson-1995"} <= found


@pytest.mark.parametrize(
    "expected",
    [each for each in POOLS["whole"] if (each["data"], each["measure"]) == (DATA_SET, "odds_ratio")],
    ids=lambda each: f"{each['treatment']}-{each['outcome']}",
)
def test_trials_pool_to_what_all_of_the_data_set_does(real: httpx.Client, expected: dict[str, Any]) -> None:
    """The served trials are most of those that were pooled, and the rest may move the ratio within its interval."""
    names = SSRIS if expected["treatment"] == "ssri" else (expected["treatment"],)
    nodes = ",".join((*names, "placebo"))
    rows = every(
        real,
        f"results?node={nodes}&comparator={nodes}&outcome={expected['outcome']}&source={DATA_SET}"
        f"&dose_level__not=below_licence,above_licence&{LARGEST_PAGE}",
    )
    trials = added_up(rows, *names)
    found = round(pooled([*trials.values()]), 2)
    assert len(trials) <= expected["trials"]
    if len(trials) == expected["trials"]:
        assert found == expected["value"]
        assert sum(people for (_, people), _ in trials.values()) == expected["n"]
    else:
        assert expected["lower"] <= found <= expected["upper"]


def test_what_a_review_chose_is_not_what_a_trial_set_out_to_measure(real: httpx.Client) -> None:
    trials = every(real, f"studies?source={DATA_SET}&{LARGEST_PAGE}")
    assert len(trials) == 211
    for trial in trials:
        assert trial["primary_outcome"] is None
        assert trial["title"] is None
        assert [each["role"] for each in trial["publications"]] == ["data_set"]
        assert trial["year"] is None or trial["year"] <= 2016  # of the trial; the data set is of 2019
    rows = every(real, f"results?source={DATA_SET}&outcome=response&{LARGEST_PAGE}")
    assert {row["scale"] for row in rows} == {None}


def test_codes_of_sponsors_are_no_registry_numbers(real: httpx.Client) -> None:
    assert slugs(real, "studies?protocol_ids=CL3-20098-022") == {"griselda-cl3-20098-022"}
    assert real.get("/v1/studies?registry_ids=CL3-20098-022").status_code == 422
    assert ask(real, "studies/CL2-014")["data"]["slug"] == "griselda-loo-2002"
    assert slugs(real, "studies?registry_ids=NCT00536471") == {"griselda-oakes-2012a", "griselda-oakes-2012b"}


def test_which_drug_was_under_test_is_not_guessed(real: httpx.Client) -> None:
    arms = ask(real, "studies/griselda-loo-2002")["data"]["arms"]
    roles = {arm["key"]: (arm["role"], arm["dose_level"]) for arm in arms}
    assert roles == {
        "agomelatine-1": (None, "below_licence"),
        "agomelatine-5": (None, "below_licence"),
        "agomelatine-25": (None, "licensed"),
        "paroxetine-20": (None, "licensed"),
        "placebo": ("placebo", None),
    }
    (trial,) = ask(real, "studies?slug=griselda-loo-2002&comparator=paroxetine")["data"]
    assert [each["slug"] for each in trial["comparators"]] == ["agomelatine", "placebo", "paroxetine"]


def test_nobody_is_said_to_have_judged_what_nobody_judged(real: httpx.Client) -> None:
    trials = every(real, f"studies?source={DATA_SET}&{LARGEST_PAGE}")
    judged = {trial["risk_of_bias"]: trial["risk_assessment"] for trial in trials}
    assert judged.keys() == {None, "low", "some_concerns"}
    assert judged[None] is None
    assert judged["some_concerns"]["note"] == "Called moderate there."
