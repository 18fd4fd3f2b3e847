"""Codes of the second factor: six digits that change every thirty seconds (RFC 6238)."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from datetime import datetime

import pyotp

STEP_SECONDS = 30
RECOVERY_CODES = 10
_RECOVERY_LENGTH = 16


def secret(key: str, nonce: bytes) -> str:
    """The secret that an app keeps, derived: the database has the nonce, which gives no code."""
    derived = hmac.digest(key.encode(), b"totp\0" + nonce, hashlib.sha256)
    return base64.b32encode(derived[:20]).decode("ascii")


def nonce_of_session(key: str, token_digest: bytes) -> bytes:
    """What a secret that is only being offered is derived from: nothing needs to be written.

    It is another one in each session, and a session changes its secret when one was taken up.
    """
    return hmac.digest(key.encode(), b"enrol\0" + token_digest, hashlib.sha256)[:16]


def address(of_secret: str, account: str, site: str) -> str:
    """What the QR code says to the app: `otpauth://…`."""
    return pyotp.TOTP(of_secret).provisioning_uri(name=account, issuer_name=site)


def matching_step(of_secret: str, code: str, now: datetime) -> int | None:
    """The thirty seconds that a code belongs to: now, just before or just after; else None."""
    totp = pyotp.TOTP(of_secret)
    present = int(now.timestamp()) // STEP_SECONDS
    steps = (present, present - 1, present + 1)
    given = code.encode()
    found = [s for s in steps if hmac.compare_digest(totp.generate_otp(s).encode(), given)]
    return found[0] if found else None


def fresh_recovery_codes() -> list[str]:
    """Ten codes of 80 random bits, in groups of four."""
    return [_grouped(_recovery_code()) for _ in range(RECOVERY_CODES)]


def tidied(typed: str) -> str:
    """A code as it is compared: plain digits and small letters, no spaces, no hyphens."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).replace("-", "").lower()


def is_recovery_code(code: str) -> bool:
    """Whether a tidied code has the length of one that stands in for the second factor."""
    return len(code) == _RECOVERY_LENGTH


def _recovery_code() -> str:
    return base64.b32encode(secrets.token_bytes(10)).decode("ascii").lower()


def _grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, _RECOVERY_LENGTH, 4))
