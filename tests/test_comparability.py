"""Warnings on comparability: each fires where it must, and is silent where only that is otherwise."""

from dataclasses import replace
from typing import Any

import pytest

from app.absolute import Ranged
from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.absolutes import AbsoluteEffect, BaselineRisk
from app.compare.cell import Cell, MemberFigure, OtherFacts
from app.compare.cell_rules import CELL_RULES
from app.compare.direct_rules import DIRECT_RULES
from app.compare.efficacy.candidate import EffectSeen
from app.compare.evidence import Evidence
from app.compare.facts import CellFact
from app.compare.figures import ArmFigure
from app.compare.kinds import OF_EFFECTS, OF_HARMS
from app.compare.ladder import Ladder
from app.compare.metric import cell_of, shaped
from app.compare.pair_rules import PAIR_RULES
from app.compare.reckoned import absolute_from
from app.compare.rules import Looking
from app.compare.shape import DirectFigure, HeadToHead
from app.compare.shares import CellEffect
from app.compare.vocabulary import CellControl, CellState, ConditionRelation, FactRelation, MetricName, WarningSeverity
from app.compare.weighed import contradicts
from app.models.adverse_effect import AdverseEffectRecord
from app.models.analysis import Measure
from app.models.ascertainment import Ascertainment, CountsFrom
from app.models.citation import ReferenceKind
from app.models.contrast import ContrastRecord
from app.models.kin import kin_of
from app.models.pooling import Certainty
from app.models.reference import CompactReference
from app.models.time_course import TimeCourseRecord
from app.models.timing import After, Bound, Dosing, Statistic, TimeCourseKind, Unfit, Whom
from app.models.trial import Blinding
from app.record import Link
from app.values.audience import Audience

MDD = Link(slug="major-depressive-disorder", name="Major depressive disorder")
TRD = Link(slug="treatment-resistant-depression", name="Treatment-resistant depression")
CONTROL, BASELINE = Statistic.SEPARATION_FROM_CONTROL, Statistic.SEPARATION_FROM_BASELINE
OTHER = CellFact(collection="time-courses", slug="other", source="another")
OTHERS = OtherFacts(count=0, fit=0, lowest=None, highest=None, links=["http://example.org"])
SOURCE = CompactReference(
    citation="Another 2020", kind=ReferenceKind.RCT, title="Another", container_title=None, year=2020, doi=None,
    pmid=None, url=None,
)  # fmt: skip
EVIDENCE = Evidence(
    treatments={},
    names={"a": "A", "b": "B"},
    kin=kin_of((), ()),
    ladder=Ladder(asked=TRD, wider=[MDD.slug], narrower=[], others=[]),
    sources={"another": SOURCE},
    jurisdictions=[],
    day="2026-12-02",
    year=2026,
    audience=Audience.CLINICIAN,
    site="http://example.org",
    harms=[
        AdverseEffectRecord.model_construct(
            slug="other",
            source="another",
            treatment=Link(slug="b", name="B"),
            effect=Link(slug="b", name="B"),
            proportion=0.5,
            comparator_proportion=0.2,
        )
    ],
    courses=[
        TimeCourseRecord.model_construct(
            slug="other",
            source="another",
            kind=TimeCourseKind.ACUTE_EFFECTS_DURATION,
            treatment=Link(slug="b", name="B"),
        )
    ],
)


def cell(slug: str = "a", **known: Any) -> Cell:  # any: fields of a cell
    """A cell with a figure of the treatment itself, seen in a new paper, in the condition that was asked for."""
    sound = {
        "treatment": Link(slug=slug, name=slug.upper()),
        "collection": "time-courses",
        "state": CellState.VALUE,
        "relation": FactRelation.OWN,
        "condition": TRD,
        "condition_relation": ConditionRelation.EXACT,
        "bound": Bound.EXACT,
        "statistic": CONTROL,
        "dosing": Dosing.SINGLE,
        "verified": True,
        "source": "another",
        "source_kind": ReferenceKind.RCT,
        "source_year": 2020,
        "others": OTHERS,
    }
    return cell_of(**{**sound, **known})


