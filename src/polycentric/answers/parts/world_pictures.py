"""Draws one of the report's pictures for a question."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.provenance import edition_of
from polycentric.answers.where import Where, open_world, sources_of, when
from polycentric.pictures.sketch import Sketch

if TYPE_CHECKING:
    from polycentric.pictures.records.findings import Findings
    from polycentric.power.contract import PowerIndex


def sketch_of(name: str, at: Where, indices: "Mapping[str, PowerIndex] | None" = None) -> Sketch:
    """Give what one of the report's pictures is drawn from.

    Parameters
    ----------
    name : str
        The picture.
    at : Where
        The world; a bloc can't be chosen, since the pictures show it both ways.
    indices : mapping, optional
        The power indices that it shows; all without it.
    """
    from polycentric.answers.progress import steps
    from polycentric.answers.world.findings import collect

    if at.bloc is not None:
        raise QuestionError(
            f"The picture shows the EU both ways, as single states and as one: leave {option('as_one')} out, or "
            f"{option('svg') if option('svg').startswith('--') else 'the picture'}."
        )
    with steps(1) as step:
        step("measuring the world for the picture")
        panel = open_world(at, tuple((indices or {}).values()))
        findings = collect(panel, power_indices=indices)
    check_shown_whole(findings, name, indices or {})
    return of_findings(name, findings, when(at), [edition_of(source) for source in sources_of(panel)])


def of_findings(name: str, findings: "Findings", years: str = "", sources: Sequence[str] = ()) -> Sketch:
    """Give a picture of findings that are collected already, with its title, the years and the sources."""
    from polycentric.pictures import PICTURES
    from polycentric.pictures.drawing.standalone import draw

    title = "; ".join(part for part in (PICTURES[name].title, years) if part)
    return Sketch(findings, lambda record, narrow: draw(record, name, narrow=narrow, title=title, sources=sources))


def check_shown_whole(findings: "Findings", name: str, indices: "Mapping[str, PowerIndex]") -> None:
    """Refuse a picture of shares in which an index that the user brought would be left out.

    Raises
    ------
    CoverageError
        If too little of the world is known on it.
    """
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES

    shown = {each for each, index in findings.indices.items() if index.shares}
    lacking = [each for each in indices if each not in shown and each not in INDICES]
    if name == "power_shares" and lacking:
        raise CoverageError(
            f"'{lacking[0]}' is known of too little of the world for a picture of shares: give values for more states, "
            "or leave the picture out."
        )
