"""One safe answer: what must be said is said, first what matters most, each number out of a field, nobody advised."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx
import pytest
from textstat import textstat

from app.answers.safety.answer import ORDERS
from app.answers.safety.sentences.crisis import REACHED_BY
from app.answers.safety.sentences.harms import TOGETHER
from app.answers.safety.sentences.sections import EMPTY, HEADINGS
from app.answers.safety.vocabulary import SafetySection
from app.models.interaction import InteractionSeverity
from app.models.service import ContactKind
from app.release.rules.wording import UNFIT
from app.values.audience import Audience
from app.values.numerals import numbers
from tests.test_questions import answer

CORE = ("ketamine-iv", "esketamine-nasal", "ssri", "psilocybin", "ect")
PLACES = ("GB", "US", "IE", "KE", None)
Asked = list[tuple[str, str | None]]
PATIENT, CLINICIAN = Audience.PATIENT, Audience.CLINICIAN
ADVISING = re.compile(r"\b(should|must|please|do not|don't) (start|stop|change|take|switch|ask|avoid)\b", re.IGNORECASE)
"""What would tell a reader to do something."""
GRADE = 8
"""Flesch-Kincaid grade of what patients read, at most."""
NAMED = re.compile(r"https?://\S+|\S+@\S+")


def safety(client: httpx.Client, slug: str, country: str | None = None, audience: str = PATIENT) -> dict[str, Any]:
    place = f"country={country}&" if country else ""
    return answer(client, f"/v1/treatments/{slug}/safety?{place}audience={audience}")["data"]


def read(data: dict[str, Any], section: str) -> list[dict[str, Any]]:
    part = data[section]
    return part if isinstance(part, list) else [*part["items"], *part.get("laws", [])]


def items(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything of which a sentence is made, in the order of reading."""
    for section in data["order"]:
        yield from read(data, section)


def sentences(data: dict[str, Any]) -> Iterator[str]:
    """Everything that a reader reads, in the order of reading."""
    yield from data["lead"]
    for section in data["order"]:
        part = data[section]
        if not isinstance(part, list):
            yield part["says"]
            yield from filter(None, [part.get("emergency")])
        yield from (
            each["says"] for each in (part if isinstance(part, list) else [*part["items"], *part.get("laws", [])])
        )
    yield data["disclaimer"]


def says(data: dict[str, Any], section: str) -> list[str]:
    return [each["says"] for each in data[section]["items"]]


def numbers_of(value: object) -> set[float]:
    """Every number in a value and below it, in words, digits and parts of days; but for the sentences themselves."""
    if isinstance(value, dict):
        return set().union(*(numbers_of(part) for key, part in value.items() if key != "says"))
    if isinstance(value, list):
        return set().union(*map(numbers_of, value))
    if isinstance(value, str):
        return numbers(value) | {float(each) for each in re.findall(r"\d+", value)}
    return {abs(float(value))} if isinstance(value, int | float) and not isinstance(value, bool) else set()


def silent(data: Any) -> Any:  # any: part of an answer
    """The same without words that are for one audience, and without order."""
    if isinstance(data, dict):
        left_out = {"says", "lead", "audience", "order", "disclaimer"}
        return {key: silent(value) for key, value in data.items() if key not in left_out}
    return [silent(each) for each in data] if isinstance(data, list) else data


@pytest.fixture(scope="module")
def asked(slugs: list[str]) -> Asked:
    """Every treatment in one country, the core treatments in each kind of country."""
    return [*((slug, "US") for slug in slugs), *product(CORE, set(PLACES) - {"US"})]


@pytest.fixture(scope="module")
def slugs(real: httpx.Client) -> list[str]:
    found: list[str] = []
    address = "/v1/treatments?limit=200"
    while address:
        body = real.get(address).json()
        found += [each["slug"] for each in body["data"]]
        address = body["links"]["next"]
    return found


# What must be said


