"""The bloc river: each camp's share of power through time, by pledges to defend."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.charts.bloc_river import SMALLER, UNALIGNED, Band, River
from polycentric.pictures.charts.bloc_river import draw as drawn
from polycentric.pictures.contract import Picture, past_of
from polycentric.pictures.drawing.svg import Layout
from polycentric.pictures.drawing.words import listed, percent, the
from polycentric.pictures.records.findings import Findings

MOMENTS = (1820, 1860, 1900, 1935, 1960, 1985, 2018)


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the camps as bands."""
    return drawn(_river(findings), layout)


def _river(findings: Findings) -> River:
    """Give the camps."""
    river = past_of(findings).river
    assert river is not None, "asked for only where `applies` says so"
    return river


def largest(river: River, year: int) -> Band | None:
    """Give the camp that held most in a year."""
    bands = [band for band in river.bands if band.shares.get(year) and band.camp not in (SMALLER, UNALIGNED)]
    return max(bands, key=lambda band: band.shares[year]) if bands else None


def _takeaway(findings: Findings) -> str:
    """Say who led the largest camp in some years, and how much it held."""
    river = _river(findings)
    led = [(year, band) for year in MOMENTS if (band := largest(river, year)) is not None]
    listing = listed(
        [f"in {year} that of {the(band.heads[year])} ({percent(band.shares[year])})" for year, band in led]
    )
    return f"The largest camp by pledges to defend was {listing}, by its members’ share of CINC." if led else (
        "No camp is found in these years."
    )  # fmt: skip


def _caption(findings: Findings) -> str:
    """Say what a camp is, and what its colour follows."""
    river = _river(findings)
    return (
        f"{river.title}. A camp is a group of states bound to each other more than to others (communities by the "
        "Leiden method; another resolution gives other camps: polycentric camps --resolution). It is named by its "
        "strongest member of the year; its colour follows its members, so that a camp can change its head. Camps by "
        "trade or organisations, and every state’s largest partner: polycentric camps --layer trade --csv. "
        + " ".join(river.notes[-1:])
    )


def _known(findings: Findings) -> bool:
    """Tell whether there are camps."""
    return (
        findings.past is not None and findings.past.river is not None and any(b.shares for b in _river(findings).bands)
    )


PICTURE = Picture(
    title="Who stood with whom since 1816",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=_known,
    of_past=True,
    of_today=False,
    data=rows.bloc_river,
)
