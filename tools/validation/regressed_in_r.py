"""Whether tables read and regress in R as they do here: CSV, and Stata's form by R's haven and foreign.

Needs R with the packages haven and foreign (on Debian: r-base-core, r-cran-haven, r-cran-foreign).
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_suffix(".R")
FIRST, LAST = 1946, 2010
TOLERANCE = 1e-6
TERMS = ("(Intercept)", "cinc1", "cinc2", "atop_defense", "capdist", "gmlmidspell", "I(conttype == 1)TRUE")
PACKAGES = ("haven", "foreign")
Numbers = dict[str, dict[str, float]]


def lacking() -> str:
    """Say what is lacking to run the check here; nothing where all is there."""
    if shutil.which("Rscript") is None:
        return "there is no Rscript on the PATH (on Debian: apt-get install r-base-core r-cran-haven r-cran-foreign)"
    return "" if _packages() else f"R has neither of the packages {' and '.join(PACKAGES)}"


def figures() -> Iterator[tuple[str, float]]:
    """Compare rows, coefficients and standard errors, and the capabilities' own file with the codebook's units."""
    with tempfile.TemporaryDirectory() as folder:
        frame = written(Path(folder))
        theirs = run_in_r(Path(folder))
    ours = logit(frame)
    yield "dyad-years", frame.height
    for reader in [name for name in theirs if name in {"csv", *PACKAGES}]:
        assert theirs[reader]["rows"] == frame.height, f"R reads {theirs[reader]['rows']:g} rows by {reader}."
        off = max(abs(theirs[reader][name] - value) for name, value in ours.items())
        assert off < TOLERANCE, f"By {reader}, R's logit is {off:g} away from ours."
        yield f"{reader}: largest difference from our logit", off
    for what in ("labels", "nmc"):
        yield from ((f"{what}: {name}", value) for name, value in theirs.get(what, {}).items())
    assert theirs.get("nmc", {}).get("cells that differ", 0) == 0, "Cells differ from the source's own file."


def written(folder: Path) -> Any:
    """Write relevant pairs as CSV and for Stata, and capabilities in the codebook's units; give the pairs."""
    from polycentric.tidy import dyad_years, state_years

    pairs = dyad_years(False, first=FIRST, last=LAST).in_units("cow")
    pairs = pairs.add("gml_mids", "cinc", "alliances", "capital_distance", "contiguity", "spells").relevant()
    columns = ("gmlmidonset", "cinc", "atop_defense", "capdist", "conttype", "gmlmidspell", "hostlev", "fatality")
    for ending in ("csv", "dta"):
        pairs.keep(*columns).write(folder / f"dyads.{ending}")
    state_years().in_units("cow").add("nmc").write(folder / "states.dta")
    return pairs.frame


def run_in_r(folder: Path) -> Numbers:
    """Have R read and regress; give what it says by reader and name."""
    from polycentric.sources import SOURCES
    from polycentric.tables.archive import verified

    source = SOURCES["cow_nmc"]
    raw = verified(source, source.files[0])
    command = ["Rscript", "--vanilla", str(SCRIPT), str(folder), str(raw), *_packages()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: Numbers = {}
    for line in done.stdout.splitlines():
        what, name, value = line.split(",")
        found.setdefault(what, {})[name] = float(value)
    return found


def logit(frame: Any) -> dict[str, float]:
    """Fit the same logit here, by Newton's steps until they are nothing."""
    import numpy as np

    used = frame.drop_nulls(["gmlmidonset", "cinc1", "cinc2", "atop_defense", "capdist", "gmlmidspell", "conttype"])
    columns = [used[name].cast(float).to_numpy() for name in TERMS[1:-1]]
    design = np.column_stack([np.ones(used.height), *columns, (used["conttype"] == 1).cast(float).to_numpy()])
    happened = used["gmlmidonset"].cast(float).to_numpy()
    weight, step = np.zeros(design.shape[1]), np.ones(design.shape[1])
    bend = np.eye(design.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-design @ weight))
        bend = (design * (chance * (1 - chance))[:, None]).T @ design
        step = np.linalg.solve(bend, design.T @ (happened - chance))
        weight = weight + step
        if np.abs(step).max() < 1e-13:
            break
    errors = np.sqrt(np.diag(np.linalg.inv(bend)))
    kinds = {"coefficient": weight, "standard error": errors}
    fitted = {f"{kind} of {term}": float(value) for kind, values in kinds.items()
              for term, value in zip(TERMS, values, strict=True)}  # fmt: skip
    return {"rows used": float(used.height), **fitted}


def _packages() -> list[str]:
    """Name the packages that R has."""
    asked = "cat(Filter(function(each) requireNamespace(each, quietly = TRUE), commandArgs(trailingOnly = TRUE)))"
    done = subprocess.run(["Rscript", "--vanilla", "-e", asked, *PACKAGES], capture_output=True, text=True, check=False)
    return done.stdout.split()
