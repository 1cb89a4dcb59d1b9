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

    def line(self, place: Place) -> int:
        """The line of a field, or of the nearest thing around it that was written out."""
        around = (place[:end] for end in range(len(place), 0, -1))
        return next((self.lines[each] for each in around if each in self.lines), self.lines[()])

    def fault(self, place: Place, wrong: str, remedy: str) -> DossierFault:
        """`treatments/ketamine.yaml:12`, what is wrong with a field, and how it is mended."""
        return DossierFault(f"{self.file}:{self.line(place)}", f"{self.path} {self.slug}: {wrong}", remedy)
