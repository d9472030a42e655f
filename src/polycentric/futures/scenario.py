"""Scenario files: TOML with a label and moves, checked whole before anything runs, all faults told at once."""

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import xarray as xr

from polycentric.errors import ManyFaultsError, PolycentricError, UserFileError, nearest
from polycentric.futures.contract import Lever
from polycentric.futures.levers import LEVERS
from polycentric.futures.move import Move, Scenario
from polycentric.futures.scenario_lines import lines_of
from polycentric.futures.scenario_values import as_toml
from polycentric.panel.group_members import memberships
from polycentric.states import find

Lines = Mapping[tuple[int, str], int]
LARGEST = 1_000_000  # bytes that a scenario may have
LONGEST = 200  # characters of a label, which is written into titles
GIVE = "Give the path of a file; 'polycentric futures new --out my.toml' writes one to start from."
HEAD: Mapping[str, Any] = {"label": str, "move": list[dict[str, Any]]}
KEYS: Mapping[str, Any] = {
    "lever": str, "actors": str | list[str], "targets": str | list[str], "organisation": str, "from": int,
    "until": int, "strength": float,
}  # fmt: skip
IN_WORDS: Mapping[str, str] = {
    "lever": 'a text, such as "ally"', "actors": 'a text or a list of texts, such as ["Russia", "China"]',
    "targets": 'a text or a list of texts, such as ["Japan"]', "organisation": 'a text, such as "EU"',
    "from": "a year, such as 2027", "until": "a year, such as 2040", "strength": "a number, such as 1.0",
    "label": "a text in quotes", "move": "one or more tables, each under [[move]]",
}  # fmt: skip


@dataclass(frozen=True)
class Checker:
    """What a file is checked against, what has been found wrong so far (pairs of line and sentence), states' names."""

    panel: xr.Dataset
    start: int
    until: int
    lines: Lines
    faults: list[tuple[int, str]]
    written: dict[str, str] = field(default_factory=dict[str, str])

    def called(self, states: Iterable[str]) -> str:
        """Name some states as the file does, four of them at most."""
        return ", ".join(self.written.get(state, state) for state in sorted(states)[:4])

    def wrong(self, move: int, key: str, sentence: str) -> None:
        """Note a fault at the line of a key, or of its move."""
        self.faults.append((self.lines.get((move, key), self.lines.get((move, ""), 1)), sentence))


def read(path: str | Path, panel: xr.Dataset, until: int) -> Scenario:
    """Read a scenario file, and check all of it.

    Parameters
    ----------
    path : path
    panel : Dataset
        The world in which it will run.
    until : int
        The last year of the runs.

    Raises
    ------
    UserFileError
        If it can't be read, or is no TOML.
    ManyFaultsError
        If anything in it is wrong: each fault with its line, its value and the remedy.
    """
    file = Path(path)
    try:
        device = stat.S_ISCHR(file.stat().st_mode) or stat.S_ISBLK(file.stat().st_mode)
        raw = file.read_bytes() if not device and file.stat().st_size <= LARGEST else None
    except FileNotFoundError as error:
        raise UserFileError(f"There is no such scenario file: '{file}'. {GIVE}") from error
    except OSError as error:
        raise UserFileError(f"The scenario '{file}' can't be read: {error.strerror}. {GIVE}") from error
    if device:
        raise UserFileError(f"There is no such scenario file: '{file}' is a device. {GIVE}")
    if raw is None:
        raise UserFileError(
            f"The scenario '{file}' has {file.stat().st_size:,} bytes, and {LARGEST:,} are the most: give a file of "
            "moves."
        )
    try:
        text = raw.decode("utf-8-sig")  # editors on Windows begin a file with a mark of its encoding
    except UnicodeDecodeError as error:
        raise UserFileError(
            f"The scenario '{file}' is no text in UTF-8 (byte {error.start}): save it as UTF-8."
        ) from error
    return of_text(text, panel, until, name=re.sub(r"[^A-Za-z0-9_-]+", "-", file.stem), called=str(file))


def of_text(text: str, panel: xr.Dataset, until: int, name: str = "scenario", called: str = "scenario") -> Scenario:
    """Check the text of a scenario file, and give the scenario.

    Raises
    ------
    UserFileError, ManyFaultsError
        As `read` does.
    """
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserFileError(
            f"The scenario '{called}' is no TOML: {error}. Write keys as key = value, and each move under [[move]]; "
            "'polycentric futures new' writes one to start from."
        ) from error
    except RecursionError as error:
        raise UserFileError(
            f"The scenario '{called}' nests brackets deeper than can be read, on line {_deepest(text)}: a value is a "
            "text, a number or one list of texts."
        ) from error
    check = Checker(panel, int(panel["year"].values[-1]), until, lines_of(text), [])
    head = _typed(held, HEAD, -1, check)
    _labelled(head.get("label", name), check)
    moves = [_move(table, number, check) for number, table in enumerate(head.get("move", []))]
    if not moves and "move" not in held:
        check.wrong(-1, "", "It has no [[move]]: a scenario pulls one lever at least.")
    _contradictions([(number, move) for number, move in enumerate(moves) if move], check)
    if check.faults:
        told = [f"line {line}: {sentence}" for line, sentence in sorted(check.faults, key=lambda each: each[0])]
        raise ManyFaultsError(
            f"'{called}' has {len(told)} fault{'s' * (len(told) > 1)}:\n" + "\n".join(f"  {each}" for each in told)
        )
    return Scenario(name, head.get("label", name), tuple(move for move in moves if move), text)


