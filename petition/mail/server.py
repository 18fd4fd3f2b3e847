"""A mail server as MAIL_URL describes it."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

PORT = 25
STARTTLS_PORT = 587
TLS_PORT = 465


@dataclass(frozen=True)
class Server:
    """Where it listens, whom to log in as, and whether TLS begins at once or by STARTTLS."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls: bool = False
    starts_tls: bool = False


def read(url: str) -> Server:
    """The server that an smtp:// or smtps:// address names; raises ValueError where it is none."""
    parts = urlsplit(url)
    if not parts.hostname or parts.path.strip("/"):
        raise ValueError("not the address of a mail server")
    # What the network could not take is found out here, not while sending.
    parts.hostname.encode("idna")
    is_tls = parts.scheme == "smtps"
    starts_tls = _asks_for_starttls(parts) and not is_tls
    return Server(
        host=parts.hostname,
        port=parts.port or _usual_port(is_tls, starts_tls),
        **_login(parts),
        is_tls=is_tls,
        starts_tls=starts_tls,
    )


def _login(parts: SplitResult) -> dict[str, str]:
    login = {"user": unquote(parts.username or ""), "password": unquote(parts.password or "")}
    if not all(word.isascii() for word in login.values()):
        raise ValueError("smtplib logs in with ASCII alone")
    return login


def _asks_for_starttls(parts: SplitResult) -> bool:
    query = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
    asked = query.pop("starttls", ["0"])
    if query or asked not in (["0"], ["1"]):
        raise ValueError("only ?starttls=1 can be asked of a mail server")
    return asked == ["1"]


def _usual_port(is_tls: bool, starts_tls: bool) -> int:
    if is_tls:
        return TLS_PORT
    return STARTTLS_PORT if starts_tls else PORT
