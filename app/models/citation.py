"""A bibliographic record as people and reference managers cite it: kind, authors, short citation, CSL-JSON."""

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
    LABORATORY = "laboratory", "laboratory or animal study"
    REVIEW = "review", "narrative review or book"
    GUIDELINE = "guideline", "clinical guideline"
    LABEL = "label", "product label or monograph approved by a regulator"
    REGULATOR = "regulator", "decision or review document of a regulator"
    REGISTRY = "registry", "entry of a trial registry"
    LAW = "law", "statute or scheduling decision"
    DATASET = "dataset", "data set, ontology or terminology"
    PRESS_RELEASE = "press_release", "announcement by a maker or sponsor"
    NEWS = "news", "news report"
    MANUAL = "manual", "treatment manual, or a maker's guide for prescribers or patients"
    WEBPAGE = "webpage", "page without review, such as an encyclopaedia, blog or vendor page"


CSL_TYPES = {"label": "report", "regulator": "report", "law": "legislation", "dataset": "dataset",
             "guideline": "report", "manual": "report", "press_release": "webpage", "news": "article-newspaper",
             "webpage": "webpage", "registry": "webpage"}  # fmt: skip


def author(text: str) -> dict[str, str | None]:
    """`Zarate CA Jr` -> family name and initials; a name in quotes marks (`=FDA`) is a body."""
    if text.startswith("="):
        return {"family": None, "given": None, "literal": text[1:]}
    family, _, given = text.rpartition(" ")
    return {"family": family or given, "given": given if family else None, "literal": None}


def citation(fields: dict[str, Any]) -> str:
    """`Zarate 2006`: the first author, else the site or the beginning of the title, and the year."""
    authors: list[dict[str, Any]] = fields.get("authors") or []
    first = (authors[0].get("family") or authors[0].get("literal")) if authors else None
    first = first or fields.get("container_title") or shorten(str(fields.get("title")), 60, placeholder="…")
    return f"{first} {fields['year']}" if fields.get("year") else str(first)


def csl(fields: dict[str, Any]) -> dict[str, Any]:
    """An item of CSL-JSON. Source: csl-data schema of the Citation Style Language project, version 1.0.2."""
    kind = str(fields.get("kind"))
    names = [{k: v for k, v in each.items() if v} for each in fields.get("authors") or [] if isinstance(each, dict)]
    item: dict[str, Any] = {
        "id": fields.get("slug"),
        "type": CSL_TYPES.get(kind, "article-journal"),
        "title": fields.get("title"),
        "author": names,
        "container-title": fields.get("container_title"),
        "issued": {"date-parts": [[fields["year"]]]} if fields.get("year") else None,
        "volume": fields.get("volume"),
        "issue": fields.get("issue"),
        "page": fields.get("pages"),
        "DOI": fields.get("doi"),
        "PMID": fields.get("pmid"),
        "URL": fields.get("url"),
    }
    return {key: value for key, value in item.items() if value}