M = MetricName
SCALE, FELT = Link(slug="madrs", name="MADRS"), Link(slug="b", name="B")
EFFECT: dict[str, Any] = {  # any: fields of a cell
    "measure": Measure.ODDS_RATIO, "value": 2.0, "lower": 1.2, "upper": 3.3, "control": CellControl.PLACEBO,
    "with_background": False, "timepoint": "P6W", "scale": SCALE, "n": 300, "bound": None,
}  # fmt: skip
"""What a sound effect tells besides."""
UNSURE: dict[str, Any] = {"lower": None, "upper": None}  # any: fields of a cell
SHAM = {"control": CellControl.SHAM}
DIFFERENCE = EFFECT | {"measure": Measure.RISK_DIFFERENCE, "value": 0.2, "lower": 0.05, "upper": 0.35}
POINTS = {"measure": Measure.MEAN_DIFFERENCE, "value": -4.0, "lower": -6.0, "upper": -2.0}


RATE = DIFFERENCE | {"ascertainment": Ascertainment.LABEL_TABLE}


def share(population: str | None) -> CellEffect:
    """An effect of a table, in these people."""
    return shaped(CellEffect, effect=FELT, plain_name="b", population=population, verified=True)


def counted(*events: int) -> list[ArmFigure]:
    """Sides with so many events."""
    return [ArmFigure(treatment=FELT, events=each, n=100, proportion=each / 100, bound=None) for each in events]


def reckoned(origin: BaselineOrigin) -> AbsoluteEffect:
    """What an effect means for 1,000 people, from a baseline of this origin."""
    baseline = shaped(BaselineRisk, risk=0.3, origin=origin, trials=1, condition=TRD)
    return absolute_from(Measure.ODDS_RATIO, Ranged(2.0, 1.2, 3.3), baseline)


def arms(one: float, two: float) -> list[ArmFigure]:
    """Both sides with these shares."""
    return [ArmFigure(treatment=FELT, events=None, n=None, proportion=share, bound=None) for share in (one, two)]


