"""``polycentric report``: the whole answer as one HTML file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers import own
from polycentric.answers.where import Where
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.legible import visible

if TYPE_CHECKING:
    from polycentric.report import Findings
    from polycentric.tables.user_reading import Reading

PAGE = Path("polycentric-report.html")
DRAWN = "world_map"
PAGE_ENDINGS = ("", ".html", ".htm")


def _picture_without(part: str) -> uses.Cause:
    """Where a picture is wanted that shows nothing of a part: ``of_past``, ``of_indices`` or ``of_today``."""

    def cause(request: uses.Request) -> str | None:
        if request.form() != "svg" and not request.given("picture"):
            return None
        from polycentric.report import PICTURES

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
@old.reading("added", "--add")
@options.archive
@old.world_without_bloc
@click.pass_context
def report(
    ctx: click.Context,
    out: Path | None,
    form: str | None,
    picture: str | None,
    opened: bool,
    added: tuple[Path, ...],
    reading: "Reading",
    archive: options.Archive,
    where: Where,
) -> None:
    """Write the report on a world as one HTML file, which needs no network to read.

    Its part on two centuries is there wherever `polycentric fetch` has brought the archive, or a mirror holds it.

    Example: polycentric report --out world.html --open
    """
    from polycentric.answers.mirrored import mirrored
    from polycentric.cli.write import print_or_write

    form = _form(form, picture, out)
    with mirrored(archive.mirror):
        drawn = (picture or DRAWN) if form == "svg" else None
        findings = _findings(ctx, added, reading, where, _needs_history(archive, form, picture), drawn)
    if form is None:
        _write_page(findings, out or PAGE, opened=opened)
        return
    print_or_write(_text(ctx, findings, form, picture or DRAWN, where), out)


def _form(form: str | None, picture: str | None, out: Path | None) -> str | None:
    """Give the form wanted in place of the page, if any; refuse what contradicts it before anything is computed."""
    if picture is not None:
        from polycentric.report import PICTURES

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


def _needs_history(archive: options.Archive, form: str | None, picture: str | None) -> bool | None:
    """Say whether two centuries are needed (None: where they are there); only for what shows them."""
    if archive.mirror is not None and archive.history is False:
        raise click.UsageError("--mirror names the archive, and --no-history leaves it out: give one of the two.")
    if form == "svg":
        from polycentric.report import PICTURES

        return PICTURES[picture or DRAWN].of_past
    return archive.history if archive.history is not None or form != "csv" else False


def _findings(
    ctx: click.Context,
    added: tuple[Path, ...],
    reading: "Reading",
    where: Where,
    history: bool | None,
    drawn: str | None,
) -> "Findings":
    """Compute all that the report shows, or what is needed for one picture."""
    if where.world == "history":
        raise click.UsageError(
            "The report is on the world 'now', and shows two centuries beside it: leave --world out and give "
            "--history. The archive that it needs comes with polycentric fetch --all, or from --mirror DIR."
        )
    from polycentric.answers.parts.world_pictures import check_shown_whole
    from polycentric.answers.where import open_world
    from polycentric.cli.progress import steps
    from polycentric.report import collect

    with steps(2) as step:
        step("loading the world")
        indices = own.read_files(added, own.for_world(reading, where))
        panel = open_world(where)
        indices = own.with_notes(indices, panel)
        step("measuring it by every definition")
        findings = collect(panel, power_indices=indices, command=str(ctx.find_root().obj), history=history)
    if drawn and added:
        check_shown_whole(findings, drawn, indices)
    return findings


def _write_page(findings: "Findings", out: Path, *, opened: bool) -> None:
    """Write the page, say its answer and where it is."""
    from polycentric.answers.world.prose import write
    from polycentric.report import render_findings, write_text
    from polycentric.writing import shown

    write_text(render_findings(findings), out)
    prose = write(findings)
    click.echo(visible(f"{prose.headline}\n{prose.lede}", keep="\n"))
    click.echo(f"Wrote {shown(out)}: open it in any browser, with or without a network.", err=True)
    if opened:
        click.launch(str(out.resolve()))


def _text(ctx: click.Context, findings: "Findings", form: str, picture: str, where: Where) -> str:
    """Give what is wanted in place of the page."""
    from polycentric.report import draw

    if form == "svg":
        return draw(findings, picture, embed_font=True)
    sheet = _sheet(ctx, findings, where)
    return sheet.json() if form == "json" else sheet.csv()


def _sheet(ctx: click.Context, findings: "Findings", where: Where) -> Any:
    """Put the findings together: the verdicts as rows, all the rest beside them."""
    from dataclasses import asdict

    from polycentric.answers.grids import Column, Grid
    from polycentric.answers.world.prose import write
    from polycentric.cli.old import Sheet
    from polycentric.cli.old import provenance_at as provenance

    everything = asdict(findings)
    rows = [{**row, "poles": " ".join(row["poles"])} for row in everything.pop("verdicts")]
    prose = write(findings)
    grid = Grid([Column(name, name) for name in rows[0]], rows)
    answer = [prose.lede, *prose.answer]
    return Sheet(prose.headline, grid, [], answer, provenance=provenance(ctx, where, findings=everything))


COMMAND = report
