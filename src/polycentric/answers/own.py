"""A user's own files: how they are to be read, and what is said of what was found in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.where import Where

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.power.contract import PowerIndex
    from polycentric.tables.user_reading import Decimal, Reading


class OwnFile(TypedDict, total=False):
    """How a user's own files are to be read.

    Attributes
    ----------
    columns : str or mapping
        Which column of the file is which, as in ``state=Entity,value=milex,year=Year``.
    layout : str
        A publisher's layout, as in ``vdem:v2x_polyarchy``.
    decimal : str
        ``point`` or ``comma``, where the file leaves open what 1,234 means.
    missing : sequence of str
        What stands for a missing value.
    names : str
        Whose names the file uses, where a name alone would mean several states.
    skip_strangers : bool
        Whether rows of what is no state of their year are left out and listed.
    """

    columns: "str | Mapping[str, str] | None"
    layout: str | None
    decimal: "Decimal | None"
    missing: Sequence[str]
    names: str | None
    skip_strangers: bool


def reading_of(own: OwnFile, files: Sequence[object], named: str) -> "Reading":
    """Make the record of what the arguments say; a word that means nothing is refused at once.

    Parameters
    ----------
    own : OwnFile
    files : sequence
        The user's files, which the argument `named` holds.

    Raises
    ------
    QuestionError
        If there is no file that is to be read so.
    UserFileError
        If a word means nothing.
    """
    from polycentric.tables.user_layouts import layout_of
    from polycentric.tables.user_reading import Reading, columns_of

    used = [name for name, value in own.items() if value]
    if used and not files:
        raise QuestionError(f"{option(used[0])} says how your own file is read: name the file with {option(named)}.")
    columns, layout, names = own.get("columns"), own.get("layout"), own.get("names")
    if layout:
        layout_of(layout)
    if names:
        from polycentric.states.lists import checked

        checked(names)
    return Reading(
        columns=columns_of(columns) if isinstance(columns, str) and columns else dict(columns or {}),
        layout=layout or "",
        decimal=own.get("decimal"),
        missing=tuple(own.get("missing") or ()),
        names=names or "",
        skip_strangers=bool(own.get("skip_strangers")),
    )


def part_of(asked: Mapping[str, object]) -> OwnFile:
    """Pick out of many arguments those that say how the user's own files are read."""
    return OwnFile(**{key: asked[key] for key in OwnFile.__annotations__ if key in asked})  # pyright: ignore[reportArgumentType]  # by their names


def for_world(reading: "Reading", where: Where) -> "Reading":
    """Say which years of a file count in the world that is asked for."""
    from polycentric.panel.now_world import LAST_YEAR

    if where.years is not None:
        return replace(reading, years=(1 if where.carry else where.years[0], where.years[1]))
    if where.world == "history":
        return reading if where.year is None else replace(reading, years=(where.year, where.year))
    if where.year is not None and not where.carry:
        return replace(reading, years=(where.year, where.year))
    return replace(reading, years=(1, where.year or where.as_known or LAST_YEAR), carried=True)


def own_notes(indices: "Mapping[str, PowerIndex]", panels: "Sequence[xr.Dataset]") -> list[str]:
    """Say of each of the user's own indices what was found in its file, and what the panels don't show."""
    from polycentric.power import INDICES

    notes: list[str] = []
    for name, index in indices.items():
        if name in INDICES:
            continue
        more = [note for panel in panels for note in (index.notes(panel) if index.notes is not None else ())]
        notes.append(f"{name}: {' '.join(dict.fromkeys([index.caveat, *more]))}")
    return notes


def with_notes(indices: "Mapping[str, PowerIndex]", panel: "xr.Dataset") -> "dict[str, PowerIndex]":
    """Give the indices with what the user's own leave on a panel in their caveats, after each was tried on it."""
    from polycentric.power import INDICES
    from polycentric.power.user_file import check_own

    check_own(indices, INDICES, panel)
    return {
        name: index if index.notes is None else replace(index, caveat=" ".join((index.caveat, *index.notes(panel))))
        for name, index in indices.items()
    }


def read_files(added: "Sequence[Path]", reading: "Reading") -> "dict[str, PowerIndex]":
    """Give all power indices, the user's own among them."""
    from polycentric.power import INDICES
    from polycentric.power.user_file import read_indices

    return read_indices(added, INDICES, reading)


def check_shown(added: Sequence[Path], named: Sequence[str], what: str) -> None:
    """Refuse a file of the user's that isn't among what is shown, where some are named.

    Raises
    ------
    QuestionError
        It names the file.
    """
    left_out = [path for path in added if named and Path(path).stem not in named]
    if left_out:
        raise QuestionError(
            f"'{left_out[0]}' of {option('added')} isn't shown, since {what} names {', '.join(named)} alone: name "
            f"'{Path(left_out[0]).stem}' too, or leave {option('added')} or {what} out."
        )
