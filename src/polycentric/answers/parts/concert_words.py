"""Concert of the powers, in sentences and notes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.parts.concert_rows import verdicts_of, within
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    import polars as pl

    from polycentric.poles.concert.found import Concert
    from polycentric.poles.concert.measure import Scores
    from polycentric.poles.concert.pairs import Floats

Years = tuple[int, int]
POWERS: Mapping[str, str] = {
    "majors": "major powers (Correlates of War)",
    "global_maoz": "global powers (Maoz)",
    "permanent_five": "permanent five",
}
AGO = 5
RANKS = (
    "These numbers rank the years of one edition and nothing else: those of two editions can't be compared, and none "
    "is a share of all that powers do."
)


def told(span: Years) -> str:
    """Write a span of years."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def sentences(found: "Concert", span: Years) -> list[str]:
    """Say what the concert was in a year, or between years."""
    shown = within(found.table, span)
    if span[0] == span[1]:
        told_of = _two_of(shown)
        said = [sentence for row in told_of for sentence in _of_year(found, row)]
        return [*said, *(_ends(found, told_of[-1]["edition"], span[0]) if told_of else [])]
    said = [_of_span(found, edition, shown) for edition in shown["edition"].unique(maintain_order=True).to_list()]
    return [*filter(None, said), RANKS, *_of_criteria(found)]


def years_without(found: "Concert", span: Years) -> list[str]:
    """Say which of the years that were asked for have no number, and why."""
    known = set(within(found.table, span).drop_nulls("concert")["year"].to_list())
    powers = set(found.listed)
    none = [year for year in range(span[0], span[1] + 1) if year not in known]
    unlisted = [year for year in none if year not in powers]
    unseen = [year for year in none if year in powers]
    return [
        f"No number for {listed(runs_of(years))}: {why}."
        for years, why in ((unlisted, "the list names no two powers then"),
                           (unseen, "no joint and hostile acts are observed together then"))
        if years
    ]  # fmt: skip


def runs_of(years: Sequence[int]) -> list[str]:
    """Write years as spans.

    Examples
    --------
    >>> runs_of([1930, 1931, 1932, 1944])
    ['1930–1932', '1944']
    """
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [told((run[0], run[-1])) for run in runs]


def _two_of(rows: "pl.DataFrame") -> list[dict[str, Any]]:
    """Take the edition that reaches back farthest, and the one that begins last."""
    known = rows.drop_nulls("concert").to_dicts()
    return known if len(known) < 2 else [known[0], known[-1]]


def _of_year(found: "Concert", row: Mapping[str, Any]) -> list[str]:
    """Say level, standing, change, and who stood nearest and farthest."""
    edition = row["edition"]
    acts = next(len(each.edition.acts) for each in found.scores if each.edition.name == edition)
    pairs = f"{row['pairs_observed']} of {row['pairs']} pairs" if row["pairs_observed"] < row["pairs"] else (
        f"{row['pairs']} pairs")  # fmt: skip
    said = [
        f"In {row['year']} the concert of the powers was {_signed(row['concert'])} by the {acts} acts of "
        f"{edition.replace('-', '–')}, over {pairs} (joint acts {row['joint']:.2f}, hostile {row['hostile']:.2f})"
        f"{_standing(row)}"
    ]
    if row["change_5"] is not None:
        moved = "rose" if row["change_5"] > 0 else "fell" if row["change_5"] < 0 else "stayed as it was"
        by = f" by {abs(row['change_5']):.2f}" if row["change_5"] else ""
        said.append(f"Between the pairs of both years it {moved}{by} since {row['year'] - AGO}.")
    return said


def _standing(row: Mapping[str, Any]) -> str:
    """Say above what part of the edition's years it lies, or that this is undecided."""
    if row["standing"] is None:
        return "."
    span = f"{row['standing_least']:.0%} to {row['standing_most']:.0%}"
    if row["standing_word"]:
        return (
            f". Whether that is much or little is {row['standing_word']}: with each act left out in turn it lies above "
            f"{span} of those years."
        )
    return f": above {row['standing']:.0%} of those years, and above {span} with each act left out in turn."


