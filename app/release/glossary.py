"""Terms of the glossary that follow from the code: one for each value that a field or a parameter may have."""

import unicodedata
from collections.abc import Iterator, Sequence

from app.answers import vocabulary as of_answers
from app.answers.safety import vocabulary as of_safety
from app.answers.trajectory import vocabulary as of_trajectories
from app.compare import absolute_vocabulary as of_absolute_effects
from app.compare import vocabulary as of_comparisons
from app.members import Fields
from app.models import Catalogue, period, regulation
from app.models.term import TERMS, TermValue, term_of
from app.release.seed import Seed
from app.values import audience, style
from app.values.choice import Choice
from app.words import words

SPOKEN_APART = (
    *(of_absolute_effects, of_answers, of_comparisons, of_safety, of_trajectories),
    *(audience, period, regulation, style),
)
"""Modules that declare vocabularies which no record uses; a test holds that none is forgotten."""
WRITTEN_BY = "vocabularies"
"""What stands for the file of a term that no dossier defines."""


class Glossary:
    """Every closed vocabulary of an API: what its values mean, and the terms that they are."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.vocabularies = vocabularies(catalogue)
        """Name -> vocabulary, in the order of names."""
        self.values: dict[str, list[TermValue]] = {}
        """Slug of a term -> vocabulary, value and meaning of each value that is written like it."""
        for name, choice in self.vocabularies.items():
            for member in choice:
                meant = TermValue(vocabulary=name, value=member.value, meaning=member.meaning)
                self.values.setdefault(slug_of(member), []).append(meant)

    def spoken(self, slug: object) -> list[Fields]:
        """The values that are written like this slug, as a document has them."""
        return [each.model_dump() for each in self.values.get(str(slug), ())]

    def completing(self, seeds: Sequence[Seed]) -> Iterator[Seed]:
        """A term for each value for which no dossier has one."""
        defined = {each.slug for each in seeds if each.path == TERMS.path}
        for slug, values in self.values.items():
            if slug not in defined:
                yield Seed(TERMS, term_of(slug, values), WRITTEN_BY, {(): 1})


def vocabularies(catalogue: Catalogue) -> dict[str, type[Choice]]:
    """Every vocabulary of records, and those of answers and parameters alone."""
    apart = (each for module in SPOKEN_APART for each in vars(module).values() if isinstance(each, type))
    found = (each for each in apart if issubclass(each, Choice) and each is not Choice)
    return dict(sorted({**catalogue.vocabularies, **{each.__name__: each for each in found}}.items()))


def slug_of(value: str) -> str:
    """The term that a value is: `at_most` -> `at-most`; a sign by its name in Unicode, `<` -> `less-than-sign`."""
    return "-".join(words(value) or words(" ".join(map(unicodedata.name, value))))
