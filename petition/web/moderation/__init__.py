"""The pages of moderators: the queue, the proposals, the log."""

from petition.web.moderation import log, proposal_deeds, proposals
from petition.web.moderation.blueprint import blueprint

__all__ = ["blueprint", "log", "proposal_deeds", "proposals"]
