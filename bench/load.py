"""The load: one thread that keeps many connections busy with requests prepared beforehand."""

import contextlib
import selectors
import socket
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

CONNECTIONS = 16
PATIENCE_SECONDS = 15.0
HEAD_END = b"\r\n\r\n"


class WrongAnswer(Exception):
    """An answer other than the one that was to be measured."""


@dataclass(frozen=True)
class Load:
    """Requests for the server at `port`, each of which must be answered with `status`."""

    port: int
    requests: Iterator[bytes]
    status: int


@dataclass
class Measured:
    """How many answers came in how long, what the load itself cost, and each one's latency."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    def latency_ms(self, share: int) -> float:
        """The latency in milliseconds that `share` percent of the requests stayed below."""
        if len(self.latencies) < 2:
            return self.latencies[0] * 1000
        return statistics.quantiles(self.latencies, n=100)[share - 1] * 1000


class Line:
    """One connection with one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = b""
        self.sent_at = 0.0

    def send(self, request: bytes) -> None:
        """Sends the next request."""
        self._received = b""
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def answer(self) -> int | None:
        """Takes in what has come; the status once the answer is whole."""
        received = self.socket.recv(262144)
        if not received:
            raise WrongAnswer("the server hung up")
        self._received += received
        head, end, body = self._received.partition(HEAD_END)
        if not end or len(body) < _length(head):
            return None
        return int(head[9:12])


def drive(load: Load, seconds: float, connections: int = CONNECTIONS) -> Measured:
    """Sends for so many seconds, or till the requests are used up, and waits for every answer."""
    measured = Measured()
    with contextlib.ExitStack() as stack:
        lines = [Line(load.port) for _ in range(connections)]
        for line in lines:
            stack.enter_context(line.socket)
        begun, cpu_begun = time.perf_counter(), time.process_time()
        selector = stack.enter_context(selectors.DefaultSelector())
        for line, request in zip(lines, load.requests, strict=False):
            selector.register(line.socket, selectors.EVENT_READ, line)
            line.send(request)
        while selector.get_map():
            _turn(selector, load, measured, begun + seconds)
        measured.seconds = time.perf_counter() - begun
        measured.cpu_seconds = time.process_time() - cpu_begun
    return measured


def _turn(selector: selectors.BaseSelector, load: Load, measured: Measured, until: float) -> None:
    ready = selector.select(PATIENCE_SECONDS)
    if not ready:
        raise WrongAnswer(f"no answer within {PATIENCE_SECONDS} s")
    for key, _ in ready:
        line: Line = key.data
        if not _is_answered(line, load, measured):
            continue
        request = next(load.requests, None) if time.perf_counter() < until else None
        if request is None:
            selector.unregister(line.socket)
        else:
            line.send(request)


def _is_answered(line: Line, load: Load, measured: Measured) -> bool:
    status = line.answer()
    if status is None:
        return False
    if status != load.status:
        raise WrongAnswer(f"expected {load.status}, got {status}")
    measured.latencies.append(time.perf_counter() - line.sent_at)
    return True


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    return 0
