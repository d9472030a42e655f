"""Politically relevant dyads: contiguous, or with a major power among them.

The rule is Weede's (1976, Journal of Conflict Resolution 20(3), 395-411), as Lemke and Reed (2001, Journal of Conflict
Resolution 45(1), 126-144) examine it. What counts as contiguous differs: Maoz and Russett (1993, American Political
Science Review 87(3), 624-638) take land and up to 150 miles of water, others all of the record, which goes to 400.
"""

import numpy as np
import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows, Numbers
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.notes import MISSING, Note
from polycentric.panel.tidy.of_series import series_columns

LAND = 1
CONTACTS = {"any": 5, "land": LAND, "12": 2, "24": 3, "150": 4, "400": 5}
"""The farthest type of contiguity that counts; of water by its width in miles."""
MILES = {2: 12, 3: 24, 4: 150, 5: 400}


def compute(base: BaseRows, contact: str = "any") -> Added:
    """Give the flag; missing where neither a contact nor a major power is known and one of the two is unknown."""
    contact_of, majors = SERIES["contiguity"], SERIES["majors"]
    near, powers = series_columns(base, contact_of).frame["conttype"], series_columns(base, majors).frame
    touching = (near >= LAND) & (near <= CONTACTS[contact])
    flags = pl.DataFrame([touching.alias("near"), powers["cowmaj1"], powers["cowmaj2"]])
    relevant = flags.select(pl.any_horizontal(pl.all()).alias("relevant"))
    meaning = f"whether the two are contiguous ({_within(contact)}) or one is a major power (COW)"
    editions = [contact_of.edition(), majors.edition()]
    first, last, longest = max(each.span[0] for each in editions), *sorted(each.span[1] for each in editions)
    note = Note(
        "relevant", meaning, "truth", "; ".join(each.source for each in editions),
        f"{contact_of.version}; {majors.version}", first, last, MISSING,
        f"true also in {last + 1}-{longest} where one is a major power; else missing then",
    )  # fmt: skip
    return Added(relevant, (note,))


def _within(contact: str) -> str:
    """Say what counts as contiguous."""
    farthest = CONTACTS[contact]
    return "by land" if farthest == LAND else f"by land or across at most {MILES[farthest]} miles of water"


def why_unknown(base: BaseRows, unknown: Numbers) -> str:
    """Count the rows of which relevance is not known by the reason, each row under the first that holds."""
    spans = {"contiguity": SERIES["contiguity"].edition().span, "major powers": SERIES["majors"].edition().span}
    left, reasons = unknown.copy(), list[str]()
    for what, (first, last) in spans.items():
        outside = left & ((base.year < first) | (base.year > last))
        if outside.any():
            reasons.append(f"{int(outside.sum()):,} in years that the record of {what} ({first}-{last}) doesn't cover")
        left = left & ~outside
    if np.any(left):
        reasons.append(f"{int(left.sum()):,} with a state that is not in the Correlates of War's list then")
    return ", ".join(reasons)


ADDITION = Addition(
    label="Politically relevant dyads",
    sources=("cow_contiguity", "cow_majors"),
    units=(DYAD_YEAR,),
    compute=compute,
    options={"contact": tuple(CONTACTS)},
    columns=("relevant",),
)
