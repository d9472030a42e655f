"""Load the world `now`: the last edition's picture, earlier ones', years as they were last known, and vintages."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric import tables
from polycentric.errors import CoverageError
from polycentric.panel import editions
from polycentric.panel.assemble import assemble
from polycentric.panel.axes import Axes as Listed
from polycentric.panel.codes import codes_of
from polycentric.panel.now import Axes, Values, organisations_of, values_of, without_empty
from polycentric.panel.schema import MEMBERSHIP, MEMBERSHIP_MISSING, VARIABLES
from polycentric.sources import SOURCES, bodies
from polycentric.states import facts

FIRST_YEAR, LAST_YEAR = 1988, 2025
# From here on half of the states have an output observed in each year but the last; before, in three years alone.
FIRST_OBSERVED = 2008
HALF = 0.5
_IN_SEVERAL = f"US dollars (PPP) of {editions.SEVERAL}"
_TITLE = "The embedded world: 195 sovereign states by the World Factbook's record, and Taiwan"
Frames = Mapping[str, pl.DataFrame]


def load_now(period: tuple[int, int] | None, carry: bool | None, as_known: int | None) -> xr.Dataset:
    """Load the world; `polycentric.load` says what the arguments mean.

    Raises
    ------
    CoverageError
        If no edition has what is asked for.
    """
    frames, dated = _frames(), bodies.dated()
    carried = period is None if carry is None else carry
    known = LAST_YEAR if as_known is None else _checked(as_known)
    if period is not None and period[0] > known:
        raise CoverageError(
            f"Nothing of {period[0]} was known in {known}: choose years up to {known}, or a later year for as_known."
        )
    if not carried:
        years = tuple(range(*_bounds(period or (known, known))))
        return _labelled(_of_years(frames, dated, years, known), _call(period, carried, as_known))
    if period is None or period[0] == period[1]:
        edition = editions.edition_of(known if period is None else min(period[0], known))
        year = edition if period is None else period[0]
        if edition != year and known >= year:
            raise CoverageError(
                f"No edition of {year} has been read, and that of {edition} has the states of {edition}: ask for it "
                f"(years={edition}), or for what was known in {year} (as_known={year}). Editions are of "
                f"{', '.join(map(str, editions.editions()))}."
            )
        return _labelled(_picture(frames, dated, year, edition), _call(period, carried, as_known))
    first, last = period
    return _labelled(
        _pictures(frames, dated, editions.pictures_in(first, min(last, known))), _call(period, True, as_known)
    )


def load_vintages(period: tuple[int, int], vintages: Sequence[int] | int | str) -> xr.Dataset:
    """Load years with several years' eyes, each on one place of the leading axis `vintage`.

    Raises
    ------
    CoverageError
        If a vintage is outside the editions, or comes twice.
    """
    wanted = _vintages(vintages)
    frames, dated, years = _frames(), bodies.dated(), tuple(range(*_bounds(period)))
    kept = [
        _of_years(frames, dated, years, known).drop_vars(("gdp_ppp_edition", "gdp_ppp_base_year")) for known in wanted
    ]
    labels = xr.DataArray(np.asarray(wanted, dtype=np.int64), dims="vintage", name="vintage")
    whole = xr.concat(kept, dim=labels, data_vars="all", coords="minimal", compat="override", join="outer")
    if len({each["gdp_ppp"].attrs["units"] for each in kept}) > 1:
        whole["gdp_ppp"].attrs["units"] = _IN_SEVERAL  # each vintage has its own
    whole["membership"] = whole["membership"].fillna(MEMBERSHIP_MISSING).astype(np.int8)
    for name, values in whole.data_vars.items():
        values.attrs.pop("breaks", None)
        whole[name] = values.transpose("vintage", "year", ...)
    call = f'polycentric.load("now", years={period}, vintages={list(wanted)})'
    return _labelled(whole.assign_attrs(vintages=", ".join(map(str, wanted))), call)


def _frames() -> dict[str, pl.DataFrame]:
    """Give the embedded tables without the printed lists of bodies whose members we keep by date, under any name."""
    frames = tables.read("factbook")
    by_date = pl.col("organisation").is_in(list(bodies.printed_names()))
    return frames | {"memberships": frames["memberships"].filter(~by_date)}


def _checked(year: object) -> int:
    """Give the year of somebody's eyes, one with an edition before it."""
    if isinstance(year, bool) or not isinstance(year, int | np.integer):
        raise CoverageError(f"The year {year!r} of as_known or vintages is no whole number: write 1995.")
    editions.edition_of(int(year))
    return int(year)


