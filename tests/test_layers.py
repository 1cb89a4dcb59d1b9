"""The import rule and the size rule: a module imports only from the layers below its own, and stays small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(ROOT.glob("app/**/*.py"))
LAYERS = (
    {"address", "errors", "closest", "words", "marks"},
    {"values", "parameter"},
    {"record", "settings", "terminal"},
    {"resource"},
    {"models"},
    {"db", "paging"},
    {"reader"},
    {"query", "envelope", "problem", "templates"},
    {"answer", "about", "schema"},
    {"release", "routers", "http"},
    {"main"},
    {"cli"},
)
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