OF_CELLS: list[tuple[str, MetricName, dict[str, Any], dict[str, Any], WarningSeverity]] = [
    ("condition_not_as_asked", M.ONSET, {"condition": MDD, "condition_relation": ConditionRelation.WIDER}, {},
     WarningSeverity.CAUTION),
    ("condition_not_as_asked", M.COURSE, {"condition_relation": ConditionRelation.UNSTATED, "condition": None}, {},
     WarningSeverity.CAUTION),
    ("bound_not_exact", M.DURATION, {"bound": Bound.AT_LEAST}, {"bound": Bound.EXACT}, WarningSeverity.CAUTION),
    ("disputed", M.HALF_LIFE, {"disputed_by": [OTHER]}, {}, WarningSeverity.BLOCKS),
    ("not_its_own_record", M.MECHANISMS, {"relation": FactRelation.SUBSTANCE, "via": Link(slug="b", name="B")}, {},
     WarningSeverity.NOTE),
    ("not_its_own_record", M.HALF_LIFE,
     {"relation": FactRelation.MEMBERS, "members": [shaped(MemberFigure, treatment=Link(slug="b", name="B"))]}, {},
     WarningSeverity.NOTE),
    ("part_of_people", M.ONSET, {"against": [Unfit.PART_OF_PEOPLE], "population": "men"}, {"population": "men"},
     WarningSeverity.NOTE),
    ("unverified", M.LEGAL_STATUS, {"verified": False}, {}, WarningSeverity.CAUTION),
    ("weak_source", M.APPROVALS, {"source_kind": ReferenceKind.PRESS_RELEASE}, {"source_kind": ReferenceKind.REGULATOR},
     WarningSeverity.CAUTION),
    ("old_source", M.ONSET, {"source_year": 2005}, {"source_year": 2006}, WarningSeverity.NOTE),
    ("condition_not_as_asked", M.RESPONSE, EFFECT | {"condition_relation": ConditionRelation.NARROWER}, EFFECT,
     WarningSeverity.CAUTION),
    ("disputed", M.REMISSION, EFFECT | {"disputed_by": [OTHER]}, EFFECT, WarningSeverity.BLOCKS),
    ("timepoint_unknown", M.DROPOUT_ANY, EFFECT | {"timepoint": None}, EFFECT, WarningSeverity.CAUTION),
    ("unblinding_by_effects", M.RESPONSE, EFFECT | {"treatment": FELT}, EFFECT | {"treatment": FELT} | SHAM,
     WarningSeverity.CAUTION),
    ("small_sample", M.RESPONSE, EFFECT | {"n": 99}, EFFECT | {"n": 100}, WarningSeverity.CAUTION),
    ("imprecise", M.RESPONSE, EFFECT | {"lower": 1.1, "upper": 4.4}, EFFECT | {"lower": 1.1, "upper": 4.3},
     WarningSeverity.CAUTION),
    ("imprecise", M.RELAPSE_RISK, EFFECT | UNSURE, EFFECT, WarningSeverity.CAUTION),
    ("imprecise", M.DROPOUT_ANY, DIFFERENCE | {"lower": 0.05, "upper": 0.36}, DIFFERENCE, WarningSeverity.CAUTION),
    ("no_clear_difference", M.RESPONSE, EFFECT | {"lower": 1.0}, EFFECT, WarningSeverity.NOTE),
    ("no_clear_difference", M.SCORE_CHANGE, EFFECT | POINTS | {"upper": 0.2}, EFFECT | POINTS, WarningSeverity.NOTE),
    ("low_certainty", M.RESPONSE, EFFECT | {"certainty": Certainty.VERY_LOW},
     EFFECT | {"certainty": Certainty.MODERATE}, WarningSeverity.CAUTION),
    ("open_label", M.RESPONSE, EFFECT | {"blinding": Blinding.RATER_BLIND},
     EFFECT | {"blinding": Blinding.DOUBLE_BLIND}, WarningSeverity.CAUTION),
    ("estimate_and_arms_differ", M.RESPONSE, EFFECT | {"arms": arms(0.64, 0.2)}, EFFECT | {"arms": arms(0.5, 0.33)},
     WarningSeverity.CAUTION),
    ("one_of_several_trials", M.RESPONSE, EFFECT | {"studies": 1, "others": OTHERS.model_copy(update={"fit": 2})},
     EFFECT | {"studies": 1}, WarningSeverity.CAUTION),
    ("no_control", M.SERIOUS_ADVERSE_EVENTS, RATE | {"control": CellControl.NONE}, RATE, WarningSeverity.BLOCKS),
    ("active_control", M.SERIOUS_ADVERSE_EVENTS, RATE | {"control": CellControl.ACTIVE}, RATE, WarningSeverity.BLOCKS),
    ("part_of_people", M.COMMON_ADVERSE_EFFECTS, RATE | {"effects": [share("men")]}, RATE | {"effects": [share(None)]},
     WarningSeverity.NOTE),
    ("crude_sum", M.DROPOUT_ADVERSE_EVENTS, RATE | {"counts": CountsFrom.SUMMED, "lower": None, "upper": None},
     RATE | {"counts": CountsFrom.PRINTED}, WarningSeverity.CAUTION),
    ("few_events", M.SERIOUS_ADVERSE_EVENTS, RATE | {"arms": counted(4, 5)}, RATE | {"arms": counted(5, 5)},
     WarningSeverity.CAUTION),
    ("baseline_from_elsewhere", M.RESPONSE, EFFECT | {"absolute": reckoned(BaselineOrigin.ONE_TRIAL)},
     EFFECT | {"absolute": reckoned(BaselineOrigin.OWN_ARMS)}, WarningSeverity.CAUTION),
    ("baseline_from_elsewhere", M.RESPONSE, EFFECT | {"absolute": reckoned(BaselineOrigin.SAME_TWO)},
     EFFECT | {"absolute": reckoned(BaselineOrigin.ASKED)}, WarningSeverity.CAUTION),
    ("beyond_bounds", M.RESPONSE,
     EFFECT | {"absolute": reckoned(BaselineOrigin.ASKED).model_copy(update={"clipped": True})},
     EFFECT | {"absolute": reckoned(BaselineOrigin.OWN_ARMS).model_copy(update={"clipped": True})},
     WarningSeverity.CAUTION),
    ("two_steps", M.RESPONSE, EFFECT | {"absolute": reckoned(BaselineOrigin.ASKED), "derived_from": "counts"},
     EFFECT | {"absolute": reckoned(BaselineOrigin.OWN_ARMS), "derived_from": "counts"}, WarningSeverity.CAUTION),
    ("commoner_elsewhere", M.COMMON_ADVERSE_EFFECTS, RATE | {"commoner_elsewhere": [OTHER]}, RATE,
     WarningSeverity.CAUTION),
    ("part_of_people", M.SERIOUS_ADVERSE_EVENTS, RATE | {"population": "men"}, EFFECT | {"population": "adults"},
     WarningSeverity.NOTE),
    ("larger_study_not_shown", M.RESPONSE, EFFECT | {"larger_not_shown": [OTHER]}, EFFECT, WarningSeverity.CAUTION),
]  # fmt: skip
"""Code, metric, what must make it fire in an otherwise sound cell, what must not, and how much it matters."""
OF_PAIRS: list[tuple[str, MetricName, dict[str, Any], dict[str, Any], WarningSeverity]] = [
    ("condition_differs", M.PEAK, {"condition": MDD}, {"condition": None}, WarningSeverity.BLOCKS),
    ("measured_differently", M.ONSET, {"statistic": BASELINE}, {"statistic": CONTROL}, WarningSeverity.BLOCKS),
    ("measured_differently", M.RELAPSE, {"whom": Whom.RESPONDERS}, {}, WarningSeverity.BLOCKS),
    ("measured_differently", M.RELAPSE, {"after": After.COURSE}, {"statistic": Statistic.MEAN}, WarningSeverity.BLOCKS),
    ("measured_differently", M.SESSION, {"includes_observation": True}, {}, WarningSeverity.BLOCKS),
    ("dosing_differs", M.ONSET, {"dosing": Dosing.CONTINUED}, {"dosing": None}, WarningSeverity.CAUTION),
    ("dosing_differs", M.RELAPSE, {"dosing": Dosing.COURSE}, {"dosing": None}, WarningSeverity.BLOCKS),
    ("condition_differs", M.RESPONSE, {"condition": MDD}, {}, WarningSeverity.BLOCKS),
    ("control_differs", M.RESPONSE, {"control": CellControl.SHAM}, {}, WarningSeverity.BLOCKS),
    ("control_differs", M.RESPONSE, {"with_background": True}, {}, WarningSeverity.BLOCKS),
    ("measure_differs", M.DROPOUT_ANY, {"measure": Measure.RISK_RATIO}, {}, WarningSeverity.BLOCKS),
    ("timepoint_differs", M.RESPONSE, {"timepoint": "P13W"}, {"timepoint": "P12W"}, WarningSeverity.BLOCKS),
    ("ascertainment_differs", M.SERIOUS_ADVERSE_EVENTS, {"ascertainment": Ascertainment.ELICITED},
     {"ascertainment": Ascertainment.SPONTANEOUS}, WarningSeverity.BLOCKS),
    ("ascertainment_differs", M.COMMON_ADVERSE_EFFECTS, {"ascertainment": Ascertainment.SURVEY},
     {"ascertainment": None}, WarningSeverity.BLOCKS),
    ("scale_differs", M.RESPONSE, {"scale": FELT}, {"scale": None}, WarningSeverity.CAUTION),
    ("scale_differs", M.SCORE_CHANGE, {"scale": FELT}, {"scale": None}, WarningSeverity.BLOCKS),
]  # fmt: skip
"""The same of a second cell beside a sound one."""
AGAINST_IT = {"measure": Measure.RISK_DIFFERENCE, "value": 0.14, "n": 365}
HIGHER = {"value": 8.0, "lower": 3.0, "upper": 20.0}
OF_HEADS: list[tuple[str, dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], WarningSeverity]] = [
    ("head_to_head_exists", HIGHER, [AGAINST_IT], [], WarningSeverity.NOTE),
    ("head_to_head_contradicts", HIGHER, [AGAINST_IT], [AGAINST_IT | {"value": -0.14}], WarningSeverity.CAUTION),
    ("head_to_head_contradicts", HIGHER, [AGAINST_IT], [AGAINST_IT | {"n": 99}], WarningSeverity.CAUTION),
    ("head_to_head_contradicts", HIGHER, [AGAINST_IT], [AGAINST_IT | {"fit": False}], WarningSeverity.CAUTION),
    ("head_to_head_contradicts", HIGHER, [AGAINST_IT | {"lower": 0.04, "upper": 0.24}],
     [AGAINST_IT | {"lower": -0.04, "upper": 0.24}], WarningSeverity.CAUTION),
    ("head_to_head_contradicts", HIGHER, [AGAINST_IT | {"side": "b", "value": -0.14}],
     [AGAINST_IT | {"side": "b"}], WarningSeverity.CAUTION),
    ("head_to_head_contradicts", {"value": None, "range_lower": 4.0, "range_upper": 9.0}, [AGAINST_IT],
     [AGAINST_IT | {"value": -0.14}], WarningSeverity.CAUTION),
]  # fmt: skip
"""Code, how the second cell differs from the first, what compares both directly, and what must not make it fire."""
ELSEWHERE = {
    "condition_not_as_asked": M.HALF_LIFE,
    "bound_not_exact": M.SESSION,
    "old_source": M.HALF_LIFE,
    "part_of_people": M.SESSION,
    "disputed": M.MECHANISMS,
    "condition_differs": M.COURSE,
    "measured_differently": M.DURATION,
    "dosing_differs": M.COURSE,
    **dict.fromkeys(("control_differs", "measure_differs", "timepoint_differs"), M.ONSET),
    "scale_differs": M.DROPOUT_ANY,
    "unblinding_by_effects": M.DROPOUT_ANY,
    **dict.fromkeys(("timepoint_unknown", "small_sample", "imprecise", "no_clear_difference"), M.ONSET),
    **dict.fromkeys(("low_certainty", "open_label", "estimate_and_arms_differ", "one_of_several_trials"), M.ONSET),
    **dict.fromkeys(("larger_study_not_shown", "no_control", "ascertainment_differs", "commoner_elsewhere"), M.ONSET),
    **dict.fromkeys(("active_control", "crude_sum", "few_events"), M.RESPONSE),
    **dict.fromkeys(("baseline_from_elsewhere", "beyond_bounds", "two_steps"), M.ONSET),
    **dict.fromkeys(("head_to_head_exists", "head_to_head_contradicts"), M.ONSET),
}
"""Metrics to which a warning does not belong."""


