"""What the columns of a tidy table say that were not added: codes, years, leaders."""

from polycentric.panel.membership import SYSTEMS
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.notes import OWN, Note

WHICH = {"": "", "1": "first state: ", "2": "second state: "}
ACTS = {"1": "first state, which acts: ", "2": "second state, acted on: "}
"""How a pair that stands in both directions is read."""
MEANINGS = {
    "ccode": ("Correlates of War code", "ccode"),
    "gwcode": ("Gleditsch-Ward code", "gwcode"),
    "obsid": ("spell in office of its leader, by Archigos", "id"),
    "leader": ("name of its leader", "text"),
    "gender": ("gender of its leader", "code"),
    "leaderage": ("age of its leader that year", "years"),
    "yrinoffice": ("year in office of its leader, 1 the first", "years"),
}
OF_ALL = {
    "year": ("year", "year"),
    "date": ("day", "date"),
    "states": ("states that were members on any day of the year", "states"),
    "dyads": ("pairs of states that were members on a same day", "dyads"),
}


def key_notes(base: BaseRows) -> tuple[Note, ...]:
    """Describe the columns that make the rows, as added ones are described."""
    first, last = base.span
    which = ACTS if base.directed and base.ends == ("1", "2") else WHICH
    described: list[Note] = []
    for name in base.frame.columns:
        end = name[-1] if name[-1] in "12" else ""
        stem = name.removesuffix(end)
        meaning, unit = OF_ALL.get(name) or MEANINGS[stem]
        source = "archigos" if stem not in {*SYSTEMS.values(), *OF_ALL} else OWN
        described.append(Note(name, f"{which[end]}{meaning}" if name not in OF_ALL else meaning, unit, source, "",
                              first, last))  # fmt: skip
    return tuple(described)
