"""A drawn picture, as a notebook shows it and a file holds it."""

import os
from dataclasses import dataclass
from pathlib import Path

from polycentric.errors import OutputError
from polycentric.writing import write_text, write_whole

ENDINGS = (".svg", ".png")
SHARPER = 2.0  # pixels of a PNG for each of the picture's own, as screens and papers have them


@dataclass(frozen=True)
class Image:
    """A picture as one SVG document, which needs no other file."""

    svg: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write it to a file, whole or not at all, and give its path; the ending names the form: .svg or .png.

        Raises
        ------
        OutputError
            If the ending names no form that there is, or the file can't be written.
        MissingExtraError
            If it names PNG, and what draws it isn't installed.
        """
        place = Path(path)
        if place.suffix.lower() == ".png":
            drawn = self.png()
            write_whole(place, lambda draft: draft.write_bytes(drawn))
            return place
        if place.suffix.lower() != ".svg":
            raise OutputError(f"'{place}' ends in neither {' nor '.join(ENDINGS)}: name it so.")
        return write_text(self.svg, place)

    def png(self, width: int | None = None) -> bytes:
        """Give it as a PNG, for what shows no SVG: so many pixels wide, or twice its own width.

        Parameters
        ----------
        width : int, optional
            From 1 to 20,000.

        Raises
        ------
        OutputError
            If the width is none.
        MissingExtraError
            If what draws it isn't installed.
        """
        from polycentric.pictures.drawing.pixels import png

        return png(self.svg, width, SHARPER)

    def _repr_svg_(self) -> str:
        """Show it in a notebook, on white ground, since its inks are for that and a notebook may be dark."""
        begin = self.svg.index("<svg ")
        return f'{self.svg[:begin]}<svg style="background:#fff;color-scheme:light" {self.svg[begin + 5 :]}'

    def __repr__(self) -> str:
        return f"<Image: {len(self.svg):,} characters of SVG; .save('picture.svg'), .save('picture.png')>"
