"""Rows and tables of an ensemble: shares with their ranges, chances of classes, who the poles are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.futures_words import FEWEST_APART
from polycentric.pictures.drawing.words import listed, the

if TYPE_CHECKING:
    import xarray as xr

SHARE, FRACTION = "share of the system", "fraction"


def tidy(ensemble: "xr.Dataset", states: Sequence[str], names: Mapping[str, str]) -> Grid:
    """Give one number a row: what, state or class, rule, year, and its value or its quantiles."""
    from polycentric.futures import fans
    from polycentric.futures.outcomes import allied_pairs

    rows: list[dict[str, Any]] = [
        {"what": "share", "state": row["state"], "name": names.get(row["state"], row["state"]), "year": row["year"],
         "value": row["q50"], "low": row["q05"], "high": row["q95"], "quarter": row["q25"],
         "three_quarters": row["q75"]}
        for row in fans.fan(ensemble, states).iter_rows(named=True)
    ]  # fmt: skip
    rows += [
        {"what": "class", "class": row["class"], "rule": row["rule"], "year": row["year"], "value": row["chance"],
         "low": max(0.0, row["chance"] - 1.645 * row["error"]), "high": min(1.0, row["chance"] + 1.645 * row["error"])}
        for row in fans.chances(ensemble).iter_rows(named=True)
    ]  # fmt: skip
    held = ensemble.assign(allied_pairs=allied_pairs(ensemble))
    for name in ("disputes", "wars", "allied_pairs", "sanctions", "vetoed", "states"):
        values = held[name].quantile([0.05, 0.5, 0.95], "run", skipna=False).transpose("quantile", "year").values
        rows += [
            {"what": name, "year": int(year), "value": float(values[1, place]), "low": float(values[0, place]),
             "high": float(values[2, place])}
            for place, year in enumerate(ensemble["year"].values)
        ]  # fmt: skip
    columns = [
        Column("what", "what", "text"), Column("state", "state", "state"), Column("name", "name", "name"),
        Column("class", "class", "text"), Column("rule", "rule", "text"), Column("year", "year", "year"),
        Column("value", "median, or chance", "as 'what' says"), Column("low", "5%", "as 'what' says"),
        Column("high", "95%", "as 'what' says"), Column("quarter", "25%", SHARE),
        Column("three_quarters", "75%", SHARE),
    ]  # fmt: skip
    return Grid(columns, rows)


def sections(ensemble: "xr.Dataset", states: Sequence[str], names: Mapping[str, str]) -> list[Section]:
    """Give the tables that a person reads."""
    told = [_shares(ensemble, states, names), _classes(ensemble), _poles(ensemble, names), _counts(ensemble)]
    apart = _after_war(ensemble, states, names)
    return [*told, apart] if apart.grid.rows else told


def _shares(ensemble: "xr.Dataset", states: Sequence[str], names: Mapping[str, str]) -> Section:
    """Show the largest states' shares now and in the last year."""
    from polycentric.futures import fans

    first, last = int(ensemble["year"].values[0]), int(ensemble["year"].values[-1])
    table = fans.fan(ensemble.isel(year=[0, -1]), states)
    leads = dict(fans.first(ensemble, last))
    rows = [
        {"state": names.get(state, state), "now": 100 * now["q50"], "low": 100 * then["q05"],
         "middle": 100 * then["q50"], "high": 100 * then["q95"], "first": 100 * leads.get(state, 0.0)}
        for state in states
        for now, then in [tuple(table.filter(table["state"] == state).iter_rows(named=True))]
    ]  # fmt: skip
    columns = [
        Column("state", "state", "name"), Column("now", f"{first} %", "percent"),
        Column("low", f"{last} 5%", "percent"), Column("middle", "half", "percent"), Column("high", "95%", "percent"),
        Column("first", "first in %", "percent"),
    ]  # fmt: skip
    return Section(
        f"Shares of capabilities, percent: {first}, and the range of the runs in {last}", Grid(columns, rows)
    )


