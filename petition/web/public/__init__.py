"""The pages that everyone sees, one module a subject."""

from petition.web.public import (
    campaigns,
    confirming,
    feed,
    information,
    messages,
    photos,
    signatures,
    signing,
)
from petition.web.public.blueprint import blueprint

__all__ = [
    "blueprint",
    "campaigns",
    "confirming",
    "feed",
    "information",
    "messages",
    "photos",
    "signatures",
    "signing",
]
