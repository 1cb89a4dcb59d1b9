"""Every resource of the API, parents before children, and the indexes that their declarations imply."""

from sqlalchemy import Index, Table
from sqlmodel import SQLModel

from app.models.base import FactRow
from app.models.condition import CONDITIONS
from app.models.derived import Many, TreatmentCondition
from app.models.mechanism import MECHANISMS
from app.models.outcome import OUTCOMES
from app.models.reference import REFERENCES
from app.models.regimen import REGIMENS
from app.models.stamp import Alias, SearchEntry, Stamp
from app.models.target import TARGETS
from app.models.time_course import TIME_COURSES
from app.models.treatment import TREATMENTS
from app.resource import Resource

RESOURCES: tuple[Resource, ...] = (
    REFERENCES,
    CONDITIONS,
    OUTCOMES,
    TARGETS,
    TREATMENTS,
    REGIMENS,
    TIME_COURSES,
    MECHANISMS,
)
IN_READING_ORDER = sorted(RESOURCES, key=lambda resource: (resource is REFERENCES, resource is not TREATMENTS))
"""In the order in which people meet them: treatments first, references last."""
BY_PATH = {resource.path: resource for resource in RESOURCES}
METADATA = SQLModel.metadata
REVISION = "0002"
"""The migration that makes these tables; a test holds it to the newest."""


def table(row: type[SQLModel]) -> Table:
    """The table of a row."""
    return METADATA.tables[str(row.__tablename__)]


for resource in RESOURCES:
    columns = table(resource.row).c
    own = {each.column for each in resource.filters.values() if not each.through}
    for name in sorted((own | {*resource.sorts}) - {"slug"}):
        Index(f"ix_{columns[name].table.name}_{name}", columns[name], columns.slug)  # filter, sort both ways, unknowns
    if issubclass(resource.row, FactRow):
        Index(f"ix_{columns.slug.table.name}_rank", columns.treatment, columns.rank)
        for name in sorted({*resource.sorts} - {"slug"}):  # most questions name a treatment, then want an order
            Index(f"ix_{columns.slug.table.name}_treatment_{name}", columns.treatment, columns[name], columns.slug)
    for key in columns.slug.table.foreign_key_constraints:
        key.deferrable, key.initially = True, "DEFERRED"  # a class may stand after its members in a dossier
Index("ix_treatment_condition", table(TreatmentCondition).c.condition, table(TreatmentCondition).c.treatment)

__all__ = [
    "BY_PATH",
    "IN_READING_ORDER",
    "METADATA",
    "RESOURCES",
    "REVISION",
    "Alias",
    "Many",
    "SearchEntry",
    "Stamp",
    "TreatmentCondition",
    "table",
]
