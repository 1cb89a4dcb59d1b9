"""Where a treatment may be used, what laws and labels say of it, and whom to call: on days, in countries, in order."""

from typing import Any

import httpx
import pytest

from app.answers.timeline import TOLD
from app.models import RESOURCES
from app.models.regulation import HeldRecord
from app.models.service import NUMBERED, ServiceRecord
from app.release.build import checked
from app.values.country import MEMBERS, countries, country_name
from app.values.jurisdiction import Jurisdiction
from app.values.telephone import SHORT_CODES, digits, is_telephone
from tests.conftest import REAL


def ask(client: httpx.Client, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    return response.json()


def slugs(client: httpx.Client, address: str) -> list[str]:
    return [each["slug"] for each in ask(client, address)["data"]]


def fault(client: httpx.Client, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 422, response.text
    return response.json()["errors"][0]


# Days


@pytest.mark.parametrize(
    ("day", "found", "reasons"),
    [
        ("1991-12-15", ["sertraline-eu-add-on", "sertraline-us-mdd"], ["beginning_unknown", "beginning_imprecise"]),
        ("1992-01-01", ["sertraline-eu-add-on", "sertraline-us-mdd"], ["beginning_unknown"]),
        ("2020-03-01", ["sertraline-eu-add-on", "sertraline-us-mdd"], []),
        ("2024-02-01", ["sertraline-eu-add-on", "sertraline-us-mdd"], ["end_imprecise"]),
        (
            "2024-06-15",
            ["sertraline-eu-add-on", "sertraline-eu-add-on-withdrawn", "sertraline-us-mdd"],
            ["end_imprecise", "beginning_imprecise"],
        ),
        ("2025-01-01", ["sertraline-eu-add-on-withdrawn", "sertraline-us-mdd"], []),
    ],
)
def test_what_held_on_a_day_with_the_reasons_for_doubt(
    client: httpx.Client, day: str, found: list[str], reasons: list[str]
) -> None:
    """One was approved in December 1991; of the other a source tells in 2020, and it ended in 2024."""
    body = ask(client, f"approvals?treatment=sertraline&status_on={day}")
    assert [each["slug"] for each in body["data"]] == found
    assert [each["reason"] for each in body["meta"]["uncertain"]] == reasons
    assert body["meta"]["uncertain_total"] == len(reasons)
    first = ask(client, f"approvals?treatment=sertraline&status_on={day}&limit=1")["meta"]
    assert (len(first["uncertain"]) <= 1, first["uncertain_total"]) == (True, len(reasons))


def test_what_bears_no_day_is_always_uncertain(client: httpx.Client) -> None:
    for day in ("1800-01-01", "2026-01-01"):
        body = ask(client, f"approvals?status=investigational&status_on={day}")
        assert body["meta"]["uncertain"] == [{"slug": "psilocybin-us-trd", "reason": "beginning_unknown"}]


def test_the_order_of_days_puts_what_bears_none_last(client: httpx.Client) -> None:
    assert (
        slugs(client, "approvals?sort=began")[-1] == "psilocybin-us-trd" == slugs(client, "approvals?sort=-began")[-1]
    )
    assert slugs(client, "approvals?unknown=began") == ["psilocybin-us-trd"]
    days = [each["began"] for each in ask(client, "approvals?sort=began")["data"]]
    assert days[:-1] == sorted(days[:-1])


# Countries


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("country=GB", ["crisis-gb-line", "service-gb-locator", "directory-int"]),
        ("country=uk", ["crisis-gb-line", "service-gb-locator", "directory-int"]),
        ("country=United Kingdom", ["crisis-gb-line", "service-gb-locator", "directory-int"]),
        ("country=NLD", ["crisis-nl-line", "directory-int"]),
        ("country=NL,GB", ["crisis-gb-line", "crisis-nl-line", "service-gb-locator", "directory-int"]),
        ("country=Türkiye", ["directory-int"]),
        ("country=Turkey", ["directory-int"]),
        ("country=Holland", ["crisis-nl-line", "directory-int"]),
        ("country=Scotland", ["crisis-gb-line", "service-gb-locator", "directory-int"]),
        ("country=Kosovo", ["directory-int"]),
        ("jurisdiction=GB", ["crisis-gb-line", "service-gb-locator"]),
        ("country=GB&kind=crisis_line", ["crisis-gb-line"]),
        ("languages=cy", ["crisis-gb-line"]),
        ("sort=-rank", ["directory-int", "service-gb-locator", "crisis-nl-line", "crisis-gb-line"]),
    ],
)
def test_a_country_has_its_own_services_first_and_then_the_international(
    client: httpx.Client, asked: str, found: list[str]
) -> None:
    assert slugs(client, f"resources?{asked}") == found


