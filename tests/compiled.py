"""What every application compiles from the same text is compiled once for all of them.

Half of what it takes to make an application is the code that builds its addresses, and half of
what it takes to answer the first requests is that of the templates.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class KnownRule(Rule):
    """A rule that builds addresses by the code of an equal rule."""

    known: ClassVar[dict[tuple[str, str, bool], Builder]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        equal = self.rule, repr(self.defaults), append_unknown
        if equal not in self.known:
            self.known[equal] = super()._compile_builder(append_unknown)
        return self.known[equal]


class Templates(BytecodeCache):
    """Keeps code in memory, by the name and the text of its template."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_templates = Templates()


def share_rules() -> None:
    """Has all applications that are made from now on share the code of their rules."""
    Flask.url_rule_class = KnownRule


def share_templates(app: Flask) -> None:
    """Has an application share its compiled templates with all others."""
    app.jinja_env.bytecode_cache = _templates
