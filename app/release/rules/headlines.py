"""Rules of headlines: which figure is shown first, fit before size; who departs from them says why."""

from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.fitness import WORKED_OUT
from app.models.regimen import RegimenRecord
from app.models.time_course import TIME_COURSES
from app.models.timing import Unfit
from app.record import in_words
from app.release.rules.base import Draft, those
from app.release.rules.standing import FARTHEST, Course, apart, by_question, courses


def in_question_words(course: Course) -> str:
    """What a time course answers, in words."""
    treatment, condition, kind = course.answers
    return f"{in_words(kind)} of {treatment} in {condition or 'any condition'}"


def shortcomings_are_stated_once(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """What follows from other fields would outlive them if it were written down."""
    for draft in drafts:
        stated = draft.seed.fields.get("unfit")
        if draft.seed.path == TIME_COURSES.path and isinstance(stated, list):
            for reason in (each for each in Unfit if each in stated):
                if reason in WORKED_OUT:
                    yield draft.seed.fault(("unfit",), f"{reason} is worked out, not stated", "remove it")
                elif stated.count(reason) > 1:
                    yield draft.seed.fault(("unfit",), f"{reason} stands twice", "remove one")


def one_headline_per_question(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Cards show one figure per treatment, condition and kind, where one is fit to be shown."""
    for chosen, fit in by_question(courses(drafts)):
        if len(chosen) > 1:
            wrong = f"{len(chosen)} headlines for {in_question_words(chosen[0])}"
            yield chosen[0].seed.fault(("headline",), wrong, "set `headline: true` on one at most")
        elif fit and not chosen:
            wrong = f"no headline for {in_question_words(fit[0])}, though it is fit to be one"
            yield fit[0].seed.fault(
                ("headline",), wrong, "set `headline: true`, or say in `unfit` what speaks against it"
            )


def headlines_are_fit(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """More people before better fit made the onset of sertraline twelve weeks, the end of one trial."""
    for chosen, _ in by_question(courses(drafts)):
        for each in chosen:
            for reason in each.record.unfit:
                wrong = f"headline that is {reason}: {reason.meaning}"
                if reason == Unfit.UNVERIFIED:
                    yield each.seed.fault(("headline",), wrong, "choose another, or none")
                elif not each.record.headline_note:
                    remedy = "choose another, or none, or say why in `headline_note`"
                    yield each.seed.fault(("headline",), wrong, remedy)


def headlines_are_the_best(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Among what is fit the kind of source decides, then how many people it rests on, then the year."""
    for chosen, fit in by_question(courses(drafts)):
        for each in (each for each in chosen if not each.record.unfit and not each.record.headline_note):
            if fit[0].place < each.place:
                first = f"{fit[0].seed.slug} comes first by source, people or year"
                wrong = f"headline for {in_question_words(each)}, though {first}"
                yield each.seed.fault(("headline",), wrong, "choose that, or say why not in `headline_note`")


def headlines_of_a_class_are_alike(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """One onset of twelve weeks among its class at one week is a slip, or needs a word."""
    for far, near in apart(courses(drafts)):
        if not any(each.record.headline_note for each in far):
            wrong = f"headline more than {FARTHEST:g} times apart from {near.seed.slug}"
            yield far[-1].seed.fault(("headline",), wrong, "look both up, or explain it in `headline_note`")


def headline_notes_are_needed(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A reason for what is no exception any more misleads whoever reads it."""
    found = courses(drafts)
    excused = {each.seed.slug for far, _ in apart(found) for each in far}
    for chosen, fit in by_question(found):
        excused |= {each.seed.slug for each in chosen if each.record.unfit or fit[0].place < each.place}
    for each in found:
        if each.record.headline_note and each.seed.slug not in excused:
            yield each.seed.fault(("headline_note",), "explains an exception that is none", "remove it")


def one_usual_regimen(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A treatment is usually given in one way for a condition and phase; who compares doses needs to know which."""
    usual: dict[tuple[str, str, str], str] = {}
    for seed, regimen in those(drafts, RegimenRecord):
        if regimen.headline:
            key = regimen.treatment.slug, regimen.condition.slug if regimen.condition else "", regimen.phase
            if (other := usual.setdefault(key, seed.slug)) != seed.slug:
                yield seed.fault(("headline",), f"{other} is the usual one as well", "keep it on one of them")
            if not regimen.verified:
                yield seed.fault(("headline",), "usual, but not verified", "choose another, or none")
