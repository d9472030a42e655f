"""How states are tied: one state's ties, those of all, year by year, or a whole layer as a network."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from polycentric.answers import own, where
from polycentric.answers.asked import QuestionError, again, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.own import OwnFile
from polycentric.answers.parts import ties_cases, ties_lists, ties_network, ties_of_words, ties_pair
from polycentric.answers.parts.ties_lists import Wanted
from polycentric.answers.parts.ties_network import HowMeasured
from polycentric.answers.parts.ties_span import by_rule
from polycentric.answers.question import Question
from polycentric.answers.where import Place, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xarray as xr

    from polycentric.tables.user_reading import Reading
    from polycentric.ties.contract import TieLayer

DRAWN = "trade_dependence"
NETWORK = "atop_defense"
Table = Literal["ties", "network"]
Measure = Literal["betweenness", "closeness", "harmonic", "eigenvector", "pagerank"]


class Asked(Place, OwnFile, total=False):
    """Where to look, and how the user's own files are read."""


@question
def ties(
    layer: str | None = None,
    *,
    state: Sequence[str] = (),
    table: Table = "ties",
    bounds: bool = False,
    top: int | None = None,
    measure: Measure = "pagerank",
    above: float = 0.0,
    least: float = 0.9,
    added: Sequence[Path] = (),
    unlisted: Literal["missing", "zero"] = "missing",
    **asked: Unpack[Asked],
) -> Answer:
    """Show how states are tied: allies, wars, disputes, sanctions, trade, organisations, votes and more.

    Parameters
    ----------
    layer : str, optional
        A layer by its name or a plain word (``allies``, ``wars``, ``sanctions``); all are listed without one.
    state : str or sequence of str
        Only ties of this state, or of these; through years of one, or between two.
    table : str
        ``ties``, or ``network`` for density, what runs both ways, and who is in the middle, year by year.
    bounds : bool
        Whether the table holds the pairs too of which only a bound is known.
    top : int, optional
        How many rows; without it 20 to read (10 each way of one state) and all in the table.
    measure : str
        Of the network: by which measure the states of several years are ranked.
    above, least : float
        Of the network: ties of more than `above` are ties, and the part `least` of the pairs must be observed.
    added : sequence of path
        CSV files of the user's own layers, named after the files.
    unlisted : str
        What a pair without a row in such a file is: ``missing`` or ``zero``.
    **asked
        Where to look (`Place`), and how the files are read (`OwnFile`).

    Returns
    -------
    Answer
        A row for each tie, values in base units; of wars and disputes a row for each of them and each opponent.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If a layer or state is unknown.
    CoverageError
        If nothing is known of what was asked for; the message says what is.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.ties("allies", state="Philippines").sentences
    ('In 2025 the Philippines was allied with the United States; source Mutual-defence pacts.',)
    """
    from polycentric.ties import LAYERS
    from polycentric.ties.events import EVENTS

    states = (state,) if isinstance(state, str) else tuple(state)
    place = where.place_of(asked)
    how, wanted = HowMeasured(measure, above, least), Wanted(states, bounds, top)
    mine = _own_layers(added, unlisted, own.reading_of(own.part_of(asked), added, "added"), place)
    if layer is not None and layer.startswith(ties_of_words.START):
        mine, place = {**mine, **ties_of_words.layer_of(layer)}, ties_of_words.placed(place)
    if layer is None and table == "ties":
        return _listed(mine, where.where_of(place))
    name = _name_of(layer or NETWORK, {**LAYERS, **mine})
    if layer is not None:
        own.check_shown(added, [name], argument("layer"))
    if name in EVENTS and table == "network":
        name = EVENTS[name].variable
    if name in EVENTS:
        return ties_lists.answer(name, wanted, place)
    chosen, at = _placed(name, mine, place, table)
    if table == "network":
        return ties_network.answer(chosen, at, how, top, given=_dated(place))
    return _ties(chosen, at, wanted)


