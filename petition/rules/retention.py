"""How long things are kept, and when a signer is reminded before a signature is erased."""

from datetime import timedelta

# The daily limit of emails to an address looks back one day; the trace of one lives twice that.
SENT_EMAIL_KEPT = timedelta(days=2)
# Long enough to answer whoever asks why; a message that was rejected is erased then.
REJECTED_KEPT = timedelta(days=90)

# What partners' servers were told of, for whoever asks why something did not arrive.
DELIVERY_KEPT = timedelta(days=30)


def reminder_after(pending_days: int) -> timedelta:
    """How long after signing the one reminder goes out: a week before the end, or half-way."""
    return timedelta(days=max(pending_days - 7, pending_days / 2))
