"""The report: one self-contained HTML file that answers in words, then shows pictures, tables and how it was made.

``render(panel)`` gives the page, ``write(panel, path)`` writes it whole or not at all, ``collect(panel)`` gives the
findings that both are drawn from, and ``draw(findings, "world_map")`` one picture as an SVG file of its own.
``PICTURES`` is the dict of all pictures.
"""

import os
from pathlib import Path

from polycentric.answers.world.findings import Indices, Layers, Panel, collect, of_profile
from polycentric.pictures import PICTURES
from polycentric.pictures.drawing.standalone import draw
from polycentric.pictures.records.findings import Findings
from polycentric.report.page import render as render_findings
from polycentric.writing import write_text

__all__ = ["PICTURES", "Findings", "collect", "draw", "of_profile", "render", "render_findings", "write"]


def render(
    panel: Panel,
    *,
    power_indices: Indices | None = None,
    layers: Layers | None = None,
    command: str = "polycentric report",
    made: str = "",
    history: bool | None = False,
) -> str:
    """Give the report on a panel's last year as one HTML text; the same panel gives the same bytes.

    Parameters
    ----------
    panel : Dataset
    power_indices, layers : mapping, optional
        Power indices and tie layers by name, a user's own among them; those of the package if left out.
    command : str
        The command that makes the report again, printed in it.
    made : str
        A date to print as the day of making; without it the page names only its data's edition.
    history : bool, optional
        Whether to add two centuries from the archive; None: if it is there.

    Raises
    ------
    CoverageError
        If no power index can be computed on this panel.
    NotFetchedError
        If two centuries are asked for and nothing of the archive is there.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> report.render(load("now"))  # doctest: +SKIP
    """
    findings = collect(panel, power_indices=power_indices, layers=layers, command=command, history=history)
    return render_findings(findings, made)


def write(
    panel: Panel,
    path: str | os.PathLike[str] = "polycentric-report.html",
    *,
    power_indices: Indices | None = None,
    layers: Layers | None = None,
    command: str = "polycentric report",
    made: str = "",
    history: bool | None = False,
) -> Path:
    """Write the report on a panel's last year to a file, and give its path.

    The file is written whole or not at all. For the other parameters see `render`.

    Parameters
    ----------
    panel : Dataset
    path : path
    power_indices, layers, command, made, history
        As in `render`.

    Raises
    ------
    OutputError
        If the file can't be written.
    CoverageError
        If no power index can be computed on this panel.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> report.write(load("now"), "world.html")  # doctest: +SKIP
    """
    page = render(panel, power_indices=power_indices, layers=layers, command=command, made=made, history=history)
    return write_text(page, path)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
