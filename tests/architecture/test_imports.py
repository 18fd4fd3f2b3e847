"""The layers of the product hold, and each law notices a break."""

import pytest

from tests.architecture import imports, sources

TEXTS = sources.texts(sources.ROOT / "petition")
TREES = sources.trees(TEXTS)
FRAMEWORKS = ("flask", "sqlalchemy")


def broken(**modules: str) -> sources.Trees:
    """Trees of modules of the product, in which `__` stands for a dot."""
    texts = {f"petition.{name.replace('__', '.')}": text for name, text in modules.items()}
    return sources.trees(texts)


@pytest.mark.parametrize("law", [imports.upward, imports.cycles, imports.deferred, imports.commits])
def test_the_product_keeps_the_laws_of_imports(law):
    assert list(law(TREES)) == []


def test_the_rules_know_no_framework():
    assert list(imports.mentions(TEXTS, "petition.rules", FRAMEWORKS)) == []


def test_an_import_from_a_layer_above_is_noticed():
    trees = broken(store__rows="from petition.web import pages", web__pages='"""Pages."""')

    assert list(imports.upward(trees)) == [
        "petition.store.rows imports petition.web.pages, which is above it"
    ]


def test_an_import_of_a_name_counts_as_one_of_its_module():
    trees = broken(rules__a="from petition.services.deeds import deed", services__deeds="deed = 1")

    assert list(imports.upward(trees)) == [
        "petition.rules.a imports petition.services.deeds, which is above it"
    ]


def test_a_module_outside_of_the_layers_is_noticed():
    assert list(imports.upward(broken(helpers="pass"))) == ["petition.helpers stands in no layer"]


def test_a_cycle_within_a_layer_is_noticed():
    trees = broken(
        rules__a="from petition.rules import b",
        rules__b="import petition.rules.c",
        rules__c="from petition.rules.a import name",
    )

    assert [set(cycle.split(" → ")) for cycle in imports.cycles(trees)] == [set(trees)]


@pytest.mark.parametrize(
    "head", ["def late():", "async def late():", "class C:\n  def late(self):"]
)
@pytest.mark.parametrize("line", ["import json", "importlib.import_module('json')"])
def test_an_import_inside_a_function_is_noticed(head, line):
    trees = broken(rules__a=f"{head}\n    {line}")

    assert list(imports.deferred(trees)) == ["petition.rules.a.late imports when it is called"]


@pytest.mark.parametrize(
    "line",
    [
        "database.writing()",
        "writing()",
        "session.commit()",
        "database.db.session.commit()",
        "database.db.engine.begin()",
    ],
)
@pytest.mark.parametrize("place", ["web__views", "store__queries__x", "cli__x", "mail__emails"])
def test_a_write_outside_of_the_services_is_noticed(place, line):
    found = list(imports.commits(broken(**{place: line})))

    assert found == [f"petition.{place.replace('__', '.')}, line 1, writes to the database"]


@pytest.mark.parametrize("place", ["services__x", "mail__outbox", "store__database"])
def test_the_services_and_the_outbox_may_write(place):
    assert list(imports.commits(broken(**{place: "database.writing()"}))) == []


@pytest.mark.parametrize(
    "text", ["import flask", "# as Flask does", "from sqlalchemy.orm import x"]
)
def test_a_framework_in_the_rules_is_noticed(text):
    found = list(imports.mentions({"petition.rules.a": text}, "petition.rules", FRAMEWORKS))

    assert len(found) == 1
