"""Differences and ratios of two groups, and what follows from a known risk, compared with what others published."""

from math import exp, inf, isfinite, log, nan
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.absolute import (
    RISK_MEASURES,
    Estimate,
    FromBaseline,
    Group,
    Needed,
    NeededSegment,
    Ranged,
    from_baseline,
    has_zero_cell,
    natural_frequencies,
    number_needed,
    per_thousand,
    risk_difference,
    risk_ratio,
    rounded_up,
    spoken_per_thousand,
    wilson,
)
from app.models.analysis import RATIOS, Measure

NEWCOMBE = [
    ((56, 70), (48, 80), 0.2000, 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.6000, 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.5714, 0.0582, 0.8062),
    ((5, 56), (0, 29), 0.0893, -0.0381, 0.1926),
    ((0, 10), (0, 20), 0.0000, -0.1611, 0.2775),
    ((0, 10), (0, 10), 0.0000, -0.2775, 0.2775),
    ((10, 10), (0, 20), 1.0000, 0.6791, 1.0000),
    ((10, 10), (0, 10), 1.0000, 0.6075, 1.0000),
]
"""Both groups, the difference and its 95 % interval. Newcombe 1998, Statistics in Medicine 17:873-890, table II,
method 10."""
IN_R = [
    ((12, 40), (6, 41), 0.717839793150317, -0.160017892968721, 1.59569747926936),
    ((4, 30), (0, 31), 2.2289732756508, -0.650716211512244, 5.10866276281384),
    ((0, 25), (3, 24), -1.98513086220859, -4.89701522382658, 0.926753499409394),
    ((20, 20), (15, 21), 0.326104877854054, 0.047382950088101, 0.604826805620008),
    ((18, 18), (19, 19), -0.00135043909787135, -0.103278486032037, 0.100577607836294),
    ((33, 80), (21, 79), 0.439406341536197, -0.0108048947523476, 0.889617577824742),
    ((0, 100), (2, 50), -2.29273279655103, -5.31037164206288, 0.72490604896081),
]
"""Both groups, the logarithm of the ratio and its 95 % interval. Computed in R with metafor 5.1-12, half an event being
added to each cell where one is empty; made-up numbers."""
WORKED = [
    # Cochrane Handbook 5.1, 12.5.4.3: 62 fewer per 1,000, NNT 17
    (Measure.ODDS_RATIO, (0.73, None, None), 0.3, False, (-61.7, None, None), -62, 16.2, 17, []),
    # Cochrane Handbook 5.1, 12.5.4.2: 24 fewer per 1,000, NNT 42
    (Measure.RISK_RATIO, (0.92, None, None), 0.3, False, (-24.0, None, None), -24, 41.7, 42, []),
    # Altman 1998, BMJ 317:1309, figures 1 and 2: NNTB 10 (NNTH 20 to infinity to NNTB 4); the limits also in Newcombe,
    # rapid response of 5 January 1999
    (
        *(Measure.RISK_DIFFERENCE, (0.1, -0.05, 0.25), 0.3, True, (100, -50, 250), 100, 10, 10),
        [("NNTH", 20, None), ("NNTB", 4, None)],
    ),
    # Daly 2019, JAMA Psychiatry 76:893, SUSTAIN-1, stable remitters: 26.7 v 45.3 % relapsed, NNT 6
    (
        *(Measure.HAZARD_RATIO, (0.49, 0.29, 0.84), 39 / 86, False, (-197.2, -292.8, -55.5), -197, 5.07, 6),
        [("NNTB", 4, 19)],
    ),
    # Barrowman 2002, CMAJ 166:1676: NNT about 6 (3.1 to 111.1), rounded there to the nearest
    (
        *(Measure.RISK_DIFFERENCE, (0.166, 0.009, 0.322), 0.5, True, (166, 9, 322), 166, 6.02, 7),
        [("NNTB", 4, 112)],
    ),
    # Daly 2019, stable responders: NNT 4, from the crude shares 25.8 and 57.6 % (recalled). The formula gives another
    # number, since people were censored and hazards need not be proportional. It must not be tuned.
    (
        *(Measure.HAZARD_RATIO, (0.30, 0.16, 0.55), 0.576, False, (-349.1, -447.7, -199.8), -349, 2.86, 3),
        [("NNTB", 3, 6)],
    ),
    # worked out by hand, as no source does: response with nasal esketamine, with escitalopram
    (
        *(Measure.RISK_RATIO, (1.4, 1.22, 1.61), 0.389, True, (155.6, 85.6, 237.3), 156, 6.43, 7),
        [("NNTB", 5, 12)],
    ),
    (
        *(Measure.ODDS_RATIO, (1.68, 1.51, 1.87), 0.3, True, (118.6, 92.9, 144.9), 119, 8.43, 9),
        [("NNTB", 7, 11)],
    ),
]
"""Measure, effect, baseline, whether the outcome is desirable; difference of 1,000, spoken; number needed, in whole
people, and the segments of its interval."""
EXACT = settings(derandomize=True, deadline=None, max_examples=300)
RISKS = some.floats(0, 1)
INNER = some.floats(0.001, 0.999)
RATIO = some.floats(0.01, 100)
TELLING = sorted(RISK_MEASURES)


