"""Concert of the powers, in rows, sections and the record of its picture."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option
from polycentric.answers.grids import Column, Grid, Section
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    import polars as pl

    from polycentric.pictures.charts.concert import ConcertChart
    from polycentric.poles.concert.criteria import Verdict
    from polycentric.poles.concert.found import Concert

Years = tuple[int, int]
SHOWN = 24
IN_ROW = ("concert", "joint", "hostile", "change", "change_5", "standing", "standing_least", "standing_most", "pairs")
LEVEL = "-1 to 1"
YEARS = (
    Column("edition", "edition", "name"), Column("year", "year", "year"), Column("concert", "concert", LEVEL),
    Column("joint", "joint", "0 to 1"), Column("hostile", "hostile", "0 to 1"), Column("change", "change", LEVEL),
    Column("change_5", "in 5 years", LEVEL), Column("standing", "above", "part of the edition's years"),
    Column("standing_least", "least", "part of the edition's years"),
    Column("standing_most", "most", "part of the edition's years"),
    Column("standing_word", "word", "code"), Column("pairs", "pairs", "pairs"),
    Column("pairs_observed", "observed", "pairs"),
)  # fmt: skip
PAIRS = (
    Column("edition", "edition", "name"), Column("year", "year", "year"), Column("state", "state", "state"),
    Column("partner", "partner", "state"), Column("concert", "concert", LEVEL), Column("joint", "joint", "0 to 1"),
    Column("hostile", "hostile", "0 to 1"),
)  # fmt: skip
PAIRS_READ = (
    Column("pair", "pair", "name"), Column("concert", "concert", LEVEL), Column("joint", "joint", LEVEL),
    Column("hostile", "hostile", LEVEL), Column("acts", "acts between the two", "words"),
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


def with_powers(found: "Concert", span: Years) -> "pl.DataFrame":
    """Keep the rows of some years in which the list has two powers: no blank row stands for a concert of nobody."""
    return within(found.table.filter(found.table["pairs"] > 0), span)


def of_years(found: "Concert", span: Years) -> Grid:
    """Give a row for each edition and year."""
    return Grid(YEARS, with_powers(found, span).to_dicts())


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
    """Set each edition of some years under its years; of one year the editions as rows, and the pairs of the newest."""
    if span[0] == span[1]:
        return _of_one_year(found, span)
    shown = with_powers(found, span)
    names: list[str] = shown["edition"].unique(maintain_order=True).to_list()
    columns = [column for column in YEARS if column.name in ("year", *IN_ROW)]
    tables = [
        Section(f"By the acts of {dashed(name)} (above: % of these years)",
                Grid(columns, [rounded(row) for row in some_years(shown.filter(shown["edition"] == name))]))
        for name in names
    ]  # fmt: skip
    return [acts_of_editions(found, names), *tables]


def some_years(rows: "pl.DataFrame") -> list[dict[str, Any]]:
    """Pick of many years every second, fifth, tenth or twentieth, and the ends."""
    import polars as pl

    step = next(step for step in (1, 2, 5, 10, 20) if rows.height <= SHOWN * step or step == 20)
    ends = [rows["year"][0], rows["year"][-1]]
    return rows.filter((pl.col("year") % step == 0) | pl.col("year").is_in(ends)).to_dicts()


def _of_one_year(found: "Concert", span: Years) -> list[Section]:
    """Set the editions as rows, the acts of each, and the pairs by the newest."""
    shown = with_powers(found, span)
    names = shown["edition"].to_list()
    columns = [column for column in YEARS if column.name in ("edition", *IN_ROW)]
    rows = [{**rounded(row), "edition": dashed(row["edition"])} for row in shown.to_dicts()]
    return [Section("By edition of acts (above: % of its years)", Grid(columns, rows)), acts_of_editions(found, names),
            *pairs_sections(found, span, names[-1:])]  # fmt: skip


def acts_of_editions(found: "Concert", names: Sequence[str]) -> Section:
    """Say which acts each edition has, a line for each: those that come to the edition before it where none goes."""
    from polycentric.answers.parts.polarity_letters import spelled
    from polycentric.poles.three.concert import made_of

    made = {made_of(each.edition.acts): dashed(each.edition.name) for each in found.scores
            if each.edition.name in names}  # fmt: skip
    rows = [{"edition": name, "acts": words.replace("as ", "those of ", 1) if words.startswith("as ") else words}
            for name, words in spelled(made).items()]  # fmt: skip
    return Section("Acts of each edition", Grid((Column("edition", "edition"), Column("acts", "acts")), rows))


def pairs_sections(found: "Concert", span: Years, names: Sequence[str] = ()) -> Sequence[Section]:
    """Set the pairs of a year, of several years their means, by each edition or by those named."""
    import polars as pl

    sections: list[Section] = []
    for scores in found.scores:
        rows = within(found.by_pair.filter(pl.col("edition") == scores.edition.name), span)
        if not rows.height or (names and scores.edition.name not in names):
            continue
        acts = [name for name in scores.edition.acts if rows[name].is_not_null().any()]
        means = rows.group_by("state", "partner").agg(pl.col("concert", "joint", "hostile", *acts).mean())
        ordered = means.sort(["concert", "state", "partner"], descending=[True, False, False], nulls_last=True)
        heading = f"Pairs, by the acts of {dashed(scores.edition.name)}"
        grid = Grid(PAIRS_READ, [_pair(row, acts, span) for row in ordered.to_dicts()])
        sections.append(Section(heading, grid, _other_editions(found, span, names)))
    return sections


def _pair(row: Mapping[str, Any], acts: Sequence[str], span: Years) -> dict[str, Any]:
    """Give a pair as a row for reading."""
    from polycentric.states import name_of

    return {
        "pair": f"{name_of(row['state'], span[1])} and {name_of(row['partner'], span[1])}",
        **{name: two(row[name]) for name in ("concert", "joint", "hostile")},
        "acts": ", ".join(name.replace("_", " ") for name in acts if (row[name] or 0) > 0) or "none",
    }


def _other_editions(found: "Concert", span: Years, names: Sequence[str]) -> str:
    """Say where the pairs by the other editions are, where only some are shown."""
    others = [name for name in with_powers(found, span)["edition"].unique(maintain_order=True) if name not in names]
    if not names or not others:
        return ""
    return f"The pairs by the acts of {listed([dashed(name) for name in others])}: {option('table', 'pairs')}."


def dashed(name: str) -> str:
    """Write an edition's name for reading."""
    return name.replace("-", "–")