def test_esketamine_in_britain(real: httpx.Client) -> None:
    data = safety(real, "esketamine-nasal", "GB")
    assert data["lead"] == [
        "United Kingdom, licensed or cleared: treatment-resistant depression in adults, with an SSRI or SNRI"
        " (Spravato).",
        "England, United Kingdom. Guidance that advises not to use or not to fund it. Use: treatment-resistant"
        " depression after at least two antidepressants, with an SSRI or SNRI (Spravato). Since 2022.",
        data["crisis"]["emergency"],  # since suicidal thoughts are warned of
    ]
    assert data["status"]["finding"] == "licensed"
    assert any("England, United Kingdom. Guidance that advises not to use" in each for each in says(data, "status"))
    boxed = " ".join(says(data, "boxed_warnings"))
    assert data["boxed_warnings"]["total"] == 4
    assert all(word in boxed for word in ("slow or shallow", "unconscious", "misused", "suicidal thoughts"))
    assert len(says(data, "contraindications")) == 3
    sick = next(each for each in data["common_effects"]["items"] if each["effect"]["slug"] == "nausea")
    assert sick["says"].startswith("Feeling sick: about 28 in 100 people, against 9 in 100 on placebo added")
    assert "Samaritans: call 116 123" in " ".join(says(data, "crisis"))
    assert "999" in data["crisis"]["emergency"]
    assert data["precautions"]["items"][0]["record"]["jurisdiction"] == "GB"  # its own before those of others


@pytest.mark.parametrize(("country", "number", "line"), [("IE", "112", "Samaritans Ireland"), ("US", "911", "988")])
def test_esketamine_elsewhere(real: httpx.Client, country: str, number: str, line: str) -> None:
    data = safety(real, "esketamine-nasal", country)
    assert number in data["crisis"]["emergency"]
    assert any(line in each for each in says(data, "crisis"))
    assert {each["record"]["jurisdiction"] for each in data["crisis"]["items"]} <= {country, "EU", "INT"}
    assert data["status"]["finding"] == "licensed"
    assert all(each["record"]["jurisdiction"] in {country, "EU", "INT"} for each in data["status"]["items"])


def test_a_country_without_lines_has_directories_and_no_country_has_both(real: httpx.Client) -> None:
    for country in ("KE", None):
        data = safety(real, "esketamine-nasal", country)
        assert {each["record"]["kind"] for each in data["crisis"]["items"]} == {"directory"}
        assert data["crisis"]["emergency"] == "In immediate danger: your local emergency number."
        assert data["crisis"]["says"].startswith("No crisis line")
    assert (data["status"]["finding"], data["country_name"]) == ("no_country", None)


def test_what_is_no_country_is_a_problem_that_lists_countries(real: httpx.Client) -> None:
    response = real.get("/v1/treatments/esketamine-nasal/safety?country=ZZ")
    assert response.status_code == 422
    (fault,) = response.json()["errors"]
    assert fault["parameter"] == "country"
    assert "two letters" in fault["detail"]
    assert {"GB", "IE", "US"} <= {*fault["allowed"]}
    assert real.get("/v1/treatments/esketamine-nasal/safety?country=United%20Kingdom").json()["data"]["country"] == "GB"


def test_sertraline_for_a_patient_has_the_boxed_warning_with_its_age(real: httpx.Client) -> None:
    data = safety(real, "sertraline", "US")
    own, of_class = data["boxed_warnings"]["items"]
    assert own["bearing"] == "itself"
    assert "children and young adults" in own["says"]
    assert (of_class["bearing"], of_class["record"]["treatment"]["slug"]) == ("wider", "antidepressant")
    assert "up to the age of 24" in of_class["says"]
    assert "about antidepressants" in of_class["says"]
    ages = [each["says"] for each in data["serious_effects"]["items"] if each["effect"]["slug"] == "suicidality"]
    assert "about 14 more in 1,000 than on placebo. Who: under 18 years, on antidepressants." in ages[0]
    assert len(ages) == 4
    clinician = safety(real, "sertraline", "US", CLINICIAN)
    assert own["record"]["text"] in clinician["boxed_warnings"]["items"][0]["says"]
    unknown = {each["slug"] for each in data["interactions"]["not_looked_up"]}
    assert {"alcohol", "5-meo-dmt"} <= unknown
    assert data["interactions"]["not_looked_up_total"] == len(data["interactions"]["not_looked_up"])
    assert any(f"{len(unknown)} others were not looked up" in each["says"] for each in data["not_known"])
    tramadol = next(each for each in data["interactions"]["items"] if each["other"]["slug"] == "tramadol")
    assert (tramadol["told_of"]["slug"], tramadol["bearing"]) == ("ssri", "wider")
    assert "with selective serotonin reuptake inhibitors" in tramadol["says"]
    of_class = [each["record"]["slug"] for each in data["interactions"]["items"]]
    assert "monoamine-oxidase-inhibitor-sertraline" in of_class
    assert "monoamine-oxidase-inhibitor-ssri" not in of_class  # in place of which sertraline has its own
    (maoi,) = (each for each in data["interactions"]["items"] if each["other"]["slug"] == "monoamine-oxidase-inhibitor")
    assert "After monoamine oxidase inhibitors, at least 14 days before sertraline." in maoi["says"]
    assert "After sertraline, at least 14 days before monoamine oxidase inhibitors." in maoi["says"]
    assert {each["severity"] for each in data["interactions"]["further"]} <= {"moderate", "minor", "none_known"}
    assert (
        "What is told of antidepressants and selective serotonin reuptake inhibitors holds for it, too." in data["lead"]
    )
    sexual = [each for each in says(data, "common_effects") if each.startswith("Sexual problems")]
    assert sexual == [
        "Sexual problems of any kind: about 63 in 100 people, against 15 in 100 on bupropion. Who: men.",
        "Sexual problems of any kind: about 41 in 100 people, against 7 in 100 on bupropion. Who: women.",
    ]
    assert data["common_effects"]["items"][-1]["effect"]["slug"] == "discontinuation-due-to-adverse-event"


