"""Rules of what patients read: the same numbers as clinicians read, no advice, and nothing that soothes."""

import re
from collections.abc import Iterator, Sequence

from app.errors import DossierFault
from app.models.interaction import InteractionRecord
from app.models.safety_warning import SafetyWarningRecord
from app.models.treatment import TreatmentRecord
from app.release.rules.base import Draft, those
from app.release.seed import Seed
from app.values.numerals import numbers

UNFIT = re.compile(
    r"\b(you|your|yours|yourself|safe|safely|proven|best|works (?:well|better|about as|as well)|cures?|harmless)\b",
    re.IGNORECASE,
)
"""Words that speak to a reader, or promise."""
COMMANDS = re.compile(
    r"(?:^|[.!?:;] )(do not|don't|never|always|stop|start|begin|take|avoid|ask|tell|call|keep|change|switch|reduce)\b"
    r"(?! (?:with|is|are|of|an)\b)",
    re.IGNORECASE,
)
"""The beginning of a sentence that tells somebody what to do."""

SLANG = re.compile(r"\b(trips?|tripping|shrooms?|meds|shrinks?|stoned|junkies?)\b", re.IGNORECASE)
"""Words that not everybody knows, or that belittle."""


def plain_words_have_the_same_numbers(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who reads the plain text must learn the same doses, ages and times."""
    for seed, name, (text, plain) in texts_for_both(drafts):
        if differ := numbers(text) ^ numbers(plain):
            told = ", ".join(f"{each:g}" for each in sorted(differ))
            yield seed.fault((f"{name}_patient",), f"only one of the two texts has {told}", "tell it in both")


def plain_words_advise_nobody(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Nobody is spoken to, promised anything, or told to start, stop or change a treatment."""
    for seed, field, text in read_by_patients(drafts):
        if unfit := UNFIT.search(text) or COMMANDS.search(text):
            yield seed.fault((field,), f"'{unfit[1]}' promises or advises", "say what the source says of it")


def plain_words_are_no_slang(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Plain words are those that everybody knows."""
    for seed, field, text in read_by_patients(drafts):
        if found := SLANG.search(text):
            yield seed.fault((field,), f"'{found[1]}' is slang", "use a word that everybody knows")


def read_by_patients(drafts: Sequence[Draft]) -> Iterator[tuple[Seed, str, str]]:
    """Each text that patients may read: its record, its field, the text."""
    for seed, name, told in texts_for_both(drafts):
        yield from ((seed, field, text) for field, text in zip((name, f"{name}_patient"), told, strict=True))
    yield from ((seed, "summary_patient", each.summary_patient or "") for seed, each in those(drafts, TreatmentRecord))


def texts_for_both(drafts: Sequence[Draft]) -> Iterator[tuple[Seed, str, tuple[str, str]]]:
    """Each text that is there twice: its name, for professionals, and for patients."""
    for seed, warning in those(drafts, SafetyWarningRecord):
        yield seed, "text", (warning.text, warning.text_patient)
    for seed, interaction in those(drafts, InteractionRecord):
        yield seed, "effect", (interaction.effect, interaction.effect_patient)
