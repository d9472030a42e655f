"""Similarity of all pairs of states in every year of two centuries, a year at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.labels import labels_of
from polycentric.panel.state_index import id_among
from polycentric.power import INDICES
from polycentric.sets.shares import shares
from polycentric.sources import SOURCES
from polycentric.ties.contract import TieLayer
from polycentric.ties.similarity import SIMILARITIES, Similarity
from polycentric.ties.similarity.contract import LEAST_OVERLAP, REASONS, TOO_FEW_ITEMS, Coding, Compared
from polycentric.ties.similarity.portfolios import UNKNOWN, Portfolios, of_alliances, of_votes
from polycentric.ties.similarity.tables import Tables, cross

if TYPE_CHECKING:
    import polars as pl

PLEDGES = ("atop_defense", "atop_offense", "atop_neutral", "atop_consul", "atop_nonagg")
Kind = Literal["alliances", "votes", "votes_75"]
WHAT: Mapping[Kind, str] = {
    "alliances": "alliance portfolios (ATOP)",
    "votes": "votes in the UN General Assembly",
    "votes_75": "votes in the UN General Assembly, session 75 (decoded)",
}
SPANS: Mapping[Kind, tuple[int, int]] = {"alliances": (1816, 2018), "votes": (1946, 2019), "votes_75": (2020, 2020)}
"""The years compared, but for those of which a source has few roll calls: 2020 of `un_votes`, 2021 of the last."""
SOURCE: Mapping[Kind, str] = {"alliances": "atop", "votes": "un_votes", "votes_75": "un_votes_75"}
USUAL: Mapping[Kind, tuple[str, Coding]] = {
    "alliances": ("kappa", "defence"),
    "votes": ("pi", "valued"),
    "votes_75": ("pi", "valued"),
}
"""The measure and the coding where none is named, by the advice of Häge (2011), Political Analysis 19(3), 287-305:
kappa where ties are costly, as alliances are; pi where they are cheap, as votes are (pp. 293-294 and 302); alliances
not by rank, since their kinds are no interval scale (p. 298, note 11). That only a pledge to fight is a tie is this
project's choice: ATOP counts the Helsinki declaration of 1975 as a pledge, and promises of that kind cost little."""
VALUES = {"no": 0, "abstain": 1, "yes": 2}
ENDINGS: Mapping[Coding, str] = {"valued": "", "binary": "_binary", "defence": "_defence"}
CODED: Mapping[Coding, str] = {
    "valued": "",
    "binary": ", any pledge as 1",
    "defence": ", a pledge to defend or to join an attack as 1, others as none",
}
SCALE = (
    "3 defence or offence, 2 neutrality or consultation without these, 1 nonaggression alone, 0 no pledge: the ranking "
    "that Miller's package fpsim takes for ATOP from Chiba et al. (2022; not checked against the original)"
)


@dataclass(frozen=True)
class Year:
    """One year: the states that have portfolios, by their place in the panel, and the portfolios.

    Attributes
    ----------
    year : int
    places : array, (member,)
        The places of the states in the panel.
    portfolios : Portfolios
    """

    year: int
    places: NDArray[np.int64]
    portfolios: Portfolios

    def compare(self, name: str, coding: Coding = "valued", least: float = LEAST_OVERLAP) -> Compared:
        """Compare all pairs by one measure; those that took a stand together on too few items have no value."""
        portfolios, tables = self._coded[coding] if coding in self._coded else self._code(coding)
        return SIMILARITIES[name](portfolios, tables).on_enough(tables.items, self.items, least)

    @property
    def items(self) -> int:
        """How many items there were that year: roll calls, or states to be allied with."""
        return self.portfolios.values.shape[1]

    @cached_property
    def _coded(self) -> dict[Coding, tuple[Portfolios, Tables]]:
        """What was coded already: several measures look at the same tables."""
        return {}

    def _code(self, coding: Coding) -> tuple[Portfolios, Tables]:
        """Code the portfolios and count their cross tables."""
        least = {"valued": 0, "binary": 1, "defence": self.portfolios.top}[coding]
        portfolios = self.portfolios.binary(least) if least else self.portfolios
        self._coded[coding] = portfolios, cross(portfolios)
        return self._coded[coding]


def alliances(panel: xr.Dataset, *, weights: xr.DataArray | None = None, self_tie: bool = True) -> Iterator[Year]:
    """Give the portfolios of pledges of each year that the panel and ATOP cover.

    Parameters
    ----------
    panel : Dataset
        A panel of the world `history` with the layer ``atop``.
    weights : DataArray, (year, state), optional
        The power of each state, by which pledges to it count in weighted measures; shares or any unit.
    self_tie : bool
        Whether each state is its own firmest ally.

    Raises
    ------
    CoverageError
        If the panel holds no alliances.
    """
    lacking = [name for name in PLEDGES if name not in panel]
    if lacking:
        raise CoverageError(
            f"Portfolios of alliances need {', '.join(lacking)}, which this panel does not hold: "
            'load("history", series=["atop"]).'
        )
    held = [panel[name].transpose("year", "state", "partner").values for name in PLEDGES]
    power = None if weights is None else weights.transpose("year", "state").values
    for row, year in enumerate(panel["year"].values):
        pledged = _valued(*(each[row] for each in held))
        places = np.flatnonzero((pledged != UNKNOWN).any(axis=1))
        if places.size:
            of_year = None if power is None else power[row, places].astype(np.float64)
            yield Year(int(year), places, of_alliances(pledged[np.ix_(places, places)], of_year, self_tie=self_tie))


