"""Initials: what is shown of a name whose owner asked for no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import names


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maria Prova", "M. P."),
        ("王芳", "王*"),
        ("王 芳", "王*"),
        ("王芳 Wang Fang", "王* W. F."),
        ("Wang Fang 王芳", "W. F. 王*"),
        ("马可·波罗", "马*"),
        ("さくら", "さ*"),
        ("김 민준", "김*"),
        ("\U00031350芳", "\U00031350*"),
        ("O’Neill", "O."),
        ("Ng", "N."),
        ("María José", "M. J."),
        ("Ludwig van Beethoven", "L. v. B."),
        ("Jean-Pierre", "J."),
        ("(Élodie) 3 & Co", "É. C."),
        ("د. محمد", "د. م."),
        ("मोहन", "मो."),
        ("Nguyễn Văn", "N. V."),
        ("Q̣̃uirino", "Q̣̃."),
        ("42", "*"),
        ("", "*"),
    ],
)
def test_initials_show_no_more_than_the_signer_agreed_to(name: str, shown: str) -> None:
    assert names.initials(name) == shown


WORDS = ["Maria", "Prova", "王芳", "欧阳娜娜", "さくら", "김민준", "Ольга", "محمد", "42", "(Ann)"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join))
def test_initials_never_spell_out_a_word_of_the_name(name: str) -> None:
    shown = names.initials(name)

    assert [word for word in name.split() if word in shown] == []