def test_psilocybin_is_not_licensed_and_that_comes_first(real: httpx.Client) -> None:
    for country, status, law in (("AU", "special access", "Schedule 8"), ("US", "investigational", "Schedule I")):
        data = safety(real, "psilocybin", country)
        assert "not licensed, as far as is recorded" in data["lead"][0]
        assert status in data["lead"][0]
        assert data["status"]["finding"] == "not_licensed"
        assert any(law in each["says"] for each in data["status"]["laws"])
        assert law in " ".join(data["lead"])
    assert any("Oregon, United States" in each for each in says(data, "status"))
    assert [each["record"]["kind"] for each in data["contraindications"]["items"]].count("trial_exclusion") == 2
    serious = data["serious_effects"]["items"][0]["says"]
    assert ": 1 of 50 people, against 2 of 54 on niacin as active placebo. Numbers too small to compare." in serious


def test_ect_tells_of_rare_deaths_each_as_it_was_counted_and_of_memory(real: httpx.Client) -> None:
    data = safety(real, "ect", "GB")
    deaths = [each["says"] for each in data["serious_effects"]["items"] if each["effect"]["slug"] == "death"]
    assert (
        "Death: about 2 in 100,000 sessions. No group to compare it with. Within 1 day. Counted: death related to ECT."
        in (deaths)
    )
    assert any("3 in 10,000 sessions" in each and "death from any cause within 7 days" in each for each in deaths)
    assert any("personal memories" in each for each in says(data, "precautions"))
    memory = next(each for each in data["common_effects"]["items"] if each["effect"]["slug"] == "memory-impairment")
    assert memory["says"].endswith("Within 1 week.")
    assert data["status"]["finding"] == "unknown"
    assert "whether it is licensed is not known" in data["lead"][0]


def test_a_class_has_its_own_warnings_first_and_the_range_over_its_members(real: httpx.Client) -> None:
    data = safety(real, "ssri", "US")
    bearings = [each["bearing"] for each in data["boxed_warnings"]["items"]]
    assert bearings == sorted(bearings, key=["itself", "wider", "narrower"].index)
    assert data["status"]["finding"] == "members_only"
    assert "Sertraline" in data["lead"][0]
    nausea = next(each for each in data["common_effects"]["items"] if each["effect"]["slug"] == "nausea")
    members = {each["record"]["treatment"]["slug"] for each in nausea["figures"]}
    assert {"sertraline", "paroxetine"} <= members
    counts = [each["count"] for each in nausea["figures"]]
    assert f"about {min(counts)} to {max(counts)} in 100 people, depending on the treatment" in nausea["says"]
    assert {each["record"]["comparator"]["slug"] for each in nausea["figures"]} == {"placebo"}
    assert any("about sertraline" in each for each in says(data, "contraindications"))


