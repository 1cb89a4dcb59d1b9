"""What is put right, what is only alike, and what names as people write them find, on the real data.

A client may follow `suggested_request` by itself, so it never asks something else; what is alike is for people.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import httpx
import pytest

from app.closest import Names
from app.models import RESOURCES
from app.resource import Resource


def refused(real: httpx.Client, path: str) -> dict[str, Any]:
    response = real.get(path)
    assert response.status_code in (404, 422), path
    return response.json()


def asked_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


OPPOSITE = [
    "references?kind__ne=rct", "references?kind=!rct", "references?kind=-rct", "references?kind=not-rct",
    "time-courses?headline__ne=true", "time-courses?headline=!true", "treatments?modality__not=psychedelic",
    "treatments?kind!=drug", "time-courses?treatment__ne=sertraline", "time-courses?treatment=!sertraline",
    "time-courses?treatment=-ssri", "time-courses?treatment=not-ssri", "time-courses?treatment=~ssri",
    "regimens?condition__no=bipolar-disorder",
]  # fmt: skip
BOUNDS = [
    "references?year=2020", "references?year__gt=2020", "references?year__max=2020", "references?max_year=2020",
    "mechanisms?affinity_nm=1000", "mechanisms?affinity_nm__lt=1000", "mechanisms?affinity_nm_below=1000",
    "treatments?onset_hours=24", "treatments?onset_hours__max=24", "treatments?onset_hours_upto=24",
    "time-courses?hours=24", "time-courses?typical_hours<=24", "time-courses?limit=9999",
    "references?year__gte=1500",
]  # fmt: skip
ONLY_ALIKE = [
    "treatments/gabapentin", "treatments/topiramate", "treatments/arketamine-iv",
    "treatments/psilocin-x", "time-courses?treatment=trimipramine", "time-courses?treatment=eketamine",
    "time-courses?treatment=fluvoxetine", "time-courses?treatment=xitalopram",
    "time-courses?treatment=snris-and-ssris", "mechanisms?target=5-ht2d-receptor", "mechanisms?target=d4-receptor",
    "conditions/bipolar-iii-disorder", "time-courses?kind=onset", "treatments?kind=drugs_class_of",
]  # fmt: skip
OTHER_MEANING = [
    "treatments/?foo=bar", "treatments/ketmine?feilds=name", "treatments/zzz?fileds=name",
    "treatments/stimulated%20ECT", "treatments/insert%20control", "treatments/taking%20therapy",
    "time-courses?after=stooping", "time-courses?dosing=shingle", "time-courses?kind=curse%20length",
    "time-courses?unfit=filed%20trial", "outcomes?direction=nether", "outcomes/serous%20adverse%20event",
    "outcomes/sever%20adverse%20event", "treatments/Praxil", "treatments/Clexa", "time-courses?versified=true",
    "treatments/brain%20simulation", "regimens?treatment=ect%2Fsham", "regimens?treatment=ECT%20%26%20sham",
    "treatments/ect,sham", "treatments/ect+sham", "treatments/ect:sham", "treatments/ketamine/iv",
    "outcomes/bdi/change", "treatments/ketmine/iv", "treatment/ect/sham", "treatments/S-(-)-ketamine",
    "treatments/S)-ketamine", "outcomes/CGI's", "outcomes/SD's", "outcomes/BDI%C2%B2", "conditions/GAD%E2%81%B7",
    "references/daviz-2021", "references/phava-2018", "targets/d:2", "outcomes/hamd:17",
    "regimens?treatment=ketmine,Ketalar", "time-courses?sort=\u2212upper_hours", "time-courses?sort=(-upper_hours)",
    "time-courses?sort=\u200b-upper_hours&kind=onsett", "time-courses?treatment=\u2212ketamine",
    "time-courses?treatment=\u00acketamine", "time-courses?treatment=(-ketamine)", "treatments?fields=\u2212name",
    "treatments?unknown=\u00acparent", "treatments/(-)-ketamine", "treatments/(+)-ketamine",
    "time-courses?treatment[-]=ketamine", "time-courses?treatment\u2260=ketamine",
    "time-courses?\u00actreatment=ketamine", "time-courses?treatment__=ketamine",
    "time-courses?condition=ptsd&Condition=ocd", f"treatments/ketamine{' ' * 200}or%20placebo",
    f"treatments/CHEMBL809{'.' * 250}x", "treatments/1.0%20Hz%20rTMS", "outcomes/BDI-2.1", "outcomes/HAMD-1.7",
    "treatments/https://www.ncbi.nlm.nih.gov/gene/704", "treatments/https://example.org/36437", "treatments/36437.",
    "treatments/https://pubchem.ncbi.nlm.nih.gov/substance/1832",
    "references/https://www.nature.com/articles/38055270", "targets/1", "targets/GABAB%20receptor",
    "targets/left%20DMPFC", "conditions/prenatal%20depression", "outcomes/MDRS", "outcomes/MADRSS",
    "treatments/MAOBI", "treatments/KetanestS", "treatments/lysergine", "treatments/Lustra",
    "treatments/allopregnenolone", "treatments/ketimine", "treatments/medazolam", "treatments?fields=patent",
    "time-courses?whom=relapses", "time-courses?statistic=medial", "outcomes?kind=charge",
    "references?kind=regulatory", "mechanisms?action=released", "references/andersen-2021",
    "references/anderssen-2021",
]  # fmt: skip
"""What was once taken for, or led to, something else."""
CODES = [
    "treatments/CHEMBL1709", "treatments/CHEMBL8090", "treatments/DB01105", "treatments/rxcui:99",
    "references/37224233", "treatments/YQEZLKZALYSWHR-ZOWNYOTGSA-N", "conditions/C0005588",
    "conditions/MONDO_0002051", "conditions/F98.7", "time-courses?treatment=rxcui:99",
    "references?slug=pmid:37224233", "targets/P31646", "treatments/N06AB99", "references/10.1056/NEJMoa2302398",
    "treatments/36438", "treatments/60142-96-4",
]  # fmt: skip


@pytest.mark.parametrize("path", [*OPPOSITE, *BOUNDS, *ONLY_ALIKE, *OTHER_MEANING, *CODES])
def test_nothing_is_suggested_that_might_ask_something_else(real: httpx.Client, path: str) -> None:
    assert refused(real, f"/v1/{path}")["suggested_request"] is None


@pytest.mark.parametrize("path", CODES)
def test_a_likeness_of_codes_means_nothing(real: httpx.Client, path: str) -> None:
    body = refused(real, f"/v1/{path}")
    assert body["did_you_mean"] == []
    assert all(each["did_you_mean"] == [] for each in body["errors"])


SLIPS = [
    ("treatments?treatmnt=x&kind=drug", None),  # the list of treatments has no such parameter
    ("time-courses?treatmnt=sertraline", "treatment=sertraline"),
    ("time-courses?treatment=sertaline", "treatment=sertraline"),
    ("time-courses?treatment=zolofft", "treatment=sertraline"),
    ("time-courses?treatment=psylocibin", "treatment=psilocybin"),
    ("time-courses?treatment=ketmine&treatment=ect", "treatment=ketamine,ect"),
    ("time-courses?treatment=ketmine,ketamine", None),  # two would become one
    ("time-courses?kind[]=onset_of_effect&kind[]=duration_of_effect", "kind=onset_of_effect,duration_of_effect"),
    ("time-courses?kind[0]=onset_of_effect&kind[1]=duration_of_effect", "kind=onset_of_effect,duration_of_effect"),
    ("time-courses?facets=kind&facets=verifed", "facets=kind,verified"),
    ("time-courses?sort=-tipical_hours", "sort=-typical_hours"),
    ("time-courses?sort=typical_hours:desc", "sort=-typical_hours"),
    ("time-courses?sort=typical_hours%20ASC", "sort=typical_hours"),
    ("treatments?order_by=-name", "sort=-name"),
    ("treatments?order_by=size", None),
    ("treatments?id=sertraline", "slug=sertraline"),
    ("treatments?per_page=20", "limit=20"),
    ("treatments?per_page=2000", None),
    ("treatments?per_page=20&limit=10", None),
    ("treatments?cursor=abc&modalty=pharmacological", None),  # who resumes somewhere follows a link as it is
    ("time-courses?treatments=sertaline", "treatment=sertraline"),  # a parameter may hide a slip in its value
    ("time-courses?Hours[lte]=24", "hours__lte=24"),
    ("time-courses?headline=1", "headline=true"),
    ("time-courses?verified=no", "verified=false"),
    ("targets?gene=SLC6A44", None),  # what holds a number must be right
    ("treatments?within=ssri&modalty=pharmacological&limit=3", "modality=pharmacological"),
]


@pytest.mark.parametrize(("path", "suggested"), SLIPS)
def test_a_slip_is_put_right_and_the_right_request_is_answered(
    real: httpx.Client, path: str, suggested: str | None
) -> None:
    address = refused(real, f"/v1/{path}")["suggested_request"]
    if suggested is None:
        assert address is None
        return
    name, _, value = suggested.partition("=")
    assert {*asked_of(address)[name].split(",")} == {*value.split(",")}
    assert real.get(address).status_code == 200


@pytest.mark.parametrize(
    ("path", "suggested"),
    [
        ("/v1//treatments", "/v1/treatments"),
        ("/v1/treatment", "/v1/treatments"),
        ("/v1/Treatments?kind=drug", "/v1/treatments?kind=drug"),
        ("/treatments", "/v1/treatments"),
        ("/v1/time_courses/", "/v1/time-courses"),
        ("/api/v1/treatments", "/v1/treatments"),
        ("/v1/treatments.json", "/v1/treatments"),
        ("/v1/treatment/Zoloft?fields=name", "/v1/treatments/Zoloft?fields=name"),
        ("/timecourses?headline=true", "/v1/time-courses?headline=true"),
        ("/healthz/", "/healthz"),
        ("/V1/serach?q=ketamine", "/v1/search?q=ketamine"),
        ("/v1/search/?q=ketamine", "/v1/search?q=ketamine"),
        ("/docs/", "/docs"),
        ("/openapi.json/", "/openapi.json"),
        ("/v1/treatment/nobody", None),
        ("/v1/treatment?kind=nothing", None),
        ("/v1/search/", None),  # which would lack its words
        ("/v2/treatments", None),
        ("/v1/drugs", None),
    ],
)
def test_a_slip_in_a_path_is_put_right(real: httpx.Client, path: str, suggested: str | None) -> None:
    address = refused(real, path)["suggested_request"]
    assert address == (suggested and f"{real.base_url}{suggested}")
    assert address is None or real.get(address).status_code == 200


WRONG = ("ketmine", "onset", "nobody", "1", "-1", "x", "true", "!a", "sertralne,ect", "24h", "slug", "-name", "99999")


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_whatever_is_suggested_is_answered_and_keeps_every_value(real: httpx.Client, resource: Resource) -> None:
    followed = 0
    for name in resource.parameters:
        for called in (name, name.upper(), f"{name}s", f"{name}[]", name.replace("__", "_"), name[:-1]):
            for value in WRONG:
                response = real.get(f"/v1/{resource.path}", params={called: value})
                address = response.json().get("suggested_request") if response.status_code == 422 else None
                if address:
                    assert real.get(address).status_code == 200, address
                    (better,) = asked_of(address).values()
                    assert better.count(",") == value.count(","), address
                    followed += 1
    assert followed


NAMED = [
    ("treatments/Sertraline", "sertraline"), ("treatments/ZOLOFT", "sertraline"),
    ("treatments/magic%20mushrooms", "psilocybin"), ("treatments/ketamine_iv", "ketamine-iv"),
    ("treatments/sertraline/", "sertraline"), ("treatments/Ketalar", "ketamine"),
    ("treatments/Spravato%E2%84%A2", "esketamine-nasal"), ("conditions/MDD", "major-depressive-disorder"),
    ("targets/5-HT2A", "5-ht2a-receptor"), ("targets/%CE%BC-opioid%20receptor", "mu-opioid-receptor"),
    ("targets/slc6a4", "serotonin-transporter"), ("treatments/rxnorm:36437", "sertraline"),
    ("treatments/PUBCHEM.COMPOUND:68617", "sertraline"), ("treatments/pubchem:CID68617", "sertraline"),
    ("treatments/CHEMBL.COMPOUND:CHEMBL809", "sertraline"), ("treatments/chembl:809", "sertraline"),
    ("treatments/CHEMBL809", "sertraline"), ("treatments/RxCUI:%2000036437", "sertraline"),
    ("treatments/DB01104", "sertraline"), ("treatments/drugbank:01104", "sertraline"),
    ("treatments/0006740-88-1", "ketamine"), ("treatments/InChIKey=YQEZLKZALYSWHR-UHFFFAOYSA-N", "ketamine"),
    ("treatments/https://identifiers.org/chembl:CHEMBL809", "sertraline"), ("treatments/N06AB06", "sertraline"),
    ("conditions/doid:DOID:3312", "bipolar-disorder"), ("conditions/DOID_3312", "bipolar-disorder"),
    ("conditions/http://purl.obolibrary.org/obo/DOID_3312", "bipolar-disorder"),
    ("targets/UniProtKB:P31645", "serotonin-transporter"),
    ("targets/https://www.uniprot.org/uniprotkb/P31645", "serotonin-transporter"),
    ("targets/P31645", "serotonin-transporter"),
    ("references/doi:https://doi.org/10.1056/NEJMoa2302399", "anand-2023"),
    ("references/https://dx.doi.org/10.1056/NEJMoa2302399", "anand-2023"),
    ("references/doi:10.1056/NEJMoa2302399.", "anand-2023"), ("references/10.1056/nejmoa2302399", "anand-2023"),
    ("references/PMID:37224232", "anand-2023"), ("references/pubmed%20037224232", "anand-2023"),
    ("references/37224232", "anand-2023"), ("references/https://pubmed.ncbi.nlm.nih.gov/37224232/", "anand-2023"),
    ("references/Anand%202023", "anand-2023"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "slug"), NAMED)
def test_a_record_is_found_by_its_names_and_codes_as_people_write_them(
    real: httpx.Client, path: str, slug: str
) -> None:
    body = real.get(f"/v1/{path}").json()
    assert body["data"]["slug"] == slug
    assert body["links"]["self"].endswith(f"/{slug}")  # which says how it was understood
    if "," not in path:
        collection, _, key = path.partition("/")
        listed = real.get(f"/v1/{collection}?slug={key}").json()
        assert [each["slug"] for each in listed["data"]] == [slug]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_name_and_identifier_finds_its_record_or_asks_which(real: httpx.Client, resource: Resource) -> None:
    names = real.get(f"/v1/{resource.path}?limit=200").json()["data"]
    for shown in names:
        record = resource.record.model_validate(shown)
        for name, kind in record.names:
            response = real.get(f"/v1/{resource.path}/{quote(name, safe=':/')}")
            body = response.json()
            if response.status_code == 404:
                assert shown["slug"] in body["did_you_mean"], (name, kind)
            elif body["data"]["slug"] != shown["slug"]:  # what a record shares with the one above it finds that
                assert kind in ("identifier", "brand"), name


def test_a_number_that_may_be_of_several_registries_asks_which(real: httpx.Client) -> None:
    body = refused(real, "/v1/treatments/36437")
    assert (body["did_you_mean"], body["suggested_request"]) == (["sertraline"], None)
    assert "rxcui:36437" in body["detail"]


def test_an_unknown_scheme_lists_those_that_exist(real: httpx.Client) -> None:
    for path in ("treatments/ndc:0049-4900", "treatments/doi:10.1056/x", "time-courses?treatment=ndc:0049"):
        detail = refused(real, f"/v1/{path}")["detail"]
        assert "atc, cas, chembl, drugbank" in detail
    assert "rxcui" in detail


def test_a_name_that_is_not_here_is_told_where_to_look(real: httpx.Client) -> None:
    body = refused(real, "/v1/treatments/Gabapentin")
    assert "'Gabapentin'" in body["detail"]  # as it was sent
    assert "/v1/suggest?q=" in body["detail"]


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("treatment=Zoloft", "treatment=sertraline"),
        ("treatment=ketamine-iv,%20ECT", "treatment=ketamine-iv,ect"),
        ("treatment=rxcui:36437&verified=True", "treatment=sertraline&verified=true"),
        ("kind=Onset-of-Effect,%20DURATION_OF_EFFECT", "kind=onset_of_effect,duration_of_effect"),
        ("sort=-Typical_Hours&headline=TRUE", "sort=-typical_hours&headline=true"),
        ("condition=Major%20depression&fields=Kind", "condition=major-depressive-disorder&fields=kind"),
        ("include=&treatment=ect", None),
    ],
)
def test_filters_take_what_the_path_takes_and_say_how_they_read_it(
    real: httpx.Client, query: str, values: str | None
) -> None:
    response = real.get(f"/v1/time-courses?{query}")
    if values is None:
        assert response.status_code == 422
        return
    plain = real.get(f"/v1/time-courses?{values}")
    assert response.json()["links"]["self"] == f"{real.base_url}/v1/time-courses?{'&'.join(sorted(values.split('&')))}"
    assert response.json()["data"] == plain.json()["data"] != []


@pytest.mark.parametrize(("gene", "found"), [("slc6a4", 1), ("SLC6A4", 1), ("Maoa,BDNF", 2), ("slc-6a4", 1)])
def test_a_gene_is_found_in_any_letter_case(real: httpx.Client, gene: str, found: int) -> None:
    assert len(real.get(f"/v1/targets?gene={gene}").json()["data"]) == found


def test_a_value_that_no_record_has_is_refused(real: httpx.Client) -> None:
    body = refused(real, "/v1/targets?gene=5HTT")
    assert body["errors"][0]["parameter"] == "gene"
    assert "SLC6A4" in body["errors"][0]["allowed"]


def test_no_drug_is_taken_for_another(real: httpx.Client) -> None:
    """Names that are spelt most like ours mean other substances."""
    lines = (Path(__file__).parent / "other-drugs.txt").read_text("utf-8").splitlines()
    others = [line for line in lines if not line.startswith("#")]
    assert len(others) > 100
    for other in others:
        body = refused(real, f"/v1/treatments/{quote(other)}")
        assert (body["status"], body["suggested_request"]) == (404, None), other


def test_a_word_with_a_slip_means_one_thing_or_nothing() -> None:
    names = Names([("sertraline", "a"), ("Zoloft", "a"), ("ketamine", "b"), ("esketamine", "c"), ("dmt", "d")])
    assert names.misspelt("sertaline") == names.misspelt("ZOLOFFT") == "a"
    assert names.misspelt("ketamin") == "b"
    for other in (
        "dmd",
        "sert",
        "zolof",
        "ketimine",
        "sertralins",
        "xetamine",
        "eketamine",
        "ketamine2",
        "sertraline!",
        "",
        "ketamine sertraline",
    ):
        assert names.misspelt(other) is None, other
