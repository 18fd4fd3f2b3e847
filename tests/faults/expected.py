"""What one person's signature should look like, and whether a link still leads anywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from petition.rules.errors import Gone


@dataclass
class Expected:
    """A signature as the model has it; `links` are all that were ever sent, oldest first."""

    state: str = "none"
    score: int = 0
    is_old: bool = False
    links: tuple[str, ...] = ()

    @property
    def is_unconfirmed(self) -> bool:
        return self.state in ("pending", "suspect")

    @property
    def is_openable(self) -> bool:
        """Whether the newest link leads anywhere."""
        return self.state == "confirmed" or (self.is_unconfirmed and not self.is_old)


def opens(deed: Callable[[str], object], link: str) -> bool:
    """Whether the deed is done with this link; otherwise it has to be refused as gone."""
    try:
        deed(link)
    except Gone:
        return False
    return True
