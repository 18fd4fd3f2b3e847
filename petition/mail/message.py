"""An email as mail servers know it: its headers, its envelope, and the name it goes by."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

from petition.current import settings
from petition.mail import parts
from petition.mail.rendering import Email
from petition.rules import clock

WIRE = policy.SMTP
PLAIN = policy.default


@dataclass(frozen=True)
class Letter:
    """A message, ready to go, in its envelope: one sender, one recipient.

    `label` is the same whenever the same email is sent again; it is fit to name a file.
    """

    label: str
    sender: str
    recipient: str
    content: bytes


def label(outbox_id: int, created_at: datetime) -> str:
    """What an email of the outbox is known by, outside; another row of the same id differs.

    A database that is restored gives ids again, and a mail server drops what it thinks it knows.
    """
    identity = f"message\0{outbox_id}\0{created_at.isoformat()}".encode()
    code = hmac.digest(settings().secret_key.encode(), identity, hashlib.sha256)
    return f"{outbox_id}.{code.hex()[:16]}"


def compose(email: Email, name: str, is_plain: bool = False) -> Letter:
    """The letter whose label is `name`; a plain one can be read in any editor, as UTF-8.

    Raises ValueError, LookupError or MessageError, as the email package does, where there is not
    exactly one address or where a header would break its line.
    """
    sender = settings().mail_from
    style = PLAIN if is_plain else WIRE
    head = _head(email, sender, name).as_bytes(policy=style).rstrip()
    body = parts.body(email.text, email.html, is_plain)
    return Letter(name, sender, email.recipient, head + style.linesep.encode() + body)


def _head(email: Email, sender: str, name: str) -> EmailMessage:
    head = EmailMessage(policy=WIRE)
    head["From"] = Address(" ".join(email.sender_name.split()), addr_spec=sender)
    head["To"] = Address(addr_spec=email.recipient)
    head["Subject"] = email.subject
    head["Date"] = clock.now()
    head["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
    head["Content-Language"] = email.language
    head["Auto-Submitted"] = "auto-generated"
    if email.unsubscribe_url:
        head["List-Unsubscribe"] = f"<{email.unsubscribe_url}>"
    head["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    return head
