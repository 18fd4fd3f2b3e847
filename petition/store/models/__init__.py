"""The tables, one subject a module."""

from petition.store.models.campaign import Action, Campaign, Elsewhere, Endorser, News
from petition.store.models.outbox import OutboxEmail
from petition.store.models.signature import Signature
from petition.store.models.tally import Breakdown, LedgerRow, Tally

__all__ = [
    "Action",
    "Breakdown",
    "Campaign",
    "Elsewhere",
    "Endorser",
    "LedgerRow",
    "News",
    "OutboxEmail",
    "Signature",
    "Tally",
]
