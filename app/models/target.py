"""Targets: the receptors, transporters, circuits and psychological processes on which treatments act."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.marks import included
from app.models.base import CitedRecord, CitedRow
from app.models.mechanism import MECHANISMS, Level, MechanismRecord
from app.queries import ListQuery
from app.resource import Nested, Resource
from app.values.choice import Choice
from app.values.identifier import Gtopdb, Uniprot
from app.values.text import Alphabetical, AnyOf, Key, Name, Slug, Text


class TargetKind(Choice):
    """What the target is."""

    RECEPTOR = "receptor", "receptor on or in a cell"
    TRANSPORTER = "transporter", "protein that carries a transmitter back into the cell"
    ENZYME = "enzyme", "enzyme"
    ION_CHANNEL = "ion_channel", "ion channel that is not a transmitter receptor"
    PATHWAY = "pathway", "signalling pathway or growth factor"
    CELLULAR = "cellular_process", "process within or between cells"
    CIRCUIT = "circuit", "brain region, network or its activity"
    SYSTEM = "system", "transmitter or hormone system as a whole"
    PSYCHOLOGICAL = "psychological_process", "experience, thought or behaviour"


class Target(CitedRow, table=True):
    name: Name = Field(sa_type=Alphabetical)
    kind: TargetKind = Field(sa_type=Key)
    level: Level = Field(sa_type=Key)
    gene: str | None = Field(sa_type=Key)


class TargetRecord(CitedRecord):
    """What a treatment acts on, from a receptor to a brain network or an experience."""

    name: Name
    """Usual name."""
    synonyms: list[Name]
    """Other names and abbreviations."""
    kind: TargetKind
    level: Level
    description: Text
    """What it is and does, in our words."""
    gene: Annotated[str, Value(pattern=r"^[A-Z][A-Z0-9]{1,14}$", examples=["SLC6A4"])] | None
    """Human gene symbol (HGNC); for a receptor of several subunits, that of the subunit named in `note`."""
    uniprot: Uniprot | None
    """Human protein in UniProt."""
    gtopdb: Gtopdb | None
    """Target in the IUPHAR/BPS Guide to Pharmacology."""
    identifiers_verified: bool
    """Were gene, UniProt and GtoPdb numbers seen in a source? If not, they are from memory."""
    mechanisms: Annotated[list[MechanismRecord], Nested(MECHANISMS, "target")] = included()
    """What treatments do to it."""

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        yield from ((name, "synonym") for name in self.synonyms)
        if self.gene:
            yield self.gene, "synonym"
        for scheme, value in (("uniprot", self.uniprot), ("gtopdb", self.gtopdb)):
            if value:
                yield f"{scheme}:{value}", "identifier"


class TargetQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of targets."""
    kind: AnyOf[TargetKind] = None
    """What the target is."""
    level: AnyOf[Level] = None
    """At which level of description it lies."""
    gene: AnyOf[Name] = None
    """Human gene symbol."""


TARGETS = Resource("targets", Target, TargetRecord, TargetQuery, "kind=receptor&include=mechanisms", "nmda-receptor")
