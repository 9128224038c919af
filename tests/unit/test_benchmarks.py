"""Whoever runs a benchmark finds that what it asks the product for is there: nothing else would tell before."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def list_asked(path: Path) -> list[tuple[str, str]]:
    """What a script imports by name out of the product."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    asked = [(node.module or "", node.names) for node in nodes if isinstance(node, ast.ImportFrom)]
    return [(module, each.name) for module, names in asked if module.startswith("facilitator") for each in names]


def is_there(module: str, name: str) -> bool:
    """Whether a module has something of this name, or is the folder of a module that is called so."""
    found = import_module(module)
    return hasattr(found, name) or (hasattr(found, "__path__") and find_spec(f"{module}.{name}") is not None)


@pytest.mark.parametrize("path", sorted(BENCH.rglob("*.py")), ids=lambda path: str(path.relative_to(BENCH)))
def test_a_benchmark_asks_for_what_there_is(path: Path) -> None:
    assert [f"{module}.{name}" for module, name in list_asked(path) if not is_there(module, name)] == []
