"""What a resource shows: the record."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, ClassVar, NamedTuple, Protocol

from pydantic import ConfigDict, model_validator

from app.marks import Walk
from app.members import Fields
from app.values.audience import Audience
from app.values.choice import Choice
from app.values.part import Part, open_to_more
from app.values.text import Name, Slug

LONGEST_LABEL = 300


class Link(Part):
    """Another record with its label: never an identifier alone."""

    slug: Slug
    """Key of the record in its collection."""
    name: Name
    """What people call it."""


class Neighbours(Protocol):
    """What the dossiers of other records say, for a record that takes something from them."""

    def stated(self, path: str, slug: object) -> Fields:
        """The fields that a dossier states of a record; none if there is no such record.

        Not yet validated, but lists are lists, and what points to records are slugs; what is not, is left out.
        """
        ...

    def inside(self, path: str, slug: object, written: str) -> Sequence[Fields]:
        """The same of every record of the path `written` that dossiers write inside a record."""
        ...

    def walked(self, path: str, slug: object, *walks: Walk) -> Sequence[str]:
        """The record itself and its kin, the nearest first."""
        ...

    def spoken(self, slug: object) -> Sequence[Fields]:
        """The values of vocabularies that are written like this slug: vocabulary, value and meaning of each."""
        ...


def promising_the_slug(schema: dict[str, Any]) -> None:  # any: JSON Schema
    """Promises no key but the one that `fields=` never leaves out."""
    open_to_more(schema)
    schema["required"] = ["slug"]


class Record(Part):
    """What is shown. No defaults: every key is there unless `fields=` leaves it out, and `null` means not known."""

    model_config = ConfigDict(json_schema_extra=promising_the_slug)
    labelled: ClassVar[str] = "{name}"
    """What people call a record, of its fields."""
    computed: ClassVar[tuple[str, ...]] = ()
    """Fields that follow from others, of this record or of its neighbours, so that no dossier may state them."""
    aside: ClassVar[tuple[str, ...]] = ("slug",)
    """Fields that say nothing of the subject: records that differ in them alone say the same."""
    shares_identifiers: ClassVar[bool] = False
    """May several records have one identifier?"""

    absent: ClassVar[str] = ""
    """What people must be told where no record was found, or none of the country that was asked for."""

    slug: Slug
    """Stable public key, unique within its collection."""

    @classmethod
    def following(cls, stated: Fields, neighbours: Neighbours) -> Fields:  # noqa: ARG003 - for those that need them
        """What follows from the dossiers of other records, as a dossier would state it.

        Raises `DoesNotFollow` where they do not hold what this one names.
        """
        return {}

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """The same fields, with those that the record itself works out of others."""
        return fields

    @model_validator(mode="before")
    @classmethod
    def complete(cls, fields: Any) -> Any:  # any: the same
        return cls.completed(fields)

    @property
    def label(self) -> str:
        """What people call the record."""
        return label(type(self), {name: spoken(getattr(self, name)) for name in labelled_by(type(self))})

    @property
    @abstractmethod
    def is_verified(self) -> bool:
        """Was what it says seen in its source?"""

    @property
    def shown_first(self) -> bool:
        """Does it come before others where it is nested?"""
        return False

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """Other keys of the record, each with its kind: `("Prozac", "brand")`, `("rxcui:36437", "identifier")`."""
        yield from ()


def spoken(value: Any) -> str:  # any: a field of a record
    """A field as it stands in a label; of a list, all of it."""
    if isinstance(value, list):
        return in_one_label([spoken(each) for each in value])
    if isinstance(value, Link):
        return value.name
    return in_words(value) if isinstance(value, Choice) else str(value)


def in_one_label(names: Sequence[str]) -> str:
    """A list as it stands in a label."""
    return " + ".join(names)


def in_words(choice: str) -> str:
    """A value of a vocabulary as people read it: `onset_of_effect` -> `onset of effect`."""
    return choice.replace("_", " ")


def worded(choice: Choice, audience: Audience) -> str:
    """A value of a vocabulary: what it means for patients, what it is called for everybody else."""
    return choice.meaning if audience == Audience.PATIENT else in_words(choice)


def labelled_by(record: type[Record]) -> list[str]:
    """The fields of which the label of such records is made."""
    return [name for _, name, _, _ in Formatter().parse(record.labelled) if name]


def label(record: type[Record], parts: Mapping[str, str]) -> str:
    """The label of a record, of the fields of which it is made, as they stand in it."""
    return record.labelled.format_map(parts)[:LONGEST_LABEL].rstrip()


class ReadRecord(NamedTuple):
    """A record, and the keys of the sources that it cites."""

    record: Record
    cited: Sequence[str]
