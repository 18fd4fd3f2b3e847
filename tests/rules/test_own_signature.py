"""What signers may change about their signatures."""

import pytest

from petition.rules import own_signature, suspicion
from petition.rules.errors import Invalid
from petition.rules.states import Visibility
from petition.rules.suspicion import Suspicion

SENT = {"name": "  Anna   Prova ", "visibility": "initials", "language": "zh", "updates": "1"}


def test_a_form_is_read_and_put_in_order():
    changes = own_signature.parse(SENT, ("it", "zh"))

    assert changes == own_signature.Changes("Anna Prova", Visibility.INITIALS, "zh", updates=True)


def test_a_box_that_was_not_ticked_means_no_updates():
    sent = {name: value for name, value in SENT.items() if name != "updates"}

    assert not own_signature.parse(sent, ("zh",)).updates


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"name": ""}, {"name": "name_missing"}),
        ({"name": "=SUM(A1)"}, {"name": "name_formula"}),
        ({"name": "x" * 101}, {"name": "name_too_long"}),
        ({"name": "www.evil.example"}, {"name": "name_web_address"}),
        ({"visibility": "loud"}, {"visibility": "visibility_unknown"}),
        ({"visibility": ""}, {"visibility": "visibility_unknown"}),
        ({"language": "xx"}, {"language": "language_unknown"}),
        (
            {"name": "1234", "language": ""},
            {"name": "name_no_letter", "language": "language_unknown"},
        ),
    ],
)
def test_what_cannot_be_is_told_by_field(wrong, errors):
    with pytest.raises(Invalid) as refusal:
        own_signature.parse(SENT | wrong, ("it", "zh"))

    assert refusal.value.errors == errors


def test_a_new_name_adds_its_grounds_and_takes_none_away():
    before = Suspicion(30, ("too_fast",))

    after = suspicion.renamed(before, "Anna 4711")

    assert after == Suspicion(40, ("too_fast", "digits_in_name"))
    assert suspicion.renamed(after, "Anna 4712") == after
    assert suspicion.renamed(after, "Anna Prova") == after
