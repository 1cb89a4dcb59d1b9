"""Search over every resource at once, and suggestions of names while people type."""

from typing import NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from app.models import SearchEntry, table
from app.query.text import Words, hit
from app.reader import KnownName, Release
from app.words import stems, words

MOST_CANDIDATES = 5_000
EXACT, BEGINNING, WITHIN, SPELT, CUTOFF = 100.0, 95.0, 90.0, 0.89, 78.0
TYPED = {"name", "synonym", "brand"}  # kinds of names that people type; identifiers they paste


class FoundEntry(NamedTuple):
    """A record that holds the words."""

    path: str
    slug: str
    label: str
    document: bytes
    in_name: bool
    """Do the words stand in its name, or only in its text?"""


class FoundName(NamedTuple):
    """A record that may be meant."""

    called: KnownName
    score: float
    """Likeness from 0 to 100; 100 is the very name."""


def search(
    db: Connection, release: Release, question: str, paths: list[str] | None, limit: int
) -> tuple[list[FoundEntry], int, bool]:
    """Records that hold all the words, those that hold them in their name first; how many; whether there are more.

    At most `MOST_CANDIDATES` are looked at, in the fixed order of entries.
    """
    held = Words(question)
    if not held.stems:
        return [], 0, False
    among = paths or [each.path for each in release.catalogue.resources if each.searched]
    entry = table(SearchEntry).c

    def compose() -> object:
        found = select(entry.path, entry.slug, entry.label, entry.title)
        found = found.where(hit(release.embedded, "q"), entry.path.in_(among))
        return found.order_by(entry.number).limit(MOST_CANDIDATES + 1)

    rows = [*db.execute(compose(), {"q": held.expression(release.embedded)})]  # type: ignore[call-overload] - a select
    wanted = set(held.stems)
    places = {path: place for place, path in enumerate(dict.fromkeys(row[0] for row in rows))}

    def rank(row: tuple[str, str, str, str, bool]) -> tuple[bool, int, int]:
        """Words in a name first; then by collection, in the order of entries; then the shortest name."""
        path, _, label, _, named = row
        return not named, places[path], len(stems(label)) if named else 0

    named = lambda title: all(any(word.startswith(each) for word in title.split()) for each in wanted)
    candidates = [(*row, named(row[3])) for row in rows[:MOST_CANDIDATES]]
    candidates.sort(key=rank)  # stable: equal ranks stay in the order of entries
    return (
        hydrated(db, release, candidates[:limit]),
        min(len(rows), MOST_CANDIDATES),
        len(rows) > MOST_CANDIDATES,
    )


def hydrated(db: Connection, release: Release, rows: list[tuple[str, str, str, str, bool]]) -> list[FoundEntry]:
    documents: dict[tuple[str, str], bytes] = {}
    for resource in release.catalogue.resources:
        if slugs := [slug for path, slug, *_ in rows if path == resource.path]:
            columns = table(resource.row).c
            for slug, document in db.execute(select(columns.slug, columns.document).where(columns.slug.in_(slugs))):
                documents[resource.path, slug] = document
    return [FoundEntry(path, slug, label, documents[path, slug], named) for path, slug, label, _, named in rows]


def suggest(release: Release, question: str, paths: list[str] | None, limit: int) -> list[FoundName]:
    """Records whose name, synonym or brand is spelt like this or begins so, the likeliest first; each record once."""
    asked = " ".join(words(question))
    if not asked:
        return []
    names = {
        name: group[0].plain
        for name, group in release.called.items()
        if any(each.kind in TYPED and (not paths or each.path in paths) for each in group)
    }
    scores = {name: fitting(asked, plain) for name, plain in names.items()}
    for _, score, name in process.extract(asked, names, scorer=fuzz.ratio, limit=limit * 5, score_cutoff=CUTOFF):
        scores[name] = max(scores[name], score * SPELT)  # a name that begins so comes before one that is spelt so
    best: dict[tuple[str, str], FoundName] = {}
    for name, score in sorted(scores.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        for each in release.called[name] if score > 0 else ():
            if each.kind in TYPED and (not paths or each.path in paths):
                best.setdefault((each.path, each.slug), FoundName(each, round(score, 1)))
    return [*best.values()][:limit]


def fitting(asked: str, name: str) -> float:
    """100 for the very name, less if the name, or a word of it, begins so; 0 if neither. Blanks do not count."""
    if name == asked:
        return EXACT
    if name.replace(" ", "").startswith(asked.replace(" ", "")):
        return BEGINNING
    return WITHIN if f" {asked}" in name else 0.0