def _deepest(text: str) -> int:
    """Give the number of the line with the most opening brackets."""
    counts = [line.count("[") + line.count("{") for line in text.splitlines()]
    return 1 + counts.index(max(counts))


def _labelled(label: str, check: Checker) -> None:
    """Note a label that is empty, or too long for a title."""
    if not label.strip():
        check.wrong(-1, "label", "label is empty: say in a few words what is supposed, or leave it out.")
    elif len(label) > LONGEST:
        check.wrong(-1, "label", f"label has {len(label):,} characters, and {LONGEST} are the most: say it shorter.")


def _typed(table: Mapping[str, Any], known: Mapping[str, Any], move: int, check: Checker) -> dict[str, Any]:
    """Give the values of known keys that have the right type, and note the others."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            close = nearest(key, known)
            hint = (
                f"did you mean '{close[0]}'?"
                if close
                else f"a {'move' if move >= 0 else 'scenario'} has {', '.join(known)}."
            )
            check.wrong(move, key, f"'{key}' is no key here: {hint}")
            continue
        try:
            found[key] = msgspec.convert(value, known[key])
        except msgspec.ValidationError:
            single = move == -1 and key == "move" and isinstance(value, dict)
            told = "[move] is one table: write [[move]]." if single else ""
            check.wrong(move, key, told or f"{key} is {as_toml(value)}, and should be {IN_WORDS[key]}.")
    return found


def _move(table: Mapping[str, Any], number: int, check: Checker) -> Move | None:
    """Check one move; nothing where it names no known lever."""
    held = _typed(table, KEYS, number, check)
    if "lever" not in table:
        check.wrong(number, "", f"This move names no lever: give lever = one of {', '.join(LEVERS)}.")
    lever = _lever(held, number, check)
    actors, targets = (_states(held.get(side), side, number, check) for side in ("actors", "targets"))
    both = sorted(set(actors) & set(targets))
    if both:
        check.wrong(number, "targets", f"{check.called(both)} stands among actors and targets: name each on one side.")
    first, last = _years(held, table, lever, number, check)
    bodies = _bodies(held, lever, number, check, given="organisation" in table)
    if lever is None:
        return None
    for side, states, (fewest, most) in (("actors", actors, lever.actors), ("targets", targets, lever.targets)):
        _counted(states, side, fewest, most, lever, number, check, given=side in table)
    _outside(actors, bodies, number, check)
    return Move(lever.name, actors, targets, bodies, first, last, _strength(held, lever, number, check))


def _lever(held: Mapping[str, Any], number: int, check: Checker) -> Lever | None:
    """Find the lever that a move names; nothing where none is called so, and what needs no lever is checked still."""
    if "lever" not in held:
        return None
    if held["lever"] not in LEVERS:
        close = nearest(held["lever"], LEVERS)
        hint = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(LEVERS)}."
        check.wrong(number, "lever", f"No lever is called '{held['lever']}': {hint}")
        return None
    return LEVERS[held["lever"]]


def _states(given: str | Sequence[str] | None, side: str, number: int, check: Checker) -> tuple[str, ...]:
    """Find the states that names, ids and groups mean, each once, sorted."""
    found: set[str] = set()
    for text in [given] if isinstance(given, str) else given or ():
        try:
            who = _of_name(text, check)
            found.update(who)
            for state in who:
                _ = check.written.setdefault(state, text if len(who) == 1 else _own_name(state, check))
        except PolycentricError as unknown:
            check.wrong(number, side, f"{side}: {' '.join(str(unknown).split())}")
    return tuple(sorted(found))


def _own_name(state: str, check: Checker) -> str:
    """Name a state that a file means by a group."""
    return str(check.panel["name"].isel(year=-1).sel(state=state).item())


def _of_name(text: str, check: Checker) -> set[str]:
    """Give the state of a name, or else the members of a group."""
    held = {str(each) for each in check.panel["state"].values}
    try:
        state = find(text, check.start).id
    except PolycentricError as unknown:
        try:
            who = memberships(check.panel, text)
        except PolycentricError:
            raise unknown from None
        inside = np.any([each.inside[-1] for each in who], axis=0)
        return {str(each) for each in check.panel["state"].values[inside]}
    if state in held:
        return {state}
    raise UserFileError(f"'{text}' is no state of this world in {check.start}: polycentric states lists them.")


def _counted(
    states: Sequence[str], side: str, fewest: int, most: int, lever: Lever, number: int, check: Checker, *, given: bool
) -> None:
    """Note where a lever gets too few states, too many, or any where it takes none."""
    if most == 0:
        if given:
            check.wrong(number, side, f"'{lever.name}' takes no {side}: leave them out.")
    elif not given and fewest:
        check.wrong(number, "", f"'{lever.name}' needs {side}: give {side} = [...], {fewest} or more.")
    elif given and states and not fewest <= len(states) <= most:
        check.wrong(number, side, f"'{lever.name}' takes {fewest} to {most} {side}, and got {len(states)}.")
    elif given and not states and not any(line == check.lines.get((number, side)) for line, _ in check.faults):
        check.wrong(number, side, f"{side} is empty: name {fewest or 1} state or more, or leave the key out.")


def _years(
    held: Mapping[str, Any], table: Mapping[str, Any], lever: Lever | None, number: int, check: Checker
) -> tuple[int, int]:
    """Give first and last year; note dates outside the runs, and an end before the start."""
    first, last = held.get("from", check.start + 1), held.get("until", check.until)
    inside = check.start < first <= check.until
    for key, year in (("from", first), ("until", last)):
        if not check.start < year <= check.until:
            check.wrong(number, key, f"{key} is {year}, and the runs go from {check.start + 1} to {check.until}: give "
                        "a year of them, or run until later.")  # fmt: skip
    known = "from" in held or "from" not in table  # a start of the wrong type is told, and says nothing of the end
    if last < first and known and (inside or "until" in held):
        check.wrong(number, "until", f"until is {last}, before from, {first}: exchange them.")
    if lever is None:
        return first, last
    if not lever.lasting and known and "until" in held and last != first:
        check.wrong(number, "until", f"'{lever.name}' is pulled once, in the year of from: leave until out.")
    return first, last if lever.lasting else first


def _strength(held: Mapping[str, Any], lever: Lever, number: int, check: Checker) -> float:
    """Give the strength; note one outside what the data support."""
    strength, (low, high) = held.get("strength", 1.0), lever.bounds
    if not low <= strength <= high:
        check.wrong(number, "strength", f"strength is {strength:g}, and '{lever.name}' takes {low:g} to {high:g}; 1 "
                    f"is {lever.unit}.")  # fmt: skip
    return strength


def _bodies(
    held: Mapping[str, Any], lever: Lever | None, number: int, check: Checker, *, given: bool
) -> tuple[str, ...]:
    """Find the organisation that a move names."""
    if lever is not None and not lever.organisation:
        if given:
            check.wrong(number, "organisation", f"'{lever.name}' takes no organisation: leave it out.")
        return ()
    known = [str(each) for each in check.panel["organisation"].values] if "organisation" in check.panel.dims else []
    if "organisation" not in held:
        if not given and lever is not None:
            check.wrong(number, "", f"'{lever.name}' needs an organisation: give organisation = \"EU\", for example.")
        return ()
    if held["organisation"] not in known:
        close = nearest(held["organisation"], known)
        hint = f"did you mean '{close[0]}'?" if close else "polycentric ties organisations lists who is in which."
        check.wrong(number, "organisation", f"No organisation of this world is called '{held['organisation']}': {hint}")
        return ()
    return (held["organisation"],)


def _outside(actors: Sequence[str], bodies: Sequence[str], number: int, check: Checker) -> None:
    """Note actors who are to leave an organisation in which they aren't: nothing would happen."""
    for body in bodies:
        held = check.panel["membership"].isel(year=-1).sel(organisation=body)
        out = [each for each in actors if float(held.sel(state=each)) != 1]
        if out:
            check.wrong(number, "actors", f"{check.called(out)} is no member of '{body}' in {check.start}: name "
                        "members, or another organisation; polycentric ties organisations lists who is in "
                        "which.")  # fmt: skip


