"""Which wording of the consent people have agreed to; raise it when the privacy page changes."""

VERSION = "2026-12"
