"""How polarised alliances are in a year: poles of alike portfolios."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.load import load
from polycentric.panel.tidy.base_rows import SYSTEM_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import Note
from polycentric.poles.groups.polarization import polarization
from polycentric.sources import SOURCES

SOURCE = "atop"
COLUMNS = {
    "poles_after_bueno_de_mesquita": ("Poles of alike alliance portfolios, after Bueno de Mesquita (1975)", "poles"),
    "tightness": ("How alike the portfolios within a pole are, mean tau-b", "-1 to 1"),
    "discreteness": ("How unlike the portfolios of different poles are", "0 to 1"),
}


def compute(base: BaseRows) -> Added:
    """Give the measures of the years that the source covers; the others are missing."""
    first, last = SOURCES[SOURCE].years
    since, until = max(base.span[0], first, 1816), min(base.span[1], last)
    made = [_note(name, since, last) for name in COLUMNS]
    years = pl.DataFrame({"year": base.year}, schema={"year": pl.Int32})
    if since > until:
        return Added(years.select(pl.lit(None, pl.Float64).alias(name) for name in COLUMNS), tuple(made))
    measures = polarization(load("history", years=(since, until), series=[SOURCE])).select("year", *COLUMNS)
    return Added(years.join(measures, on="year", how="left", maintain_order="left").select(*COLUMNS), tuple(made))


def _note(name: str, first: int, last: int) -> Note:
    """Say what a column is."""
    label, unit = COLUMNS[name]
    return Note(name, label, unit, SOURCE, SOURCES[SOURCE].version, first, last)


ADDITION = Addition(
    label="Poles of alike alliances with their tightness and discreteness, after Bueno de Mesquita",
    sources=(SOURCE,),
    units=(SYSTEM_YEAR,),
    compute=compute,
    columns=tuple(COLUMNS),
)