def test_what_holds_in_the_european_union_holds_in_its_members(client: httpx.Client) -> None:
    union = ["sertraline-eu-add-on", "sertraline-eu-add-on-withdrawn"]
    assert slugs(client, "approvals?country=IE") == union
    assert slugs(client, "approvals?country=Poland") == union
    assert slugs(client, "approvals?country=GB") == []
    assert slugs(client, "legal-status?country=GB") == ["ketamine-gb-class-b", "nmda-antagonists-int"]


SAFE = "That no crisis line is recorded does not mean that there is none. In immediate danger call the local emergency"
NONE = "{}: no record of its own was found"


def notices(client: httpx.Client, address: str) -> list[str]:
    return ask(client, address)["meta"]["notices"]


def test_what_is_tied_to_no_country_holds_in_every_country(client: httpx.Client) -> None:
    """A warning of a research guideline must not vanish for who asks for a country."""
    warnings = ["ketamine-bladder", "ketamine-iv-trial-psychosis"]
    assert slugs(client, "warnings?country=GB") == warnings
    assert slugs(client, "warnings?country=SE") == warnings[1:]
    assert slugs(client, "warnings?jurisdiction=GB") == warnings[:1]


def test_a_country_without_a_record_of_its_own_is_told(client: httpx.Client) -> None:
    absent, safe = notices(client, "resources?country=SE,GB")
    assert absent == f"{NONE.format('Sweden')}; what holds more widely is: International."
    assert safe.startswith(SAFE)
    assert notices(client, "resources?country=GB") == []
    assert notices(client, "resources?country=SE&limit=1&fields=name") == [absent, safe]
    assert notices(client, "resources?country=AR&kind=crisis_line") == [f"{NONE.format('Argentina')}.", safe]
    assert "kind=directory" in safe
    assert ask(client, "resources?kind=directory")["data"], "what the notice names is there"


def test_what_it_means_that_there_is_none_is_told(client: httpx.Client) -> None:
    (law,) = notices(client, "legal-status?treatment=sertraline")
    assert law == "That no law is recorded does not mean that there is none."
    (warning,) = notices(client, "warnings?treatment=sertraline&kind=boxed_warning")
    assert warning == "That no warning is recorded does not mean that there is none: read the label."
    assert notices(client, "approvals?country=FR") == [
        f"{NONE.format('France')}; what holds more widely is: European Union.",
        "That no approval is recorded does not mean that there is none, nor that there is one.",
    ]
    assert notices(client, "approvals?jurisdiction=US,CH&use=add_on")[:2] == [
        f"{NONE.format('United States')}.", f"{NONE.format('Switzerland')}."
    ]  # fmt: skip
    assert notices(client, "approvals?jurisdiction=US") == []
    assert notices(client, "time-courses?treatment=placebo") == []


@pytest.mark.parametrize(
    ("sent", "near"),
    [("Germny", "DE"), ("Irland", None), ("XX", None), ("EU", None), ("INT", None), ("Atlantis", None), ("-IE", None)],
)
def test_what_is_no_country_is_refused(client: httpx.Client, sent: str, near: str | None) -> None:
    told = fault(client, f"resources?country={sent}")
    assert "is no country of ISO 3166-1" in told["detail"]
    assert told["did_you_mean"] == ([near] if near else []), "what only is spelt alike is another country"
    assert ("parameter `jurisdiction`, it takes this" in told["detail"]) == (sent in ("EU", "INT"))


