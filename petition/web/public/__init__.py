"""The pages that everyone sees, one module a subject."""

from petition.web.public import (
    campaigns,
    confirming,
    information,
    my_message,
    signatures,
    signing,
    writing,
)
from petition.web.public.blueprint import blueprint

__all__ = [
    "blueprint",
    "campaigns",
    "confirming",
    "information",
    "my_message",
    "signatures",
    "signing",
    "writing",
]
