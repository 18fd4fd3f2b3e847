"""What chance may do to messages: mostly what fits where they stand, and now and then what not."""

from typing import NamedTuple

from hypothesis import strategies as st

NAMES = ("anna", "bruno")
# Some twice, so that chance gets further than to the first refusal.
DEEDS = {
    "none": ("write",),
    "unconfirmed": ("confirm", "confirm", "confirm", "author_edit"),
    "waiting": ("approve", "approve", "approve", "reject", "author_edit", "staff_edit", "undo"),
    "decided": ("undo", "undo", "author_edit", "author_edit", "hide", "feature"),
}
ANYTHING = (
    *("confirm", "author_edit", "approve", "reject", "hide", "undo"),
    *("staff_edit", "translate", "feature", "decide_late", "withdraw"),
)


class WallStep(NamedTuple):
    """One choice among the deeds that fit a person's message, or that do not."""

    choice: int
    who: str

    def deed(self, standing: str) -> str:
        """What is done to a message that stands there, a key of DEEDS."""
        fitting = DEEDS[standing]
        possible = (*fitting, *fitting, *fitting, *ANYTHING) if standing != "none" else fitting
        return possible[self.choice % len(possible)]


WALL_STEPS = st.lists(
    st.builds(WallStep, st.integers(0, 9999), st.sampled_from(NAMES)),
    min_size=25,
    max_size=40,
)