def _bounds(period: tuple[int, int]) -> tuple[int, int]:
    return period[0], period[1] + 1


def _vintages(vintages: Sequence[int] | int | str) -> tuple[int, ...]:
    if isinstance(vintages, str):
        if vintages != "all":
            raise CoverageError(f"The vintages '{vintages}' are none: give years, as in [2014, 2015], or \"all\".")
        return editions.pictures_in(FIRST_YEAR, LAST_YEAR)
    wanted = tuple(_checked(year) for year in (vintages if isinstance(vintages, Iterable) else [vintages]))
    if not wanted or len(set(wanted)) < len(wanted):
        raise CoverageError(f"The vintages {list(wanted)} are none, or one comes twice: give each once.")
    return wanted


def _of_years(frames: Frames, dated: pl.DataFrame, years: tuple[int, ...], known: int) -> xr.Dataset:
    """Lay out years of reference as they were known in a year."""
    rows = editions.last_known(frames, known)
    printed = editions.pictures_in(FIRST_YEAR, known)
    listed = _listed(frames["states"], years)
    lists = [year if year in printed else 0 for year in years]
    memberships = rows["memberships"].filter(pl.col("edition").is_in([year for year in lists if year] or [LAST_YEAR]))
    organisations = organisations_of(memberships, dated)
    values = values_of(rows, dated, Axes(years, listed.states, organisations, False), lists)
    living = {year: listed.exists[place] for place, year in enumerate(years)}
    exists, names = (living, None) if len(years) > 1 else ({}, names_at(listed.states, min(years)))
    panel = _assembled(values, years, listed.states, organisations, exists, memberships, dated, names, carried=False)
    homes = {row["year"]: row for row in editions.homes(rows["cells"]).to_dicts()}
    covered = {year: bool(homes.get(year, {}).get("states", 0) >= HALF * living[year].sum()) for year in years}
    edition = [homes.get(year, {}).get("edition", -1) for year in years]
    base = [homes.get(year, {}).get("base_year") or -1 for year in years]
    if len(years) == 1:
        panel["gdp_ppp"].attrs["units"] = editions.unit_of_output(max(base[0], 0))
    panel = panel.assign_coords(
        gdp_ppp_edition=("year", np.asarray(edition)), gdp_ppp_base_year=("year", np.asarray(base))
    )
    sides = {name: _sides(rows["cells"], name) for name in ("exports", "imports")}
    sides["gdp_ppp"] = [(year, int(row["edition"])) for year, row in homes.items() if covered.get(year)]
    return _with_breaks(panel, sides)


def _listed(states: pl.DataFrame, years: tuple[int, ...]) -> Listed:
    """Give the states that lived in some years and have a record in some edition."""
    listed, recorded = Listed.between(years[0], years[-1]), set(states["state"].to_list())
    return Listed(years, tuple(state for state in listed.states if state in recorded))


def _sides(cells: pl.DataFrame, variable: str) -> list[tuple[int, int]]:
    """Give for each year the edition that most of its figures are from."""
    counted = cells.filter(pl.col("variable") == variable).group_by("year", "edition").len()
    most = counted.sort("len", "edition").group_by("year").last().sort("year")
    return [(int(row["year"]), int(row["edition"])) for row in most.to_dicts()]


