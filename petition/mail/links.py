"""The links that our emails carry, and the purpose their tokens are bound to."""

from petition.current import settings
from petition.rules import tokens

CONFIRM = "confirm-signature"


def confirm_links() -> tokens.Purpose:
    """The links that confirm a signature."""
    return tokens.Purpose(settings().secret_key, CONFIRM)


def confirm_url(token: str, language: str) -> str:
    """The address of the page that confirms, under PUBLIC_URL and nothing else."""
    return f"{settings().public_url}/{language}/confirm/{token}"
