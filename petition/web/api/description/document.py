"""The OpenAPI 3.1 document, put together from the application's own addresses."""

import re
from typing import Any

from flask import current_app
from flask_babel import LazyString, force_locale, gettext
from werkzeug.routing import Rule

from petition import current
from petition.web.api.blueprint import blueprint
from petition.web.api.description import answers, events
from petition.web.api.description.examples import EXAMPLES
from petition.web.api.description.operations import OPERATIONS, Operation
from petition.web.api.description.schemas import GIVEN
from petition.web.api.description.shapes import named
from petition.web.api.description.wishes import WISHES

SCHEMAS = GIVEN | WISHES | events.SCHEMAS | {"Document": {"type": "object"}}
ROOT = str(blueprint.url_prefix)


def in_english() -> dict[str, Any]:
    """The document for programs."""
    with force_locale("en"):
        return in_words()


def in_words() -> dict[str, Any]:
    """The document in the language of the request at hand."""
    whole = {
        "openapi": "3.1.0",
        "info": _info(),
        "servers": [{"url": current.settings().public_url + ROOT}],
        "paths": _paths(),
        "webhooks": events.webhooks(),
        "components": {
            "schemas": SCHEMAS,
            "responses": answers.refusals(),
            "headers": answers.HEADERS,
            "securitySchemes": {"partnerKey": {"type": "http", "scheme": "bearer"}},
        },
    }
    said: dict[str, Any] = _said(whole)
    return said


def _info() -> dict[str, Any]:
    about = gettext("Counts, signatures, messages and the ledger, free for every site to read.")
    return {"title": gettext("Petition API"), "version": "1", "summary": about}


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for endpoint, operation in OPERATIONS.items():
        for rule in current_app.url_map.iter_rules(endpoint):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule).removeprefix(ROOT)
            paths.setdefault(path, {})[_method(rule)] = _operation(endpoint, operation)
    return paths


def _method(rule: Rule) -> str:
    return "post" if "POST" in (rule.methods or ()) else "get"


def _operation(endpoint: str, operation: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": endpoint.partition(".")[2],
        "summary": operation.title,
        "description": operation.words,
        "parameters": [
            {
                "name": each.name,
                "in": each.place,
                "required": each.place == "path",
                "description": each.words,
                "schema": each.schema,
                **({"example": each.example} if each.example else {}),
            }
            for each in operation.parameters
        ],
        "responses": answers.of(operation),
    }
    return told | (_with_key(operation.takes) if operation.takes else {})


def _with_key(takes: str) -> dict[str, Any]:
    content = {"application/json": {"schema": named(takes), "example": EXAMPLES[takes]}}
    return {
        "security": [{"partnerKey": []}],
        "requestBody": {"required": True, "content": content},
    }


def _said(value: Any) -> Any:
    """The same with every text in the language at hand."""
    if isinstance(value, LazyString):
        return str(value)
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_said(part) for part in value]
    return value
