"""What is particular to some resource: order with unknown values, hierarchy, identifiers, nesting."""

from typing import Any

import httpx
import pytest


def slugs(client: httpx.Client, path: str, **params: Any) -> list[str]:
    response = client.get(f"/v1/{path}", params=params)
    assert response.status_code == 200, response.text
    return [record["slug"] for record in response.json()["data"]]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("typical_hours", ["half-life", "iv-duration", "iv-onset", "iv-onset-late", "psilocybin", "sertraline"]),
        ("-typical_hours", ["iv-duration", "half-life", "sertraline", "psilocybin", "iv-onset-late", "iv-onset"]),
        ("lower_hours", ["iv-onset", "half-life", "psilocybin", "iv-duration", "iv-onset-late", "sertraline"]),
        ("-upper_hours", ["sertraline", "iv-duration", "iv-onset-late", "psilocybin", "half-life", "iv-onset"]),
    ],
)
def test_unknown_values_come_last_in_both_directions(client: httpx.Client, sort: str, expected: list[str]) -> None:
    found = slugs(client, "time-courses", sort=sort)
    assert [slug.removeprefix("ketamine-").removesuffix("-acute") for slug in found] == [
        name if name != "sertraline" else "sertraline-onset" for name in expected
    ]


@pytest.mark.parametrize(
    ("path", "params", "expected"),
    [
        ("time-courses", {"treatment": "psilocybin"}, ["psilocybin-acute"]),
        ("time-courses", {"treatment": "psilocybin,sertraline"}, ["psilocybin-acute", "sertraline-onset"]),
        ("time-courses", {"treatment": "psilocybin,sertraline", "kind": "onset_of_effect"}, ["sertraline-onset"]),
        ("time-courses", {"hours__lte": 2.5}, ["ketamine-half-life", "ketamine-iv-onset"]),
        ("time-courses", {"typical_hours__gte": 2, "typical_hours__lte": 3}, ["ketamine-half-life"]),
        (
            "time-courses",
            {"headline": "false", "condition": "treatment-resistant-depression"},
            ["ketamine-iv-onset-late"],
        ),
        ("time-courses", {"verified": "false"}, ["ketamine-half-life", "psilocybin-acute"]),
        ("time-courses", {"condition__exact": "major-depressive-disorder", "treatment": "ketamine-iv"}, []),
        ("time-courses", {"regimen": "ketamine-iv-single"}, ["ketamine-iv-duration", "ketamine-iv-onset"]),
        ("mechanisms", {"treatment": "ketamine", "affinity_nm__lte": 1000}, ["ketamine-nmda"]),
        ("references", {"year__gte": 2014}, ["label-sertraline"]),
        ("treatments", {"kind": "drug", "modality": "psychedelic"}, ["psilocybin"]),
        ("treatments", {"parent": "nmda-antagonists"}, ["ketamine"]),
        ("treatments", {"within": "nmda-antagonists"}, ["ketamine", "ketamine-iv", "nmda-antagonists"]),
        ("treatments", {"above": "ketamine-iv"}, ["ketamine", "ketamine-iv", "nmda-antagonists"]),
        ("treatments", {"route": "intravenous"}, ["ketamine", "ketamine-iv"]),
        ("treatments", {"target": "5-ht2a-receptor"}, ["psilocybin"]),
        ("treatments", {"target": "nmda-receptor"}, ["ketamine", "ketamine-iv"]),
        ("treatments", {"condition": "major-depressive-disorder"}, ["ketamine", "ketamine-iv", "sertraline"]),
        ("treatments", {"condition__exact": "major-depressive-disorder"}, ["sertraline"]),
        (
            "treatments",
            {"condition__above": "treatment-resistant-depression", "kind": "drug"},
            ["ketamine", "ketamine-iv", "sertraline"],
        ),
        ("treatments", {"onset_hours__lte": 24}, ["ketamine", "ketamine-iv"]),
        ("treatments", {"onset_hours__lte": 24, "condition__exact": "major-depressive-disorder"}, []),
        ("treatments", {"onset_hours__lte": 24, "duration_hours__gte": 73}, []),
        ("treatments", {"onset_hours__lte": 24, "duration_hours__gte": 72}, ["ketamine", "ketamine-iv"]),
        ("treatments", {"slug": "placebo,ketamine", "q": "block"}, ["ketamine"]),
        ("targets", {"gene": "HTR2A"}, ["5-ht2a-receptor"]),
    ],
)
def test_comma_is_or_and_parameters_are_and(
    client: httpx.Client, path: str, params: dict[str, Any], expected: list[str]
) -> None:
    assert slugs(client, path, **params) == expected


