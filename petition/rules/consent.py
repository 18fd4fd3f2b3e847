"""Which wording of the consent a signer has agreed to; raise it when the privacy page changes."""

VERSION = "2026-11"
