"""The command line: one command per stage, one file per command in `commands`.

Starting it imports the standard library and click, nothing else: each command imports its stage when it runs.
"""

import sys
from typing import NoReturn

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code, also where it is interrupted while it still starts."""
    try:
        from polycentric.cli import app

        app.main(arguments)
    except KeyboardInterrupt:
        sys.exit(130)
