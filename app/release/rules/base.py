"""What a rule of a release is: drafts in, faults out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from app.errors import DossierFault
from app.record import Record
from app.release.edition import Edition
from app.release.seed import Seed

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Draft:
    """A seed, and the public record made of it; `None` if it has faults of its own."""

    seed: Seed
    record: Record | None


class Drafts(tuple[Draft, ...]):
    """Every draft of an edition."""

    edition: Edition

    def __new__(cls, drafts: Iterable[Draft], edition: Edition) -> Self:
        made = super().__new__(cls, drafts)
        made.edition = edition
        return made


Rule = Callable[[Drafts], Iterator[DossierFault]]


def those(drafts: Sequence[Draft], kind: type[R]) -> Iterator[tuple[Seed, R]]:
    """Drafts whose record is of this kind."""
    return ((draft.seed, draft.record) for draft in drafts if isinstance(draft.record, kind))