def test_two_countries_of_one_name_are_asked_back(client: httpx.Client) -> None:
    told = fault(client, "resources?country=Congo")
    assert (told["detail"], told["did_you_mean"]) == ("'Congo' may be CG or CD; write the two letters", ["CG", "CD"])
    assert slugs(client, "resources?country=DR Congo") == ["directory-int"]


def test_a_country_is_shown_by_its_code(client: httpx.Client) -> None:
    assert ask(client, "resources?country=South%20Africa")["links"]["self"].endswith("/v1/resources?country=ZA")


def test_every_jurisdiction_that_is_a_country_is_one_of_iso_3166() -> None:
    wider = {Jurisdiction.EUROPEAN_UNION, Jurisdiction.INTERNATIONAL}
    codes = {*countries().meanings}
    assert {each.value for each in Jurisdiction} - {each.value for each in wider} <= codes
    assert {country_name(each): each.meaning for each in Jurisdiction if each not in wider} == {
        each.meaning: each.meaning for each in Jurisdiction if each not in wider
    }
    assert codes >= MEMBERS
    assert len(MEMBERS) == 27


def test_the_schema_and_openapi_say_what_a_country_is(client: httpx.Client) -> None:
    entry = next(each for each in client.get("/v1/schema").json()["resources"] if each["resource"] == "resources")
    (told,) = [each for each in entry["filters"] if each["parameter"] == "country"]
    assert (told["kind"], told["operator"]) == ("country", "holds")
    parameters = client.get("/openapi.json").json()["paths"]["/v1/resources"]["get"]["parameters"]
    (stated,) = [each for each in parameters if each.get("name") == "country"]
    assert stated["schema"]["items"]["format"] == "country"


# Contacts


def test_a_contact_is_a_link_that_can_be_followed(client: httpx.Client) -> None:
    contacts = ask(client, "resources/crisis-gb-line")["data"]["contacts"]
    assert [(each["value"], each["uri"]) for each in contacts] == [
        ("116 123", "tel:116123"),
        ("07400 123456", "https://wa.me/447400123456"),
        ("ask@example.org", "mailto:ask@example.org"),
    ]
    assert ask(client, "resources/crisis-nl-line")["data"]["contacts"][1]["uri"] == "sms:113"


def test_short_codes_are_listed_only_while_the_library_does_not_know_them() -> None:
    used = {
        (record.jurisdiction.value, digits(contact.value))
        for record in (entry.record for entry in checked(REAL).entries)
        if isinstance(record, ServiceRecord)
        for contact in record.contacts
        if contact.kind in NUMBERED
    }
    assert used >= SHORT_CODES
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.values.telephone.SHORT_CODES", frozenset[tuple[str, str]]())
        assert not [each for each in SHORT_CODES if is_telephone(each[1], each[0])]


# Timelines


def days(body: dict[str, Any]) -> list[tuple[str, str, str | None, str]]:
    return [(each["day"], each["event"], each["began_by"], each["slug"]) for each in body["data"]]


def test_a_timeline_tells_what_changed_in_every_collection(client: httpx.Client) -> None:
    body = ask(client, "treatments/Zoloft/timeline")
    assert days(body) == [
        ("1991-12", "began", "decided", "sertraline-us-mdd"),
        ("2020-03-01", "reported", "reported", "sertraline-eu-add-on"),
        ("2024", "ended", None, "sertraline-eu-add-on"),
        ("2024-06", "began", "announced", "sertraline-eu-add-on-withdrawn"),
    ]
    (ended,) = [each for each in body["data"] if each["event"] == "ended"]
    assert ended["says"].startswith("no longer approved with restrictions: ")
    assert body["meta"]["total"] == 4
    assert body["meta"]["undated"] == []
    assert body["links"]["self"].endswith("/v1/treatments/sertraline/timeline")
    assert body["references"].keys() == {"label-sertraline", "registry-page"}
    assert [each["says"].endswith("(not checked)") for each in body["data"]] == [False, True, True, True]
    for each in body["data"]:
        record = client.get(each["link"]).json()["data"]
        assert (record["treatment"], record["jurisdiction"]) == (each["treatment"], each["jurisdiction"])


