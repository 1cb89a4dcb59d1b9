"""A treatment with its kin: how what is told of another stands to it."""

from dataclasses import dataclass
from functools import cached_property

from app.answers.pairs import Met
from app.answers.safety.vocabulary import Bearing
from app.marks import Walk
from app.models.kin import Kin


@dataclass(frozen=True)
class Family:
    """A treatment, and what stands above and below it."""

    treatment: Met
    kin: Kin

    @cached_property
    def above(self) -> set[str]:
        """Itself, its substance and classes, and what it combines with theirs."""
        return self.treatment.walked(self.kin, Walk.ABOVE)

    @cached_property
    def below(self) -> set[str]:
        """Its members and forms."""
        return {*self.kin.walked(self.treatment.slug, Walk.BELOW)} - {self.treatment.slug}

    @cached_property
    def substance(self) -> set[str]:
        """Itself, and the substance or procedure of which it is a form."""
        return {*self.kin.walked(self.treatment.slug, Walk.ORIGINS)}

    def bearing(self, slug: str) -> Bearing | None:
        """How what is told of this one stands to the treatment; `None` if they have nothing to do with each other."""
        if slug == self.treatment.slug:
            return Bearing.ITSELF
        if slug in self.above:
            return Bearing.WIDER
        return Bearing.NARROWER if slug in self.below else None