def _own_layers(
    added: Sequence[Path], unlisted: Literal["missing", "zero"], reading: "Reading", place: Place
) -> "dict[str, TieLayer]":
    """Read the user's own layers."""
    if not added:
        return {}
    from polycentric.tables.user_file import own_files
    from polycentric.ties import LAYERS
    from polycentric.ties.user_file import read_layer

    for_it = own.for_world(reading, where.where_of(place))
    return {name: read_layer(path, unlisted, for_it) for name, path in own_files(added, LAYERS, "tie layer").items()}


def _placed(name: str, mine: "Mapping[str, TieLayer]", place: Place, table: Table) -> "tuple[TieLayer, Where]":
    """Give a layer, and the world and years to look at: the archive's where it alone has the layer.

    Raises
    ------
    QuestionError
        If a layer of the archive is asked of the world `now`.
    """
    from polycentric.panel.load import load
    from polycentric.ties import LAYERS
    from polycentric.ties.called import known, years_of

    layer = known({**LAYERS, **mine})[name]
    both = name in mine or (name in LAYERS and layer.fits(load("now")))
    if not both and place.get("world") not in (None, "history"):
        call = again("ties", name, world="history")
        raise QuestionError(f"'{name}' is in the world 'history' alone: {call}; or leave {option('world')} out.")
    if not both:
        place = {**place, "world": "history"}
    at = where.where_of(place)
    at = by_rule(layer, place, at) if both and name not in mine and table == "ties" else at
    span = years_of(layer) if at.world == "history" else None
    if span is None or at.year is not None or at.years is not None:
        return layer, at
    if table == "network":
        return layer, replace(at, years=(max(span[0], 1816), span[1]))
    return layer, replace(at, year=span[1])


def _dated(place: Place) -> bool:
    """Tell whether years were asked for."""
    return place.get("year") is not None or place.get("years") is not None


def _listed(mine: "Mapping[str, TieLayer]", at: Where) -> Answer:
    """List the layers of a world, and what the archive has."""
    from polycentric.answers.parts.ties_rows import LISTED, layer_rows, of_archive, read_layers
    from polycentric.registry import Registry
    from polycentric.ties import LAYERS

    if at.years is not None:
        raise QuestionError(f"Layers are listed: {option('years')} has no use without a {argument('layer')}; add a "
                            f"{argument('layer')}, or leave {option('years')} out.")  # fmt: skip
    known = Registry("tie layer", {**LAYERS, **mine})
    panel = where.open_world(at, list(known.values()))
    rows = layer_rows(known, panel, at.bloc)
    seen = [row for row in rows if row["observed"] or row["bounded"]]
    silent = [row["name"] for row in rows if row not in seen]
    return Answer(
        f"Tie layers; {where.when(at)}",
        Grid(LISTED, rows),
        [Section("Layers of this world", read_layers(seen)), of_archive()],
        sentences=[f"Between two states {len(seen)} layers of ties are known in this world: "
                   f"{', '.join(row['name'] for row in seen)}.",
                   *([f"Of this year {', '.join(silent)} say nothing."] if silent else [])],
        notes=[f"{again('ties', argument('layer'))} shows one; {again('ties', 'allies', state='France', year=1913)} "
               "the ties of one state in a year."],
        provenance=lambda: where.provenance(at, panel),
        sketch=lambda: _sketch(at),
    )  # fmt: skip


def _sketch(at: Where) -> Any:
    """Draw the network of the largest states, which there is of one layer."""
    from polycentric.answers.parts.world_pictures import sketch_of

    return sketch_of("network", at)


