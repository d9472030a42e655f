"""Politically relevant dyads: contiguous, or with a major power among them."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import MISSING, Note
from polycentric.panel.tidy.of_series import series_columns


def compute(base: BaseRows, contact: str = "any") -> Added:
    """Give the flag; missing where neither a contact nor a major power is known and one of the two is unknown."""
    contact_of, majors = SERIES["contiguity"], SERIES["majors"]
    near, powers = series_columns(base, contact_of).frame["conttype"], series_columns(base, majors).frame
    touching = (near == 1) if contact == "land" else (near > 0)
    flags = pl.DataFrame([touching.alias("near"), powers["cowmaj1"], powers["cowmaj2"]])
    relevant = flags.select(pl.any_horizontal(pl.all()).alias("relevant"))
    meaning = f"whether the two are contiguous ({contact} contact) or one is a major power (COW)"
    editions = [contact_of.edition(), majors.edition()]
    first, last, longest = max(each.span[0] for each in editions), *sorted(each.span[1] for each in editions)
    note = Note(
        "relevant", meaning, "truth", "; ".join(each.source for each in editions),
        f"{contact_of.version}; {majors.version}", first, last, MISSING,
        f"true also in {last + 1}-{longest} where one is a major power; else missing then",
    )  # fmt: skip
    return Added(relevant, (note,))


ADDITION = Addition(
    label="Politically relevant dyads",
    sources=("cow_contiguity", "cow_majors"),
    units=(DYAD_YEAR,),
    compute=compute,
    options={"contact": ("any", "land")},
    columns=("relevant",),
)
