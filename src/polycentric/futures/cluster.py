"""Chunks on a Dask cluster: a task writes its chunk to the folder and returns the file's name, nothing more.

A worker that ends in the middle loses the chunk at work alone: the scheduler gives it to another, and since every draw
is a function of its keys, the file comes out the same to the bit.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import MissingExtraError, OutputError, PolycentricError
from polycentric.futures import kept
from polycentric.futures.chunk import Job, Kept

Runs = NDArray[np.int64]


def task(job: Job, runs: Runs, folder: str) -> str:
    """Make one chunk on a worker, unless its file is there, and name the file."""
    _ = kept.made_or_read(job, runs, Path(folder))
    return kept.name_of(job, runs)


def made(job: Job, chunks: Sequence[Runs], folder: Path, address: str) -> Iterable[Kept]:
    """Have a cluster make the chunks, and read them in their order.

    Raises
    ------
    MissingExtraError
        If the package that talks to clusters isn't installed.
    PolycentricError
        If there is no scheduler at the address.
    OutputError
        If a worker wrote a file that isn't seen here: the folder must be the same for all.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtraError(
            "Running on a cluster needs a package more: pip install 'polycentric[cluster]', here and on the workers."
        ) from error
    try:
        client = Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise PolycentricError(
            f"No Dask scheduler answers at '{address}': give its address, such as tcp://10.0.0.5:8786, or leave "
            "--cluster out."
        ) from error
    with client:
        work = client.scatter(job, broadcast=True)
        whole = str(folder.resolve())
        tasks = [client.submit(task, work, runs, whole, key=f"{kept.name_of(job, runs)}") for runs in chunks]
        for each in tasks:
            name = str(each.result())
            held = kept.read(folder / name)
            if held is None:
                raise OutputError(
                    f"A worker wrote '{name}', and it isn't in '{folder}' here: give a folder that all workers share."
                )
            yield held
