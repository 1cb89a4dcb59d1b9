"""How a resource declares itself, and what follows from the declaration: filters, facets, orders, parameters."""

from dataclasses import dataclass, replace
from functools import cached_property

from app.marks import Filter, MembersBy, Through, Walk, marks
from app.members import members
from app.parameter import Parameter, parameters_of
from app.queries import ListQuery, OneQuery
from app.record import Record
from app.relation import Hierarchy, WrittenIn
from app.row import Row, several

WALKS = {"exact": (), "above": (Walk.ABOVE,)}
"""Operators that walk the kin in a way of their own."""
TEXT = "text"
"""Kind of the parameters whose values are what records have."""
VALUE = "value"
"""Column of `Many`."""


@dataclass(frozen=True)
class Nested:
    """Marks a field that `include=` fills with what a filter of another resource finds; absent if not asked for."""

    resource: "Resource"
    by: str
    """The filter that is given the slug of this record."""
    where: tuple[tuple[str, bool], ...] = ()
    """Other filters, with the value that each is given."""
    keeps: str = ""
    """Column that is kept to what the list of these records was asked for, or to any; empty if there is none."""

    def question(self, slug: str) -> dict[str, str]:
        """The question whose answer is nested in a record, as the list of the other resource takes it."""
        return {self.by: slug} | {name: str(value).lower() for name, value in self.where}


@dataclass(frozen=True)
class Resource:
    """One collection of the API. `models.RESOURCES` lists them; nothing else need be told of a new one."""

    path: str
    row: type[Row]
    record: type[Record]
    query: type[ListQuery]
    example: str
    """A question that its documentation shows, as the query of a URL."""
    key: str
    """A record that its documentation shows."""
    hierarchy: Hierarchy | None = None
    mostly: str = ""
    """Column that most questions name; empty if there is none."""
    written_in: WrittenIn | None = None
    """Where dossiers write its records, if not under a heading of their own."""
    searched: bool = True
    """Does a search that names no collection look at it? Rows of figures only crowd out what people look for."""

    @property
    def name(self) -> str:
        """`time-courses` -> `time_courses`, as in operation ids."""
        return self.path.replace("-", "_")

    @property
    def about(self) -> str:
        """One sentence: what its records say."""
        return (self.record.__doc__ or "").strip()

    @cached_property
    def pointers(self) -> dict[str, str]:
        """Field -> path of the resource it points to."""
        return {name: member.to for name, member in members(self.record).items() if member.to}

    @cached_property
    def members_by(self) -> dict[str, MembersBy]:
        """Field that lists records -> how they point here."""
        return {name: replace(mark, path=mark.path or self.path) for name, mark in marks(self.record, MembersBy)}

    @cached_property
    def derived(self) -> list[str]:
        """Fields that follow from other fields or records, so that no dossier may state them."""
        return [*self.members_by, *self.record.computed]

    @cached_property
    def nested(self) -> dict[str, Nested]:
        """What `include=` may name."""
        return dict(marks(self.record, Nested))

    @cached_property
    def shown(self) -> list[str]:
        """What `fields=` may name, in the order in which a document has it."""
        return [*members(self.record)]

    @cached_property
    def marked(self) -> dict[str, Filter]:
        """Every parameter that narrows the list -> what its declaration says of it."""
        given = dict(marks(self.query, Filter))
        names = sorted(self.query.model_fields.keys() - ListQuery.model_fields.keys())
        return {name: given.get(name, given.get(likened(name), Filter())) for name in names}

    @cached_property
    def lists(self) -> dict[str, Through]:
        """What filters compare that is no column, but a list of the record -> where its values stand."""
        own = {column_of(name, mark) for name, mark in self.marked.items() if not mark.through}
        return {column: several(self.path, column) for column in sorted(own - self.row.model_fields.keys())}

    @cached_property
    def listing(self) -> dict[str, str]:
        """Every parameter that compares a list of the record -> that list."""
        compared = {name: column_of(name, mark) for name, mark in self.marked.items() if not mark.through}
        return {name: column for name, column in compared.items() if column in self.lists}

    @cached_property
    def elsewhere(self) -> list[Through]:
        """Where values stand that filters compare and that are no column of its own."""
        return sorted({each.through for each in self.filters.values() if each.through}, key=str)

    @cached_property
    def filters(self) -> dict[str, Parameter]:
        """Parameters that narrow the list, each with the column that it compares: `year__gte` -> `year`, `gte`."""
        stated = parameters_of(self.query)
        return {name: self.filtered(stated[name], mark) for name, mark in self.marked.items()}

    def filtered(self, parameter: Parameter, mark: Filter) -> Parameter:
        """A parameter as a filter."""
        column, suffix = column_of(parameter.name, mark), parameter.name.partition("__")[2]
        listed = None if mark.through else self.lists.get(column)
        stated = replace(
            parameter,
            column=VALUE if listed else column,
            operator="on" if mark.period else "holds" if mark.everywhere else suffix or "in",
            of=mark.of or (self.path if parameter.name == "slug" else self.pointers.get(column, "")),
            walk=WALKS.get(suffix, mark.walk),
            through=mark.through or listed,
            period=mark.period,
        )
        return replace(stated, held_by=self.path) if stated.kind == TEXT else stated

    @cached_property
    def facets(self) -> list[str]:
        """What `facets=` may name: filters by value, on columns of this resource's own."""
        return [
            name
            for name, each in self.filters.items()
            if each.operator == "in" and (name in self.listing or (each.column == name != "slug" and not each.through))
        ]

    @cached_property
    def unknowns(self) -> list[str]:
        """What `unknown=` may name: what filters compare or lists are ordered by, where that may be empty."""
        own = {each.column for each in self.filters.values() if not each.through and not each.period} | {*self.sorts}
        return sorted(name for name in own if getattr(self.row, name).nullable)

    @cached_property
    def sorts(self) -> list[str]:
        """Columns that `sort=` may name, without their direction."""
        return ["slug", *self.query.sorts]

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """What its list may be asked."""
        return self.named(self.query)

    @cached_property
    def parameters_of_one(self) -> dict[str, Parameter]:
        """What one of its records may be asked."""
        return self.named(OneQuery)

    def named(self, model: type[OneQuery]) -> dict[str, Parameter]:
        """The parameters of a query model, with the names of this resource that each may hold; none without a name."""
        names = {
            "include": [*self.nested],
            "fields": self.shown,
            "unknown": self.unknowns,
            "facets": self.facets,
            "sort": [sign + column for column in self.sorts for sign in ("", "-")],
        }
        found: dict[str, Parameter] = {}
        for name, parameter in parameters_of(model).items():
            if name not in names:
                found[name] = self.filters.get(name, parameter)
            elif names[name]:
                found[name] = parameter.naming(names[name])
        return found


def likened(name: str) -> str:
    """The parameter whose mark holds for another: `treatment__not` leaves out just what `treatment` finds."""
    return name.removesuffix("__not")


def column_of(name: str, mark: Filter) -> str:
    """What a parameter compares: a column, or a list of the record."""
    return mark.period.may[0] if mark.period else mark.column or name.partition("__")[0]
