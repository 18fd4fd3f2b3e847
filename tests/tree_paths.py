"""Follows a leaf to the root of its tree as RFC 9162, 2.1.3.2, says, with no line of ours."""

import hashlib


def root_from(leaf: bytes, index: int, size: int, siblings: list[bytes]) -> bytes | None:
    """The root that a leaf and its path lead to; None where the path does not fit the tree."""
    here, last = index, size - 1
    if not 0 <= here <= last:
        return None
    for sibling in siblings:
        if last == 0:
            return None
        if here % 2 or here == last:
            leaf = hashlib.sha256(b"\1" + sibling + leaf).digest()
            while here % 2 == 0 and here:
                here, last = here >> 1, last >> 1
        else:
            leaf = hashlib.sha256(b"\1" + leaf + sibling).digest()
        here, last = here >> 1, last >> 1
    return leaf if last == 0 else None
