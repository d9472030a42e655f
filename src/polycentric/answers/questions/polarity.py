"""How many centres of power there are, who they are, and which class each definition gives the world."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from polycentric.answers import own, where
from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Section
from polycentric.answers.own import OwnFile
from polycentric.answers.question import Question
from polycentric.answers.where import Place

if TYPE_CHECKING:
    from polycentric.answers.parts.polarity_world import Scope
    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.experts import Polycentrism

TITLES = {
    "verdicts": "Polarity",
    "polarization": "Polarization: how clustered ties are, never how many poles",
    "powers": "Who is called a power",
    "left": "What left the map of verdicts, and why",
    "three": "Dispersion, autonomy and concert",
    "dispersion": "Dispersion of power",
    "concentration": "Concentration of power",
    "ratios": "Ratios to the leader",
    "agreement": "Agreement with the experts",
    "sweeps": "Classes along each cut-off",
}
Table = Literal[
    "verdicts", "polarization", "powers", "left", "three", "dispersion", "concentration", "ratios", "agreement",
    "sweeps",
]  # fmt: skip


class Asked(Place, OwnFile, total=False):
    """Where to look, and how the user's own files are read."""


@question
def polarity(
    definition: str | None = None,
    *,
    index: str | None = None,
    state_set: str | None = None,
    table: Table = "verdicts",
    ties: bool | None = None,
    polycentrism: "Polycentrism | None" = None,
    added: Sequence[Path] = (),
    **asked: Unpack[Asked],
) -> Answer:
    """Show who the poles are and which class the world has, under every definition or one.

    Parameters
    ----------
    definition : str, optional
        A pole definition; all without it.
    index : str, optional
        The readings on one power index alone. Without it one of each measure counts; of several years of the world
        `now` those on the default one (`polycentric.poles.default_index`).
    state_set : str, optional
        The readings on one set alone: ``all``, ``five_largest``, ``eight_largest``, ``ten_largest``, ``majors``,
        ``permanent_five``, of two centuries ``global_maoz`` and ``powers_maoz``, or states with commas between them.
        Without it those of the map: all states, and the five and the eight largest.
    table : str
        Which rows: the ``verdicts``; ``polarization``, how clustered ties are; ``powers``, who is called one by which
        list; what ``left`` the map of verdicts and why; the ``three`` numbers dispersion, autonomy and concert side by
        side; ``dispersion`` alone, with the second and third over the first; ``concentration``; ``ratios`` to the
        leader; ``agreement`` with the experts; ``sweeps`` along each cut-off.
    ties : bool, optional
        Whether to apply the definitions that rest on ties too, which take a minute for two centuries; without it for
        one year, and for up to ten of two centuries.
    polycentrism : str, optional
        What the experts' 'polycentrism' of 1963-89 is taken for: ``bipolar`` (without it), ``multipolar`` or ``left
        out``.
    added : sequence of path
        CSV files of the user's own indices (columns state and value) and codings of poles (state and pole), with a year
        if need be.
    **asked
        Where to look (`Place`; of the world `history` without a year two centuries), and how the files are read
        (`OwnFile`). The European Union is shown both ways, as states and as one; ``as_one="EU"`` shows the second,
        ``as_one="none"`` the first.

    Returns
    -------
    Answer
        A row for each reading: a definition on one index and set, with the states that it takes for poles.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If a definition or index is unknown.
    CoverageError
        If nothing is known of what was asked for; the message says what is.

    Examples
    --------
    >>> import polycentric as pc
    >>> half = pc.answers.polarity("half_of_leader", index="output_ppp", as_one="none")
    >>> half.table.select("class", "poles").filter(half.table["class"] != "not applicable").rows()
    [('bipolar', 'CHN USA')]
    """
    from polycentric.answers.parts import polarity_tables as tables
    from polycentric.answers.parts import polarity_world as world
    from polycentric.answers.parts.polarity_place import place_of_polarity

    at = place_of_polarity(asked, index, added)
    reading = own.reading_of(own.part_of(asked), added, "added")
    _check_table(table)
    scope = world.scope(
        at, world.read_own(added, world.reading_at(reading, at)), definition, index, state_set, ties=ties,
        family=tables.FAMILY_OF.get(table, ""), also=tables.also_needed(table),
        of_rules=table not in tables.OF_WORLD,
    )  # fmt: skip
    tables.check(scope, table, polycentrism, ties=ties)
    taken: Polycentrism = polycentrism or "bipolar"
    return Answer(
        _title(scope, table),
        lambda: tables.tidy(tables.table(scope, table, taken)),
        lambda: _sections(scope, table, taken),
        sentences=lambda: _sentences(scope, table),
        notes=lambda: _notes(scope, table, polycentrism),
        provenance=lambda: _provenance(scope, table, taken),
        sketch=lambda: _sketch(scope, table),
    )


