"""Promises that every resource keeps, in both stores. A new resource is covered by joining RESOURCES.

Two of the tests' own keep them, too: they use what is there for collections to come.
"""

from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from sqlalchemy import select

from app.envelope import One, Page
from app.marks import Walk
from app.members import members, pointers, texts
from app.models import table
from app.models.kin import KIN_OF_VALUES
from app.paging import Order, Position
from app.queries import ListQuery
from app.query.filters import OPERATORS
from app.record import labelled_by
from app.resource import Resource
from app.values.part import Part
from tests.changes import operations
from tests.conftest import WIDER

RESOURCES = WIDER.resources
FEW = 50
"""Records that are paged through one by one; of more, so many at a time."""
every_resource = pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
every_order = pytest.mark.parametrize(
    ("resource", "sort"),
    [pytest.param(r, sign + f, id=f"{r.path} {sign}{f}") for r in RESOURCES for f in r.sorts for sign in ("", "-")],
)


@pytest.fixture(scope="session")
def client(wider_client: httpx.Client) -> httpx.Client:
    return wider_client


def shape(envelope: Any, resource: Resource) -> TypeAdapter[Any]:
    return TypeAdapter(envelope[resource.record])


def get(client: httpx.Client, resource: Resource, **params: Any) -> dict[str, Any]:
    response = client.get(f"/v1/{resource.path}", params=params)
    assert response.status_code == 200, response.text
    return response.json()


def every(client: httpx.Client, resource: Resource, **params: Any) -> list[dict[str, Any]]:
    """All records, of however many pages."""
    body = get(client, resource, limit=200, **params)
    found = body["data"]
    while body["links"]["next"]:
        body = client.get(body["links"]["next"]).json()
        found += body["data"]
    assert len(found) == body["meta"]["total"]
    return found


def slug(record: dict[str, Any]) -> str:
    return record["slug"]


def everything(resource: Resource) -> dict[str, str]:
    return {"include": ",".join(resource.nested)} if resource.nested else {}


@every_order
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_paging_visits_each_record_once(client: httpx.Client, resource: Resource, sort: str, limit: int) -> None:
    whole = every(client, resource, sort=sort)
    body = get(client, resource, sort=sort, limit=limit if len(whole) <= FEW else limit * FEW - 1)
    seen = [*body["data"]]
    while body["links"]["next"]:
        body = client.get(body["links"]["next"]).json()
        seen += body["data"]
    assert seen == whole
    assert len({record["slug"] for record in seen}) == len(whole) > 0


@every_order
def test_each_order_is_a_range_of_an_index(resource: Resource, sort: str) -> None:
    order = Order(resource.row, sort)
    stored = WIDER.metadata.tables[table(resource.row).name]
    indexes = {tuple(column.name for column in index.columns) for index in stored.indexes} | {("slug",)}
    place = Position(None if order.column.nullable else "a", "a")
    for segment in [*order.segments(None), *order.segments(place)]:
        keys = tuple(column.key for column in order.key(segment))
        assert keys in indexes, f"no index serves {keys}"
        assert {" DESC" in str(clause) for clause in order.by(segment)} == {sort.startswith("-")}
        assert " OR " not in str(select(stored).where(*order.where(segment)))  # an OR would leave the range


def declared(openapi: dict[str, Any], path: str) -> Draft202012Validator:
    """What OpenAPI says of a good answer."""
    schema = openapi["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": openapi["components"]})


@every_resource
def test_documents_are_what_the_schema_declares(client: httpx.Client, resource: Resource) -> None:
    openapi = client.get("/openapi.json").json()
    for params in ({}, everything(resource)):
        response = client.get(f"/v1/{resource.path}", params=params)
        shape(Page, resource).validate_json(response.content)  # which refuses keys it does not know
        declared(openapi, f"/v1/{resource.path}").validate(response.json())


@every_resource
def test_the_schema_promises_no_more_than_is_sent(client: httpx.Client, resource: Resource) -> None:
    """Two generated clients failed where `fields=` left out a key, others where a key or a value is new."""
    openapi = client.get("/openapi.json").json()
    first = get(client, resource)["data"][0]["slug"]
    listed, single = declared(openapi, f"/v1/{resource.path}"), declared(openapi, f"/v1/{resource.path}/{{key}}")
    for field in resource.shown:
        listed.validate(get(client, resource, fields=field, **everything(resource)))
        single.validate(client.get(f"/v1/{resource.path}/{first}", params={"fields": field}).json())
    answer = get(client, resource, **everything(resource))
    listed.validate(renewed(resource.record, answer["data"], answer))


