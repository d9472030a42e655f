"""Who is a great, a middle or a regional power, by rules that disagree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.question import Question
from polycentric.answers.where import Place

if TYPE_CHECKING:
    import polars as pl

SHOWN, NAMED = 12, 10
INDICES = ("output_ppp", "output_mer", "military_spending", "cinc")  # of these those that the world has
UPPER = ("superpower", "great")
READ = (
    Column("rule", "rule"), Column("index", "index"), Column("top", "superpowers and great powers"),
    Column("middle", "middle", "number"), Column("regional", "regional", "number"),
)  # fmt: skip
BELOW = (Column("rule", "rule"), Column("index", "index"), Column("who", "strongest first"))


@question
def tiers(*rule: str, index: Sequence[str] = (), **asked: Unpack[Place]) -> Answer:
    """Show who is a great, middle or regional power by each rule, and how far the rules agree.

    Parameters
    ----------
    *rule : str
        Rules; all without any.
    index : sequence of str
        Power indices for the rules that look at one; output, military spending and CINC without any.
    **asked
        Where to look: see `Place`; one year.

    Returns
    -------
    Answer
        A row for each state, rule and index: its tier, and the number that this rests on.

    Raises
    ------
    QuestionError
        If several years are asked for.
    UnknownNameError
        If a rule or an index is unknown.
    CoverageError
        If nothing is known of what was asked for.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.tiers("ratio_to_leader", index=["output_ppp"])
    >>> answer.table.filter(tier="superpower")["state"].to_list()
    ['CHN', 'USA']
    """
    from polycentric.poles import TIER_RULES, against_cases, tier_agreement, tier_table
    from polycentric.power import INDICES as KNOWN

    if asked.get("years") is not None:
        raise QuestionError(f"Tiers are of one year: give {option('year')} in place of {option('years')}.")
    at = where.where_of(asked)
    chosen = list(dict.fromkeys(TIER_RULES[name].name for name in rule)) or list(TIER_RULES)
    measures = [KNOWN[name] for name in dict.fromkeys(KNOWN[name].name for name in index or INDICES)]
    panel = where.actors(where.open_world(at, [] if at.world == "now" else [*measures, *_weights()]), at)
    fitting = [each for each in measures if each.on(panel).fits(panel)]
    table = tier_table(panel, chosen, [each.name for each in (fitting if not index else measures)])
    table = table.filter(table["year"] == table["year"].max())
    names = dict(table.select("state", "name").iter_rows())
    agreed, held = tier_agreement(table), against_cases(table)
    return Answer(
        f"Tiers of powers; {where.when(at)}",
        grid_of(table, {"year": "year", "number": "as in column what"}),
        lambda: [
            Section("By rule", Grid(READ, _by_rule(table))),
            *_below(table),
            *_agreement(agreed),
        ],
        sentences=[*_in_words(table), *(_cases(held, names) if at.bloc is None else [])],
        notes=_notes(table, chosen),
        provenance=lambda: where.provenance(at, panel, rules=chosen, agreement=agreed.to_dicts()),
    )


def _weights() -> list[Any]:
    """Give the indices that say how much of the world is observed."""
    from polycentric.power import INDICES as KNOWN

    return [KNOWN["total_population"], KNOWN["cinc"]]


def _readings(table: "pl.DataFrame") -> "list[tuple[str, str, pl.DataFrame]]":
    """Give the rows of each rule on each index, those that say anything."""
    parts = table.group_by("rule", "index", maintain_order=True)
    return [(str(rule), str(index), part) for (rule, index), part in parts if part["tier"].null_count() < part.height]


def _by_rule(table: "pl.DataFrame") -> list[dict[str, Any]]:
    """Write one row for each rule and index: who is on top, and how many are of the other tiers that it knows."""
    from polycentric.poles import TIER_RULES

    rows: list[dict[str, Any]] = []
    for rule, index, part in _readings(table):
        upper, is_rank = part.filter(part["tier"].is_in(UPPER)), "rank" in str(part["what"][0])
        top = [str(state) for state in upper.sort("number", descending=not is_rank, nulls_last=True)["state"]]
        says = TIER_RULES[rule].says
        counts = {tier: int((part["tier"] == tier).sum()) if tier in says else None for tier in ("middle", "regional")}
        more = f" and {len(top) - SHOWN} more" if len(top) > SHOWN else ""
        rows.append({"rule": rule, "index": index or "none", "top": ", ".join(top[:SHOWN]) + more or "none"} | counts)
    return rows


def _below(table: "pl.DataFrame") -> list[Section]:
    """Name the middle powers and the regional ones of each reading."""
    from polycentric.poles import TIER_RULES

    sections: list[Section] = []
    for tier in ("middle", "regional"):
        rows = [
            {"rule": rule, "index": index or "none", "who": _some(_strongest(part, tier, region=tier == "regional"))}
            for rule, index, part in _readings(table) if tier in TIER_RULES[rule].says
        ]  # fmt: skip
        sections += [Section(f"{tier.capitalize()} powers", Grid(BELOW, rows))] if rows else []
    return sections


def _strongest(part: "pl.DataFrame", tier: str, *, region: bool) -> list[str]:
    """Name the states of a tier, the strongest first, with the region of each where that is asked."""
    from polycentric.pictures.drawing.words import the
    from polycentric.states import facts

    is_rank, known = "rank" in str(part["what"][0]), facts.states()
    found = part.filter(part["tier"] == tier).sort("number", "state", descending=[not is_rank, False], nulls_last=True)
    return [
        f"{the(name)} ({known[state].region})" if region and state in known else the(name)
        for state, name in found.select("state", "name").iter_rows()
    ]


def _some(names: Sequence[str]) -> str:
    """Name the first, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more or "none"


