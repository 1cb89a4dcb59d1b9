"""Every operation under generated requests, valid and not: documented statuses, types and shapes, never a 5xx."""

import os
import re
from collections.abc import Generator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from app.errors import UriTooLong
from app.main import create_api
from app.models import RESOURCES
from app.routers.served import Served
from app.routers.workers import Workers
from app.values.duration import WRITTEN_HOURS
from tests.conftest import TINY, asked, released

EXAMPLES = int(os.environ.get("EUTHYMIA_FUZZ", "40"))
"""Generated requests for each operation and kind; `make fuzz` asks for many more."""
LENGTHS = {name for each in RESOURCES for name, one in each.filters.items() if one.kind == "duration"}
"""Parameters that are lengths of time."""
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

schema = schemathesis.openapi.from_dict(
    create_api(Served(None), Workers(1, patience=0, export_seconds=0), "http://127.0.0.1:8000").openapi()
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    where = str(tmp_path_factory.mktemp("fuzzed"))
    released(TINY, where)
    with asked(where) as client:
        yield str(client.base_url)


@schema.parametrize()  # pyright: ignore[reportUntypedFunctionDecorator] - the library leaves it untyped
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=SLOW, derandomize=True)
def test_every_operation_keeps_its_word(case: schemathesis.Case[Any], address: str) -> None:
    response = case.call(base_url=address)
    assert response.status_code < 500
    unfit: list[Any] = [positive_data_acceptance]  # a slug of the right form may still name nothing, and is refused
    if response.status_code == UriTooLong.status:
        unfit.append(negative_data_rejection)  # which does not count 414 as a refusal
    lengths = [str(value) for name, value in (case.query or {}).items() if name in LENGTHS]
    if any(re.fullmatch(WRITTEN_HOURS, each) for each in lengths):
        unfit.append(negative_data_rejection)  # a query is text, in which a number has the form that is asked for
    case.validate_response(response, excluded_checks=unfit)
