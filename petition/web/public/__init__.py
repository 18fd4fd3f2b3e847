"""The pages that everyone sees, one module a subject."""

from petition.web.public import (
    api_docs,
    campaigns,
    cards,
    confirming,
    embedding,
    feed,
    information,
    ledger,
    messages,
    my_message,
    my_signature,
    own_signature,
    photos,
    signatures,
    signing,
    statistics,
    writing,
)
from petition.web.public.blueprint import blueprint

__all__ = [
    "api_docs",
    "blueprint",
    "campaigns",
    "cards",
    "confirming",
    "embedding",
    "feed",
    "information",
    "ledger",
    "messages",
    "my_message",
    "my_signature",
    "own_signature",
    "photos",
    "signatures",
    "signing",
    "statistics",
    "writing",
]
