"""What chance may choose from: each deed where it fits, some where they do not, and events."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import strategies as st

NAMES = ("anna", "bruno", "chiara")
# What fits each state; some twice, so that chance does not undo all that it does.
DEEDS = {
    "none": ("sign",),
    "pending": ("confirm", "confirm", "reject", "sign", "withdraw"),
    "suspect": ("confirm", "confirm", "reject", "sign"),
    "confirmed": ("withdraw", "invalidate", "reject", "erase"),
    "invalidated": ("reinstate", "reinstate"),
    "withdrawn": ("sign",),
}
OUT_OF_PLACE = (
    *("sign", "confirm", "reject", "withdraw", "invalidate", "reinstate", "use_old_links", "erase"),
)
EVENTS = ("tally", "tally", "keep_house", "a_month_passes", "count_elsewhere")


class Step(NamedTuple):
    """One choice among what can be done, and how the form is filled in where it is signing."""

    choice: int
    score: int
    language: str
    country: str


STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 9999),
        st.sampled_from([0, 0, 0, 20, 90]),
        st.sampled_from(["it", "en", "zh"]),
        st.sampled_from(["", "IT", "CN"]),
    ),
    min_size=25,
    max_size=35,
)


def possible(states: Mapping[str, str], anyone: str) -> list[tuple[str, ...]]:
    """What can be done now: what fits each person's state, and to `anyone` whatever there is."""
    fitting = [(deed, who) for who, state in states.items() for deed in DEEDS[state]]
    misfits = [(deed, anyone) for deed in OUT_OF_PLACE]
    return [*fitting, *fitting, *misfits, *((event,) for event in EVENTS)]
