"""What holds for the accounts of staff: how long things last, and who may do what."""

from datetime import timedelta

from petition.rules.states import Role

# A session ends when nothing was asked of it for so long, and in any case when it is so old.
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=1)
# Whoever asks for a reset again sooner gets no second email.
RESET_PAUSE = timedelta(minutes=1)

# So many wrong passwords or codes for one account within the window, and it has to wait.
FAILURES = 5
FAILURE_WINDOW = timedelta(minutes=1)

_ORDER = tuple(Role)


def may_know_author(role: Role, has_consented: bool) -> bool:
    """Whether a role may know how to reach an author, who has agreed to be contacted or has not."""
    return role == Role.ADMINISTRATOR or (role == Role.ORGANISER and has_consented)


def is_at_least(role: Role, least: Role) -> bool:
    """Whether a role may do what `least` may: each may do what those before it may."""
    return _ORDER.index(role) >= _ORDER.index(least)
