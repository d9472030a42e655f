"""Who stood with whom, year by year: patrons and who follows them, treaties, and communities of ties."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import grid_of
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question
from polycentric.wording import year_or_years

if TYPE_CHECKING:
    from polycentric.answers.where import Years
    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.groups.camps import Camps
    from polycentric.poles.world import World

Layer = Literal["pacts", "trade", "organisations", "combined"]
Method = Literal["patrons", "leiden"]
Pledges = Literal["defence", "consultation", "nonaggression"]
Table = Literal["camps", "pacts", "variants", "resolutions", "polarization"]
OF_PATRONS = ("index", "margin", "smallest", "pledges")
OF_COMMUNITIES = ("resolution", "coupling", "seeds")
LAYERS = ("pacts", "trade", "organisations")
YEARS = (1816, 2018)


@question
def camps(
    *,
    years: "Years | None" = None,
    year: int | None = None,
    layer: Layer = "pacts",
    method: Method | None = None,
    index: str = "cinc",
    margin: float = 1.0,
    smallest: float = 0.05,
    pledges: Pledges = "defence",
    resolution: float = 1.0,
    coupling: float | None = None,
    seeds: int = 20,
    table: Table = "camps",
    state: str | Sequence[str] = (),
) -> Answer:
    """Show who follows whom by pledges to defend in each year, or the communities of a layer of ties.

    Parameters
    ----------
    years : (int, int), optional
        First and last year; 1816 to 2018 without it. The last that has camps is shown to read.
    year : int, optional
        One year, in place of several.
    layer : str
        ``"pacts"`` (pledges to defend), ``"trade"``, ``"organisations"``, or ``"combined"`` for all three together.
    method : str, optional
        ``"patrons"``, the default of pacts: each state follows the strongest that is pledged to defend it.
        ``"leiden"``, all that the other layers have: communities, groups with more ties among themselves than to
        others, which have no leader.
    index : str
        For patrons: the measure of power.
    margin : float
        For patrons: more than how many times as strong as its client a patron must be.
    smallest : float
        For patrons: the least part of the world's power that a camp must hold.
    pledges : str
        For patrons: the weakest pledge that counts, ``"defence"``, ``"consultation"`` (with neutrality) or
        ``"nonaggression"``.
    resolution : float
        For communities: higher values give more and smaller ones; try several.
    coupling : float, optional
        Find the communities of all three layers together: how much a state is drawn to be in one in all; try 0.2.
    seeds : int
        Runs of the Leiden method a year.
    table : str
        ``"camps"``; ``"pacts"``, alliances by name with their members; ``"variants"``, which heads come out by each
        measure of power, pledge, margin and size; ``"resolutions"``, how communities hang on the resolution;
        ``"polarization"``, how polarised alliances were.
    state : str or sequence of str
        These states' rows and camps alone.

    Returns
    -------
    Answer
        Of patrons a row for each state and year, with its patron and the head at the end of its chain. Of communities
        one with its community, that one's strongest member, and the state's largest partner.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    CoverageError
        If nothing is known of the years.

    Examples
    --------
    ::

        pc.answers.camps(years=(1946, 2018)).picture()
        pc.answers.camps(layer="trade", years=(2000, 2014), state="Brazil").table
    """
    if year is not None and years is not None:
        raise QuestionError(f"{option('year')} is one year and {option('years')} are several: give one of the two.")
    years = years if year is None else (year, year)
    span = years or YEARS
    chosen = (state,) if isinstance(state, str) else tuple(state)
    if table == "pacts":
        from polycentric.answers.parts.treaties import treaties_answer

        return treaties_answer(span, chosen)
    if table == "variants":
        from polycentric.answers.parts.patrons_other import variants_answer

        return variants_answer(span)
    if table == "polarization":
        return _polarization(span, noted=years is not None)
    if table == "resolutions":
        return _resolutions(span, layer)
    if coupling is not None and layer == "combined":
        raise QuestionError(
            f"'combined' is one layer already: name the layer whose camps {option('coupling')} shall show."
        )
    if _method(layer, method, coupled=coupling is not None) == "patrons":
        from polycentric.answers.parts.patrons import patrons_answer

        return patrons_answer(span, index, margin, smallest, pledges, chosen)
    world = _world(span, layer if coupling is None else "combined")
    return _answer_of(_found(world, layer, resolution, coupling, seeds), world, chosen)


def _method(layer: Layer, method: Method | None, *, coupled: bool) -> Method:
    """Give the method: patrons for pledges alone unless communities are asked for."""
    if method == "patrons" and layer != "pacts":
        raise QuestionError(
            f"Nobody follows anybody by {layer}: patrons are read off pledges. Leave {option('method', 'patrons')} out "
            f"for communities, or {option('layer', layer)} for patrons."
        )
    if method == "patrons" and coupled:
        raise QuestionError(f"{option('coupling')} joins communities: give {option('method', 'leiden')} with it.")
    return method or ("patrons" if layer == "pacts" and not coupled else "leiden")


def _found(world: "World", layer: str, resolution: float, coupling: float | None, seeds: int) -> "Camps":
    """Find the camps of a layer, by itself or coupled with the others."""
    from polycentric.poles.groups.camps import camps as find
    from polycentric.poles.groups.coupled import coupled

    if coupling is None:
        return find(world, layer, resolution, seeds)
    return coupled(world, coupling=coupling, resolution=resolution, seeds=seeds)[layer]


def _answer_of(found: "Camps", world: "World", states: Sequence[str]) -> Answer:
    """Put the tables together."""
    import polars as pl

    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.parts import camps_rows, camps_words
    from polycentric.answers.where import sources_of

    chosen = [find_state_of_any_year(name, world.panel) for name in states]
    last = camps_rows.last_year(found)
    rows = found.states.filter(pl.col("state").is_in(chosen)) if chosen else found.states
    return Answer(
        f"Communities of {camps_words.LAYERS[found.layer]} in {last}",
        lambda: grid_of(rows, camps_rows.UNITS),
        lambda: [camps_rows.section(found, last, chosen)],
        sentences=lambda: [*camps_words.sentences(found, last, chosen), *camps_words.unbound(found, world.panel, last)],
        notes=lambda: camps_words.notes(found, last),
        provenance=lambda: provenance_of(
            *sources_of(world.panel), *(["pacts"] if found.layer == "pacts" and last >= 1990 else []),
            world="history", layer=found.layer, resolution=found.resolution, seeds=found.seeds,
            years=[int(world.panel["year"].values[0]), int(world.panel["year"].values[-1])],
        ),
        sketch=lambda: _sketch(found),
    )  # fmt: skip


def _sketch(found: "Camps") -> "Sketch":
    """Draw the river."""
    from polycentric.answers.parts.camps_river import river_of
    from polycentric.pictures.charts.bloc_river import draw_whole
    from polycentric.pictures.sketch import Sketch

    return Sketch(river_of(found), lambda record, narrow: draw_whole(record, narrow=narrow))


def _polarization(years: "Years", *, noted: bool) -> Answer:
    """Show how polarised alliances were, every tenth year to read."""
    from polycentric.answers.covered import checked
    from polycentric.answers.parts.camps_measures import polarization_section, polarization_words
    from polycentric.panel.load import load
    from polycentric.poles.groups.polarization import polarization

    panel = load("history", years=years, series=["atop"])
    notes = checked("How polarised alliances were", map(str, panel.data_vars), years)
    measures = polarization(panel)
    return Answer(
        f"How polarised alliances were, {year_or_years(*years, '–')}",
        lambda: grid_of(measures),
        lambda: polarization_section(measures, years),
        sentences=lambda: polarization_words(measures),
        notes=[
            *(notes if noted else []),
            "Poles, tightness and discreteness after Bueno de Mesquita (1975); balance x inside (cohesion) x apart "
            "(separation) is the "
            "clique polarization (ours), which fell before 1914 and is low in the Cold War: don't read it as how "
            "divided the world was. The original of the first wasn't read.",
        ],
        provenance=lambda: provenance_of("atop", world="history", years=list(years)),
    )


def _resolutions(years: "Years", layer: Layer) -> Answer:
    """Show how the camps hang on the resolution: the medians over the years to read."""
    from polycentric.answers.parts.camps_measures import resolutions_section, resolutions_words
    from polycentric.answers.where import sources_of
    from polycentric.poles.groups.camps_swept import swept

    world = _world(years, layer)
    groups = swept(world, layer)
    return Answer(
        f"Camps by {layer} at several resolutions, {year_or_years(*years, '–')}: medians over the years",
        lambda: grid_of(groups),
        lambda: [resolutions_section(groups)],
        sentences=lambda: resolutions_words(groups),
        notes=["Like main: the adjusted Rand index of the division with that at resolution 1; 1 is the same."],
        provenance=lambda: provenance_of(*sources_of(world.panel), world="history", layer=layer, years=list(years)),
    )


def _world(years: "Years", layer: Layer) -> "World":
    """Load what the layers are made from, and the index that heads are found by."""
    from polycentric.panel.load import load
    from polycentric.poles.world import World
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS as KNOWN

    variables = [name for each in (LAYERS if layer == "combined" else (layer,)) for name in KNOWN[each].archive()]
    return World(load("history", years=years, series=[*variables, "cinc"]), indices={"cinc": INDICES["cinc"]})


QUESTION = Question("Who stood with whom?", camps)