def _picture(frames: Frames, dated: pl.DataFrame, year: int, edition: int) -> xr.Dataset:
    """Lay out what one edition says of the states that it has."""
    rows = editions.of_edition(frames, edition, year)
    listed = rows["states"].sort("state")
    states = tuple(listed["state"].to_list())
    organisations = organisations_of(rows["memberships"], dated)
    lists = [edition if edition == year else 0]
    values = values_of(rows, dated, Axes((year,), states, organisations, True), lists)
    names = listed["name"].to_list() if listed["gec"].is_not_null().all() else names_at(states, year)
    panel = _assembled(values, (year,), states, organisations, {}, rows["memberships"], dated, names, carried=True)
    return panel.assign_attrs(edition_year=edition)


def _pictures(frames: Frames, dated: pl.DataFrame, wanted: tuple[int, ...]) -> xr.Dataset:
    """Lay out several editions' pictures, one for each edition's year; a state has no cells before and after it."""
    by_edition = {edition: editions.of_edition(frames, edition, edition) for edition in wanted}
    there = {edition: set(rows["states"]["state"].to_list()) for edition, rows in by_edition.items()}
    states = tuple(sorted(set().union(*there.values())))
    memberships = pl.concat([rows["memberships"] for rows in by_edition.values()])
    organisations = organisations_of(memberships, dated)
    parts = [
        values_of(rows, dated, Axes((edition,), states, organisations, True), [edition])
        for edition, rows in by_edition.items()
    ]
    values: Values = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    exists = {edition: np.array([state in inside for state in states]) for edition, inside in there.items()}
    panel = _assembled(values, wanted, states, organisations, exists, memberships, dated, carried=True)
    return _with_breaks(panel, {name: [(edition, edition) for edition in wanted] for name in editions.breaks()})


def _assembled(
    values: Values,
    years: tuple[int, ...],
    states: tuple[str, ...],
    organisations: tuple[str, ...],
    exists: Mapping[int, Any],
    memberships: pl.DataFrame,
    dated: pl.DataFrame,
    names: Sequence[str] | None = None,
    *,
    carried: bool,
) -> xr.Dataset:
    """Make the panel; over several years it says who was a state in which."""
    living = np.stack([exists[year] for year in years]) if exists else None
    lasting = np.stack([_lasting(states, year) for year in years])
    kept = lasting if living is None else lasting & living
    values["membership"] = np.where(kept[:, :, np.newaxis], values["membership"], np.int8(MEMBERSHIP_MISSING))
    last_edition = memberships["edition"].max()
    panel = assemble(
        years,
        states,
        without_empty(values),
        organisations=organisations,
        names=names,
        codes=codes_of(states, years[-1]),
        source=_sources(),
        attrs={"carried": int(carried)},
    )
    panel = _units(panel, years, last_edition)
    if living is not None:
        on, listed = ("year", "state"), Listed(years, states) if len(years) == years[-1] - years[0] + 1 else None
        panel = panel.assign_coords(exists=(on, living))
        panel = panel.assign_coords(name=(on, np.array([names_at(states, year) for year in years], dtype=object)))
        panel = panel.assign_coords({name: (on, codes) for name, codes in _codes(states, years, listed).items()})
    by_date = set(dated["organisation"].to_list())
    basis = np.array(["dated list" if name in by_date else "edition list" for name in organisations], dtype=object)
    for each in panel.data_vars.values():
        each.attrs["source_name"] = "factbook"
    return panel.assign_coords(membership_basis=("organisation", basis))


def _lasting(states: Iterable[str], year: int) -> NDArray[np.bool_]:
    """Tell which states are still there when a year ends: bodies are kept by the members of that day."""
    day, spells = datetime.date(year, 12, 31), facts.spells()
    return np.array(
        [any(each.start <= day and (each.end is None or day <= each.end) for each in spells[state]) for state in states]
    )