def test_a_class_finds_its_members_and_a_form_what_is_known_of_its_substance(client: httpx.Client) -> None:
    courses = ["ketamine-half-life", "ketamine-iv-duration", "ketamine-iv-onset", "ketamine-iv-onset-late"]
    assert slugs(client, "time-courses", treatment="nmda-antagonists") == courses
    assert slugs(client, "time-courses", treatment="ketamine-iv") == courses[1:]  # timing depends on the route
    assert slugs(client, "mechanisms", treatment="ketamine-iv") == ["ketamine-nmda", "ketamine-nmda-range"]
    assert slugs(client, "mechanisms", treatment="nmda-antagonists") == ["ketamine-nmda", "ketamine-nmda-range"]
    assert slugs(client, "regimens", treatment="ketamine") == ["ketamine-iv-single"]


def test_a_wider_condition_finds_its_special_forms(client: httpx.Client) -> None:
    of_trd = ["ketamine-iv-duration", "ketamine-iv-onset", "ketamine-iv-onset-late"]
    assert slugs(client, "time-courses", condition="major-depressive-disorder") == [*of_trd, "sertraline-onset"]
    assert slugs(client, "time-courses", condition="treatment-resistant-depression") == of_trd
    forms = ["major-depressive-disorder", "postpartum-depression", "treatment-resistant-depression"]
    assert slugs(client, "conditions", within="major-depressive-disorder") == forms
    assert slugs(client, "conditions", above="postpartum-depression") == forms[:2]


@pytest.mark.parametrize(
    ("path", "params", "expected"),
    [
        ("time-courses", {"treatment__exact": "ketamine"}, ["ketamine-half-life"]),
        ("time-courses", {"treatment__exact": "nmda-antagonists"}, []),
        ("mechanisms", {"treatment__exact": "ketamine-iv"}, []),
        ("time-courses", {"condition__exact": "major-depressive-disorder"}, ["sertraline-onset"]),
        (
            "regimens",
            {"condition__above": "treatment-resistant-depression"},
            ["ketamine-iv-single", "sertraline-daily"],
        ),
        ("time-courses", {"treatment__above": "ketamine-iv", "kind": "elimination_half_life"}, ["ketamine-half-life"]),
        ("regimens", {"treatment__above": "ketamine"}, []),
    ],
)
def test_the_record_alone_or_what_stands_above_it_can_be_asked_for(
    client: httpx.Client, path: str, params: dict[str, Any], expected: list[str]
) -> None:
    assert slugs(client, path, **params) == expected


@pytest.mark.parametrize(
    "key",
    [
        "ketamine", "KETAMINE", "rxcui:6130", "chembl:CHEMBL742", "CHEMBL:chembl742", "unii:690G0D6V8H", "atc:N01AX03",
        "inchikey:YQEZLKZALYSWHR-UHFFFAOYSA-N", "cas:6740-88-1",
    ],
)  # fmt: skip
def test_a_treatment_is_found_by_slug_and_identifier(client: httpx.Client, key: str) -> None:
    assert client.get(f"/v1/treatments/{key}").json()["data"]["slug"] == "ketamine"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("references/doi:10.1176/appi.ajp.2013.13030392", "murrough-2013"),
        ("references/pmid:23982301", "murrough-2013"),
        ("conditions/icd11:6A70", "major-depressive-disorder"),
        ("conditions/mesh:D003865", "major-depressive-disorder"),
        ("targets/uniprot:Q05586", "nmda-receptor"),
        ("targets/gtopdb:6", "5-ht2a-receptor"),
    ],
)
def test_other_records_are_found_by_their_identifiers(client: httpx.Client, path: str, slug: str) -> None:
    assert client.get(f"/v1/{path}").json()["data"]["slug"] == slug