def codes_of(metric: MetricName, shown: Cell) -> dict[str, WarningSeverity]:
    """The warnings of a cell."""
    found = [each.warning(shown, Looking(EVIDENCE, metric)) for each in CELL_RULES]
    return {each.code: each.severity for each in found if each}


@pytest.mark.parametrize(("code", "metric", "fires", "silent", "severity"), OF_CELLS)
def test_a_warning_on_a_cell_fires_where_it_must_and_nowhere_else(
    code: str, metric: MetricName, fires: dict[str, Any], silent: dict[str, Any], severity: WarningSeverity
) -> None:
    assert codes_of(metric, cell(**fires)) == {code: severity}
    assert codes_of(metric, cell(**silent)) == {}
    assert codes_of(metric, cell(**fires, state=CellState.ABSENT)) == {}
    if code in ELSEWHERE:
        assert code not in codes_of(ELSEWHERE[code], cell(**fires))


@pytest.mark.parametrize(("ratio", "warned"), [(3.3, True), (4.3, False)])
def test_a_ratio_without_an_interval_is_held_against_the_shares_beside_it(ratio: float, *, warned: bool) -> None:
    """Berlim 2014: remission in 18.6 % against 5 %, of which 4.3 follows; one ratio is printed for two outcomes."""
    fields: dict[str, Any] = {**EFFECT, **UNSURE, "value": ratio, "arms": arms(0.186, 0.05)}  # any: of a cell
    found = codes_of(M.REMISSION, cell(**fields))
    assert ("estimate_and_arms_differ" in found) == warned


