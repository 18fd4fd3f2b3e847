"""What a text of a campaign file may be: how long, on how many lines, without hidden characters."""

import re
import unicodedata
from dataclasses import dataclass

# Control, zero-width and direction-changing characters, Unicode's own line breaks, surrogates.
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True)
class Shape:
    """A limit for plain text: at most `most` characters, on one line unless told otherwise."""

    most: int
    one_line: bool = True

    def __str__(self) -> str:
        """The shape in words, as an error message names it."""
        kind = "one line" if self.one_line else "text"
        return f"{kind} of at most {self.most} characters"

    def fault_in(self, text: str) -> str:
        """What is wrong with `text`, in words that follow "got"; "" when it fits."""
        if not text:
            return "nothing"
        if hidden := HIDDEN.search(text):
            return f"the hidden character U+{ord(hidden[0]):04X}"
        if self.one_line and "\n" in text:
            return "several lines"
        return f"{len(text)} characters" if len(text) > self.most else ""


def tidy(text: str) -> str:
    """The text in Unicode's composed form (NFC), without white space around it."""
    return unicodedata.normalize("NFC", text).strip()
