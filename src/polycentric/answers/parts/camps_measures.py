"""The other tables of camps: how polarised alliances were, and how communities hang on the resolution."""

from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.where import Years

POLARIZATION = (
    Column("year", "year", "number"),
    Column("states", "states", "number"),
    Column("allied", "allied", "number"),
    Column("poles_after_bueno_de_mesquita", "poles", "number"),
    Column("tightness", "tight", "number"),
    Column("discreteness", "discrete", "number"),
    Column("balance", "balance", "number"),
    Column("cohesion", "inside", "number"),
    Column("separation", "apart", "number"),
    Column("clique_polarization", "cliques", "number"),
)
RESOLUTIONS = (
    Column("resolution", "resolution", "number"),
    Column("camps", "camps", "number"),
    Column("largest", "largest", "number"),
    Column("agreement", "agreement", "number"),
    Column("like_main", "like main", "number"),
)


def polarization_section(measures: "pl.DataFrame", years: "Years") -> list[Section]:
    """Set every tenth year, the first and the last."""
    import polars as pl

    shown = measures.filter((pl.col("year") % 10 == 0) | pl.col("year").is_in(years))
    return [Section("", Grid(POLARIZATION, _rounded(shown, 3)))]


def polarization_words(measures: "pl.DataFrame") -> list[str]:
    """Say how tight the poles of alliances were at first, at most and at last."""
    known = measures.drop_nulls("tightness").sort("year")
    if not known.height:
        return ["No year has a value; the rows say why."]
    first, last = known.row(0, named=True), known.row(-1, named=True)
    most = known.sort(["tightness", "year"], descending=[True, False]).row(0, named=True)
    return [
        f"In {last['year']} states that pledge alike did so by {last['tightness']:.2f} (tightness: mean tau-b within a "
        f"pole; 1 is the same pledges); in {first['year']} by {first['tightness']:.2f}.",
        f"Poles were tightest in {most['year']}, by {most['tightness']:.2f}.",
        f"In {last['year']} {last['allied']} of {last['states']} states had a pledge, in "
        f"{last['poles_after_bueno_de_mesquita']} groups that pledge alike.",
    ]


def resolutions_section(groups: "pl.DataFrame") -> Section:
    """Set the medians over the years."""
    import polars as pl

    medians = groups.group_by("resolution", maintain_order=True).agg(pl.exclude("year").median())
    return Section("", Grid(RESOLUTIONS, _rounded(medians, 2)))


def resolutions_words(groups: "pl.DataFrame") -> list[str]:
    """Say how many camps there are at the ends of the resolutions looked at."""
    import polars as pl

    medians = groups.group_by("resolution").agg(pl.col("camps").median()).drop_nulls().sort("resolution")
    if not medians.height:
        return ["No year has camps."]
    (low, few), (high, many) = medians.row(0), medians.row(-1)
    return [
        f"At resolution {low:g} a year has {few:g} camps (median), at {high:g} {many:g}: how many camps there are is a "
        "choice."
    ]


def _rounded(frame: "pl.DataFrame", digits: int) -> list[dict[str, object]]:
    """Round what a person reads."""
    return [
        {name: f"{value:.{digits}f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
         for name, value in row.items()}
        for row in frame.to_dicts()
    ]  # fmt: skip