def criteria_sections(found: "Concert", _span: Years) -> Sequence[Section]:
    """Set the known cases, each with what was found."""
    rows = [{**_criterion(each), "value": two(each.value), "against": two(each.against)}
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
    from polycentric.poles.concert.acts import ACTS
    from polycentric.poles.concert.powers import BESIDES, POWERS

    needs = {name for act in ACTS.values() for name in act.needs} | set(BESIDES)
    marks = {each.variable for each in POWERS.values() if each.variable}
    return sorted(sources_of_variables(needs | marks) | {source for act in ACTS.values() for source, _ in act.tables})


def sources_of_variables(names: Iterable[str]) -> set[str]:
    """Name the sources of variables of the archive."""
    from polycentric.panel.series import SERIES, select

    return {SERIES[name].edition().source for name in select(sorted(names))}


def chart(found: "Concert", powers: str) -> "ConcertChart":
    """Give what the picture shows."""
    from polycentric.answers.provenance import edition_of
    from polycentric.pictures.charts.concert import ConcertChart, ConcertLine

    lines: list[ConcertLine] = []
    for scores in found.scores:
        known = zip(scores.years.tolist(), scores.concert.tolist(), strict=True)
        values = {int(year): float(level) for year, level in known if level == level}
        if values:
            lines.append(ConcertLine(scores.edition.name, acts_in_words(scores.edition.acts), values))
    years = [year for each in lines for year in each.levels]
    title = f"Concert of the {powers}, {min(years)}–{max(years)}, by {len(lines)} editions of acts"
    return ConcertChart(title, tuple(lines), [edition_of(name) for name in sources()])


def _criterion(each: "Verdict") -> dict[str, Any]:
    """Give a known case as a row."""
    result = {True: "passed", False: "failed", None: "can't be judged"}[each.passed]
    value = None if each.value != each.value else each.value
    return {"edition": each.edition, "criterion": each.criterion, "value": value, "against": each.against,
            "years": each.years, "result": result}  # fmt: skip


def rounded(row: Mapping[str, Any]) -> dict[str, Any]:
    """Round a row for reading; standings as percent, or as the word where they are undecided."""
    made = {name: two(row[name]) for name in ("concert", "joint", "hostile", "change", "change_5")}
    ends = ("standing", "standing_least", "standing_most")
    percent = {name: "" if row[name] is None else f"{row[name]:.0%}" for name in ends}
    return {**row, **made, **percent, "standing": row["standing_word"] or percent["standing"]}


def two(value: float | None) -> str:
    """Write a number with two digits; nothing where it is missing."""
    if value is None or value != value:
        return ""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
