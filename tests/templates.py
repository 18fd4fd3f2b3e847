"""Templates compiled once for all applications: no setting changes what they become."""

from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps code in memory, by the name and the text of its template."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_compiled = Compiled()


def compile_once(app: Flask) -> None:
    """Has an application share its compiled templates with all others."""
    app.jinja_env.bytecode_cache = _compiled
