"""BibTeX: an entry for each source, in UTF-8, as BibLaTeX, natbib, R and reference managers read it."""

from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from app.answer import Answer
from app.formats.base import Format, Holds, each_source
from app.models.citation import AND_OTHERS
from app.models.reference import ReferenceRecord

ENTRY_TYPES = {
    "article-journal": ("article", "journal"),
    "report": ("techreport", "institution"),
    "chapter": ("incollection", "booktitle"),
    "paper-conference": ("inproceedings", "booktitle"),
}
"""Type in CSL -> type of entry, and what it calls the place; whatever else there is, is `misc`."""
MISC = ("misc", "howpublished")
SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
"""What means something to TeX -> how it is written; letters of every alphabet stay."""


def in_bibtex(answers: Iterable[Answer]) -> Iterator[bytes]:
    """The entries of all sources. Keys are the slugs of the references."""
    for answer in answers:
        entries: list[Block] = [entry(each.record) for each in each_source(answer)]
        yield write_string(Library(entries)).encode()


def entry(record: ReferenceRecord) -> Entry:
    """A reference as an entry. Titles are braced, so that no style changes the case of names and drugs."""
    item = record.csl
    place = item.get("container-title") or item.get("publisher") or ""
    complete = "author" in item and place and record.year  # else readers such as that of R leave the entry out
    kind, within = ENTRY_TYPES.get(item["type"], MISC) if complete else MISC
    told = {
        "author": " and ".join(name_in(each) for each in item.get("author", ())),
        "title": f"{{{escaped(record.title)}}}",
        within: escaped(place),
        "year": record.year,
        "volume": escaped(record.volume or ""),
        "number": escaped(record.issue or ""),
        "pages": escaped(record.pages or "").replace("-", "--"),
        "doi": record.doi,
        "pmid": record.pmid,
        "url": record.url,
    }
    return Entry(kind, record.slug, [Field(key, str(value)) for key, value in told.items() if value])


def name_in(name: dict[str, str]) -> str:
    """An author: `van der Kolk, B. A.`, `Zarate, Jr, C. A.`, `{US Food and Drug Administration}`, `others`."""
    if "literal" in name:
        return "others" if name["literal"] == AND_OTHERS else f"{{{escaped(name['literal'])}}}"
    family = escaped(name["family"])
    if any(map(str.islower, family.split("-"))):  # or `Maia-de-Oliveira` would be an Oliveira with a particle
        family = f"{{{family}}}"
    last = " ".join(each for each in (name.get("non-dropping-particle"), family) if each)
    return ", ".join(each for each in (last, name.get("suffix"), escaped(name.get("given", ""))) if each)


def escaped(text: str) -> str:
    """A text in which nothing means anything to TeX."""
    return text.translate(SPECIAL)


BIBTEX = Format(
    "bibtex",
    "application/x-bibtex",
    in_bibtex,
    "The sources of the answer for LaTeX and R",
    Holds.SOURCES,
    aliases=("text/x-bibtex", "application/bibtex"),
    extension="bib",
    parameters="charset=utf-8",
)
