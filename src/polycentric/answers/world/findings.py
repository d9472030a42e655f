"""Everything that the report says, computed once from one panel."""

import platform
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TypeAlias, cast

import xarray as xr

from polycentric.answers.world import (
    ahead,
    centres,
    coverage,
    definitions,
    indices,
    kept_records,
    moved,
    past,
    said,
    tested,
    ties,
    verdicts,
    views,
)
from polycentric.errors import CoverageError
from polycentric.pictures.records import centres as centre_records
from polycentric.pictures.records import findings as records
from polycentric.pictures.records import moved as moved_records
from polycentric.pictures.records import network as network_records
from polycentric.pictures.records import tested as tested_records
from polycentric.pictures.records import three as three_records
from polycentric.pictures.records.findings import Findings, Provenance
from polycentric.poles.profile import Profile
from polycentric.poles.profile import profile as profile_of
from polycentric.poles.world import APART, World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.ties.contract import TieLayer
from polycentric.version import __version__

Panel: TypeAlias = xr.Dataset
Indices: TypeAlias = Mapping[str, PowerIndex]
Layers: TypeAlias = Mapping[str, TieLayer]
_PACKAGES = ("numpy", "polars", "xarray", "scipy", "graspologic-native", "jinja2")
_COMMAND = "polycentric report"
KINDS = kept_records.kinds_of(records, network_records, moved_records, centre_records, tested_records, three_records)
_RULES = {
    "now": "Who counts as a state: those for which the Factbook gives an independence and no dependency status (195, "
    "among them the Holy See and Kosovo), and Taiwan, which that rule leaves out and the field’s lists of states "
    "count. The West Bank, the Gaza Strip and Western Sahara are in neither. Names of states are the source’s; where "
    "a name or a border is disputed, using the source’s takes no side.",
}


def collect(
    panel: xr.Dataset,
    *,
    power_indices: Mapping[str, PowerIndex] | None = None,
    layers: Mapping[str, TieLayer] | None = None,
    command: str = _COMMAND,
    history: bool | None = False,
) -> Findings:
    """Compute all that the report shows, of the panel's last year, and of two centuries where that is asked for.

    Parameters
    ----------
    panel : Dataset
    power_indices, layers : mapping, optional
        Power indices and tie layers by name, a user's own among them; those of the package if left out.
    command : str
        The command that makes the report again, printed in it.
    history : bool, optional
        Whether to add two centuries from the archive; None: if it is there.

    Raises
    ------
    CoverageError
        If no power index can be computed.
    NotFetchedError
        If two centuries are asked for and nothing of the archive is there.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> findings.leading.name  # doctest: +SKIP
    """
    blocs = tuple(name for name in ("EU",) if "organisation" in panel.coords and name in panel["organisation"].values)
    last, usable = panel.isel(year=slice(-1, None)), _usable(panel, power_indices)
    world = World(last, None, usable, layers)
    gathered = kept_records.record(
        "findings",
        kept_records.about(world, (blocs,)),
        lambda: _of_today(profile_of(last, blocs, usable, layers)),
        KINDS,
        lambda _: world.is_unchanged(),
    )
    return _whole(gathered, world, command, history=history)


def _usable(panel: xr.Dataset, given: Mapping[str, PowerIndex] | None) -> dict[str, PowerIndex]:
    """Give the power indices whose inputs the panel holds."""
    names = INDICES if given is None else given
    return {name: index for name, index in names.items() if index.fits(panel)}


def of_profile(profile: Profile, command: str = _COMMAND, *, history: bool | None = False) -> Findings:
    """Put a profile that is already computed into the report's records.

    Parameters
    ----------
    profile : Profile
    command, history
        As in `collect`.

    Examples
    --------
    >>> from polycentric import load, report
    >>> findings = report.collect(load("now"))  # doctest: +SKIP
    >>> findings.year  # doctest: +SKIP
    """
    return _whole(_of_today(profile), profile.world(APART), command, history=history)


def _whole(gathered: Findings, world: World, command: str, *, history: bool | None) -> Findings:
    """Add what is made anew each time, and two centuries where they are asked for."""
    before = None if history is False else past.gather(world, required=history is True)
    return replace(
        gathered,
        provenance=_provenance(world.panel, command),
        centres=centres.gather(gathered.verdicts, gathered.states, gathered.tested),
        past=before,
        ahead=ahead.gather(world.panel, before),
        said=None if history is False else said.gather(),
    )


def _of_today(profile: Profile) -> Findings:
    """Give all that the last year, and the editions before it, say."""
    world = profile.world(APART)
    panel = world.panel
    gathered = indices.gather(profile)
    if not gathered:
        raise CoverageError("No power index has a value in this panel: a report needs at least one.")
    leading = gathered.get("output_ppp", next(iter(gathered.values())))
    strength = dict(leading.shares) | dict(leading.blocs)
    states = ties.states(world)
    called = verdicts.verdicts(profile)
    largest = tuple(sorted(leading.shares, key=lambda state: (-leading.shares[state], state)))
    return Findings(
        year=int(panel["year"].values[-1]),
        states=states,
        blocs={w.actors: views.world_name(profile, w.actors) for w in profile.worlds if w.actors != APART},
        indices=gathered,
        verdicts=called,
        definitions=definitions.gather(world),
        views=views.gather(profile, states, strength),
        network=ties.network(world, leading.name, largest),
        steps=verdicts.steps(profile, strength),
        numbers=verdicts.numbers(profile),
        coverage=coverage.gather(panel),
        provenance=Provenance("", "", "", {}, {}),
        unseen={name: entry.label for name, entry in world.indices.items() if name not in gathered},
        short_names={name: entry.short for name, entry in world.indices.items() if entry.short},
        dependence=verdicts.dependence(),
        worth=verdicts.worth(profile),
        moved=moved.of_panel(panel),
        tested=tested.gather(world, called),
    )


def _provenance(panel: xr.Dataset, command: str) -> Provenance:
    """Give versions and hashes."""
    attrs = {str(key): str(value) for key, value in cast("dict[str, object]", panel.attrs).items()}
    hashes = {"inputs": attrs["inputs_sha256"]} if attrs.get("inputs_sha256") else {}
    for part in attrs.get("tables_sha256", "").split("; "):
        name, _, digest = part.partition(" ")
        if digest:
            hashes[name] = digest
    packages = {name: installed for name in _PACKAGES if (installed := _version(name))}
    return Provenance(
        world=attrs.get("title", attrs.get("world", "a panel of your own")),
        edition=attrs.get("edition", "a panel of your own"),
        command=command,
        versions={"polycentric": __version__, "python": platform.python_version(), **packages},
        hashes=hashes,
        rule=_RULES.get(attrs.get("world", ""), ""),
    )


def _version(name: str) -> str:
    """Give an installed package's version; empty where it isn't installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