def test_a_timeline_holds_what_is_told_of_substance_class_and_forms(client: httpx.Client) -> None:
    undated = {"nmda-antagonists-int", "ketamine-iv-trial-psychosis"}
    expected = ["ketamine-us-anaesthesia", "ketamine-gb-class-b", "ketamine-bladder", "nmda-antagonists-boxed-sedation"]
    for slug in ("ketamine-iv", "ketamine", "nmda-antagonists"):
        body = ask(client, f"treatments/{slug}/timeline")
        assert [each[-1] for each in days(body)] == expected
        assert {each["slug"] for each in body["meta"]["undated"]} == undated


def test_a_timeline_of_one_country(client: httpx.Client) -> None:
    assert [each[-1] for each in days(ask(client, "treatments/ketamine/timeline?jurisdiction=US"))] == [
        "ketamine-us-anaesthesia",
        "nmda-antagonists-boxed-sedation",
    ]
    body = ask(client, "treatments/ketamine/timeline?country=UK")
    assert [each[-1] for each in days(body)] == ["ketamine-gb-class-b", "ketamine-bladder"]
    undated, elsewhere = body["meta"]["undated"]
    assert (elsewhere["slug"], elsewhere["jurisdiction"]) == ("ketamine-iv-trial-psychosis", None)
    assert (undated["slug"], undated["says"]) == (
        "nmda-antagonists-int",
        "not controlled: not scheduled (Convention) (not checked)",
    )
    assert undated["source"] in body["references"]
    assert body["meta"]["notices"] == []
    nothing = ask(client, "treatments/placebo/timeline?country=GB")
    assert nothing["data"] == []
    assert nothing["meta"]["notices"] == [f"{NONE.format('United Kingdom')}."]
    assert fault(client, "treatments/ketamine/timeline?country=Narnia")["parameter"] == "country"
    assert client.get("/v1/treatments/zolofd/timeline").status_code == 404


def test_a_timeline_is_of_every_collection_whose_records_have_days() -> None:
    assert {resource for resource, _ in TOLD} == {each for each in RESOURCES if issubclass(each.record, HeldRecord)}
    assert all(resource.record is model for resource, model in TOLD)


# What holds for a class


def test_what_holds_for_a_class_holds_for_its_members(client: httpx.Client) -> None:
    boxed = "warnings?kind=boxed_warning"
    for slug in ("ketamine-iv", "ketamine", "nmda-antagonists"):
        assert slugs(client, f"{boxed}&treatment={slug}") == ["nmda-antagonists-boxed-sedation"]
        nested = ask(client, f"treatments/{slug}?include=warnings,legal_status,approvals&fields=name")["data"]
        assert len(nested["warnings"]) == 3
        assert {each["slug"] for each in nested["legal_status"]} == {"ketamine-gb-class-b", "nmda-antagonists-int"}
        assert [each["slug"] for each in nested["approvals"]] == ["ketamine-us-anaesthesia"]
    assert slugs(client, f"{boxed}&treatment__exact=ketamine") == []
    assert slugs(client, f"{boxed}&treatment__not=ketamine") == []


def test_what_is_licensed_is_told_from_what_is_not(client: httpx.Client) -> None:
    licensed = ["ketamine-us-anaesthesia", "sertraline-eu-add-on", "sertraline-us-mdd"]
    assert slugs(client, "approvals?licensed=true") == licensed
    assert slugs(client, "approvals?licensed=true&status_on=2025-01-01") == [licensed[0], licensed[2]]
    assert not {*slugs(client, "approvals?licensed=false")} & {*licensed}


def test_what_kind_of_source_tells_it_is_shown(client: httpx.Client) -> None:
    for path in ("approvals", "legal-status", "warnings"):
        body = ask(client, path)
        for each in body["data"]:
            assert each["source_kind"] == body["references"][each["source"]]["kind"]


