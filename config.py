"""Reads the settings from the environment: the only module that does."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import limits

from petition.secret_file import kept_secret
from petition.settings import Settings, SettingsError

LANGUAGES = ("it", "en", "zh")
LOCAL_URL = "http://127.0.0.1:8000"
SECRETS = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "MAIL_URL")


class Environment:
    """Typed reading of variables; a secret NAME may also lie in the file that NAME_FILE names."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.folder = Path(self.text("INSTANCE_DIR", "instance")).absolute()

    def text(self, name: str, default: str = "") -> str:
        """The variable, or the content of the file that NAME_FILE names, or the default."""
        path = self.variables.get(f"{name}_FILE") if name in SECRETS else None
        if path and not self.variables.get(name):
            return _content(name, Path(path))
        return self.variables.get(name, "").strip() or default

    def number(self, name: str, default: float) -> float:
        """The variable as a number from 0 upwards."""
        raw = self.text(name, str(default))
        try:
            value = float(raw)
        except ValueError:
            value = -1.0
        if not 0 <= value < float("inf"):
            raise SettingsError(f"{name}: expected a number from 0 upwards, got {raw!r}")
        return value

    def whole(self, name: str, default: int) -> int:
        """The variable as a whole number from 0 upwards."""
        value = self.number(name, default)
        if value != int(value):
            raise SettingsError(f"{name}: expected a whole number, got {value}")
        return int(value)

    def switch(self, name: str, default: bool) -> bool:
        """The variable as 1 or 0."""
        raw = self.text(name, "1" if default else "0")
        if raw not in ("0", "1"):
            raise SettingsError(f"{name}: expected 1 or 0, got {raw!r}")
        return raw == "1"

    def rate_limit(self, name: str, default: str) -> str:
        """The variable as limits in words, such as `10 per minute; 60 per hour`."""
        raw = self.text(name, default)
        try:
            limits.parse_many(raw)
        except ValueError as error:
            raise SettingsError(f"{name}: expected such as '{default}', got {raw!r}") from error
        return raw

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The variable as a list separated by commas."""
        return tuple(w.strip() for w in self.text(name).split(",") if w.strip()) or default


def from_environment(variables: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; raises SettingsError, naming the variable, on a bad value."""
    env = Environment(os.environ if variables is None else variables)
    return Settings(
        instance_dir=env.folder,
        database_url=_database_url(env),
        secret_key=_secret_key(env),
        mail_url=env.text("MAIL_URL", f"file:{env.folder / 'mail'}"),
        redis_url=env.text("REDIS_URL") or None,
        mail_from=_mail_from(env.text("MAIL_FROM", Settings.mail_from)),
        public_url=_public_url(env),
        trusted_proxies=env.whole("TRUSTED_PROXIES", Settings.trusted_proxies),
        sign_rate_limit=env.rate_limit("SIGN_RATE_LIMIT", Settings.sign_rate_limit),
        confirm_rate_limit=env.rate_limit("CONFIRM_RATE_LIMIT", Settings.confirm_rate_limit),
        message_rate_limit=env.rate_limit("MESSAGE_RATE_LIMIT", Settings.message_rate_limit),
        preview_rate_limit=env.rate_limit("PREVIEW_RATE_LIMIT", Settings.preview_rate_limit),
        login_rate_limit=env.rate_limit("LOGIN_RATE_LIMIT", Settings.login_rate_limit),
        partner_rate_limit=env.rate_limit("PARTNER_RATE_LIMIT", Settings.partner_rate_limit),
        min_form_seconds=env.number("MIN_FORM_SECONDS", Settings.min_form_seconds),
        tally_seconds=env.number("TALLY_SECONDS", Settings.tally_seconds),
        pending_days=env.whole("PENDING_DAYS", Settings.pending_days),
        require_two_factor=env.switch("REQUIRE_TWO_FACTOR", Settings.require_two_factor),
        countries_excluded=frozenset(c.upper() for c in env.words("COUNTRIES_EXCLUDED")),
        languages=_languages(env),
        default_language=_default_language(env),
    )


def _content(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}_FILE: cannot read {path}: {error.strerror}") from error


def _database_url(env: Environment) -> str:
    url = env.text("DATABASE_URL") or f"sqlite:///{env.folder / 'petition.sqlite3'}"
    scheme, separator, rest = url.partition("://")
    if scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and separator and rest not in ("", "/", "/:memory:"):
        return f"sqlite:///{Path(rest.removeprefix('/')).absolute()}"
    raise SettingsError(
        "DATABASE_URL: expected sqlite:///FILE or postgresql+psycopg://user:password@host/name"
    )


def _public_url(env: Environment) -> str:
    url = env.text("PUBLIC_URL", LOCAL_URL)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise SettingsError(f"PUBLIC_URL: expected http(s)://host[:port], got {url!r}")
    return f"{parts.scheme}://{parts.netloc}"


def _mail_from(address: str) -> str:
    if not re.fullmatch(r"[!-?A-~]+@[0-9A-Za-z.-]+", address):
        raise SettingsError(f"MAIL_FROM: expected a plain address such as us@host, got {address!r}")
    return address


def _secret_key(env: Environment) -> str:
    key = env.text("SECRET_KEY")
    if key:
        if len(key) < 16:
            raise SettingsError("SECRET_KEY: expected at least 16 characters")
        return key
    if env.text("DATABASE_URL") or _public_url(env) != LOCAL_URL:
        raise SettingsError(
            "SECRET_KEY: needed with your own DATABASE_URL or PUBLIC_URL; make one with\n"
            "  python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return kept_secret(env.folder / "secret_key")


def _languages(env: Environment) -> tuple[str, ...]:
    languages = env.words("LANGUAGES", LANGUAGES)
    if unknown := [code for code in languages if code not in LANGUAGES]:
        raise SettingsError(f"LANGUAGES: expected some of it,en,zh, got {unknown[0]!r}")
    return languages


def _default_language(env: Environment) -> str:
    languages = _languages(env)
    default = env.text("DEFAULT_LANGUAGE", "it" if "it" in languages else languages[0])
    if default not in languages:
        raise SettingsError(f"DEFAULT_LANGUAGE: expected one of {','.join(languages)}")
    return default
