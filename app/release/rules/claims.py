"""Rules of claims: a verdict follows from its evidence, or one of the two is wrong."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.errors import DossierFault
from app.models.claim import ClaimRecord, Stance, Verdict
from app.release.rules.base import Draft, those

LIMITING = frozenset({Stance.QUALIFIES, Stance.CONTRADICTS})


class Basis(NamedTuple):
    """The evidence of a verdict."""

    needs: frozenset[Stance]
    """Of these it must have one; none, if it needs no evidence of one kind."""
    bars: frozenset[Stance]
    """Of these it may have none."""


BASES = {
    Verdict.SUPPORTED: Basis(frozenset({Stance.SUPPORTS}), frozenset({Stance.CONTRADICTS})),
    Verdict.PARTLY_SUPPORTED: Basis(LIMITING, frozenset()),
    Verdict.UNSUPPORTED: Basis(frozenset(), frozenset({Stance.SUPPORTS})),
    Verdict.CONTRADICTED: Basis(frozenset({Stance.CONTRADICTS}), frozenset()),
    Verdict.OUTDATED: Basis(LIMITING, frozenset()),
    Verdict.OPINION: Basis(frozenset(), frozenset()),
}


def verdicts_follow_from_their_evidence(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A verdict that its evidence does not bear was written before it, or left behind by it."""
    for seed, claim in those(drafts, ClaimRecord):
        basis, stances = BASES[claim.verdict], {*claim.stances}
        if basis.needs and not basis.needs & stances:
            wrong = f"{claim.verdict}, but no evidence that {' or '.join(sorted(basis.needs))}"
            yield seed.fault(("verdict",), wrong, "add the evidence, or correct the verdict")
        for stance in sorted(basis.bars & stances):
            wrong = f"{claim.verdict}, though there is evidence that {stance}"
            yield seed.fault(("verdict",), wrong, "correct the verdict, or the stance")


def claims_are_said_where_they_are_not_proven(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who says something is no evidence for it."""
    for seed, claim in those(drafts, ClaimRecord):
        for number, source in enumerate(each.source for each in claim.evidence):
            if source == claim.said_in:
                wrong = f"{source} is where it is said, and no evidence for it"
                yield seed.fault(("evidence", number, "source"), wrong, "name another source")
