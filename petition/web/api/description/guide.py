"""The description of the API as a page for people wants it: one entry for each operation."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from petition.web.api.description.examples import EXAMPLES

Json = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One property of what is sent or given: its name, its type in JSON, what it means."""

    name: str
    type: str
    words: str


@dataclass(frozen=True)
class Entry:
    """One operation: how to ask, and what comes back."""

    id: str
    method: str
    path: str
    title: str
    words: str
    parameters: list[Json]
    takes: list[Field]
    gives: list[Field]
    answers: list[tuple[str, str]]
    curl: str
    example: str


@dataclass(frozen=True)
class Event:
    """One event: what it means, what is told, an example."""

    name: str
    words: str
    fields: list[Field]
    example: str


def entries(document: Json) -> list[Entry]:
    """The operations of an OpenAPI document, in its order."""
    return [
        _entry(document, path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def events(document: Json) -> list[Event]:
    """What partners' servers are told of, in the document's order."""
    return [
        Event(
            name=name,
            words=told["post"]["description"],
            fields=list(_fields(document, _content(told["post"]["requestBody"])["schema"])),
            example=_written(_content(told["post"]["requestBody"])["example"]),
        )
        for name, told in document["webhooks"].items()
    ]


def problem() -> str:
    """What a refusal looks like."""
    return _written(EXAMPLES["Problem"])


def _entry(document: Json, path: str, method: str, operation: Json) -> Entry:
    good = _content(next(iter(operation["responses"].values())))
    sent = _content(operation.get("requestBody", {}))
    return Entry(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["summary"],
        words=operation["description"],
        parameters=operation["parameters"],
        takes=list(_fields(document, sent.get("schema"))),
        gives=list(_fields(document, good["schema"])),
        answers=list(_answers(document, operation)),
        curl=_curl(document["servers"][0]["url"] + _asked(path, operation), sent),
        example=_written(good["example"]) if "example" in good else "",
    )


def _content(message: Json) -> Json:
    found: Json = message.get("content", {}).get("application/json", {})
    return found


def _fields(document: Json, schema: Json | None) -> Iterator[Field]:
    """The properties of a schema; of a list the properties of what it lists."""
    whole = _resolved(document, schema or {})
    properties: Json = whole.get("properties", {})
    if listed := _listed(properties):
        yield from _fields(document, listed)
        return
    for name, told in properties.items():
        said = told.get("description") or _resolved(document, told).get("description", "")
        yield Field(name, _type(told), said)


def _listed(properties: Json) -> Json | None:
    """What a page of a list is a page of; None where it is no list."""
    parts = [part for name, part in properties.items() if name != "next"]
    is_list = len(parts) == 1 and parts[0].get("type") == "array"
    found: Json | None = parts[0]["items"] if is_list else None
    return found


def _type(schema: Json) -> str:
    if "const" in schema:
        return json.dumps(schema["const"])
    if "$ref" in schema:
        return "object"
    if "anyOf" in schema:
        return " | ".join(map(_type, schema["anyOf"]))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " | ".join(kinds)


def _answers(document: Json, operation: Json) -> Iterator[tuple[str, str]]:
    for status, answer in operation["responses"].items():
        yield status, _resolved(document, answer)["description"]


def _resolved(document: Json, part: Json) -> Json:
    found = document
    if "$ref" not in part:
        return part
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found


def _asked(path: str, operation: Json) -> str:
    given = {each["name"]: each for each in operation["parameters"] if "example" in each}
    for name in [name for name, each in given.items() if each["in"] == "path"]:
        path = path.replace(f"{{{name}}}", given.pop(name)["example"])
    query = urlencode({name: each["example"] for name, each in given.items()})
    return f"{path}?{query}" if query else path


def _curl(url: str, sent: Json) -> str:
    if not sent:
        return f"curl {shlex.quote(url)}"
    lines = (
        f"curl {shlex.quote(url)}",
        "-H 'Authorization: Bearer pk_…'",
        "-H 'Content-Type: application/json'",
        f"-d {shlex.quote(_written(sent['example']))}",
    )
    return " \\\n  ".join(lines)


def _written(example: Json) -> str:
    return json.dumps(example, ensure_ascii=False, indent=2)
