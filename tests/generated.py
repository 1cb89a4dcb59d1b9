"""Writes the parts of the documentation that follow from code or data: `python -m tests.generated`.

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`. tests/test_docs.py refuses parts that are stale.
"""

import inspect
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import typer
from pydantic import AliasChoices
from typer.main import get_command

from app.cli import cli
from app.compare.cell_rules import CELL_RULES
from app.compare.direct_rules import DIRECT_RULES
from app.compare.metrics import METRICS, STANDARD
from app.compare.pair_rules import PAIR_RULES
from app.compare.vocabulary import (
    ConditionRelation,
    FactRelation,
    MetricName,
    PickRule,
    WarningSeverity,
    WhyAbsent,
)
from app.errors import PROBLEMS
from app.formats import FORMATS
from app.models import CATALOGUE, RESOURCES
from app.models.citation import ReferenceKind
from app.models.fitness import EARLY_HOURS, EARLY_HOURS_AFTER_ONE_DOSE
from app.models.gap import AbsenceKind
from app.models.period import Doubt
from app.models.standing import EFFECTS_FIRST, LABELS_FIRST
from app.queries import ListQuery
from app.release.copies import CopyKind
from app.release.edition import edition
from app.release.rules import RULES
from app.release.rules.standing import FARTHEST
from app.settings import Settings
from tests.conftest import REAL, ROOT, asked, released
from tests.test_layers import LAYERS

PART = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
CORE = (
    *("ketamine-iv", "ketamine-im", "ketamine-sc", "ketamine-oral", "ketamine-intranasal", "esketamine-nasal"),
    *("dextromethorphan-bupropion", "nitrous-oxide", "zuranolone", "brexanolone"),
    *("citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline"),
    *("venlafaxine", "desvenlafaxine", "duloxetine", "levomilnacipran"),
    *("bupropion", "mirtazapine", "vortioxetine", "vilazodone", "trazodone", "agomelatine", "reboxetine"),
    *("amitriptyline", "clomipramine", "imipramine", "nortriptyline", "phenelzine", "tranylcypromine"),
    *("aripiprazole", "brexpiprazole", "cariprazine", "quetiapine-xr", "olanzapine-fluoxetine", "lithium"),
    *("psilocybin", "lsd", "mdma", "ayahuasca", "dmt", "5-meo-dmt"),
    *("ect", "rtms", "itbs", "snt", "deep-tms", "tdcs", "vns", "mst", "dbs", "cbt"),
)
TIMED = {
    "Onset or peak": ("onset_of_effect", "time_to_peak_effect"),
    "Duration or relapse": ("duration_of_effect", "maintained_effect", "time_to_relapse"),
    "Acute effects": (
        "acute_effects_onset",
        "acute_effects_peak",
        "acute_effects_duration",
        "seizure_length",
        "reorientation",
        "cognitive_recovery",
    ),
    "Kinetics or session": ("elimination_half_life", "time_to_peak_concentration", "session_length"),
    "Course": ("course_length", "continuation_length"),
}


