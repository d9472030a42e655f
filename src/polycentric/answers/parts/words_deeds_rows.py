"""Words beside deeds in rows: deeds, lags, signals, forums and declared pairs; and the record of the picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.parts.words_rows import told_name
from polycentric.pictures.charts.words_deeds import Curve, DeedsChart

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.deeds.compared import Compared
    from polycentric.words.deeds.forums import Forums
    from polycentric.words.deeds.signals import Order

TIDY = (
    Column("deed", "deed", "name"), Column("cost", "cost", "code"), Column("states", "states", "states"),
    Column("first_year", "from year", "year"), Column("last_year", "to year", "year"),
    Column("state_years", "state-years", "state-years"), Column("naming", "texts that name it", "texts"),
    Column("lag", "years later", "years"), Column("r", "correlation", "correlation"),
    Column("low", "from", "correlation"), Column("high", "to", "correlation"),
    Column("bound", "chance stays under", "correlation"), Column("p_shift", "by shifts", "probability"),
    Column("p_exchange", "by exchanges", "probability"), Column("p", "probability", "probability"),
    Column("p_corrected", "corrected", "probability"), Column("words_first", "words first", "share of draws"),
    Column("deeds_first", "deeds first", "share of draws"), Column("verdict", "verdict", "code"),
    Column("refused", "why no answer", "words"),
)  # fmt: skip
LAGS = (
    Column("deed", "deed", "name"), Column("lag", "years later", "years"), Column("r", "correlation", "correlation"),
    Column("low", "from", "correlation"), Column("high", "to", "correlation"),
    Column("pairs", "state-years", "state-years"), Column("bound", "chance", "correlation"),
)  # fmt: skip
READ = (
    Column("deed", "deed", "name"), Column("state_years", "n", "number"), Column("lag", "lag", "number"),
    Column("r", "r", "number"), Column("low", "from", "number"), Column("high", "to", "number"),
    Column("p", "p", "number"), Column("p_corrected", "corr.", "number"), Column("verdict", "verdict", "name"),
)  # fmt: skip
UNITS = {"rate": "per 1,000", "low": "per 1,000", "high": "per 1,000", "texts": "texts", "hits": "hits",
         "state": "state", "decade": "year", "votes": "ideal points", "votes_own": "ideal points",
         "pacts": "log of one and number", "concert": "-1 to 1", "trade": "share", "arms": "log of share",
         "troops": "log of one and people"}  # fmt: skip
SHOWN = 15  # states
FORUMS = {"general_debate": "General Debate", "china_congress_reports": "party congress",
          "china_work_reports": "work report", "state_of_the_union": "State of the Union",
          "us_strategies": "strategy"}  # fmt: skip
Rows = list[dict[str, Any]]


def sources(deeds: Sequence[str]) -> tuple[str, ...]:
    """Name the sources of the texts and of deeds."""
    from polycentric.answers.parts.concert_rows import sources as of_concert
    from polycentric.words.corpus.bodies import CORPORA
    from polycentric.words.deeds.measured import DEEDS
    from polycentric.words.found import DEFAULT_BODY

    names = [*CORPORA[DEFAULT_BODY].sources]
    for each in deeds:
        names += of_concert() if each == "concert" else DEEDS[each].sources
    return tuple(dict.fromkeys(names))


def sources_of_forums(found: "Forums") -> tuple[str, ...]:
    """Name the sources of the texts of several bodies."""
    from polycentric.words.corpus.bodies import CORPORA

    bodies = sorted(set(found.rows["body"]))
    return tuple(dict.fromkeys(source for body in bodies for source in CORPORA[body].sources))


def _known(value: float) -> float | None:
    """Give a number, and nothing for a missing one."""
    return None if value != value else float(value)


def tidy(found: "Sequence[Compared]") -> Grid:
    """Give a row for each deed."""
    return Grid(TIDY, [_row(each) for each in found])


def _row(each: "Compared") -> dict[str, Any]:
    """Give a deed's row; missing numbers where there is no answer."""
    from polycentric.words.deeds.measured import DEEDS

    first, last = each.years or (None, None)
    row: dict[str, Any] = {
        "deed": each.deed, "cost": DEEDS[each.deed].cost, "states": len(each.states), "first_year": first,
        "last_year": last, "state_years": each.state_years, "naming": each.naming, "verdict": each.verdict,
        "refused": each.refused or None, "p_corrected": _known(each.corrected),
    }  # fmt: skip
    if each.result is None:
        return {column.name: row.get(column.name) for column in TIDY}
    made, at = each.result, each.result.best
    return row | {
        "lag": made.lags[at], "r": _known(made.r[at]), "low": _known(made.low[at]), "high": _known(made.high[at]),
        "bound": made.bound, "p_shift": made.p_shift, "p_exchange": _known(made.p_exchange), "p": made.p,
        "words_first": made.first, "deeds_first": made.after,
    }  # fmt: skip