def effects(measure: str) -> some.SearchStrategy[float]:
    """Whatever may be given of a measure, however odd."""
    return some.floats(0, exclude_min=True, allow_infinity=False) if measure in RATIOS else some.floats(-1, 1)


def point(measure: str, effect: float, baseline: float) -> FromBaseline:
    return from_baseline(measure, Ranged(effect, None, None), baseline)


def whole(segments: tuple[NeededSegment, ...]) -> list[tuple[str, int, int | None]]:
    return [(one.kind, rounded_up(one.fewest), None if one.most is None else rounded_up(one.most)) for one in segments]


@pytest.mark.parametrize(
    ("shares", "out_of", "counts"),
    [
        ([0.2832, 0.0856], 100, [28, 9]),
        ([0.044, 0.0], 100, [4, 0]),
        ([0.0164, 0.0125], 1_000, [16, 12]),
        ([0.000021, 0.000308], 100_000, [2, 31]),
        ([0.014, -0.006], 1_000, [14, -6]),
        ([0.0000001], 1_000_000, [0]),
    ],
)
def test_shares_beside_one_another_are_told_of_as_many_people(
    shares: list[float], out_of: int, counts: list[int]
) -> None:
    assert natural_frequencies(shares) == (out_of, counts)


@pytest.mark.parametrize(("treated", "control", "value", "lower", "upper"), NEWCOMBE)
def test_differences_are_those_that_were_published(
    treated: tuple[int, int], control: tuple[int, int], value: float, lower: float, upper: float
) -> None:
    found = risk_difference(Group(*treated), Group(*control))
    assert [*found] == pytest.approx([value, lower, upper], abs=5e-5)
    turned = risk_difference(Group(*control), Group(*treated))
    assert [*turned] == pytest.approx([-found.value, -found.upper, -found.lower])


@pytest.mark.parametrize(("treated", "control", "value", "lower", "upper"), IN_R)
def test_ratios_are_those_that_r_computes(
    treated: tuple[int, int], control: tuple[int, int], value: float, lower: float, upper: float
) -> None:
    found = risk_ratio(Group(*treated), Group(*control))
    assert found
    assert [*map(log, found)] == pytest.approx([value, lower, upper], rel=1e-11)
    turned = risk_ratio(Group(*control), Group(*treated))
    assert turned
    assert [*turned] == pytest.approx([1 / found.value, 1 / found.upper, 1 / found.lower])


def test_where_nobody_has_an_event_there_is_no_ratio() -> None:
    assert risk_ratio(Group(0, 50), Group(0, 49)) is None
    assert risk_difference(Group(0, 50), Group(0, 49)).value == 0


def test_empty_cells_are_told() -> None:
    assert has_zero_cell(Group(0, 5), Group(1, 5))
    assert has_zero_cell(Group(1, 5), Group(5, 5))
    assert not has_zero_cell(Group(1, 5), Group(4, 5))


def test_another_level_is_another_interval() -> None:
    wide, narrow = (risk_difference(Group(30, 60), Group(20, 60), level) for level in (0.99, 0.8))
    assert wide.lower < narrow.lower < narrow.value == wide.value < narrow.upper < wide.upper
    ratio = risk_ratio(Group(30, 60), Group(20, 60), 0.5)
    assert ratio
    half = NormalDist().inv_cdf(0.75) * (1 / 30 - 1 / 60 + 1 / 20 - 1 / 60) ** 0.5
    assert ratio.upper == pytest.approx(1.5 * exp(half))


