"""Columns in base units, or in those of the source's codebook: thousands of people, millions of dollars, kilometres.

The factor is the one that the source's record reads its figures with, so it is said once.
"""

from dataclasses import replace

import numpy as np
import polars as pl

from polycentric.errors import UnknownNameError
from polycentric.panel.tidy.base_rows import Numbers
from polycentric.panel.tidy.notes import Note

BASE, CODEBOOK = "base", "cow"
UNITS = (BASE, CODEBOOK)
DIGITS = 15
"""So many decimal digits any float keeps: a figure of no more comes back as the source wrote it."""
MULTIPLES = {1e3: "thousands", 1e6: "millions", 1e9: "billions"}
NAMED = {("metres", 1e3): "kilometres"}


def checked_units(units: str) -> str:
    """Give the name of a choice of units, or refuse one that there isn't."""
    if units not in UNITS:
        raise UnknownNameError("choice of units", units, UNITS)
    return units


def codebook_unit(unit: str, scale: float) -> str:
    """Word the unit of the source's own figures.

    >>> codebook_unit("people", 1e3), codebook_unit("metres", 1e3), codebook_unit("ccode", 1.0)
    ('thousands of people', 'kilometres', 'ccode')
    """
    if scale == 1 or (unit, scale) in NAMED:
        return NAMED.get((unit, scale), unit)
    return f"{MULTIPLES.get(scale, f'{scale:,g} times')} of {unit}"


def turned(values: pl.Series, note: Note, units: str) -> tuple[pl.Series, Note]:
    """Give a column and its note in other units than those they are in."""
    if note.scale == 1:
        return values, note
    if units == CODEBOOK:
        unit = codebook_unit(note.unit, note.scale)
        return divided(values, note.scale), replace(note, unit=unit, base_unit=note.unit)
    return values.cast(pl.Float64) * note.scale, replace(note, unit=note.base_unit, base_unit="")


def divided(values: pl.Series, scale: float) -> pl.Series:
    """Divide what was multiplied, so that the source's own figure comes back to the digit.

    A product that was rounded is the product of two or three neighbouring floats; the one meant is the shortest.
    """
    product = values.cast(pl.Float64).to_numpy()
    quotient: Numbers = product / scale
    doubtful = np.flatnonzero((quotient != np.round(quotient)) & np.isfinite(quotient))
    unique, place = np.unique(quotient[doubtful], return_inverse=True)
    short = np.array([float(f"{value:.{DIGITS}g}") for value in unique.tolist()], dtype=np.float64)[place]
    same = short * scale == product[doubtful]
    quotient[doubtful[same]] = short[same]
    return pl.Series(values.name, quotient, nan_to_null=True)
