"""Full-text matching on either store: words that must all be there, each from its beginning. No query syntax."""

from typing import Any

from sqlalchemy import ColumnElement, TextClause, bindparam, column, select, table, text

from app.models import SearchEntry
from app.words import stems


class Words:
    """The words of a question. There may be none, if it holds no letter or digit: then nothing matches."""

    def __init__(self, question: str) -> None:
        self.stems = list(dict.fromkeys(stems(question)))

    def expression(self, embedded: bool) -> str:
        """The words in the store's own language; each is letters and digits only, and quoted, so it is no operator."""
        if embedded:
            return " AND ".join(f'"{stem}"*' for stem in self.stems) or '""'
        return " & ".join(f"'{stem}':*" for stem in self.stems)


def hit(embedded: bool, name: str) -> TextClause:
    """Condition on `search_entry`: it holds the words that are bound as `name`."""
    if embedded:
        found = f"search_entry.number IN (SELECT rowid FROM entry_words WHERE entry_words MATCH :{name})"  # noqa: S608 - a bound name
    else:
        found = f"search_entry.vector @@ CAST(:{name} AS tsquery)"
    return text(found)


def matching(path: str, row: Any, embedded: bool) -> ColumnElement[bool]:  # any: a table class
    """Condition on a row of the resource at `path`: its record holds the words that are bound as `q_0_0`."""
    entry = table(str(SearchEntry.__tablename__), column("number"), column("path"), column("slug"))
    found = select(entry.c.slug).where(entry.c.path == bindparam("path", path), hit(embedded, "q_0_0"))
    return row.slug.in_(found)
