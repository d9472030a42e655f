"""Which readings of the rules came out right on known cases, and what those call the world today.

Until the tables of known cases are there, every reading enters the picture of the first screen, and no rule is quoted.
"""

from polycentric.pictures.records.findings import Findings


def is_validated(definition: str, measure: str, state_set: str) -> bool:
    """Tell whether a reading came out right on cases that scholars agree on.

    Parameters
    ----------
    definition : str
        The rule's name.
    measure : str
        The concept that is measured, `PowerIndex.measure`; empty for a rule that looks at no single measure.
    state_set : str
        The set of states; empty for a rule that looks at none.
    """
    return True


def validated_lines(findings: Findings) -> tuple[str, ...]:
    """Give a sentence for each validated rule: the class it gives today, and how often it was right before."""
    return ()
