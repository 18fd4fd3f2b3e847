"""The tables, one subject a module."""

from petition.store.models.campaign import Action, Campaign, Elsewhere, Endorser, News
from petition.store.models.erasure import Erasure
from petition.store.models.message import (
    Decision,
    Message,
    MessageTranslation,
    MessageVersion,
    Photo,
)
from petition.store.models.outbox import OutboxEmail
from petition.store.models.partner import Partner
from petition.store.models.proof import ProofBlock, ProofDay, ProofHead, ProofLeaf
from petition.store.models.proposal import ProposalReview, ProposalStep
from petition.store.models.signature import Signature
from petition.store.models.staff import (
    AuditRow,
    LoginFailure,
    RecoveryCode,
    Staff,
    StaffSession,
)
from petition.store.models.tally import Breakdown, LedgerRow, Tally
from petition.store.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "Action",
    "AuditRow",
    "Breakdown",
    "Campaign",
    "Decision",
    "Elsewhere",
    "Endorser",
    "Erasure",
    "LedgerRow",
    "LoginFailure",
    "Message",
    "MessageTranslation",
    "MessageVersion",
    "News",
    "OutboxEmail",
    "Partner",
    "Photo",
    "ProofBlock",
    "ProofDay",
    "ProofHead",
    "ProofLeaf",
    "ProposalReview",
    "ProposalStep",
    "RecoveryCode",
    "Signature",
    "Staff",
    "StaffSession",
    "Tally",
    "Webhook",
    "WebhookDelivery",
]
