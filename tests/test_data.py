"""Promises about the real data: the core treatments are complete, figures are plausible, nothing is left over."""

import re
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from pydantic import TypeAdapter

from app.envelope import Page
from app.models import RESOURCES
from app.query.nested import MOST_NESTED, MOST_NESTED_IN_ALL
from app.release.build import checked
from app.release.entry import Entry
from app.resource import Resource
from tests import generated
from tests.conftest import REAL
from tests.test_contract import sources

SSRIS = ("citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline")
SESSIONS = {"onset_of_effect", "course_length", "session_length"}
DAILY = {"onset_of_effect", "maintained_effect"}
CORE: dict[str, set[str]] = {
    "ketamine-iv": SESSIONS
    | {
        "duration_of_effect",
        "acute_effects_duration",
        "elimination_half_life",
        "time_to_peak_effect",
        "time_to_relapse",
    },
    "esketamine-nasal": SESSIONS
    | {
        "maintained_effect",
        "acute_effects_duration",
        "elimination_half_life",
        "time_to_peak_effect",
        "time_to_relapse",
    },
    "psilocybin": SESSIONS
    | {"duration_of_effect", "acute_effects_onset", "acute_effects_peak", "acute_effects_duration"}
    | {"elimination_half_life", "time_to_relapse"},
    "ect": SESSIONS | {"duration_of_effect", "reorientation", "time_to_relapse"},
    "ssri": DAILY,
    **{slug: DAILY | {"elimination_half_life", "continuation_length"} for slug in SSRIS},
}
"""What must be known of the treatments that people ask for first; what is taken daily has no duration of effect."""
BANNED = re.compile(r"\b(not confirmed|recalled from|recalled only|dossier|stored page|we saw|left out)\b")


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    return checked(REAL).entries


def everything(real: httpx.Client, slug: str) -> dict[str, Any]:
    return real.get(f"/v1/treatments/{slug}?include=regimens,time_courses,headlines,mechanisms").json()["data"]


@pytest.mark.parametrize(("slug", "kinds"), CORE.items(), ids=CORE.keys())
def test_core_treatments_are_complete(real: httpx.Client, slug: str, kinds: set[str]) -> None:
    record = everything(real, slug)
    assert record["summary"]
    assert record["summary_patient"]
    assert record["verified"]
    assert record["regimens"]
    courses = {course["kind"] for course in record["time_courses"]}
    if slug == "ketamine-iv":  # the half-life is the substance's
        courses |= {course["kind"] for course in everything(real, "ketamine")["time_courses"]}
    assert kinds <= courses, f"missing: {kinds - courses}"
    shown = {course["kind"]: course for course in record["headlines"] if course["verified"]}
    assert ("onset_of_effect" in shown) == (slug != "fluvoxamine")  # whose controlled trials tell of their end only
    assert "maintained_effect" not in shown
    assert record["mechanisms"]
    assert all(each["target"]["slug"] for each in record["mechanisms"])


@pytest.mark.parametrize("slug", ["ketamine", "esketamine-nasal", "psilocybin", *SSRIS])
def test_core_drugs_have_identifiers_and_affinities(real: httpx.Client, slug: str) -> None:
    record = everything(real, slug)
    identifiers = record["identifiers"]
    assert identifiers["unii"]
    assert identifiers["inchikey"]
    assert identifiers["chembl"]
    assert identifiers["atc"] or slug == "psilocybin"  # which has none
    assert record["identifiers_verified"]
    assert any(each["affinity"] for each in record["mechanisms"])


def test_the_identifiers_of_a_form_are_those_of_its_substance(real: httpx.Client) -> None:
    record = everything(real, "ketamine-iv")
    assert record["identifiers"]["rxcui"] == "6130"
    assert record["identifiers_of"]["slug"] == "ketamine"


def pages(resource: Resource) -> TypeAdapter[Any]:
    envelope: Any = Page
    return TypeAdapter(envelope[resource.record])


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_served_document_is_valid(real: httpx.Client, resource: Resource) -> None:
    shape = pages(resource)
    link, seen = f"/v1/{resource.path}?limit=200&include={','.join(resource.nested)}".removesuffix("&include="), 0
    while link:
        response = real.get(link)
        page = shape.validate_json(response.content)
        assert sources(response.json()["data"]) == page.references.keys()
        seen += len(page.data)
        link = page.links.next
    assert seen == real.get("/v1/release").json()["counts"][resource.path]


