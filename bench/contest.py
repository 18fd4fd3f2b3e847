"""A contest: ours against a ceiling, in rounds that take turns, so that the noise hits both."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bench import load
from bench.places import Place
from bench.processes import cpu_seconds


@dataclass(frozen=True)
class Plan:
    """How many rounds of how many seconds, after a warm-up, with how many server threads."""

    rounds: int = 5
    seconds: float = 3.0
    threads: int = 4


class Process(Protocol):
    """What answers: the head of a tree of processes."""

    pid: int


@dataclass(frozen=True)
class Side:
    """A server at its place, and what makes fresh requests for one round on it."""

    server: Process
    place: Place
    fresh: Callable[[], load.Load]


@dataclass(frozen=True)
class Reading:
    """One round of one side: its rate and latency, and the processor time of all who took part."""

    rate: float
    p99_ms: float
    server: float
    database: float
    generator: float
    cost_us: float


@dataclass
class Contest:
    """A row of the table: `ours` should reach `goal` times the rate of `ceiling`."""

    title: str
    ours: Side
    ceiling: Side
    goal: float
    readings: list[tuple[Reading, Reading]] = field(default_factory=list)

    def run(self, plan: Plan) -> None:
        """Warms both sides up, then measures them in turn, each first as often as second."""
        for side in (self.ours, self.ceiling):
            read(side, plan.seconds / 2)
        for number in range(plan.rounds):
            if number % 2:
                ours = read(self.ours, plan.seconds)
                self.readings.append((ours, read(self.ceiling, plan.seconds)))
            else:
                ceiling = read(self.ceiling, plan.seconds)
                self.readings.append((read(self.ours, plan.seconds), ceiling))

    @property
    def ratios(self) -> list[float]:
        """Our rate through the ceiling's, round by round."""
        return [ours.rate / ceiling.rate for ours, ceiling in self.readings]

    @property
    def cost_ratios(self) -> list[float]:
        """The ceiling's processor time per request through ours, round by round."""
        return [ceiling.cost_us / ours.cost_us for ours, ceiling in self.readings]

    def median(self, name: str) -> tuple[float, float]:
        """The median of one reading: ours, and the ceiling's."""
        ours, ceiling = zip(*self.readings, strict=True)
        return (
            statistics.median(getattr(reading, name) for reading in ours),
            statistics.median(getattr(reading, name) for reading in ceiling),
        )


def read(side: Side, seconds: float) -> Reading:
    """Measures one round of one side."""
    fresh = side.fresh()
    server, database = cpu_seconds(side.server.pid), cpu_seconds(side.place.pid)
    measured = load.drive(fresh, seconds)
    server = cpu_seconds(side.server.pid) - server
    database = cpu_seconds(side.place.pid) - database
    return Reading(
        rate=measured.rate,
        p99_ms=measured.latency_ms(99),
        server=server / measured.seconds,
        database=database / measured.seconds,
        generator=measured.cpu_seconds / measured.seconds,
        cost_us=(server + database) / len(measured.latencies) * 1e6,
    )