def _valued(
    defence: NDArray[np.int8], offence: NDArray[np.int8], neutrality: NDArray[np.int8],
    consultation: NDArray[np.int8], nonaggression: NDArray[np.int8],
) -> NDArray[np.int8]:  # fmt: skip
    """Rank the pledges of a year as `SCALE` says; unknown where the source doesn't cover the pair."""
    known = (defence >= 0) & (offence >= 0) & (neutrality >= 0) & (consultation >= 0) & (nonaggression >= 0)
    ranks = [(defence > 0) | (offence > 0), (neutrality > 0) | (consultation > 0), nonaggression > 0]
    return np.where(known, np.select(ranks, [3, 2, 1], 0), UNKNOWN).astype(np.int8)


def votes_cast(of: Kind) -> "pl.DataFrame":
    """Give the votes of one source; of those decoded, the roll calls of which every vote is known."""
    if of == "votes_75":
        from polycentric.panel.session_75 import fully_told, votes_of_session_75

        return fully_told(votes_of_session_75())
    from polycentric.panel.general_assembly import un_votes

    return un_votes()


def votes(panel: xr.Dataset, of: Kind = "votes") -> Iterator[Year]:
    """Give the portfolios of votes in the UN General Assembly of each calendar year that the panel covers.

    Years outside `SPANS` have none. Who was absent took no stand; votes of members that are in no list of states that
    year are left out.
    """
    place = {str(state): position for position, state in enumerate(panel["state"].values)}
    first, last = int(panel["year"].values.min()), int(panel["year"].values.max())
    last = min(last, SPANS[of][1])  # a source's last calendar year, of a few roll calls, is no portfolio
    stands = votes_cast(of).filter(
        _column("listed") & _column("year").is_between(first, last) & _column("state").is_in(list(place))
    )
    for (year,), rows in stands.sort("year").group_by("year", maintain_order=True):
        states = np.array([place[state] for state in rows["state"].to_list()])
        values = np.array([VALUES[vote] for vote in rows["vote"].to_list()], dtype=np.int8)
        places, member = np.unique(states, return_inverse=True)
        calls, call = np.unique(rows["rcid"].to_numpy(), return_inverse=True)
        cast = np.full((places.size, calls.size), UNKNOWN, dtype=np.int8)
        cast[member, call] = values
        yield Year(int(year), places, of_votes(cast))  # pyright: ignore[reportArgumentType]  # polars types keys loosely


def _column(name: str) -> "pl.Expr":
    """Name a column, with polars imported only here."""
    import polars as pl

    return pl.col(name)


def similarity(
    panel: xr.Dataset,
    measure: str | None = None,
    of: Kind = "alliances",
    coding: Coding | None = None,
    least: float = LEAST_OVERLAP,
) -> xr.DataArray:
    """Give the similarity of every pair of states in every year of a panel.

    Parameters
    ----------
    panel : Dataset
        A panel of the world `history`; for alliances with the layer ``atop``, for weighted measures with ``cinc``.
    measure : str, optional
        A name in `SIMILARITIES`; without it the usual one of what is compared (`USUAL`).
    of : str
        ``"alliances"`` (ATOP pledges), ``"votes"`` (in the UN General Assembly) or ``"votes_75"`` (its session 75,
        decoded).
    coding : str, optional
        ``"defence"`` takes a pledge to fight as 1 and others as none, ``"binary"`` any pledge as 1, ``"valued"`` ranks
        pledges as `SCALE` says; without it the usual one.
    least : float
        The least part of the year's items (roll calls; states to be allied with) on which both must have taken a stand.

    Returns
    -------
    DataArray, (year, state, partner)
        At most 1; missing where it is not defined, or rests on too few items: `reasons` says why. The attribute
        `left_out_few` counts the pairs of a year that are missing for the latter.

    Raises
    ------
    UnknownNameError
        If there is no such measure.
    CoverageError
        If the panel holds no alliances, or votes are to be weighted or coded otherwise than they were cast.
    NotFetchedError
        If the votes have not been fetched.
    """
    name, how = usual(of, measure, coding)
    return layers(panel, {name: (name, how)}, of, least)[name]


def usual(of: Kind, measure: str | None = None, coding: Coding | None = None) -> tuple[str, Coding]:
    """Give measure and coding, the usual ones of what is compared where none is named."""
    return measure or USUAL[of][0], coding or USUAL[of][1]