def _check_table(table: str) -> None:
    """Refuse an unknown table."""
    from polycentric.answers.parts.polarity_tables import TABLES
    from polycentric.errors import UnknownNameError

    if table not in TABLES:
        raise UnknownNameError("table of polarity", table, TABLES)


def _title(scope: "Scope", table: str) -> str:
    """Say what is shown."""
    from polycentric.answers.parts.polarity_rows import WHO

    what = TITLES[table]
    about = what if scope.rule is None else scope.rule.label + (f"; {what.lower()}" if table != "verdicts" else "")
    by_main = scope.is_span and _uses_index(scope) and table not in {"polarization", "powers", "left", "three"}
    by = f" by {scope.index}" if scope.index else f" by {scope.main}" if by_main else ""
    own_states = ", ".join(scope.world.own_sets.get(scope.state_set or "", ()))
    on = f", of {own_states or WHO.get(scope.state_set, scope.state_set)}" if scope.state_set else ""
    return f"{about}{by}{on}; {where.when(scope.at)}"


def _uses_index(scope: "Scope") -> bool:
    """Tell whether an index counts."""
    return scope.rule is None or scope.rule.uses_index


def _sentences(scope: "Scope", table: str) -> list[str]:
    """Say the answer in words."""
    from polycentric.answers.parts import polarity_tables, polarity_three, polarity_words, polarity_years

    if table == "three":
        return polarity_three.three_sentences(scope, polarity_tables.three(scope))
    if table in {"polarization", "powers", "left"}:
        return polarity_words.beside(scope, table)
    if table != "verdicts":
        return polarity_years.largest(scope) if scope.is_span else polarity_words.leader(scope)
    return polarity_years.sentences(scope) if scope.is_span else polarity_words.of_year(scope)


def _sections(scope: "Scope", table: str, polycentrism: "Polycentrism") -> list[Section]:
    """Give what a person reads."""
    from polycentric.answers.parts import polarity_rows as rows
    from polycentric.answers.parts import polarity_sections as several
    from polycentric.answers.parts import polarity_tables as tables
    from polycentric.answers.parts import polarity_years

    if table == "agreement":
        return [
            Section("Kappa with the experts", rows.agreement_grid(tables.agreement(scope, polycentrism, insists=True)))
        ]
    if table != "verdicts":
        return several.of_table(scope, table, tables.table(scope, table, polycentrism))
    if not scope.is_span:
        return rows.of_year(scope)
    shown = polarity_years.sections(scope)
    return [*shown, *polarity_years.families(scope)] if scope.rule is None and not scope.by_year else shown


def _notes(scope: "Scope", table: str, polycentrism: "Polycentrism | None") -> list[str]:
    """Say what the table means, what is left out, and where to look on."""
    from polycentric.answers.parts import polarity_notes as words

    return words.of(scope, table, polycentrism)


def _provenance(scope: "Scope", table: str, polycentrism: str) -> dict[str, Any]:
    """Say what makes the answer again."""
    from polycentric.answers.parts import polarity_years

    spans: dict[str, Any] = {}
    if scope.is_span and table == "verdicts" and scope.by_year:
        spans = {"breaks": [vars(each) for each in polarity_years.all_breaks(scope)]}
    return where.provenance(
        scope.at, scope.panel, index=scope.index or (scope.main if scope.is_span and _uses_index(scope) else None),
        set=scope.state_set, table=table, definition=next(iter(scope.definitions)) if scope.rule is not None else None,
        states=list(scope.world.own_sets.get(scope.state_set or "", ())), polycentrism=polycentrism, **spans,
    )  # fmt: skip


def _sketch(scope: "Scope", table: str) -> "Sketch":
    """Draw the verdicts, the report's map of today or a strip for each reading; or the three numbers."""
    from polycentric.answers.parts.polarity_pictures import strips_of
    from polycentric.answers.parts.world_pictures import sketch_of

    if table == "three":
        from polycentric.answers.parts.polarity_pictures import three_of

        return three_of(scope)
    if table != "verdicts":
        raise QuestionError(
            f"The picture is of the verdicts, or of the three numbers ({option('table', 'three')}): leave "
            f"{option('table', table)} or the picture ({option('svg')}) out."
        )
    at = scope.at
    plain = scope.rule is None and scope.state_set is None and at.bloc is None and not scope.mine.definitions
    if at.world == "now" and not scope.is_span and plain:
        offered = scope.world.offered
        return sketch_of("verdict_map", at, {scope.index: offered[scope.index]} if scope.index else offered)
    return strips_of(scope)


QUESTION = Question("How many centres of power are there, and who are they?", polarity)
