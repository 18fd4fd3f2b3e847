"""One call to a partner's server: to the address that was checked, and for five seconds at most."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from petition.rules import webhook_targets
from petition.rules.webhook_targets import Target

TIMEOUT_SECONDS = 5.0


def post(target: Target, body: str, headers: Mapping[str, str], allows_local: bool) -> str:
    """Sends JSON; gives "" where it was taken, else a code such as `http_500` or `timed_out`.

    Nothing is sent unless every address of the host is public, and redirects are not followed:
    neither a name nor a server can lead us into our own network.
    """
    deadline = time.monotonic() + TIMEOUT_SECONDS
    try:
        addresses = _addresses(target)
        if not allows_local and not all(map(webhook_targets.is_public, addresses)):
            return "address_private"
        status = _status(target, addresses, (body, headers), deadline)
    except (OSError, http.client.HTTPException) as error:
        return "timed_out" if time.monotonic() >= deadline else _code(error)
    return "" if 200 <= status < 300 else f"http_{status}"


def _addresses(target: Target) -> list[str]:
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def _status(
    target: Target, addresses: list[str], sent: tuple[str, Mapping[str, str]], deadline: float
) -> int:
    body, headers = sent
    with _connected(target, addresses, deadline) as connection:
        connection.request("POST", target.path, body.encode(), {**headers, "Host": target.netloc})
        return connection.getresponse().status


@contextmanager
def _connected(
    target: Target, addresses: list[str], deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to one of these addresses, shut when the time is over, whatever is going on."""
    with contextlib.ExitStack() as stack:
        plain = stack.enter_context(_opened(addresses, target.port, deadline))
        # A timeout of the socket begins anew with every byte; a server that drips would hold us.
        spare = stack.enter_context(plain.dup())
        alarm = threading.Timer(_left(deadline), _shut, (spare,))
        alarm.start()
        stack.callback(alarm.join)
        stack.callback(alarm.cancel)
        connection = http.client.HTTPConnection(target.host)
        connection.sock = _secured(plain, target) if target.scheme == "https" else plain
        stack.callback(connection.close)
        yield connection


def _opened(addresses: list[str], port: int, deadline: float) -> socket.socket:
    for address in addresses[:-1]:
        with contextlib.suppress(OSError):
            return socket.create_connection((address, port), _left(deadline))
    return socket.create_connection((addresses[-1], port), _left(deadline))


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.01)


def _secured(plain: socket.socket, target: Target) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=target.host)


def _shut(connected: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _code(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "host_unknown"
    if isinstance(error, ssl.SSLError):
        return "certificate"
    return "unreadable" if isinstance(error, http.client.HTTPException) else "unreachable"