@pytest.mark.parametrize("events", range(11))
def test_intervals_of_shares_stay_within_bounds(events: int) -> None:
    found = wilson(Group(events, 10))
    assert 0 <= found.lower <= found.value <= found.upper <= 1


def test_a_trial_counted_agrees_with_its_publication() -> None:
    """Anand 2023, ELEKT-D, abstract: response in 108 of 195 and 70 of 170, difference 0.142 (0.039 to 0.242)."""
    found = risk_difference(Group(108, 195), Group(70, 170))
    assert [*found] == pytest.approx([0.142, 0.039, 0.242], abs=0.002)
    assert [*found] == pytest.approx([0.1421, 0.0393, 0.2406], abs=5e-5)


@pytest.mark.parametrize(
    ("measure", "effect", "baseline", "desirable", "per_1000", "spoken", "needed", "people", "segments"), WORKED
)
def test_effects_on_a_known_risk_are_those_that_were_published(
    measure: Measure,
    effect: tuple[float, float | None, float | None],
    baseline: float,
    desirable: bool,
    per_1000: tuple[float, float | None, float | None],
    spoken: int,
    needed: float,
    people: int,
    segments: list[tuple[str, int, int | None]],
) -> None:
    found = from_baseline(measure, Ranged(*effect), baseline)
    assert [*per_thousand(found.difference)] == pytest.approx([*per_1000], abs=0.05)
    assert spoken_per_thousand(found.difference).value == spoken
    number = number_needed(found.difference, desirable=desirable)
    assert number.kind == "NNTB"
    assert number.value == pytest.approx(needed, abs=0.05)
    assert rounded_up(number.value or 0) == people
    assert whole(number.segments) == segments
    assert not found.clipped


def test_the_risk_under_treatment_is_told_beside_the_difference() -> None:
    found = from_baseline(Measure.HAZARD_RATIO, Estimate(0.49, 0.29, 0.84), 39 / 86)
    assert [*per_thousand(found.risk)] == pytest.approx([256.3, 160.7, 398.0], abs=0.05)
    assert [*spoken_per_thousand(found.risk)] == [256, 161, 398]
    assert [*spoken_per_thousand(Ranged(-0.0004, None, 0.0005))] == [0, None, 0]


@pytest.mark.parametrize("measure", [Measure.RISK_RATIO, Measure.RISK_DIFFERENCE])
def test_a_risk_beyond_everybody_or_nobody_is_set_there_and_told(measure: Measure) -> None:
    found = from_baseline(measure, Ranged(0.9, 0.1, 1.0), 0.3)
    assert found.clipped == (measure == Measure.RISK_DIFFERENCE)
    found = from_baseline(Measure.RISK_RATIO, Ranged(1.5, 1.2, 4.0), 0.3)
    assert found.clipped  # by the upper limit alone
    assert [*found.risk] == pytest.approx([0.45, 0.36, 1.0])
    assert [*found.difference] == pytest.approx([0.15, 0.06, 0.7])
    assert point(Measure.RISK_DIFFERENCE, -0.4, 0.3).risk.value == 0
    assert not point(Measure.RISK_DIFFERENCE, -0.3, 0.3).clipped
    assert not point(Measure.RISK_RATIO, 1 / 0.3, 0.3).clipped


def test_the_number_needed_is_for_benefit_where_the_difference_is_wanted() -> None:
    fewer = Ranged(-0.1, -0.25, 0.05)
    assert number_needed(fewer, desirable=False) == Needed(
        "NNTB", 10, (NeededSegment("NNTH", 20, None), NeededSegment("NNTB", 4, None))
    )
    assert number_needed(fewer, desirable=True) == Needed(
        "NNTH", 10, (NeededSegment("NNTH", 4, None), NeededSegment("NNTB", 20, None))
    )
    assert number_needed(Ranged(-0.1, -0.2, -0.05), desirable=True).segments == (NeededSegment("NNTH", 5, 20),)


