"""Power transition, in rows, sentences and notes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    import polars as pl

EVERY, FIFTH = 10, 0.05
TIDY = (
    Column("year", "year", "number"),
    Column("challenger", "challenger", "unit of the index"),
    Column("leader", "leader", "unit of the index"),
    Column("ratio", "ratio", "challenger over leader"),
    Column("parity", "parity", "1 within the band, 0 outside"),
    Column("chance_above", "chance above", "chance"),
    Column("alliances_alike", "alliances", "1 alike, less for less"),
    Column("votes_alike", "votes", "1 alike, less for less"),
)
COUNTS = (
    Column("kind", "pairs of great powers, 1860-1980", "name"),
    Column("no_war", "no war", "number"),
    Column("war", "war", "number"),
    Column("published_no_war", "no war, 1989", "number"),
    Column("published_war", "war, 1989", "number"),
)


def years_section(rows: "pl.DataFrame") -> Section:
    """Set the first and last year with a ratio and each tenth between."""
    import polars as pl

    known = rows.drop_nulls("ratio")
    ends = [] if not known.height else [known["year"][0], known["year"][-1]]
    shown = known.filter((pl.col("year") % EVERY == 0) | pl.col("year").is_in(ends))
    columns = [each for each in TIDY if each.name not in ("challenger", "leader")]
    return Section("Some years of all", Grid(columns, [_written(row) for row in shown.to_dicts()]))


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    """Round a row for reading."""
    made: dict[str, Any] = {"year": row["year"], "parity": {1.0: "yes", 0.0: "no"}.get(row["parity"], "")}
    for name in ("ratio", "chance_above", "alliances_alike", "votes_alike"):
        made[name] = "" if row[name] is None else f"{row[name]:.2f}".replace("-", "−")
    return made


def rivals_section(rivals: Sequence[Mapping[str, Any]]) -> Section:
    """Set each measure with its ratio at both ends and the years of overtaking."""
    columns = (Column("index", "measure", "name"), Column("first", "first", "text"), Column("last", "last", "text"),
               Column("overtook", "overtook in"))  # fmt: skip
    return Section("By several measures", Grid(columns, rivals))


def rival_row(name: str, years: "pl.DataFrame", overtook: Sequence[int]) -> dict[str, Any]:
    """Describe one measure."""
    known = years.drop_nulls("ratio")
    if not known.height:
        return {"index": name, "first": "", "last": "", "overtook": "no year with both"}
    ends = [known.row(place, named=True) for place in (0, -1)]
    first, last = (f"{row['ratio']:.2f} in {row['year']}" for row in ends)
    told = ", ".join(map(str, overtook)) or ("above throughout" if ends[0]["ratio"] > 1 else "never")
    return {"index": name, "first": first, "last": last, "overtook": told}


def sentences(rows: "pl.DataFrame", names: tuple[str, str], overtook: Sequence[int], label: str) -> list[str]:
    """Say how near the challenger came, whether it overtook, with what chance, and how content it was."""
    known = rows.drop_nulls("ratio")
    one, other = (the(name) for name in names)
    if not known.height:
        return [f"{as_sentence(one)} and {other} have no year with a value of both."]
    first, last = known.row(0, named=True), known.row(-1, named=True)
    measure = f"{label[0].lower()}{label[1:]}" if label[:2].istitle() else label
    said = [
        f"By {measure}, {one} had {first['ratio']:.2f} of what {other} had in {first['year']}, and "
        f"{last['ratio']:.2f} in {last['year']}."
    ]
    if overtook:
        said.append(f"By this measure it overtook in {listed(list(map(str, overtook)))}.")
    else:
        said.append("By this measure it " + ("was above throughout." if first["ratio"] > 1 else "didn't overtake."))
    chances = known.drop_nulls("chance_above")
    if chances.height:
        said.append(_chance(chances, one))
    alike = rows.drop_nulls("alliances_alike")
    if alike.height:
        row = alike.row(-1, named=True)
        more = "less" if row["alliances_alike"] < 0 else "more"
        value = f"{row['alliances_alike']:.2f}".replace("-", "−")
        said.append(
            f"In {row['year']} their alliances were {more} alike than chance makes two states (kappa {value}): a sign "
            "of how satisfied the challenger was, not a proof."
        )
    return said


def _chance(known: "pl.DataFrame", one: str) -> str:
    """Say with what chance the challenger was above at both ends, and overtook between."""
    from polycentric.poles.transition.pairs import chance_between

    first, last = known.row(0, named=True), known.row(-1, named=True)
    low, high = chance_between(first["chance_above"], last["chance_above"])
    return (
        f"The source is so unsure that {one} was above with a chance of {first['chance_above']:.0%} in {first['year']} "
        f"and {last['chance_above']:.0%} in {last['year']}; that it overtook between has a chance from {low:.0%} to "
        f"{high:.0%}."
    )


def notes(band: tuple[float, float], correlation: float) -> list[str]:
    """Say what each column is."""
    return [
        f"Parity: a ratio from {band[0]:g} to {band[1]:g}. .8 to 1.2 is the usual band of the power transition "
        "programme (from memory); Kugler and Organski (1989) give no number.",
        f"Chance above: the errors of both are lognormal and correlated by {correlation:g}. How errors of two years go "
        "together is unknown, so overtaking has a range.",
        "Satisfaction: kappa of pledges to fight, and pi of votes in the General Assembly, of the challenger with the "
        "leader. Likeness of alliances is one of the programme's own marks (by tau-b; from memory). What a government "
        "thinks of the order isn't observed.",
    ]
