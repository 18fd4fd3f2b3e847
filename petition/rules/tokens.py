"""The links in our emails: tokens that open one row for one purpose, and survive mail clients."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

_SECRET_LENGTH = 26
_SEAL_LENGTH = 6
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Link:
    """What a token says: the row it is about, the secret that opens it, and a seal.

    The seal outlives the row: it tells a link that was once ours from one that never was.
    """

    id: int
    seal: str
    secret: str


@dataclass(frozen=True)
class Purpose:
    """What a token is good for, under the key that makes and knows such tokens."""

    key: str
    name: str

    def secret(self, nonce: bytes) -> str:
        """128 bits in base32, derived from the row's nonce: the same in every email about it.

        The database holds the nonce and the secret's digest; neither opens anything.
        """
        return _code(self, nonce, 16)[:_SECRET_LENGTH]

    def seal(self, row_id: int) -> str:
        """Thirty bits that say: we once issued a link for this row."""
        return _code(self, str(row_id).encode(), 4)[:_SEAL_LENGTH]

    def token(self, row_id: int, nonce: bytes) -> str:
        """The token of a link: small letters and digits only, about 36 of them."""
        return _base36(row_id) + self.seal(row_id) + self.secret(nonce)

    def opens(self, link: Link, nonce: bytes) -> bool:
        """Whether the link opens the row of this nonce; takes the same time either way."""
        return hmac.compare_digest(self.secret(nonce), link.secret)

    def has_issued(self, link: Link) -> bool:
        """Whether `link` was ours once, whatever became of its row."""
        return hmac.compare_digest(self.seal(link.id), link.seal)


def fresh_nonce() -> bytes:
    """128 random bits for a new row."""
    return secrets.token_bytes(16)


def digest(secret: str) -> bytes:
    """What the database keeps of a secret: its SHA-256."""
    return hashlib.sha256(secret.encode()).digest()


def opens(link: Link, kept: bytes) -> bool:
    """Whether the link's secret fits the digest that was kept; takes the same time either way."""
    return hmac.compare_digest(digest(link.secret), kept)


def read(token: str) -> Link | None:
    """What `token` says, or None when it cannot be one of ours."""
    token = token.lower()
    rest, secret = token[:-_SECRET_LENGTH], token[-_SECRET_LENGTH:]
    number, seal = rest[:-_SEAL_LENGTH], rest[-_SEAL_LENGTH:]
    if not 1 <= len(number) <= 12 or not token.isascii() or not token.isalnum():
        return None
    return Link(int(number, 36), seal, secret)


def _code(purpose: Purpose, message: bytes, size: int) -> str:
    code = hmac.digest(purpose.key.encode(), purpose.name.encode() + b"\0" + message, "sha256")
    return base64.b32encode(code[:size]).decode("ascii").lower()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
