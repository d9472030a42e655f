"""Options in pairs on the commands that need the archive."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("option_pairs", Path(__file__).parents[1] / "end_to_end/option_pairs.py")
assert SPEC is not None
assert SPEC.loader is not None
pairs = sys.modules.setdefault("option_pairs", importlib.util.module_from_spec(SPEC))
if not hasattr(pairs, "Case"):
    SPEC.loader.exec_module(pairs)
Case, LARGE = pairs.Case, (*pairs.LARGE, "GBR", "JPN", "POL", "BEL")
YEARS = {"--year": ["1912"], "--years": ["1911-1913"]}
CASES = {
    "network": Case(["ties", "flow", "--table", "network", "--years", "1955-1957"],
                    {"--above": ["1e9"], "--measure": ["closeness"]},
                    without=["--years", "--year", "--least", "--table", "--add", "--unlisted", "--world"]),
    "network of a year": Case(["ties", "flow", "--table", "network", "--year", "1975"],
                              {"--above": ["1e7"], "--measure": ["closeness"]},
                              without=["--year", "--table", "--add", "--unlisted", "--world", "--state"]),
    "ties of a variable": Case(["ties", "sanctions", "--year", "1990"],
                               without=["--year", "--table", "--add", "--unlisted", "--world", "--measure", "--above",
                                        "--least"]),
    "wars": Case(["ties", "wars", "--state", "USA"], {"--years": ["1940-1950"], "--year": ["1950"]},
                 without=["--state", "--table", "--add", "--unlisted", "--world", "--measure", "--above", "--least"]),
    "leads": Case(["leads", "--draws", "100"], {"--years": ["1950-1951"]}, without=["--draws"]),
    "landscape": Case(
        ["landscape", "--year", "1938"], {"--states": ["USA,RUS,CHN,FRA"], "--top": ["5"]}, without=["--year"]
    ),
    "coverage": Case(["coverage", "milex"]),
    "threats": Case(["threats", "USA"], {"--years": ["1988-1990"], "--body": ["us_strategies"], "--relation": ["ally"],
                                         "--table": ["years"]}),
    "similarity": Case(
        ["similarity", "USA", "RUS"], {**YEARS, "--measure": ["pi"]}, without=["--layer", "--least"]
    ),
    "similarity of a year": Case(
        ["similarity", "--year", "1912"], {"STATE": ["France"], "--measure": ["pi"]},
        without=["--year", "--layer", "--least"],
    ),
    "camps": Case(
        ["camps", "--layer", "trade", "--years", "1912-1914"], {"--resolution": ["1.4"]},
        without=["--years", "--layer", "--seeds", "--method"],
        equal={("--resolution", "--coupling"): "these twelve states fall apart alike",
               ("--resolution", "--state"): "France stands in one camp in both",
               ("--coupling", "--state"): "France stands in one camp in both"},
    ),
    "camps of patrons": Case(
        ["camps", "--years", "1912-1914", "--method", "patrons"], {"--index": ["output_fariss"]},
        without=["--years", "--method"],
    ),
    "polarity": Case(
        ["polarity", "--years", "1950-1952", "--no-ties"], {"--table": ["concentration"], "DEFINITION": ["thompson"]},
        without=["--years", "--year", "--ties", "--no-ties", "--world"],
    ),
    "polarity of a year": Case(
        ["polarity", "--year", "1950", "--no-ties"], {"--table": ["concentration"]},
        without=["--years", "--year", "--ties", "--no-ties", "--world", "--add"],
    ),
    "power": Case(["power", "--world", "history"], {"INDEX": ["cinc"], "--year": ["1950"]},
                  without=["--world", "--add"]),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, archive: Path) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    pairs.use_files(monkeypatch, tmp_path)
    with pairs.thinned(monkeypatch, LARGE):
        yield


@pytest.mark.parametrize("name", CASES)
def test_an_option_that_is_given_on_two_centuries_is_used_or_refused(name: str):
    unused = pairs.faults(CASES[name])
    assert not unused, "\n".join(unused)
