"""Laws about who may import and call what, each as a function from syntax trees to faults."""

import ast
import graphlib
import re
from collections.abc import Iterator

from tests.architecture.sources import Trees, functions

# From the bottom up: a layer imports from itself and from those below it.
LAYERS = (
    ("petition.rules",),
    ("petition.current", "petition.logs", "petition.secret_file", "petition.settings"),
    ("petition.store",),
    ("petition.mail",),
    ("petition.services",),
    ("petition.web",),
    ("petition.cli",),
)
MAY_COMMIT = (
    "petition.services",
    "petition.mail.outbox",
    "petition.store.database",
    "petition.store.migrations",
)
# What a server has no use for, or hardly ever, and what costs it dearly (docs/decisions/0019).
MAY_IMPORT_LATE = ("petition.cli", "petition.rules.passwords")


def upward(trees: Trees) -> Iterator[str]:
    """Imports from a layer above, and modules that belong to no layer."""
    for importer in trees:
        if importer != "petition" and _layer(importer) is None:
            yield f"{importer} stands in no layer"
    for importer, imported in _edges(trees):
        if _rank(imported) > _rank(importer):
            yield f"{importer} imports {imported}, which is above it"


def cycles(trees: Trees) -> Iterator[str]:
    """Modules that import each other, round about."""
    graph: dict[str, set[str]] = {}
    for importer, imported in _edges(trees):
        graph.setdefault(importer, set()).add(imported)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        yield " → ".join(reversed(error.args[1]))


def deferred(trees: Trees) -> Iterator[str]:
    """Imports inside functions, and `import_module` but where it is decided upon."""
    for name, tree in trees.items():
        for function in functions(tree):
            if any(_is_import(node, name in MAY_IMPORT_LATE) for node in ast.walk(function)):
                yield f"{name}.{function.name} imports when it is called"


def commits(trees: Trees) -> Iterator[str]:
    """Write transactions outside of the modules that may have them."""
    for name, tree in trees.items():
        if not _is_below(name, MAY_COMMIT):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and _writes(node.func):
                    yield f"{name}, line {node.lineno}, writes to the database"


def mentions(texts: dict[str, str], layer: str, words: tuple[str, ...]) -> Iterator[str]:
    """Modules of a layer whose text has one of the words, in code or prose."""
    forbidden = re.compile(rf"\b({'|'.join(words)})", re.IGNORECASE)
    for name, text in texts.items():
        if _is_below(name, (layer,)) and (found := forbidden.search(text)):
            yield f"{name} mentions {found[0]}"


def _edges(trees: Trees) -> Iterator[tuple[str, str]]:
    for importer, tree in trees.items():
        for node in ast.walk(tree):
            for imported in _imported(node):
                target = imported if imported in trees else imported.rpartition(".")[0]
                if target in trees and target != importer:
                    yield importer, target


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative imports hide where a module stands"
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _is_import(node: ast.AST, may_be_late: bool) -> bool:
    if isinstance(node, ast.Call):
        return not may_be_late and ast.unparse(node.func).endswith("import_module")
    return isinstance(node, ast.Import | ast.ImportFrom)


def _is_below(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def _layer(name: str) -> int | None:
    return next((rank for rank, names in enumerate(LAYERS) if _is_below(name, names)), None)


def _rank(name: str) -> int:
    layer = _layer(name)
    return len(LAYERS) if layer is None else layer


def _writes(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in ("writing", "commit")
    if not isinstance(called, ast.Attribute):
        return False
    on_engine = ast.unparse(called.value).endswith("engine")
    return called.attr in ("writing", "commit") or (called.attr == "begin" and on_engine)