def layers(
    panel: xr.Dataset,
    measures: Mapping[str, tuple[str, Coding]],
    of: Kind = "alliances",
    least: float = LEAST_OVERLAP,
) -> dict[str, xr.DataArray]:
    """Give several measures, each under a name of its own: see `similarity`."""
    for name, coding in measures.values():
        checked(SIMILARITIES[name], of, coding)
    labels = {"year": panel["year"].values, "state": panel["state"].values, "partner": panel["state"].values}
    grids = {key: np.full([len(values) for values in labels.values()], np.nan) for key in measures}
    few = dict.fromkeys(measures, 0)
    row = {int(year): position for position, year in enumerate(labels["year"])}
    for each in years(panel, of):
        cells = np.ix_(each.places, each.places)
        for key, (name, coding) in measures.items():
            compared = each.compare(name, coding, least)
            grids[key][row[each.year]][cells] = compared.values
            few[key] += int((compared.why == TOO_FEW_ITEMS).sum()) // 2
    coords = labels_of(panel, tuple(labels))
    return {
        key: xr.DataArray(
            grid,
            dims=tuple(labels),
            coords=coords,
            name=key,
            attrs=_attributes_of(*measures[key], of) | {"least_overlap": least, "left_out_few": few[key]},
        )
        for key, grid in grids.items()
    }


def years(panel: xr.Dataset, of: Kind = "alliances") -> Iterator[Year]:
    """Give the portfolios of each year, pledges weighted by CINC where the panel holds it."""
    return alliances(panel, weights=_cinc(panel)) if of == "alliances" else votes(panel, of)


def tie_layer(
    measure: str | None = None, of: Kind = "alliances", coding: Coding | None = None, least: float = LEAST_OVERLAP
) -> TieLayer:
    """Give a measure as a tie layer, for what takes layers: communities, network measures, definitions of poles."""
    name, how = usual(of, measure, coding)
    chosen = SIMILARITIES[name]
    checked(chosen, of, how)
    return TieLayer(
        label=f"{chosen.label}, of {WHAT[of]}",
        needs=(*(PLEDGES if of == "alliances" else ()), *(("cinc",) if chosen.weighted else ())),
        whole=True,
        unit="1 alike, less for less",
        reference=chosen.reference,
        directed=False,
        compute=partial(_as_layer, measure=name, of=of, coding=how, least=least),
        zero_is_value=True,
        caveat=chosen.caveat,
        source="" if of == "alliances" else SOURCES[SOURCE[of]].label,
        name=f"{name}_{of}{ENDINGS[how]}",
    )


def _as_layer(panel: xr.Dataset, measure: str, of: Kind, coding: Coding, least: float) -> xr.DataArray:
    """Give a measure as a tie, with the pairs left out in its note."""
    return _as_tie(similarity(panel, measure, of, coding, least))


def reasons(panel: xr.Dataset, one: str, other: str, measure: str | None = None, of: Kind = "alliances",
            coding: Coding | None = None, least: float = LEAST_OVERLAP) -> dict[int, str]:  # fmt: skip
    """Say for each year of a panel why two states have no similarity; empty where they have one."""
    name, how = usual(of, measure, coding)
    place = {str(state): position for position, state in enumerate(panel["state"].values)}
    one, other = (str(id_among(each, list(place))) for each in (one, other))
    by_year = dict.fromkeys(
        (int(year) for year in panel["year"].values), "outside the source's years or list of states"
    )
    for each in years(panel, of):
        among = {int(at): position for position, at in enumerate(each.places)}
        if place[one] in among and place[other] in among:
            code = each.compare(name, how, least).why[among[place[one]], among[place[other]]]
            by_year[each.year] = REASONS[int(code)]
    return by_year


def checked(measure: Similarity, of: Kind, coding: Coding) -> None:
    """Refuse what has no meaning on votes."""
    if of != "alliances" and (coding != "valued" or measure.weighted):
        what = f"coding '{coding}'" if coding != "valued" else f"weighted, as '{measure.name}' is"
        raise CoverageError(
            f"Votes have no {what}: roll calls are not weighed here, and yes, abstention and no are three."
        )


def _attributes_of(measure: str, coding: Coding, of: Kind) -> dict[str, str]:
    """Describe a computed layer."""
    source = SOURCES[SOURCE[of]]
    chosen = SIMILARITIES[measure]
    return {
        "long_name": f"{chosen.label}, of {WHAT[of]}" + CODED[coding],
        "units": "1 alike, less for less",
        "reference": chosen.reference,
        "caveat": chosen.caveat,
        "source": f"{source.label} ({source.version})",
        "scale": SCALE if of == "alliances" else "0 no, 1 abstained, 2 yes; who was absent took no stand",
    }


def _as_tie(values: xr.DataArray) -> xr.DataArray:
    """Leave out what a state has with itself, and say how many pairs rest on too few items."""
    tie, attrs = values.where(values["state"] != values["partner"]), values.attrs
    note = (
        f"{attrs['left_out_few']} pairs of a year are missing since both took a stand on less than "
        f"{attrs['least_overlap']:.0%} of its items."
    )
    return tie.assign_attrs(note_overlap=note)


def _cinc(panel: xr.Dataset) -> xr.DataArray | None:
    """Give the published CINC as shares, where the panel holds it."""
    return shares(INDICES["cinc"](panel)) if INDICES["cinc"].fits(panel) else None