def _ends(found: "Concert", edition: str, year: int) -> list[str]:
    """Name the pairs with the most and the least concert."""
    import polars as pl

    rows = found.by_pair.filter((pl.col("edition") == edition) & (pl.col("year") == year)).drop_nulls("concert")
    if rows.height < 2 or rows["concert"].n_unique() < 2:
        return []
    most, least = (rows.filter(pl.col("concert") == rows["concert"].max()),
                   rows.filter(pl.col("concert") == rows["concert"].min()))  # fmt: skip
    return [
        f"Most of it was between {_pairs(most, year)} ({_signed(most['concert'][0])}), least between "
        f"{_pairs(least, year)} ({_signed(least['concert'][0])})."
    ]


def _pairs(rows: "pl.DataFrame", year: int) -> str:
    """Name up to three pairs, and count the others."""
    from polycentric.pictures.drawing.words import the
    from polycentric.states import name_of

    named = [f"{the(name_of(one, year))} and {the(name_of(other, year))}"
             for one, other in rows.select("state", "partner").head(3).iter_rows()]  # fmt: skip
    if rows.height > 3:
        return f"{', '.join(named[:2])} and {rows.height - 2} pairs more"
    return ", ".join(named[:-1]) + f", and {named[-1]}" if len(named) > 1 else named[0]


def _of_span(found: "Concert", edition: str, shown: "pl.DataFrame") -> str:
    """Say of one edition when its concert was lowest and highest, and its mean."""
    import polars as pl

    rows = shown.filter(pl.col("edition") == edition).drop_nulls("concert")
    if not rows.height:
        return ""
    low, high = rows.sort("concert", "year").row(0, named=True), rows.sort("concert", "year").row(-1, named=True)
    acts = next(len(each.edition.acts) for each in found.scores if each.edition.name == edition)
    of = told((rows["year"][0], rows["year"][-1]))
    if rows.height == 1:
        return f"By the {acts} acts of {edition.replace('-', '–')} concert was {_signed(low['concert'])} in {of}."
    return (
        f"By the {acts} acts of {edition.replace('-', '–')} concert was lowest in {low['year']} "
        f"({_signed(low['concert'])}) and highest in {high['year']} ({_signed(high['concert'])}) of {of}; its mean was "
        f"{_signed(rows['concert'].to_numpy().mean())}.{_on_one_act(found, edition, rows['year'].to_list())}"
    )


def _on_one_act(found: "Concert", edition: str, years: Sequence[int]) -> str:
    """Say which year would be the lowest, and which the highest, with one act left out, and with which."""
    scores = next(each for each in found.scores if each.edition.name == edition)
    said = [
        f"{which} in {others}" for which in ("lowest", "highest") if (others := _instead(found, scores, years, which))
    ]
    return f" With one act left out it would be {' and '.join(said)}." if said else ""


def _instead(found: "Concert", scores: "Scores", years: Sequence[int], which: str) -> str:
    """Name the years that would be the lowest, or the highest, in place of the one that is, and without which acts."""
    own = _extreme(scores, scores.concert, years, which)
    by_year: dict[int, list[str]] = {}
    for group, level in found.left_out(scores.edition).items():
        year = _extreme(scores, level, years, which)
        if year != own:
            by_year.setdefault(year, []).append(" and ".join(name.replace("_", " ") for name in group))
    return listed([f"{year} (without {listed(acts, 'or')})" for year, acts in sorted(by_year.items())], "or")


def _extreme(scores: "Scores", level: "Floats", years: Sequence[int], which: str) -> int:
    """Give the lowest or the highest of some years: of years that tie the first, or the last."""
    known = [(value, year) for year, value in zip(scores.years.tolist(), level.tolist(), strict=True)
             if value == value and year in years]  # fmt: skip
    return min(known)[1] if which == "lowest" else max(known)[1]


