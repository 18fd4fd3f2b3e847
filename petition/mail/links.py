"""The links that our emails carry, and the purpose their tokens are bound to."""

from petition.current import settings
from petition.rules import tokens
from petition.rules.states import EmailKind

CONFIRM = "confirm-signature"
MESSAGE = "my-message"
OWN = "my-signature"
# The links by which staff set a password: what each is bound to, and where it leads.
STAFF = {
    EmailKind.INVITATION: ("staff-invitation", "account/invitation"),
    EmailKind.PASSWORD_RESET: ("staff-reset", "account/reset"),
}


def confirm_links() -> tokens.Purpose:
    """The links that confirm a signature."""
    return tokens.Purpose(settings().secret_key, CONFIRM)


def message_links() -> tokens.Purpose:
    """The links of a message: one token confirms it, and later edits or withdraws it."""
    return tokens.Purpose(settings().secret_key, MESSAGE)


def own_links() -> tokens.Purpose:
    """The links to one's own signature: to see, change, withdraw or erase it."""
    return tokens.Purpose(settings().secret_key, OWN)


def own_url(signature_id: int, nonce: bytes, language: str) -> str:
    """The address of the page where a signer looks after a signature."""
    token = own_links().token(signature_id, nonce)
    return f"{settings().public_url}/{language}/my-signature/{token}"


def held_url(language: str) -> str:
    """The address where anybody asks for the links to what is held about them."""
    return f"{settings().public_url}/{language}/my-signature"


def confirm_url(token: str, language: str) -> str:
    """The address of the page that confirms, under PUBLIC_URL and nothing else."""
    return f"{settings().public_url}/{language}/confirm/{token}"


def message_url(token: str, language: str) -> str:
    """The address of the page where an author looks after a message."""
    return f"{settings().public_url}/{language}/my-message/{token}"


def permalink(slug: str, message_id: int, language: str) -> str:
    """The address under which everybody reads an approved message."""
    return f"{settings().public_url}/{language}/{slug}/messages/{message_id}"


def staff_links(kind: EmailKind) -> tokens.Purpose:
    """The links of an invitation, or of a password reset."""
    return tokens.Purpose(settings().secret_key, STAFF[kind][0])


def staff_url(kind: EmailKind, token: str) -> str:
    """The address of the page on which a member of staff sets a password."""
    return f"{settings().public_url}/{STAFF[kind][1]}/{token}"
