"""The import rule and the size rule: a module imports only from the layers below its own, and stays small."""

import ast
from pathlib import Path

import pytest

from app.members import members
from app.models import RESOURCES

ROOT = Path(__file__).parents[1]
MODULES = sorted(ROOT.glob("app/**/*.py"))
LAYERS = (
    {"absolute", "address", "english", "errors", "memory", "spelling", "marks", "relation"},
    {"words"},
    {"closest"},
    {"values"},
    {"members", "parameter", "row", "settings", "terminal"},
    {"queries", "record"},
    {"resource"},
    {"models"},
    {"columns", "db", "paging", "known"},
    {"reader"},
    {"query", "envelope", "problem", "templates", "documents", "session"},
    {"answer", "about", "schema"},
    {"compare", "citing"},
    {"answers", "formats"},
    {"endpoint"},
    {"endpoints"},
    {"release", "routers", "http"},
    {"main"},
    {"cli"},
)
SHARED = [
    path
    for path in MODULES
    if not path.is_relative_to(ROOT / "app/models") and not path.is_relative_to(ROOT / "app/release/rules")
]
"""What serves every resource, and so may know no field of one."""
COMMON = {
    *("slug", "key", "name", "kind", "title", "url", "value", "unit", "label", "upper", "lower", "day"),
    *("items", "description", "given", "licence", "status", "method"),
    *("family", "literal", "suffix"),
}
"""Fields whose names are words of other things, too, such as JSON Schema and CSL-JSON."""
FIELDS = {
    field
    for resource in RESOURCES
    for shown in (resource.record, *(member.part for member in members(resource.record).values() if member.part))
    for field in members(shown)
} - COMMON
FRAMEWORK = {"fastapi", "starlette", "fastapi_offline"}
LINES = 200


def layer(package: str) -> int:
    return next((number for number, names in enumerate(LAYERS) if package in names), -1)


def package(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[1]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"app.{alias.name}" for alias in node.names} if node.module == "app" else {node.module}
    return found - {"app.VERSION"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = package(path)
    if own == "__init__":
        return
    assert layer(own) >= 0, f"{own} belongs to no layer; add it to LAYERS"
    for name in imported(path):
        first, _, rest = name.partition(".")
        if first == "app":
            below = rest.split(".")[0]
            assert below == own or layer(below) < layer(own), f"{own} must not import {name}"
        if first in FRAMEWORK:
            assert own in {"routers", "http", "main"}, f"{own} must not know the web framework"


def test_a_public_name_has_one_meaning() -> None:
    """Fourteen names once stood for two things each, so that one of them was renamed wherever both were needed."""
    places: dict[str, list[str]] = {}
    for path in MODULES:
        if package(path) == "cli":
            continue  # a command is called as people type it
        for node in ast.parse(path.read_text("utf-8")).body:
            names = [node.name] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            for name in names:
                places.setdefault(name, []).append(path.name)
    twice = {name: found for name, found in places.items() if len(found) > 1 and len(name) > 1 and name != "__all__"}
    assert not twice  # a type variable has one letter


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_fails_open(path: Path) -> None:
    """A renamed field must fail loudly: once a default hid that a filter, a count and a rule had stopped to work."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "hasattr", f"line {node.lineno}: say on the declaration what is there"
            assert node.func.id != "getattr" or len(node.args) == 2, f"line {node.lineno}: no default"


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_shared_code_names_no_field(path: Path) -> None:
    """What a mechanism needs is said on the declaration, not as a bare string that no rename reaches."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for key in keys(node):
            assert not (isinstance(key, ast.Constant) and key.value in FIELDS), (
                f"line {key.lineno}: {ast.unparse(node)}"
            )


def keys(node: ast.AST) -> list[ast.expr]:
    """What a piece of code looks up or compares with."""
    match node:
        case ast.Subscript(slice=key):
            return [key]
        case ast.Call(func=ast.Name(id="getattr"), args=[_, key, *_]):
            return [key]
        case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
            return [key]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Set(elts=parts):
            return parts
        case _:
            return []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_are_small_and_say_what_they_are_for(path: Path) -> None:
    source = path.read_text("utf-8")
    says = ast.get_docstring(ast.parse(source)) or ""
    assert says
    assert len(source.splitlines()) <= LINES or "one file because" in says.splitlines()[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_public_functions_say_what_they_return(path: Path) -> None:
    if package(path) in {"routers", "cli"}:  # endpoints and commands are documented by their own texts
        return
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            short = len(ast.unparse(node).splitlines()) <= 12
            assert short or ast.get_docstring(node), f"{node.name} has no docstring"
