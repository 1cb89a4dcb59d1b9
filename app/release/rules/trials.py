"""Rules of trials: arms that add up and are there where they are named, people who are not counted twice unnoticed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.contrast import ContrastRecord
from app.models.result import ResultRecord
from app.models.study import StudyRecord
from app.models.trial import PublicationRole
from app.release.rules.base import Draft, those


def arms_stand_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Rows name an arm by its key; two of one key would share their results."""
    for seed, study in those(drafts, StudyRecord):
        for key, times in Counter(arm.key for arm in study.arms).items():
            if times > 1:
                yield seed.fault(("arms",), f"{times} arms have the key {key}", "give each a key of its own")


def named_arms_are_there(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A baseline of no arm, or a sum of arms that are not there, belongs to nothing."""
    for seed, study in those(drafts, StudyRecord):
        keys = {arm.key for arm in study.arms}
        for number, arm in enumerate(study.arms):
            if gone := {*arm.sum_of} - keys or {*arm.sum_of} & {arm.key}:
                yield seed.fault(("arms", number, "sum_of"), f"{min(gone)} is no other arm", "name the arms by key")
        for number, baseline in enumerate(study.baselines):
            if baseline.arm not in keys:
                wrong = f"'{baseline.arm}' is no arm of its trial"
                yield seed.fault(("baselines", number, "arm"), wrong, "name an arm by its key")


def arms_add_up(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Arms that do not add up to those randomised are mostly a slip, and sometimes true: then the dossier says why."""
    for seed, study in those(drafts, StudyRecord):
        sizes = [arm.n for arm in study.arms if not arm.sum_of]
        known = [size for size in sizes if size is not None]
        if study.n_randomised is None or not sizes or len(known) < len(sizes):
            continue
        if (sum(known) != study.n_randomised) != (study.n_note is not None):
            wrong = f"the arms add up to {sum(known)}, n_randomised is {study.n_randomised}"
            remedy = "remove n_note" if study.n_note else "look them up again, or say in `n_note` why"
            yield seed.fault(("n_randomised",), wrong, remedy)


def trials_without_rows_say_why(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A trial that shows nothing looks like one that found nothing."""
    told = {row.study.slug for kind in (ResultRecord, ContrastRecord) for _, row in those(drafts, kind)}
    for seed, study in those(drafts, StudyRecord):
        if seed.slug not in told and not study.note:
            yield seed.fault((), "no results and no contrasts", "add them, or say in `note` why there are none")


def overlaps_are_told_on_both(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Whoever reads one of two trials with the same people must learn it there."""
    overlaps = {seed.slug: {each.slug for each in study.overlaps_with} for seed, study in those(drafts, StudyRecord)}
    for seed, study in those(drafts, StudyRecord):
        for other in study.overlaps_with:
            if other.slug == seed.slug:
                yield seed.fault(("overlaps_with",), "overlaps with itself", "remove it")
            elif seed.slug not in overlaps.get(other.slug, {seed.slug}):
                yield seed.fault(("overlaps_with",), f"{other.slug} does not say so", "name each on the other")


def main_publications_come_first(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """The source of a trial is its main publication: year and weight follow from it."""
    for seed, study in those(drafts, StudyRecord):
        if not study.publications or study.publications[0].reference != study.source:
            yield seed.fault(("publications",), "the first publication is not `source`", "put the main one first")


def years_follow_from_the_main_publication(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A year beside a main publication could contradict it."""
    for seed, study in those(drafts, StudyRecord):
        if study.publications[:1] and study.publications[0].role == PublicationRole.MAIN and "year" in seed.fields:
            yield seed.fault(("year",), "follows from the main publication", "remove it, or mend the reference")