def tidy_lags(found: "Sequence[Compared]") -> Grid:
    """Give a row for each deed and lag, of deeds that have an answer."""
    rows: Rows = []
    for each in found:
        made = each.result
        if made is not None:
            rows += [
                {"deed": each.deed, "lag": lag, "r": _known(made.r[at]), "low": _known(made.low[at]),
                 "high": _known(made.high[at]), "pairs": int(made.pairs[at]), "bound": made.bound}
                for at, lag in enumerate(made.lags)
            ]  # fmt: skip
    return Grid(LAGS, rows)


def sections(found: "Sequence[Compared]") -> list[Section]:
    """Give deeds as a person reads them."""
    return [Section("Largest correlation of eleven lags", Grid(READ, [_short(_row(each)) for each in found]))]


def sections_of_lags(found: "Sequence[Compared]") -> list[Section]:
    """Give all lags, a table for each deed."""
    from polycentric.words.deeds.measured import DEEDS

    grid = tidy_lags(found)
    return [
        Section(DEEDS[each.deed].label, Grid(LAGS[1:], [_short(row) for row in grid.rows if row["deed"] == each.deed]))
        for each in found
        if each.result is not None
    ]


def _short(row: "dict[str, Any] | Any") -> dict[str, Any]:
    """Write numbers as a person reads them."""
    text = dict(row)
    for name in ("r", "low", "high", "bound"):
        text[name] = None if text.get(name) is None else f"{text[name]:+.2f}"
    for name in ("p", "p_corrected"):
        text[name] = None if text.get(name) is None else f"{text[name]:.3f}"
    text["lag"] = None if text.get("lag") is None else f"{text['lag']:+d}" if text["lag"] else "0"
    if text.get("state_years") is not None:
        text["state_years"] = f"{text['state_years']:,}"
    return text


def tidy_signals(table: "pl.DataFrame") -> Grid:
    """Give a row for each state: its rate, and its mean of each deed."""
    return grid_of(table.drop("middle"), UNITS)


def sections_of_signals(table: "pl.DataFrame", orders: "Sequence[Order]") -> list[Section]:
    """Give the states that name it most, and how their order stands to that by each deed."""
    from polycentric.states import name_of
    from polycentric.words.deeds.measured import DEEDS

    deeds = [each.deed for each in orders]
    places = {deed: table[deed].rank("average", descending=True).to_list() for deed in deeds}
    rows: Rows = []
    for at, row in enumerate(table.head(SHOWN).iter_rows(named=True)):
        ranks = {deed: None if places[deed][at] is None else f"{places[deed][at]:.0f}" for deed in deeds}
        name = told_name(name_of(row["state"], row["middle"]), name_of(row["state"]))
        rows.append({"name": name, "rate": f"{row['rate']:.3f}", **_around(row), **ranks})
    columns = [Column("name", "state", "name"), Column("rate", "per 1,000", "number"), Column("low", "from", "number"),
               Column("high", "to", "number"), *(Column(deed, deed, "number") for deed in deeds)]  # fmt: skip
    made = [
        {"deed": DEEDS[each.deed].label, "cost": DEEDS[each.deed].cost, "states": each.states,
         "rho": None if each.rho != each.rho else f"{each.rho:+.2f}",
         "p": None if each.p != each.p else f"{each.p:.3f}"}
        for each in orders
    ]  # fmt: skip
    heads = [Column("deed", "deed", "name"), Column("cost", "cost", "code"), Column("states", "states", "number"),
             Column("rho", "rank correlation", "number"), Column("p", "p", "number")]  # fmt: skip
    return [
        Section("Order of states by words beside their order by deeds", Grid(heads, made)),
        Section("States by words, and their places by deeds, 1 the most", Grid(columns, rows)),
    ]


