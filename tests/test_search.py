"""Search over every collection, and suggestions while people type."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest


def found(client: httpx.Client, path: str, **params: Any) -> list[tuple[str, str]]:
    response = client.get(f"/v1/{path}", params=params)
    assert response.status_code == 200, response.text
    return [(hit["resource"], hit["slug"]) for hit in response.json()["data"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nmda", ("treatments", "nmda-antagonists")),  # words in the name come before words in the text
        ("ketamine", ("treatments", "ketamine")),
        ("KETAMIN", ("treatments", "ketamine")),
        ("blocking receptors", ("treatments", "ketamine")),  # word forms do not matter
        ("montgomery asberg", ("outcomes", "madrs")),  # nor do accents
        ("5ht2a", ("targets", "5-ht2a-receptor")),  # nor hyphens
        ("5-HT2A", ("targets", "5-ht2a-receptor")),
        ("trials two", ("conditions", "treatment-resistant-depression")),
        ("Iosifescu", ("references", "murrough-2013")),
    ],
)
def test_all_words_must_be_there_in_any_order_and_form(
    client: httpx.Client, words: str, expected: tuple[str, str]
) -> None:
    assert found(client, "search", q=words)[0] == expected


def test_search_can_be_narrowed_and_limited(client: httpx.Client) -> None:
    assert {path for path, _ in found(client, "search", q="ketamine", resource="regimens,mechanisms")} == {
        "mechanisms",
        "regimens",
    }
    assert len(found(client, "search", q="ketamine", limit=1)) == 1


def test_search_says_how_many_there_are_and_where_the_words_stand(client: httpx.Client) -> None:
    body = client.get("/v1/search", params={"q": "dissociative anaesthetic"}).json()
    assert body["meta"]["total"] == len(body["data"]) == 1
    assert not body["meta"]["total_is_lower_bound"]
    assert "dissociative" in body["data"][0]["excerpt"]
    assert client.get(body["data"][0]["link"]).json()["data"]["slug"] == "ketamine"


def test_search_finds_nothing_where_a_word_is_missing(client: httpx.Client) -> None:
    assert found(client, "search", q="ketamine aspirin") == []


def test_search_looks_at_a_bounded_number_of_records(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.query.search.MOST_CANDIDATES", 2)
    meta = client.get("/v1/search", params={"q": "receptor", "limit": 3}).json()["meta"]
    assert meta["total_is_lower_bound"]


@pytest.mark.parametrize(
    ("typed", "slug", "matched"),
    [
        ("Zoloft", "sertraline", "Zoloft"),
        ("zolo", "sertraline", "Zoloft"),
        ("zolfot", "sertraline", "Zoloft"),
        ("magic mushroms", "psilocybin", "magic mushrooms"),
        ("KETALAR", "ketamine", "Ketalar"),
        ("mdd", "major-depressive-disorder", "MDD"),
        ("clinical dep", "major-depressive-disorder", "clinical depression"),
        ("5ht2a", "5-ht2a-receptor", "5-HT2A receptor"),
    ],
)
def test_suggestions_know_brands_synonyms_beginnings_and_slips(
    client: httpx.Client, typed: str, slug: str, matched: str
) -> None:
    first = client.get("/v1/suggest", params={"q": typed}).json()["data"][0]
    assert (first["slug"], first["matched"]) == (slug, matched)
    assert client.get(first["link"]).status_code == 200


def test_the_very_name_comes_first_and_each_record_once(client: httpx.Client) -> None:
    data = client.get("/v1/suggest", params={"q": "ketamine"}).json()["data"]
    assert (data[0]["slug"], data[0]["score"]) == ("ketamine", 100.0)
    assert len({(each["resource"], each["slug"]) for each in data}) == len(data)


@pytest.mark.parametrize("typed", ["qqqqqq", "x", "6130", "rxcui:6130"])
def test_what_is_like_nothing_has_no_suggestion(client: httpx.Client, typed: str) -> None:
    assert found(client, "suggest", q=typed) == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("", "q"), ("q=", "q"), ("q=a&resource=drugs", "resource"), ("q=a&limit=0", "limit"), ("q=a&x=1", "x")],
)
def test_wrong_parameters_are_named(client: httpx.Client, query: str, parameter: str) -> None:
    for path in ("search", "suggest"):
        response = client.get(f"/v1/{path}?{query}")
        assert response.status_code == 422
        assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


def test_every_beginning_of_every_word_finds_its_record(client: httpx.Client) -> None:
    for word in ("psychedelic", "dissociative", "reuptake", "preparation", "anaesthetic", "ingredient", "remission"):
        told = client.get("/v1/search", params={"q": word}).json()["data"]
        whole = {(hit["resource"], hit["slug"]) for hit in told if word in f"{hit['name']} {hit['excerpt']}".lower()}
        assert whole
        for end in range(3, len(word)):
            assert whole <= {*found(client, "search", q=word[:end], limit=100)}, word[:end]


def test_names_are_suggested_while_they_are_typed(client: httpx.Client) -> None:
    for end in range(3, len("magic mushrooms") + 1):
        typed = "magic mushrooms"[:end].strip()
        assert ("treatments", "psilocybin") in found(client, "suggest", q=typed), typed


SAME = [
    ("behavioral", "behavioural"), ("norepinephrine", "noradrenaline"), ("randomised", "randomized"),
    ("anesthesia", "anaesthesia"), ("hospitalisation", "hospitalization"), ("favorable", "favourable"),
    ("licence", "license"), ("\u03ba-opioid", "kappa-opioid"), ("\u03b4 opioid", "delta opioid"),
    ("\u03c31 receptor", "sigma-1 receptor"), ("\u03b12-adrenoceptor", "alpha-2 adrenoceptor"),
    ("\u00b5-opioid", "mu-opioid"), ("5-HT 2A", "5-HT2A"), ("5ht2a", "5-HT2A"), ("5\u2011HT2A", "5-HT2A"),
    ("5-HT\u2082A", "5-HT2A"), ("5\u2013HT2A", "5-HT2A"), ("trans-cranial", "transcranial"),
    ("trans cranial", "transcranial"), ("ketamine\u2122", "ketamine"), ("ketamine\u00b9", "ketamine"),
    ("ket\u00adamine", "ketamine"), ("ket\u200bamine", "ketamine"), ("\ufeffketamine", "ketamine"),
    ("asberg", "\u00e5sberg"), ("S\u00f8gaard", "sogaard"), ("Sa\u0142at", "salat"), ("anand 2023", "Anand-2023"),
    ("10.1056/NEJMoa2302399", "https://doi.org/10.1056/NEJMoa2302399"),
    ("doi:10.1056/nejmoa2302399.", "10.1056/NEJMoa2302399"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_word_find_the_same(real: httpx.Client, one: str, other: str) -> None:
    totals = [real.get("/v1/search", params={"q": each, "limit": 1}).json()["meta"]["total"] for each in (one, other)]
    assert totals[0] == totals[1] > 0


@pytest.mark.parametrize(
    ("looser", "narrower"),
    [
        ("5 HT 2A", "5-HT2A"),
        ("re uptake inhibitor", "reuptake inhibitor"),
        ("re-uptake", "reuptake"),
        ("intra-nasal", "intranasal"),
        ("electro-convulsive", "electroconvulsive"),
        ("electro convulsive therapy", "electroconvulsive therapy"),
        ("HAM-D 17", "HAM-D17"),
    ],
)
def test_words_apart_find_what_is_written_in_one(real: httpx.Client, looser: str, narrower: str) -> None:
    every = [hits_of(real, words) for words in (looser, narrower)]
    assert every[0] >= every[1] != set()


def hits_of(client: httpx.Client, words: str) -> set[tuple[str, str]]:
    address = str(client.build_request("GET", "/v1/search", params={"q": words, "limit": 100}).url)
    return {(each["resource"], each["slug"]) for page in pages(client, address) for each in page}


def test_a_number_is_no_word_of_its_own(real: httpx.Client) -> None:
    """Or `5-HT2A` would be found wherever a 5 and an HT2A stand, and `5-HT3` wherever there is a 3."""
    named = {slug for _, slug in found(real, "search", q="5-HT2C", resource="targets", limit=100)}
    assert "5-ht2c-receptor" in named
    assert not {"5-ht2a-receptor", "5-ht7-receptor"} & named


def test_a_doi_finds_its_source_alone(real: httpx.Client) -> None:
    assert found(real, "search", q="10.1056/NEJMoa2302399", resource="references") == [("references", "anand-2023")]
    assert found(real, "search", q="PMID 37224232", resource="references") == [("references", "anand-2023")]


@pytest.mark.parametrize("limit", [1, 7, 100])
def test_every_hit_can_be_had_page_by_page(client: httpx.Client, limit: int) -> None:
    body = client.get("/v1/search", params={"q": "ketamine", "limit": limit}).json()
    hits, total = [*body["data"]], body["meta"]["total"]
    while body["links"]["next"]:
        body = client.get(body["links"]["next"]).json()
        assert body["meta"]["limit"] == limit
        hits += body["data"]
    assert len(hits) == len({(each["resource"], each["slug"]) for each in hits}) == total > 7
    assert hits[:7] == client.get("/v1/search", params={"q": "ketamine", "limit": 7}).json()["data"]


@pytest.mark.parametrize("cursor", ["x", "NDc", "A" * 40, "\u00e9", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_a_cursor_of_another_search_is_refused(client: httpx.Client, cursor: str) -> None:
    body = client.get("/v1/search", params={"q": "dissociative", "cursor": cursor}).json()
    assert (body["status"], body["code"]) == (400, "bad-cursor")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Zoloft 50 mg", "sertraline"), ("sertraline tablet", "sertraline"),
        ("sertralin 25mg tablets", "sertraline"), ("zolof 100 mg", "sertraline"), ("ECT treatment", "ect"),
        ("Prozac Weekly 90 mg", "fluoxetine"), ("Spravato 56 mg", "esketamine-nasal"),
        ("Depression, major", "major-depressive-disorder"),
        ("bupropion/dextromethorphan", "dextromethorphan-bupropion"),
        ("inhibitors, monoamine oxidase", "monoamine-oxidase-inhibitor"), ("5 ht 2a", "5-ht2a-receptor"),
        ("\u03ba opioid", "kappa-opioid-receptor"), ("Spravato\u00ae", "esketamine-nasal"),
        ("norepinephrine transporter", "noradrenaline-transporter"),
    ],
)  # fmt: skip
def test_suggestions_know_what_stands_on_a_packet(real: httpx.Client, typed: str, slug: str) -> None:
    assert real.get("/v1/suggest", params={"q": typed}).json()["data"][0]["slug"] == slug


@pytest.mark.parametrize(
    "typed", ["tazocin", "gabapentin", "digoxin 5 mg", "vitamin K", "5-HT9 receptor", "topiramate"]
)
def test_a_drug_that_is_not_here_is_no_other(real: httpx.Client, typed: str) -> None:
    assert [each["matched"] for each in real.get("/v1/suggest", params={"q": typed}).json()["data"]] == []


def test_names_are_in_the_order_of_the_alphabet(real: httpx.Client) -> None:
    for path in ("treatments", "targets", "conditions", "outcomes"):
        for sign in ("", "-"):
            names = [
                each["name"] for each in real.get(f"/v1/{path}?sort={sign}name&limit=200&fields=name").json()["data"]
            ]
            keys = [name.casefold() for name in names]
            assert keys == sorted(keys, reverse=bool(sign))
            assert len({*names}) > 10


def test_a_facet_says_what_it_leaves_out(real: httpx.Client) -> None:
    meta = real.get("/v1/time-courses?facets=source,kind&limit=1").json()["meta"]
    everything = {each["source"] for page in pages(real, "/v1/time-courses?limit=200&fields=source") for each in page}
    assert len(meta["facets"]["source"]) == 200
    assert meta["facets_truncated"] == {"source": len(everything) - 200}
    assert len(real.get("/v1/time-courses?facets=kind&limit=1").json()["meta"]["facets_truncated"]) == 0


def pages(client: httpx.Client, address: str | None) -> Iterator[list[dict[str, Any]]]:
    while address:
        body = client.get(address).json()
        yield body["data"]
        address = body["links"]["next"]


@pytest.mark.parametrize("name", ["condition", "dosing", "typical_hours", "regimen"])
def test_what_is_not_known_can_be_asked_for(real: httpx.Client, name: str) -> None:
    shown = name.removesuffix("_hours")
    unknown = [each for page in pages(real, f"/v1/time-courses?unknown={name}&limit=200") for each in page]
    every = [each for page in pages(real, "/v1/time-courses?limit=200") for each in page]
    assert {each["slug"] for each in unknown} == {each["slug"] for each in every if each[shown] is None} != set()
    if shown == name:
        counts = real.get(f"/v1/time-courses?facets={name}&limit=1").json()["meta"]["facets"][name]
        assert {each["count"] for each in counts if each["value"] is None} == {len(unknown)}
    both = real.get(f"/v1/time-courses?unknown={name},comparator&kind=onset_of_effect&limit=200").json()["data"]
    assert all(each[shown] is None and each["comparator"] is None for each in both)


def test_what_is_always_known_cannot_be_asked_for(real: httpx.Client) -> None:
    assert real.get("/v1/time-courses?unknown=kind").json()["errors"][0]["parameter"] == "unknown"
