"""Bounded before it is done: whatever 8 kB a client sends, little is split off, validated, explained and answered."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.closest import Names
from app.models import RESOURCES
from app.routers import faults, parameters

MOST = 200  # values, names and faults of one request
LONGEST_QUERY, LONGEST_REFUSAL = 7_900, 20_000  # bytes
PATHS = [*(each.path for each in RESOURCES), "search", "suggest", "treatments/ketamine"]
NAMES = sorted({name for each in RESOURCES for name in each.parameters})
VALUES = (
    *("", ",", "a", "A", "-", "é", "x" * 200, "ketamin", "sertralin", "onset", "true", "1", "-1e9", "slug", "name"),
    *("treatment-resistant-depresion", "murrough-213", "kind", "treatmnt", "5ht2a receptor", "\N{GRINNING FACE}"),
)
SENT = ("%2C", *(quote(value, safe=",") for value in VALUES))


@pytest.fixture(scope="module")
def counts() -> Iterator[Counter[str]]:
    """How much of a request is looked at."""
    seen: Counter[str] = Counter()
    read_value, alike = parameters.read_value, Names.alike

    def one_value(*arguments: Any) -> Any:
        seen["values"] += 1
        return read_value(*arguments)

    def one_word(names: Names, word: str) -> list[str]:
        seen["explained"] += 1
        return alike(names, word)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parameters, "read_value", one_value)
        patch.setattr(Names, "alike", one_word)
        yield seen


def bounded(client: httpx.Client, counts: Counter[str], path: str, query: str) -> httpx.Response:
    """The answer to a question of at most 8 kB, which was bounded."""
    counts.clear()
    asked = re.sub("%[0-9A-F]?$", "", query[:LONGEST_QUERY])  # no half of an escaped byte
    response = client.get(f"/v1/{path}?{asked}")
    assert response.status_code in (200, 400, 422)
    assert counts["values"] <= MOST
    assert counts["explained"] <= faults.MOST_EXPLAINED
    if response.status_code != 200:
        assert len(response.content) < LONGEST_REFUSAL
        assert len(response.json()["errors"]) <= faults.MOST_EXPLAINED + 1
    return response


def many(unit: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    """A text repeated until it fills a query, or a mixture of such texts."""
    filled = unit.map(lambda text: text * (LONGEST_QUERY // max(1, len(text)) + 1))
    return filled | some.lists(unit, min_size=1, max_size=400).map("".join)


sent = some.builds(
    lambda name, separator, values: f"{name}={separator.join(values)}",
    some.sampled_from(NAMES) | some.text("abcdefghij_-", min_size=1, max_size=12),
    some.sampled_from((",", "%2C", ",,", "")),
    some.lists(some.sampled_from(SENT), min_size=1, max_size=40),
)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=some.sampled_from(PATHS), query=many(sent.map(lambda pair: pair + "&")) | many(some.sampled_from(SENT)))
def test_any_query_is_bounded(client: httpx.Client, counts: Counter[str], path: str, query: str) -> None:
    bounded(client, counts, path, query)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "query",
    [
        *(f"{name}={',' * 7900}" for name in ("kind", "slug", "include", "fields", "q", "x")),
        *(f"{name}={'%2C' * 2600}" for name in ("treatment", "facets")),
        "&".join(f"{n:x}" for n in range(1900)),
        "&".join(f"p{n}=a" for n in range(199)),
        "a&" * 3900,
        "&" * 7900,
        "&".join(["slug=a"] * 1100),
        "&".join(f"{name}={','.join(['a'] * 20)}" for name in NAMES),
        "&".join(f"{name}={','.join(f'wrong-{n}' for n in range(20))}" for name in NAMES),
        "&".join(f"{name[:-1]}z=1" for name in NAMES),
    ],
    ids=lambda query: query[:12],
)  # fmt: skip
def test_what_once_hurt_is_bounded(client: httpx.Client, counts: Counter[str], path: str, query: str) -> None:
    """8 kB of commas once held the only event loop for 0.65 s and were answered with 3.26 MB."""
    assert bounded(client, counts, path, query).status_code == 422


def test_a_list_that_is_too_long_says_how_many_it_holds(client: httpx.Client) -> None:
    (error,) = client.get("/v1/time-courses?kind=" + "," * 7900).json()["errors"]
    assert error["detail"] == "takes at most 20 values; 7901 were sent"
    asked = "&".join(f"{name}={','.join(['a'] * 20)}" for name in ("kind", "statistic", "treatment", "condition"))
    assert len(client.get(f"/v1/time-courses?{asked}").json()["errors"]) == faults.MOST_EXPLAINED + 1


def test_the_longest_lists_that_are_allowed_are_answered(client: httpx.Client) -> None:
    asked = "&".join(f"{name}={','.join(['ketamine'] * 20)}" for name in ("treatment", "treatment__exact"))
    assert client.get(f"/v1/time-courses?{asked}").status_code == 200


def test_long_headers_are_read_in_part(client: httpx.Client) -> None:
    """Each still means what its first parts say."""
    assert client.get("/v1/treatments", headers={"accept": "a/b," * 3000}).status_code == 406
    assert client.get("/v1/treatments", headers={"accept": "*/*," + "a/b," * 3000}).status_code == 200
    tag = client.get("/v1/treatments").headers["etag"]
    assert client.get("/v1/treatments", headers={"if-none-match": f"{tag}," + '"a",' * 3000}).status_code == 304
