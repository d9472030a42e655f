"""Sets words and tables in lines of so many characters: nothing is cut, what is too wide is folded or set below."""

import re
import textwrap
from collections.abc import Sequence

GAP = 2
LEAST = 12  # what a column of words is folded to at most, before the table is parted
_SEAMS = re.compile(r"(?<=[ _/-])")


def paragraph(text: str, width: int, indent: str = "") -> str:
    """Fold a text at its spaces; lines after the first begin with `indent`."""
    lines = textwrap.wrap(text, max(width, 20), subsequent_indent=indent, break_long_words=False,
                          break_on_hyphens=False)  # fmt: skip
    return "\n".join(lines)


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    width: int,
    most: Sequence[int] | None = None,
) -> list[str]:
    """Set a table in lines.

    Parameters
    ----------
    heads : sequence of str
    rows : sequence of sequences of str
        The cells, one for each column.
    right : sequence of bool
        Which columns stand to the right: those of numbers.
    width : int
        The most characters of a line; a number or a single word that is longer still stands whole.
    most : sequence of int, optional
        The most characters of each column; as many as a line has without it.

    Returns
    -------
    list of str
        The lines, the heads first. Heads and words are folded where a table is too wide; where that isn't enough, its
        further columns stand below the first ones, beside the first column again, or beside as many as tell the rows
        apart.
    """
    columns = [[head, *(row[place] for row in rows)] for place, head in enumerate(heads)]
    least = [_least(column, to_right=side) for column, side in zip(columns, right, strict=True)]
    lines: list[str] = []
    for block in _blocks(least, width, _key(rows, least, width)):
        caps = [width if most is None else most[place] for place in block]
        widths = _widths([columns[place] for place in block], [least[place] for place in block], width, caps)
        sides = [right[place] for place in block]
        if lines:
            lines.append("")
        for row in zip(*(columns[place] for place in block), strict=True):
            lines += _row(row, widths, sides)
    return lines


def _least(column: Sequence[str], *, to_right: bool) -> int:
    """Give the fewest characters that a column can be set in: its numbers whole, its words and its head folded."""
    head, *cells = column
    pieces = max(map(len, _pieces(head)), default=0)
    if to_right:
        return max([pieces, *map(len, cells)])
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    natural = max(map(len, column))
    return max(pieces, min(natural, max(LEAST, min(longest, 2 * LEAST))))


def _key(rows: Sequence[Sequence[str]], least: Sequence[int], width: int) -> int:
    """Give how many first columns tell the rows apart; one where that takes more than half of the width."""
    for count in range(1, len(least)):
        if sum(least[:count]) + GAP * count > width / 2:
            break
        if len({tuple(row[:count]) for row in rows}) == len(rows):
            return count
    return 1


def _blocks(least: Sequence[int], width: int, key: int = 1) -> list[list[int]]:
    """Part the columns into blocks that fit, each of which begins with the first column, or the first `key`."""
    blocks: list[list[int]] = []
    block = list(range(key))
    for place in range(key, len(least)):
        taken = sum(least[each] + GAP for each in block) + least[place]
        if taken > width and len(block) > key:
            blocks.append(block)
            block = list(range(key))
        block.append(place)
    return [*blocks, block] if least else []


def _widths(columns: Sequence[Sequence[str]], least: Sequence[int], width: int, most: Sequence[int]) -> list[int]:
    """Give each column its natural width, as far as it may be so wide, where there is room, the narrow ones first."""
    widths = list(least)
    room = width - sum(least) - GAP * (len(least) - 1)
    wanted = [
        max(min(max(map(len, column)), cap) - low, 0) for column, low, cap in zip(columns, least, most, strict=True)
    ]
    open_places = [place for place in range(len(columns)) if wanted[place] > 0]
    while open_places and room > 0:
        share = max(room // len(open_places), 1)
        place = min(open_places, key=lambda each: wanted[each])
        more = min(wanted[place], share, room) if wanted[place] > share else min(wanted[place], room)
        widths[place] += more
        room -= more
        open_places.remove(place)
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """Set one row, in as many lines as its highest cell has; of heads and cells alike, the first line stands on top."""
    folded = [_folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, folded))
    lines: list[str] = []
    for line in range(height):
        texts = [each[line] if line < len(each) else "" for each in folded]
        lines.append((" " * GAP).join(
            text.rjust(width) if side else text.ljust(width)
            for text, width, side in zip(texts, widths, right, strict=True)
        ).rstrip())  # fmt: skip
    return lines


def _folded(cell: str, width: int) -> list[str]:
    """Fold a cell at spaces, and a word that is still too long at its seams: after ``_``, ``/`` or ``-``."""
    if len(cell) <= width:
        return [cell]
    lines: list[str] = [""]
    words = [word for word in re.split(r"(?<= )", cell) if word]
    for piece in (part for word in words for part in (_pieces(word) if len(word.rstrip()) > width else [word])):
        if lines[-1] and len((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Part a text where it may be folded."""
    return [piece for piece in _SEAMS.split(text) if piece]
