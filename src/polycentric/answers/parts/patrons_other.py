"""What the other readings of patron trees say: other margins, sizes, pledges and measures of power."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.pictures.drawing.words import listed, the
from polycentric.poles.definitions.patron_trees import DEFINITION
from polycentric.poles.groups.patron_camps import GRADES

if TYPE_CHECKING:
    from polycentric.answers.where import Years
    from polycentric.poles.groups.patron_camps import PatronCamps
    from polycentric.poles.world import World

INDICES = ("cinc", "military_spending", "output_fariss")
READ = (
    Column("index", "power by"),
    Column("pledges", "pledges"),
    Column("margin", "margin", "number"),
    Column("smallest", "least %", "number"),
    Column("heads", "heads"),
)


def other_readings(found: "PatronCamps", year: int) -> list[str]:
    """Say who heads camps in the year by other measures and other pledges, where that differs."""
    from polycentric.answers.parts.patrons_world import world_of

    base = [row["head"] for row in found.of_year(year) if row["pole"]]
    others = _offered()
    world = world_of((year, year), *dict.fromkeys((*others, found.index)))
    kept = {"margin": found.margin, "smallest": found.smallest}
    asked = {
        **{
            f"by {_in_a_sentence(world.indices[name].label)}": (name, found.grade)
            for name in others
            if name != found.index
        },
        **{f"counting {_GRADED[grade]}": (found.index, grade) for grade in GRADES if grade != found.grade},
    }
    differing: list[str] = []
    for words, (index, grade) in asked.items():
        finding = world.find(DEFINITION, index, "all", least_grade=float(GRADES[grade]), **kept)
        if finding.verdict() == "missing":
            continue
        if sorted(heads := finding.names(year)) != sorted(base):
            differing.append(f"{words}, {_names(found, heads, year)}")
    same = len(asked) - len(differing)
    if not differing:
        return ["Other measures of power and weaker pledges give the same heads, where they are known."]
    return [
        f"The heads hang on the reading ({same} of {len(asked)} others agree or aren't known): {'; '.join(differing)}."
    ]


def _in_a_sentence(label: str) -> str:
    """Write a label as it stands inside a sentence."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _offered() -> list[str]:
    """Name the measures of power that this program offers of those looked at."""
    from polycentric.power import INDICES as KNOWN

    return [name for name in INDICES if name in KNOWN]


_GRADED = {
    "defence": "pledges to defend alone",
    "consultation": "pledges to consult and stay neutral too",
    "nonaggression": "nonaggression too",
}


def _names(found: "PatronCamps", heads: Sequence[str], year: int) -> str:
    """Name some heads as they were called."""
    return listed([the(found.names.get((year, head), head)) for head in heads]) or "nobody"


def variants_answer(span: "Years") -> Answer:
    """Answer which heads come out by each measure of power, grade of pledge, margin and least size."""
    import polars as pl

    from polycentric.answers.parts.patrons_world import world_of
    from polycentric.answers.provenance import provenance_of
    from polycentric.answers.where import sources_of

    world = world_of(span, *_offered())
    table = pl.DataFrame([*_rows(world)])
    last = int(world.panel["year"].values[-1])
    shown = table.filter(pl.col("year") == last).with_columns(
        pl.col("smallest").mul(100).round(0).cast(pl.Int32), pl.col("heads").replace("", "nobody")
    )
    return Answer(
        f"Heads of camps by every reading in {last}",
        lambda: grid_of(table),
        lambda: [Section("", Grid(READ, shown.to_dicts()))],
        sentences=lambda: [_agreement(table, last)],
        notes=["Margin: how many times as strong as its client a patron is at least. Least: a camp's part of power."],
        provenance=lambda: provenance_of(*sources_of(world.panel), world="history", years=list(span)),
    )


def _rows(world: "World") -> Iterator[dict[str, Any]]:
    """Give a row for each reading and year."""
    choices = product(world.indices, GRADES, DEFINITION.sweep["margin"], DEFINITION.sweep["smallest"])
    for index, grade, margin, smallest in choices:
        finding = world.find(
            DEFINITION, index, "all", margin=margin, smallest=smallest, least_grade=float(GRADES[grade])
        )
        for place, year in enumerate(world.panel["year"].values):
            missing = finding.verdict(place) == "missing"
            yield {
                "year": int(year), "index": index, "pledges": grade, "margin": margin, "smallest": smallest,
                "heads": None if missing else " ".join(finding.names(int(year))),
                "class": finding.verdict(place), "reason": finding.why(place),
            }  # fmt: skip


def _agreement(table: Any, year: int) -> str:
    """Say how many readings of a year give the most frequent heads."""
    here = table.filter(table["year"] == year)["heads"].drop_nulls()
    if not here.len():
        return f"No reading of {year} is known."
    counts = here.value_counts(sort=True)
    most = counts.sort(["count", "heads"], descending=[True, False]).row(0, named=True)
    return f"Of {here.len()} readings of {year}, {most['count']} give {most['heads'] or 'nobody'}: the most frequent."
