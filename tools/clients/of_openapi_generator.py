"""Uses the client that openapi-generator makes: prints what it was told, for tests/test_clients.py to compare.

usage: python of_openapi_generator.py BASE_URL, with the client as the package `made`
"""

import json
import sys

from made import ApiClient, Configuration, SearchApi, TreatmentsApi
from made.exceptions import NotFoundException
from made.models import ProblemBody

with ApiClient(Configuration(host=sys.argv[1])) as client:
    treatments = TreatmentsApi(client)
    page = treatments.list_treatments(include=["headlines"], facets=["kind"], onset_hours__lte=100.0, limit=5)
    headlines = [
        (each.slug, course.kind, course.typical.hours if course.typical else None)
        for each in page.data
        for course in each.headlines or ()
    ]
    one = treatments.get_treatments("ketamine", fields=["name"]).data
    assert one.kind is None
    try:
        treatments.get_treatments("ketamin")
        raise SystemExit("a record was found that there is not")
    except NotFoundException as error:
        missing = error.data
    assert isinstance(missing, ProblemBody)
    told = {
        "kinds": [each.kind for each in page.data],
        "headlines": headlines,
        "facets": {count.value and count.value.actual_instance: count.count for count in page.meta.facets["kind"]},
        "name": one.name,
        "missing": [missing.code, missing.did_you_mean],
        "hits": [each.slug for each in SearchApi(client).search(q="ketamine").data],
    }
print(json.dumps(told))  # noqa: T201 - what a command prints
