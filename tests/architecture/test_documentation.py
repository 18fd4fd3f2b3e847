"""What can be set and commanded is told of in docs/, and what is installed is what is imported."""

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import sources

STORES = ["sqlite"]

READERS = frozenset(("text", "number", "whole", "switch", "words", "rate_limit"))
# Never imported by us: SQLAlchemy, the rate limits and `serve` load them by name.
DRIVERS = frozenset(("psycopg", "redis", "granian"))


def read_variables(config: str) -> set[str]:
    """The environment variables that the text of config.py reads."""
    calls = (node for node in ast.walk(ast.parse(config)) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in READERS
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def commands(group: click.Group, path: str = "") -> Iterator[str]:
    """The full names of the product's own commands."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        elif getattr(command.callback, "__module__", "").startswith("petition."):
            yield path + name


def required(text: str) -> set[str]:
    """The distributions that a requirements file names."""
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines())
    return {canonicalize_name(Requirement(line).name) for line in lines if line}


def test_every_setting_is_documented():
    names = read_variables((sources.ROOT / "config.py").read_text(encoding="utf-8"))
    told = (sources.ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert {"DATABASE_URL", "SECRET_KEY", "LANGUAGES", "REQUIRE_TWO_FACTOR"} <= names
    assert sorted(name for name in names if f"`{name}`" not in told) == []


def test_every_command_is_documented(app):
    names = set(commands(app.cli))
    told = (sources.ROOT / "docs" / "operating.md").read_text(encoding="utf-8")

    assert {"init", "serve", "worker", "ledger verify"} <= names
    assert sorted(n for n in names if not re.search(rf"(`|wsgi ){n}\b", told)) == []


def test_every_import_is_required_and_nothing_else_is():
    trees = sources.trees(sources.texts(sources.ROOT / "petition"))
    provided = importlib.metadata.packages_distributions()
    tops = {name.split(".")[0] for tree in trees.values() for name in _absolute(tree)}
    tops -= {"petition", "_typeshed", *sys.stdlib_module_names}
    imported = {canonicalize_name(provided[top][0]) for top in tops}
    named = required((sources.ROOT / "requirements.txt").read_text(encoding="utf-8"))
    with_flask = required("\n".join(importlib.metadata.requires("flask") or []))

    assert imported - with_flask - named == set()
    assert named - imported - with_flask - DRIVERS == set()


def test_every_requirement_has_a_tested_version():
    pinned = required((sources.ROOT / "constraints.txt").read_text(encoding="utf-8"))
    runtime = required((sources.ROOT / "requirements.txt").read_text(encoding="utf-8"))
    more = (sources.ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    development = required(more.replace("-r requirements.txt\n", ""))

    assert (runtime | development) - pinned == set()


def test_a_setting_is_noticed_wherever_it_is_read():
    assert read_variables("def f(env):\n    return g(a=env.whole('NEW_ONE', 1))") == {"NEW_ONE"}


def test_a_command_within_a_group_goes_by_its_full_name():
    group = click.Group("outer")
    inner = click.Group("inner")
    group.add_command(inner)
    command = click.Command("deed", callback=lambda: None)
    command.callback.__module__ = "petition.cli.example"
    inner.add_command(command)

    assert list(commands(group)) == ["inner deed"]


def _absolute(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))
