"""Suspicion: points with reasons, thresholds, and the honest people it must spare."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import suspicion
from petition.rules.suspicion import Observed, Suspicion

HONEST = Observed(
    name="Maria Prova",
    canonical_email="maria@example.org",
    honeypot_filled=False,
    seconds_on_form=30.0,
    min_seconds=2.0,
)


def test_an_honest_signing_is_not_suspect() -> None:
    found = suspicion.assess(HONEST)

    assert found == Suspicion(0, ())
    assert not found.is_suspect
    assert not found.is_held


@pytest.mark.parametrize(
    ("observed", "score", "reason"),
    [
        (replace(HONEST, honeypot_filled=True), 60, "honeypot"),
        (replace(HONEST, seconds_on_form=1.9), 30, "too_fast"),
        (replace(HONEST, seconds_on_form=-5.0), 30, "too_fast"),
        (replace(HONEST, canonical_email="a@mailinator.com"), 20, "disposable_domain"),
        (replace(HONEST, canonical_email="a@x.y.mailinator.com"), 20, "disposable_domain"),
        (replace(HONEST, name="Maria 2"), 10, "digits_in_name"),
        (replace(HONEST, name="M\u0430ria"), 10, "mixed_scripts"),
    ],
)
def test_each_ground_gives_its_points_and_its_reason(observed, score, reason) -> None:
    assert suspicion.assess(observed) == Suspicion(score, (reason,))


def test_every_reason_that_is_listed_can_be_given() -> None:
    worst = Observed("M\u0430ria 2", "a@mailinator.com", True, 0.0, 2.0)

    assert suspicion.assess(worst) == Suspicion(130, suspicion.REASONS)


@pytest.mark.parametrize(
    "name",
    [
        "王芳 Wang Fang",
        "王芳Wang",
        "Ольга Olga",
        "Anna-Мария",
        "Ελένη Rossi",
        "Əliyev",
        "Nguyễn Văn",
        "さくら Sakura",
        "O’Neill",
        "Zoë",
        "N\u0303ato",
    ],
)
def test_two_scripts_side_by_side_are_normal(name: str) -> None:
    assert suspicion.assess(replace(HONEST, name=name)).reasons == ()


@pytest.mark.parametrize(
    "name",
    ["Mari\u0430", "\u041caria", "Ro\u0455\u0455i", "\u039faria", "\u13a2aria", "R\u0301\u043e"],
)
def test_look_alikes_within_a_word_are_flagged(name: str) -> None:
    assert suspicion.assess(replace(HONEST, name=name)).reasons == ("mixed_scripts",)


def test_a_domain_that_merely_holds_a_disposable_one_is_spared() -> None:
    observed = replace(HONEST, canonical_email="a@mailinator.com.example.org")

    assert suspicion.assess(observed).reasons == ()


def test_a_form_that_took_exactly_the_minimum_is_not_too_fast() -> None:
    assert suspicion.assess(replace(HONEST, seconds_on_form=2.0)).reasons == ()


@pytest.mark.parametrize(
    ("score", "is_suspect", "is_held"),
    [(0, False, False), (1, True, False), (50, True, False), (51, True, True)],
)
def test_one_ground_marks_and_only_more_than_fifty_points_hold(score, is_suspect, is_held) -> None:
    found = Suspicion(score, ("some",))

    assert found.is_suspect is is_suspect
    assert found.is_held is is_held


def test_fast_and_disposable_together_are_still_counted() -> None:
    observed = replace(HONEST, seconds_on_form=0.5, canonical_email="a@mailinator.com")

    found = suspicion.assess(observed)

    assert found.reasons == ("too_fast", "disposable_domain")
    assert not found.is_held


@given(st.text(max_size=100), st.floats(), st.booleans())
def test_the_score_is_there_exactly_when_a_reason_is(name, seconds, honeypot_filled) -> None:
    found = suspicion.assess(Observed(name, "a@example.org", honeypot_filled, seconds, 2.0))

    assert (found.score > 0) is bool(found.reasons)
    assert set(found.reasons) <= set(suspicion.REASONS)
