"""What adverse effects say in words: every number is one of the fields of the cell."""

from collections.abc import Sequence

from app.compare.cell import Cell
from app.compare.efficacy.said import EffectSayings, cited, effect_said
from app.compare.evidence import Evidence
from app.compare.shares import CellEffect
from app.compare.wording import more_or_fewer, named, of_thousand
from app.english import enumerated, inside
from app.models.ascertainment import ShareBound
from app.values.audience import Audience


def harm_said(evidence: Evidence, cell: Cell, sayings: EffectSayings) -> str:
    """What a cell says of a harm, without the name of the treatment."""
    if cell.measure:
        return effect_said(evidence, cell, sayings)
    share = cell.arms[0].proportion or 0.0
    told = f"{sayings.event} in {of_thousand(share)} of 1,000; no rate of a control is recorded"
    patient = evidence.audience == Audience.PATIENT
    return told if patient else f"{told} ({cited(evidence, cell)})"


def table_said(evidence: Evidence, cell: Cell) -> str:
    """The effects of a table, the commonest first."""
    patient = evidence.audience == Audience.PATIENT
    told = "; ".join(effect_told(each, cell, patient=patient) for each in cell.effects)
    if patient or not cell.source:
        return told
    return f"{told} ({'; '.join(each for each in (cited(evidence, cell), cell.population) if each)})"


def tables_compared(held: Sequence[Cell]) -> str:
    """What comes first in each table, and for which treatments other sources have more."""
    told = [f"{inside(each.effects[0].effect.name)} for {named(each.treatment)}" for each in held]
    missed = [named(each.treatment) for each in held if each.commoner_elsewhere]
    more = f" For {enumerated(missed)} other sources have effects that are more frequent." if missed else ""
    return f"In these tables comes first {enumerated(told)}.{more}"


def effect_told(effect: CellEffect, cell: Cell, *, patient: bool) -> str:
    """One effect: `dissociation in 410 of 1,000 against 95 on placebo plus antidepressant`."""
    name = f"{inside(effect.plain_name if patient else effect.effect.name)}{counted_among(effect, cell)}"
    on = f"{'with' if patient else 'on'} {named(cell.comparator)}"
    if effect.members and effect.range_lower is not None and effect.range_upper is not None:
        span = more_or_fewer(of_thousand(effect.range_lower), of_thousand(effect.range_upper))
        members = f" ({len(effect.members)} members)" if not patient else ""
        return f"{name} in {span} of 1,000 than {on}{members}"
    shares = [
        f"{'fewer than ' if each.bound == ShareBound.BELOW else ''}{of_thousand(each.proportion or 0.0)}"
        for each in effect.arms
    ]
    against = f" against {shares[1]} {on}" if len(shares) > 1 else ""
    interval = ""
    if not patient and effect.value is not None and effect.lower is not None and effect.upper is not None:
        value, low, high = (of_thousand(each) for each in (effect.value, effect.lower, effect.upper))
        interval = f" ({value:+d}, {low} to {high})"
    return f"{name} in {shares[0]} of 1,000{against}{interval}"


def counted_among(effect: CellEffect, cell: Cell) -> str:
    """In whom, if only in some, and not the whole table is of those."""
    return f" ({effect.population})" if effect.population and effect.population != cell.population else ""
