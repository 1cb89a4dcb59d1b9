"""A reference written out in a style, as text: `Goodwin, G. M., ... (2022). Single-dose psilocybin ...`."""

import re
from importlib.resources import files
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from app.models.citation import AND_OTHERS
from app.values.style import CitationStyle

Item = dict[str, Any]  # any: an item of CSL-JSON
NUMBERING = ".//{*}bibliography//{*}text[@variable='citation-number']"
"""What numbers a list; a text that stands alone has none."""
CONTAINER = ".//{*}text[@variable='container-title']"
RETRIEVED = re.compile(r"\bRetrieved (?=https?://)")
"""What the processor leaves of "Retrieved on ... from", where no day is known."""


TWICE_ENDED = re.compile(r"([?!])\.")


def styled(item: Item, style: CitationStyle) -> str:
    """The text of one reference. Where not all authors are known, those that are, and "et al."."""
    known = [each for each in item.get("author", ()) if each.get("literal") != AND_OTHERS]
    complete = len(known) == len(item.get("author", ()))
    told = {**item, "author": known}
    if not known and style is CitationStyle.APA and item["type"] != "legislation":
        told |= {"author": [{"literal": item["title"]}], "title": None}
    elif not complete:  # one more, whom the style then leaves out
        told["author"] = [*known, {"literal": AND_OTHERS}]
    source = CiteProcJSON([{key: value for key, value in told.items() if value}])
    processor = CitationStylesBibliography(style_for(style, None if complete else len(known)), source, formatter.plain)
    processor.register(Citation([CitationItem(item["id"])]))
    (text,) = processor.bibliography()
    return RETRIEVED.sub("", TWICE_ENDED.sub(r"\1", " ".join(str(text).split())))


def style_for(style: CitationStyle, most: int | None) -> CitationStylesStyle:
    """A style; one that shows at most so many authors, where there are more than are known.

    It is read anew each time, which takes a millisecond, since the processor keeps in it what it writes.
    """
    with (files("app.citing") / "styles" / f"{style}.csl").open("rb") as file:
        told = CitationStylesStyle(file, validate=False)
    for number in told.root.iterfind(NUMBERING):
        number.getparent().remove(number)
    for part in told.root.iterfind(CONTAINER):  # names of journals and sites stay as they are held
        part.attrib.pop("text-case", None)
        part.attrib.pop("strip-periods", None)
    if most is not None:
        bibliography = told.root.find("{*}bibliography")
        first = min(most, int(bibliography.get("et-al-use-first")))
        bibliography.set("et-al-min", str(first + 1))
        bibliography.set("et-al-use-first", str(first))
        bibliography.set("delimiter-precedes-et-al", "always")
        bibliography.attrib.pop("et-al-use-last", None)
    return told
