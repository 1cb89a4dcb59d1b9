"""Facts about records, to be nested in them by `include=`."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, or_, select

from app.marks import Nested, Walk
from app.query.records import Found, columns
from app.reader import Release

MOST_NESTED = 100  # facts of one kind that `include=` nests in one record


def nested(
    db: Connection, release: Release, mark: Nested, slugs: Sequence[str], conditions: Sequence[str]
) -> dict[str, list[Found]]:
    """Slug of each record -> its facts of this kind; one more than `MOST_NESTED` if there are more.

    Where `conditions` are named, only facts that hold for one of them, or for any condition.
    """
    kin = release.kin["treatments"]
    askers = {slug: kin.walked(slug, Walk.ORIGINS) if mark.inherited else [slug] for slug in slugs}
    wanted = sorted({each for group in askers.values() for each in group})
    if not wanted:
        return {}
    row: Any = mark.row  # any: a table class, whose columns are known only here
    by = getattr(row, mark.by)
    names = [f"slug_{n}" for n in range(len(wanted))]
    held_for = conditions if hasattr(row, "condition") else ()
    kept = [f"condition_{n}" for n in range(len(held_for))]

    def compose() -> Any:
        held = [or_(row.condition.is_(None), row.condition.in_([bindparam(name) for name in kept]))] if kept else []
        place = func.row_number().over(partition_by=by, order_by=(row.rank, row.slug)).label("place")
        ranked = (
            select(by.label("owner"), *columns(row), place)
            .where(
                by.in_([bindparam(name, type_=row.slug.type) for name in names]),
                *(getattr(row, column) == value for column, value in mark.only.items()),
                *held,
            )
            .subquery()
        )
        return (
            select(*(ranked.c[name] for name in ("owner", "slug", "document", "cites")))
            .where(ranked.c.place <= bindparam("most", type_=Integer))
            .order_by(ranked.c.owner, ranked.c.place)
        )

    values: dict[str, Any] = dict(zip(names, wanted, strict=True)) | dict(zip(kept, held_for, strict=True))
    values["most"] = MOST_NESTED + 1
    shape = "nested", row.__tablename__, mark.by, *mark.only.items(), len(wanted), len(kept)
    facts: dict[str, list[Found]] = defaultdict(list)
    for owner, *found in release.rows(db, shape, compose, values):
        facts[owner].append(Found(*found))
    return {slug: [fact for owner in group for fact in facts[owner]] for slug, group in askers.items()}
