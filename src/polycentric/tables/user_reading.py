"""What a user says of how a file is to be read: its columns, layout, decimal mark, missing codes, and strangers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from polycentric.errors import UserFileError

ROLES = ("state", "partner", "state1", "state2", "value", "pole", "year", "unit", "source", "session", "item", "vote")
Decimal = Literal["point", "comma"]


@dataclass(frozen=True)
class Reading:
    """How to read a user's file; what is left out is found in the file or refused.

    Attributes
    ----------
    columns : mapping of str to str
        Which column of the file is ``state``, ``value``, ``year`` and so on.
    layout : str
        A publisher's layout, as in ``"worldbank"``, or ``"vdem:v2x_polyarchy"`` with the column that holds the value.
    decimal : str, optional
        ``"point"`` or ``"comma"``, where the file leaves open what 1,234 means.
    missing : tuple of str
        Further texts that stand for a missing value, as ``"-9"``.
    skip_strangers : bool
        Whether rows of what is no state of the row's year are left out and listed, and not refused.
    names : str
        Whose names the file uses, where that decides what a name means.
    years : tuple of int, optional
        The first and last year that count; rows of others are left and counted.
    carried : bool
        Whether of each state the latest row up to the last of `years` counts alone.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""
    decimal: Decimal | None = None
    missing: tuple[str, ...] = ()
    skip_strangers: bool = False
    names: str = ""
    years: tuple[int, int] | None = None
    carried: bool = False


PLAIN = Reading()


def columns_of(text: str) -> dict[str, str]:
    """Read ``state=Entity,value=milex``: the columns of a file by what they hold.

    Raises
    ------
    UserFileError
        If a part isn't of that form, or means nothing or the same twice.
    """
    columns: dict[str, str] = {}
    for part in re.split(r",(?=\s*\w+\s*=)", text):
        role, equals, column = (side.strip() for side in part.partition("="))
        if not equals or not column or role not in ROLES:
            raise UserFileError(
                f"'{part.strip()}' doesn't say what a column of the file is: write for example "
                f"state=Entity,value=milex,year=Year; known are {', '.join(ROLES)}."
            )
        if role in columns:
            raise UserFileError(f"{role} is named twice, as '{columns[role]}' and '{column}': one column holds it.")
        columns[role] = column
    return columns
