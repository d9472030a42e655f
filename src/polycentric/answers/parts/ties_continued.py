"""``polycentric ties LAYER --state X --years``, with what other sources have after the layer's own ends, beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Grid, Section, grid_of
from polycentric.answers.parts import ties_years
from polycentric.answers.parts.power_years import breaks_in_words
from polycentric.answers.parts.ties_years import UNITS, sentences

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.answers.parts.ties_further import Continued
    from polycentric.pictures.sketch import Sketch
    from polycentric.ties.through_years import TiesThroughYears

__all__ = ["in_provenance", "notes", "sections", "sentences", "sketch_of", "sources_of", "tidy"]


def sources_of(found: "TiesThroughYears", panel: "xr.Dataset") -> str:
    """Name the sources of a layer's values: of the panel's variables, or what the layer itself states."""
    from polycentric.sources import SOURCES

    names = sorted({str(panel[name].attrs["source_name"]) for name in found.layer.variables(panel)
                    if "source_name" in panel[name].attrs})  # fmt: skip
    labelled = [name for name, source in SOURCES.items() if source.label == found.layer.source]
    return "; ".join(names or labelled or [found.layer.source or found.layer.name])


def tidy(found: "TiesThroughYears", more: "Sequence[Continued]", top: int | None, own: str) -> Grid:
    """Make a grid of the ties of every year, each row under the name of its source."""
    import polars as pl

    parts = [_rows(found, top, own), *(_rows(each.found, top, each.reach.source) for each in more if each.found)]
    return grid_of(pl.concat(parts), UNITS)


def _rows(found: "TiesThroughYears", top: int | None, source: str) -> "pl.DataFrame":
    """Give one source's rows."""
    import polars as pl

    rows = found.table if top is None else found.table.filter(pl.col("rank") <= top)
    editions = pl.col("editions").cast(pl.List(pl.String)).list.join(" ")
    return rows.with_columns(editions, pl.lit(source).alias("source"))


def sections(found: "TiesThroughYears", more: "Sequence[Continued]", top: int | None) -> list[Section]:
    """Set the ties by the layer's source, and below them those by each that reaches further, under its name."""
    parts = ties_years.sections(found, top)
    for each in more:
        if each.found is not None:
            parts += [_named(section, each) for section in ties_years.sections(each.found, top)]
    return parts


def _named(section: Section, each: "Continued") -> Section:
    """Put a source's name over its table."""
    head = f"Another source, {each.reach.mark}"
    return Section(f"{head}: {section.heading}" if section.heading else head, section.grid, section.below)


def notes(found: "TiesThroughYears", more: "Sequence[Continued]") -> list[str]:
    """Say what the layer is, and of each source that reaches further that it is not joined, and why."""
    return [
        *ties_years.notes(_until_the_end(found) if more else found),
        *(line for each in more for line in _note(each)),
    ]


def _until_the_end(found: "TiesThroughYears") -> "TiesThroughYears":
    """Give what is found without the years after the layer's last one, of which the other sources tell."""
    left = {year: why for year, why in found.left_out.items() if year < found.years[-1]}
    return replace(found, left_out=left)


def _note(each: "Continued") -> list[str]:
    """Say what another source has, or why it has nothing."""
    from polycentric.pictures.drawing.splice import spelled
    from polycentric.sources import SOURCES

    label = SOURCES[each.reach.source].label
    if each.found is None:
        return [f"Further, {spelled(each.years)}: {label} has nothing to show here: {each.lacking}"]
    years = each.found.years
    layer = each.found.layer
    return [
        f"Another source, {spelled((years[0], years[-1]))}: {label} (layer {each.reach.layer}, {layer.unit}); not "
        f"joined, since {each.differs}.",
        *breaks_in_words(each.found.breaks, "no values"),
    ]


def in_provenance(more: "Sequence[Continued]") -> dict[str, Any]:
    """Say which sources reach further."""
    found = {
        each.reach.source: {"layer": each.reach.layer, "world": each.reach.world, "years": list(each.found.years)}
        for each in more
        if each.found is not None
    }
    return {"further": found} if found else {}


def sketch_of(found: "TiesThroughYears", more: "Sequence[Continued]", title: str, own: str) -> "Sketch":
    """Give what the picture is drawn from."""
    from polycentric.answers.parts.ties_years_picture import sketch_of as drawn
    from polycentric.sources import SOURCES

    labels = [SOURCES[name].label if name in SOURCES else name for name in own.split("; ")]
    return drawn(found, more, title, "; ".join(labels))
