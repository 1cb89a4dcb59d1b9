"""Rules of the rows of trials: figures that can be true, that fit one another, and are told once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.analysis import RATIOS, POperator, PTest, Reservation, TimeAnchor
from app.models.contrast import ContrastRecord
from app.models.finding import FindingRecord
from app.models.outcome import OutcomeKind
from app.models.result import ResultRecord
from app.models.study import StudyRecord
from app.release.agreement import disagreement, near, same
from app.release.rules.base import Draft, those

SIGNIFICANT = 0.05
RESPONSE, REMISSION = "response", "remission"


def counts_can_be_true(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """More events than people, more people than were in the arm, or a share that its counts contradict are slips."""
    sizes = {
        (seed.slug, arm.key): max(filter(None, (arm.n, arm.n_treated, arm.n_analysed)), default=None)
        for seed, study in those(drafts, StudyRecord)
        for arm in study.arms
    }
    for seed, result in those(drafts, ResultRecord):
        events, n, size = result.events, result.n, sizes.get((result.study.slug, result.arm))
        if events is not None and n is not None and events > n:
            yield seed.fault(("events",), f"events {events} of {n}", "look both up again")
        elif n is not None and size is not None and n > size:
            yield seed.fault(("n",), f"n {n}, but the arm has {size}", "look both up again")
        elif events is not None and n and (share := result.proportion) is not None and not near(share, events / n):
            wrong = f"proportion {share}, but {events} of {n} are {events / n:.4f}"
            yield seed.fault(("proportion",), wrong, "look the three numbers up again")


def figures_fit_their_outcome(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A mean of an event, or the odds of a score, was put into the wrong slot."""
    for seed, result in those(drafts, ResultRecord):
        counted = result.events is not None or result.proportion is not None
        if counted and result.outcome_kind != OutcomeKind.EVENT:
            yield seed.fault(("outcome",), f"a share of a {result.outcome_kind}", "name an event, or state a mean")
        if (result.mean is None) != (result.statistic is None):
            yield seed.fault(("statistic",), "a mean and what it is go together", "state both, or neither")
        if result.mean is not None and result.outcome_kind == OutcomeKind.EVENT:
            yield seed.fault(("mean",), "a mean of an event", "state a proportion, or name a score")
        if result.mean is None and not counted:
            yield seed.fault((), "says nothing of what was found", "state events, a proportion or a mean")


def tests_say_what_they_test(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A p of non-inferiority read as one of a difference says the reverse; it also has to fit the interval."""
    for seed, row in those(drafts, ContrastRecord):
        together = {row.p is None, row.p_operator is None, row.p_test is None}
        if len(together) > 1:
            yield seed.fault(("p",), "p, p_operator and p_test go together", "state all three, or none")
        if (row.margin is not None) and row.p_test not in (None, PTest.NON_INFERIORITY):
            yield seed.fault(("margin",), "a margin, but no test of non-inferiority", "state p_test anew")
        if row.p is None or row.p_test != PTest.DIFFERENCE or row.lower is None or row.upper is None or row.note:
            continue
        neutral = 1 if row.measure in RATIOS else 0
        outside = not row.lower <= neutral <= row.upper
        small = row.p < SIGNIFICANT or (row.p == SIGNIFICANT and row.p_operator == POperator.LESS)
        if row.p_operator != POperator.GREATER and small != outside:
            wrong = f"p {row.p} beside an interval from {row.lower} to {row.upper}"
            yield seed.fault(("p",), wrong, "look both up again, or say in `note` why")


def contrasts_agree_with_their_arms(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A contrast that its own arms contradict was turned round, or is of something else, unless the row says why."""
    rows: dict[str, list[ResultRecord]] = defaultdict(list)
    for _, result in those(drafts, ResultRecord):
        rows[result.study.slug].append(result)
    for seed, row in those(drafts, ContrastRecord):
        found = disagreement(row, rows[row.study.slug])
        if found and not row.differs_from_arms:
            wrong = f"{row.measure} {row.value}, but the arms give {found[0]:.3g} to {found[1]:.3g}"
            yield seed.fault(("value",), wrong, "look it up again, or say why in `differs_from_arms`")
        if row.differs_from_arms and not found:
            wrong = "the arms give the same, or are not known"
            yield seed.fault(("differs_from_arms",), wrong, "remove it")


def remission_is_no_commoner_than_response(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Nearly all who remit have responded: more of them are a slip, unless the row says why."""
    shares: dict[tuple[object, ...], float] = {}
    for _, result in those(drafts, ResultRecord):
        if result.outcome.slug == RESPONSE and result.proportion is not None:
            shares[of_one_arm(result)] = result.proportion
    for seed, result in those(drafts, ResultRecord):
        if result.outcome.slug == REMISSION and result.proportion is not None and not result.note:
            response = shares.get(of_one_arm(result), 1.0)
            if result.proportion > response:
                wrong = f"remission {result.proportion}, response {response}"
                yield seed.fault(("proportion",), wrong, "look both up again, or say why in `note`")


def of_one_arm(row: ResultRecord) -> tuple[object, ...]:
    """What a response and a remission must have in common to be of the same people."""
    _, _, *others = same(row)
    return (row.study.slug, row.arm, row.analysis, *others)


def times_are_told(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A time counted from something else must say from what; a row has one time."""
    for seed, row in those(drafts, FindingRecord):
        if row.anchor == TimeAnchor.OTHER and not row.anchor_in_words:
            yield seed.fault(("anchor",), "from something else, without a word", "state anchor_in_words")
        if row.timepoint and row.timepoint_in_words:
            yield seed.fault(("timepoint_in_words",), "two times in one row", "keep one of them")


def one_row_tells_a_quantity(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Two rows of one quantity would be pooled as two findings: all but one are marked."""
    told: dict[tuple[object, ...], str] = {}
    for kind in (ResultRecord, ContrastRecord):
        for seed, row in those(drafts, kind):
            other = (row.other_arm, row.measure) if isinstance(row, ContrastRecord) else ()
            key = (*same(row), row.arm, row.analysis, *other)
            if Reservation.TWICE_TOLD not in row.unfit and (first := told.setdefault(key, seed.slug)) != seed.slug:
                yield seed.fault(("unfit",), f"tells the same as {first}", "mark one of them: unfit: [twice_told]")
