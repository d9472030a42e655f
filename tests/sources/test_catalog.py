import subprocess
import sys

HEAVY = {"numpy", "polars", "pandas", "rdata"}


def test_the_catalog_loads_no_heavy_library():
    """The command line reads it at every start of `sources`, `fetch` and `cite`."""
    code = "import sys; from polycentric.sources import SOURCES; print(len(SOURCES), *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *loaded = done.stdout.split()
    assert int(count) > 40
    assert HEAVY & set(loaded) == set()
