"""A record as a dossier states it, which remembers the line of each field."""

from dataclasses import dataclass
from typing import Any

from app.errors import DossierFault
from app.members import Place
from app.resource import Resource


@dataclass(frozen=True)
class Seed:
    """One record as written in a dossier."""

    resource: Resource
    fields: dict[str, Any]  # any: not yet validated
    file: str
    lines: dict[Place, int]

    @property
    def slug(self) -> str:
        return str(self.fields.get("slug"))

    @property
    def path(self) -> str:
        """Path of its collection."""
        return self.resource.path

    def at(self, *place: str | int) -> str:
        """`treatments/ketamine.yaml:12`: where a fault in this field is to be mended."""
        while place not in self.lines:
            place = place[:-1]
        return f"{self.file}:{self.lines[place]}"

    def fault(self, place: Place, wrong: str, remedy: str) -> DossierFault:
        return DossierFault(self.at(*place), f"{self.path} {self.slug}: {wrong}", remedy)
