"""Run the checks that are too long for the suite, and write their figures to validation/figures.csv.

One check is one file of tools/validation/ that defines `figures`, which yields pairs of a name and a number. A check
that needs what not every machine has also defines `lacking`, which says what is lacking: it is passed over then.
``python tools/validate.py [NAME...]`` runs all, or those named; the rows of the others stay as they are.
"""

import csv
import datetime
import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
CHECKS = {path.stem: path for path in sorted((ROOT / "tools" / "validation").glob("*.py"))}
FIGURES = ROOT / "validation" / "figures.csv"
HEADER = ("check", "figure", "value", "date", "version")
Row = tuple[str, ...]


def loaded(name: str) -> ModuleType:
    """Load a check."""
    spec = importlib.util.spec_from_file_location(f"validation_{name}", CHECKS[name])
    if spec is None or spec.loader is None:
        sys.exit(f"{CHECKS[name]} can't be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(name: str, module: ModuleType) -> list[Row]:
    """Run one check and time it."""
    from polycentric.version import __version__

    started, today = time.perf_counter(), datetime.date.today().isoformat()
    figures = [*module.figures(), ("seconds that the check took", time.perf_counter() - started)]
    return [(name, figure, f"{value:.6g}", today, __version__) for figure, value in figures]


def kept(path: Path, but: list[str]) -> list[Row]:
    """Give the table's rows of other checks than those that run, as long as these exist."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    return [row for row in rows if row[0] in CHECKS and row[0] not in but]


def write(rows: list[Row]) -> None:
    """Write the table, check by check."""
    FIGURES.parent.mkdir(exist_ok=True)
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *sorted(rows, key=lambda row: row[0])])


def main() -> None:
    """Run what was asked for, writing after each check."""
    names = sys.argv[1:] or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        sys.exit(f"There is no check {', '.join(unknown)}: there are {', '.join(CHECKS)}.")
    for name in names:
        module = loaded(name)
        lacking = module.lacking() if hasattr(module, "lacking") else ""
        if lacking:
            print(f"{name} is passed over: {lacking}.", flush=True)
            continue
        made = run(name, module)
        write([*kept(FIGURES, [name]), *made])
        for row in made:
            print(*row, sep="  ", flush=True)


if __name__ == "__main__":
    main()