# The real data


def test_may_psilocybin_be_prescribed_in_australia(real: httpx.Client) -> None:
    (record,) = ask(real, "approvals?treatment=psilocybin&jurisdiction=AU")["data"]
    assert (record["status"], record["group"], record["began"]) == ("special_access", "access", "2023-07-01")
    assert "Authorised Prescriber" in record["authority"]
    assert record["condition"]["slug"] == "treatment-resistant-depression"


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2019-03-18", []),
        ("2019-03-19", ["approved_with_restrictions"]),
        ("2024-01-01", ["approved_with_restrictions"]),
        ("2025-04-13", ["approved_with_restrictions"]),
        ("2025-04-14", ["withdrawn"]),
        ("2026-12-01", ["withdrawn"]),
    ],
)
def test_brexanolone_was_approved_until_it_was_withdrawn(real: httpx.Client, day: str, statuses: list[str]) -> None:
    body = ask(real, f"approvals?treatment=brexanolone&jurisdiction=US&status_on={day}")
    assert [each["status"] for each in body["data"]] == statuses
    assert body["meta"]["uncertain"] == []


def test_esketamine_without_an_oral_antidepressant(real: httpx.Client) -> None:
    body = ask(real, "approvals?treatment=esketamine-nasal&jurisdiction=US,EU&group=licence&facets=use,jurisdiction")
    alone = [each for each in body["data"] if each["use"] == "alone"]
    assert [(each["jurisdiction"], each["began"], each["began_by"]) for each in alone] == [
        ("US", "2025-01-21", "announced")
    ]
    assert {each["jurisdiction"] for each in body["data"] if each["use"] == "add_on"} == {"US", "EU"}


def test_where_zuranolone_is_approved_for_which_depression(real: httpx.Client) -> None:
    body = ask(real, "approvals?treatment=zuranolone&status=approved")
    approved = {(each["jurisdiction"], each["condition"]["slug"]) for each in body["data"]}
    assert approved == {
        ("US", "postpartum-depression"), ("EU", "postpartum-depression"), ("GB", "postpartum-depression"),
        ("JP", "major-depressive-disorder"),
    }  # fmt: skip
    (refused,) = ask(real, "approvals?treatment=zuranolone&status=not_approved")["data"]
    assert (refused["jurisdiction"], refused["condition"]["slug"]) == ("US", "major-depressive-disorder")


def test_boxed_warnings_of_sertraline_are_those_of_its_class(real: httpx.Client) -> None:
    """One is told of the class, one of the drug itself; both are of young people."""
    records = ask(real, "warnings?treatment=sertraline&kind=boxed_warning")["data"]
    assert {each["treatment"]["slug"] for each in records} == {"antidepressant", "sertraline"}
    assert {each["topic"] for each in records} == {"suicidality_young_people"}
    assert slugs(real, "warnings?treatment__exact=sertraline&kind=boxed_warning") == ["sertraline-boxed-suicidality"]


def test_no_licensed_add_on_is_without_its_box(real: httpx.Client) -> None:
    for slug in (
        "aripiprazole",
        "brexpiprazole",
        "cariprazine",
        "lumateperone",
        "olanzapine-fluoxetine",
        "quetiapine-xr",
    ):
        boxed = ask(real, f"warnings?treatment={slug}&kind=boxed_warning&jurisdiction=US")["data"]
        assert {each["topic"] for each in boxed} == {"mortality_dementia", "suicidality_young_people"}, slug
    assert ask(real, "warnings?treatment=lithium&kind=boxed_warning")["data"]


def test_what_the_device_order_says_of_ect(real: httpx.Client) -> None:
    (record,) = ask(real, "approvals?treatment=ect&jurisdiction=US")["data"]
    assert (record["status"], record["began"]) == ("cleared_with_restrictions", "2018-12-26")
    assert record["age_group"] == "adolescents_and_adults"
    assert "882.5940" in record["authority"]
    assert "catatonia" in record["indication"]


