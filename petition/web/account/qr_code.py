"""The QR code by which an app takes up the second factor's secret."""

import segno
from flask_babel import gettext
from markupsafe import Markup

from petition.rules import totp


def drawing(secret: str, account: str) -> Markup:
    """The code as an inline drawing without a style; the secret is also told in letters."""
    address = totp.address(secret, account, str(gettext("Petition")))
    drawn: str = segno.make(address, error="m").svg_inline(
        border=0, dark="#14201F", light=None, omitsize=True
    )
    return Markup(drawn)  # noqa: S704 - drawn by segno from an address of our own making


def in_groups(secret: str) -> str:
    """The secret in groups of four letters, to be typed where no camera is at hand."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
