"""Whether a scenario leaves what the fits saw: the part of pairs and of capabilities that is outside, year by year."""

from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import xarray as xr

LEAVES = 0.01  # more of the pairs, or of the composite, than beside, in the mean of a year's runs
OF = {
    "outside_disputes": "pairs of states with a size, income, democracy or past of disputes beyond all that was fitted",
    "outside_growth": "capabilities of states whose output grew or fell by more than was fitted",
}


def section(one: "xr.Dataset", other: "xr.Dataset") -> Section:
    """Give the mean of both ensembles over the years that run, and the year in which they are farthest apart."""
    columns = [
        Column("part", "outside of what the fits saw, %", "text"), Column("scenario", "scenario", "number"),
        Column("baseline", "beside", "number"), Column("most", "most more in a year", "number"),
        Column("year", "year", "year"),
    ]  # fmt: skip
    rows = [
        {"part": label, "scenario": 100 * float(one[name].mean()), "baseline": 100 * float(other[name].mean()),
         "most": 100 * most, "year": year}
        for name, label in OF.items() for most, year in [_most(one, other, name)]
    ]  # fmt: skip
    return Section("Inside the data's support?", Grid(columns, rows))


def sentence(one: "xr.Dataset", other: "xr.Dataset") -> str:
    """Say whether the scenario leaves what the fits saw, and in which year by most."""
    told = [f"{100 * most:.2g} % more of the {label} than beside ({year})" for name, label in OF.items()
            for most, year in [_most(one, other, name)] if most >= LEAVES]  # fmt: skip
    if not told:
        return (
            "The scenario stays inside the data's support: in no year it puts as much as "
            f"{100 * LEAVES:.0f} % more of pairs or of capabilities outside of what the fits saw than there are beside."
        )
    return f"The scenario leaves the data's support: {'; '.join(told)}. There the fits are only drawn on."


def _most(one: "xr.Dataset", other: "xr.Dataset", name: str) -> tuple[float, int]:
    """Give by how much more is outside in the year in which that is most, and the year."""
    more = (one[name] - other[name]).isel(year=slice(1, None)).mean("run")
    place = int(more.fillna(0.0).values.argmax())
    return float(more[place]), int(more["year"].values[place])
