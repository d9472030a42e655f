"""Gathers the camps of patrons as a river: a band for each head, the other camps together, and who is in none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from polycentric.answers.parts.treaties import codes_of
from polycentric.pictures.drawing.palette import COLOURS
from polycentric.pictures.drawing.timeline import runs
from polycentric.pictures.records.river import SMALLER, UNALIGNED, Band, River
from polycentric.wording import version_once

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.groups.patron_camps import PatronCamps

# The same state keeps its colour in every picture of the report.
PREFERRED = {"USA": 1, "CHN": 2, "DEU": 3, "GBR": 4, "RUS": 5}
OTHERS, ALONE = "other camps", "in no camp"
NEARLY_ALL = 0.9  # of a camp's followers: where a treaty has fewer, others bind the rest


def river_of(found: "PatronCamps", panel: "xr.Dataset | None" = None) -> River:
    """Give each head its band, those that held most over the years, the heaviest lowest.

    Parameters
    ----------
    found : PatronCamps
    panel : Dataset, optional
        The years' states with their codes, by which treaties get their names; none are written without it.
    """
    held = found.heads.filter(pl.col("pole")).group_by("head").agg(pl.col("share").sum().alias("sum"))
    chosen = held.sort(["sum", "head"], descending=[True, False]).head(COLOURS)["head"].to_list()
    colours = _colours(chosen)
    treaties = {} if panel is None else _treaties(found, chosen, panel)
    bands = [_band(found, head, place, colours[head], treaties) for place, head in enumerate(chosen)]
    others = found.heads.filter(~(pl.col("pole") & pl.col("head").is_in(chosen)))
    rest = _sums(others.select("year", "share"))
    bands.append(Band(SMALLER, 9, rest, dict.fromkeys(rest, OTHERS)))
    alone = _sums(found.states.filter(pl.col("head").is_null()).select("year", pl.col("power").alias("share")))
    bands.append(Band(UNALIGNED, 10, alone, dict.fromkeys(alone, ALONE)))
    years = found.states["year"].unique().sort().to_list()
    span = (int(years[0]), int(years[-1]))
    return River(f"Who follows whom by pledges, {span[0]}–{span[1]}", span, bands, _notes(found))


def _band(found: "PatronCamps", head: str, place: int, colour: int, treaties: Mapping[tuple[str, int], str]) -> Band:
    """Gather one head's camp in the years in which it was large enough."""
    own = found.heads.filter((pl.col("head") == head) & pl.col("pole")).sort("year")
    shares = {int(year): float(share) for year, share in own.select("year", "share").iter_rows()}
    longest = max(runs(shares), key=len)
    typical = longest[len(longest) // 2]
    members = [found.names.get((typical, state), state) for state in found.members(head, typical)[1:]]
    return Band(
        place,
        colour,
        shares,
        {year: found.names.get((year, head), head) for year in shares},
        members,
        typical,
        {year: treaties[head, year] for year in shares if (head, year) in treaties},
    )


def _colours(chosen: list[str]) -> dict[str, int]:
    """Give each head a colour of its own, its own one where it has one in other pictures."""
    taken = {head: PREFERRED[head] for head in chosen if head in PREFERRED}
    free = [number for number in range(COLOURS, 0, -1) if number not in PREFERRED.values()]
    spare = [number for number in PREFERRED.values() if number not in taken.values()]
    return taken | dict(zip([head for head in chosen if head not in taken], [*free, *spare], strict=False))


def _treaties(found: "PatronCamps", chosen: list[str], panel: "xr.Dataset") -> dict[tuple[str, int], str]:
    """Name the treaty of each camp and year: one that the head shares with most power, of three or more if there is."""
    from polycentric.answers.parts.patrons_rows import of_head
    from polycentric.errors import NotFetchedError
    from polycentric.ties.alliances import in_year

    named: dict[tuple[str, int], str] = {}
    for year in (int(each) for each in panel["year"].values):
        heads = [row for row in found.of_year(year) if row["pole"] and row["head"] in chosen]
        try:
            treaties = in_year(year, codes_of(panel, year)) if heads else []
        except NotFetchedError:
            return {}
        for row in heads:
            shared = of_head(found, row["head"], treaties, year)
            if shared:
                treaty, inside = max(shared, key=lambda each: len(each[0].members) > 2)  # the first of the larger kind
                more = "" if inside - 1 >= NEARLY_ALL * row["followers"] else " and others"
                named[row["head"], year] = f"{treaty.name}{more}"
    return named


def _sums(rows: pl.DataFrame) -> dict[int, float]:
    """Add up the power of some rows by year."""
    summed = rows.drop_nulls("share").group_by("year").agg(pl.col("share").sum()).sort("year")
    return {int(year): float(share) for year, share in summed.iter_rows() if share > 0}


def _notes(found: "PatronCamps") -> list[str]:
    """Say what the picture rests on."""
    more = "exceeds it" if found.margin == 1 else f"is more than {found.margin:g} times as strong"
    said = [
        f"Height: part of the world’s power ({found.measure}) that a head and all who follow it hold. A state follows "
        f"the strongest state pledged to it that {more}. A camp with less than {100 * found.smallest:g}% is among the "
        "others."
    ]
    return [*said, *_oddities(found), f"Source: {version_once(found.source)}."]


def _oddities(found: "PatronCamps") -> list[str]:
    """Explain what a reader would take for a fault of the usual reading; tests/mirror holds these to the data."""
    years = {*found.states["year"].to_list()}
    told: list[str] = []
    if found.grade == "defence" and 1938 in years:
        told.append(
            "A pledge is a clause on paper: what makes Britain and France followers of the Soviet Union in 1938 is the "
            "Nyon Arrangement against pirates, which ATOP counts among the pledges to defend."
        )
    if found.index == "cinc" and found.margin == 1 and 1900 in years:
        told.append(
            "China heads Russia in 1896-1900 since CINC counts people; by military spending Russia heads China."
        )
    return told
