"""What staff fill in about a proposal: what is taken as typed, and the code of each fault."""

from datetime import date

import pytest

from petition.rules import proposal_forms
from petition.rules.errors import Invalid
from petition.rules.proposals import Criterion
from petition.rules.states import Stage

LANGUAGES = ("it", "en", "zh")
STEP = {"stage": "admissible", "happened_on": "2020-03-10", "note_en": "Complete", "after": "1"}
REVIEW = {f"points_{criterion}": "4" for criterion in Criterion} | {"comment": "Well thought out"}


def faults(parse, fields, *rest):
    with pytest.raises(Invalid) as refused:
        parse(fields, *rest)
    return refused.value.errors


def test_a_step_is_read_with_the_notes_that_were_written():
    step = proposal_forms.parse_step(STEP | {"note_it": " Completa\r\n", "note_zh": ""}, LANGUAGES)

    assert (step.stage, step.happened_on, step.after) == (Stage.ADMISSIBLE, date(2020, 3, 10), 1)
    assert step.notes == {"en": "Complete", "it": "Completa"}


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("stage", "", "stage_missing"),
        ("stage", "elsewhere", "stage_missing"),
        ("happened_on", "", "happened_on_invalid"),
        ("happened_on", "10/03/2020", "happened_on_invalid"),
        ("note_en", "x" * 601, "note_too_long"),
        ("note_zh", "hidden\u202ewords", "note_characters"),
    ],
)
def test_a_faulty_field_of_a_step_has_its_code(field, typed, code):
    assert faults(proposal_forms.parse_step, STEP | {field: typed}, LANGUAGES) == {field: code}


def test_a_step_needs_a_note_in_one_language():
    found = faults(proposal_forms.parse_step, STEP | {"note_en": " "}, LANGUAGES)

    assert found == {"note_it": "note_missing"}


@pytest.mark.parametrize("after", ["", "x", "-1", "²", "9" * 30])
def test_a_step_that_does_not_say_what_it_follows_follows_nothing(after):
    assert proposal_forms.parse_step(STEP | {"after": after}, LANGUAGES).after == 0


def test_a_review_is_read_with_its_points():
    review = proposal_forms.parse_review(REVIEW)

    assert review.points == dict.fromkeys(Criterion, 4)
    assert review.comment == "Well thought out"


@pytest.mark.parametrize("given", ["", "0", "6", "3.5", "five", "１"])
def test_points_go_from_one_to_five(given):
    found = faults(proposal_forms.parse_review, REVIEW | {"points_originality": given})

    assert found == {"points_originality": "points_missing"}


@pytest.mark.parametrize(
    ("comment", "code"),
    [("x" * 1001, "review_comment_too_long"), ("a\u200bb", "review_comment_characters")],
)
def test_a_faulty_comment_has_its_code(comment, code):
    assert faults(proposal_forms.parse_review, REVIEW | {"comment": comment}) == {"comment": code}


def test_every_code_is_listed():
    codes = set(proposal_forms.CODES)
    found = faults(proposal_forms.parse_step, {}, LANGUAGES)
    found |= faults(proposal_forms.parse_review, {})

    assert set(found.values()) <= codes
