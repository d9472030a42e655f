"""Acts as a user names them: by the name of the file, as a table prints it, by the label, or by a word of one label."""

from collections.abc import Sequence

from polycentric.errors import UnknownNameError
from polycentric.poles.concert.acts import ACTS


def acts_named(asked: Sequence[str]) -> tuple[str, ...]:
    """Give the names of acts that a user named.

    Raises
    ------
    UnknownNameError
        If a name is that of no act, and a word of no label or of several.

    Examples
    --------
    >>> acts_named(["restraint", "side by side", "pacts", "Pacts of restraint"])
    ('restraint', 'side_by_side')
    """
    return tuple(dict.fromkeys(_named(each) for each in asked))


def _named(asked: str) -> str:
    """Give the name of one act."""
    plain = asked.strip().lower()
    name = plain.replace(" ", "_").replace("-", "_")
    if name in ACTS:
        return name
    by_label = [each.name for each in ACTS.values() if each.label.lower() == plain]
    by_word = [each.name for each in ACTS.values() if plain in each.label.lower().split()]
    found = by_label or by_word
    if len(found) != 1:
        raise UnknownNameError("act of a concert", asked, ACTS, close=found or None)
    return found[0]