def _alike(move: Move, other: Move) -> bool:
    """Tell whether two moves do the same at the same time, which would count twice."""
    return (move.lever, move.actors, move.targets, move.organisations) == (
        other.lever, other.actors, other.targets, other.organisations
    )  # fmt: skip


def _contradictions(moves: Sequence[tuple[int, Move]], check: Checker) -> None:
    """Note moves that contradict each other: opposite levers between the same states in the same years."""
    for place, (number, move) in enumerate(moves):
        for earlier, other in moves[:place]:
            apart = other.lever not in LEVERS[move.lever].against and move.lever not in LEVERS[other.lever].against
            over = move.start <= other.until and other.start <= move.until
            who = set(move.actors) & set(other.actors)
            whom = not move.targets or not other.targets or set(move.targets) & set(other.targets)
            if over and _alike(move, other):
                line = check.lines.get((earlier, "lever"), check.lines[earlier, ""])
                check.wrong(number, "lever", f"'{move.lever}' stands on line {line} too, for the same states and "
                            "years: give it once, with the strength that both have together.")  # fmt: skip
            if not apart and over and who and whom:
                line = check.lines.get((earlier, "lever"), check.lines[earlier, ""])
                check.wrong(number, "lever", f"'{move.lever}' contradicts '{other.lever}' of line {line} for "
                            f"{check.called(who)} in {max(move.start, other.start)}: let one end before the "
                            "other begins.")  # fmt: skip
