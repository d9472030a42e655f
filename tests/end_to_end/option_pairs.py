"""Runs a command with its options in pairs: each is used beside the other, or refused with the names of both."""

import importlib
import itertools
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest
import xarray as xr
from click.testing import CliRunner

from polycentric.answers.own import OwnFile
from polycentric.cli import app
from polycentric.errors import PolycentricError
from polycentric.poles.definitions import DEFINITIONS
from polycentric.power import INDICES

OUT = "result.csv"
OF_FILES = frozenset(OwnFile.__annotations__)
LARGE = ("USA", "CHN", "IND", "RUS", "DEU", "FRA", "KAZ", "FIN")
SHOWN_INDICES = ("output_ppp", "population", "composite_four", "cinc", "output_maddison", "output_fariss")
SHOWN_DEFINITIONS = ("half_of_leader", "thompson", "ratio_after_lind", "ratio_to_majors")  # the default rule is last
# One value of every option of any command, other than its default; {files} are written by `use_files`.
VALUES: Mapping[str, Sequence[str]] = {
    "--above": ["0.1"], "--add": ["ships.csv"], "--all": [], "--anchor": ["GBR"], "--binary": [],
    "--as-one": ["NATO"],
    "--as-known": ["2024"], "--bounds": [], "--bridges": ["none"], "--carry": [], "--chains": ["3"], "--compromise": [],
    "--coding": ["valued"], "--compare": ["Hanover", "Tuscany"], "--correlation": ["0.9"],
    "--coupling": ["0.2"], "--csv": [], "--directed": [], "--disputes": ["gml"],
    "--draws": ["150"], "--file": ["names.csv"], "--from": ["1910"],
    "--history": [], "--index": ["output_maddison"], "--items": [],
    "--json": [], "--layer": ["trade"], "--learner": [], "--least": ["0.2"], "--margin": ["1.5"],
    "--measure": ["kappa"], "--method": ["leiden"],
    "--mirror": ["mirror"], "--motion": ["static"], "--names": ["cow"],
    "--narrow": [], "--no-history": [], "--no-learner": [], "--of": ["2014"],
    "--no-ties": [], "--offline": [], "--only": ["hr"], "--open": [], "--out": [OUT], "--own": ["ships.csv"],
    "--picture": ["power_shares"], "--pledges": ["consultation"],
    "--pairs": [], "--polycentrism": ["left out"], "--poles": [], "--prior": ["published"], "--posterior": [],
    "--resolution": ["3"],
    "--result": ["result.json"], "--second-anchor": ["RUS"], "--seed": ["7"], "--seeds": ["3"],
    "--sessions": ["1", "3"], "--set": ["permanent_five"], "--side": ["FRA", "USA", "RUS"],
    "--sides": ["dyads"], "--smallest": ["0.2"],
    "--stance": [], "--starts": ["3"], "--state": ["France"], "--states": ["USA,RUS,CHN,FRA"],
    "--step": ["0.5"], "--svg": [], "--system": ["gw"], "--table": ["three"], "--terms": ["regime"], "--ties": [],
    "--to": ["1912"], "--top": ["1"], "--undirected": [], "--unlisted": ["zero"], "--votes": ["council.csv"],
    "--without": ["me"], "--world": ["history"], "--year": ["2024"], "--years": ["1911-1913"],
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A command, what it is always called with, and how its options differ from the usual ones.

    Attributes
    ----------
    base : sequence of str
        The command and what makes it quick.
    values : mapping
        Other values of some options, and of arguments by the word that the help has for them.
    without : collection of str
        Options that are left out, since the base has them or another case walks them.
    equal : mapping
        Pairs that change nothing and are right not to, each with the reason.
    """

    base: Sequence[str]
    values: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    without: Sequence[str] = ()
    equal: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])


@dataclass(frozen=True)
class Ran:
    """How a command ended: what it printed and wrote, or the message of its mistake."""

    words: Sequence[str]
    shown: str
    mistake: str | None


def leaves(command: click.Command = app.polycentric, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the words of every command that does something."""
    commands = app.collect_commands() if isinstance(command, app.Commands) else getattr(command, "commands", None)
    if commands is None:
        yield path
        return
    for name, inner in commands.items():
        yield from leaves(inner, (*path, name))


def command_of(words: Sequence[str]) -> click.Command:
    """Give the command that some words name, the group's `list` where they name only the group."""
    command: Any = app.collect_commands()[words[0]]
    for word in words[1:]:
        if word in getattr(command, "commands", {}):
            command = command.commands[word]
    return command


def choices(case: Case) -> dict[str, list[str]]:
    """Give every option and argument of a command with how it is typed."""
    command = command_of(case.base)
    ways: dict[str, list[str]] = {}
    reads_files = {parameter.name for parameter in command.params} >= OF_FILES
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            ways |= {word: [*value] for word, value in case.values.items() if not word.startswith("-")}
            continue
        if reads_files and parameter.name in OF_FILES:
            continue  # how a user's file is read is walked with files of that kind
        for option in [max(parameter.opts, key=len), *parameter.secondary_opts]:
            if option in case.without:
                continue
            value = case.values.get(option, VALUES.get(option))
            assert value is not None, f"Say in VALUES what {option} of {' '.join(case.base)} may be."
            ways[option] = [option, *value]
    return {name: typed for name, typed in ways.items() if name not in case.without}


def faults(case: Case) -> list[str]:
    """Run every option alone and every pair of them; tell each that is given and not used."""
    unused: list[str] = []
    typed = choices(case)
    base = run([*case.base])
    assert base.mistake is None, base.mistake
    alone = {name: run([*case.base, *words]) for name, words in typed.items()}
    for name, each in alone.items():
        if each.mistake is None and each.shown == base.shown and not _excused(case, name, name):
            unused.append(f"{name} changes nothing: {' '.join(each.words)}")
    for one, other in itertools.combinations(typed, 2):
        ran = run([*case.base, *typed[one], *typed[other]])
        unused += _faults_of_pair(case, (one, other), ran, alone, typed)
    return unused


def _faults_of_pair(
    case: Case, pair: tuple[str, str], ran: Ran, alone: Mapping[str, Ran], typed: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Tell which of two options is not used beside the other, and a refusal that doesn't name both."""
    words = " ".join(ran.words)
    if _excused(case, *pair):
        return
    if ran.mistake is not None:
        both_fine = all(alone[name].mistake is None for name in pair)
        unnamed = [name for name in pair if not any(word in ran.mistake for word in (name, *typed[name][-1:]))]
        if both_fine and unnamed:
            yield f"the refusal doesn't name {' and '.join(unnamed)}: {words}: {ran.mistake}"
        return
    for name, other in (pair, pair[::-1]):
        if alone[other].mistake is None and ran.shown == alone[other].shown:
            yield f"{name} is not used beside {other}: {words}"


def _excused(case: Case, one: str, other: str) -> bool:
    """Tell whether a pair is listed as changing nothing, for this case or for all."""
    if {one, other} == {"--csv", "--out"}:
        return True  # the ending of OUT names that form already
    return (one, other) in case.equal or (other, one) in case.equal


def run(words: Sequence[str]) -> Ran:
    """Run a command in this process, in a folder of its own that holds the files of `use_files`."""
    Path(OUT).unlink(missing_ok=True)
    try:
        done = CliRunner().invoke(app.polycentric, [*words], catch_exceptions=False)
    except PolycentricError as mistake:
        return Ran(words, "", str(mistake))
    if done.exit_code == 2 and "Error: " in done.stderr:
        return Ran(words, "", done.stderr.partition("Error: ")[2])
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(Path().glob("result.csv")))
    pages = [path for path in (Path("polycentric-report.html"),) if path.exists()]
    written += "".join(path.read_text(encoding="utf-8") for path in pages)
    for path in pages:
        path.unlink()
    return Ran(words, done.stdout + done.stderr + written, None)


def use_files(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make the files that VALUES name, forget the typed command, open no browser and colour nothing."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(app.shlex, "join", lambda words: "polycentric ...")  # pyright: ignore[reportUnknownLambdaType]
    monkeypatch.setattr(click, "launch", lambda url: click.echo(f"opened {url}"))  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    write_files()


def write_files() -> None:
    """Write the files that VALUES name."""
    ships = "".join(f"{state},{place + 1}\n" for place, state in enumerate(LARGE))
    Path("ships.csv").write_text(f"state,value\n{ships}")
    Path("visits.csv").write_text(
        "state1,state2,value,unit\n"
        + "".join(
            f"{one},{other},{len(LARGE) + place},visits\n"
            for place, one in enumerate(LARGE)
            for other in LARGE[place + 1 : -2]
        )
    )
    stands = {"Ada": 0, "Ben": 0, "Cy": 1, "Di": 1, "Eve": 2, "Flo": 2}
    votes = [f"{who},{session},{session}/{item},{('yes', 'no', 'abstain')[(side + item * (1 + session % 2)) % 3]}"
             for session in range(1, 5) for item in range(7) for who, side in stands.items()]  # fmt: skip
    Path("council.csv").write_text("\n".join(["unit,session,item,vote", *votes]))
    Path("bridges.csv").write_text("item,bridge\n1/0,a\n2/0,a\n3/1,b\n4/1,b\n")
    Path("names.csv").write_text("Burma\nFrance\n")
    Path("result.json").write_text('{"sources": [{"name": "cow_nmc"}]}')


@contextmanager
def remembered(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Have ideal points be estimated once for each way of asking."""
    from polycentric import positions

    known: dict[str, Any] = {}

    def once(whole: Any) -> Any:
        def estimate(*options: Any, **how: Any) -> Any:
            key = repr((whole, options, {name: value for name, value in how.items() if not callable(value)}))
            if key not in known:
                known[key] = whole(*options, **how)
            return known[key]

        return estimate

    with monkeypatch.context() as patch:
        patch.setattr(positions, "ideal_points", once(positions.ideal_points))
        patch.setattr(positions, "ideal_plane", once(positions.ideal_plane))
        yield


@contextmanager
def thinned(monkeypatch: pytest.MonkeyPatch, states: Sequence[str] = LARGE) -> Generator[None]:
    """Have every world hold some states only, so that a command takes a part of a second."""
    from polycentric.panel import load as loading

    whole = loading.load

    def load(*arguments: Any, **options: Any) -> xr.Dataset:
        key = repr((arguments, options))
        if key not in loaded:
            loaded[key] = thin(whole(*arguments, **options))
        return loaded[key].copy()

    def thin(panel: xr.Dataset) -> xr.Dataset:
        kept = [state for state in panel["state"].values if state in states]
        few = panel.sel(state=kept)
        return few.sel(partner=kept) if "partner" in panel.dims else few

    loaded: dict[str, xr.Dataset] = {}
    with monkeypatch.context() as patch:
        patch.setattr(loading, "load", load)
        importlib.import_module("polycentric.report")  # its pictures know definitions that are left out below
        for registry, kept in ((INDICES, SHOWN_INDICES), (DEFINITIONS, SHOWN_DEFINITIONS)):
            patch.setattr(registry, "_entries", {name: registry[name] for name in kept})
        yield