def _codes(states: tuple[str, ...], years: tuple[int, ...], listed: Listed | None) -> dict[str, Any]:
    """Give the codes of each year, from the lists where the years are all there, else year by year."""
    if listed is None:
        by_year = [codes_of(states, year) for year in years]
        return {name: np.array([codes[name] for codes in by_year], dtype=object) for name in by_year[0]}
    return {"ccode": listed.codes_as_text("cow"), "gwcode": listed.codes_as_text("gw")}


def names_at(states: Iterable[str], year: int) -> list[str]:
    """Give what each state was called as a year began."""
    day = datetime.date(year, 1, 1)
    return [
        next(
            (
                past.text
                for past in facts.past_names().get(state, ())
                if (past.start is None or past.start <= day) and (past.end is None or day <= past.end)
            ),
            facts.get(state).name,
        )
        for state in states
    ]


def _units(panel: xr.Dataset, years: tuple[int, ...], edition: Any) -> xr.Dataset:
    """Say in which dollars output at purchasing power is, and which variables the editions don't print."""
    if len(years) > 1:
        panel["gdp_ppp"].attrs["units"] = _IN_SEVERAL
    elif panel.attrs["carried"] and edition != LAST_YEAR:
        panel["gdp_ppp"].attrs["units"] = editions.unit_of_output(editions.dollars().get(edition))
    # What is known of a year is of several editions; what is carried is of one.
    alone = None if len(years) > 1 or not panel.attrs["carried"] else edition
    for name in ("exports", "imports"):
        counted = editions.counted(alone)
        panel[name].attrs |= {"counts": counted, "long_name": f"{name.capitalize()} of {counted}"}
    for name in panel.data_vars:
        printed = "" if alone is None else editions.not_printed(str(name), int(alone))
        if printed and VARIABLES[str(name).removesuffix("_year")].dims != MEMBERSHIP:
            panel[name].attrs["not_printed"] = f"{edition}: {printed}"
    return panel


def _with_breaks(panel: xr.Dataset, sides: Mapping[str, Sequence[tuple[int, int]]]) -> xr.Dataset:
    """Write down between which years each variable breaks."""
    for name, points in sides.items():
        found = editions.breaks_between(name, points)
        if name in panel and found:
            panel[name].attrs["breaks"] = [f"{before}|{after}|{reason}" for before, after, reason in found]
    return panel


def _sources() -> dict[str, str]:
    """Name the source of each variable, with its version."""
    factbook = _cited("factbook")
    return dict.fromkeys(VARIABLES, factbook) | {"membership": f"{factbook}; dated bodies: {_cited('bodies')}"}


def _cited(source: str) -> str:
    """Give a source's label and version."""
    record = SOURCES[source]
    return f"{record.label} ({record.version})"


def _call(period: tuple[int, int] | None, carry: bool | None, as_known: int | None) -> str:
    """Give the call that makes a panel again."""
    given = {"years": period if period is None or period[0] != period[1] else period[0],
             "carry": carry if carry != (period is None) else None, "as_known": as_known}  # fmt: skip
    arguments = ", ".join(['"now"', *(f"{name}={value}" for name, value in given.items() if value is not None)])
    return f"polycentric.load({arguments})"


def _labelled(panel: xr.Dataset, call: str) -> xr.Dataset:
    """Add the world's record: what it is, from which bytes, and how to make it again."""
    meta = tables.read_meta()
    carried = bool(panel.attrs.get("carried"))
    years = [int(year) for year in panel["year"].values]
    alone = panel.attrs.get("edition_year") == LAST_YEAR
    span = f"{years[0]}-{years[-1]}" if len(years) > 1 else f"{years[0]}"
    several = f"The embedded world: sovereign states by the World Factbook's editions, {span}"
    return panel.assign_attrs(
        world="now",
        title=_TITLE if alone else several,
        carried=int(carried),
        carried_note="latest observation of each cell; its year is in <variable>_year" if carried else "as observed",
        edition=meta["edition"],
        package=meta["package"],
        inputs_sha256=meta["inputs"]["sha256"],
        tables_sha256="; ".join(f"{name} {entry['sha256']}" for name, entry in sorted(meta["tables"].items())),
        command=call,
    )
