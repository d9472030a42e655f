"""Two centuries that fit on paper: three states, two measures with gaps, two periods, two sources."""

from polycentric.pictures.charts.tournament import Chart
from polycentric.pictures.records.past import (
    Alike,
    Curve,
    ExpertPeriod,
    Lacking,
    Past,
    PastIndex,
    PastLine,
    PastSource,
    Strip,
)
from polycentric.pictures.records.river import Band, River
from polycentric.power import INDICES

YEARS = range(1900, 1911)
SHORT = {name: INDICES[name].short for name in ("cinc", "output_fariss")}


def entry(
    name: str, label: str, right: float, low: float | None, high: float | None, saved: float
) -> dict[str, object]:
    """One entry of a tournament, with as much as the picture reads."""
    return {
        "entry": name, "label": label, "scheme": "dispute", "accuracy": right, "accuracy_low": low,
        "accuracy_high": high, "decided": 9, "ties": 0, "prl": saved, "prl_low": saved - 0.01, "prl_high": saved + 0.01,
        "n": 9,
    }  # fmt: skip


def make_past(name: str = "Alba") -> Past:
    """Eleven years; the second measure has no shares in 1904-1905 and ends in 1908."""
    whole = PastIndex(
        name="cinc", label="CINC, as published", unit="share", reference="A reference", caveat="A caveat.",
        source="A source, 7", window=(1900, 1910),
        lines=(
            PastLine("USA", name, dict.fromkeys(YEARS, 0.5), 0.3),
            PastLine("GBR", "Borda", dict.fromkeys(YEARS, 0.3)),
            PastLine("ZZZ", "Cita", dict.fromkeys(range(1905, 1911), 0.1), 0.2),
        ),
        covered=dict.fromkeys(YEARS, 1.0), reasons={}, other="Composite over four components",
        short=SHORT["cinc"],
    )  # fmt: skip
    some = [1900, 1901, 1902, 1903, 1906, 1907, 1908]
    broken = PastIndex(
        name="output_fariss", label="Output since 1816", unit="dollars", reference="Another", caveat="",
        source="Another source, 2", window=(1900, 1908),
        lines=(PastLine("USA", name, dict.fromkeys(some, 0.4)), PastLine("GBR", "Borda", dict.fromkeys(some, 0.6))),
        covered={year: 0.5 if year in (1904, 1905) else 0.9 for year in range(1900, 1909)},
        reasons=dict.fromkeys((1904, 1905), "1 of 3 states has data"), short=SHORT["output_fariss"],
    )  # fmt: skip
    curve = dict(zip(YEARS, [0.3] * 5 + [0.6] * 6, strict=True))
    gaps = {1900: "no data for GBR: every member of the set is needed"}
    return Past(
        years=(1900, 1910), today=1915, rule="Drawn are three states.",
        undrawn=("Dora leads by iron and steel in 1903",), indices=(whole, broken),
        unseen={"Warships": "1 of 3 states has data"},
        periods=(
            ExpertPeriod(1, 1902, 1905, "multipolarity", True),
            ExpertPeriod(4, 1905, 1910, "polycentrism", True),
        ),
        curves=(
            Curve("ray_singer", "cinc", "majors", "CINC", curve, {}, 0.4, SHORT["cinc"]),
            Curve("ray_singer", "output_fariss", "majors", "Output", dict.fromkeys(some[1:], 0.2), gaps, None,
                  SHORT["output_fariss"]),
            Curve("effective_number", "cinc", "all", "CINC", dict.fromkeys(YEARS, 2.5), {}, None, SHORT["cinc"]),
        ),
        strips=(
            ("Thompson's cut-offs · on majors", (
                Strip("cinc", "CINC", ((1900, 1904, "bipolar"), (1905, 1910, "unipolar")), SHORT["cinc"]),
                Strip("output_fariss", "Output", ((1900, 1900, "missing"), (1901, 1908, "multipolar")),
                      SHORT["output_fariss"]),
            )),
        ),
        left_out=2,
        sources=(PastSource("cow_nmc", "A source", "7", (1816, 2022), 17121, "ab" * 32, "Somebody (1999)"),),
        lacking=(Lacking("Output (World Bank)", "wb_gdp", "not fetched: polycentric fetch wb_gdp"),),
        commands=("polycentric fetch cow_nmc", "polycentric report --history"),
        river=River("Camps by pledges to defend, 1900–1910", (1900, 1910), (
            Band(0, 1, dict.fromkeys(YEARS, 0.6), dict.fromkeys(YEARS, name), (name, "Borda")),
            Band(-1, 9, dict.fromkeys(YEARS, 0.1), dict.fromkeys(YEARS, "smaller camps")),
            Band(-2, 10, dict.fromkeys(YEARS, 0.3), dict.fromkeys(YEARS, "in no camp")),
        ), ("Height: a share.", "Source: pledges.")),
        alike=(
            Alike("USA", name, (PastLine("GBR", "Borda", {1946: 0.5, 1947: 0.7, 1949: -0.2}),),
                  {"GBR": {1948: "no roll call in the data"}}, "Votes, 1", (1946, 1950)),
            Alike("GBR", "Borda", (PastLine("USA", name, {1946: 0.5, 1947: 0.7, 1949: -0.2}),),
                  {"USA": {1948: "no roll call in the data"}}, "Votes, 1", (1946, 1950)),
        ),
        contests=Chart("Which index?", "9 disputes", [
            entry("outcome shares", "Outcome shares", 0.6, None, None, 0.0),
            entry("cinc", "CINC, as published", 0.7, 0.65, 0.8, 0.02),
            entry("tpop", "Population", 0.55, 0.4, 0.7, -0.01),
        ], "dispute", "Disputes"),
    )  # fmt: skip
