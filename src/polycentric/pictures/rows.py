"""The rows behind each picture, for a file of comma-separated values: shares as fractions, years as they are."""

from collections.abc import Iterable

from polycentric.pictures.contract import Numbers, past_of
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import PastIndex
from polycentric.pictures.records.river import SMALLER, UNALIGNED, River

Row = tuple[object, ...]


def power_shares(findings: Findings) -> Numbers:
    """Give each state's and bloc's share by each measure, with the year of its oldest input."""
    return _numbers(
        ("measure", "state", "name", "share", "year"),
        (
            (index.name, state, findings.name(state), share, index.years.get(state, ""))
            for index in findings.side_by_side
            for state, share in [*index.shares.items(), *index.blocs.items()]
        ),
    )


def world_map(findings: Findings) -> Numbers:
    """Give each state's camp in every view of the map, and whether it is a centre of it."""
    return _numbers(
        ("view", "state", "name", "camp", "centre"),
        (
            (view.key, state, findings.name(state), camp.label, int(state in camp.centres))
            for view in findings.views
            for camp in view.camps
            for state in (*camp.centres, *camp.members)
        ),
    )


def verdict_map(findings: Findings) -> Numbers:
    """Give every verdict with its poles, and why it is none."""
    return _numbers(
        ("definition", "family", "measure", "set", "bloc", "class", "poles", "reason", "past_error"),
        (
            (v.definition, v.family, v.index, v.state_set, v.bloc, v.outcome, " ".join(v.poles), v.reason, v.past_error)
            for v in findings.verdicts
        ),
    )


def three_numbers(findings: Findings) -> Numbers:
    """Give every point of the three numbers, and a row with the reason where there is none."""
    return _numbers(
        ("number", "line", "actors", "year", "unit", "value", "low", "high", "made_of", "quoted", "reason"),
        (
            *((panel.name, each.name, each.actors, p.year, panel.unit, p.value, p.low, p.high, p.segment,
               int(each.main), "")
              for panel in findings.numbers for each in panel.lines for p in each.points),
            *((panel.name, "", "", None, panel.unit, None, None, None, "", 0, panel.reason)
              for panel in findings.numbers if not panel.lines),
        ),
    )  # fmt: skip


def network(findings: Findings) -> Numbers:
    """Give every tie that is drawn."""
    return _numbers(
        ("state", "name", "partner", "partner_name", "share_of_output"),
        (
            (tie.state, findings.name(tie.state), tie.partner, findings.name(tie.partner), tie.weight)
            for tie in findings.network.ties
        ),
    )


def threshold(findings: Findings) -> Numbers:
    """Give the poles at each threshold."""
    return _numbers(
        ("threshold", "bloc", "poles", "possible"),
        ((step.threshold, step.bloc, " ".join(step.poles), " ".join(step.possible)) for step in findings.steps),
    )


def coverage(findings: Findings) -> Numbers:
    """Give how much of the world each variable covers."""
    return _numbers(
        ("variable", "label", "states", "part_of_people", "part_of_output", "largest_missing"),
        (
            (each.name, each.label, each.states, each.of_people, each.of_output, " ".join(each.missing))
            for each in findings.coverage
        ),
    )


def power_through_time(findings: Findings) -> Numbers:
    """Give the leading measure's shares by year and state."""
    return _through_years(past_of(findings).indices[:1])


def measures_through_time(findings: Findings) -> Numbers:
    """Give the other measures' shares by year and state."""
    return _through_years(past_of(findings).indices[1:])


def concentration_through_time(findings: Findings) -> Numbers:
    """Give concentration by year."""
    return _numbers(
        ("concentration", "measure", "set", "year", "value"),
        (
            (curve.measure, curve.index, curve.state_set, year, value)
            for curve in past_of(findings).curves
            for year, value in curve.values.items()
        ),
    )


def verdicts_through_time(findings: Findings) -> Numbers:
    """Give the runs of years of one class by each rule and measure."""
    return _numbers(
        ("rule", "measure", "first", "last", "class"),
        (
            (rule, strip.label, *run)
            for rule, strips in past_of(findings).strips
            for strip in strips
            for run in strip.runs
        ),
    )


def alike_through_time(findings: Findings) -> Numbers:
    """Give likeness by year, each pair once."""
    return _numbers(
        ("state", "other", "year", "likeness"),
        (
            (each.state, line.state, year, value)
            for each in past_of(findings).alike
            for line in each.lines
            if each.state < line.state
            for year, value in line.shares.items()
        ),
    )


def bloc_river(findings: Findings) -> Numbers:
    """Give what each camp holds by year, with its head of the year and the treaty that most of it shares."""
    river = past_of(findings).river
    return _numbers(("camp", "year", "head", "treaty", "share"), () if river is None else _bands(river))


def _bands(river: River) -> Iterable[Row]:
    """Give the river's bands."""
    words = {SMALLER: "all smaller camps", UNALIGNED: "in no camp"}
    for number, band in enumerate(river.bands):
        name = words.get(band.camp, str(number))
        for year, share in band.shares.items():
            yield name, year, band.heads.get(year, ""), band.treaties.get(year, ""), share


def _through_years(indices: Iterable[PastIndex]) -> Numbers:
    """Give shares by measure and year, a column per state drawn."""
    shown = tuple(indices)
    states = [line.state for line in shown[0].lines] if shown else []
    rows = (
        (index.name, year, *(line.shares.get(year, "") for line in index.lines))
        for index in shown
        for year in range(index.window[0], index.window[1] + 1)
        if any(year in line.shares for line in index.lines)
    )
    return _numbers(("measure", "year", *states), rows)


def _numbers(head: tuple[str, ...], rows: Iterable[Row]) -> Numbers:
    """Write the cells: numbers with six digits, what is missing empty."""
    return Numbers(head, tuple(tuple(_cell(cell) for cell in row) for row in rows))


def _cell(cell: object) -> str:
    """Write one cell."""
    return "" if cell is None else f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def tournament(findings: Findings) -> Numbers:
    """Give the scores of every entry."""
    chart = past_of(findings).contests
    entries = [] if chart is None else [dict(entry) for entry in chart.entries]
    head = tuple(dict.fromkeys(name for entry in entries for name in entry))
    return _numbers(head, (tuple(entry.get(name) for name in head) for entry in entries))


def centres(findings: Findings) -> Numbers:
    """Give what each rule that holds up says of a state, and how many of the others of each family call it a centre.

    `kind` tells the two apart. Of a rule, `called` is 1 for a centre and `of` is 1; `marks` and `of_marks` are those
    that the state reaches, and all.
    """
    return _numbers(
        ("kind", "state", "name", "rule_or_family", "called", "of", "marks", "of_marks"),
        [
            *(
                ("held up", row.state, row.name, rule, int(call.is_centre), 1, call.marks.called, call.marks.of)
                for row in findings.centres.states
                for rule, call in zip(findings.centres.rules, row.calls, strict=True)
            ),
            *(
                ("failed or not testable", row.state, row.name, family, part.called, part.of, None, None)
                for row in findings.centres.states
                for family, part in row.parts.items()
            ),
        ],
    )
