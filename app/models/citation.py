"""A bibliographic record as people and reference managers cite it: kind, authors, short citation, CSL-JSON."""

import re
from itertools import takewhile
from textwrap import shorten
from typing import Any

from app.values.choice import Choice


class ReferenceKind(Choice):
    """What kind of source it is; it decides how much weight a figure from it can bear."""

    META_ANALYSIS = "meta_analysis", "meta-analysis, pairwise or network"
    SYSTEMATIC_REVIEW = "systematic_review", "systematic review without pooling"
    RCT = "rct", "report of a randomised trial"
    TRIAL = "trial", "report of a trial without randomised comparison"
    COHORT = "cohort", "observational study"
    SURVEY = "survey", "survey of people treated, or of those who treat them"
    LABORATORY = "laboratory", "laboratory or animal study"
    REVIEW = "review", "narrative review"
    TEXTBOOK = "textbook", "textbook, handbook, or a chapter of one"
    LETTER = "letter", "letter to a journal, or a comment in one"
    ABSTRACT = "abstract", "abstract or poster of a meeting"
    LECTURE = "lecture", "lecture or talk, or what was told of it"
    GUIDELINE = "guideline", "clinical guideline"
    LABEL = "label", "product label or monograph approved by a regulator"
    MONOGRAPH = "monograph", "entry on a drug in a reference work, which no regulator approved"
    REGULATOR = "regulator", "decision or review document of a regulator"
    REGISTRY = "registry", "entry of a trial registry"
    LAW = "law", "statute or scheduling decision"
    DATASET = "dataset", "data set, ontology or terminology"
    PRESS_RELEASE = "press_release", "announcement by a maker or sponsor"
    NEWS = "news", "news report"
    MANUAL = "manual", "treatment manual, or a maker's guide for prescribers or patients"
    PROFESSIONAL_TRAINING = "professional_training", "course or module for professionals"
    WEBPAGE = "webpage", "page without review, such as an encyclopaedia, blog or vendor page"


ARTICLE, REPORT, PAGE, DATA_SET, ANYTHING = "article-journal", "report", "webpage", "dataset", "document"
CSL_TYPES: dict[str, str] = {
    ReferenceKind.LABEL: REPORT,
    ReferenceKind.REGULATOR: REPORT,
    ReferenceKind.GUIDELINE: REPORT,
    ReferenceKind.MANUAL: REPORT,
    ReferenceKind.PRESS_RELEASE: PAGE,
    ReferenceKind.WEBPAGE: PAGE,
    ReferenceKind.REGISTRY: PAGE,
    ReferenceKind.LAW: "legislation",
    ReferenceKind.DATASET: DATA_SET,
    ReferenceKind.NEWS: "article-newspaper",
    ReferenceKind.TEXTBOOK: "chapter",
    ReferenceKind.MONOGRAPH: "entry",
    ReferenceKind.ABSTRACT: "paper-conference",
    ReferenceKind.LECTURE: "speech",
    ReferenceKind.PROFESSIONAL_TRAINING: PAGE,
}
"""Kind of a reference -> type in CSL, of what is in no journal."""
NEVER_ARTICLES = frozenset({ReferenceKind.LAW, ReferenceKind.DATASET, ReferenceKind.NEWS, ReferenceKind.WEBPAGE})
"""Kinds that stay what they are, also where they have a volume or a DOI."""
PUBLISHED = frozenset({REPORT, DATA_SET})
"""Types whose place is a publisher, not a journal or site."""
AND_OTHERS = "et al."
"""The last author of a list that is not complete."""
SUFFIX = re.compile(r"(?P<rest>.+) (?P<suffix>Jr|Sr|II|III|IV)")


def author(text: str) -> dict[str, str | None]:
    """`Zarate CA Jr` -> family name, initials and suffix; a name in quotes marks (`=FDA`) is a body."""
    if text.startswith("="):
        return {"family": None, "given": None, "suffix": None, "literal": text[1:]}
    found = SUFFIX.fullmatch(text)
    rest, suffix = (found["rest"], found["suffix"]) if found else (text, None)
    family, _, given = rest.rpartition(" ")
    return {"family": family or given, "given": given if family else None, "suffix": suffix, "literal": None}


def citation(fields: dict[str, Any]) -> str:
    """`Zarate 2006`: the first author, else the site or the beginning of the title, and the year."""
    authors: list[dict[str, Any]] = fields.get("authors") or []
    first = (authors[0].get("family") or authors[0].get("literal")) if authors else None
    first = first or fields.get("container_title") or shorten(str(fields.get("title")), 60, placeholder="…")
    return f"{first} {fields['year']}" if fields.get("year") else str(first)


def csl(fields: dict[str, Any]) -> dict[str, Any]:
    """An item of CSL-JSON. Where only the first authors are known, the last is "et al.", which no other key can say.

    Source: csl-data schema of the Citation Style Language project, version 1.0.2.
    """
    names = [csl_name(each) for each in fields.get("authors") or [] if isinstance(each, dict)]
    others = [{"literal": AND_OTHERS}] if names and fields.get("authors_complete") is False else []
    type = csl_type(fields)
    item: dict[str, Any] = {
        "id": fields.get("slug"),
        "type": type,
        "title": fields.get("title"),
        "author": names + others,
        "publisher" if type in PUBLISHED else "container-title": fields.get("container_title"),
        "issued": {"date-parts": [[fields["year"]]]} if fields.get("year") else None,
        "volume": fields.get("volume"),
        "issue": fields.get("issue"),
        "page": fields.get("pages"),
        "DOI": fields.get("doi"),
        "PMID": fields.get("pmid"),
        "URL": fields.get("url"),
    }
    return {key: value for key, value in item.items() if value}


def csl_type(fields: dict[str, Any]) -> str:
    """What it is, to reference managers: an article if it is in a journal, else by its kind."""
    kind = str(fields.get("kind"))
    numbered = any(fields.get(each) for each in ("volume", "doi", "pmid"))
    if kind in CSL_TYPES and (kind in NEVER_ARTICLES or not (numbered and fields.get("container_title"))):
        return CSL_TYPES[kind]
    return ARTICLE if numbered or fields.get("container_title") else ANYTHING


def csl_name(name: dict[str, Any]) -> dict[str, str]:
    """An author in CSL: `van der Kolk` has the particle `van der`, and the initials `BA` are `B. A.`."""
    family, given = str(name.get("family") or ""), str(name.get("given") or "")
    words = family.split(" ")
    particles = list(takewhile(str.islower, words[:-1]))
    told = {
        "family": " ".join(words[len(particles) :]),
        "given": with_points(given),
        "non-dropping-particle": " ".join(particles),
        "suffix": name.get("suffix"),
        "literal": name.get("literal"),
    }
    return {key: value for key, value in told.items() if value}


def with_points(given: str) -> str:
    """`JP` -> `J. P.`, `J-P` -> `J.-P.`; a name that is written out stays."""
    if not given.isupper() or not given.replace("-", "").isalpha():
        return given
    return "-".join(" ".join(f"{each}." for each in part) for part in given.split("-"))