@pytest.mark.parametrize(("resource", "name"), [(each, name) for each in RESOURCES for name in each.nested])
def test_include_nests_what_the_filter_lists(real: httpx.Client, resource: Resource, name: str) -> None:
    """On every record: all that the filter lists or, where that is more than is nested, the beginning and the link."""
    mark, link = resource.nested[name], f"/v1/{resource.path}?include={name}&fields=slug&limit=200"
    while link:
        body = real.get(link).json()
        cut = {each["slug"]: each["link"] for each in body["meta"]["truncated"] if each["include"] == name}
        full = sum(len(record[name]) for record in body["data"]) == MOST_NESTED_IN_ALL
        for record in body["data"]:
            nested = {fact["slug"] for fact in record[name]}
            if record["slug"] in cut:
                asked = cut[record["slug"]]
                assert len(nested) == MOST_NESTED or full
            elif resource.path == "references" and not nested:
                continue  # most cite nothing of the kind; the others say enough
            else:
                asked = f"/v1/{mark.resource.path}?{urlencode(mark.question(record['slug']))}"
            listed = [fact["slug"] for fact in generated.everything(real, asked)]
            assert nested <= {*listed}
            assert record["slug"] in cut or len(nested) == len(listed), record["slug"]
        link = body["links"]["next"]


@pytest.mark.parametrize("name", ["route", "target", "condition"])
def test_filters_of_treatments_see_what_include_nests(real: httpx.Client, name: str) -> None:
    """Classes apart: one is not found because a member of it fits."""
    include = {"route": "regimens", "target": "mechanisms", "condition": "regimens,time_courses"}[name]
    nested: dict[str, set[str]] = {}
    for record in generated.everything(real, f"/v1/treatments?include={include}&fields=kind"):
        if record["kind"] not in {"drug_class", "procedure_class", "psychotherapy"}:
            facts = [fact for each in include.split(",") for fact in record[each]]
            for value in (fact[name]["slug"] if isinstance(fact[name], dict) else fact[name] for fact in facts):
                nested.setdefault(value or "", set()).add(record["slug"])
    classes = {record["slug"] for kind in ("drug_class", "procedure_class", "psychotherapy")
               for record in generated.everything(real, f"/v1/treatments?kind={kind}&fields=slug")}  # fmt: skip
    nested.pop("", None)  # holds for any condition
    assert nested
    exact = "condition__exact" if name == "condition" else name
    for value, slugs in nested.items():
        found = {record["slug"] for record in generated.everything(real, f"/v1/treatments?{exact}={value}&fields=slug")}
        assert found - classes == slugs, value


def test_asking_for_the_class_finds_its_members(real: httpx.Client) -> None:
    members = {link["slug"] for link in real.get("/v1/treatments/ssri").json()["data"]["members"]}
    assert members >= {*SSRIS}
    found = real.get("/v1/treatments?within=ssri").json()["data"]
    assert {record["slug"] for record in found} == members | {"ssri"}


def test_every_treatment_has_both_summaries(entries: list[Entry]) -> None:
    for entry in entries:
        if entry.seed.path == "treatments":
            assert entry.seed.fields.get("summary_patient"), entry.seed.slug


def test_no_text_speaks_of_how_it_was_made(entries: list[Entry]) -> None:
    for entry in entries:
        for field in ("summary", "summary_patient", "definition", "explanation", "description", "name", "title"):
            text = str(entry.seed.fields.get(field) or "")
            assert not BANNED.search(text), f"{entry.seed.slug}, {field}: {text}"


def test_every_target_is_acted_on(entries: list[Entry]) -> None:
    used = {entry.seed.fields.get("target") for entry in entries}
    for entry in entries:
        if entry.seed.path == "targets":
            assert entry.seed.slug in used, entry.seed.fault((), "is on no mechanism", "")


def test_what_is_verified_is_counted(real: httpx.Client, entries: list[Entry]) -> None:
    release = real.get("/v1/release").json()
    for resource in RESOURCES:
        own = [entry for entry in entries if entry.seed.path == resource.path]
        assert release["counts"][resource.path] == len(own) > 0
        assert release["verified"][resource.path] == sum(entry.seed.fields.get("verified", True) for entry in own)


def test_there_is_as_much_as_the_dossiers_hold(real: httpx.Client) -> None:
    counts = real.get("/v1/release").json()["counts"]
    least = {"references": 460, "treatments": 95, "conditions": 12, "outcomes": 22, "targets": 55, "regimens": 109,
             "time-courses": 190, "mechanisms": 170}  # fmt: skip
    assert all(counts[path] >= number for path, number in least.items())


def test_nothing_was_verified_after_the_release(real: httpx.Client, entries: list[Entry]) -> None:
    release = real.get("/v1/release").json()["date"]
    for entry in entries:
        assert str(entry.seed.fields.get("verified_on") or "") <= release, entry.seed.slug


def test_no_address_is_a_bare_number(entries: list[Entry]) -> None:
    for entry in entries:
        assert not re.search(r"https?://\d+\.\d+\.\d+\.\d+", entry.record.model_dump_json()), entry.seed.slug
