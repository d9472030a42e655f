"""The bloc river: what each head's camp holds of the world's power through time, by pledges to defend."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.charts.bloc_river import SMALLER, UNALIGNED, Band, River
from polycentric.pictures.charts.bloc_river import draw as drawn
from polycentric.pictures.contract import Picture, past_of
from polycentric.pictures.drawing.svg import Layout
from polycentric.pictures.drawing.words import listed, percent, the
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the camps as bands."""
    return drawn(_river(findings), layout)


def _river(findings: Findings) -> River:
    """Give the camps."""
    river = past_of(findings).river
    assert river is not None, "asked for only where `applies` says so"
    return river


def heads(river: River, year: int) -> list[Band]:
    """Give the bands of a year that have a head of their own, the largest first."""
    here = [band for band in river.bands if band.shares.get(year) and band.camp not in (SMALLER, UNALIGNED)]
    return sorted(here, key=lambda band: (-band.shares[year], band.camp))


def longest(river: River) -> tuple[int, int]:
    """Give the first and the last of the longest stretch of years with the same heads, the latest of equals."""
    held = {year: frozenset(band.camp for band in heads(river, year)) for year in _years(river)}
    best = first = river.years[0]
    length = 0
    for year in _years(river):
        first = year if held[year] != held.get(year - 1) else first
        if held[year] and year - first + 1 >= length:
            best, length = first, year - first + 1
    return best, best + max(length, 1) - 1


def _years(river: River) -> range:
    """Give all years of a river."""
    return range(river.years[0], river.years[1] + 1)


def _takeaway(findings: Findings) -> str:
    """Say when heads stayed the same for longest, and who they are at the end."""
    river = _river(findings)
    first, last = longest(river)
    if not heads(river, first):
        return "No camp is found in these years."
    return (
        f"By pledges to defend, heads of camps stayed the same for longest from {first} to {last}: "
        f"{_named(river, last, shares=False)}. In {river.years[1]} they were "
        f"{_named(river, river.years[1]) or 'none'}, with their camps’ part of the world total of CINC."
    )


def _named(river: River, year: int, *, shares: bool = True) -> str:
    """Name the heads of a year, with what their camps hold."""
    return listed(
        [the(band.heads[year]) + (f" ({percent(band.shares[year])})" if shares else "") for band in heads(river, year)]
    )


def _caption(findings: Findings) -> str:
    """Say what a camp is, and what its colour follows."""
    river = _river(findings)
    return (
        f"{river.title}. Each state follows the strongest state that is pledged to defend it, if that is stronger than "
        "itself; who stands at the end of the chain heads the camp. One colour for each head, under whatever name; "
        "below the name the treaty that binds most of the camp. Other measures of power, margins and pledges give "
        "other heads: polycentric camps --table variants. Alliances by name: polycentric camps --table pacts. "
        + " ".join(river.notes[1:])
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
