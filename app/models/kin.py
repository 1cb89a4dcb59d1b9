"""Who stands above whom: classes and members, substances and forms, wider and special conditions."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.marks import Walk

Steps = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Kin:
    """The kin of every record of one resource, by walk."""

    steps: Mapping[Walk, Steps]
    """Walk -> slug -> slugs that are one step further."""

    def walked(self, slug: str, *walks: Walk) -> list[str]:
        """The record itself, and all that these walks reach from it, the nearest first; each once, also in a circle."""
        found = {slug: None}
        for walk in walks:
            reached = [slug]
            for each in reached:  # which grows meanwhile
                reached += (further for further in self.steps[walk].get(each, ()) if further not in reached)
            found |= dict.fromkeys(reached)
        return [*found]


def kin_of(forms: Container[tuple[str, str]], records: Iterable[tuple[str, str | None, str]]) -> Kin:
    """Kin of these records; each is a slug, the slug of what stands next above it, and its kind.

    `forms` holds kind and kind of parent where a record is a form of its parent.
    """
    known = {slug: (parent, kind) for slug, parent, kind in records}
    steps: dict[Walk, dict[str, list[str]]] = {walk: defaultdict(list) for walk in Walk}
    for slug, (parent, kind) in sorted(known.items()):
        if parent not in known:
            continue
        steps[Walk.ABOVE][slug].append(parent)
        steps[Walk.BELOW][parent].append(slug)
        if (kind, known[parent][1]) in forms:
            steps[Walk.ORIGINS][slug].append(parent)
            steps[Walk.FORMS][parent].append(slug)
    return Kin(steps)
