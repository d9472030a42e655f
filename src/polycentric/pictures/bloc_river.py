"""The bloc river: what each head's camp holds of the world's power through time, by pledges to defend."""

from markupsafe import Markup

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
    """Give the camp that held most in a year, of those with a head."""
    bands = [band for band in river.bands if band.shares.get(year) and band.camp not in (SMALLER, UNALIGNED)]
    return max(bands, key=lambda band: band.shares[year]) if bands else None


def _takeaway(findings: Findings) -> str:
    """Say who headed the largest camp in some years, and how much it held."""
    river = _river(findings)
    led = [(year, band) for year in MOMENTS if (band := largest(river, year)) is not None]
    listing = listed([f"in {year} {the(band.heads[year])} ({percent(band.shares[year])})" for year, band in led])
    return (
        f"The head of the largest camp by pledges to defend was {listing}, with its camp’s part of CINC."
        if led
        else "No camp is found in these years."
    )


def _caption(findings: Findings) -> str:
    """Say what a camp is, and what its colour follows."""
    river = _river(findings)
    return (
        f"{river.title}. Each state follows the strongest state that is pledged to defend it, if that is stronger than "
        "itself; who stands at the end of the chain heads the camp. One colour for each head, under whatever name; "
        "below the name the treaty that binds most of the camp. Other measures of power, margins and pledges give "
        "other heads: polycentric camps --table variants. Alliances by name: polycentric camps --table pacts. "
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
)
