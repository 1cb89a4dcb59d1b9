"""What contrasts have of the results of their arms: counts; and the risk differences that nobody printed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import Any

from app.absolute import LEVEL, Estimate, Group, risk_difference
from app.members import Fields
from app.models.analysis import Measure, Reservation
from app.models.arm import arms_of
from app.models.finding import CONTRASTS_PATH, OF_ONE_QUANTITY, RESULTS_PATH, STUDIES_PATH
from app.models.frequency import DECIMALS, counted_group
from app.models.trial import ArmRole, SeenKind
from app.record import Neighbours

OF_BOTH = (
    *(*OF_ONE_QUANTITY, "definition", "threshold", "anchor", "anchor_in_words", "analysis"),
    *("source", "locator", "seen_in", "verified_on"),
)
"""What a contrast has of the results of its arms; where they differ, of that of the first arm."""
FIRST = {str(ArmRole.EXPERIMENTAL): 0, str(None): 1, str(ArmRole.ACTIVE_COMPARATOR): 2}
"""Role -> which arm is compared with which: the lower with the higher."""
OF_ARMS = ("events", "n", "proportion")
"""What a contrast shows of the results of each arm."""
COUNTS = (*OF_ARMS, *(f"comparator_{name}" for name in OF_ARMS))
LAST = 3
"""Controls, which are compared with nothing."""
SEEN_BEST_FIRST = [each.value for each in SeenKind]


def contrasts_of_counts(study: Fields) -> Iterator[Fields]:
    """A row for each two arms of a trial whose counts can be set side by side, as a dossier would state it.

    Left out are arms that got the same, sums of arms, and pairs whose risk difference, or any comparison with an
    interval, is stated. What cannot be read as counts is passed over: it is a fault of its own row.
    """
    arms = {each["key"]: each for each in arms_of(study) if not each.get("sum_of")}
    places = {key: (FIRST.get(str(arm.get("role")), LAST), place) for place, (key, arm) in enumerate(arms.items())}
    stated = {(quantity(each), arms_in(each)) for each in rows_in(study, CONTRASTS_PATH) if is_told(each)}
    groups: dict[tuple[str, ...], list[tuple[Fields, Group]]] = defaultdict(list)
    for each in rows_in(study, RESULTS_PATH):
        group = counted_group(each)
        if group and str(each.get("arm")) in arms and Reservation.TWICE_TOLD not in reservations(each):
            groups[(*quantity(each), str(each.get("analysis")), str(each.get("source")))].append((each, group))
    for alike in groups.values():
        alike.sort(key=lambda each: places[each[0]["arm"]])
        for (one, treated), (two, control) in combinations(alike, 2):
            keys = one["arm"], two["arm"]
            got = {str(arms[key]["treatment"]) for key in keys}
            if places[keys[0]][0] < LAST and len(got) == 2 and (quantity(one), frozenset(keys)) not in stated:
                yield contrast_of_counts(one, two, treated, control)


def contrast_of_counts(one: Fields, two: Fields, treated: Group, control: Group) -> Fields:
    """The risk difference of two arms, with Newcombe's interval."""
    seen = [str(each.get("seen_kind")) for each in (one, two)]
    return {
        **{name: one[name] for name in OF_BOTH if one.get(name) is not None},
        "arm": one["arm"],
        "other_arm": two["arm"],
        "measure": Measure.RISK_DIFFERENCE.value,
        **{name: round(each, DECIMALS) for name, each in risk_difference(treated, control)._asdict().items()},
        "level": LEVEL,
        "adjusted": False,
        "derived": [*Estimate._fields],
        "derived_from": f"{treated.events} of {treated.n} less {control.events} of {control.n}; Newcombe's interval",
        "unfit": [*dict.fromkeys((*reservations(one), *reservations(two)))],
        "seen_kind": max(seen, key=SEEN_BEST_FIRST.index) if {*seen} <= {*SEEN_BEST_FIRST} else None,
        "verified": all(each.get("verified") is True for each in (one, two)),
    }


def counts_of_arms(stated: Fields, neighbours: Neighbours) -> Fields:
    """What was counted in each arm of a contrast: of the one pair of results that tell of the same quantity."""
    told = neighbours.inside(STUDIES_PATH, stated.get("study"), RESULTS_PATH)
    alike = [each for each in told if all(each.get(name) == stated.get(name) for name in OF_ONE_QUANTITY)]
    analysis = stated.get("analysis")
    pairs = [
        (one, two)
        for one, two in product(alike, alike)
        if (one.get("arm"), two.get("arm")) == (stated.get("arm"), stated.get("other_arm"))
        and one.get("analysis") == two.get("analysis")
        and analysis in (None, one.get("analysis"))
        and Reservation.TWICE_TOLD not in (*one.get("unfit", []), *two.get("unfit", []))
    ]
    if len(pairs) != 1:
        return dict.fromkeys(COUNTS)
    return dict(zip(COUNTS, chain(*map(of_arm, pairs[0])), strict=True))


def of_arm(result: Fields) -> tuple[Any, Any, Any]:  # any: what a dossier states
    """Events, people and share of an arm; the share follows from the counts, if it is not stated."""
    group = counted_group(result)
    events, n, share = (result.get(name) for name in OF_ARMS)
    return events, n, round(group.share, DECIMALS) if share is None and group else share


def rows_in(study: Fields, name: str) -> list[Fields]:
    """The rows that a dossier writes inside a trial, as far as they are some."""
    told = study.get(name)
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def reservations(row: Fields) -> list[Any]:  # any: what a dossier states
    """What a row says that speaks against it."""
    told = row.get("unfit")
    return told if isinstance(told, list) and all(isinstance(each, str) for each in told) else []


def quantity(row: Fields) -> tuple[str, ...]:
    """What a row tells of."""
    return tuple(str(row.get(name)) for name in OF_ONE_QUANTITY)


def arms_in(contrast: Fields) -> frozenset[str]:
    """Both arms of a contrast."""
    return frozenset((str(contrast.get("arm")), str(contrast.get("other_arm"))))


def is_told(contrast: Fields) -> bool:
    """Does it state a comparison with an interval, or the risk difference itself?"""
    return contrast.get("measure") == Measure.RISK_DIFFERENCE or contrast.get("lower") is not None