def test_what_finds_few_and_what_is_narrower_does_not_stand_for_an_effect(real: httpx.Client) -> None:
    """Open studies after licensing told of nausea in 16 of 100 on fluvoxamine, where its label table has 37."""
    nausea = next(
        each for each in safety(real, "fluvoxamine")["common_effects"]["items"] if each["effect"]["slug"] == "nausea"
    )
    assert nausea["figures"][0]["record"]["ascertainment"] != "post_marketing_open"
    assert nausea["figures"][0]["count"] >= 26
    stopped = safety(real, "esketamine-nasal")["common_effects"]["items"][-1]["figures"][0]["record"]
    assert (stopped["effect"]["slug"], stopped["term_in_source"]) == ("discontinuation-due-to-adverse-event", None)


def test_one_direction_of_a_wait_does_not_hide_the_other(real: httpx.Client) -> None:
    told = {each["other"]["slug"]: each["says"] for each in safety(real, "tranylcypromine")["interactions"]["items"]}
    assert told["tramadol"].endswith("The other way round no wait is recorded; one may be needed.")
    assert "21 days" in told["tricyclic-antidepressant"]
    for each in safety(real, "monoamine-oxidase-inhibitor")["interactions"]["items"]:
        waits = each["record"]["washouts"]
        stops, starts = ({wait[end]["slug"] for wait in waits} for end in ("stop", "start"))
        assert ("other way round" in each["says"]) == bool(waits and stops.isdisjoint(starts)), each["says"]


def test_few_people_without_an_event_do_not_stand_for_many_with_some(real: httpx.Client) -> None:
    """None of 35 had a seizure in a trial of rTMS; of 25,526 people in clinics 18 had one."""
    data = safety(real, "rtms", "US")
    seizure = next(each for each in data["serious_effects"]["items"] if each["effect"]["slug"] == "seizure")
    assert seizure["says"].startswith("Fit (seizure): about 7 in 10,000 people. No group to compare it with.")


def test_of_what_nothing_is_held_that_is_said_and_help_is_named(real: httpx.Client) -> None:
    data = safety(real, "mindfulness", "IE")
    assert data["lead"] == [
        "Ireland: whether it is licensed is not known here.",
        "No harm of mindfulness-based programmes itself is recorded here. That does not mean that it has none: it was"
        " not looked up.",
    ]
    assert all(data[section]["total"] == 0 for section in data["order"] if section not in {"not_known", "crisis"})
    assert all("There may be some" in data[section]["says"] for section in ("boxed_warnings", "interactions"))
    assert data["interactions"]["not_looked_up"] == []  # no substance: it meets no medicine
    assert any("Samaritans Ireland" in each for each in says(data, "crisis"))


def test_what_was_not_seen_in_its_source_says_so(client: httpx.Client) -> None:
    data = safety(client, "ketamine-iv", "GB")
    (law,) = (each for each in data["status"]["laws"] if each["record"]["jurisdiction"] == "GB")
    assert law["says"].endswith("(not checked)")
    for slug, country in product(("ketamine-iv", "sertraline", "psilocybin", "nmda-antagonists"), ("US", "DE")):
        for each in items(safety(client, slug, country)):
            for record in [each["record"]] if "record" in each else [one["record"] for one in each.get("figures", [])]:
                assert record["verified"] or each["says"].endswith("(not checked)"), each["says"]


def test_what_a_combination_holds_is_told_of_it(real: httpx.Client) -> None:
    data = safety(real, "nortriptyline-lithium", "US")
    told = {each["record"]["treatment"]["slug"] for each in data["boxed_warnings"]["items"]}
    assert "lithium" in told
    assert "nsaid" in {each["other"]["slug"] for each in data["interactions"]["items"]}


# Words and numbers


def test_audience_changes_words_and_order_and_never_a_number(real: httpx.Client, asked: Asked) -> None:
    for slug, country in asked:
        patient, clinician = (safety(real, slug, country, each) for each in (PATIENT, CLINICIAN))
        assert silent(patient) == silent(clinician), slug
        assert sorted(patient["order"]) == sorted(clinician["order"]) == sorted(SafetySection)
        assert patient["order"] != clinician["order"]
        for one, other in zip(patient["lead"], clinician["lead"], strict=True):
            assert spoken(one) == spoken(other), (one, other)
        for section in patient["order"]:
            for one, other in zip(read(patient, section), read(clinician, section), strict=True):
                assert spoken(one["says"]) == spoken(other["says"]), (one["says"], other["says"])


def spoken(sentence: str) -> set[float]:
    return numbers(NAMED.sub("", sentence))


