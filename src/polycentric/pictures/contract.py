"""What a picture of the report is and promises."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.errors import CoverageError
from polycentric.pictures.drawing.svg import Layout
from polycentric.pictures.records.ahead import Ahead
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import Moved
from polycentric.pictures.records.past import Past
from polycentric.pictures.records.said import Said


def nothing_more(_findings: Findings) -> tuple[str, ...]:
    """Give no paragraphs."""
    return ()


def always(_findings: Findings) -> bool:
    """Tell that a picture can be drawn from any findings."""
    return True


def has_past(findings: Findings) -> bool:
    """Tell whether the findings hold two centuries."""
    return findings.past is not None and bool(findings.past.indices)


def past_of(findings: Findings) -> Past:
    """Give the two centuries of the findings.

    Raises
    ------
    CoverageError
        If they hold none.
    """
    if findings.past is None:
        raise CoverageError(
            "This picture shows two centuries, of which these findings hold nothing: fetch the archive (polycentric "
            "fetch --all), and collect the findings with history=True."
        )
    return findings.past


def has_moved(findings: Findings) -> bool:
    """Tell whether the findings hold the editions since 1990."""
    return findings.moved is not None


def moved_of(findings: Findings) -> Moved:
    """Give what the findings hold of the editions since 1990.

    Raises
    ------
    CoverageError
        If they hold nothing of them.
    """
    if findings.moved is None:
        raise CoverageError(
            "This picture shows the World Factbook's editions since 1990, of which these findings hold nothing: "
            "collect the findings of the world 'now' (polycentric report, or collect(load(\"now\")))."
        )
    return findings.moved


def has_ahead(findings: Findings) -> bool:
    """Tell whether the findings hold futures."""
    return findings.ahead is not None


def ahead_of(findings: Findings) -> Ahead:
    """Give the futures of the findings.

    Raises
    ------
    CoverageError
        If they hold none.
    """
    if findings.ahead is None:
        raise CoverageError(
            "This picture shows futures, of which these findings hold nothing: the runs that ship start from the last "
            "edition of the world 'now' (polycentric report); for others there is polycentric futures --svg."
        )
    return findings.ahead


def has_said(findings: Findings) -> bool:
    """Tell whether the findings hold what states say."""
    return findings.said is not None and bool(findings.said.charts)


def said_of(findings: Findings) -> Said:
    """Give what the findings hold of what states say.

    Raises
    ------
    CoverageError
        If they hold nothing of it.
    """
    if findings.said is None or not findings.said.charts:
        told = findings.said.lacking if findings.said is not None else ""
        raise CoverageError(
            "This picture shows what states say, of which these findings hold nothing: "
            + (told or "collect the findings with history=None or True, where the texts are here.")
        )
    return findings.said


@dataclass(frozen=True)
class Numbers:
    """The numbers of a picture as a table: heads, rows, and the places of the columns that hold words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """One picture of the report, drawn from the findings alone.

    Attributes
    ----------
    title : str
        What it shows, as a heading.
    takeaway : callable
        The findings in, the one sentence that a reader should take away out.
    caption : callable
        How to read it, with source and years.
    draw : callable
        Findings and a layout in, one ``<svg>`` element out; the same for the same findings.
    paragraphs : callable
        What else is to be said, above the picture.
    notes, notes_head : callable and str
        A list below the picture, with its heading.
    definitions : tuple of str
        Anchors of the definitions that it rests on, linked from its caption.
    applies : callable
        The findings in, whether they hold what the picture shows.
    of_past : bool
        Whether it shows two centuries, and belongs to the report's history part.
    of_indices : bool
        Whether it shows every power index that it is given, a user's own among them.
    of_today : bool
        Whether it shows anything of the world of today, and so of the year that this is looked at.
    of_editions : bool
        Whether it shows the editions since 1990, and belongs to the part on how the world has moved.
    of_ahead : bool
        Whether it shows futures, and belongs to the part on these.
    of_words : bool
        Whether it shows what states say, and belongs to the part on this.
    finding : callable, optional
        The findings in, the heading out that says what is found; without it the title is the heading.
    numbers : callable, optional
        The findings in, the picture's numbers as a table out, shown below it on demand.
    data : callable, optional
        The findings in, all rows behind the picture out, for a file; without it, the file holds the table.
    name : str
        The file's name; set by the registry.
    """

    title: str
    takeaway: Callable[[Findings], str]
    caption: Callable[[Findings], str]
    draw: Callable[[Findings, Layout], Markup]
    paragraphs: Callable[[Findings], tuple[str, ...]] = nothing_more
    notes: Callable[[Findings], tuple[str, ...]] = nothing_more
    notes_head: str = ""
    definitions: tuple[str, ...] = ()
    applies: Callable[[Findings], bool] = always
    of_past: bool = False
    of_indices: bool = False
    of_today: bool = True
    of_editions: bool = False
    of_ahead: bool = False
    of_words: bool = False
    finding: Callable[[Findings], str] | None = None
    numbers: Callable[[Findings], Numbers] | None = None
    data: Callable[[Findings], Numbers] | None = None
    name: str = ""