def _around(row: Any) -> dict[str, str | None]:
    """Write the ends of an interval."""
    return {name: None if row[name] is None else f"{row[name]:.3f}" for name in ("low", "high")}


def tidy_forums(found: "Forums") -> Grid:
    """Give a row for each state, body and decade; missing where no text is here."""
    return grid_of(found.rows, UNITS)


def sections_of_forums(found: "Forums") -> list[Section]:
    """Give a table for each state."""
    from polycentric.states import name_of

    columns = [
        Column("decade", "decade", "number"), Column("body", "forum", "name"), Column("texts", "texts", "number"),
        Column("hits", "times", "number"), Column("rate", "per 1,000", "number"), Column("low", "from", "number"),
        Column("high", "to", "number"), Column("beside", "beside", "name"),
    ]  # fmt: skip
    made: list[Section] = []
    for state in found.rows["state"].unique(maintain_order=True):
        rows = [
            row | {"decade": f"{row['decade']}s", "body": FORUMS.get(row["body"], row["body"]),
                   "rate": None if row["rate"] is None else f"{row['rate']:.3f}", **_around(row)}
            for row in found.rows.filter(found.rows["state"] == state).iter_rows(named=True)
        ]  # fmt: skip
        made.append(Section(name_of(state), Grid(columns, rows)))
    return made


def tidy_declared(found: "pl.DataFrame") -> Grid:
    """Give all declared pairs."""
    return grid_of(found, {"r": "correlation", "low": "correlation", "high": "correlation", "lag": "years"})


def sections_of_declared(found: "pl.DataFrame") -> list[Section]:
    """Give what came out of the pairs that have an answer, as declared, the rarest first."""
    from polycentric.words.deeds.measured import DEEDS
    from polycentric.words.dictionaries import concept_of

    answered = found.filter((found["way"] == "levels") & found["r"].is_not_null()).sort("p")
    columns = [Column("concept", "concept", "name"), Column("deed", "deed", "name"), Column("sign", "expected", "name"),
               Column("lag", "lag", "number"), Column("r", "r", "number"), Column("low", "from", "number"),
               Column("high", "to", "number"), Column("p", "p", "number"), Column("p_corrected", "corr.", "number"),
               Column("outcome", "outcome", "name")]  # fmt: skip
    signs = {1: "+", -1: "-", 0: ""}
    rows = [
        _short(row) | {"sign": signs[row["sign"]], "concept": concept_of(row["concept"]).label,
                       "deed": DEEDS[row["deed"]].label}
        for row in answered.iter_rows(named=True)
    ]  # fmt: skip
    return [Section("Declared pairs with an answer, each at the largest of its eleven lags", Grid(columns, rows))]


def chart(title: str, found: "Sequence[Compared]", state: str | None) -> DeedsChart:
    """Give the record of the picture."""
    from polycentric.words.deeds.measured import DEEDS

    curves = tuple(
        Curve(DEEDS[each.deed].more, each.result.lags, tuple(map(_known, each.result.r)),
              tuple(map(_known, each.result.low)), tuple(map(_known, each.result.high)), each.result.bound,
              f"{each.verdict}; {each.state_years:,} {'years' if state else 'state-years'}, corrected p "
              f"{each.corrected:.3f}")
        for each in found if each.result is not None
    )  # fmt: skip
    without = tuple(f"{DEEDS[each.deed].label}: no answer, {each.refused}." for each in found if each.refused)
    return DeedsChart(title, curves, without)
