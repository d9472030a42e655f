"""Write again how alike the readings of the verdict map are over two centuries (make alike; needs the archive)."""

from polycentric.answers.parts.polarity_world import needed
from polycentric.panel.load import load
from polycentric.poles import verdict_map
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.independent import TABLE, YEARS, correlations, effective, written
from polycentric.poles.world import World


def main() -> None:
    """Compute the table and write it."""
    panel = load("history", years=YEARS, series=needed(DEFINITIONS.values()))
    names, matrix = correlations(verdict_map(World(panel)))
    TABLE.write_text(written(names, matrix), encoding="utf-8")
    print(f"{TABLE.name}: {len(names)} readings, worth {effective(matrix):.1f} independent ones, {YEARS[0]}-{YEARS[1]}")


if __name__ == "__main__":
    main()
