"""What a spreadsheet would take for a formula is made a text, wherever a file of ours is opened."""

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, behind an apostrophe where it would be calculated: `=1+1` becomes `'=1+1`."""
    return f"'{text}" if text.startswith(_BEGINNINGS) else text
