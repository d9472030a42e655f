"""``polycentric report``: the whole answer as one HTML file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options, uses
from polycentric.cli.command import Command
from polycentric.cli.options import Output
from polycentric.legible import visible

if TYPE_CHECKING:
    from polycentric.answers.world.answer import WorldAnswer

PAGE = Path("polycentric-report.html")
DRAWN = "world_map"
PAGE_ENDINGS = ("", ".html", ".htm")


def _picture_without(part: str) -> uses.Cause:
    """Where a picture is wanted that shows nothing of a part: ``of_past``, ``of_indices`` or ``of_today``."""

    def cause(request: uses.Request) -> str | None:
        if request.form() != "svg" and not request.given("picture"):
            return None
        from polycentric.pictures import PICTURES

        name = request.value("picture") or DRAWN
        return None if name in PICTURES and getattr(PICTURES[name], part) else f"with --picture {name}"

    return cause


RULES = (
    uses.Useless(["opened"], uses.in_form("json", "csv", "svg"), "there is no page to open"),
    uses.Useless(["opened"], uses.given("picture"), "there is no page to open"),
    uses.Useless(["mirror"], _picture_without("of_past"), "it shows the world of today"),
    uses.Useless(["added"], _picture_without("of_indices"), "it doesn't show every power index"),
    uses.Useless(["year", "carry"], _picture_without("of_today"), "it shows two centuries alone"),
    uses.Useless(["history", "mirror"], uses.in_form("csv"), "the rows are the verdicts on today's world"),
    uses.Useless(["history"], uses.in_form("svg"), "the picture's name says whether it is of two centuries"),
    uses.Useless(["history"], uses.given("picture"), "the picture's name says whether it is of two centuries"),
)


@click.command(name="report", cls=Command, rules=RULES)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", callback=options.checked_place,
              help=f"Where to write; {PAGE} without it, or the screen for --json, --csv and --picture.")  # fmt: skip
@options.form("json", "All findings of the report, in place of the page.")
@options.form("csv", "The verdicts of the report as rows, in place of the page.")
@options.form("svg", "One picture, by default the map, in place of the page.")
@click.option("--picture", metavar="NAME", help="Which picture --svg gives; an unknown name lists them.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser afterwards.")
@options.add("power index: columns state and value, a year if need be")
@options.own
@options.archive
@options.world_without_bloc
def report(out: Path | None, form: str | None, picture: str | None, opened: bool, **asked: Any) -> None:
    """Write the report on a world as one HTML file, which needs no network to read.

    Its part on two centuries is there wherever `polycentric fetch` has brought the archive, or a mirror holds it.

    Example: polycentric report --out world.html --open
    """
    from polycentric.cli.answering import asked_for
    from polycentric.cli.write import deliver

    form = _form(form, picture, out)
    if form == "svg":
        picture = picture or DRAWN
    if form == "csv" and asked["history"] is None:
        asked["history"] = False  # the rows are of today
    answer: Any = asked_for("report", picture=picture, **asked)
    if form is None:
        _write_page(answer, out or PAGE, opened=opened)
    else:
        deliver(answer, Output(form, out))


def _form(form: str | None, picture: str | None, out: Path | None) -> str | None:
    """Give the form wanted in place of the page, if any; refuse what contradicts it before anything is computed."""
    if picture is not None:
        from polycentric.pictures import PICTURES

        _ = PICTURES[picture]
        if form not in (None, "svg"):
            raise click.UsageError(f"--picture gives a picture, and --{form} something else: leave one of them out.")
        return "svg"
    ending = "" if out is None else out.suffix.lower()
    if form is None and ending not in PAGE_ENDINGS:
        if ending not in (".json", ".csv", ".svg"):
            raise click.UsageError(f"A report is no '{ending}' file: end the name with .html, .json, .csv or .svg.")
        return ending[1:]
    return form


def _write_page(answer: "WorldAnswer", out: Path, *, opened: bool) -> None:
    """Write the page, say its answer and where it is."""
    from polycentric.cli.write import width
    from polycentric.report import render_findings
    from polycentric.writing import shown, write_text

    write_text(render_findings(answer.findings), out)
    click.echo(visible(answer.in_short(width()), keep="\n"))
    click.echo(f"Wrote {shown(out)}: open it in any browser, with or without a network.", err=True)
    if opened:
        click.launch(str(out.resolve()))


COMMAND = report
