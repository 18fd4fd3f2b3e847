"""The API's own description, taken at its word: nothing may be answered that it does not tell."""

from typing import Any

import jsonschema_rs
from werkzeug.test import TestResponse

from tests.visitor import Visitor

PATH = "/api/v1/openapi.json"
ROOT = "/api/v1"
Json = Any


def document(client: Visitor) -> Json:
    """The OpenAPI document."""
    return client.get(PATH).json


def faults(told: Json, name: str, value: Json) -> list[str]:
    """What of a value is not as the schema of that name has it; unknown properties included."""
    schema = closed({"$ref": f"#/components/schemas/{name}", "components": told["components"]})
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(value)]


def closed(schema: Json) -> Json:
    """The same schema, in which no object has a property that is not named."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    if parts.get("type") == "object" and isinstance(parts.get("properties"), dict):
        parts.setdefault("additionalProperties", False)
    return parts


def schema_of(told: Json, path: str, response: TestResponse, method: str = "get") -> str:
    """The name of the schema that the document has for an answer; KeyError where it has none."""
    answers = told["paths"][path][method]["responses"]
    answer = answers[str(response.status_code)]
    if "$ref" in answer:
        answer = told["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    for header in answer.get("headers", {}):
        assert header in response.headers, (path, response.status_code, header)
    reference: str = answer["content"][response.mimetype]["schema"]["$ref"]
    return reference.rpartition("/")[2]
