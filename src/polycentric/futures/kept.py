"""Chunks as files: each written whole or not at all, so that an ensemble that was ended goes on from what is done.

A file's name holds a digest of all that its numbers hang on: the state of the start, the scenario, estimates, seed,
last year and version. Files of another ensemble are therefore never taken for this one's.
"""

import hashlib
import io
import json
import zipfile
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import OutputError
from polycentric.futures.chunk import Job, Kept, simulate
from polycentric.version import __version__
from polycentric.writing import shown, write_whole


def digest(job: Job) -> str:
    """Give the digest of all that the numbers of an ensemble hang on, but for which runs there are."""
    summed = hashlib.sha256()
    told = {
        "version": __version__,
        "seed": job.seed,
        "until": job.until,
        "moves": [asdict(move) for move in job.scenario.moves],
        "estimates": {name: each.sha256 for name, each in job.estimates.items()},
        "rules": [[rule.definition, rule.index] for rule in job.classes.rules],
        "states": list(job.start.fixed.states),
        "components": list(job.start.fixed.components),
        "start": job.start.fixed.start,
    }
    summed.update(json.dumps(told, sort_keys=True).encode())
    for record in (job.start, job.start.fixed):
        for each in fields(record):
            value = getattr(record, each.name)
            if isinstance(value, np.ndarray):
                summed.update(
                    f"{each.name} {value.dtype} {value.shape} ".encode() + np.ascontiguousarray(value).tobytes()
                )
    return summed.hexdigest()[:16]


def name_of(job: Job, runs: NDArray[np.int64]) -> str:
    """Name the file of a chunk."""
    return f"{job.scenario.name}-{digest(job)}-{runs[0]:06d}-{runs[-1]:06d}.npz"


def made_or_read(job: Job, runs: NDArray[np.int64], folder: Path) -> Kept:
    """Read a chunk that was made before, or make it and keep it.

    Raises
    ------
    OutputError
        If the folder can't be written to; what other chunks have kept stays.
    """
    path = folder / name_of(job, runs)
    held = read(path)
    if held is not None:
        return held
    made = simulate(job, runs)
    write(made, path)
    return made


def write(made: Kept, path: Path) -> None:
    """Write a chunk by way of a file beside its place, which takes the place when it is whole."""
    whole = io.BytesIO()
    np.savez_compressed(whole, **made)  # pyright: ignore[reportArgumentType]  # arrays by name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"'{shown(path.parent)}' can't be made: {error.strerror}. Choose a folder that may be written."
        ) from error
    try:
        _ = write_whole(path, lambda draft: draft.write_bytes(whole.getvalue()))
    except OutputError as error:
        raise OutputError(
            f"{error} The chunks that are finished stay in '{shown(path.parent)}': with room there, the same command "
            "goes on from them."
        ) from error


def read(path: Path) -> Kept | None:
    """Read a chunk; nothing where there is none, or where the file is damaged: it is then made again."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as held:
            return {name: held[name] for name in held.files}
    except FileNotFoundError:
        return None
    except (zipfile.BadZipFile, ValueError, EOFError, KeyError, OSError):
        return None