def _ties(layer: "TieLayer", at: Where, wanted: Wanted) -> Answer:
    """Show one layer: of a year, or of a state year by year."""
    from polycentric.errors import CoverageError

    if at.years is not None:
        if not wanted.states:
            need = option("state")
            raise QuestionError(f"Years are shown of one state: {option('years')} has no use without {need}; add "
                                f"{need}, or leave {option('years')} out.")  # fmt: skip
        return _through_years(layer, at, wanted)
    try:
        return _one(layer, at, wanted)
    except CoverageError:
        if at.world == "history" or at.year is None or at.carry or layer.needs == ():
            raise
        latest = replace(at, carry=True)
        return _one(layer, latest, wanted, "No number is of {year} itself: these are the latest that the edition of "
                    "then prints.")  # fmt: skip


def _through_years(layer: "TieLayer", at: Where, wanted: Wanted) -> Answer:
    """Show the strongest ties of one state in every year."""
    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.parts import ties_continued as rows
    from polycentric.answers.parts.ties_further import continued
    from polycentric.ties.through_years import through_years

    if len(wanted.states) > 2:
        raise QuestionError(
            f"{option('years')} shows the ties of one {option('state')}, or those between two, but "
            f"{len(wanted.states)} are named: name one or two."
        )
    if len(wanted.states) == 2:
        return ties_pair.answer(layer, at, wanted.states)
    panel = where.open_world(at, [layer])
    asked = wanted.states[0]
    state = asked if asked in where.labels(panel, at) else find_state_of_any_year(asked, panel)
    found = through_years(layer.on(panel), panel, state, at.bloc)
    more = continued(layer.name, state, at.years, at.bloc) if at.world == "history" and at.years else ()
    title = f"{found.layer.label}: the strongest ties of {found.table['name'][-1]}; {where.when(at)}"
    own = rows.sources_of(found, panel)
    return Answer(
        title,
        lambda: rows.tidy(found, more, wanted.top, own),
        lambda: [*rows.sections(found, more, wanted.top),
                 *ties_cases.sections(layer.name, [state], (found.asked[0], found.asked[-1]))],
        sentences=lambda: rows.sentences(found),
        notes=lambda: [*([at.note] if at.note else []), *rows.notes(found, more), *ties_cases.notes(layer.name)],
        provenance=lambda: where.provenance(at, panel, layer=layer.name, state=state, left_out=found.left_out,
                                            breaks=[vars(each) for each in found.breaks],
                                            **rows.in_provenance(more)),
        sketch=lambda: rows.sketch_of(found, more, title, own),
    )  # fmt: skip


def _one(layer: "TieLayer", at: Where, wanted: Wanted, more: str = "") -> Answer:
    """Show one layer in one year, of some states or of all."""
    from polycentric.answers.covered import nothing_observed
    from polycentric.answers.parts import ties_read
    from polycentric.answers.parts.ties_rows import TIDY, tie_rows, unknown_note

    panel = where.open_world(at, [layer])
    chosen = layer.on(panel)
    if wanted.bounds and chosen.upper is None:
        raise QuestionError(f"{option('bounds')} has no use with {argument('layer')} {layer.name}, of which no bounds "
                            f"are known: leave {option('bounds')} out.")  # fmt: skip
    states = _ids(wanted.states, panel, at)
    rows = tie_rows(chosen, panel, at.bloc, states, bounds=wanted.bounds)
    values = chosen(panel, at.bloc)
    _refuse_uncovered(chosen, panel, values)
    dated = at.year is not None or at.as_known is not None
    if dated and not rows and not bool(values.notnull().any()):
        raise nothing_observed(f"'{layer.name}'", at)
    seen = rows if wanted.bounds or not states else tie_rows(chosen, panel, at.bloc, states, bounds=True)
    observed = _observed(values, states)
    read = ties_read.Read(chosen, seen, states, at.bloc, int(panel["year"].values[-1]), wanted.top, observed)
    notes = [more.format(year=at.year), *ties_read.notes(read, values), unknown_note(chosen, panel, at.bloc, states)]
    title = f"{chosen.label}: {'the strongest ties' if not ties_read.is_yes_or_no(chosen) else 'who with whom'}"
    return Answer(
        f"{title}; {where.when(at)}",
        Grid(TIDY, rows if wanted.top is None else rows[: wanted.top]),
        lambda: [*ties_read.sections(read), *ties_cases.sections(layer.name, states, (read.year, read.year))],
        sentences=lambda: ties_read.sentences(read, _source(values, chosen)),
        notes=[note for note in (*notes, *ties_cases.notes(layer.name)) if note],
        provenance=lambda: where.provenance(
            at, panel, layer=layer.name, reference=chosen.reference, caveat=chosen.caveat
        ),
        sketch=(lambda: _sketch(at)) if layer.name == DRAWN else None,
    )


