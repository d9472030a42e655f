"""A scenario file to start from, with a move for a lever, or for two."""

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question

TEXT = """label = "{label}"

[[move]]
lever = "{lever}"
{more}from = {year}
until = {last}
strength = 1.0  # {low:g} to {high:g}; 1 is {unit}
"""


@question
def futures_new(lever: str = "ally") -> Answer:
    """Write a scenario file to start from.

    Parameters
    ----------
    lever : str
        The lever that its move pulls.

    Returns
    -------
    Answer
        A row: the text.

    Raises
    ------
    UnknownNameError
        If no lever is called so.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.futures_new("no_veto").table["text"][0].splitlines()[0]
    'label = "No veto in the Council from 2027 on"'
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.futures.levers import LEVERS

    chosen = LEVERS[lever]
    more = _side("actors", chosen.actors, ["Russia", "China"]) + _side("targets", chosen.targets, ["Japan"])
    more += f'organisation = "{"BRICS" if chosen.actors[0] else "EU"}"\n' if chosen.organisation else ""
    label = f"{chosen.label} from 2027 on"
    text = TEXT.format(
        label=label, lever=chosen.name, more=more, year=2027, last=2036 if chosen.lasting else 2027,
        low=chosen.bounds[0], high=chosen.bounds[1], unit=chosen.unit,
    )  # fmt: skip
    grid = Grid((Column("lever", "lever", "text"), Column("text", "text", "text")), [{"lever": lever, "text": text}])
    return Answer(
        f"A scenario to start from: {chosen.label[0].lower()}{chosen.label[1:]}",
        grid,
        [Section("", Grid((Column("line", "scenario file", "text"),), [{"line": each} for each in text.splitlines()]))],
        sentences=[f"{chosen.label} ({chosen.grade}): {chosen.changes}"],
        notes=["polycentric futures compare FILE tells what it changes.", f"{chosen.citation}."],
        provenance=lambda: provenance_of(),
    )


def _side(key: str, bounds: tuple[int, int], states: list[str]) -> str:
    """Write the line of actors or targets, where the lever takes any."""
    if not bounds[0]:
        return ""
    named = ", ".join(f'"{state}"' for state in states[: max(bounds[0], 1)])
    return f"{key} = [{named}]\n"


QUESTION = Question("How does a scenario file look?", futures_new)
