"""The report's pictures: one file each, drawn from the findings as SVG in two layouts.

``polycentric.report.pictures.PICTURES`` is the dict of all.
"""

from polycentric.registry import collect
from polycentric.report.pictures.contract import Picture

PICTURES = collect(__name__, "PICTURE", "picture", Picture)

__all__ = ["PICTURES", "Picture"]
