"""A concept's dictionary: the words that name it in each language, and those that look like it and don't.

A pattern is a regular expression of Rust's kind, which has no look-around, and takes no notice of capitals. Two things
are written shorter: a space is any white space, and ``{-}`` is nothing, a space, or a hyphen with or without spaces,
as scans and spellings have it: ``multi{-}polar`` finds multipolar, multi-polar, multi polar and "multi- polar". English
patterns begin and end at the edge of a word. Where an exception fits it takes its words away from every pattern.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import polars as pl

from polycentric.errors import ManyFaultsError, UserFileError
from polycentric.presented import Presented
from polycentric.reading import UnfitFileError, content_of
from polycentric.words.corpus.contract import UNITS

LARGEST = 200_000  # bytes that a dictionary may have
JOINT = r"(?:\s*[-\x{2010}-\x{2015}]\s*|\s+)?"
EDGE = r"(?-u:\b)"  # of letters without accents: the automaton of Unicode edges is a hundred times slower
NEVER = r"\x01"  # no text holds it
KEYS: Mapping[str, Any] = {"label": str, "version": int, "meaning": str, "caveat": str}
LISTS = ("patterns", "except", "examples", "others")


@dataclass(frozen=True, repr=False)
class Concept(Presented):
    """A concept that is looked for in texts.

    Attributes
    ----------
    label, meaning, caveat : str
        What a reader sees, what is counted, and what the count can't tell.
    version : int
        It grows whenever a change of the file may change a count.
    patterns : mapping
        By language, one expression with the groups ``no`` (an exception) and ``hit``.
    written, exceptions : mapping
        By language, the patterns and exceptions as the file has them.
    examples, others : mapping
        By language, texts with one hit each, and texts with none.
    name : str
        The file's name.
    """

    label: str
    meaning: str
    caveat: str
    version: int
    patterns: Mapping[str, str]
    written: Mapping[str, tuple[str, ...]]
    exceptions: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, tuple[str, ...]]
    others: Mapping[str, tuple[str, ...]]
    name: str = ""
    kind: ClassVar[str] = "concept"
    in_lists: ClassVar[tuple[str, ...]] = ("version", "languages")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        shown: dict[str, object] = {"meaning": self.meaning, "caveat": self.caveat, "version": self.version,
                                    "languages": ", ".join(self.patterns)}  # fmt: skip
        for language, patterns in self.written.items():
            shown[f"patterns ({language})"] = "; ".join(patterns)
            shown[f"except ({language})"] = "; ".join(self.exceptions[language])
        return shown


def expression(patterns: Sequence[str], exceptions: Sequence[str], language: str) -> str:
    r"""Give one expression of all patterns, exceptions first.

    Examples
    --------
    >>> print(expression(["two{-}camps"], [], "zh"))
    (?i)(?P<no>\x01)|(?P<hit>two(?:\s*[-\x{2010}-\x{2015}]\s*|\s+)?camps)
    """
    edge = EDGE if language == "en" else ""
    no = f"{edge}(?:{'|'.join(map(_spelled, exceptions))}){edge}" if exceptions else NEVER
    written = list(map(_spelled, patterns))
    hit = f"{edge}(?:{'|'.join(written)}){edge}" if edge or len(written) > 1 else written[0]
    return f"(?i)(?P<no>{no})|(?P<hit>{hit})"


def _spelled(pattern: str) -> str:
    """Write the two shorthands out."""
    return pattern.replace(" ", r"\s+").replace("{-}", JOINT)


def read(path: Path) -> Concept:
    """Read a dictionary and check all of it.

    Raises
    ------
    UserFileError
        If it can't be read, or is no TOML.
    ManyFaultsError
        If anything in it is wrong, all of it at once.
    """
    try:
        table = tomllib.loads(content_of(path, LARGEST).decode("utf-8"))
    except UnfitFileError as error:
        raise UserFileError(f"The dictionary '{path}' can't be read ({error.strerror}): name a TOML file.") from error
    except OSError as error:
        raise UserFileError(f"The dictionary '{path}' can't be read ({error.strerror}): name a TOML file.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserFileError(f"The dictionary '{path}' is no TOML in UTF-8: {error}.") from error
    faults = _faults(table)
    if not faults:
        concept = _made(path.stem, table)
        faults = _untrue(concept)
        if not faults:
            return concept
    raise ManyFaultsError("\n".join([f"The dictionary '{path}' can't be used:", *(f"  {each}" for each in faults)]))


def _faults(table: Mapping[str, Any]) -> list[str]:
    """List what is wrong with the form of a file, and with its expressions."""
    faults = [f"no {key}: write {key} = ..." for key in KEYS if key not in table]
    faults += [f"{key} is no {'text' if kind is str else 'whole number'}" for key, kind in KEYS.items()
               if key in table and not isinstance(table[key], kind)]  # fmt: skip
    languages = [each for each in table if each not in KEYS]
    if not languages:
        faults.append("no words: write [en] and patterns = [...]")
    for language in languages:
        if language not in UNITS:
            faults.append(f"'{language}' is neither a key nor a language: write one of {', '.join([*KEYS, *UNITS])}")
            continue
        faults += _faults_of(language, table[language])
    return faults


def _faults_of(language: str, table: Any) -> list[str]:
    """List what is wrong with the lists of a language."""
    try:
        lists = msgspec.convert(table, dict[str, list[str]])
    except msgspec.ValidationError as error:
        return [f"[{language}] holds lists of texts: {error}"]
    faults = [f"[{language}] has no list '{each}'" for each in LISTS if each not in lists]
    faults += [f"[{language}] has an unknown list '{each}'" for each in lists if each not in LISTS]
    if not lists.get("patterns"):
        faults.append(f"[{language}] has no pattern")
    for pattern in [*lists.get("patterns", []), *lists.get("except", [])]:
        if (wrong := _wrong(pattern)) is not None:
            faults.append(f"[{language}] pattern '{pattern}' {wrong}")
    return faults


def _wrong(pattern: str) -> str | None:
    """Say what is wrong with a pattern: it is no expression, or it fits an empty text, and so every text."""
    try:
        empty = pl.Series([""]).str.contains(f"(?i)^(?:{_spelled(pattern)})$").item()
    except pl.exceptions.ComputeError:
        return "is no regular expression of Rust's kind: is a bracket left open, or has it look-around or \\1?"
    return "matches nothing at all, and so everywhere: write what it must hold" if empty else None


def _made(name: str, table: Mapping[str, Any]) -> Concept:
    """Make the record of a file whose form is right."""
    lists = {each: table[each] for each in UNITS if each in table}

    def by_language(key: str) -> dict[str, tuple[str, ...]]:
        return {language: tuple(mine[key]) for language, mine in lists.items()}

    return Concept(
        label=table["label"], meaning=table["meaning"], caveat=table["caveat"], version=table["version"],
        patterns={each: expression(mine["patterns"], mine["except"], each) for each, mine in lists.items()},
        written=by_language("patterns"), exceptions=by_language("except"),
        examples=by_language("examples"), others=by_language("others"), name=name,
    )  # fmt: skip


def _untrue(concept: Concept) -> list[str]:
    """List the examples that aren't found, and the other texts that are."""
    faults: list[str] = []
    for language in concept.patterns:
        for text in concept.examples[language]:
            if not is_named(text, concept, language):
                faults.append(f"[{language}] example '{text}' is not found: mend a pattern or an exception")
        for text in concept.others[language]:
            if is_named(text, concept, language):
                faults.append(f"[{language}] other '{text}' is found: narrow a pattern, or write an exception")
    return faults


def is_named(text: str, concept: Concept, language: str = "en") -> bool:
    """Tell whether a text names a concept."""
    found = pl.Series([text]).str.replace_all(concept.patterns[language], "\x02${hit}\x02").item()
    return bool(re.search("\x02[^\x02]+\x02", found))