def _notes(table: "pl.DataFrame", chosen: Sequence[str]) -> list[str]:
    """Say what each rule in the table is, and which have no answer."""
    from polycentric.pictures.drawing.words import listed
    from polycentric.poles import TIER_RULES

    given = {rule for rule, _, _ in _readings(table)}
    lines = [f"{name}: {TIER_RULES[name].label}. {TIER_RULES[name].caveat}".strip() for name in chosen if name in given]
    silent = [name for name in chosen if name not in given]
    return [
        *lines,
        *([f"No answer here by {listed(silent)}: what they need isn't known of this year."] if silent else []),
    ]


def _in_words(table: "pl.DataFrame") -> list[str]:
    """Say who is a great power by all rules, and who by some."""
    from polycentric.pictures.drawing.words import listed, the
    from polycentric.poles import TIER_RULES

    readings = [part for rule, _, part in _readings(table) if {*TIER_RULES[rule].says} & {*UPPER}]
    counts: dict[str, int] = {}
    for part in readings:
        for name in part.filter(part["tier"].is_in(UPPER))["name"].to_list():
            counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    every = [the(name) for name in ordered if counts[name] == len(readings)]
    most = [the(name) for name in ordered if len(readings) / 2 < counts[name] < len(readings)]
    lead = "The only reading calls" if len(readings) == 1 else f"All {len(readings)} readings call"
    words = [f"{lead} {listed(every)} a great power or more."] if every else []
    words += [f"More than half of the readings, though not all, call {listed(most)} so."] if most else []
    words = words or ["No state is a great power by more than half of the rules."]
    return [*words, *_middle_words(table)]


def _middle_words(table: "pl.DataFrame") -> list[str]:
    """Name the middle powers and the strongest of their regions by the first reading that knows any."""
    words: list[str] = []
    leads = {"middle": "Middle powers", "regional": "Strongest of their regions"}
    for tier, lead in leads.items():
        found = next(
            ((rule, index, part) for rule, index, part in _readings(table) if (part["tier"] == tier).any()), None
        )
        if found is not None:
            rule, index, part = found
            by = f"{rule} on {index}" if index else rule
            words.append(f"{lead} by {by}: {_some(_strongest(part, tier, region=tier == 'regional'))}.")
    return words


def _cases(held: "pl.DataFrame", names: dict[str, str]) -> list[str]:
    """Say which readings pass the known case of the year, where there is one."""
    from polycentric.pictures.drawing.words import count, listed

    if held.is_empty():
        return []
    passed = sum(bool(each) for each in held["holds"])
    gives = "gives" if passed == 1 else "give"
    words = [
        f"{passed or 'None'} of {count(held.height, 'reading')} {gives} the powers that the field names in this year."
    ]
    for row in held.filter(~held["holds"]).head(3).to_dicts():
        wrong = [f"{kind} {listed([str(names.get(state, state)) for state in row[column]])}"
                 for kind, column in (("miss", "missed"), ("add", "added")) if row[column]]  # fmt: skip
        words.append(f"{row['rule']}{' by ' + row['index'] if row['index'] else ''} would {' and '.join(wrong)}.")
    return words


def _agreement(agreed: "pl.DataFrame") -> list[Section]:
    """Set how far rules agree: the median kappa of the pairs of readings, by tier."""
    import polars as pl

    known = agreed.filter(agreed["kappa"].is_not_null())
    if known.is_empty():
        return []
    by_tier = known.group_by("tier", maintain_order=True).agg(
        pl.len().alias("pairs"),
        pl.col("alike").median(),
        pl.col("kappa").median(),
        pl.col("kappa").min().alias("least"),
    )
    columns = (Column("tier", "who is"), Column("pairs", "pairs of readings", "number"),
               Column("alike", "states alike %", "number"), Column("kappa", "median kappa", "number"),
               Column("least", "least kappa", "number"))  # fmt: skip
    rows = [
        {**row, "alike": f"{100 * row['alike']:.0f}", "kappa": f"{row['kappa']:.2f}", "least": f"{row['least']:.2f}"}
        for row in by_tier.to_dicts()
    ]
    return [Section("How far the readings agree", Grid(columns, rows),
                    "Most states are small, so nearly all are alike: read kappa instead.")]  # fmt: skip


QUESTION = Question("Who is a great, a middle or a regional power?", tiers)