@pytest.mark.parametrize(("code", "metric", "fires", "silent", "severity"), OF_PAIRS)
def test_a_warning_on_two_cells_fires_where_it_must_and_nowhere_else(
    code: str, metric: MetricName, fires: dict[str, Any], silent: dict[str, Any], severity: WarningSeverity
) -> None:
    def between(metric: MetricName, **other: Any) -> dict[str, tuple[WarningSeverity, list[str]]]:  # any: of a cell
        shown = EFFECT if metric in OF_EFFECTS else RATE if metric in OF_HARMS else {}
        pair = cell("a", **shown), cell("b", **{**shown, **other})
        found = [each.warning([pair], Looking(EVIDENCE, metric)) for each in PAIR_RULES]
        return {each.code: (each.severity, each.cells) for each in found if each}

    assert between(metric, **fires) == {code: (severity, ["a", "b"])}
    assert between(metric, **silent) == {}
    assert code not in between(ELSEWHERE[code], **fires)


def heads(direct: list[dict[str, Any]]) -> list[HeadToHead]:  # any: fields of comparisons
    """What compares `a` with `b`."""
    links = {"treatment": Link(slug="a", name="A"), "side": "a", "fit": True, "sentence": "", "source": "another"}
    shown = [shaped(DirectFigure, **{**links, **each}) for each in direct]
    return [HeadToHead(treatment="a", other="b", count=len(shown), comparisons=shown, links=[])] if shown else []


