"""Alliance Treaty Obligations and Provisions by treaty and by member: who is in which alliance, when, with what pledge.

The source `atop` has the same alliances as pairs of states, without the treaties; here each pair and year says how many
treaties are in force between the two, and which.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.atop import REFERENCE
from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DODL
from polycentric.sources.record.columns import ccode, day, directed, level, month, text, truth, whole, year
from polycentric.sources.record.references import bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FIRST, LAST = 1815, 2018
ANNAM = 8152  # France's partner of 1874 (treaty 1320), by a number that no state list has
OPEN_END = (0,)
GOES_ON = "null: it is in force when the data end, at the end of 2018, which says nothing of later years"
IS_IN = "null: the state is in it when the data end, at the end of 2018, which says nothing of later years"
NO_DAY = "null: the day is not known"
NO_NUMBER = "null: that list does not have it"
PLEDGES = {
    "defense": "to defend a member",
    "offense": "to join a member in an attack",
    "neutral": "to stay neutral",
    "nonagg": "not to attack a member",
    "consul": "to consult the members",
}


def _end_of(prefix: str, what: str, missing: str) -> tuple[Column, ...]:
    """Describe the three columns of an end, zero where there is none."""
    names = {"end": ("endyr", "endmo", "endday"), "exit": ("yrexit", "moexit", "dayexit")}[prefix]
    return (
        year(FIRST, LAST, names[0], f"the year in which {what}", missing, missing_codes=OPEN_END),
        month(names[1], f"the month in which {what}", missing, missing_codes=OPEN_END),
        day(names[2], f"the day on which {what}", f"{missing}; or the day is not known", missing_codes=OPEN_END),
    )


def _pledges(who: str) -> tuple[Column, ...]:
    return tuple(truth(name, f"whether {who} pledges {what}") for name, what in PLEDGES.items())


_NUMBERS = (
    whole("atopid", "number of a treaty", "the treaty, by ATOP's number", 1000, 9999),
    whole("cowid", "number of a treaty", "the treaty, by the number of the Correlates of War alliances 3", 1, 9999,
          NO_NUMBER),
    whole("cow4id", "number of a treaty", "the treaty, by the number of the Correlates of War alliances 4", 1, 9999,
          NO_NUMBER),
)  # fmt: skip
_CONDITIONS = (
    truth("active", "whether a pledge obliges to act: to defend, or to join in an attack"),
    truth("conditio", "whether a pledge holds only under conditions"),
    truth("defcon", "whether the pledge to defend holds only under conditions"),
    truth("offcon", "whether the pledge to join in an attack holds only under conditions"),
    truth("neucon", "whether the pledge to stay neutral holds only under conditions"),
    truth("concon", "whether the pledge to consult holds only under conditions"),
    truth("asymm", "whether the members of the treaty are bound differently"),
)
_TREATIES = (
    *_NUMBERS,
    year(FIRST, LAST, "begyr", "the year in which it began"),
    month("begmo", "the month in which it began"),
    day("begday", "the day on which it began", NO_DAY),
    *_end_of("end", "it ended", GOES_ON),
    truth("ineffect", "whether it is in force when the data end"),
    truth("bilat", "whether it has two members"),
    level("maxphase", "how many phases it has, in each of which the pledges stand; 0 where it has but one", 0, 4),
    truth("wartime", "whether it was made during a war that members fought"),
    whole("length", "months", "how long it was to last", 1, 600, "null: no length is agreed on, or it isn't known",
          missing_codes=(0,)),
    *_pledges("at least one member"),
    *_CONDITIONS,
    ccode("statthr1", "a state that the treaty names as the threat", "null: it names none, or that isn't known", (0,)),
    ccode("statthr2", "a second state that it names so", "null: it names no second, or that isn't known", (0,)),
)  # fmt: skip
_MEMBERS = (
    *_NUMBERS,
    Column("ccode", "ccode", "the member, by its Correlates of War code", 2, 9999, dtype="Int16", origin="member",
           besides=(ANNAM,)),
    truth("cowsys", "whether it is in the list of states of the Correlates of War, by the source"),
    year(FIRST, LAST, "yrent", "the year in which it entered the treaty, or the phase of it"),
    month("moent", "the month in which it entered"),
    day("dayent", "the day on which it entered", NO_DAY),
    *_end_of("exit", "it left the treaty, or the phase ended", IS_IN),
    truth("ineffect", "whether the member is in it when the data end"),
    truth("bilat", "whether the treaty has two members"),
    level("phase", "the phase of the treaty; 0 where it has but one", 0, 4),
    *_pledges("the member"),
    *_CONDITIONS,
    truth("obvary", "whether what the member pledges depends on the partner"),
)  # fmt: skip
_DYAD_YEARS = (
    *directed(),
    year(FIRST, LAST),
    whole("treaties", "treaties", "alliance treaties in force between the two on any day of the year", 1, 99),
    *(
        whole(f"treaties_{name}", "treaties", f"of these, treaties in which the first state pledges {what}", 0, 99)
        for name, what in PLEDGES.items()
    ),
    text("atopids", "which treaties, by ATOP's numbers"),
)
read_members = csv_table(only=tuple(column.raw for column in _MEMBERS))


def in_force_between(path: Path) -> "pl.DataFrame":
    """Give a row for each two members of a treaty and each year in which both were in the same phase of it.

    A treaty binds from the day of entry to the day before the exit: who leaves on the day on which another enters
    (East Germany and the united Germany, on 3 October 1990) is never in it beside the other. A day that isn't known is
    taken for the first or the last of its month.
    """
    import polars as pl

    pair = pl.concat_str(pl.col("ccode1"), pl.col("ccode2"), separator=" ")
    rows = _spells(read_members(path)).filter(pl.col("member") != ANNAM)
    one, two = (rows.rename({"member": f"ccode{end}", "start": f"start{end}", "end": f"end{end}"}) for end in "12")
    both = one.join(two.drop(*PLEDGES), on=["atopid", "phase"]).filter(pl.col("ccode1") != pl.col("ccode2"))
    together = both.with_columns(
        start=pl.max_horizontal("start1", "start2"), end=pl.min_horizontal("end1", "end2"), pair=pair
    ).filter(pl.col("start") < pl.col("end"))
    years = together.with_columns(pl.int_ranges(pl.col("start").dt.year(), pl.col("end").dt.year() + 1).alias("year"))
    return _counted(years.explode("year"))


def _counted(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Count the treaties of each pair and year, those that changed their phase within it once."""
    import polars as pl

    keys = ["ccode1", "ccode2", "year"]
    each = rows.group_by(*keys, "atopid").agg(pl.col(*PLEDGES).max())
    counts = [pl.col(name).sum().cast(pl.Int32).alias(f"treaties_{name}") for name in PLEDGES]
    which = pl.col("atopid").sort().cast(pl.String).str.join("; ").alias("atopids")
    return each.group_by(keys).agg(pl.len().cast(pl.Int32).alias("treaties"), *counts, which).sort(keys)


