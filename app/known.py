"""What the records of a collection are called, and which of them a text means: by slug, name, brand or identifier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.closest import Explained, Names
from app.errors import echoed
from app.marks import Walk
from app.models.kin import Kin
from app.values.scheme import Code, code

NO_CODE = Code()


@dataclass(frozen=True)
class Reading:
    """Which records a text names."""

    slugs: Sequence[str]
    """One, if it is clear; several, if it is open; none, if there is none."""
    code: Code = NO_CODE
    """What it would be as an identifier, if it is no name."""
    perhaps: Sequence[str] = ()
    """Records that have this number in one registry, while it may be another's."""


@dataclass(frozen=True)
class Known:
    """What the records of one resource are called; made ready once for a release."""

    path: str
    labels: Mapping[str, str]
    """Slug -> label."""
    names: Names
    """Slugs, names, synonyms, brands."""
    codes: Mapping[str, Sequence[str]]
    """Identifier in its one form -> slugs."""
    schemes: Sequence[str]
    """The schemes of the identifiers, in the order of the alphabet."""
    kin: Kin | None

    def slug(self, text: str) -> str | None:
        """The slug of the one record that a text names; `None` if it names none, or several."""
        found = self.reading(text).slugs
        return found[0] if len(found) == 1 else None

    def reading(self, text: str) -> Reading:
        """Which records a text names, in any letter case, exactly; a look into memory."""
        slug = text.strip().lower()
        if slug in self.labels:
            return Reading([slug])
        if named := self.names.named(text):
            return Reading(self.highest(named))
        read = code(text, self.schemes)
        found = [*dict.fromkeys(slug for key in read.keys for slug in self.codes.get(key, ()))]
        return Reading((), read, found) if read.open else Reading(found, read)

    def highest(self, slugs: Sequence[str]) -> Sequence[str]:
        """The one of several records of which all others are forms or members, or all of them."""
        if self.kin is None or len(slugs) == 1:
            return slugs
        return next(([slug] for slug in slugs if {*slugs} <= {*self.kin.walked(slug, Walk.BELOW)}), slugs)

    def explained(self, text: str) -> Explained:
        """Why a text names no single record, and what may have been meant; compares it with every name."""
        found, shown = self.reading(text), echoed(text)
        if found.slugs:
            detail = f"'{shown}' stands for {len(found.slugs)} {self.path}; ask for one of them by its slug"
            return Explained(detail, found.slugs)
        if found.perhaps:
            keys = [key for key in found.code.keys if key in self.codes]
            return Explained(f"'{shown}' may be of several registries; say which, such as {keys[0]}", found.perhaps)
        nothing = f"{self.path} has no record '{shown}'"
        if found.code.scheme and found.code.scheme not in self.schemes:
            there = ", ".join(self.schemes) or "none"
            return Explained(f"{nothing}; '{echoed(found.code.scheme)}' is no scheme of its identifiers: {there}")
        if found.code.scheme or found.code.keys:
            return Explained(nothing)  # a likeness of codes means nothing
        told = self.names.explained(text, nothing)
        return replace(told, detail=f"{nothing}. Did you mean {told.meant}?") if told.meant else told
