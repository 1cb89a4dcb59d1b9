"""Records of adverse effects that may stand for an effect, and how fit each is."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2

from app.answers.safety.family import Family
from app.answers.safety.vocabulary import Bearing
from app.models.adverse_effect import AdverseEffectRecord
from app.models.ascertainment import Ascertainment, CountedIn, ReportedMeasure

MISSES_MANY = {Ascertainment.POST_MARKETING, Ascertainment.REPORTING_SYSTEM, Ascertainment.INVESTIGATOR}
"""Ways of finding effects out that find far fewer of them than others do."""


@dataclass(frozen=True)
class Figure:
    """A record that may stand for an effect."""

    record: AdverseEffectRecord
    bearing: Bearing
    controlled: bool
    """Is it compared with a control, such as placebo, and not with another treatment or with nothing?"""

    @cached_property
    def share(self) -> float | None:
        """In which part it happened."""
        rate = self.record.rate
        return rate.value / rate.per if rate else self.record.proportion

    @cached_property
    def difference(self) -> float | None:
        """By how much more than with the comparator, where that alone is told."""
        reported = self.record.reported
        told = self.share is None and reported and reported.measure == ReportedMeasure.RISK_DIFFERENCE
        return reported.value if reported and told else None

    @property
    def size(self) -> float:
        """How much it is, whatever is told."""
        return next((each for each in (self.share, self.difference) if each is not None), 0.0)

    @property
    def excess(self) -> float | None:
        """By how much it is more frequent than with whatever it is compared with."""
        return self.record.excess

    @property
    def fitness(self) -> tuple[object, ...]:
        """What is smaller stands for the effect before what is larger.

        Seen in its source; found out in a way that misses few; of people who are treated, not of healthy ones; beside
        a control, else beside another treatment; counted as what it is called; in people; of twice as many; the larger
        share, so that none is made light of; of all, not of a part. Few people of whom none had what is serious say
        little, with a control or not.
        """
        record = self.record
        seen = (record.n or 0) + (record.comparator_n or 0)
        says_little = record.serious and not self.size
        return (
            not record.is_verified,
            record.ascertainment in MISSES_MANY,
            record.condition is None and record.population is not None,
            says_little or not self.controlled,
            says_little or self.excess is None,
            record.term_in_source is not None,
            record.counted_in == CountedIn.SESSIONS,
            -round(log2(seen)) if seen else 0,
            -self.size,
            record.population is not None,
            record.slug,
        )


GroupKey = Callable[[Figure], tuple[str | None, ...]]
Figures = Sequence[Figure]


def candidates(records: Sequence[AdverseEffectRecord], family: Family, controls: Container[str]) -> list[Figure]:
    """Every record that tells a share or a difference, and has to do with the treatment."""
    found: list[Figure] = []
    for record in records:
        bearing = family.bearing(record.treatment.slug)
        compared = record.excess is not None or record.reported is not None
        controlled = compared and record.comparator is not None and record.comparator.slug in controls
        each = Figure(record, bearing, controlled) if bearing else None
        if each and (each.share is not None or each.difference is not None):
            found.append(each)
    return found
