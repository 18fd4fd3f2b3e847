"""The links that our emails carry, and the purpose their tokens are bound to."""

from petition.current import settings
from petition.rules import tokens

CONFIRM = "confirm-signature"
MESSAGE = "my-message"


def confirm_links() -> tokens.Purpose:
    """The links that confirm a signature."""
    return tokens.Purpose(settings().secret_key, CONFIRM)


def message_links() -> tokens.Purpose:
    """The links of a message: one token confirms it, and later edits or withdraws it."""
    return tokens.Purpose(settings().secret_key, MESSAGE)


def confirm_url(token: str, language: str) -> str:
    """The address of the page that confirms, under PUBLIC_URL and nothing else."""
    return f"{settings().public_url}/{language}/confirm/{token}"


def message_url(token: str, language: str) -> str:
    """The address of the page where an author looks after a message."""
    return f"{settings().public_url}/{language}/my-message/{token}"


def permalink(slug: str, message_id: int, language: str) -> str:
    """The address under which everybody reads an approved message."""
    return f"{settings().public_url}/{language}/{slug}/messages/{message_id}"
