"""The command line: one command per stage, one file per command in `commands`.

Starting it imports the standard library and click, nothing else: each command imports its stage when it runs.
"""

from polycentric.cli.app import main

__all__ = ["main"]