@pytest.mark.parametrize(("code", "second", "fires", "silent", "severity"), OF_HEADS)
def test_a_warning_on_what_compares_two_directly_fires_where_it_must_and_nowhere_else(
    code: str,
    second: dict[str, Any],  # any: fields of a cell
    fires: list[dict[str, Any]],  # any: fields of a comparison
    silent: list[dict[str, Any]],  # any: fields of a comparison
    severity: WarningSeverity,
) -> None:
    held = [cell("a", **EFFECT), cell("b", **(EFFECT | second))]

    def of(direct: list[dict[str, Any]], metric: MetricName) -> dict[str, WarningSeverity]:  # any: as above
        found = [rule.warning(held, heads(direct), Looking(EVIDENCE, metric)) for rule in DIRECT_RULES]
        assert all(each.cells == ["a", "b"] for each in found if each)
        return {each.code: each.severity for each in found if each}

    assert of(fires, M.RESPONSE)[code] == severity
    assert code not in of(silent, M.RESPONSE)
    assert of(fires, M.ONSET) == {}


def test_every_warning_has_such_cases_and_a_text_for_each_audience() -> None:
    rules = (*CELL_RULES, *PAIR_RULES, *DIRECT_RULES)
    assert {each.code for each in rules} == {case[0] for case in (*OF_CELLS, *OF_PAIRS, *OF_HEADS)}
    assert {each.code for each in rules if len(each.metrics) < len(MetricName)} == {*ELSEWHERE}
    for each in rules:
        assert all(text.endswith(".") and len(text) < 120 for text in each.wording)


def test_what_blocks_tells_patients_that_nothing_is_put_in_order() -> None:
    looking = Looking(replace(EVIDENCE, audience=Audience.PATIENT), M.PEAK)
    (rule,) = (each for each in PAIR_RULES if each.code == "condition_differs")
    told = rule.warning([(cell("a"), cell("b", condition=MDD))], looking)
    assert told
    assert told.text == "These studies were of different groups of people. So we do not put them in order."


def trial(slug: str, measure: Measure, value: float, lower: float, upper: float) -> EffectSeen:
    """A trial of `b` against placebo."""
    record = ContrastRecord.model_construct(
        slug=slug, study=Link(slug=slug, name=slug), treatment=FELT, condition=TRD, scale=None, timepoint=None,
        measure=measure, value=value, lower=lower, upper=upper,
    )  # fmt: skip
    return EffectSeen(record, CellControl.PLACEBO, with_background=False, mirrored=False)


@pytest.mark.parametrize(
    ("measure", "near", "far"),
    [
        (Measure.RISK_DIFFERENCE, (0.25, 0.10, 0.40), (0.60, 0.45, 0.75)),
        (Measure.ODDS_RATIO, (3.0, 1.5, 6.0), (12.0, 6.0, 24.0)),
    ],
)
def test_two_trials_disagree_only_beyond_chance(
    measure: Measure, near: tuple[float, float, float], far: tuple[float, float, float]
) -> None:
    """Of 22 trials of one drug that were alike 15 once lay outside the interval of another, as they do by chance."""
    shown = trial("shown", measure, *((0.1, 0.0, 0.2) if measure == Measure.RISK_DIFFERENCE else (1.5, 0.9, 2.5)))
    assert shown.interval
    assert shown.interval.upper is not None
    assert near[0] > shown.interval.upper  # outside, and yet no contradiction
    assert not contradicts(trial("near", measure, *near), shown)
    assert contradicts(trial("far", measure, *far), shown)
    assert not contradicts(shown, shown)


def test_a_ratio_without_a_logarithm_is_held_against_the_interval() -> None:
    shown = trial("shown", Measure.ODDS_RATIO, 1.5, 0.0, 2.5)
    assert contradicts(trial("other", Measure.ODDS_RATIO, 3.0, 1.5, 6.0), shown)
    assert not contradicts(trial("other", Measure.ODDS_RATIO, 2.0, 1.5, 6.0), shown)
