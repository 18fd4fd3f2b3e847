"""The published recipe and its test vectors: they agree with us, and find every change."""

import copy
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from petition.rules import ledger, receipts, tokens
from petition.services import proving
from petition.store.models import Signature
from tests.faults import audit, callers
from tests.faults.patience import until
from tests.instance import KEY, ROOT

RECIPE = ROOT / "static" / "check.py"
VECTORS: dict[str, Any] = json.loads(RECIPE.with_name("check-vectors.json").read_text("utf-8"))


def recipe() -> Any:
    """The recipe as a module of its own."""
    spec = importlib.util.spec_from_file_location("recipe", RECIPE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def follow(vectors: dict[str, Any]) -> tuple[int, list[int]]:
    """What the recipe makes of test vectors; SystemExit where it finds a fault."""
    check, campaign = recipe(), vectors["campaign"]
    total, confirmed = check.check_ledger(campaign, vectors["entries"])
    check.check_days(campaign, vectors["roots"], confirmed)
    for one in vectors["proofs"]:
        check.check_proof(one["proof"], campaign, one["receipt"], one["email"])
    return total, confirmed


def places() -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Where in the vectors something is sealed: the list, the place in it, the names."""
    for part in ("entries", "roots"):
        for at, row in enumerate(VECTORS[part]):
            yield from ((part, at, (name,)) for name in row)
    for at in range(len(VECTORS["proofs"])):
        yield from (("proofs", at, (name,)) for name in ("email", "receipt"))
        yield from (("proofs", at, ("proof", name)) for name in ("number", "index", "tree_size"))


def changed(part: str, at: int, names: tuple[str, ...]) -> dict[str, Any]:
    """The vectors with another value in one place."""
    broken = copy.deepcopy(VECTORS)
    row = broken[part][at]
    for name in names[:-1]:
        row = row[name]
    value = row[names[-1]]
    row[names[-1]] = value + 4 if isinstance(value, int) else value[:-1] + "x"
    return broken


def test_the_recipe_accepts_the_vectors():
    assert follow(VECTORS) == (706, [0, 0, 3, 7, 7])


def test_the_recipe_finds_signatures_that_no_day_holds():
    with pytest.raises(SystemExit, match="never had as many"):
        recipe().check_days(VECTORS["campaign"], VECTORS["roots"], [0, 3, 8])


@pytest.mark.parametrize("place", list(places()), ids=str)
def test_the_recipe_finds_every_change(place):
    with pytest.raises(SystemExit, match="WRONG"):
        follow(changed(*place))


def test_the_vectors_are_what_our_own_rules_make():
    head = ledger.beginning(VECTORS["campaign"])
    for root in VECTORS["roots"]:
        sealed = receipts.sealed(
            receipts.DayRoot(**root | {"day": date.fromisoformat(root["day"])})
        )
        assert sealed.hash == root["hash"]
    for one in VECTORS["proofs"]:
        number = one["proof"]["number"]
        leaf = receipts.leaf(VECTORS["campaign"], number, one["email"], one["receipt"])
        assert leaf.hex() == one["proof"]["leaf"]
    assert VECTORS["entries"][0]["previous_hash"] == head.hash


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(RECIPE), *words], capture_output=True, text=True, timeout=60
    )


def test_one_command_checks_a_site_and_one_s_own_signature(instance, database_url):
    caller = callers.caller(instance)
    for name in ("anna", "luca", "wang"):
        caller.sign(f"{name}@example.org")
    for token in audit.links_to_confirm(database_url).values():
        caller.confirm(token)
    receipt, email = own(database_url)

    good = run(instance.url, "chinahearts", receipt, email)
    other = run(instance.url, "chinahearts", receipt, "somebody@example.org")

    assert good.returncode == 0, good.stderr
    assert "explains 703 signatures" in good.stdout
    assert "Your signature is number 2 of the count" in good.stdout
    assert (other.returncode, other.stderr.startswith("WRONG: the leaf")) == (1, True)


def own(database_url: str) -> tuple[str, str]:
    """The receipt and the address of the second signer, once all are counted."""
    until(lambda: audit.is_tallied(database_url))
    columns = (Signature.id, Signature.email, Signature.receipt_nonce)
    with audit.looking_at(database_url) as connection:
        row = connection.execute(sa.select(*columns).where(Signature.number == 2)).one()
    purpose = tokens.Purpose(KEY, proving.RECEIPT)
    return purpose.token(row.id, row.receipt_nonce), row.email
