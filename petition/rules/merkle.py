"""Merkle trees as RFC 6962, section 2.1, hashes them: a list of leaves, its root, and proofs.

A tree of many leaves is made in two steps: of each full block of `BLOCK` leaves its root, and of
these, with what is left over, the tree's root. As a block is a power of two, that is the same tree.
"""

import hashlib
from collections.abc import Sequence

BLOCK = 256


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf, 32 bytes; a zero in front keeps it from passing for a node."""
    return hashlib.sha256(b"\0" + data).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of leaves, or of equally large full trees and a last smaller one."""
    level = list(hashes)
    if not level:
        return hashlib.sha256().digest()
    while len(level) > 1:
        level = _above(level)
    return level[0]


def path(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The siblings of the leaf at `index`, from the leaf's level up to just below the root."""
    level, siblings = list(hashes), []
    while len(level) > 1:
        if index ^ 1 < len(level):
            siblings.append(level[index ^ 1])
        level, index = _above(level), index // 2
    return siblings


def _above(level: list[bytes]) -> list[bytes]:
    """The level above: a last one without a neighbour moves up as it is."""
    pairs = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return pairs + level[-1:] if len(level) % 2 else pairs


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
