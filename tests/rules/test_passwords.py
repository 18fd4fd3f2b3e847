"""Which passwords are taken."""

import time

import pytest

from petition.rules import passwords

PERSONAL = ("Anna Prova", "anna.prova@example.org")


@pytest.mark.parametrize(
    "typed",
    [
        "cavallo-batteria-graffetta",
        "correct horse battery staple",
        "我的密码很长很长很长啊真的",
        "kq7vbn2xwz9t",
        "x7 lampada tavolo finestra " * 4,
    ],
)
def test_what_is_hard_to_guess_is_taken(typed):
    assert passwords.fault(typed, PERSONAL) is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "password_too_short"),
        ("kq7vbn2xwz9", "password_too_short"),
        ("k" * 129, "password_too_long"),
        ("\ufdfa" * 20, "password_too_long"),
        ("passwordpassword", "password_guessable"),
        ("qwertyuiop12", "password_guessable"),
        ("petition2026!", "password_guessable"),
        ("chinahearts-1", "password_guessable"),
        ("AnnaProva1234", "password_guessable"),
        ("anna.prova@example.org", "password_guessable"),
        ("aaaaaaaaaaaaaaaa", "password_guessable"),
    ],
)
def test_what_is_too_short_too_long_or_easy_is_not(typed, fault):
    assert passwords.fault(typed, PERSONAL) == fault


@pytest.mark.parametrize(
    "typed", ["4@8({[<369&!1/|0$57%2" * 6, "@4a8b({c<3e69g!i1l|/0o$5s+7t%x2z" * 3, "a" * 128]
)
def test_judging_takes_no_long_time_whatever_is_typed(typed):
    begun = time.process_time()

    passwords.fault(typed, PERSONAL)

    assert time.process_time() - begun < 1


def test_the_same_keys_give_the_same_password():
    assert passwords.normalised("e\u0301１") == passwords.normalised("\u00e91")
