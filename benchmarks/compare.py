"""What a comparison costs whose answer is not cached: five treatments in every metric, against writing it down alone.

Run it with `make benchmark`; it needs a published release. It prints milliseconds of CPU for each, and the ratios.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from pydantic import TypeAdapter

from app.address import Address
from app.answers.compare.shape import CompareAnswer
from app.compare.metrics import BY_NAME
from app.db import store
from app.endpoint import Asked
from app.endpoints.compare import CompareQuery, comparison
from app.reader import Release, opened
from app.session import Session
from app.settings import Settings

TREATMENTS = "ketamine-iv,esketamine-nasal,ssri,psilocybin,ect"
ROUNDS = 20


def measured(work: Callable[[], object]) -> float:
    """Milliseconds of CPU that it takes, the median of some rounds."""
    spent: list[float] = []
    for _ in range(ROUNDS):
        begun = process_time()
        work()
        spent.append(1_000 * (process_time() - begun))
    return median(spent)


def compared(release: Release) -> dict[str, object]:
    """The comparison, made anew, as it is before it has a format."""
    asked = {"treatments": [TREATMENTS], "metrics": [",".join(BY_NAME)], "condition": "treatment-resistant-depression"}
    session = Session(release.database)
    try:
        query = CompareQuery.model_validate(asked)
        answer = comparison(Asked(release, query, Address("http://localhost", "/v1/compare"), session))
    finally:
        session.close()
    return {"data": answer.data, "meta": answer.meta, "links": answer.links, "references": {}}


def main(where: str) -> None:
    if not Path(where).is_dir() and "://" not in where:
        sys.exit(f"There is no release in {where}; run `make serve` or `euthymia build --publish` first.")
    release = opened(store(where))
    begun = process_time()
    answer = compared(release)
    first = 1_000 * (process_time() - begun)
    written = TypeAdapter(CompareAnswer)
    whole = CompareAnswer.model_validate(answer)
    floor, kept = measured(lambda: written.dump_json(whole)), measured(lambda: compared(release))
    anew = measured(lambda: (release.cells.clear(), compared(release)))
    sys.stdout.write(f"floor: writing the answer down         {floor:7.1f} ms\n")
    for what, spent in (
        ("the first comparison", first),
        ("its cells worked out anew", anew),
        ("all its cells known already", kept),
    ):
        sys.stdout.write(f"{what:36}   {spent:7.1f} ms   {spent / floor:5.1f} times the floor\n")


if __name__ == "__main__":
    main(Settings().store)