def test_every_number_in_a_sentence_is_in_a_field_beside_it(real: httpx.Client, asked: Asked) -> None:
    for (slug, country), audience in product(asked, Audience):
        data = safety(real, slug, country, audience)
        for each in items(data):
            if "about" not in each:
                assert spoken(each["says"]) <= numbers_of(each), each["says"]
        rest = numbers_of({key: value for key, value in data.items() if key != "lead"})
        for sentence in (*data["lead"], *(each["says"] for each in data["not_known"]), data["crisis"]["emergency"]):
            assert spoken(sentence) <= rest, sentence


def test_frequencies_are_the_shares_of_their_records(real: httpx.Client, slugs: list[str]) -> None:
    """Read back: each whole number is the share to within 15 %, and both numbers are of as many people."""
    seen = 0
    for slug in slugs:
        data = safety(real, slug, "US")
        for effect in (*data["common_effects"]["items"], *data["serious_effects"]["items"]):
            for figure in effect["figures"]:
                record, out_of = figure["record"], effect["out_of"]
                rate = record["rate"]
                share = rate["value"] / rate["per"] if rate else record["proportion"]
                reported = (record["reported"] or {}).get("value")
                for count, exact in (
                    (figure["count"], share),
                    (figure["comparator_count"], record["comparator_proportion"]),
                    (figure["more"], reported if figure["more"] is not None else None),
                ):
                    assert (count is None) == (exact is None)
                    if exact is not None:
                        assert count / out_of == pytest.approx(exact, rel=0.15, abs=1e-9)
                        seen += 1
    assert seen > 700


def test_no_sentence_speaks_to_a_reader_promises_or_advises(real: httpx.Client, asked: Asked) -> None:
    for (slug, country), audience in product(asked, Audience):
        for sentence in sentences(safety(real, slug, country, audience)):
            local = sentence.replace("your local emergency number", "")  # the one phrase that people know
            assert not UNFIT.search(local), sentence
            assert not ADVISING.search(sentence), sentence


def test_patients_read_it_at_grade_eight(real: httpx.Client, asked: Asked) -> None:
    for slug, country in asked:
        text = " ".join(
            each if each.endswith((".", ")")) else f"{each}." for each in sentences(safety(real, slug, country))
        )
        grade = textstat.flesch_kincaid_grade(text)
        assert grade <= GRADE, f"{slug} in {country}: {grade}"


def test_every_value_has_its_words() -> None:
    assert ORDERS.keys() == {*Audience}
    assert all(sorted(order) == sorted(SafetySection) for order in ORDERS.values())
    assert TOGETHER.keys() == {*InteractionSeverity}
    assert REACHED_BY.keys() == {*ContactKind}
    assert EMPTY.keys() == {*SafetySection} - {SafetySection.NOT_KNOWN, SafetySection.CRISIS}
    assert HEADINGS.keys() == EMPTY.keys() | {SafetySection.CRISIS}


@pytest.mark.parametrize("audience", ["nurse", "patients,clinician", ""])
def test_audiences_are_named_when_another_is_asked_for(client: httpx.Client, audience: str) -> None:
    response = client.get(f"/v1/treatments/sertraline/safety?audience={audience}")
    assert response.status_code == 422
    assert {*response.json()["errors"][0]["allowed"]} == {*Audience}


def test_names_and_brands_lead_to_the_answer(real: httpx.Client) -> None:
    for name in ("Spravato", "esketamine nasal spray"):
        response = real.get(f"/v1/treatments/{name}/safety?country=GB")
        assert response.json()["data"]["treatment"]["slug"] == "esketamine-nasal", response.text
    assert real.get("/v1/treatments/nobody/safety").status_code == 404


def test_the_answer_takes_few_statements(real: httpx.Client, statements: list[str]) -> None:
    safety(real, "duloxetine", "GB")  # composed
    before = len(statements)
    safety(real, "duloxetine", "FR")
    assert len(statements) - before <= 16


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least two hours, 50 to 1,000 mg", {2.0, 50.0, 1000.0}),
        ("76-77% of 146/94, 0.5 mg", {76.0, 77.0, 146.0, 94.0, 0.5}),
        ("CYP2D6 and 5-HT2A in twelve, once", {5.0, 12.0}),
        ("a twelvefold rise, twice in 2016.", {2.0, 2016.0}),
    ],
)
def test_numbers_are_read_in_words_and_digits(text: str, found: set[float]) -> None:
    assert numbers(text) == found
