"""Pole definitions: rules that say who the poles are. One file per rule; no result names poles without its rule.

``polycentric.poles.DEFINITIONS`` is the dict of all; each is called on a `Situation`.
"""

from collections.abc import Mapping, Sequence

from polycentric.poles.contract import PoleDefinition
from polycentric.registry import collect

DEFINITIONS = collect(__name__, "DEFINITION", "pole definition", PoleDefinition)


def meant_by(definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None) -> list[PoleDefinition]:
    """Give the definitions that are meant by a name, by several, or by a mapping; all of the package if by nothing.

    Raises
    ------
    UnknownNameError
        If no definition of the package has a name.
    """
    if definitions is None:
        return list(DEFINITIONS.values())
    if isinstance(definitions, Mapping):
        return list(definitions.values())
    return [DEFINITIONS[name] for name in ([definitions] if isinstance(definitions, str) else definitions)]
