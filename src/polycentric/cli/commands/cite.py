"""``polycentric cite``: what to cite, as BibTeX."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import uses
from polycentric.cli.command import Command
from polycentric.cli.options import checked_place
from polycentric.cli.write import print_or_write
from polycentric.version import __version__

HELP = """Print BibTeX for sources, or for all that a result was made from.

Without a name: what the built-in world 'now' rests on. The software comes first.

\b
Examples:
  polycentric cite
  polycentric cite cow_nmc atop --out sources.bib
  polycentric cite --result power.json
"""
RULES = (uses.Useless(["names", "result"], uses.given("every"), "all are cited"),)
SOFTWARE = f"""@software{{polycentric,
  author = {{{{The polycentric contributors}}}},
  title = {{{{polycentric: a laboratory for the structure of the international system}}}},
  version = {{{__version__}}}
}}"""


@click.command(help=HELP, cls=Command, rules=RULES)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--result", type=click.Path(path_type=Path), metavar="FILE.json",
              help="A result that was written with --json: cite what it used.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Every source.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.bib", callback=checked_place,
              help="Write to a file.")  # fmt: skip
def cite(names: tuple[str, ...], result: Path | None, every: bool, out: Path | None) -> None:
    """Print BibTeX."""
    from polycentric.sources import SOURCES

    used = [*names, *(_used(result) if result else ())]
    if every:
        used = list(SOURCES)
    elif not used:
        used = [name for name, source in SOURCES.items() if source.embedded]
    print_or_write("\n\n".join(_entries(SOURCES[name].bibtex for name in dict.fromkeys(used))) + "\n", out)


def _entries(texts: Any) -> list[str]:
    """Give the software's entry and every other one once: sources share references."""
    entries = [entry for text in texts for entry in _split(text)]
    return list(dict.fromkeys([SOFTWARE, *entries]))


def _split(text: str) -> list[str]:
    """Split a source's entries."""
    return ["@" + part.strip() for part in ("\n" + text).split("\n@") if part.strip()]


def _used(result: Path) -> list[str]:
    """Give the sources that a result names."""
    import json

    from polycentric.errors import UserFileError
    from polycentric.reading import content_of

    if result.exists() and not result.is_file():
        raise UserFileError(f"'{result}' is no file: give a result that a command wrote with --json.")
    try:
        return [str(record["name"]) for record in json.loads(content_of(result))["sources"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserFileError(
            f"'{result}' names no sources ({type(error).__name__}): give a result that a command wrote with --json."
        ) from error


COMMAND = cite
