"""Where a webhook may lead: to other people's servers, and never into our own network."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from petition.rules.errors import Invalid

LONGEST = 500
LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
# Printable ASCII, without a name or password before the host, nor a # after it.
_URL = re.compile(
    r"(?P<scheme>https?)://(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[0-9a-z_.-]+))"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>(?:[/?][!-\"$-~]*)?)",
    re.IGNORECASE | re.ASCII,
)
_PORTS = {"https": 443, "http": 80}
# Addresses that carry an IPv4 address within: 6to4, Teredo and NAT64 would lead around the check.
_TUNNELS = tuple(map(IPv6Network, ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48")))


@dataclass(frozen=True)
class Target:
    """A web address, taken apart; `host` in ASCII, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """The header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def read(url: str, allows_local: bool) -> Target:
    """Takes an address apart; raises Invalid where nothing may be sent there.

    https alone, and no address of our own network; `allows_local` for a site on a laptop, where
    plain http to the machine itself is what one tries things out with.
    """
    target = _target(url.strip())
    is_tried_out = allows_local and target.host in LOOPBACK
    if target.scheme == "http" and not is_tried_out:
        raise Invalid({"url": "webhook_not_https"})
    if not allows_local and _is_own(target.host):
        raise Invalid({"url": "webhook_private"})
    return target


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    found = _parsed(address)
    if found is None:
        return False
    is_tunnel = any(found in network for network in _TUNNELS)
    return found.is_global and not (found.is_multicast or is_tunnel)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _target(url: str) -> Target:
    match = _URL.fullmatch(url) if len(url) <= LONGEST else None
    if match is None:
        raise Invalid({"url": "webhook_unfit"})
    scheme = match["scheme"].lower()
    port = int(match["port"] or _PORTS[scheme])
    if not 1 <= port <= 65535:
        raise Invalid({"url": "webhook_unfit"})
    path = "/" + match["path"].removeprefix("/")
    return Target(scheme, (match["six"] or match["name"]).lower(), port, path)


def _is_own(host: str) -> bool:
    is_number = ":" in host or host.replace(".", "").isdigit()
    return host in LOOPBACK or (is_number and not is_public(host))
