"""Differences and ratios of two groups, compared with what others published or computed."""

from math import exp, log
from statistics import NormalDist

import pytest

from app.absolute import Group, has_zero_cell, natural_frequencies, risk_difference, risk_ratio, wilson

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
