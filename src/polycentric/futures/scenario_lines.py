"""On which line of a scenario file a key stands: TOML's readers don't say it."""

import re
from collections.abc import Mapping

_HEAD = re.compile(r"^\s*\[\[\s*move\s*\]\]")
_OTHER = re.compile(r"^\s*\[")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*=""")


def lines_of(text: str) -> Mapping[tuple[int, str], int]:
    r"""Give the line, from 1, of each key of each move; move -1 is the head of the file, and key "" the move itself.

    Examples
    --------
    >>> lines_of('label = "x"\n[[move]]\nlever = "ally"')
    {(-1, ''): 1, (-1, 'label'): 1, (0, ''): 2, (0, 'lever'): 3}
    """
    found: dict[tuple[int, str], int] = {(-1, ""): 1}
    move, counted = -1, -1
    for number, line in enumerate(text.splitlines(), 1):
        if _HEAD.match(line):
            counted += 1
            move = counted
            found[move, ""] = number
        elif _OTHER.match(line):
            move = -2  # another table, whose keys are none of ours
            _ = found.setdefault((-1, line.strip().strip("[]").strip()), number)
        elif (key := _KEY.match(line)) and move >= -1:
            _ = found.setdefault((move, key[1] or key[2] or key[3]), number)
    return found
