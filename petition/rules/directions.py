"""The two sides of a campaign, such as IT-CN: who writes to whom."""

# Where most of those who write in a language live.
_HOMES = {"it": "IT", "zh": "CN"}


def likely(directions: tuple[str, ...], country: str, language: str) -> str:
    """The direction that starts where somebody lives, else where the language is spoken, else any.

    Empty when a campaign has none.
    """
    homes = [home for home in (country, _HOMES.get(language)) if home]
    starting = [each for home in homes for each in directions if each.startswith(f"{home}-")]
    return [*starting, *directions, ""][0]