def _spells(members: "pl.DataFrame") -> "pl.DataFrame":
    """Give each member's days in a phase of a treaty, with what it pledges."""
    import polars as pl

    names = ("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    numbers = members.select(
        pl.col("atopid", "phase", "member", *PLEDGES).cast(pl.Int32), pl.col(*names).cast(pl.Int32, strict=False)
    )
    first_day = pl.date("yrent", "moent", pl.col("dayent").fill_null(1))
    left = pl.col("yrexit") > 0
    month_of_exit = pl.date(pl.when(left).then("yrexit"), pl.when(left).then("moexit"), 1)
    day_of_exit = pl.date(
        pl.when(left).then("yrexit"), pl.when(left).then("moexit"), pl.when(left).then(pl.col("dayexit"))
    )
    last_day = day_of_exit.fill_null(month_of_exit.dt.month_end()).fill_null(pl.date(LAST, 12, 31))
    return numbers.with_columns(start=first_day, end=last_day).drop(names)


TABLES = (
    Table("treaties", ("atopid",), _TREATIES, file="atop/atop5_1a.csv",
          raw=csv_table(only=tuple(column.raw for column in _TREATIES)), rows=789),
    Table("members", ("atopid", "phase", "ccode", "yrent", "moent", "dayent"), _MEMBERS, file="atop/atop5_1m.csv",
          raw=read_members, rows=2_510),
    Table("dyad_years", ("ccode1", "ccode2", "year"), _DYAD_YEARS, file="atop/atop5_1m.csv", raw=in_force_between,
          rows=273_296),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Alliance treaties (ATOP 5.1)",
    title="Alliance Treaty Obligations and Provisions, version 5.1, by treaty and by member",
    version="5.1",
    publisher="Brett Ashley Leeds and others; files by the R package DoDL",
    address="http://www.atopdata.org/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DODL.file(
            "atop/atop5_1a.csv",
            "inst/extdata/ATOP/atop5_1a.csv",
            183_543,
            "eafd146fa5c5bc2737ae829288c87d01c990a55fbc82dcc2dc08b94c0d7b5b7d",
        ),
        DODL.file(
            "atop/atop5_1m.csv",
            "inst/extdata/ATOP/atop5_1m.csv",
            568_197,
            "0e3c803f65275c3cb9309d08c04710416dff16aee936c8b4f887c7b67ee5b55b",
        ),
    ),
    caveat="The files give numbers and no names of treaties. Who is in a treaty when the data end, in 2018, has no "
    "exit, which is no sign that it stayed. The pairs are exactly those of `atop`, but the pledges are a member's to "
    "the treaty: where they depend on the partner (the treaties 1100, 1355, 2130 and some more), the member's count "
    "here and not its pledge to the one partner, which `atop` has: 436 pairs and years differ, all with a pledge here "
    "and none there. Members that are no states yet or are occupied (Monaco in the Helsinki Final Act, governments in "
    "exile) have rows that a panel leaves out. Treaty 1320 has a member, Annam, under 8152, a number of no list.",
)
