"""Which world a question is asked of, in which year or years, with whose eyes, and who is taken as one actor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.provenance import provenance_of

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.power.contract import PowerIndex
    from polycentric.ties.contract import TieLayer

Years = tuple[int, int]


class Place(TypedDict, total=False):
    """Where a question looks, as its arguments say.

    Attributes
    ----------
    world : str, optional
        ``"now"`` or ``"history"``; without it `now`, or `history` where years are asked for that `now` doesn't reach.
    year, years : int, optional, and (int, int), optional
        One year, or the first and the last of several.
    carry : bool
        With a year: the latest observation that the edition of then has.
    as_known : int, optional
        With the eyes of that year.
    as_one : str, or sequence of str, optional
        Groups taken as one actor each: an organisation (``"EU"``), states (``"USA,CAN,MEX"``), an organisation without
        or with some (``"EU-HUN+GBR"``), any of them with a label of its own (``"NAFTA=USA,CAN,MEX"``).
    """

    world: str | None
    year: int | None
    years: Years | None
    carry: bool
    as_known: int | None
    as_one: str | Sequence[str] | None


@dataclass(frozen=True)
class Where:
    """Which world to look at, in which year or years, with the eyes of which year, with which groups as one actor.

    `note` says which world was taken where nobody named one and both have the years; empty otherwise.
    """

    world: str
    year: int | None = None
    carry: bool = False
    bloc: str | None = None
    years: Years | None = None
    as_known: int | None = None
    note: str = ""


def where_of(place: Place, archived: "Callable[[], Iterable[str]] | None" = None) -> Where:
    """Give the record of what the arguments say; refuse what means nothing together.

    Parameters
    ----------
    place : Place
    archived : function, optional
        Names the variables of the archive that the question needs, none where the archive can't answer it: then years
        of which `now` observed little are looked up in the archive, where it is there.

    Raises
    ------
    QuestionError
        It says which argument to leave out.
    """
    where = Where(
        world=place.get("world") or _world_of(place),
        year=place.get("year"),
        carry=place.get("carry", False),
        bloc=_text(place.get("as_one")),
        years=place.get("years"),
        as_known=place.get("as_known"),
    )
    _check(where)
    return where if archived is None or not _is_thin(place, where) else _richer(where, archived())


def _is_thin(place: Place, where: Where) -> bool:
    """Tell whether nobody chose a world, an edition or its eyes, and `now` observed little of the years asked for."""
    from polycentric.panel.now_world import FIRST_OBSERVED

    last = where.year if where.years is None else where.years[1]
    chosen = place.get("world") or where.carry or where.as_known
    return not chosen and where.world == "now" and last is not None and last < FIRST_OBSERVED


def _richer(where: Where, names: Iterable[str]) -> Where:
    """Take the archive where it is there, and say so."""
    from polycentric.panel.history import is_here
    from polycentric.panel.now_world import FIRST_OBSERVED

    wanted, few = tuple(names), f"the world 'now' observed little before {FIRST_OBSERVED}"
    if not wanted:
        return where
    if is_here(wanted):
        return replace(where, world="history", note=f"From the world 'history', since {few}; the other: "
                       f"{option('world', 'now')}, with {option('carry')} for the edition of then.")  # fmt: skip
    return replace(where, note=f"Not from the world 'history', whose sources haven't been fetched; {few}. Fetch them: "
                   "polycentric fetch --all")  # fmt: skip


def _text(groups: str | Sequence[str] | None) -> str | None:
    """Write groups as one text; nothing where there is none."""
    text = groups if groups is None or isinstance(groups, str) else "; ".join(groups)
    return text or None


def _world_of(place: Place) -> str:
    """Choose the world by the years asked for: `history` where `now` has none of them."""
    from polycentric.panel.now_world import FIRST_YEAR

    years = place.get("years")
    asked = place.get("year") or (None if years is None else years[0])
    return "history" if asked is not None and asked < FIRST_YEAR else "now"


def open_world(where: Where, measures: "Sequence[PowerIndex | TieLayer]" = ()) -> "xr.Dataset":
    """Load the world, as observed in one year or with the latest of each number; a bloc stays unpooled.

    Of the world `history` only the layers are read that the measures need, or those that it has without being asked.
    """
    from polycentric.panel.load import load

    years = where.year if where.years is None else where.years
    if where.world == "history":
        return load("history", years=years, carry=where.carry or None, series=_needed(measures))
    if years is None:
        return load(where.world, as_known=where.as_known)
    return load(where.world, years=years, carry=where.carry, as_known=where.as_known)


def _check(where: Where) -> None:
    """Refuse arguments that mean nothing beside each other, with what to do."""
    first = where.years[0] if where.years else where.year
    if where.year is not None and where.years is not None:
        raise QuestionError(f"{option('year')} is one year and {option('years')} are several: give one of the two.")
    if where.carry and first is None:
        raise QuestionError(f"{option('carry')} says how to fill a year: give a year, or leave {option('carry')} out.")
    if where.as_known is None:
        return
    if where.world == "history":
        raise QuestionError(
            f"World 'history' has no editions to look through: {option('as_known')} has no use with "
            f"{option('world', 'history')}; leave one of them out."
        )
    if first is not None and where.as_known < first:
        raise QuestionError(
            f"In {where.as_known} nothing was known of {first}: give {option('as_known', first)} or later, or an "
            f"earlier {option('years' if where.years else 'year')}."
        )


def _needed(measures: "Sequence[PowerIndex | TieLayer]") -> list[str] | None:
    """Give the variables of the world `history` that some measures need; nothing where none is named."""
    return sorted({name for each in measures for name in each.archive()}) or None


def actors(panel: "xr.Dataset", where: Where) -> "xr.Dataset":
    """Give the world with the bloc as one actor, where one is named."""
    from polycentric.panel.blocs import as_one

    return panel if where.bloc is None else as_one(panel, where.bloc)


def labels(panel: "xr.Dataset", where: Where) -> tuple[str, ...]:
    """Give the labels of the groups that are taken as one actor."""
    from polycentric.panel.group_members import group_labels

    return group_labels(panel, where.bloc)


def provenance(where: Where, panel: "xr.Dataset | None" = None, **more: Any) -> dict[str, Any]:
    """Say what makes an answer on a world again: version, command, world, year, sources, hashes.

    Of the world `history` the sources are those of the panel's variables.
    """
    from polycentric.sources import SOURCES

    sources = [name for name, source in SOURCES.items() if source.embedded]
    if where.world == "history" and panel is not None:
        sources = sources_of(panel)
    parameters: dict[str, Any] = {
        "world": where.world,
        "year": where.year,
        "numbers": when(where),
        "as_one": where.bloc,
    }
    if where.years is not None:
        parameters |= {"years": list(where.years), "carry": where.carry}
    if where.world == "now":
        parameters |= {"as_known": where.as_known}
        parameters |= {} if panel is None else {"editions": _editions(panel)}
    return provenance_of(*sources, **parameters, **more)


def sources_of(panel: "xr.Dataset") -> list[str]:
    """Name the sources of a panel's variables."""
    return sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})


def when(where: Where) -> str:
    """Say of which years the numbers are, and with whose eyes they are seen."""
    eyes = "" if where.as_known is None else f", as known in {where.as_known}"
    if where.world == "history" and where.note:  # which nobody named
        eyes += ", by the archive of two centuries"
    if where.years is not None:
        first, last = where.years
        span = str(first) if first == last else f"{first}-{last}"
        return f"{span}, by the edition of each year{eyes}" if where.carry else f"as observed in {span}{eyes}"
    if where.year is None:
        return ("the last year as observed" if where.world == "history" else "latest observation of each number") + eyes
    return (f"latest observation up to {where.year}" if where.carry else f"as observed in {where.year}") + eyes


def _editions(panel: "xr.Dataset") -> list[int]:
    """Name the editions that a panel's numbers are from."""
    from polycentric.panel.printed import editions_used

    return editions_used(panel)


def place_of(asked: Mapping[str, object]) -> Place:
    """Pick out of many arguments those that say where a question looks."""
    return Place(**{key: asked[key] for key in Place.__annotations__ if key in asked})  # pyright: ignore[reportArgumentType]  # by their names