OF_COMPARISONS = (AbsenceKind, WhyAbsent, FactRelation, PickRule, ConditionRelation, WarningSeverity)
SHOWN_APART = {
    *("TimeCourseKind", "Bound", "Statistic", "Whom", "After", "Unfit", "Beginning", "Doubt", "Ascertainment"),
    *(each.__name__ for each in OF_COMPARISONS),
}
"""Vocabularies that a page explains where it speaks of them."""


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; numbers stand at the right."""
    number = [bool(rows) and all(isinstance(row[n], int) for row in rows) for n in range(len(head))]
    lines = [head, ["---:" if each else "---" for each in number], *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def counts(release: dict[str, Any]) -> str:
    about = {each.path: each.about for each in RESOURCES}
    rows = [
        (f"[`{path}`](docs/api.md#{path})", about[path], count, release["verified"][path])
        for path, count in release["counts"].items()
    ]
    text = f"Release {release['version']} of {release['date']}.\n\n"
    return text + table(("Collection", "What a record says", "Records", "Verified"), rows)


def filters() -> str:
    parts: list[str] = []
    for each in RESOURCES:
        rows = [
            (
                f"`{name}`",
                filter.operator,
                one_line(filter.about),
                f"slugs of [{filter.of}](#{filter.of})" if filter.of else "",
            )
            for name, filter in each.filters.items()
        ]
        parts.append(
            f"### {each.path}\n\n{each.about}\n\n"
            f"- `include`: {code([*each.nested])}\n- `facets`: {code(each.facets)}\n- `sort`: {code(each.sorts)}\n"
            f"- `fields`: {code(each.shown)}\n\n" + table(("Filter", "Operator", "Keeps", "Values"), rows)
        )
    return "\n".join(parts)


def formats() -> str:
    rows = [
        (f"`{each.name}`", each.about, ", ".join(f"`{kind}`" for kind in (each.media_type, *each.aliases)))
        for each in FORMATS
    ]
    return table(("`format=`", "What it is", "Media type, and others by which it is known"), rows)


def list_parameters() -> str:
    rows = [(f"`{name}`", one_line(field.description)) for name, field in ListQuery.model_fields.items()]
    return table(("Parameter", "What it does"), rows)


def meanings(*names: str) -> str:
    """Tables of vocabularies; of all that no page shows by name, if no name is given."""
    known = {**CATALOGUE.vocabularies, **{each.__name__: each for each in (Doubt, *OF_COMPARISONS)}}
    shown = names or [name for name in known if name not in SHOWN_APART]
    parts = [
        (f"### {name}\n\n" if len(shown) > 1 else "")
        + table(("Value", "Meaning"), [(f"`{each.value}`", each.meaning) for each in known[name]])
        for name in shown
    ]
    return "\n".join(parts)


def rules() -> str:
    rows = [(rule.__name__.replace("_", " ").capitalize(), one_line(inspect.getdoc(rule))) for rule in RULES]
    return table(("Rule", "Why"), rows)


def settings() -> str:
    rows: list[tuple[str, str, str]] = []
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        names = (
            [str(each) for each in alias.choices] if isinstance(alias, AliasChoices) else [f"EUTHYMIA_{name.upper()}"]
        )
        default = "not set" if field.default is None else f"`{field.default}`"
        rows.append((code(names), default, one_line(field.description)))
    return table(("Variable", "Default", "Meaning"), rows)


def commands() -> str:
    group = get_command(cli)
    context = typer.Context(group)
    parts: list[str] = []
    for name in group.list_commands(context):  # type: ignore[attr-defined] - a group, as there are several commands
        command = group.get_command(context, name)  # type: ignore[attr-defined] - the same
        about, _, example = (command.help or "").partition("Example:")
        rows = [
            (
                code([*each.opts, *each.secondary_opts]) if each.param_type_name == "option" else f"`{each.name}`",
                one_line(getattr(each, "help", "")),
            )
            for each in command.params
            if each.name != "help"
        ]
        parts.append(
            f"## euthymia {name}\n\n{one_line(about)}\n\n```sh\n{one_line(example)}\n```\n"
            + (f"\n{table(('Argument or option', 'Meaning'), rows)}" if rows else "")
        )
    return "\n".join(parts)


def problems() -> str:
    return "\n".join(
        f"## {each.code}\n\nStatus {each.status}: {each.title}. Page: `/problems/{each.code}`.\n\n"
        f"- Cause: {one_line(each.__doc__)}\n- Remedy: {each.remedy}\n"
        for each in PROBLEMS
    )


def targets() -> str:
    found = re.findall(r"^([a-z]+):.*?## (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return table(("Target", "What it does"), [(f"`make {name}`", about) for name, about in found])


def layers() -> str:
    return "".join(f"{number}. {code(sorted(names))}\n" for number, names in enumerate(LAYERS, 1))


def identifiers(client: httpx.Client) -> str:
    """The schemes by which records of each collection are found, with the commonest one's first example."""
    rows: list[tuple[str, str, str]] = []
    for resource in RESOURCES:
        schemes: dict[str, str] = {}
        for record in everything(client, f"/v1/{resource.path}"):
            shown = resource.record.model_validate(record)
            for name, kind in shown.names:
                if kind == "identifier":
                    schemes.setdefault(name.partition(":")[0], f"/v1/{resource.path}/{name}")
        rows += [(f"`{scheme}`", resource.path, f"`{example}`") for scheme, example in schemes.items()]
    return table(("Scheme", "Collection", "Example"), sorted(rows, key=lambda row: (row[1], row[0])))


def everything(client: httpx.Client, path: str) -> Iterator[dict[str, Any]]:
    """Every record of a list, page by page."""
    following: str | None = f"{path}{'&' if '?' in path else '?'}limit=200"
    while following:
        answer = client.get(following).raise_for_status().json()
        yield from answer["data"]
        following = answer["links"]["next"]


def coverage(client: httpx.Client, release: dict[str, Any]) -> str:
    def facts(path: str, slug: str) -> list[dict[str, Any]]:
        return [*everything(client, f"/v1/{path}?treatment={slug}")]

    names = {each["slug"]: each["name"] for each in everything(client, "/v1/treatments?fields=name")}
    rows: list[tuple[object, ...]] = []
    for slug in CORE:
        regimens, timings, mechanisms = (facts(path, slug) for path in ("regimens", "time-courses", "mechanisms"))
        timed = [sum(each["kind"] in kinds for each in timings) for kinds in TIMED.values()]
        stated = [*regimens, *timings, *mechanisms]
        share = f"{100 * sum(each['verified'] for each in stated) // len(stated)} %" if stated else "no facts"
        rows.append((f"{names[slug]} (`{slug}`)", len(regimens), *timed, len(mechanisms), share))
    text = f"Release {release['version']} of {release['date']}.\n\n"
    return text + table(("Treatment", "Regimens", *TIMED, "Mechanisms", "Verified"), rows)


