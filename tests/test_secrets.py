"""Secrets may lie in files; the key of the embedded default is made once and kept."""

import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import config
from petition import secret_file
from petition.settings import SettingsError

KEY = "sixteen-or-more-letters"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("SECRET_KEY", "from-a-file-of-its-own"),
        ("DATABASE_URL", "postgresql+psycopg://u:p@h/n"),
        ("REDIS_URL", "redis://:p@h/0"),
        ("MAIL_URL", "smtps://u:p@h:465"),
    ],
)
def test_a_secret_may_lie_in_a_file(tmp_path, name, content):
    (tmp_path / "secret").write_text(f"{content}\n", encoding="utf-8")
    variables = {"INSTANCE_DIR": str(tmp_path), "SECRET_KEY": KEY} | {name: ""}

    settings = config.from_environment(variables | {f"{name}_FILE": str(tmp_path / "secret")})

    assert getattr(settings, name.lower()) == content


def test_the_variable_itself_goes_before_its_file(tmp_path):
    variables = {"INSTANCE_DIR": str(tmp_path), "SECRET_KEY": KEY, "SECRET_KEY_FILE": "/nowhere"}

    assert config.from_environment(variables).secret_key == KEY


def test_a_missing_secret_file_is_named(tmp_path):
    variables = {"INSTANCE_DIR": str(tmp_path), "MAIL_URL_FILE": "/nowhere"}

    with pytest.raises(SettingsError, match=r"^MAIL_URL_FILE: cannot read /nowhere: No such file"):
        config.from_environment(variables)


def test_only_secrets_are_read_from_files(tmp_path):
    variables = {"INSTANCE_DIR": str(tmp_path), "MAIL_FROM_FILE": "/nowhere"}

    assert config.from_environment(variables).mail_from == "petition@localhost"


@pytest.mark.parametrize(
    "own",
    [
        {"DATABASE_URL": "sqlite:////srv/p.db"},
        {"PUBLIC_URL": "https://petition.example"},
        {"PUBLIC_URL": "http://127.0.0.1:9000"},
    ],
)
def test_without_a_key_ones_own_database_or_address_is_refused(tmp_path, own):
    with pytest.raises(SettingsError, match=r"^SECRET_KEY: needed with .*\n.*token_urlsafe"):
        config.from_environment({"INSTANCE_DIR": str(tmp_path)} | own)

    assert not (tmp_path / "secret_key").exists()


def test_the_kept_key_is_long_stays_and_is_its_owners_alone(tmp_path):
    first, second = (config.from_environment({"INSTANCE_DIR": str(tmp_path)}) for _ in range(2))

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 64
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_threads_that_start_at_once_agree_on_the_key(tmp_path):
    at_once = threading.Barrier(8)

    def start(_number: int) -> str:
        at_once.wait()
        return secret_file.kept_secret(tmp_path / "instance" / "secret_key")

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(start, range(8)))

    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "instance").iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    # Each is ready before any is let go: the line on its standard input.
    program = (
        "import pathlib, runpy, sys; module = runpy.run_path(sys.argv[1]);"
        "print('ready', flush=True); sys.stdin.readline();"
        "print(module['kept_secret'](pathlib.Path(sys.argv[2])))"
    )
    key = tmp_path / "instance" / "secret_key"
    command = [sys.executable, "-c", program, secret_file.__file__, str(key)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(command, **pipes) for _ in range(8)]
    ready = {process.stdout.readline() for process in started}

    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    keys = {process.communicate(timeout=60)[0] for process in started}

    assert ready == {"ready\n"}
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 64
