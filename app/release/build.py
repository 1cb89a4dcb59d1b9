"""A whole release: reads dossiers, checks, migrates, loads and stamps them, in one transaction."""

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert

from app.db import Store
from app.models import CATALOGUE, Catalogue, Stamp, table
from app.release.check import check_seeds
from app.release.complete import Seeds
from app.release.edition import LICENCE, Edition, edition
from app.release.entry import Entry, digest_of, of
from app.release.load import load
from app.release.migrate import migrate
from app.release.read import files, read

SHORT = 6  # digits of the inputs in the name of a release
CODE = Path(__file__).parents[1]
SHAPING = (
    *(
        "absolute.py",
        "marks.py",
        "members.py",
        "parameter.py",
        "queries.py",
        "record.py",
        "relation.py",
        "resource.py",
        "row.py",
        "spelling.py",
        "words.py",
    ),
    *("values/*.py", "models/*.py", "release/**/*.py"),
    *(
        "answers/**/__init__.py",
        "answers/**/*vocabulary.py",
        "compare/__init__.py",
        "compare/*vocabulary.py",
    ),  # whose values have terms
)
"""The code on which the content of a release depends."""
Progress = Callable[[str, int, int], None]  # stage, records done, records in all


def silent(_stage: str, _done: int, _all: int) -> None:
    """Reports nothing."""


@dataclass
class Checked:
    """Dossiers without a fault, ready to be loaded."""

    edition: Edition
    catalogue: Catalogue
    entries: list[Entry]
    inputs: str

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all documents, by collection and slug."""
        return digest_of(self.entries)

    @property
    def name(self) -> str:
        """Version, data and inputs: releases that differ in any of them never share a name."""
        return f"{self.edition.version}-{self.digest[:12]}-{self.inputs[:SHORT]}"


def counted(progress: Progress, stage: str, all_records: int) -> Callable[[], None]:
    """A step that tells how far a stage has come."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress(stage, done, all_records)

    return step


def checked(dossiers: Path, progress: Progress = silent, catalogue: Catalogue = CATALOGUE) -> Checked:
    """Every record, validated. Raises `BadDossier` with every fault."""
    made = edition(dossiers)
    known = Seeds(read(dossiers, catalogue), catalogue)
    entries = check_seeds(known, made, counted(progress, "check", len(known.seeds)))
    return Checked(made, catalogue, entries, inputs(dossiers, catalogue))


def build_release(ready: Checked, store: Store, progress: Progress = silent) -> str:
    """Builds a release and returns its name; an equal one that exists is kept. Nothing is served by this."""
    step = counted(progress, "load", len(ready.entries))
    with suppress(FileExistsError), store.building(ready.name) as db:
        migrate(db, ready.catalogue)
        load(db, ready.catalogue, ready.entries, step)
        db.execute(insert(table(Stamp)), stamp(ready).model_dump())
    return ready.name


def stamp(ready: Checked) -> Stamp:
    own = {each.path: [entry.record for entry in of(ready.entries, each)] for each in ready.catalogue.resources}
    fields = {
        "version": ready.edition.version,
        "date": ready.edition.date.isoformat(),
        "licence": ready.edition.licence,
        "inputs": ready.inputs,
        "shape": ready.catalogue.shape,
        "commit": commit(),
        "digest": ready.digest,
        "counts": {path: len(records) for path, records in own.items()},
        "verified": {path: sum(each.is_verified for each in records) for path, records in own.items()},
    }
    return Stamp.model_validate(fields)


def commit() -> str | None:
    """The commit of the repository that is built from; `None` outside one. `EUTHYMIA_COMMIT` decides where set."""
    if stated := os.environ.get("EUTHYMIA_COMMIT"):
        return stated
    try:
        asked = ["git", "-C", str(CODE), "rev-parse", "HEAD"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - fixed
    except (OSError, subprocess.CalledProcessError):
        return None


def inputs(dossiers: Path, catalogue: Catalogue = CATALOGUE) -> str:
    """SHA-256 over the dossiers, the declarations, and the code and migrations that shape a release."""
    hashed = sha256(catalogue.shape.encode())
    code = sorted(file for pattern in SHAPING for file in CODE.glob(pattern))
    migrations = [(directory, sorted(directory.glob("*.py"))) for directory in catalogue.versions]
    for root, found in ((dossiers, [*files(dossiers), dossiers / LICENCE]), (CODE, code), *migrations):
        for file in found:
            hashed.update(b"%b\n%b\n" % (file.relative_to(root).as_posix().encode(), file.read_bytes()))
    return hashed.hexdigest()


def is_current(dossiers: Path, store: Store) -> bool:
    """Does the published release come from just these dossiers and this code?"""
    return (store.current() or "").endswith(f"-{inputs(dossiers)[:SHORT]}")
