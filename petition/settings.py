"""What a running instance can be told. Values only: `config.py` reads them from the environment."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class SettingsError(Exception):
    """A setting has a value that cannot work; the message names it and what was expected."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One instance's settings, as described in docs/settings.md."""

    instance_dir: Path
    database_url: str
    secret_key: str
    mail_url: str
    redis_url: str | None = None
    mail_from: str = "petition@localhost"
    public_url: str = "http://127.0.0.1:8000"
    trusted_proxies: int = 0
    sign_rate_limit: str = "10 per minute; 60 per hour"
    confirm_rate_limit: str = "60 per minute; 600 per hour"
    message_rate_limit: str = "10 per minute; 60 per hour"
    preview_rate_limit: str = "60 per minute; 600 per hour"
    login_rate_limit: str = "10 per minute; 60 per hour"
    partner_rate_limit: str = "60 per minute; 5000 per day"
    min_form_seconds: float = 2.0
    tally_seconds: float = 1.0
    pending_days: int = 30
    require_two_factor: bool = True
    countries_excluded: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ("it", "en", "zh")
    default_language: str = "it"

    @property
    def is_on_sqlite(self) -> bool:
        """Whether the embedded database is in use."""
        return self.database_url.startswith("sqlite")

    @property
    def is_local(self) -> bool:
        """Whether the site is on a laptop, for whoever sits before it."""
        return urlsplit(self.public_url).hostname in ("127.0.0.1", "localhost", "::1")

    @property
    def is_https(self) -> bool:
        """Whether visitors reach the site over TLS."""
        return self.public_url.startswith("https://")
