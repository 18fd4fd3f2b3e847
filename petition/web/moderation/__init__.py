"""The pages of moderators: the queue, the proposals, the log."""

from petition.web.moderation import (
    bulk,
    claiming,
    contacting,
    deciding,
    editing,
    log,
    one_item,
    proposal_deeds,
    proposals,
    queue,
    refusals,
    translating,
)
from petition.web.moderation.blueprint import blueprint

__all__ = [
    "blueprint",
    "bulk",
    "claiming",
    "contacting",
    "deciding",
    "editing",
    "log",
    "one_item",
    "proposal_deeds",
    "proposals",
    "queue",
    "refusals",
    "translating",
]