def renewed(record: type[Part], shown: Any, answer: dict[str, Any]) -> dict[str, Any]:  # any: JSON
    """The answer as a later version may send it: new keys, and a new value in every vocabulary."""
    known = {name: member.choice for name, member in members(record).items()}

    def added(part: Any) -> Any:  # any: JSON
        if isinstance(part, list):
            return [added(each) for each in part]
        return {**{key: added(value) for key, value in part.items()}, "new_key": 1} if isinstance(part, dict) else part

    new = [
        {key: "new_value" if known.get(key) and isinstance(value, str) else value for key, value in each.items()}
        for each in shown
    ]
    assert new != shown or not any(known.values())
    more = {key: {**answer[key], "new_key": 1} for key in ("meta", "links")}
    return {**answer, **more, "data": added(new), "new_key": 1}


@every_resource
def test_each_listed_record_can_be_fetched(client: httpx.Client, resource: Resource) -> None:
    for record in get(client, resource)["data"]:
        response = client.get(f"/v1/{resource.path}/{record['slug']}")
        shape(One, resource).validate_json(response.content)
        assert response.json()["data"] == record
        assert resource.nested.keys().isdisjoint(record)  # absent unless asked for


@pytest.mark.parametrize(("resource", "name"), [(each, name) for each in RESOURCES for name in each.nested])
def test_include_nests_what_the_filter_lists(client: httpx.Client, resource: Resource, name: str) -> None:
    mark = resource.nested[name]
    for record in get(client, resource, include=name)["data"]:
        listed = get(client, mark.resource, limit=200, **mark.question(record["slug"]))["data"]
        assert [*map(slug, sorted(record[name], key=slug))] == [*map(slug, sorted(listed, key=slug))], record["slug"]
        assert sorted(record[name], key=slug) == sorted(listed, key=slug)


@every_resource
def test_a_declaration_names_fields_that_exist(resource: Resource) -> None:
    """A field that was renamed in one place only must not make a rule, a list or an order weaker in silence."""
    record, fields = resource.record, members(resource.record).keys()
    assert {*record.aside, *record.computed, *labelled_by(record)} <= fields
    assert [*fields][len(fields) - len(record.shown_last) :] == [*record.shown_last]
    for mark in resource.members_by.values():
        assert mark.field in WIDER.by_path[mark.path].pointers
        assert not mark.where[0] or mark.where[0] in members(WIDER.by_path[mark.path].record)
    if tree := resource.hierarchy:
        assert resource.pointers[tree.parent] == resource.path
        assert bool(tree.kind) == bool(tree.forms)
        assert not tree.kind or tree.kind in fields
    for each in resource.filters.values():
        assert not each.walk or each.kin in KIN_OF_VALUES or WIDER.by_path[each.of].hierarchy, each.name


@every_resource
def test_what_is_nested_names_filters_that_exist(resource: Resource) -> None:
    for name, mark in resource.nested.items():
        used = [mark.resource.filters[each] for each in (mark.by, *(each for each, _ in mark.where))]
        assert not any(each.through for each in used[1:]), f"{name}: only columns of its own row are compared"
        assert used[0].through is None or used[0].through in mark.resource.lists.values()
        if mark.keeps:
            assert mark.keeps in mark.resource.row.model_fields
            assert mark.keeps in {each.column for each in resource.filters.values()}


@every_resource
def test_a_record_has_one_label_everywhere(client: httpx.Client, resource: Resource) -> None:
    """In the links that lead to it, in facets and in search."""
    for record in get(client, resource)["data"]:
        for pointer in pointers(resource.record, record):
            member = pointer.member
            if isinstance(link := pointer.value, dict):
                other = client.get(f"/v1/{member.to}/{link['slug']}").json()["data"]
                label = WIDER.by_path[member.to].record.model_validate(other).label
                hits = client.get(
                    "/v1/search", params={"q": " ".join(label.split()[:4]), "resource": member.to, "limit": 100}
                ).json()
                assert link["name"] == label
                assert label in [hit["name"] for hit in hits["data"]]
    for name in resource.facets:
        of = resource.filters[name].of
        for count in get(client, resource, facets=name)["meta"]["facets"][name] if of else ():
            if count["value"]:
                other = client.get(f"/v1/{of}/{count['value']}").json()["data"]
                assert count["label"] == WIDER.by_path[of].record.model_validate(other).label


@every_resource
def test_every_source_is_in_the_answer(client: httpx.Client, resource: Resource) -> None:
    body = get(client, resource, **everything(resource))
    assert sources(body["data"]) == body["references"].keys()


