"""Concert of the powers, in rows, sections and the record of its picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import polars as pl

    from polycentric.pictures.charts.concert import ConcertChart
    from polycentric.poles.concert.criteria import Verdict
    from polycentric.poles.concert.found import Concert

Years = tuple[int, int]
SHOWN = 24
LEVEL = "-1 to 1"
YEARS = (
    Column("edition", "edition", "name"), Column("year", "year", "year"), Column("concert", "concert", LEVEL),
    Column("joint", "joint", "0 to 1"), Column("hostile", "hostile", "0 to 1"), Column("change", "change", LEVEL),
    Column("change_5", "in 5 years", LEVEL), Column("standing", "above", "part of the edition's years"),
    Column("standing_least", "least", "part of the edition's years"),
    Column("standing_most", "most", "part of the edition's years"), Column("pairs", "pairs", "pairs"),
    Column("pairs_observed", "observed", "pairs"),
)  # fmt: skip
PAIRS = (
    Column("edition", "edition", "name"), Column("year", "year", "year"), Column("state", "state", "state"),
    Column("partner", "partner", "state"), Column("concert", "concert", LEVEL), Column("joint", "joint", "0 to 1"),
    Column("hostile", "hostile", "0 to 1"),
)  # fmt: skip
ACTS_OF = (
    Column("act", "act", "name"), Column("label", "what it is"), Column("side", "side", "code"),
    Column("first", "first", "year"), Column("last", "last", "year"), Column("scale", "scale", "words"),
    Column("missing", "missing", "words"), Column("reference", "reference", "words"),
    Column("editions", "editions", "words"),
)  # fmt: skip
CRITERIA_OF = (
    Column("edition", "edition", "name"), Column("criterion", "criterion", "words"),
    Column("value", "found", "as the criterion says"), Column("against", "held against", "as the criterion says"),
    Column("years", "years", "number"), Column("result", "result", "code"),
)  # fmt: skip


def within(frame: "pl.DataFrame", span: Years) -> "pl.DataFrame":
    """Keep the rows of some years."""
    import polars as pl

    return frame.filter(pl.col("year").is_between(*span))


def of_years(found: "Concert", span: Years) -> Grid:
    """Give a row for each edition and year."""
    return Grid(YEARS, within(found.table, span).to_dicts())


def of_pairs(found: "Concert", span: Years) -> Grid:
    """Give a row for each edition, year and pair, with every act observed."""
    rows = within(found.by_pair, span)
    acts = [name for name in rows.columns if name not in {column.name for column in PAIRS}]
    return Grid((*PAIRS, *(Column(name, name.replace("_", " "), "0 to 1") for name in acts)), rows.to_dicts())


def of_acts(span: Years) -> Grid:
    """Give a row for each act of some years."""
    from polycentric.poles.concert.found import acts_table

    return Grid(ACTS_OF, acts_table(span).to_dicts())


def of_criteria(found: "Concert", _span: Years) -> Grid:
    """Give a row for each known case and edition."""
    return Grid(CRITERIA_OF, [_criterion(each) for each in verdicts_of(found)])


def verdicts_of(found: "Concert") -> "list[Verdict]":
    """Hold every edition against the known cases."""
    from polycentric.poles.concert.criteria import Case, verdicts

    return [
        verdict
        for each in found.scores
        for verdict in verdicts(Case(found.pairs, found.values, each.edition, found.rule, found.weights))
    ]


def years_sections(found: "Concert", span: Years) -> Sequence[Section]:
    """Set each edition of some years under its acts; of many years, every fifth or tenth and the ends."""
    import polars as pl

    sections: list[Section] = []
    if span[0] == span[1]:
        sections += pairs_sections(found, span)
    columns = [column for column in YEARS if column.name not in {"edition", "pairs_observed"}]
    for scores in found.scores:
        rows = within(found.table.filter(pl.col("edition") == scores.edition.name), span)
        if rows.height:
            step = next(step for step in (1, 2, 5, 10, 20) if rows.height <= SHOWN * step or step == 20)
            ends = [rows["year"][0], rows["year"][-1]]
            some = rows.filter((pl.col("year") % step == 0) | pl.col("year").is_in(ends))
            heading = f"Acts of {scores.edition.name.replace('-', '–')}: {acts_in_words(scores.edition.acts)}"
            sections.append(Section(heading, Grid(columns, [_rounded(row) for row in some.to_dicts()])))
    return sections


def pairs_sections(found: "Concert", span: Years) -> Sequence[Section]:
    """Set the pairs of a year by the edition with the most acts; of several years, their means."""
    import polars as pl

    from polycentric.states import name_of

    sections: list[Section] = []
    for scores in found.scores:
        rows = within(found.by_pair.filter(pl.col("edition") == scores.edition.name), span)
        if not rows.height:
            continue
        acts = [name for name in scores.edition.acts if rows[name].is_not_null().any()]
        means = rows.group_by("state", "partner").agg(pl.col("concert", "joint", "hostile", *acts).mean())
        ordered = means.sort(["concert", "state", "partner"], descending=[True, False, False], nulls_last=True)
        read = [
            {
                "pair": f"{name_of(row['state'], span[1])} and {name_of(row['partner'], span[1])}",
                **{name: _two(row[name]) for name in ("concert", "joint", "hostile")},
                "acts": ", ".join(name.replace("_", " ") for name in acts if (row[name] or 0) > 0) or "none",
            }
            for row in ordered.to_dicts()
        ]
        columns = (Column("pair", "pair", "name"), Column("concert", "concert", LEVEL), Column("joint", "joint", LEVEL),
                   Column("hostile", "hostile", LEVEL), Column("acts", "acts between the two", "words"))  # fmt: skip
        sections.append(Section(f"Pairs, by the acts of {scores.edition.name.replace('-', '–')}", Grid(columns, read)))
    return sections


def criteria_sections(found: "Concert", _span: Years) -> Sequence[Section]:
    """Set the known cases, each with what was found."""
    rows = [{**_criterion(each), "value": _two(each.value), "against": _two(each.against)}
            for each in verdicts_of(found)]  # fmt: skip
    return [Section("Known cases", Grid(CRITERIA_OF, rows))]


def acts_sections(span: Years) -> Sequence[Section]:
    """Set which acts there are when, and the runs of years with the same ones."""
    from polycentric.poles.concert.editions import runs

    acts = of_acts(span)
    few = [column for column in ACTS_OF if column.name in {"act", "side", "first", "last", "scale"}]
    alike = [{"years": each.name, "acts": acts_in_words(each.acts)} for each in runs(max(span[0], 1816), span[1])]
    heads = (Column("years", "years", "name"), Column("acts", "acts whose sources cover them", "words"))
    return [Section("Acts", Grid(few, acts.rows)), Section("Years with the same acts", Grid(heads, alike))]


def acts_in_words(names: Sequence[str]) -> str:
    """List acts, the hostile ones after 'less'."""
    from polycentric.poles.concert.acts import ACTS

    joint, hostile = (
        ", ".join(ACTS[name].label for name in names if ACTS[name].side == side) for side in ("joint", "hostile")
    )
    return f"{joint}; less {hostile}" if joint and hostile else joint or hostile


def sources() -> list[str]:
    """Name the sources of all acts, lists and weights."""
    from polycentric.panel.series import SERIES, select
    from polycentric.poles.concert.acts import ACTS
    from polycentric.poles.concert.powers import BESIDES, POWERS

    needs = {name for act in ACTS.values() for name in act.needs} | set(BESIDES)
    marks = {each.variable for each in POWERS.values() if each.variable}
    read = {SERIES[name].edition().source for name in select(sorted(needs | marks))}
    return sorted(read | {source for act in ACTS.values() for source, _ in act.tables})


def chart(found: "Concert", powers: str) -> "ConcertChart":
    """Give what the picture shows."""
    from polycentric.pictures.charts.concert import ConcertChart, ConcertLine

    lines: list[ConcertLine] = []
    for scores in found.scores:
        known = zip(scores.years.tolist(), scores.concert.tolist(), strict=True)
        values = {int(year): float(level) for year, level in known if level == level}
        lines.append(ConcertLine(scores.edition.name, acts_in_words(scores.edition.acts), values))
    return ConcertChart(f"Concert of the {powers}", tuple(lines))


def _criterion(each: "Verdict") -> dict[str, Any]:
    """Give a known case as a row."""
    result = {True: "passed", False: "failed", None: "can't be judged"}[each.passed]
    value = None if each.value != each.value else each.value
    return {"edition": each.edition, "criterion": each.criterion, "value": value, "against": each.against,
            "years": each.years, "result": result}  # fmt: skip


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    """Round a row for reading; standings as percent."""
    made = {name: _two(row[name]) for name in ("concert", "joint", "hostile", "change", "change_5")}
    percent = {name: "" if row[name] is None else f"{row[name]:.0%}" for name in row if name.startswith("standing")}
    return {**row, **made, **percent}


def _two(value: float | None) -> str:
    """Write a number with two digits; nothing where it is missing."""
    if value is None or value != value:
        return ""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
