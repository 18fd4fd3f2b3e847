"""Passwords as the database keeps them: argon2id, one at a time, so that memory stays in bounds."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from petition.rules import passwords

# OWASP's first choice: 46 MiB, one pass. Four at once would want 184 MiB of a small machine.
_HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
_ONE_AT_A_TIME = threading.Lock()

# Of a password that nobody knows: for no account it takes as long to say no as for any.
NOBODY = (
    "$argon2id$v=19$m=47104,t=1,p=1$"
    "gWBmZzSV+Xr+aA+9scDIIQ$64qW86rRmO9GIcw9myX/ABo1fCEjpPwwFKj3u0UerJ4"
)


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _ONE_AT_A_TIME:
        return _HASHER.hash(passwords.normalised(password))


def is_right(kept: str, password: str) -> bool:
    """Whether it is the password that was kept; "" for nobody's, which none is."""
    with _ONE_AT_A_TIME:
        try:
            return _HASHER.verify(kept or NOBODY, passwords.normalised(password)) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def renewed(kept: str, password: str) -> str:
    """The same hash, or a new one where it was made with other parameters than today's."""
    return hashed(password) if _HASHER.check_needs_rehash(kept) else kept
