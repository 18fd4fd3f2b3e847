"""How counts are published without pointing at anybody."""

from collections.abc import Mapping

SMALLEST = 5
OTHER = "other"
UNSTATED = ""


def folded(per_country: Mapping[str, int]) -> dict[str, int]:
    """Counts per country, the largest first; those under five, and unstated ones, as `other`."""
    return _folded(per_country, {UNSTATED, OTHER})


def folded_sources(per_source: Mapping[str, int]) -> dict[str, int]:
    """Counts per source, the largest first; those under five as `other`, a rare one being telling.

    The empty source, of signers who came without one, stands by itself from five on; a source
    that calls itself `other` never does.
    """
    return _folded(per_source, {OTHER})


def largest_first(shares: Mapping[str, int]) -> dict[str, int]:
    """The same counts, the largest first and equals by name."""
    return dict(sorted(shares.items(), key=lambda share: (-share[1], share[0])))


def _folded(shares: Mapping[str, int], never_alone: set[str]) -> dict[str, int]:
    large = {
        value: signatures
        for value, signatures in shares.items()
        if signatures >= SMALLEST and value not in never_alone
    }
    shown = largest_first(large)
    rest = sum(shares.values()) - sum(shown.values())
    return shown | ({OTHER: rest} if rest else {})
