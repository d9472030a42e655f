"""What changes where a group of states is one actor: power and polarity before and after, side by side."""

from typing import TYPE_CHECKING, Any, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.question import Question
from polycentric.answers.where import Place

if TYPE_CHECKING:
    import polars as pl

UNITS = {"year": "year", "share_apart": "share of the system", "share_as_one": "share of the system",
         "rank_apart": "rank", "rank_as_one": "rank"}  # fmt: skip
POWER = (
    Column("index", "index"), Column("name", "actor"), Column("before", "apart %", "number"),
    Column("rank_apart", "rank", "number"), Column("after", "as one %", "number"),
    Column("rank_as_one", "rank", "number"),
)  # fmt: skip
CLASSES = (
    Column("index", "index"), Column("set", "set"), Column("class_apart", "apart"), Column("class_as_one", "as one"),
    Column("poles", "poles as one"),
)  # fmt: skip


@question
def as_one(*group: str, **asked: Unpack[Place]) -> Answer:
    """Show what changes where groups of states are one actor each: power and polarity before and after.

    Parameters
    ----------
    *group : str
        Groups: an organisation (``EU``), states (``USA,CAN,MEX``), an organisation without or with some
        (``EU-HUN+GBR``), any of them with a label of its own (``NAFTA=USA,CAN,MEX``).
    **asked
        Where to look: see `Place`; one year.

    Returns
    -------
    Answer
        A row for each power index and actor: the groups, their largest members, and the five largest, apart and with
        the groups as one.

    Raises
    ------
    QuestionError
        If no group is named, or several years are asked for.
    GroupError
        If a group can't be read, is empty, or shares members with another.

    Examples
    --------
    >>> import polycentric as pc
    >>> rows = pc.answers.as_one("EU").table.filter(index="output_mer", role="group")
    >>> rows.select("name", "rank_as_one").rows()
    [('European Union', 2)]
    """
    from polycentric.poles import polarity_side_by_side, power_side_by_side
    from polycentric.poles.side_by_side import worlds_of

    groups = (*group, *_as_texts(asked.get("as_one")))
    if not groups:
        raise QuestionError(f"No group is named: give one as {argument('group')}, for example EU or USA,CAN,MEX.")
    if asked.get("years") is not None:
        raise QuestionError(f"This is shown of one year: give {option('year')} in place of {option('years')}.")
    at = where.where_of(Place(**{**asked, "as_one": groups}))  # pyright: ignore[reportArgumentType]  # of one year
    text = at.bloc or ""
    both = worlds_of(where.open_world(at), text)
    power, classes = power_side_by_side(both), polarity_side_by_side(both)
    last = power["year"].max()
    power, classes = power.filter(power["year"] == last), classes.filter(classes["year"] == last)
    changed = classes.filter(classes["changed"].fill_null(value=False))
    return Answer(
        f"{text} as one; {where.when(at)}",
        grid_of(power, UNITS),
        lambda: [
            Section("Power: shares and ranks, states apart and as one", Grid(POWER, _power_rows(power))),
            *_class_sections(changed),
        ],
        sentences=[
            *_member_words(both[0].panel, both[1].panel, text),
            *_power_words(power),
            _class_words(classes, changed),
        ],
        notes=_notes(both[1].panel),
        provenance=lambda: where.provenance(at, both[0].panel, classes=classes.to_dicts()),
    )


def _as_texts(groups: Any) -> tuple[str, ...]:
    """Give groups as a sequence."""
    return () if groups is None else (groups,) if isinstance(groups, str) else tuple(groups)


def _power_rows(power: "pl.DataFrame") -> list[dict[str, Any]]:
    """Write the groups and the three largest beside them, index by index."""
    rows: list[dict[str, Any]] = []
    for (index,), part in power.group_by("index", maintain_order=True):
        groups = part.filter(part["role"] != "among the largest").to_dicts()
        others = part.filter(part["role"] == "among the largest").to_dicts()[:3]
        for place, row in enumerate((*groups, *others)):
            shares = {to: None if row[share] is None else f"{100 * row[share]:.3g}"
                      for share, to in (("share_apart", "before"), ("share_as_one", "after"))}  # fmt: skip
            rows.append({**row, "index": index if place == 0 else "", **shares})
    return rows


def _class_row(row: dict[str, Any]) -> dict[str, Any]:
    """Write one reading."""
    return {**row, "index": row["index"] or "none", "set": row["set"] or "all", "poles": ", ".join(row["poles_as_one"])}


def _class_sections(changed: "pl.DataFrame") -> list[Section]:
    """Set the readings whose class changes, a table for each definition."""
    heading = "Readings whose class changes"
    parts = changed.group_by("definition", maintain_order=True)
    found = [Section(f"{heading}, by {definition}", Grid(CLASSES, [_class_row(row) for row in part.to_dicts()]))
             for (definition,), part in parts]  # fmt: skip
    return found or [Section(heading, Grid(CLASSES, []))]


def _member_words(apart: Any, panel: Any, groups: str) -> list[str]:
    """Say who is in each group."""
    from polycentric.panel.group_members import names_of
    from polycentric.panel.group_record import members_of
    from polycentric.pictures.drawing.words import as_sentence, count, listed, the
    from polycentric.states import name_of

    year, words = int(panel["year"].values[-1]), list[str]()
    for label, name in names_of(apart, groups).items():
        called = sorted(name_of(state, year) for state in members_of(panel, year, label))
        counted = count(len(called), "member")
        words.append(f"{as_sentence(the(name))} has {counted}: {listed([the(each) for each in called])}.")
    return words


def _power_words(power: "pl.DataFrame") -> list[str]:
    """Say at which rank each group stands."""
    from polycentric.pictures.drawing.words import listed, the

    words: list[str] = []
    groups = power.filter((power["role"] == "group") & power["rank_as_one"].is_not_null())
    for (name,), part in groups.group_by("name", maintain_order=True):
        by_rank: dict[int, list[str]] = {}
        for row in part.to_dicts():
            by_rank.setdefault(row["rank_as_one"], []).append(f"{row['index']} ({100 * row['share_as_one']:.3g}%)")
        places = "; ".join(f"number {rank} by {listed(indices)}" for rank, indices in sorted(by_rank.items()))
        start = the(str(name))
        words.append(f"As one, {start} is {places}.")
    return words or ["Nothing is known of the groups as one."]


def _class_words(classes: "pl.DataFrame", changed: "pl.DataFrame") -> str:
    """Say how many readings change, and how."""
    given = classes.filter(classes["changed"].is_not_null())
    if changed.is_empty():
        return f"None of {given.height} readings changes its class."
    ways = changed.group_by("class_apart", "class_as_one").len()
    ways = ways.sort("len", "class_apart", "class_as_one", descending=[True, False, False]).rows()
    how = ", ".join(f"{count} from {before} to {after}" for before, after, count in ways)
    return f"{changed.height} of {given.height} readings change their class: {how}."


def _notes(panel: Any) -> list[str]:
    """Say what the members of groups change."""
    noted = str(panel.attrs.get("group_notes", ""))
    return [
        *([noted] if noted else []),
        "Members without data make a group's sum missing or a lower bound; trade inside a group is left out.",
    ]


QUESTION = Question("What changes where a group of states is one actor?", as_one)