@pytest.mark.parametrize(
    ("key", "near"),
    [("ketmine", "ketamine"), ("ketlar", "ketamine"), ("Zolofft", "sertraline"), ("magic-mushroms", "psilocybin")],
)
def test_a_missing_treatment_suggests_the_nearest(client: httpx.Client, key: str, near: str) -> None:
    body = client.get(f"/v1/treatments/{key}").json()
    assert body["did_you_mean"][0] == near
    assert near in body["detail"]


def test_a_form_shows_the_identifiers_of_its_substance_and_says_so(client: httpx.Client) -> None:
    form, substance = (client.get(f"/v1/treatments/{slug}").json()["data"] for slug in ("ketamine-iv", "ketamine"))
    assert form["identifiers"] == substance["identifiers"]
    assert form["identifiers_of"] == {"slug": "ketamine", "name": "Ketamine"}
    assert (form["identifiers_verified"], substance["identifiers_of"]) == (True, None)
    assert client.get("/v1/treatments/unii:690G0D6V8H").json()["data"]["slug"] == "ketamine"


def test_a_code_that_several_records_share_finds_their_parent_or_asks_which(client: httpx.Client) -> None:
    assert client.get("/v1/conditions/icd11:6A70").json()["data"]["slug"] == "major-depressive-disorder"
    body = client.get("/v1/conditions/icd11:6A71").json()
    assert body["status"] == 404
    assert sorted(body["did_you_mean"]) == ["postpartum-depression", "treatment-resistant-depression"]


def test_include_nests_headlines_first_and_a_record_without_facts_has_none(client: httpx.Client) -> None:
    params = {"include": "time_courses,headlines,mechanisms", "fields": "name", "sort": "-slug"}
    body = client.get("/v1/treatments", params=params).json()
    by_slug = {record["slug"]: record for record in body["data"]}
    nested = [fact["slug"] for fact in by_slug["ketamine-iv"]["time_courses"]]
    assert nested == ["ketamine-iv-onset", "ketamine-iv-duration", "ketamine-iv-onset-late"]
    assert [fact["slug"] for fact in by_slug["ketamine-iv"]["headlines"]] == nested[:2]
    assert [fact["slug"] for fact in by_slug["ketamine-iv"]["mechanisms"]] == ["ketamine-nmda", "ketamine-nmda-range"]
    empty = {"slug": "placebo", "name": "Placebo", "time_courses": [], "headlines": [], "mechanisms": []}
    assert by_slug["placebo"] == empty
    assert {"murrough-2013", "registry-page"} <= body["references"].keys()


def test_nested_facts_keep_to_the_condition_that_is_asked_for(client: httpx.Client) -> None:
    asked = "/v1/treatments?slug=ketamine&include=time_courses,regimens&fields=name&condition="
    record = client.get(asked + "treatment-resistant-depression").json()["data"][0]
    in_any, *in_trd = sorted(record["time_courses"], key=lambda fact: fact["condition"] is not None)
    assert in_any["slug"] == "ketamine-half-life"
    assert {fact["condition"]["slug"] for fact in in_trd} == {"treatment-resistant-depression"}
    assert [fact["slug"] for fact in record["regimens"]] == ["ketamine-iv-single"]
    assert client.get(asked + "major-depressive-disorder").json()["data"][0] == record  # the wider one finds it, too
    sertraline = client.get("/v1/treatments?slug=sertraline&include=regimens&condition__above=postpartum-depression")
    assert [fact["slug"] for fact in sertraline.json()["data"][0]["regimens"]] == ["sertraline-daily"]


def test_a_record_nests_its_own_facts_before_those_of_its_kin(client: httpx.Client) -> None:
    record = client.get("/v1/treatments/ketamine?include=time_courses,regimens,mechanisms").json()["data"]
    courses = ["ketamine-half-life", "ketamine-iv-onset", "ketamine-iv-duration", "ketamine-iv-onset-late"]
    assert [fact["slug"] for fact in record["time_courses"]] == courses
    assert [fact["slug"] for fact in record["regimens"]] == ["ketamine-iv-single"]
    kind = client.get("/v1/treatments/nmda-antagonists?include=headlines").json()["data"]
    assert {fact["slug"] for fact in kind["headlines"]} == {*courses[1:3]}


