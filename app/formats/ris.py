"""RIS: a record for each source, for EndNote, Zotero, Mendeley and screening tools."""

from collections.abc import Iterable, Iterator
from typing import Any

from rispy import RisWriter

from app.answer import Answer
from app.formats.base import Format, Holds, each_source
from app.models.reference import ReferenceRecord

TYPES_IN_RIS = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "report": "RPRT",
    "legislation": "STAT",
    "webpage": "ELEC",
    "dataset": "DATA",
    "chapter": "CHAP",
    "entry": "ENCYC",
    "paper-conference": "CPAPER",
    "speech": "GEN",
    "document": "GEN",
}
"""Type in CSL -> type of reference."""


class Writer(RisWriter):
    """Numbers no records, and ends lines as the format asks."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002 - as the library calls it
        return ""


def in_ris(answers: Iterable[Answer]) -> Iterator[bytes]:
    """The records of all sources; each has the slug of its reference as its id."""
    for answer in answers:
        records = [entered(each.record) for each in each_source(answer)]
        yield Writer().formats(records).encode() if records else b""


def entered(record: ReferenceRecord) -> dict[str, Any]:
    """A reference under the names that the library gives to the tags."""
    item = record.csl
    first, _, last = (record.pages or "").partition("-")
    told = {
        "type_of_reference": TYPES_IN_RIS[item["type"]],
        "id": record.slug,
        "authors": [name_inverted(each) for each in item.get("author", ())],
        "title": record.title,
        "secondary_title": item.get("container-title"),
        "publisher": item.get("publisher"),
        "year": record.year,
        "volume": record.volume,
        "number": record.issue,
        "start_page": first,
        "end_page": last,
        "doi": record.doi,
        "urls": [record.url] if record.url else [],
        "accession_number": record.pmid,
        "name_of_database": "PubMed" if record.pmid else None,
    }
    return {key: value for key, value in told.items() if value}


def name_inverted(name: dict[str, str]) -> str:
    """An author: `van der Kolk, B. A.`, `Zarate, C. A., Jr`; a body, and "et al.", as they are."""
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[key] for key in ("non-dropping-particle", "family") if key in name)
    return ", ".join(each for each in (family, name.get("given"), name.get("suffix")) if each)


RIS = Format(
    "ris",
    "application/x-research-info-systems",
    in_ris,
    "The sources of the answer for EndNote, Zotero, Mendeley and screening tools",
    Holds.SOURCES,
    aliases=("text/x-research-info-systems", "application/x-endnote-refer"),
    extension="ris",
    parameters="charset=utf-8",
)
