"""Dossier files -> seeds, which remember the file and line of each field."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from app.errors import BadDossier, DossierFault
from app.members import Place
from app.models import Catalogue
from app.release.edition import COPIES, RELEASE
from app.release.lift import lifted
from app.release.seed import Seed
from app.resource import Resource

DEEPEST = 12  # levels of one record
LARGEST = 10**18
UNREADABLE = (yaml.YAMLError, ValueError, RecursionError, KeyError, AttributeError, TypeError)
"""What YAML raises for a value that is not what its tag or form says, such as a date of the thirteenth month."""


def files(directory: Path) -> list[Path]:
    """The dossier files, in the order in which they are read."""
    return sorted(directory.rglob("*.yaml"), key=lambda file: file.relative_to(directory).as_posix())


def read(directory: Path, catalogue: Catalogue) -> list[Seed]:
    """Every record of every dossier. Raises `BadDossier` with all faults of form."""
    seeds: list[Seed] = []
    faults: list[DossierFault] = []
    for file in files(directory):
        name = file.relative_to(directory).as_posix()
        if name in (RELEASE, COPIES):
            continue
        try:
            for found in lifted(parsed(name, file.read_text("utf-8"), catalogue.by_path), catalogue):
                faults.append(found) if isinstance(found, DossierFault) else seeds.append(found)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            faults.append(DossierFault(f"{name}:{line}", f"not YAML, {error.problem}", "mend the syntax"))
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            faults.append(DossierFault(f"{name}:1", f"not text, {error}", "save the file as UTF-8"))
    if not seeds and not faults:
        faults.append(DossierFault(f"{directory}:1", "holds no dossiers", "name the directory that holds data/*.yaml"))
    if faults:
        raise BadDossier(faults)
    return seeds


def parsed(name: str, text: str, known: Mapping[str, Resource]) -> Iterator[Seed | DossierFault]:
    """Seeds of one file, and a fault for whatever is not one."""
    loader = yaml.CSafeLoader(text)
    root = loader.get_single_node()
    if root is not None and not isinstance(root, yaml.MappingNode):
        yield DossierFault(f"{name}:1", "is not a dossier", f"begin with a heading: one of {', '.join(known)}")
        return
    headings: set[str] = set()
    for heading, group in root.value if root else ():
        named = isinstance(heading, yaml.ScalarNode) and heading.value in known
        if not named or heading.value in headings or not isinstance(group, yaml.SequenceNode):
            remedy = f"write each of these once, with a list of records below it: {', '.join(known)}"
            yield DossierFault(f"{name}:{line(heading)}", f"unexpected heading '{heading.value}'", remedy)
            continue
        headings.add(heading.value)
        for item in group.value:
            if not isinstance(item, yaml.MappingNode):
                yield DossierFault(f"{name}:{line(item)}", "is not a record", "write fields, beginning with `slug:`")
                continue
            lines: dict[Place, int] = {(): line(item)}
            twice = [*located(item, (), lines)]
            for key in twice:
                yield DossierFault(
                    f"{name}:{line(key)}", f"'{key.value}' stands twice in one record", "keep one of them"
                )
            if twice:
                continue
            try:
                fields = loader.construct_object(item, deep=True)
                if unfit := next(unreadable(fields), None):
                    raise ValueError(unfit)
                yield Seed(known[heading.value], fields, name, lines)
            except UNREADABLE as error:
                wrong = f"{heading.value}: a value cannot be read, {str(error).splitlines()[0]}"
                yield DossierFault(f"{name}:{line(item)}", wrong, "mend it, or put it in quotes")


def unreadable(value: Any) -> Iterator[str]:  # any: whatever YAML can express
    """What a dossier holds that no field could be, such as a set, bytes, or a key that is no text."""
    if isinstance(value, dict):
        yield from (f"the key {key!r}" for key in value if not isinstance(key, str))
        yield from (found for each in value.values() for found in unreadable(each))
    elif isinstance(value, list):
        yield from (found for each in value for found in unreadable(each))
    elif isinstance(value, int) and abs(value) > LARGEST:
        yield "a number without end"
    elif not isinstance(value, str | int | float | date | None):
        yield f"a {type(value).__name__}"


def located(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Iterator[yaml.Node]:
    """Notes the line of every field below a node; the keys that stand twice in one mapping."""
    if len(place) > DEEPEST:
        return  # an alias that holds itself; what it stands for is refused when it is read
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*place, str(key.value))
            if here in lines:
                yield key
            lines[here] = line(key)
            yield from located(value, here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            lines[*place, number] = line(value)
            yield from located(value, (*place, number), lines)


def line(node: yaml.Node) -> int:
    return node.start_mark.line + 1
