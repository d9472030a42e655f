"""Do several things at once, each bounded in time, and all ended within a second of an interrupt.

The threads are daemons: one that hangs in a name look-up, a handshake or a read is left behind, not waited for.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

LOOK = 0.1  # seconds between two looks at the clock
GRACE = 0.5  # seconds that threads have to end in order
SILENCE = 90  # seconds without a sign of life after which a job is given up; longer than any time-out of its own
LONGEST = 1800  # seconds that one job may take
WINDOW, SLOWEST = 30, 500  # over so many seconds, so many bytes a second are the least

Done = TypeVar("Done")


class Stopped(BaseException):
    """A job that is waited for no longer; no handler of errors catches it."""


class Pulse:
    """A job's signs of life."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.started = self.last = self.mark = time.monotonic()
        self.bytes = self.marked = 0

    def beat(self, count: int = 0) -> None:
        """Say that the job lives, and how many bytes more it has; raises where nobody waits for it any more."""
        if self.ended.is_set():
            raise Stopped
        now = time.monotonic()
        if not self.bytes:
            self.mark = now
        self.last, self.bytes = now, self.bytes + max(count, 0)

    def wait(self, seconds: float) -> None:
        """Sleep, unless nobody waits for the job."""
        self.last = self.mark = time.monotonic() + seconds
        if self.ended.wait(seconds):
            raise Stopped

    def overdue(self) -> str:
        """Say what is wrong with the job's pace, if anything."""
        now = time.monotonic()
        if now - self.started > LONGEST:
            return f"it took longer than {LONGEST / 60:g} minutes"
        if now - self.last > SILENCE:
            return f"the server does not answer, for {SILENCE:g} seconds"
        if self.bytes and now - self.mark > WINDOW:
            came = self.bytes - self.marked
            if came < SLOWEST * WINDOW:
                return f"the server sends {came / WINDOW:,.0f} bytes a second, too slowly to go on"
            self.mark, self.marked = now, self.bytes
        return ""


def run(
    jobs: Sequence[Callable[[Pulse], Done]], late: Callable[[int, str], Done], at_once: int, clean: Callable[[], None]
) -> list[Done]:
    """Do all jobs, some at once, and give their results in order.

    Parameters
    ----------
    jobs : sequence of callables
        Each is given its pulse.
    late : callable
        Gives the result of a job that is given up, from its place and the reason.
    at_once : int
        How many run at a time.
    clean : callable
        Takes away what jobs left that could not end in order.
    """
    results, pulses, messages = (
        dict[int, Done](),
        dict[int, Pulse](),
        queue.SimpleQueue[tuple[int, Done | BaseException]](),
    )
    threads, left = list[threading.Thread](), list(range(len(jobs)))[::-1]
    try:
        while len(results) < len(jobs):
            while left and len(pulses) < at_once:
                place = left.pop()
                pulses[place] = Pulse()
                threads.append(_begin(jobs[place], place, pulses[place], messages))
            _hear(messages, results, pulses)
            for place, why in [(place, pulse.overdue()) for place, pulse in pulses.items()]:
                if why:
                    pulses.pop(place).ended.set()
                    results[place] = late(place, why)
        return [results[place] for place in range(len(jobs))]
    except BaseException:
        _end(threads, pulses, clean)
        raise


def _begin(
    job: Callable[[Pulse], Done],
    place: int,
    pulse: Pulse,
    messages: "queue.SimpleQueue[tuple[int, Done | BaseException]]",
) -> threading.Thread:
    """Start a job."""

    def work() -> None:
        try:
            messages.put((place, job(pulse)))
        except BaseException as error:  # whatever it is belongs to who waits
            messages.put((place, error))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def _hear(
    messages: "queue.SimpleQueue[tuple[int, Done | BaseException]]", results: dict[int, Done], pulses: dict[int, Pulse]
) -> None:
    """Take one result, or wait for a moment; an error of a job that is still waited for is raised."""
    try:
        place, result = messages.get(timeout=LOOK)
    except queue.Empty:
        return
    if pulses.pop(place, None) is None:
        return
    if isinstance(result, BaseException):
        raise result
    results[place] = result


def _end(threads: Sequence[threading.Thread], pulses: dict[int, Pulse], clean: Callable[[], None]) -> None:
    """Tell all jobs to end, wait for a moment, and clean up after those that can't."""
    for pulse in pulses.values():
        pulse.ended.set()
    until = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    clean()
