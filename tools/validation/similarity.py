"""How long all measures of similarity take on all pairs of two centuries, and whether threads change a bit."""

import hashlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def figures() -> Iterator[tuple[str, float]]:
    """Run all measures on all alliances, on one thread and on two, each in a process of its own."""
    by_threads = {number: _in_a_process(number) for number in ("1", "2")}
    for number, (pairs, seconds, megabytes, _) in by_threads.items():
        yield f"{number} threads: directed pairs of states and years", pairs
        yield f"{number} threads: seconds of processor time, nine measures valued and binary", seconds
        yield f"{number} threads: megabytes at most", megabytes
    yield "the same bits on one thread and on two: 1 is yes", float(by_threads["1"][3] == by_threads["2"][3])


def _in_a_process(threads: str) -> tuple[float, float, float, str]:
    """Give pairs, seconds, megabytes and the hash of all values."""
    environment = os.environ | dict.fromkeys(THREADS, threads)
    done = subprocess.run([sys.executable, __file__], env=environment, capture_output=True, text=True, check=True)
    pairs, seconds, megabytes, digest = done.stdout.split()
    return float(pairs), float(seconds), float(megabytes), digest


def _measure() -> str:
    """Compute everything a year at a time, keeping nothing but a hash."""
    from polycentric.panel.load import load
    from polycentric.ties.similar import years
    from polycentric.ties.similarity import SIMILARITIES
    from polycentric.ties.similarity.contract import CODINGS

    panel = load("history", years=(1816, 2018), series=["atop", "cinc"])
    started, pairs, digest = time.process_time(), 0, hashlib.sha256()
    for year in years(panel):
        pairs += year.places.size * (year.places.size - 1)
        for coding in CODINGS:
            for name in SIMILARITIES:
                digest.update(year.compare(name, coding).values.tobytes())
    seconds = time.process_time() - started
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{pairs} {seconds} {kilobytes / 1000} {digest.hexdigest()}"


if __name__ == "__main__":
    print(_measure())
