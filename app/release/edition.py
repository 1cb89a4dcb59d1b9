"""Which release the dossiers make, under which terms, and what kinds of copies their facts were seen in."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from app.errors import BadDossier, DossierFault
from app.release.copies import Copies, CopyKind

VERSION_FORM = re.compile(r"20\d\d\.(1[0-2]|[1-9])\.\d{1,3}")
RELEASE, LICENCE, COPIES = "release.yaml", "LICENSE", "copies.yaml"
NO_EDITION = (OSError, KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError)


@dataclass(frozen=True)
class Edition:
    """What is said of a release as a whole."""

    version: str
    date: date
    licence: str
    """Terms and credits."""
    copies: Copies


def edition(directory: Path) -> Edition:
    """What `release.yaml`, `LICENSE` and `copies.yaml` say. Raises `BadDossier` if they do not."""
    try:
        stated = yaml.safe_load((directory / RELEASE).read_text("utf-8"))
        licence = (directory / LICENCE).read_text("utf-8")
        version, day = stated["version"], date.fromisoformat(str(stated["date"]))
        if not isinstance(version, str) or not VERSION_FORM.fullmatch(version):  # 2026.10 would be a number: 2026.1
            raise ValueError(version)
    except NO_EDITION as error:
        remedy = f"write 'version: 2026.11.0' and 'date: 2026-11-25' there, and the terms into {LICENCE} beside it"
        raise BadDossier([DossierFault(f"{RELEASE}:1", "does not say which release this is", remedy)]) from error
    return Edition(version, day, licence, copies(directory))


def copies(directory: Path) -> Copies:
    """What kinds of sites `copies.yaml` names. Raises `BadDossier` if it cannot be read, or names one twice."""
    try:
        stated = yaml.safe_load((directory / COPIES).read_text("utf-8"))
        hosts = [(str(host), CopyKind(kind)) for kind, named in stated.items() for host in named]
    except NO_EDITION as error:
        remedy = f"write lists of hosts below kinds of sites: {', '.join(CopyKind)}"
        raise BadDossier([DossierFault(f"{COPIES}:1", "does not say what kinds of sites there are", remedy)]) from error
    if twice := [host for host, times in Counter(host for host, _ in hosts).items() if times > 1]:
        fault = DossierFault(f"{COPIES}:1", f"{', '.join(twice)}: named twice", "keep one of them")
        raise BadDossier([fault])
    return Copies(dict(hosts))
