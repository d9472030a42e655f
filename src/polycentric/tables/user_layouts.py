"""How publishers lay their files out: which column names the state and by which codes, and what stands for missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from polycentric.errors import UnknownNameError, UserFileError, nearest


@dataclass(frozen=True)
class Layout:
    """A publisher's form of a file, all of it: rows of what is no state are left out and listed.

    Attributes
    ----------
    label : str
    state : tuple of (str, str)
        Columns that name the state, the first first, each with its code system ("" for names).
    year : str
        The column of the year; empty where each year has a column.
    values : tuple of str
        The columns that may hold the value, where there are few.
    missing : tuple of str
        What its codebook says stands for a missing value.
    ranks : tuple of str
        Columns whose numbers can be ranked and not added, by the beginnings of their names.
    whole : mapping
        Codes of a larger state, each with the state that continues it and the years in which its row is taken in
        place of that state's own.
    note : str
        What a reader must know.
    names : str
        The list of `polycentric.states` by which its names of states are meant; empty for plain names.
    """

    label: str
    state: tuple[tuple[str, str], ...]
    year: str = ""
    values: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    whole: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    note: str = ""
    names: str = ""


LAYOUTS: Mapping[str, Layout] = {
    "worldbank": Layout("World Bank", (("Country Code", "iso3"), ("Country Name", "")), names="worldbank"),
    "sipri": Layout(
        "SIPRI", (("Country", ""),), missing=("xxx", ". .", "..."),
        note="SIPRI's xxx (no such state) and ... (no data) are missing.",
    ),
    "maddison": Layout(
        "Maddison Project", (("countrycode", "iso3"), ("country", "")), year="year", values=("gdppc", "pop", "gdp"),
        whole={"SUN": ("RUS", 1922, 1990), "YUG": ("SRB", 1918, 1990)},
        note="The Maddison Project gives states in today's borders, and the Soviet Union and Yugoslavia beside them: "
        "from 1922 and 1918 to 1990 the whole is taken.",
    ),
    "vdem": Layout(
        "V-Dem", (("COWcode", "cow_any"), ("country_name", "")), year="year",
        ranks=("v2",), note="V-Dem's COWcode names a state whatever number it carries in the year.", names="vdem",
    ),
    "polity": Layout(
        "Polity", (("ccode", "polity"), ("country", "")), year="year", missing=("-66", "-77", "-88"),
        ranks=("polity", "polity2"),
        note="ccode is Polity's own number, which for some states isn't the Correlates of War's; -66, -77 and -88 are "
        "interruption, interregnum and transition, and missing here.",
        names="polity",
    ),
    "nmc": Layout(
        "National Material Capabilities", (("ccode", "cow"),), year="year", missing=("-9",),
        note="-9 is missing by the codebook.",
    ),
}  # fmt: skip


def layout_of(text: str) -> tuple[Layout, str]:
    """Give the layout asked for, and the column of the value where one is named after a colon.

    Raises
    ------
    UnknownNameError
        If there is no such layout.
    """
    name, _, column = text.partition(":")
    if name.strip().lower() not in LAYOUTS:
        raise UnknownNameError("layout", name, LAYOUTS)
    return LAYOUTS[name.strip().lower()], column.strip()


def missing_column(path: object, layout_text: str, layout: Layout, lacking: str, header: str) -> UserFileError:
    """Word the refusal of a file that lacks a column of its layout."""
    column = layout_text.partition(":")[2].strip()
    close = nearest(column, header.split(", ")) if column and column in lacking else []
    advice = f"did you mean {layout_text.partition(':')[0]}:{close[0]}? Else leave" if close else "leave"
    return UserFileError(
        f"'{path}' has no column {lacking}, which the layout {layout_text} of {layout.label} needs (it has {header}): "
        f"{advice} --layout out, and name the columns with --columns state=NAME,value=NAME,year=NAME."
    )


def column_not_named(path: object, layout_text: str, layout: Layout, header: str) -> UserFileError:
    """Word the refusal of a layout with several columns that may hold the value, of which none is named."""
    return UserFileError(
        f"'{path}' is read as {layout.label} lays its files out, but which column holds the value isn't said: write "
        f"--layout {layout_text}:COLUMN with one of {header}."
    )
