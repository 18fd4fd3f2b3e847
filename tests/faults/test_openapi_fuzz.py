"""Schemathesis asks the API for all that its description allows, and for what it does not."""

import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis.errors import HypothesisWarning
from schemathesis import engine
from schemathesis.config import SchemathesisConfig

import petition
from petition.settings import Settings
from tests import databases, described, factories, partners, published

EXAMPLES = 12
# What an answer must be whatever was asked. Which names are names is a matter of our own rules,
# not of a schema; and with a WSGI application this version cannot ask without the key.
UNASKED = ("positive_data_acceptance", "ignored_auth")


@pytest.fixture
def site(settings: Settings) -> Iterator[tuple[Flask, str]]:
    """An application of its own, outside of any context, and a partner's key."""
    made = petition.create_app(settings)
    with made.app_context():
        factories.given_campaign()
        factories.sign_and_confirm()
        published.message()
        key = partners.given_partner().key
    yield made, key
    databases.close(made)


def asked(site: tuple[Flask, str], **more: Any) -> tuple[Counter[int], list[str]]:
    """The statuses of all answers, and the faults that were found with them."""
    made, key = site
    headers = partners.bearing(key) | {"Accept-Encoding": "identity"}
    options: dict[str, Any] = {
        "seed": 1,
        "headers": headers,
        "generation": {"max-examples": EXAMPLES, "database": "none"},
        "phases": {"stateful": {"enabled": False}},
        "checks": {name: {"enabled": False} for name in UNASKED},
    }
    config = SchemathesisConfig.from_dict(options | more)
    api = schemathesis.openapi.from_wsgi(described.PATH, made, config=config)
    statuses: Counter[int] = Counter()
    faults: list[str] = []
    for event in engine.from_schema(api).execute():
        statuses.update(answered(event))
        faults.extend(amiss(event))
    return statuses, faults


def answered(event: Any) -> list[int]:
    """The statuses of the answers that an event tells of."""
    recorder = getattr(event, "recorder", None)
    interactions = recorder.interactions.values() if recorder else ()
    return [each.response.status_code for each in interactions if each.response]


def amiss(event: Any) -> list[str]:
    """The failed checks, and the failures of schemathesis itself, that an event tells of."""
    if error := getattr(event, "value", None) or getattr(event, "exception", None):
        return [repr(error)]
    recorder = getattr(event, "recorder", None)
    checks = [check for found in recorder.checks.values() for check in found] if recorder else []
    return [
        f"{event.label}: {check.failure_info.failure} {check.failure_info.code_sample}"
        for check in checks
        if check.failure_info
    ]


@pytest.mark.parametrize("chosen", [{"parameters": {"slug": "chinahearts"}}, {}])
def test_whatever_is_asked_is_answered_as_described(site, chosen):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        statuses, faults = asked(site, **chosen)

    assert faults == []
    assert {200, 202, 405, 415, 422} <= set(statuses)
    assert max(statuses) < 500


def test_an_answer_that_is_not_described_is_noticed(site):
    made, _ = site
    made.view_functions["api.counts"] = lambda: ({"counts": "many"}, 200)

    _, faults = asked(site, phases={"stateful": {"enabled": False}, "coverage": {"enabled": False}})

    assert any("counts" in fault for fault in faults)