def _of_criteria(found: "Concert") -> list[str]:
    """Count the known cases that it meets, and name those that it fails."""
    judged = [each for each in verdicts_of(found) if each.passed is not None]
    failed = [
        f"{each.criterion}, by the acts of {each.edition.replace('-', '–')}" for each in judged if not each.passed
    ]
    if not judged:
        return []
    fails = f"; it fails: {'; '.join(failed)}" if failed else ""
    return [f"Of {len(judged)} criteria it meets {len(judged) - len(failed)}{fails}."]


def notes(found: "Concert", powers: str, *, pairs: bool = False) -> list[str]:
    """Say what a number is, what it can't be compared with, and what it can't see."""
    from polycentric.poles.concert.acts import ACTS
    from polycentric.poles.concert.measure import RULES, WEIGHTS
    from polycentric.poles.concert.powers import POWERS as LISTS
    from polycentric.poles.validity.cases import LABEL_SETS

    used = {name for each in found.scores for name in each.edition.acts}
    read = [ACTS[name].label for name in sorted(used) if ACTS[name].read_as_none]
    wallensteen = LABEL_SETS["wallensteen"]
    return [
        f"Concert, from -1 to 1: {RULES[found.rule]}; {WEIGHTS[found.weights]}. Each act is from 0 to 1 for a pair and "
        "year. A pair without an observed act on either side is missing, not at peace.",
        "Above: the part of the edition's years that lie lower; least and most: the same with each act left out in "
        "turn. Where these two leave more than half of the scale open, it is undecided.",
        "An edition is a span of years with the same acts. Numbers of two editions can't be compared, and no line "
        "joins them. Joint and hostile acts have no common unit: zero isn't neutral.",
        f"Powers: {LISTS[powers].label}. Change is over the pairs that are observed in both years.",
        "The rule and the criteria were set down before anything was scored; 'side by side' was added after the first "
        "scoring, since pacts alone made half of every number of two centuries. All variants are logged "
        "(validation/concert_variants.md).",
        "Low years of world war are in part a tautology, for wars and disputes are hostile acts; where concert is "
        "correlated with disputes, both are left out.",
        f"Wallensteen's periods: {wallensteen.checked}.",
        *(_of_pairs() if pairs else ()),
        *([f"A pair that the list doesn't name is read as having none: {listed(read)}; strict leaves these acts out."]
          if read else []),
        "It can't see congresses and conferences, words, or what is kept of a treaty; nothing after 2017, sanctions "
        "only to 2005 and disputes to 2010; and it counts a declaration on Laos in 1962 as a pact of all five powers.",
    ]  # fmt: skip


def _of_pairs() -> Sequence[str]:
    """Say what a pair's number can't be taken for."""
    return (
        "A pledge to fight is no act of restraint: France and the United Kingdom stand at 0.00 in 1938, Germany and "
        "Italy at 1.00. Allies in a war can be in full concert (France and the United Kingdom in 1916, 1.00), for "
        "it is between the two, whoever it is against; and two that fight on one side can be rivals (the United "
        "Kingdom and Russia in 1916).",
        "A pact without a row in ATOP isn't seen: France and the United Kingdom have none from 1818 (Aix-la-Chapelle) "
        "to 1826 nor in 1904-06, and the United Kingdom and Russia none from 1907 to 1913.",
    )


def missing(absent: str) -> Sequence[str]:
    """Say why there is no number without the archive."""
    return (
        "The concert of the powers can't be given: the World Factbook knows who is a member of what, and no acts of "
        "states.",
        f"The archive of two centuries has them: polycentric fetch --all. {absent}",
        "Below: which acts there are, and when.",
    )


def _signed(value: float) -> str:
    """Write a level with two digits."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
