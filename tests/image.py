"""What stands for a container image where there is no engine: a directory, filled as the Dockerfile says.

`/opt` and `/srv` of the image stand for directories of those names in `image/`, and the build context is what
`.dockerignore` leaves. Not proven: that the base image exists and has the Python that is used here, and that an engine
honours USER and EXPOSE.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from string import Template
from typing import Any

from tests.conftest import ROOT

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Keyword and rest of each instruction, in order."""
    text = "\n".join(line for line in dockerfile.splitlines() if line and not line.startswith("#"))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in text.replace("\\\n", "").splitlines())]


def is_ignored(name: str) -> bool:
    """Does `.dockerignore` leave this file out? The last pattern decides that matches it or a directory above it."""
    parts = name.split("/")
    above = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    ignored = False
    for pattern in (ROOT / ".dockerignore").read_text().splitlines():
        anywhere, plain = "**/" in pattern, pattern.removeprefix("!").removeprefix("**/")
        if any(fnmatch(part, plain) for part in (parts if anywhere else above) if part.count("/") == plain.count("/")):
            ignored = not pattern.startswith("!")
    return ignored


def context() -> list[str]:
    """The files that an engine is sent from a clone: all that git does not ignore, less `.dockerignore`."""
    trusted = ["git", "-c", "safe.directory=*", "-C", str(ROOT)]  # the clone may belong to somebody else
    listed = [*trusted, "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file() and not is_ignored(name)]


def as_user(user: int | None) -> dict[str, Any]:
    """Options of `subprocess` that start a process as this user; `None` is the user of the tests."""
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


def interpreter(user: int | None) -> str | None:
    """The Python of these tests or, as that may lie in somebody's home, another that this user may run."""
    for each in (os.path.realpath(sys.executable), "/usr/local/bin/python3", "/usr/bin/python3"):
        try:
            fits = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"
            subprocess.run([each, "-c", fits], check=True, capture_output=True, **as_user(user))
        except (OSError, subprocess.CalledProcessError):
            continue
        return each
    return None


@dataclass
class Image:
    """What stands for an image, and what its instructions have set so far."""

    place: Path
    builder: int | None
    base: dict[str, str]
    """The environment that the base image has."""
    environment: dict[str, str] = field(default_factory=dict[str, str])
    directory: str = "/"
    user: int = 0
    command: list[str] = field(default_factory=list[str])
    health: list[str] = field(default_factory=list[str])
    kept: list[Path] = field(default_factory=list[Path])
    """What the last stage took from the one before."""

    def here(self, text: str) -> str:
        """The text with every path of the image as the path that stands for it."""
        return re.sub(r"(?<![\w./])/(?=(opt|srv)(/|$))", f"{self.place}/image/", text)

    def own(self, path: Path) -> None:
        """Gives a directory and all in it to the user who builds."""
        if self.builder is not None:
            for each in (path, *path.rglob("*")):
                os.chown(each, self.builder, self.builder)

    def build(self) -> None:
        """Does what the Dockerfile says, and keeps what its last stage took. Raises `RuntimeError`."""
        for word, rest in instructions((ROOT / "Dockerfile").read_text()):
            match word:
                case "FROM":
                    self.environment, self.directory = dict(self.base), "/"
                case "ENV":
                    pairs = shlex.split(self.here(Template(rest).safe_substitute(self.environment)))
                    self.environment |= dict(pair.split("=", 1) for pair in pairs)
                case "ARG":
                    self.environment |= {rest: COMMIT}
                case "WORKDIR":
                    self.directory = self.here(rest)
                    Path(self.directory).mkdir(parents=True)
                    self.own(self.place / "image")
                case "COPY":
                    self.copy(*rest.split())
                case "RUN":
                    self.run(rest)
                case "HEALTHCHECK":
                    self.health = json.loads(rest.partition("CMD ")[2])
                case "CMD":
                    self.command = json.loads(rest)
                case "USER":
                    self.user = int(rest.partition(":")[0])
                case "EXPOSE":
                    pass
                case _:
                    raise ValueError(f"{word} is not understood here")
        for path in (self.place / "image").glob("*/*"):
            if path not in self.kept:
                shutil.rmtree(path)

    def copy(self, *words: str) -> None:
        if words[0].startswith("--from="):
            assert words[1] == words[2], "a virtual environment works only where it was made"
            self.kept.append(Path(self.here(words[1])))
        else:
            source, target = words
            target = f"{self.directory}/{target}"
            if (self.place / "context" / source).is_dir():
                shutil.copytree(self.place / "context" / source, target, dirs_exist_ok=True)
            else:
                Path(target).mkdir()
                shutil.copy(self.place / "context" / source, target)
            self.own(Path(self.directory))

    def run(self, step: str) -> None:
        environment = self.environment | {"PIP_NO_CACHE_DIR": "0"}  # only an image is the smaller without a cache
        started: dict[str, Any] = {"cwd": self.directory, "env": environment, **as_user(self.builder)}
        done = subprocess.run(["sh", "-c", self.here(step)], capture_output=True, text=True, **started)
        if done.returncode:
            raise RuntimeError(f"RUN {step}\n{done.stdout}\n{done.stderr}")