def _classes(ensemble: "xr.Dataset") -> Section:
    """Show the chance of each class in some years; the first year is observed, and stands in the heading."""
    from polycentric.futures import fans

    start, *years = [int(year) for year in ensemble["year"].values]
    shown = sorted({years[0], *(year for year in years if year % 10 == 0), years[-1]})
    table = fans.chances(ensemble)
    rows = [
        {"rule": rule.replace("_", " "), "year": year,
         **{word: 100 * float(table.filter((table["rule"] == rule) & (table["year"] == year) & (table["class"] == word))
                              ["chance"][0]) for word in ("unipolar", "bipolar", "multipolar")}}
        for rule in fans.rules(ensemble) for year in shown
    ]  # fmt: skip
    columns = [Column("rule", "rule", "text"), Column("year", "year", "year")]
    columns += [Column(word, f"{word} %", "percent") for word in ("unipolar", "bipolar", "multipolar")]
    seen = listed([f"{word} by {rule.replace('_', ' ')}" for rule, word in _observed(ensemble)])
    return Section(
        f"Percent of the runs in which each rule calls the order so; {start} as observed: {seen}", Grid(columns, rows)
    )


def _observed(ensemble: "xr.Dataset") -> list[tuple[str, str]]:
    """Give what each rule calls the year that the runs start from, the same in all of them."""
    from polycentric.futures import fans
    from polycentric.futures.classes import WORDS

    return [(rule, WORDS[int(ensemble[f"class_{rule}"].isel(run=0, year=0))]) for rule in fans.rules(ensemble)]


def _poles(ensemble: "xr.Dataset", names: Mapping[str, str], shown: int = 6) -> Section:
    """Show who the poles are in the last year, by the first rule, and whom that rule declares the leader."""
    from polycentric.futures import fans
    from polycentric.futures.classes import FIRST
    from polycentric.poles.validity.leading import leaders_of

    rule, last = fans.rules(ensemble)[0], int(ensemble["year"].values[-1])
    leader = str(leaders_of([last])[0]) if rule == FIRST else ""
    below = (
        f"The rule compares every state with one leader, {the(names.get(leader, leader))}: it is declared, and stays "
        "the leader where another overtakes it."
        if leader
        else ""
    )
    rows = [
        {"state": names.get(state, state) + (", declared" if state == leader else ""), "chance": 100 * chance}
        for state, chance in fans.poles(ensemble, rule, last)
    ][:shown]
    columns = [Column("state", "state", "name"), Column("chance", "pole in %", "percent")]
    return Section(f"Poles of {last} by the rule {rule.replace('_', ' ')}", Grid(columns, rows), below)


def _after_war(ensemble: "xr.Dataset", states: Sequence[str], names: Mapping[str, str]) -> Section:
    """Show the shares of runs with a systemic war beside those of runs without one; of few runs nothing is shown."""
    hit, last = (ensemble["systemic"].isel(year=-1) > 0).values, int(ensemble["year"].values[-1])
    rows: list[dict[str, Any]] = []
    for label, chosen in (("without one", ~hit), ("with one", hit)):
        share = ensemble["share"].isel(year=-1).isel(run=chosen)
        if hit.any() and chosen.sum() >= FEWEST_APART:
            rows.append({"runs": f"{int(chosen.sum())} {label}",
                         **{state: 100 * float(share.sel(state=state).median("run")) for state in states}})  # fmt: skip
    columns = [Column("runs", "runs", "text"), *(Column(state, names.get(state, state), "percent") for state in states)]
    return Section(f"Median share of {last}, percent, in runs with a systemic war and without one", Grid(columns, rows))


def _counts(ensemble: "xr.Dataset") -> Section:
    """Show what goes on between states in a year, in the middle of the runs."""
    from polycentric.futures.outcomes import allied_pairs

    held = ensemble.assign(allied_pairs=allied_pairs(ensemble))
    words = {
        "disputes": "disputes that begin", "wars": "pairs of states at war", "allied_pairs": "pairs bound by a pact",
        "sanctions": "sanctions in force" if ensemble.attrs["remembers"] else "sanctions begun in the run",
        "vetoed": "vetoed drafts", "states": "states",
    }  # fmt: skip
    years = ensemble["year"].values
    places = [1, len(years) // 2, len(years) - 1]
    rows = [
        {"what": label, **{f"y{place}": float(held[name].isel(year=place).mean("run")) for place in places}}
        for name, label in words.items()
    ]
    columns = [Column("what", "what", "text"), *(Column(f"y{place}", str(years[place]), "count") for place in places)]
    return Section("A year between states, mean of the runs", Grid(columns, rows))
