"""Words for adverse effects, in which their rates are told: one for what tables call by many names."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from sqlmodel import Field

from app.marks import included
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord
from app.models.ascertainment import BodySystem
from app.queries import ListQuery
from app.record import Record
from app.resource import Nested, Resource
from app.row import Row
from app.values.text import Alphabetical, AnyOf, Key, Name, Slug


class AdverseEffectTerm(Row, table=True):
    name: Name = Field(sa_type=Alphabetical)
    body_system: BodySystem = Field(sa_type=Key)


class AdverseEffectTermRecord(Record):
    """What may go wrong, as professionals and as patients say it, and the part of the body that it concerns."""

    name: Name
    """As professionals say it."""
    plain_name: Name
    """As patients say it."""
    synonyms: list[Name]
    """As tables of labels and trials, or people who search, call it."""
    body_system: BodySystem
    adverse_effects: Annotated[list[AdverseEffectRecord], Nested(ADVERSE_EFFECTS, "effect")] = included()
    """How often treatments do it."""

    @property
    def is_verified(self) -> bool:
        """A word states nothing that a source could bear out."""
        return True

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"
        yield from ((name, "synonym") for name in dict.fromkeys((self.plain_name, *self.synonyms)))


class AdverseEffectTermQuery(ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("name",)

    slug: AnyOf[Slug] = None
    """Keys of words."""
    body_system: AnyOf[BodySystem] = None
    """Which part of the body it concerns."""


ADVERSE_EFFECT_TERMS = Resource(
    "adverse-effect-terms",
    AdverseEffectTerm,
    AdverseEffectTermRecord,
    AdverseEffectTermQuery,
    "body_system=reproductive&sort=name",
    "nausea",
)
