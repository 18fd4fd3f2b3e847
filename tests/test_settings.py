"""Settings come from the environment and are checked one by one."""

from pathlib import Path

import pytest

import config
from petition.settings import Settings, SettingsError

KEY = "sixteen-or-more-letters"


def read(folder: Path, **variables: str) -> Settings:
    """Settings read from these variables alone, with a key and a folder of this test's own."""
    return config.from_environment({"INSTANCE_DIR": str(folder), "SECRET_KEY": KEY} | variables)


def test_without_any_variable_everything_lies_in_the_instance_folder(tmp_path):
    settings = config.from_environment({"INSTANCE_DIR": str(tmp_path)})

    assert settings == Settings(
        instance_dir=tmp_path,
        database_url=f"sqlite:///{tmp_path}/petition.sqlite3",
        secret_key=(tmp_path / "secret_key").read_text().strip(),
        mail_url=f"file:{tmp_path}/mail",
    )


def test_the_instance_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    settings = config.from_environment({})

    assert settings.instance_dir == tmp_path / "instance"
    assert settings.database_url == f"sqlite:///{tmp_path}/instance/petition.sqlite3"


def test_the_process_environment_is_read_when_nothing_else_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
    monkeypatch.setenv("PENDING_DAYS", "7")

    assert config.from_environment().pending_days == 7


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("DATABASE_URL", "postgresql+psycopg://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("DATABASE_URL", "postgresql://u:p@h/n?x=1", "postgresql+psycopg://u:p@h/n?x=1"),
        ("DATABASE_URL", "postgres://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("DATABASE_URL", "sqlite:////srv/data/p.db", "sqlite:////srv/data/p.db"),
        ("REDIS_URL", "redis://h:6379/0", "redis://h:6379/0"),
        ("MAIL_URL", "smtp://u:p@h:25?starttls=1", "smtp://u:p@h:25?starttls=1"),
        ("MAIL_FROM", "we@example.org", "we@example.org"),
        ("PUBLIC_URL", "https://petition.example", "https://petition.example"),
        ("PUBLIC_URL", "https://petition.example:8443/", "https://petition.example:8443"),
        ("SECRET_KEY", KEY, KEY),
        ("TRUSTED_PROXIES", "2", 2),
        ("SIGN_RATE_LIMIT", "3 per hour", "3 per hour"),
        ("CONFIRM_RATE_LIMIT", "4 per hour", "4 per hour"),
        ("PARTNER_RATE_LIMIT", "5 per hour", "5 per hour"),
        ("MESSAGE_RATE_LIMIT", "5 per hour", "5 per hour"),
        ("LOGIN_RATE_LIMIT", "6 per hour", "6 per hour"),
        ("MIN_FORM_SECONDS", "0.5", 0.5),
        ("TALLY_SECONDS", "0.2", 0.2),
        ("PENDING_DAYS", "14", 14),
        ("REQUIRE_TWO_FACTOR", "0", False),
        ("REQUIRE_TWO_FACTOR", "1", True),
        ("COUNTRIES_EXCLUDED", "aq, BV,", frozenset({"AQ", "BV"})),
        ("LANGUAGES", "en,zh", ("en", "zh")),
        ("DEFAULT_LANGUAGE", " zh ", "zh"),
    ],
)
def test_each_variable_sets_what_it_names(tmp_path, name, raw, value):
    settings = read(tmp_path, **{name: raw})

    assert getattr(settings, name.lower()) == value


def test_an_empty_variable_means_the_default(tmp_path):
    names = ("DATABASE_URL", "REDIS_URL", "MAIL_URL", "PUBLIC_URL", "PENDING_DAYS", "LANGUAGES")

    assert read(tmp_path, **dict.fromkeys(names, " ")) == read(tmp_path)


def test_a_relative_database_file_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert (
        read(tmp_path, DATABASE_URL="sqlite:///p.db").database_url == f"sqlite:///{tmp_path}/p.db"
    )


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("DATABASE_URL", "mysql://u:secret@h/n"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "petition.sqlite3"),
        ("PUBLIC_URL", "petition.example"),
        ("PUBLIC_URL", "ftp://petition.example"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://petition.example/sub"),
        ("SECRET_KEY", "too short"),
        ("TRUSTED_PROXIES", "yes"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "1.5"),
        ("MIN_FORM_SECONDS", "soon"),
        ("MIN_FORM_SECONDS", "nan"),
        ("TALLY_SECONDS", "inf"),
        ("TALLY_SECONDS", "-0.1"),
        ("PENDING_DAYS", "30 days"),
        ("REQUIRE_TWO_FACTOR", "true"),
        ("LANGUAGES", "it,fr"),
        ("DEFAULT_LANGUAGE", "fr"),
        ("MAIL_FROM", "China Hearts <us@chinahearts.eu>"),
        ("MAIL_FROM", "us@chinahearts.eu,them@example.org"),
        ("SIGN_RATE_LIMIT", "often"),
        ("CONFIRM_RATE_LIMIT", "10 per fortnight"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable(tmp_path, name, raw):
    with pytest.raises(SettingsError, match=f"^{name}: ") as refusal:
        read(tmp_path, **{name: raw})

    assert "secret" not in str(refusal.value)


def test_the_default_language_is_one_of_those_offered(tmp_path):
    assert read(tmp_path, LANGUAGES="zh,en").default_language == "zh"

    with pytest.raises(SettingsError, match="DEFAULT_LANGUAGE: expected one of zh,en"):
        read(tmp_path, LANGUAGES="zh,en", DEFAULT_LANGUAGE="it")