@pytest.mark.parametrize(
    ("difference", "kind", "value", "segments"),
    [
        (Ranged(0.1, 0.0, 0.2), "NNTB", 10, [("NNTB", 5, None)]),
        (Ranged(-0.1, -0.2, 0.0), "NNTH", 10, [("NNTH", 5, None)]),
        (Ranged(0.0, -0.1, 0.2), None, None, [("NNTH", 10, None), ("NNTB", 5, None)]),
        (Ranged(0.0, 0.0, 0.0), None, None, []),
        (Ranged(0.1, None, 0.2), "NNTB", 10, []),
        (Ranged(0.1, 0.05, None), "NNTB", 10, []),
        (Ranged(1.0, 0.5, 1.0), "NNTB", 1, [("NNTB", 1, 2)]),
        (Ranged(1.0, 0.5, 1.0000000000000002), "NNTB", 1, [("NNTB", 1, 2)]),  # a slip of arithmetic
        (Ranged(5e-324, -5e-324, 1e-10), None, None, []),  # one over it is infinite, or more people than there are
    ],
)
def test_no_difference_and_a_limit_of_none_are_infinitely_many_people(
    difference: Ranged[float], kind: str | None, value: float | None, segments: list[tuple[str, int, int | None]]
) -> None:
    found = number_needed(difference, desirable=True)
    assert (found.kind, found.value, whole(found.segments)) == (kind, value, segments)


@pytest.mark.parametrize(
    ("first", "second", "people"), [(0.25, 0.2, 20), (0.3, 0.4, 10), (0.2, 0.3, 10), (0.7, 0.4, 4)]
)
def test_a_slip_of_arithmetic_needs_no_further_person(first: float, second: float, people: int) -> None:
    """One over 0.25 less 0.2 is 20.000000000000004."""
    number = number_needed(Ranged(first - second, None, None), desirable=True)
    assert number.value
    assert rounded_up(number.value) == people


@pytest.mark.parametrize("measure", [each for each in Measure if each not in RISK_MEASURES])
def test_of_means_and_of_single_shares_no_risk_follows(measure: Measure) -> None:
    with pytest.raises(ValueError, match=f"no risk follows from {measure}; give one of risk_ratio, odds_ratio"):
        point(measure, 0.5, 0.3)


def test_every_measure_of_which_a_risk_follows_is_one_of_records() -> None:
    assert {*RISK_MEASURES} < {*Measure}
    assert {each for each in RISK_MEASURES if RISK_MEASURES[each](1, 0.5) == 0} == RATIOS & {*RISK_MEASURES}


@pytest.mark.parametrize("baseline", [-0.1, 1.1, 30, nan, inf, -inf])
def test_a_baseline_that_is_no_risk_is_refused(baseline: float) -> None:
    with pytest.raises(ValueError, match=r"baseline: .* is no risk; give a fraction from 0 to 1"):
        point(Measure.RISK_RATIO, 0.9, baseline)


@pytest.mark.parametrize("measure", TELLING)
@pytest.mark.parametrize(
    "effect",
    [
        *((nan, None, None), (inf, None, None), (-inf, None, None), (-2, None, None)),
        *((0.5, nan, None), (0.5, None, nan), (0.5, None, inf), (0.5, -inf, None)),
        *((0.5, 0.6, 0.7), (0.5, 0.2, 0.4), (0.5, 0.7, 0.2)),
    ],
)
def test_effects_that_no_measure_has_are_refused(
    measure: str, effect: tuple[float, float | None, float | None]
) -> None:
    with pytest.raises(ValueError, match=f"{measure}: .* must rise, ratios above 0, differences from -1 to 1"):
        from_baseline(measure, Ranged(*effect), 0.3)
    if measure not in RATIOS:
        with pytest.raises(ValueError, match=r"difference: .* must rise"):
            number_needed(Ranged(*effect), desirable=True)


def test_a_ratio_of_nothing_and_a_difference_in_percent_are_refused() -> None:
    for measure in RATIOS & {*RISK_MEASURES}:
        for effect in (Ranged(0.0, None, None), Ranged(0.5, 0.0, 0.9)):
            with pytest.raises(ValueError, match="ratios above 0"):
                from_baseline(measure, effect, 0.3)
    with pytest.raises(ValueError, match="from -1 to 1"):
        point(Measure.RISK_DIFFERENCE, 10, 0.3)
    assert point(Measure.RISK_DIFFERENCE, 0, 0.3).difference.value == 0


