"""Records that dossiers write inside others, lifted out: a study with its results, each a seed of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from app.errors import DossierFault
from app.members import Fields, Place
from app.models import Catalogue
from app.relation import WrittenIn
from app.release.seed import Seed
from app.resource import Resource
from app.words import words

APART = "key"
"""What a dossier states where all else of which a slug is made is equal; it is no field of the record."""

UNWRITTEN = -1
"""The place of a row that stands in no dossier: its faults are told at the record from which it follows."""


def lifted(found: Iterable[Seed | DossierFault], catalogue: Catalogue) -> Iterator[Seed | DossierFault]:
    """Every seed, each followed by those that were written inside it, one level deep; and every fault."""
    for seed in found:
        if isinstance(seed, DossierFault):
            yield seed
            continue
        marked = [(each, each.written_in) for each in catalogue.resources]
        inside = [(each, mark) for each, mark in marked if mark and mark.path == seed.path]
        names = {each.name for each, _ in inside}
        yield Seed(seed.resource, {k: v for k, v in seed.fields.items() if k not in names}, seed.file, seed.lines)
        for resource, mark in inside:
            rows = seed.fields.get(resource.name)
            if isinstance(rows, list):
                yield from (lifted_row(seed, resource, mark, number, row) for number, row in enumerate(rows))
            elif rows is not None:
                yield seed.fault((resource.name,), f"{resource.name} is no list", "write a list of records")
            if mark.more:
                yield from following(seed, resource, mark, mark.more(seed.fields))


def following(seed: Seed, resource: Resource, mark: WrittenIn, rows: Iterator[Fields]) -> Iterator[Seed | DossierFault]:
    """The records that follow from what is stated; of some that would have one slug, all but the first get a number."""
    made: Counter[str] = Counter()
    for row in rows:
        found = lifted_row(seed, resource, mark, UNWRITTEN, row)
        if isinstance(found, Seed):
            made[found.slug] += 1
            if (number := made[found.slug]) > 1:
                found = lifted_row(seed, resource, mark, UNWRITTEN, row | {APART: number})
        yield found


def lifted_row(seed: Seed, resource: Resource, mark: WrittenIn, number: int, row: object) -> Seed | DossierFault:
    """One record as if it stood under a heading of its own; it remembers the lines in which it was written."""
    place = resource.name, number
    if not isinstance(row, dict):
        return seed.fault(place, f"{resource.name}.{number} is no record", "write fields")
    if mark.field in row:
        return seed.fault((*place, mark.field), f"{mark.field} is the record around it", "remove it")
    lent = {name: seed.fields[name] for name in mark.lends if name in seed.fields}
    lines: dict[Place, int] = {(): seed.line(place), **{(name,): seed.line((name,)) for name in lent}}
    lines |= {at[len(place) :]: line for at, line in seed.lines.items() if at[: len(place)] == place}
    own: Fields = {str(name): value for name, value in row.items() if name != APART}
    keys = [(name, row[name]) for name in (*mark.keyed, APART) if row.get(name) is not None]
    for name, value in keys:
        if not isinstance(value, str | int | float | date):
            return seed.fault((*place, name), f"{name} is part of a slug, and no text", "write text, or state `slug`")
    made = "-".join((seed.slug, *(word for _, value in keys for word in words(str(value)))))
    return Seed(resource, {"slug": made, **lent, **own, mark.field: seed.slug}, seed.file, lines)
