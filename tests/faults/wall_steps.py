"""What chance may do to messages: every deed, in place or out of place."""

from typing import NamedTuple

from hypothesis import strategies as st

NAMES = ("anna", "bruno")
# Some twice, so that chance gets further than to the first refusal.
DEEDS = (
    *("write", "confirm", "confirm", "author_edit", "withdraw"),
    *("approve", "approve", "approve", "reject", "hide", "undo", "undo"),
    *("staff_edit", "translate", "feature", "decide_late"),
)


class WallStep(NamedTuple):
    """One deed about one person's message."""

    deed: str
    who: str


WALL_STEPS = st.lists(
    st.builds(WallStep, st.sampled_from(DEEDS), st.sampled_from(NAMES)),
    min_size=25,
    max_size=40,
)
