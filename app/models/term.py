"""Terms: the glossary, with a term for every value that a field of the API may have."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.marks import Filter, MembersBy, To, Unsearched
from app.members import Fields
from app.queries import ListQuery
from app.record import Link, Neighbours, Record, in_words
from app.resource import Resource
from app.row import Row
from app.values.choice import Choice
from app.values.part import Part
from app.values.text import Alphabetical, AnyOf, Key, Name, Slug, Text, Url

Word = Annotated[str, Value(min_length=1, max_length=100), Unsearched()]
"""A word of the API itself: the name of a field, a vocabulary, or a value of one."""


class TermKind(Choice):
    """To what the term belongs."""

    PHARMACOLOGY = "pharmacology", "how drugs work, and what the body does with them"
    CONDITION = "condition", "illnesses and their signs"
    TREATMENT = "treatment", "kinds of treatment"
    CARE = "care", "how people are treated"
    TRIALS = "trials", "how trials are made"
    STATISTICS = "statistics", "how results are told"
    MEASURE = "measure", "what trials measure"
    EFFECT = "effect", "what treatments do besides"
    REGULATION = "regulation", "what authorities and laws say"
    VALUE = "value", "a value that a field of the API may have"


class TermValue(Part):
    """A value of a vocabulary of the API that the term names."""

    vocabulary: Word
    """Name of the vocabulary."""
    value: Word
    """As fields have it and parameters take it."""
    meaning: Text
    """What it means there."""


def term_of(slug: str, values: Sequence[TermValue]) -> Fields:
    """What a dossier would state of a term that is nothing but these values, all written alike."""
    return {
        "slug": slug,
        "name": in_words(values[0].value),
        "kind": TermKind.VALUE.value,
        "definition": definition(values),
    }


def definition(values: Sequence[TermValue]) -> str:
    """What they mean, in one text; by vocabulary, where they mean several things."""
    meanings: dict[str, list[str]] = {}
    for each in values:
        meanings.setdefault(each.meaning, []).append(vocabulary_in_words(each.vocabulary))
    if len(meanings) == 1:
        (only,) = meanings
        return f"{only[0].upper()}{only[1:]}."
    return " ".join(f"As {' or '.join(names)}: {meaning}." for meaning, names in meanings.items())


def vocabulary_in_words(name: str) -> str:
    """`RiskOfBias` -> `risk of bias`."""
    return re.sub(r"(?<!^)(?=[A-Z][a-z])", " ", name).lower()


class Term(Row, table=True):
    name: Name = Field(sa_type=Alphabetical)
    kind: TermKind = Field(sa_type=Key)
    source: Slug | None = Field(foreign_key="reference.slug", sa_type=Key)


class TermRecord(Record):
    """A word of the field or a value of the API, and what it means: what a tooltip shows."""

    computed: ClassVar[tuple[str, ...]] = ("values", "vocabularies")

    name: Name
    """The term."""
    synonyms: list[Name]
    """Other words for it."""
    kind: TermKind
    definition: Text
    """What it means, in our words."""
    fields: list[Word]
    """Fields of answers whose meaning it tells, such as `i_squared`."""
    values: list[TermValue]
    """Values of vocabularies that it names, each with its meaning there."""
    vocabularies: list[Word]
    """The same vocabularies, each once."""
    see_also: Annotated[list[Link], To("terms")]
    """Terms that belong to it."""
    seen_from: Annotated[list[Link], MembersBy("see_also")]
    """Terms that point to it."""
    source: Annotated[Slug | None, To("references")]
    """Key of the source of what the definition states; `null` where it only tells how a word is used."""
    locator: Annotated[Name | None, Unsearched()]
    """Where in the source."""
    verified: bool | None
    """Was it seen there? `null` if there is no source."""
    seen_in: Url | None
    """The page in which it was seen; `null` if it is the source's own page, or if there is none."""
    verified_on: date | None
    """Day on which it was last compared with the source."""
    note: Text | None
    """What a reader must know besides."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:
        """The values that it names."""
        values = neighbours.spoken(stated.get("slug"))
        return {"values": values, "vocabularies": [*dict.fromkeys(each["vocabulary"] for each in values)]}

    @property
    def is_verified(self) -> bool:
        """A word states nothing that a source could bear out, unless it names one."""
        return self.verified is not False

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """What people call it; a value of the API is known by its slug alone, lest it stand in the way of names."""
        if self.kind != TermKind.VALUE:
            yield self.name, "name"
            yield from ((word, "synonym") for word in self.synonyms)


class TermQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of terms."""
    kind: AnyOf[TermKind] = None
    """To what it belongs."""
    field: Annotated[AnyOf[str], Filter("fields")] = None
    """It tells the meaning of this field of answers, such as `i_squared` or `sd`."""
    vocabulary: Annotated[AnyOf[str], Filter("vocabularies")] = None
    """It names a value of this vocabulary, such as `Bound`."""
    source: AnyOf[Slug] = None
    """Reference on which its definition rests."""
    sort: str = "name"
    """Order; `-` reverses it."""


TERMS = Resource("terms", Term, TermRecord, TermQuery, "kind=statistics", "treatment-resistant-depression")
