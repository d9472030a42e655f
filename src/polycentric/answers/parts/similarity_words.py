"""How alike states are, in sentences."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.similarity_rows import signed
from polycentric.pictures.drawing.words import as_sentence, listed, the
from polycentric.wording import owner

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.where import Years
    from polycentric.ties.similar import Kind

Row = Mapping[str, Any]
WHAT: "Mapping[Kind, str]" = {
    "alliances": "alliances",
    **dict.fromkeys(("votes", "votes_75"), "votes in the UN General Assembly"),
}
ITEMS: "Mapping[Kind, str]" = {"alliances": "states", **dict.fromkeys(("votes", "votes_75"), "roll calls")}
NAMED = 3
FEW = 2 / 3  # of a year's items: a value on fewer has their number beside it


def of_pair_in_words(
    rows: "pl.DataFrame", names: Mapping[str, str], labels: Mapping[str, str], of: "Kind", span: "Years"
) -> list[str]:
    """Say how alike two states were in the last year, and when they were most and least."""
    import polars as pl

    measure, label = next(iter(labels.items()))
    mine = rows.filter((pl.col("measure") == measure) & pl.col("value").is_not_null()).sort("year")
    who = as_sentence(listed([the(name) for name in names.values()]))
    if not mine.height:
        return [f"{who}: no year has a value for how alike their {WHAT[of]} were; the notes say why."]
    last = mine.row(-1, named=True)
    year = last["year"]
    when = f"In {year}" if span[0] == span[1] else f"In {year}, the last year that has a value for both"
    said = [
        f"{when}, the {WHAT[of]} of {listed([the(name) for name in names.values()])} were "
        f"{_how(last['value'], measure)}: {measure} is {signed(last['value'])} ({label}; {scale_of(measure)}).",
    ]
    if mine.height > 1:
        most, least = (mine.sort(["value", "year"], descending=[down, False]).row(0, named=True)
                       for down in (True, False))  # fmt: skip
        said.append(
            f"They were most alike in {most['year']} ({signed(most['value'])}) and least alike in {least['year']} "
            f"({signed(least['value'])})."
        )
    return said


def scale_of(measure: str) -> str:
    """Say what a measure's numbers mean."""
    if measure.startswith("s_"):
        return "1 is the same, −1 opposed on everything"
    return "1 is the same, 0 as alike as chance makes two states, below 0 less"


def _how(value: float, measure: str) -> str:
    """Say in words how alike two states are."""
    if measure.startswith("s_"):
        return "much alike" if value >= 0.8 else "alike in part" if value > 0 else "more apart than alike"
    if abs(value) < 0.05:
        return "about as alike as chance makes two states"
    return "less alike than chance makes two states" if value < 0 else "more alike than chance makes two states"


def of_year_in_words(
    rows: "pl.DataFrame", names: Mapping[str, str], state: str | None, of: "Kind", year: int
) -> list[str]:
    """Say who is most like whom in a year, and among how many this was looked for."""
    import polars as pl

    known = rows.filter(pl.col("value").is_not_null())
    if not known.height:
        return [f"In {year} no pair has a value; the notes say why."]
    most, least = known.head(NAMED).to_dicts(), known.sort(["value", "state", "partner"]).head(NAMED).to_dicts()
    if state is None:
        pairs = [f"{the(names[row['state']])} and {the(names[row['partner']])} ({_value(row, of)})" for row in most]
        ties = known.filter(pl.col("value") == known["value"][0]).height
        more = f", among {ties:,} pairs of the same value" if ties > NAMED else ""
        return [f"In {year} the {WHAT[of]} of these pairs were most alike: {listed(pairs)}{more}."]
    said = [
        f"In {year} {owner(the(names[state]))} {WHAT[of]} were most like those of {_partners(most, names, of)}.",
        f"They were least like those of {_partners(least, names, of)}.",
    ]
    if known.height < rows.height:
        said.append(f"Compared are the {known.height:,} of {rows.height:,} states that have a value with it.")
    return said


def _partners(rows: Sequence[Row], names: Mapping[str, str], of: "Kind") -> str:
    """Name some states with their values."""
    return listed([f"{the(names[row['partner']])} ({_value(row, of)})" for row in rows])


def _value(row: Row, of: "Kind") -> str:
    """Write a value, with the items that it rests on where they are few."""
    few = row["items"] < FEW * row["of_items"]
    return signed(row["value"]) + (f", on {row['items']} of {row['of_items']} {ITEMS[of]}" if few else "")
