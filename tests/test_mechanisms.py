"""What declarations can say, shown by two collections of the tests' own: lists, pairs, days, rows written inside."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from app import db
from app.errors import BadDossier
from app.models import CATALOGUE, RESOURCES, Catalogue
from app.models.target import TARGETS, TargetQuery
from app.reader import opened
from app.release.build import build_release, checked
from app.values.text import AnyOf, Name
from tests.conftest import TINY, WIDER


def found(client: httpx.Client, asked: str) -> list[str]:
    """Slugs of the records of a list, in the order of slugs."""
    response = client.get(f"/v1/{asked}")
    assert response.status_code == 200, response.text
    assert response.json()["meta"]["total"] == len(response.json()["data"])
    return [each["slug"] for each in response.json()["data"]]


ALL = ["ketamine-ketamine", "nmda-serotonin", "psilocybin-sertraline"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("between=sertraline", [1, 2]), ("between=nmda-antagonists", [0, 1]), ("between__exact=nmda-antagonists", [1]),
        ("between__above=ketamine-iv", [0, 1]), ("between=psilocybin,ketamine-iv", [0, 2]),
        ("between__exact=sertraline&between__above=ketamine-iv", [1]),  # each by another of the list
        ("between__not=sertraline", [0]), ("between__not=nmda-antagonists", [2]), ("between__not=placebo", [0, 1, 2]),
        ("conditions=treatment-resistant-depression", [1, 2]), ("conditions=major-depressive-disorder", [1]),
        ("conditions=major-depressive-disorder,treatment-resistant-depression", [1, 2]),
    ],
)  # fmt: skip
def test_a_list_of_a_record_is_filtered_by_each_of_its_values(
    wider_client: httpx.Client, asked: str, expected: list[int]
) -> None:
    assert found(wider_client, f"cautions?{asked}") == [ALL[n] for n in expected]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("ketamine-iv,sertraline", [1]), ("sertraline,ketamine-iv", [1]), ("ketamine,ketamine-iv", [0]),
        ("ketamine,ketamine", []), ("psilocybin,sertraline", [2]), ("psilocybin,placebo", []),
        ("sertraline", [1, 2]), ("ketamine-iv,sertraline,psilocybin", []), ("nmda-antagonists,ketamine-iv", []),
    ],
)  # fmt: skip
def test_a_pair_is_matched_by_two_different_members(wider_client: httpx.Client, pair: str, expected: list[int]) -> None:
    """Both drugs are of one class, which stands in the list once: a caution about that class and a third is no hit."""
    assert found(wider_client, f"cautions?between__all={pair}") == [ALL[n] for n in expected]


def test_what_asks_for_all_takes_few(wider_client: httpx.Client) -> None:
    response = wider_client.get("/v1/cautions?between__all=ketamine,ketamine-iv,psilocybin,sertraline,placebo")
    assert response.status_code == 422
    assert response.json()["errors"][0]["detail"] == "takes at most 4 values; 5 were sent"


@pytest.mark.parametrize(
    ("day", "expected", "uncertain"),
    [
        ("2019-03-04", [0], [0]), ("2019-03-05", [0, 1], [0]), ("2019-12-31", [0, 1], [0]),
        ("2020-05-01", [0, 1, 2], [0, 2]), ("2021-01-01", [0, 1, 2], [0]), ("2021-12-31", [1, 2], []),
        ("2023-05-31", [1, 2], []), ("2023-06-01", [1, 2], [2]), ("2023-06-29", [1, 2], [2]), ("2023-06-30", [1], []),
        ("1800-01-01", [0], [0]), ("2100-12-31", [1], []),
    ],
)  # fmt: skip
def test_what_held_on_a_day_and_of_what_that_is_not_certain(
    wider_client: httpx.Client, day: str, expected: list[int], uncertain: list[int]
) -> None:
    """One has no known beginning, one began some day of 2020 and ended in June 2023, one goes on."""
    body = wider_client.get(f"/v1/cautions?status_on={day}").json()
    assert [each["slug"] for each in body["data"]] == [ALL[n] for n in expected]
    doubts = {0: "beginning_unknown", 2: "beginning_imprecise" if day < "2021" else "end_imprecise"}
    reasons = [{"slug": ALL[n], "reason": doubts[n]} for n in uncertain]
    assert body["meta"]["uncertain"] == reasons
    first = wider_client.get(f"/v1/cautions?status_on={day}&limit=1").json()
    assert first["meta"]["uncertain"] == [each for each in reasons if each["slug"] == ALL[expected[0]]]  # of this page


def test_a_bound_on_days_is_certain(wider_client: httpx.Client) -> None:
    assert found(wider_client, "cautions?began__gte=2020-01-01") == [ALL[2]]
    assert found(wider_client, "cautions?began__gte=2020-01-02") == []
    assert found(wider_client, "cautions?began__lte=2020-12-30") == [ALL[1]]
    assert found(wider_client, "cautions?began__lte=2020-12-31") == [ALL[1], ALL[2]]


def test_days_are_shown_as_far_as_they_are_known(wider_client: httpx.Client) -> None:
    records = wider_client.get("/v1/cautions").json()["data"]
    assert [(each["began"], each["ended"]) for each in records] == [
        (None, "2021-12-31"), ("2019-03-05", None), ("2020", "2023-06")
    ]  # fmt: skip


NO_DAYS = ("2020", "2020-02-30", "2020-2-3", "today", "2020-01-01T00:00:00", "20200101", "0001-01-01", "9999-12-31")


@pytest.mark.parametrize("day", NO_DAYS)
def test_what_is_no_day_is_refused_with_words(wider_client: httpx.Client, day: str) -> None:
    response = wider_client.get("/v1/cautions", params={"status_on": day})
    assert response.status_code == 422
    assert re.search(
        r"a day such as 2026-11-25|is not in the calendar|is not between 1800", response.json()["errors"][0]["detail"]
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("timepoint__gte=P1W", 2), ("timepoint__gte=168", 2), ("timepoint__gte=P7DT1H", 0), ("timepoint__lte=PT2H", 1),
        ("timepoint__lte=2.5", 1), ("timepoint__gte=PT2H&timepoint__lte=P1M", 3),
    ],
)  # fmt: skip
def test_a_time_window_takes_a_length_of_time_or_hours(wider_client: httpx.Client, asked: str, expected: int) -> None:
    assert len(found(wider_client, f"signs?{asked}")) == expected


NO_LENGTHS = (
    *("6W", "PXX", "-3", "P0D", "0", "nan", "inf", "1_000", "1e9", "9999999", "P999Y", "P", ""),
    *("P1WT", "P1MT", "P00020101T010101", "P20201301T000000", "P1D1W"),
)


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_what_is_no_length_of_time_is_refused_with_words(wider_client: httpx.Client, text: str) -> None:
    response = wider_client.get("/v1/signs", params={"timepoint__gte": text})
    assert response.status_code == 422
    assert re.search("write it like|longer than nothing", response.json()["errors"][0]["detail"])


def test_the_schema_says_what_days_lengths_and_operators_are(wider_client: httpx.Client) -> None:
    entries = {each["resource"]: each for each in wider_client.get("/v1/schema").json()["resources"]}
    kinds = {
        each["parameter"]: (each["operator"], each["kind"], each["values_of"])
        for path in ("cautions", "signs")
        for each in entries[path]["filters"]
    }
    assert kinds["status_on"] == ("on", "day", None)
    assert kinds["began__gte"] == ("gte", "day", None)
    assert kinds["timepoint__lte"] == ("lte", "duration", None)
    assert kinds["between__all"] == ("all", "slug", "treatments")
    assert kinds["between__not"] == ("not", "slug", "treatments")
    assert kinds["severity__not"] == ("not", "choice", None)


def test_rows_written_inside_a_record_are_records_and_nested_in_it(wider_client: httpx.Client) -> None:
    caution = wider_client.get("/v1/cautions/nmda-serotonin?include=signs,shared_signs").json()["data"]
    assert [each["slug"] for each in caution["signs"]] == [
        "nmda-serotonin-sertraline-p1w", "nmda-serotonin-sertraline-p1w-mouth", "nmda-serotonin-nmda-antagonists-pt2h"
    ]  # fmt: skip
    assert [each["slug"] for each in caution["shared_signs"]] == ["psilocybin-sertraline-psilocybin"]
    lent, own = caution["signs"][0], caution["signs"][2]
    names = ("source", "locator", "verified", "seen_in")
    assert [lent[name] for name in names] == [caution[name] for name in names]
    assert [own[name] for name in names] == ["murrough-2013", "Figure 1", True, caution["seen_in"]]
    assert caution["signs"][1]["verified"] is False
    assert "key" not in caution["signs"][1]


def test_a_part_of_a_record_may_hold_pointers(wider_client: httpx.Client) -> None:
    [advice] = wider_client.get("/v1/cautions/nmda-serotonin").json()["data"]["advice"]
    assert advice["instead"] == [
        {"slug": "sertraline", "name": "Sertraline"}, {"slug": "psilocybin", "name": "Psilocybin"}
    ]  # fmt: skip


def test_facts_follow_from_the_dossier_of_a_neighbour(wider_client: httpx.Client) -> None:
    signs = {each["slug"]: each for each in wider_client.get("/v1/signs").json()["data"]}
    assert [(each["severity"], [other["slug"] for other in each["others"]]) for each in signs.values()] == [
        ("major", ["sertraline"]), ("major", ["nmda-antagonists"]), ("major", ["nmda-antagonists"]),
        ("minor", ["sertraline"]),
    ]  # fmt: skip
    assert found(wider_client, "signs?severity__not=major") == ["psilocybin-sertraline-psilocybin"]
    assert signs["psilocybin-sertraline-psilocybin"]["also_in"][0] == {
        "slug": "nmda-serotonin",
        "name": "Blockers of the receptor with a serotonin drug",
    }


def test_a_search_leaves_out_rows_that_would_crowd_it_unless_they_are_named(wider_client: httpx.Client) -> None:
    assert wider_client.get("/v1/search?q=dry mouth").json()["data"] == []
    hits = wider_client.get("/v1/search?q=dry mouth&resource=signs").json()["data"]
    assert [hit["slug"] for hit in hits] == ["nmda-serotonin-sertraline-p1w-mouth"]
    assert found(wider_client, "signs?q=dry mouth") == ["nmda-serotonin-sertraline-p1w-mouth"]
    assert [hit["slug"] for hit in wider_client.get("/v1/search?q=weaker experience").json()["data"]] == [ALL[2]]


FAULTS = [
    ("[sertraline, psilocybin]\n    began", "[sertraline, psilocibin]\n    began", "advice.0.instead.1 names"),
    ("[psilocybin, sertraline]", "[psilocybin, setraline]", "between.1 names no record of treatments: 'setraline'"),
    ("[ketamine, ketamine-iv]", "[ketamine, ketamine]", "ketamine stands twice in a list: keep one of them"),
    ("[ketamine, ketamine-iv]", "[ketamine]", "between: List should have at least 2 items"),
    ("[ketamine, ketamine-iv]", "ketamine", "write a list: [a, b]"),
    ("also_in: [psilocybin-sertraline]", "also_in: [nobody]", "also_in.0 names no record of cautions: 'nobody'"),
    ("      - treatment: nmda-antagonists", "      - treatment: placebo", "treatment is none of the caution: write"),
    ("        sign: dry mouth", "        sgn: dry mouth", "no such field: sgn: write sign"),
    ("        timepoint: PT2H", "        timepoint: soon", "'soon' is not an ISO 8601 duration"),
    ("        key: mouth\n", "", "slug is used twice: set them apart by `key`, or remove one"),
    ("        sign: dry mouth", "        sign: dry mouth\n        caution: nmda-serotonin", "caution is the record"),
    ("        sign: dry mouth", "        sign: dry mouth\n        severity: minor", "severity is worked out"),
    ("      - treatment: psilocybin\n", "      - words\n      - treatment: psilocybin\n", "signs.0 is no record"),
    ("    ended: 2021-12-31", "    ended: 2021-12-31\n    signs: none", "signs is no list: write a list of records"),
    ("    ended: 2023-06", "    ended: 2019-12", "ended: '2019-12' is before it began, '2020'"),
    ("    ended: 2023-06", "    ended: 2023-06-01T10:00:00", "ended: Input should be a valid string"),
    ("    ended: 2023-06", "    ended: 1023", "'1023' is not between 1800 and 2100"),
    ("        key: mouth", "        key: [a, b]", "key is part of a slug, and no text: write text, or state `slug`"),
    ("        timepoint: PT2H", "        timepoint: P00030604T123005", "is not an ISO 8601 duration"),
    ("[ketamine, ketamine-iv]", "[[ketamine], ketamine-iv]", "between.0 names no record of treatments"),
    ("    ended: 2023-06", "    ended: 2023-13", "'2023-13' is not in the calendar"),
    ("    ended: 2023-06", "    ended: June 2023", "ended 'June 2023' is malformed"),
    ("    severity: minor\n    began: 2020", "    began: 2020", "severity does not follow from the records"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "complaint"), FAULTS, ids=[each[2] for each in FAULTS])
def test_a_fault_of_a_list_or_of_a_row_inside_is_told_with_its_line(
    wider_dossiers: Path, wider: Catalogue, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    copy = shutil.copytree(wider_dossiers, tmp_path / "dossiers")
    text = (copy / "cautions.yaml").read_text("utf-8")
    assert old in text
    (copy / "cautions.yaml").write_text(spoilt := text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadDossier) as failure:
        checked(copy, catalogue=wider)
    told = [str(each) for each in failure.value.faults]
    meant = next(each for each in told if complaint in each)
    line = spoilt.splitlines()[int(meant.split(":")[1]) - 1]
    changed = [each for each in spoilt.splitlines() if each not in text.splitlines()]
    if changed and not re.search("twice|not follow", complaint):  # which are told where they are seen
        assert line in changed, meant
    assert len(told) <= 2, told  # and nothing that follows from it


@pytest.mark.parametrize(
    "between", ["", " 5", " true", " 2020-01-01", " [psilocybin, null]", " {a: b}", " [[sertraline], psilocybin]"]
)
def test_what_follows_from_a_faulty_record_is_told_and_fails_nothing_else(
    wider_dossiers: Path, wider: Catalogue, tmp_path: Path, between: str
) -> None:
    """A record may take something from a dossier that is not yet validated."""
    copy = shutil.copytree(wider_dossiers, tmp_path / "dossiers")
    text = (copy / "cautions.yaml").read_text("utf-8").replace(": [psilocybin, sertraline]", f":{between}")
    (copy / "cautions.yaml").write_text(text.replace("      - treatment: psilocybin\n", "      - key: a\n"), "utf-8")
    with pytest.raises(BadDossier) as failure:
        checked(copy, catalogue=wider)
    assert any(": cautions psilocybin-sertraline: between" in str(each) for each in failure.value.faults)


MERGED = "<<: {source: murrough-2013, locator: Table 1, verified: true, signs: [{treatment: %s, sign: less}]}"


@pytest.mark.parametrize(("treatment", "told"), [("psilocybin", None), ("placebo", "treatment is none of the caution")])
def test_what_stands_in_a_dossier_by_a_merge_has_a_line_too(
    wider_dossiers: Path, wider: Catalogue, tmp_path: Path, treatment: str, told: str | None
) -> None:
    """It once had none, and a fault in it was looked for without end."""
    copy = shutil.copytree(wider_dossiers, tmp_path / "dossiers")
    fields = "slug: merged, name: M, severity: minor, between: [psilocybin, sertraline]"
    (copy / "more.yaml").write_text(f"cautions:\n  - {{{fields}, {MERGED % treatment}}}\n")
    if told:
        with pytest.raises(BadDossier, match=f"more.yaml:2: signs merged-{treatment}: {told}"):
            checked(copy, catalogue=wider)
    else:
        entries = checked(copy, catalogue=wider).entries
        assert "merged-psilocybin" in [entry.record.slug for entry in entries]


def test_a_key_of_any_kind_sets_rows_apart(wider_dossiers: Path, wider: Catalogue, tmp_path: Path) -> None:
    copy = shutil.copytree(wider_dossiers, tmp_path / "dossiers")
    text = (copy / "cautions.yaml").read_text("utf-8")
    for key, slug in (("0", "0"), ("\u00c9 2", "e-2"), ("2020-01-01", "2020-01-01")):
        (copy / "cautions.yaml").write_text(text.replace("key: mouth", f"key: {key}"), "utf-8")
        slugs = [entry.record.slug for entry in checked(copy, catalogue=wider).entries]
        assert f"nmda-serotonin-sertraline-p1w-{slug}" in slugs


def test_a_filter_that_has_neither_column_nor_list_fails_the_build(tmp_path: Path) -> None:
    class Odd(TargetQuery):
        description: AnyOf[Name] = None

    targets = replace(TARGETS, query=Odd)
    odd = Catalogue(tuple(targets if each is TARGETS else each for each in RESOURCES))
    with pytest.raises(TypeError, match="targets: description is neither column nor list"):
        build_release(checked(TINY, catalogue=odd), db.store(str(tmp_path)))


def test_a_correction_never_makes_one_of_two(wider_client: httpx.Client) -> None:
    refused = wider_client.get("/v1/cautions?between__all=ketamin,ketamine").json()
    assert refused["errors"][0]["did_you_mean"][0] == "ketamine"
    assert refused["suggested_request"] is None
    refused = wider_client.get("/v1/cautions?between__all=ketamin,sertraline").json()
    assert refused["suggested_request"].endswith("?between__all=ketamine,sertraline")


def test_the_collections_of_the_tests_are_no_part_of_ours(
    client: httpx.Client, wider_store: str, wider: Catalogue
) -> None:
    assert client.get("/v1/cautions").status_code == 404
    assert '"cautions"' not in client.get("/openapi.json").text
    assert "Severity" in WIDER.vocabularies.keys() - CATALOGUE.vocabularies.keys()
    release = opened(db.store(wider_store), catalogue=wider)
    assert release.stamp.counts["signs"] == 4
    release.database.engine.dispose()
