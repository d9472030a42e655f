"""A drawn picture, as a notebook shows it and a file holds it."""

import os
from dataclasses import dataclass
from pathlib import Path

from polycentric.errors import OutputError
from polycentric.writing import write_text


@dataclass(frozen=True)
class Image:
    """A picture as one SVG document, which needs no other file."""

    svg: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write it to a file, whole or not at all, and give its path; the ending names the form.

        Raises
        ------
        OutputError
            If the ending names no form that there is, or the file can't be written.
        """
        place = Path(path)
        if place.suffix.lower() != ".svg":
            raise OutputError(f"'{place}' doesn't end in .svg: name it so.")
        return write_text(self.svg, place)

    def _repr_svg_(self) -> str:
        """Show it in a notebook."""
        return self.svg

    def __repr__(self) -> str:
        return f"<Image: {len(self.svg):,} characters of SVG; .save('picture.svg')>"
