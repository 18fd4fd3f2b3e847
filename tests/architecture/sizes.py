"""The greatest sizes of modules, functions, views, tests and templates, and who exceeds them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import Function, code_lines, functions, span

BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.comprehension,
    ast.Assert,
    ast.match_case,
)
ROUTES = frozenset(("get", "post", "put", "patch", "delete", "route"))


@dataclass(frozen=True)
class Limits:
    """The greatest sizes; lines of functions are lines of code."""

    module_lines: int = 200
    docstring_lines: int = 4
    function_lines: int = 25
    view_lines: int = 12
    branches: int = 6
    parameters: int = 5


PRODUCT = Limits()
# An assertion counts as a branch, and aiosmtpd calls its handlers with six arguments.
TESTS = Limits(function_lines=30, branches=15, parameters=6)


def exceeded(sources: Mapping[str, str], limits: Limits) -> Iterator[str]:
    """Modules without a short docstring, and whatever is longer or wider than allowed."""
    for name, text in sources.items():
        tree, code = ast.parse(text), code_lines(text)
        if not code and not text.strip():
            continue
        yield from _over(name, "lines", text.count("\n"), limits.module_lines)
        docstring = ast.get_docstring(tree)
        if docstring is None:
            yield f"{name} has no docstring"
        else:
            lines = len(docstring.splitlines())
            yield from _over(name, "lines of docstring", lines, limits.docstring_lines)
        for function in functions(tree):
            yield from _function(f"{name}.{function.name}", function, code, limits)


def long_templates(folder: Path, most: int = 80) -> Iterator[str]:
    """Templates with too many lines."""
    for path in sorted(folder.rglob("*.*")):
        lines = path.read_text(encoding="utf-8").count("\n")
        yield from _over(str(path.relative_to(folder)), "lines", lines, most)


def _function(name: str, function: Function, code: set[int], limits: Limits) -> Iterator[str]:
    most = limits.view_lines if _is_view(function) else limits.function_lines
    arguments = function.args
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    yield from _over(name, "lines", len(span(function) & code), most)
    yield from _over(name, "branches", _branches(function), limits.branches)
    yield from _over(name, "parameters", len(parameters), limits.parameters)


def _over(name: str, what: str, size: int, most: int) -> Iterator[str]:
    if size > most:
        yield f"{name} has {size} {what}, at most {most}"


def _branches(function: Function) -> int:
    count = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def _is_view(function: Function) -> bool:
    calls = [mark for mark in function.decorator_list if isinstance(mark, ast.Call)]
    names = [call.func.attr for call in calls if isinstance(call.func, ast.Attribute)]
    return any(name in ROUTES for name in names)
