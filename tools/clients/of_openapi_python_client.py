"""Uses the client that openapi-python-client makes: prints what it was told, for tests/test_clients.py to compare.

usage: python of_openapi_python_client.py BASE_URL, with the client as the package `made`
"""

import json
import sys

from made import Client
from made.api.search import search
from made.api.treatments import get_treatments, list_treatments
from made.models import (
    Found,
    GetTreatmentsFieldsItem,
    ListTreatmentsFacetsItem,
    ListTreatmentsIncludeItem,
    OneTreatmentForAudience,
    PageTreatmentRecord,
    ProblemBody,
)
from made.types import Unset

client = Client(base_url=sys.argv[1])
page = list_treatments.sync(
    client=client,
    include=[ListTreatmentsIncludeItem.HEADLINES],
    facets=[ListTreatmentsFacetsItem.KIND],
    onset_hours_lte=100.0,
    limit=5,
)
assert isinstance(page, PageTreatmentRecord)
headlines = [
    (each.slug, course.kind, course.typical.hours if course.typical else None)
    for each in page.data
    for course in each.headlines or ()
]
one = get_treatments.sync("ketamine", client=client, fields=[GetTreatmentsFieldsItem.NAME])
assert isinstance(one, OneTreatmentForAudience)
assert isinstance(one.data.kind, Unset)
missing = get_treatments.sync("ketamin", client=client)
assert isinstance(missing, ProblemBody)
found = search.sync(client=client, q="ketamine")
assert isinstance(found, Found)
told = {
    "kinds": [each.kind for each in page.data],
    "headlines": headlines,
    "facets": {count.value: count.count for count in page.meta.facets["kind"]},
    "name": one.data.name,
    "missing": [missing.code, missing.did_you_mean],
    "hits": [each.slug for each in found.data],
}
print(json.dumps(told))  # noqa: T201 - what a command prints
