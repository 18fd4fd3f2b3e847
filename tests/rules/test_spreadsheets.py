"""No spreadsheet calculates what a stranger wrote."""

import pytest

from petition.rules import spreadsheets


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_would_be_calculated_is_made_a_text(text):
    assert spreadsheets.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "IT", "demo-newsletter", "2020-02-21", "1=1", "王芳"])
def test_what_is_a_text_already_is_left_alone(text):
    assert spreadsheets.harmless(text) == text