def order() -> str:
    """What counts as early, what decides among figures that are fit, and from where on two of a class are far apart."""

    def ranked(weights: Sequence[Sequence[ReferenceKind]]) -> str:
        return ", then ".join(" or ".join(f"`{kind}`" for kind in kinds) for kinds in weights)

    once, otherwise = EARLY_HOURS_AFTER_ONE_DOSE / 24, EARLY_HOURS / 24
    return f"""Early is a look within {once:g} days after a single dose, within {otherwise:g} days otherwise.

Among what is fit the first difference decides:

1. kind of source. For effects on an illness: {ranked(EFFECTS_FIRST)}, then the rest; for all else:
   {ranked(LABELS_FIRST)}, then the rest
2. more participants before fewer, unknown last
3. newer before older, unknown last

Far apart are figures of which one is more than {FARTHEST:g} times the other.
"""


def in_short(course: dict[str, Any]) -> str:
    """The figure of a time course as a table shows it: `by P1D`, `P7D or longer`, `P13.2D (mean)`."""
    lower, typical, upper = (course[end] and course[end]["iso8601"] for end in ("lower", "typical", "upper"))
    if course["bound"] == "at_most":
        return f"after {lower}, by {upper}" if lower else f"by {upper}"
    if course["bound"] == "at_least":
        return f"{lower} or longer"
    ends = f"{lower or 'open'} to {upper or 'open'}" if lower or upper else ""
    return f"{typical or ends} ({course['statistic']}{f', {ends}' if typical and ends else ''})"


def evidence_map(client: httpx.Client) -> str:
    """Treatments by attributes, then by each other."""
    body = client.get("/v1/evidence-map").raise_for_status().json()["data"]
    heads = {of_cell(each): None for row in body for each in row["cells"] if not each["other"]}
    rows = [(row["treatment"]["slug"], *(told(each) for each in row["cells"] if not each["other"])) for row in body]
    names = [row["treatment"]["slug"] for row in body]
    pairs: list[tuple[str, ...]] = []
    for row in body:
        by_name = {each["other"]["slug"]: told(each) for each in row["cells"] if each["other"]}
        pairs.append((row["treatment"]["slug"], *(by_name.get(name, "") for name in names)))
    return f"{table(('Treatment', *heads), rows)}\n\n{table(('Interactions', *names), pairs)}"


def conflicts(client: httpx.Client) -> str:
    rows = [
        (each["about"], each["decision"], ", ".join(each["reasons"]), f"`{each['slug']}`", len(each["facts"]))
        for each in sorted(everything(client, "/v1/conflicts"), key=lambda each: (each["decision"], each["slug"]))
    ]
    return table(("About", "Decision", "Reasons", "Conflict", "Facts"), rows)


def of_cell(cell: dict[str, Any]) -> str:
    return cell["jurisdiction"] or cell["attribute"].replace("_", " ")


def told(cell: dict[str, Any]) -> str:
    """How many facts there are, and why none is shown."""
    why = (cell["absence"] or "").replace("_", " ")
    return f"{cell['facts']} ({why})" if cell["facts"] and why else why or str(cell["facts"])


def copies(client: httpx.Client) -> str:
    """In pages of what kind of site facts were seen, and how many count as verified."""
    sites = edition(REAL).copies
    seen: Counter[tuple[CopyKind | None, bool]] = Counter()
    for resource in RESOURCES:
        for record in everything(client, f"/v1/{resource.path}"):
            for part in cited_in(record) if resource.path != "references" else ():
                if page := part["seen_in"]:
                    seen[sites.kind(page), part["verified"]] += 1
                elif part["verified"]:
                    seen[None, True] += 1
    rows: list[tuple[str, str, int, int]] = [("none", "the source itself", seen[None, True], 0)]
    rows += [(f"`{kind}`", kind.meaning, seen[kind, True], seen[kind, False]) for kind in CopyKind]
    return f"\n{table(('Kind of site', 'Meaning', 'Verified', 'Not verified'), rows)}\n"


def cited_in(value: Any) -> Iterator[dict[str, Any]]:
    """A record, and all parts in it, that say where they were seen."""
    if isinstance(value, dict):
        if "locator" in value and "verified" in value:
            yield value
        value = [*value.values()]
    for each in value if isinstance(value, list) else ():
        yield from cited_in(each)