def _observed(values: "xr.DataArray", states: Sequence[str]) -> bool:
    """Tell whether any pair of some states is observed, be it at zero; of all states where none is named."""
    known = values.notnull()
    return not states or any(
        bool(known.sel({side: state}).any()) for state in states for side in ("state", "partner")
        if state in values[side].values
    )  # fmt: skip


def _source(values: "xr.DataArray", layer: "TieLayer") -> str:
    """Name where a layer's numbers are from, in a few words, with the version; of several the first and how many."""
    words = str(values.attrs.get("source", layer.source)).partition(" (editions")[0].split("; ")
    head, closed, _ = words[0].partition(";")[0].partition(")")
    others = len(dict.fromkeys(words)) - 1
    return head + closed + (f" and {others} other{'s' if others > 1 else ''}" if others else "")


def _ids(names: Sequence[str], panel: "xr.Dataset", at: Where) -> list[str]:
    """Find the states meant; a bloc that is taken as one is one of them."""
    from polycentric.answers.names import find_state

    groups = where.labels(panel, at)
    return [name if name in groups else find_state(name, panel) for name in names]


def _refuse_uncovered(layer: "TieLayer", panel: "xr.Dataset", values: "xr.DataArray") -> None:
    """Refuse a year of which a layer's sources say nothing, with the years that they cover."""
    from polycentric.errors import CoverageError
    from polycentric.ties.similar import SPANS as SIMILAR

    spans = [panel[name].attrs["years"] for name in layer.variables(panel) if "years" in panel[name].attrs]
    spans += [span for kind, span in SIMILAR.items() if kind == layer.name]
    year, first, last = int(panel["year"].values[-1]), max((s[0] for s in spans), default=0), min(
        (s[1] for s in spans), default=9999
    )  # fmt: skip
    if not first <= year <= last and not bool(values.isel(year=-1).notnull().any()):
        raise CoverageError(
            f"Tie layer '{layer.name}' covers {first}-{last}, but {year} was asked for: choose {option('year')} among "
            f"these{_elsewhere(layer.name, year)}."
        )


def _elsewhere(layer: str, year: int) -> str:
    """Name the layers that go on where this one ends and cover a year; nothing where there is none."""
    from polycentric.answers.parts.ties_further import covered_by
    from polycentric.panel.further import goes_on

    calls = list[str]()
    for reach in goes_on(layer)[1] if goes_on(layer) is not None else ():  # pyright: ignore[reportOptionalSubscript]  # asked just before
        covered, at = covered_by(reach), Where(reach.world)
        if covered is not None and covered[0] <= year <= covered[1]:
            world = {"world": at.world} if at.world == "now" else {}
            calls.append(f"{again('ties', reach.layer, year=year, **world)} ({reach.mark})")
    return f", or ask another source: {' or '.join(calls)}" if calls else ""


def _name_of(asked: str, layers: "Mapping[str, TieLayer]") -> str:
    """Give the name of the layer or list that is meant; of a layer whose file fails, say why it can't be used."""
    from polycentric.errors import UnknownNameError
    from polycentric.ties import LAYERS
    from polycentric.ties.called import name_of

    try:
        return name_of(asked, layers)
    except UnknownNameError:
        with contextlib.suppress(UnknownNameError):
            _ = LAYERS[asked]
        raise


QUESTION = Question("How are states tied?", ties)