@pytest.mark.parametrize("measure", TELLING)
@EXACT
@given(some.data())
def test_risks_are_risks_and_limits_are_around_them(measure: str, data: some.DataObject) -> None:
    lower, value, upper = sorted(data.draw(some.tuples(*[effects(measure)] * 3)))
    baseline, desirable = data.draw(RISKS), data.draw(some.booleans())
    found = from_baseline(measure, Ranged(value, lower, upper), baseline)
    for figures, least in ((found.risk, 0), (found.difference, -1)):
        assert figures.lower is not None
        assert figures.upper is not None
        assert figures.lower <= figures.value + 1e-12 <= figures.upper + 2e-12
        assert all(least <= each <= 1 for each in figures if each is not None)
    assert found.risk.value - baseline == pytest.approx(found.difference.value, abs=1e-12)
    number = number_needed(found.difference, desirable=desirable)
    for people in (number.value, *(each for one in number.segments for each in (one.fewest, one.most))):
        assert people is None or (isfinite(people) and people * (1 - 2e-9) <= rounded_up(people) < people + 1)
        assert people is None or rounded_up(people) >= 1
    assert all(one.most is None or one.fewest <= one.most for one in number.segments)
    assert (number.value is None) == (abs(found.difference.value) <= 1e-9)
    for one in number.segments:
        if number.value and one.kind == number.kind:
            assert one.fewest <= number.value * (1 + 1e-6)
            assert one.most is None or number.value <= one.most * (1 + 1e-6)


@pytest.mark.parametrize("measure", TELLING)
@EXACT
@given(some.data())
def test_more_effect_or_more_baseline_is_more_risk(measure: str, data: some.DataObject) -> None:
    (less, more), (rare, frequent) = (sorted(data.draw(some.tuples(each, each))) for each in (effects(measure), RISKS))
    assert point(measure, less, rare).risk.value <= point(measure, more, rare).risk.value + 1e-12
    assert point(measure, less, rare).risk.value <= point(measure, less, frequent).risk.value + 1e-12


@pytest.mark.parametrize("measure", TELLING)
@EXACT
@given(RISKS)
def test_no_effect_is_exactly_no_difference(measure: str, baseline: float) -> None:
    found = point(measure, 1 if measure in RATIOS else 0, baseline)
    assert (found.risk.value, found.difference.value, found.clipped) == (baseline, 0, False)
    assert number_needed(found.difference, desirable=True).value is None


@EXACT
@given(RATIO, INNER)
def test_odds_turned_at_the_treated_risk_give_the_baseline_back(ratio: float, baseline: float) -> None:
    treated = point(Measure.ODDS_RATIO, ratio, baseline).risk.value
    assert point(Measure.ODDS_RATIO, 1 / ratio, treated).risk.value == pytest.approx(baseline, abs=1e-9)


@EXACT
@given(RATIO, INNER)
def test_not_having_the_event_is_the_same_difference_turned(ratio: float, baseline: float) -> None:
    event, other = point(Measure.ODDS_RATIO, ratio, baseline), point(Measure.ODDS_RATIO, 1 / ratio, 1 - baseline)
    assert other.difference.value == pytest.approx(-event.difference.value, abs=1e-12)
    one, two = (number_needed(each.difference, desirable=each is event) for each in (event, other))
    assert one.kind == two.kind
    assert one.value == pytest.approx(two.value, rel=1e-6)


@EXACT
@given(some.integers(1, 200), some.integers(1, 200), some.data())
def test_the_effect_of_two_groups_applied_to_the_one_gives_the_other(n: int, m: int, data: some.DataObject) -> None:
    treated, control = (Group(data.draw(some.integers(0, each)), each) for each in (n, m))
    difference = risk_difference(treated, control)
    assert point(Measure.RISK_DIFFERENCE, difference.value, control.share).risk.value == pytest.approx(treated.share)
    assert number_needed(difference, desirable=True).segments
    ratio = None if has_zero_cell(treated, control) else risk_ratio(treated, control)
    if ratio:
        found = from_baseline(Measure.RISK_RATIO, ratio, control.share)
        assert found.risk.value == pytest.approx(treated.share)
