"""The building blocks of schemas: JSON Schema 2020-12 as OpenAPI 3.1 has it."""

from typing import Any, TypeAlias

from flask_babel import LazyString

Schema = dict[str, Any]
Words: TypeAlias = "LazyString | str"


def thing(**properties: Schema) -> Schema:
    """An object that always has all these properties."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def some_of(whole: Schema, *required: str) -> Schema:
    """An object of which only these properties are always there."""
    return whole | {"required": list(required)}


def text(words: Words = "", **more: Any) -> Schema:
    """A text."""
    return _said({"type": "string", **more}, words)


def whole(words: Words = "", **more: Any) -> Schema:
    """A whole number."""
    return _said({"type": "integer", **more}, words)


def switch(words: Words = "") -> Schema:
    """True or false."""
    return _said({"type": "boolean"}, words)


def day(words: Words = "") -> Schema:
    """A day in UTC, YYYY-MM-DD."""
    return text(words, format="date")


def moment(words: Words = "") -> Schema:
    """A moment as RFC 3339 in UTC, to the second."""
    return text(words, format="date-time")


def address(words: Words = "") -> Schema:
    """A web address."""
    return text(words, format="uri")


def hash_(words: Words = "") -> Schema:
    """A SHA-256 in hexadecimal."""
    return text(words, pattern="^[0-9a-f]{64}$")


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    given: dict[str, Any] = schema | {"type": [schema["type"], "null"]}
    return given | ({"enum": [*schema["enum"], None]} if "enum" in schema else {})


def each(schema: Schema, words: Words = "", **more: Any) -> Schema:
    """A list."""
    return _said({"type": "array", "items": schema, **more}, words)


def by_language(schema: Schema, words: Words = "") -> Schema:
    """An object with one value for each language."""
    return _said({"type": "object", "additionalProperties": schema}, words)


def named(name: str) -> Schema:
    """The schema of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _said(schema: Schema, words: Words) -> Schema:
    return schema | ({"description": words} if words else {})
