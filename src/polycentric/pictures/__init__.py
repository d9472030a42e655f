"""The report's pictures: one file each, drawn from the findings as SVG in two layouts.

``polycentric.pictures.PICTURES`` is the dict of all.
"""

from polycentric.pictures.contract import Picture
from polycentric.registry import collect

PICTURES = collect(__name__, "PICTURE", "picture", Picture)

__all__ = ["PICTURES", "Picture"]


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
