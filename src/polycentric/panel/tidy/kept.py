"""Which columns are meant by the names of those to be kept."""

from collections.abc import Sequence

from polycentric.errors import UnknownNameError


def columns_meant(names: Sequence[str], keys: Sequence[str], added: Sequence[str]) -> list[str]:
    """Give the added columns that names mean, in the table's order; a pair's name without its ending means both.

    Raises
    ------
    UnknownNameError
        If a name is no column; the nearest are suggested.
    """
    meant: set[str] = set()
    for name in names:
        both = {f"{name}{end}" for end in "12"} & {*keys, *added}
        if name in {*keys, *added}:
            meant.add(name)
        elif both:
            meant |= both
        else:
            raise UnknownNameError("column", name, [*keys, *added])
    return [name for name in added if name in meant]
