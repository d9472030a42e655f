"""The shipped estimates of the processes: small files, made again by ``make futures-fit``; reading and writing them."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from polycentric.futures.contract import Estimates, as_json


def shipped(process: str) -> Estimates | None:
    """Read the estimates of a process that ship with the package; nothing if it has none."""
    file = files(__name__) / f"{process}.json"
    return of_json(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def write(estimates: Estimates, folder: Path) -> Path:
    """Write estimates to ``NAME.json`` in a folder, digits in full, so that reading gives the same bits back."""
    path = folder / f"{estimates.process}.json"
    _ = path.write_text(json.dumps(as_json(estimates), indent=1) + "\n", encoding="utf-8")
    return path


def of_json(held: dict[str, Any]) -> Estimates:
    """Make estimates of what `as_json` gave."""
    arrays = {name: np.array(held[name], np.float64) for name in ("values", "low", "high")}
    many = len(held["names"])
    return Estimates(
        process=held["process"],
        names=tuple(held["names"]),
        covariance=np.array(held["covariance"], np.float64).reshape(many, many),
        known=held["known"],
        sample=held["sample"],
        grade=held["grade"],
        reference=held["reference"],
        tables={name: np.array(each["values"], each["dtype"]) for name, each in held["tables"].items()},
        supports={name: (pair[0], pair[1]) for name, pair in held["supports"].items()},
        **arrays,
    )
