"""Questions that need the archive keep what every answer promises: asked again they give the same rows."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "contracts"))
from promises import Asked, call, check_all

pytestmark = pytest.mark.usefixtures("archive")
CALLS = [
    call("camps", years=(1910, 1914)),
    call("camps", years=(1910, 1914), method="leiden"),
    call("camps", year=1985, table="pacts"),
    call("camps", year=1914, table="variants"),
    call("camps", years=(2000, 2002), layer="trade", state="Brazil"),
    call("compare", "Germany", "United Kingdom", year=1913),
    call("compare", "USA", "China", years=(1950, 2020), world="history"),
    call("futures", runs=4, until=1990, year=1985),
    call("futures_fit", "births_and_deaths"),
    call("landscape", year=1938),
    call("landscape", year=1913, states="GBR,DEU,FRA,RUS,AUH,ITA", terms={"wars": 1}),
    call("leads", "output_fariss", draws=200),
    call("leads", "output_fariss", draws=200, poles=True, years=(2000, 2001)),
    call("polarity", year=1913, ties=False),
    call("polarity", "half_of_leader", year=2000),
    call("polarity", "thompson", index="cinc", years=(1900, 1914), world="history"),
    call("power", year=1995),
    call("power", "cinc", years=(1900, 1914)),
    call("similarity", "USA", "USSR", layer="un"),
    call("similarity", "Germany", year=1914),
    call("similarity", year=1913),
    call("state", "Germany", year=1913),
    call("table", "dyad-years", first=2000, last=2000, additions=("atop", "contiguity")),
    call("concert", year=1913),
    call("concert", "global_maoz", table="criteria", strict=True),
    call("threats", "Egypt", years=(1967, 1978)),
    call("threats", "USA", table="named_by"),
    call("transition"),
    call("transition", "Japan", "USA", years=(1950, 2000), band=(0.9, 1.1)),
    call("ties", "allies", state="France", year=1913),
    call("words", "multipolar", years=(1990, 2025)),
    call("words", compare=("China", "USA"), years=(1971, 2024)),
    call("words", "hegemony", state=["China"], body=["general_debate", "china_work_reports"], table="first"),
    call("ties", "wars", state="China"),
    call("ties", "disputes", year=2010),
    call("ties", "trade", table="network", world="history", year=2010),
]  # fmt: skip


@pytest.mark.parametrize("asked", CALLS, ids=lambda each: each.label)
def test_an_answer_from_the_archive_keeps_what_every_answer_promises(asked: Asked):
    check_all(asked)
