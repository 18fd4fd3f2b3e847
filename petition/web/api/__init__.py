"""The API, version 1: JSON for everyone, cacheable, without cookies; partners may sign."""

from petition.web.api import (
    campaigns,
    counts,
    ledger,
    messages,
    openapi,
    proofs,
    signatures,
    signing,
    statistics,
)
from petition.web.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "campaigns",
    "counts",
    "ledger",
    "messages",
    "openapi",
    "proofs",
    "signatures",
    "signing",
    "statistics",
]