def sources(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {
            each
            for each in (
                *map(value.get, ("source", "said_in", "reference")),
                *value.get("also_in", ()),
                *value.get("identifiers_sources", ()),
            )
            if isinstance(each, str)
        }
        return own.union(*map(sources, value.values()))
    return set[str]().union(*map(sources, value)) if isinstance(value, list) else set()


@every_resource
def test_fields_trim_to_what_was_asked(client: httpx.Client, resource: Resource) -> None:
    last = resource.shown[-1]
    assert {*get(client, resource, fields=last)["data"][0]} == {"slug", last}


@every_resource
def test_each_filter_narrows_to_what_it_names(client: httpx.Client, resource: Resource) -> None:
    for name, each in resource.filters.items():
        if each.operator != "in" or each.through or each.walk or each.column != name:
            continue
        for record in get(client, resource, limit=FEW)["data"]:
            value = record[name]["slug"] if isinstance(record[name], dict) else record[name]
            if value is None:
                continue
            found = every(client, resource, **{name: str(value).lower() if isinstance(value, bool) else value})
            assert record in found
            assert all(each[name] == record[name] for each in found)


@every_resource
def test_each_filter_that_walks_the_kin_can_be_kept_to_the_record_alone(resource: Resource) -> None:
    """Except `within` and `above`, which are walks themselves: `slug` is the record alone. So is `jurisdiction`."""
    walking = {name for name, each in resource.filters.items() if each.walk and each.operator == "in" and each.of}
    for name in walking - {"within", "above"}:
        exact, above = resource.filters[f"{name}__exact"], resource.filters[f"{name}__above"]
        assert (exact.column, exact.of, exact.through, exact.walk) == (above.column, above.of, above.through, ())
        assert above.walk == (Walk.ABOVE,)


@every_resource
def test_what_a_filter_leaves_out_is_the_rest(client: httpx.Client, resource: Resource) -> None:
    total = get(client, resource)["meta"]["total"]
    for name in [name for name in resource.filters if name.endswith("__not")]:
        positive = name.removesuffix("__not")
        counts = get(client, resource, facets=positive)["meta"]["facets"][positive]
        for value in [each["value"] for each in counts if each["value"]]:
            kept, left = (get(client, resource, **{each: value}) for each in (positive, name))
            assert kept["meta"]["total"] + left["meta"]["total"] == total
            assert {each["slug"] for each in kept["data"]}.isdisjoint(each["slug"] for each in left["data"])


@every_resource
def test_facets_count_what_the_filter_finds(client: httpx.Client, resource: Resource) -> None:
    for name in resource.facets:
        body = get(client, resource, facets=name, limit=1)
        counts = body["meta"]["facets"][name]
        if name in resource.listing:
            assert {each["value"] for each in counts} == values(every(client, resource), resource.listing[name])
        else:
            assert sum(each["count"] for each in counts) == body["meta"]["total"]
        assert [each["count"] for each in counts] == sorted((each["count"] for each in counts), reverse=True)
        for each in counts:
            if each["value"] is not None:
                value = str(each["value"]).lower() if isinstance(each["value"], bool) else each["value"]
                exact = f"{name}__exact" if resource.filters[name].walk else name
                assert get(client, resource, **{exact: value})["meta"]["total"] == each["count"]


def values(records: list[dict[str, Any]], name: str) -> set[str]:
    """What a list of these records holds."""
    entries = [entry for record in records for entry in record[name]]
    return {entry["slug"] if isinstance(entry, dict) else entry for entry in entries}


@every_resource
def test_words_of_each_record_find_it(client: httpx.Client, resource: Resource) -> None:
    for record in get(client, resource)["data"]:
        prose = max(texts(resource.record, record), key=len)
        found = get(client, resource, q=" ".join(prose.split()[:3]))["data"]
        assert record["slug"] in [each["slug"] for each in found]


@every_resource
def test_output_keys_are_always_present(resource: Resource) -> None:
    optional = {name for name, field in resource.record.model_fields.items() if not field.is_required()}
    assert optional == {*resource.nested}


@every_resource
def test_every_field_and_parameter_is_described(client: httpx.Client, resource: Resource) -> None:
    openapi = client.get("/openapi.json").json()
    for name, field in openapi["components"]["schemas"][resource.record.__name__]["properties"].items():
        assert field.get("description") or "$ref" in str(field), f"{resource.path}.{name} has no description"
    for parameter in dict(operations(openapi))[f"GET /v1/{resource.path}"]["parameters"]:
        assert parameter["description"], f"{resource.path}?{parameter['name']} has no description"


@every_resource
def test_filters_and_sorts_name_columns(resource: Resource) -> None:
    for each in resource.filters.values():
        row: Any = each.through.row if each.through else resource.row
        assert each.column in row.model_fields
        assert each.operator in {*OPERATORS, "on", "all"}
    assert {*resource.sorts} <= resource.row.model_fields.keys()
    assert issubclass(resource.query, ListQuery)


@every_resource
def test_statements_do_not_grow_with_the_page(client: httpx.Client, resource: Resource, statements: list[str]) -> None:
    counts: list[int] = []
    for limit in (199, 198):  # not asked before, so not in the response cache
        before = len(statements)
        get(client, resource, limit=limit)
        counts.append(len(statements) - before)
    assert counts[1] == 1  # the references of a release are remembered
    assert counts[0] <= 2


def test_no_row_leaks_into_the_schema(client: httpx.Client) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert {resource.row.__name__ for resource in RESOURCES}.isdisjoint(schemas)
    assert not any("__" in name for name in schemas)  # two classes of one name: clients would see module paths
    assert not any("document" in schema.get("properties", ()) for schema in schemas.values())
