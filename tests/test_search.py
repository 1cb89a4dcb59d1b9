"""Search over every collection, and suggestions while people type."""

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
    body = client.get("/v1/search", params={"q": "dissociative"}).json()
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
        whole = found(client, "search", q=word)
        for end in range(3, len(word)):
            assert {*whole} <= {*found(client, "search", q=word[:end])}, word[:end]


def test_names_are_suggested_while_they_are_typed(client: httpx.Client) -> None:
    for end in range(3, len("magic mushrooms") + 1):
        typed = "magic mushrooms"[:end].strip()
        assert ("treatments", "psilocybin") in found(client, "suggest", q=typed), typed
