"""Run the checks that are too long for the suite, and write their figures to validation/figures.csv.

- Communities: the partition of each layer from 20 seeds against the one from 1,000.
- Laws and the readers' mutated records: 4,000 examples each where a test sets no number of its own.
- The report: the same bytes from two processes whose hashes of texts differ.
"""

import csv
import datetime
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "validation" / "figures.csv"
MANY_SEEDS = 1000
Figure = tuple[str, str, float]


def communities() -> Iterator[Figure]:
    """Say how much a partition depends on how many seeds it is drawn from."""
    from polycentric.panel.load import load
    from polycentric.poles.blocks import normalised
    from polycentric.poles.communities import SEEDS, adjusted_rand, partition
    from polycentric.ties import LAYERS

    weights = {name: normalised(LAYERS[name](load("now")))[-1] for name in ("trade", "organisations")}
    weights["trade and organisations"] = weights["trade"] + weights["organisations"]
    for name, matrix in weights.items():
        few, many = partition(matrix, seeds=SEEDS), partition(matrix, seeds=MANY_SEEDS)
        yield f"communities: {name}", f"modularity, {SEEDS} seeds", few.modularity
        yield f"communities: {name}", f"modularity, {MANY_SEEDS} seeds", many.modularity
        yield f"communities: {name}", f"mean adjusted Rand index of pairs, {MANY_SEEDS} seeds", many.agreement
        yield (
            f"communities: {name}",
            "adjusted Rand index of the two partitions",
            adjusted_rand(few.labels, many.labels),
        )


def fuzz() -> Iterator[Figure]:
    """Run the property tests with many examples."""
    command = [sys.executable, "-m", "pytest", "-q", "--hypothesis-profile=long", "-m", "not browser", "-n", "2"]
    done = subprocess.run([*command, *_property_tests()], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout)
    passed = re.search(r"(\d+) passed", done.stdout)
    yield "laws and mutated records, up to 4,000 examples", "tests passed", int(passed[1] if passed else 0)


def same_report() -> Iterator[Figure]:
    """Write the report twice under different hash seeds."""
    made = {hashlib.sha256(_report(seed)).hexdigest() for seed in ("1", "2")}
    yield "report from two processes", "different files", len(made)


def _report(seed: str) -> bytes:
    """Write the report in a process of its own."""
    code = "import polycentric as pc; print(pc.report.render(pc.load('now')))"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout


def _property_tests() -> list[str]:
    """Find the files that use hypothesis."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in files if "hypothesis" in path.read_text(encoding="utf-8")]


def main() -> None:
    """Run all checks and write the table."""
    from polycentric import __version__

    today = datetime.date.today().isoformat()
    rows = [(today, __version__, *figure) for check in (same_report, communities, fuzz) for figure in check()]
    FIGURES.parent.mkdir(exist_ok=True)
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("date", "version", "check", "figure", "value"))
        writer.writerows((*row[:4], f"{row[4]:.6g}") for row in rows)
    for row in rows:
        print(*row, sep="  ")
    if any(figure == "different files" and value != 1 for *_, figure, value in rows):
        sys.exit("The report differs from one process to the other.")


if __name__ == "__main__":
    main()