def headlines(client: httpx.Client, release: dict[str, Any]) -> str:
    """What is shown first of onset and duration, and where nothing is, why."""
    names = {each["slug"]: each["name"] for each in everything(client, "/v1/treatments?fields=name")}
    asked = "/v1/time-courses?kind=onset_of_effect,duration_of_effect"
    groups: dict[str, dict[tuple[str, str], list[dict[str, Any]]]] = {}
    for course in everything(client, asked):
        own = groups.setdefault(course["treatment"]["slug"], {})
        own.setdefault((course["kind"], course["condition"]["slug"]), []).append(course)
    rows: list[tuple[str, ...]] = []
    for slug in ("ssri", *CORE):
        for (kind, condition), group in sorted(groups.get(slug, {}).items()):
            shown = (names[slug], kind.partition("_")[0], condition)
            chosen = next((each for each in group if each["headline"]), None)
            if chosen is None:
                reasons = sorted({reason for each in group for reason in each["unfit"]})
                rows.append((*shown, "none is fit", "", "", code(reasons)))
                continue
            against = chosen["comparator"]["name"] if chosen["comparator"] else "none"
            people = str(chosen["participants"] or "not told")
            cell = f"{in_short(chosen)}: `{chosen['slug']}`"
            said = one_line(chosen["headline_note"] or chosen["note"])
            rows.append(
                (*shown, cell, against, people, f"{code(chosen['unfit'])}: {said}" if chosen["unfit"] else said)
            )
    text = f"Release {release['version']} of {release['date']}.\n\n"
    head = ("Treatment", "Kind", "Condition", "Figure", "Compared with", "People", "Note, or what speaks against all")
    return text + table(head, rows)


def metrics() -> str:
    """What is compared, and how a cell is picked."""
    rows = [
        (
            f"`{each.slug}`{' *' if each.slug in STANDARD else ''}",
            each.name,
            each.name_patient,
            each.slug.meaning,
            f"`{each.unit}`" if each.unit else "",
            each.better,
            code([str(one.reason) for one in each.inapplicable]),
        )
        for each in METRICS
    ]
    head = ("Metric", "Name", "For patients", "What it is", "Unit", "Better", "Not applicable")
    return table(head, rows) + "\n\\* shown if no metrics are asked for."


def comparability() -> str:
    """Every warning on comparability with its texts."""
    rows = [
        (
            f"`{each.code}`",
            each.severity + (f"; blocks in {code(sorted(each.blocks))}" if each.blocks else ""),
            "all" if len(each.metrics) == len(MetricName) else code(sorted(each.metrics)),
            *(f"{text}" for text in each.wording),
        )
        for each in (*PAIR_RULES, *DIRECT_RULES, *CELL_RULES)
    ]
    head = ("Code", "Severity", "Metrics", "Researcher", "Clinician", "Patient")
    return f"{meanings('WarningSeverity')}\n{table(head, rows)}"


def parts(client: httpx.Client) -> dict[str, str]:
    """Name -> Markdown of every part, for the release that this client asks."""
    release: dict[str, Any] = client.get("/v1/release").raise_for_status().json()
    return {
        "counts": counts(release),
        "filters": filters(),
        "formats": formats(),
        "list-parameters": list_parameters(),
        "identifiers": identifiers(client),
        "kinds": meanings("TimeCourseKind"),
        "bounds": meanings("Bound"),
        "statistics": meanings("Statistic"),
        "relapses": meanings("Whom", "After"),
        "shortcomings": meanings("Unfit"),
        "beginnings": meanings("Beginning"),
        "ascertainments": meanings("Ascertainment"),
        "doubts": meanings("Doubt"),
        "vocabularies": meanings(),
        "rules": rules(),
        "settings": settings(),
        "commands": commands(),
        "problems": problems(),
        "targets": targets(),
        "layers": layers(),
        "coverage": coverage(client, release),
        "evidence-map": evidence_map(client),
        "conflicts": conflicts(client),
        "headlines": headlines(client, release),
        "order": order(),
        "copies": copies(client),
        "metrics": metrics(),
        "comparability": comparability(),
        "absences": meanings("AbsenceKind", "WhyAbsent"),
        "relations": meanings("FactRelation", "ConditionRelation", "PickRule"),
    }


def renewed(text: str, made: dict[str, str]) -> str:
    """A page with its generated parts as they should be. Raises `KeyError` for a part that nothing makes."""
    return PART.sub(lambda found: f"{found[1]}\n{made[found['name']]}\n{found[3]}", text)


def main() -> None:
    with tempfile.TemporaryDirectory() as where:
        released(REAL, where)
        with asked(where) as client:
            made = parts(client)
    for page in PAGES:
        text = page.read_text("utf-8")
        if (new := renewed(text, made)) != text:
            page.write_text(new, "utf-8")
            sys.stdout.write(f"{Path(page).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
