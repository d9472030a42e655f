"""Score every measure against the known cases again, and write the scores that ship with the package.

``python tools/make_validity.py`` needs the archive (POLYCENTRIC_MIRROR, or what ``polycentric fetch --all``
fetched) and takes some minutes the first time.
"""

import sys

from polycentric.errors import NotFetchedError
from polycentric.poles.validity.scores import all_scores, sources
from polycentric.poles.validity.shipped import write, write_sources


def main() -> None:
    """Make the file again and say what is in it."""
    try:
        scores = all_scores(lambda: print(".", end="", flush=True))
    except NotFetchedError as absent:
        sys.exit(str(absent))
    path = write(scores)
    _ = write_sources(sources())
    print(f"\n{path}: {len(scores)} rows, {len({each.reading for each in scores})} readings")


if __name__ == "__main__":
    main()