def test_which_psychedelics_are_in_schedule_i_and_since_when(real: httpx.Client) -> None:
    asked = "legal-status?treatment=classic-psychedelic,entactogen&jurisdiction=US&schedule=schedule-i&sort=began"
    assert [(each["treatment"]["slug"], each["began"]) for each in ask(real, asked)["data"]] == [
        ("dmt", "1971-05-01"), ("lsd", "1971-05-01"), ("psilocybin", "1971-05-01"), ("mdma", "1988-03"),
        ("5-meo-dmt", "2011-01-19"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "emergency", "number", "uri"),
    [
        ("IE", "112", "116 123", "tel:116123"),
        ("US", "911", "988", "tel:988"),
        ("ZA", "112", "0800 567 567", "tel:0800567567"),
    ],
)
def test_emergency_numbers_and_crisis_lines_of_a_country_stand_first(
    real: httpx.Client, country: str, emergency: str, number: str, uri: str
) -> None:
    body = ask(real, f"resources?country={country}")
    kinds = [each["kind"] for each in body["data"]]
    assert kinds == sorted(kinds, key=["emergency_number", "crisis_line", "service_locator", "directory"].index)
    of_country = [each for each in body["data"] if each["jurisdiction"] == country]
    first = next(each for each in of_country if each["kind"] == "crisis_line")
    assert body["data"][0]["jurisdiction"] == country
    assert (of_country[0]["contacts"][0]["value"], of_country[0]["verified"]) == (emergency, True)
    assert (first["contacts"][0]["value"], first["contacts"][0]["uri"]) == (number, uri)
    assert (body["data"][-1]["kind"], body["data"][-1]["jurisdiction"]) == ("directory", "INT")
    assert "emergency number" in body["meta"]["disclaimer"]


def test_no_crisis_number_is_shown_that_was_not_seen(real: httpx.Client) -> None:
    body = ask(real, "resources?limit=200")
    lines = [each for each in body["data"] if each["kind"] in {"crisis_line", "directory"}]
    numbers = [each for each in body["data"] if each["kind"] == "emergency_number"]
    assert (len(lines), len(numbers)) == (29, 35)
    assert all(each["verified"] and each["verified_on"] and each["pages_until"] for each in lines)
    assert all(each["verified"] and each["verified_on"] for each in numbers)


def test_everything_that_changed_for_esketamine_in_order_of_date(real: httpx.Client) -> None:
    body = ask(real, "treatments/esketamine-nasal/timeline")
    told = days(body)
    assert [day for day, *_ in told] == sorted(day for day, *_ in told)
    assert told[0] == ("1999-08-12", "began", "in_force", "esketamine-nasal-us-schedule-iii")
    assert ("2019-03-05", "began", "decided", "esketamine-nasal-us-trd-adjunct") in told
    assert ("2025-01-21", "began", "announced", "esketamine-nasal-us-trd-monotherapy") in told
    ordered = slugs(real, "approvals?treatment=esketamine-nasal&sort=began")
    undated = {each["slug"] for each in body["meta"]["undated"]}
    assert [slug for *_, slug in told if slug in ordered] == [slug for slug in ordered if slug not in undated]


def test_the_whole_of_a_class_is_nested_too(real: httpx.Client) -> None:
    body = ask(real, "treatments/ssri?include=approvals,legal_status,warnings&fields=name")
    assert {"sertraline", "fluoxetine", "paroxetine"} <= {
        each["treatment"]["slug"] for each in body["data"]["approvals"]
    }
    assert {"antidepressant", "ssri", "citalopram"} <= {each["treatment"]["slug"] for each in body["data"]["warnings"]}


def test_nothing_but_a_licence_is_called_approved(real: httpx.Client) -> None:
    for group in ("development", "designation", "access", "guidance", "funding"):
        for each in ask(real, f"approvals?group={group}&limit=200")["data"]:
            assert not each["status"].startswith(("approved", "cleared")), each["slug"]
            assert not each["subdivision"] or each["group"] in ("access", "guidance")
