"""How counts are published without pointing at anybody."""

from collections.abc import Mapping

SMALLEST = 5
OTHER = "other"
UNSTATED = ""


def folded(per_country: Mapping[str, int]) -> dict[str, int]:
    """Counts per country, the largest first; those under five, and unstated ones, as `other`."""
    large = {
        country: signatures
        for country, signatures in per_country.items()
        if signatures >= SMALLEST and country != UNSTATED
    }
    shown = dict(sorted(large.items(), key=lambda share: (-share[1], share[0])))
    rest = sum(per_country.values()) - sum(shown.values())
    return shown | ({OTHER: rest} if rest else {})