def test_facts_are_nested_in_what_they_cite_and_act_on(client: httpx.Client) -> None:
    reference = client.get("/v1/references/registry-page?include=mechanisms,time_courses&fields=kind").json()["data"]
    assert [fact["slug"] for fact in reference["mechanisms"]] == ["ketamine-nmda-range", "psilocybin-5-ht2a"]
    target = client.get("/v1/targets/nmda-receptor?include=mechanisms&fields=kind").json()["data"]
    assert [fact["slug"] for fact in target["mechanisms"]] == ["ketamine-nmda", "ketamine-nmda-range"]


def test_nested_facts_are_bounded_and_say_where_the_rest_is(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("app.query.nested", "app.answers.collection"):
        monkeypatch.setattr(f"{module}.MOST_NESTED", 1)
    body = client.get("/v1/treatments/ketamine-iv?include=headlines,regimens&fields=kind").json()
    assert [fact["slug"] for fact in body["data"]["headlines"]] == ["ketamine-iv-onset"]
    (cut,) = body["meta"]["truncated"]
    assert (cut["include"], cut["slug"]) == ("headlines", "ketamine-iv")
    whole = client.get(cut["link"]).json()
    assert {fact["slug"] for fact in whole["data"]} == {"ketamine-iv-onset", "ketamine-iv-duration"}


def test_a_name_of_include_that_is_sent_twice_means_the_same(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("app.query.nested", "app.answers.collection"):
        monkeypatch.setattr(f"{module}.MOST_NESTED", 1)
    # `limit=17` is asked nowhere else: answers are kept, those of other bounds too
    once, twice = (
        client.get(f"/v1/treatments?limit=17&include={names}").json() for names in ("headlines", "headlines,headlines")
    )
    assert (once["data"], once["meta"]["truncated"]) == (twice["data"], twice["meta"]["truncated"])


def test_what_an_answer_nests_in_all_is_bounded(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.answers.collection.MOST_NESTED_IN_ALL", 4)
    body = client.get("/v1/treatments?include=headlines&fields=slug").json()
    assert sum(len(record["headlines"]) for record in body["data"]) == 4
    cut = {each["slug"] for each in body["meta"]["truncated"]}
    for record in client.get("/v1/treatments?include=headlines&fields=slug,name").json()["data"]:
        monkeypatch.undo()
        whole = client.get(f"/v1/treatments/{record['slug']}?include=headlines").json()["data"]["headlines"]
        assert (record["slug"] in cut) == (len(whole) > len(record["headlines"]))


def test_links_are_absolute_and_keep_the_question(client: httpx.Client) -> None:
    asked = "/v1/time-courses?kind=onset_of_effect,duration_of_effect&limit=1"
    links = client.get(asked, headers={"host": "evil.example"}).json()["links"]
    assert links["self"] == f"{client.base_url}{asked}"
    assert links["next"].startswith(f"{links['self']}&cursor=")


def test_cursors_are_url_safe_and_bound_to_their_order(client: httpx.Client) -> None:
    link = client.get("/v1/treatments?sort=name&limit=1").json()["links"]["next"]
    cursor = link.split("cursor=")[1]
    assert cursor.replace("-", "").replace("_", "").isalnum()
    problem = client.get("/v1/treatments", params={"sort": "slug", "cursor": cursor})
    assert problem.status_code == 400
    assert "sort=name" in problem.json()["detail"]


def test_durations_have_text_and_hours(client: httpx.Client) -> None:
    course = client.get("/v1/time-courses/ketamine-iv-duration").json()["data"]
    assert course["upper"] == {"iso8601": "P1M", "hours": 730.5}
    assert course["typical"] == {"iso8601": "P7D", "hours": 168.0}


def test_a_reference_carries_csl_json(client: httpx.Client) -> None:
    reference = client.get("/v1/references/murrough-2013").json()["data"]
    assert reference["citation"] == "Murrough 2013"
    assert reference["csl"] == {
        "id": "murrough-2013",
        "type": "article-journal",
        "title": reference["title"],
        "author": [
            {"family": "Murrough", "given": "J. W."},
            {"family": "Iosifescu", "given": "D. V."},
            {"family": "Chang", "given": "L. C."},
            {"literal": "et al."},
        ],
        "container-title": "American Journal of Psychiatry",
        "issued": {"date-parts": [[2013]]},
        "volume": "170",
        "issue": "10",
        "page": "1134-1142",
        "DOI": "10.1176/appi.ajp.2013.13030392",
        "PMID": "23982301",
    }
