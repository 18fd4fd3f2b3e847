"""What a moderator should look at, and what is left in peace."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import signals, suspicion, text
from petition.rules.signals import Observed

LONG = (
    "Siamo con voi in questo momento difficile, la Cina ce la farà, un abbraccio da Napoli. Ho "
    "studiato a Pechino per tre anni e ho lasciato lì una parte del mio cuore."
)
DIFFERENT = (
    "Forza Cina",
    "Forza Italia",
    "Un abbraccio",
    "Un abbraccio grande a tutti",
    "Siamo con voi",
    "Siamo tutti con voi",
    "Vi siamo vicini da Roma",
    "Vi siamo vicini da Milano",
    "Ho studiato a Pechino per tre anni.",
    "Ho vissuto a Shanghai per due anni.",
    "We stand with you in these days",
    "We are with you these days",
    "中国加油",
    "武汉加油",
    "加油",
    "谢谢你们的支持",
    "感谢你们的帮助",
    LONG,
)


def seen(source: str, language: str = "it") -> tuple[str, ...]:
    return signals.observed(Observed(text.clean(source), language))


@pytest.mark.parametrize(
    ("source", "language", "codes"),
    [
        ("Guardate https://example.org", "it", ("links",)),
        ("<a href='https://example.org'>qui</a>", "it", ("links",)),
        ("TESTO DI ESEMPIO TUTTO IN MAIUSCOLO", "it", ("capitals",)),
        ("Forza!!!!!!", "it", ("repeats",)),
        ("Grandiiiiiiii", "it", ("repeats",)),
        ("compra compra compra compra", "it", ("repeats",)),
        ("加油加油！！！！", "zh", ("repeats",)),
        ("Sal\u0430m a tutti", "it", ("mixed_scripts",)),
        ("We are with you and the people of Wuhan", "it", ("language_mismatch",)),
        ("Siamo con voi e con la gente di Wuhan", "en", ("language_mismatch",)),
        ("Siamo con voi e con la gente di Wuhan", "zh", ("language_mismatch",)),
        ("我们的心为你跳动，加油。", "it", ("language_mismatch",)),
        ("Мы с вами, друзья", "en", ("language_mismatch",)),
        ("<div>Ciao</div>", "it", ("markup_removed",)),
        ("Ciao<script>canary()</script>", "it", ("script_removed",)),
        ("<a href='javascript:canary()'>Ciao</a>", "it", ("link_removed",)),
        ("Scrivete a anna@example.org", "it", ("email_hidden",)),
        ("Ci\u202eao", "it", ("characters_removed",)),
    ],
)
def test_each_signal_has_its_ground(source: str, language: str, codes: tuple[str, ...]) -> None:
    assert seen(source, language) == codes


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (LONG, "it"),
        ("Viva la RAI!", "it"),
        ("Ma dai!!! ......... ————————", "it"),
        ("ha ha ha, bello bello bello", "it"),
        ("Ciao Wang Fang (王芳), 加油", "it"),
        ("我在 Politecnico di Milano 读书三年，大家很好", "zh"),
        ("Ciao", "en"),
        ("中国加油", "zh"),
        ("To all of our friends: siamo con voi", "en"),
        ("<b>Ciao</b> a **tutti**", "it"),
    ],
)
def test_an_honest_message_has_no_signal(source: str, language: str) -> None:
    assert seen(source, language) == ()


def test_every_signal_that_is_listed_is_tried_here() -> None:
    assert len(signals.SIGNALS) == 11
    assert suspicion.mixes_scripts("Sal\u0430m")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forza Cina", "Forza Cina"),
        ("Forza Cina!", "forza  cina"),
        (LONG, LONG.replace("tre anni", "due anni")),
        (LONG, LONG + " Grazie."),
        ("我在米兰读书三年，这里的人对我很好，谢谢。", "我在米兰读书三年。这里的人对我很好！谢谢"),
        (
            "我在米兰读书三年，这里的人对我很好，谢谢你们的支持。",
            "我在米兰读书四年，这里的人对我很好，谢谢你们的支持。",
        ),
    ],
)
def test_nearly_the_same_text_is_a_duplicate(one: str, other: str) -> None:
    given_before = (1, signals.fingerprint(one))

    found = signals.observed(Observed(text.clean(other), "", given_before))

    assert "near_duplicate" in found


def test_different_texts_are_no_duplicates_however_short() -> None:
    prints = map(signals.fingerprint, DIFFERENT)

    assert not any(itertools.starmap(signals.is_near, itertools.combinations(prints, 2)))


def test_texts_without_words_are_not_alike() -> None:
    assert signals.fingerprint("!!! …") == 0
    assert not signals.is_near(0, 0)


@given(st.text(max_size=200))
def test_a_fingerprint_fits_a_signed_column_of_64_bits(plain: str) -> None:
    assert -(2**63) <= signals.fingerprint(plain) < 2**63
