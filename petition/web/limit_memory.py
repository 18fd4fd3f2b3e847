"""Rate limits in this process's memory: exact under threads, and cheap with many visitors.

The memory that comes with `limits` starts a thread to look over every visitor each hundredth of
a second and lets go of locks that are still waited for; this one is a queue of moments a visitor.
"""

import threading
import time
from collections import deque

from limits.storage import MovingWindowSupport, Storage

SCHEME = "petition-memory"
SWEEP_SECONDS = 60.0


class Window:
    """The moments of one visitor's hits within the last `seconds`, oldest first."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.hits: deque[float] = deque()

    def forget(self, now: float) -> bool:
        """Drops hits that have moved out of the window; True when none is left."""
        hits, oldest = self.hits, now - self.seconds
        while hits and hits[0] <= oldest:
            hits.popleft()
        return not hits


class LimitMemory(Storage, MovingWindowSupport):
    """A storage for `limits`, found under `petition-memory://`; moving windows only."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - as the library declares it

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **_: object) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._windows: dict[str, Window] = {}
        self._lock = threading.Lock()
        self._swept_at = time.time()

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Counts `amount` hits if that keeps them within `limit` in any `expiry` seconds."""
        now = time.time()
        with self._lock:
            if now - self._swept_at > SWEEP_SECONDS:
                self._sweep(now)
            window = self._windows.setdefault(key, Window(expiry))
            window.forget(now)
            if len(window.hits) + amount > limit:
                return False
            window.hits.extend([now] * amount)
            return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """When the oldest hit in the window was, and how many there are."""
        now = time.time()
        with self._lock:
            window = self._windows.get(key)
            if window is None or window.forget(now):
                return now, 0
            return window.hits[0], len(window.hits)

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> int | None:
        """Forgets every hit; gives how many visitors there were."""
        with self._lock:
            visitors = len(self._windows)
            self._windows.clear()
            return visitors

    def clear(self, key: str) -> None:
        """Forgets one visitor's hits."""
        with self._lock:
            self._windows.pop(key, None)

    def get(self, key: str) -> int:
        """How many hits are in the window."""
        window = self._windows.get(key)
        return 0 if window is None else len(window.hits)

    def get_expiry(self, key: str) -> float:
        """When the oldest hit moves out of the window."""
        window = self._windows.get(key)
        return window.hits[0] + window.seconds if window and window.hits else time.time()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Fixed windows are not for us: they let twice the limit through at their edges."""
        raise NotImplementedError("moving windows only")

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a failing storage raises; memory does not fail."""
        return MemoryError

    def _sweep(self, now: float) -> None:
        self._swept_at = now
        self._windows = {
            key: window for key, window in self._windows.items() if not window.forget(now)
        }
