"""Collects all that is wrong with a user's file, and says it in one message: grouped, counted, with lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NoReturn

from polycentric.errors import ManyFaultsError, UserFileError

Kind = Literal["row", "unknown", "territory", "ambiguous", "letters", "time", "world", "number", "year", "twice"]
HEADS: Mapping[Kind, str] = {
    "row": "Lines of another form",
    "unknown": "No state at all",
    "territory": "A territory or a group of states",
    "ambiguous": "Several states have the name",
    "letters": "Codes of two readings",
    "time": "No state in that year",
    "world": "No state of this world",
    "number": "No usable number",
    "year": "No usable year",
    "twice": "The same said twice, and differently",
}
STRANGERS: tuple[Kind, ...] = ("unknown", "territory", "time", "world")
SHOWN = 20
MOST = 500


@dataclass
class Fault:
    """One thing that is wrong: what is written, in which line first, in how many, the message, and of which years."""

    text: str
    line: int
    message: str
    count: int = 1
    years: tuple[int, int] | None = None


@dataclass
class Faults:
    """All that is wrong with a file, by kind and text."""

    path: Path
    by_kind: dict[Kind, dict[str, Fault]] = field(default_factory=dict)

    def add(self, kind: Kind, text: str, line: int, message: str, count: int = 1, year: int | None = None) -> None:
        """Note a fault; the same text of the same kind is counted, with the years in which it stands."""
        known = self.by_kind.setdefault(kind, {})
        if text in known:
            known[text].count += count
            known[text].line = min(known[text].line, line)
            first, last = known[text].years or (9999, 0)
            known[text].years = None if year is None else (min(first, year), max(last, year))
            return
        known[text] = Fault(text, line, _clean(message), count, None if year is None else (year, year))
        if kind in ("unknown", "territory", "letters") and len(known) > MOST:
            raise UserFileError(
                f"'{self.path}' holds more than {MOST} different texts that mean no state, such as "
                f"{next(iter(known))} (line {next(iter(known.values())).line}): is it the right column? "
                f"--columns state=NAME names it."
            )

    def take_strangers(self) -> dict[Kind, dict[str, Fault]]:
        """Take out what is wrong with the states of rows, for a user who wants such rows left out."""
        return {kind: self.by_kind.pop(kind) for kind in STRANGERS if kind in self.by_kind}

    def refuse(self) -> None:
        """Raise what there is; one fault is told with its line, several are grouped."""
        if self.by_kind:
            refuse(self.path, self.by_kind)


def refuse(path: Path, by_kind: Mapping[Kind, Mapping[str, Fault]]) -> NoReturn:
    """Raise one error that says everything."""
    each = [fault for faults in by_kind.values() for fault in faults.values()]
    if len(each) == 1:
        advice = f" {SKIP}" if each[0].count > 1 and set(by_kind) <= set(STRANGERS) else ""
        raise UserFileError(f"'{path}', line {each[0].line}{_more(each[0])}: {each[0].message}{advice}")
    lines = sum(fault.count for fault in each)
    groups = [group(HEADS[kind], by_kind[kind]) for kind in HEADS if kind in by_kind]
    advice = [SYSTEM] if "letters" in by_kind else []
    advice += [SKIP] if set(by_kind) & set(STRANGERS) else []
    raise ManyFaultsError("\n".join([f"'{path}' can't be used as it is: {lines:,} faults.", *groups, *advice]))


SYSTEM = (
    "Where a whole column is of one system, say it once: head it ccode, gwcode, iso3c, iso2c or stateabb, or give "
    "--columns state=cow:NAME (cow, gw, iso, iso3, iso2, cowc, gwc)."
)
SKIP = "Mend the file; or leave the rows of no state out with --skip-strangers, which lists them."


def group(head: str, faults: Mapping[str, Fault]) -> str:
    """Set the faults of one kind in a line or, where they have more to say, in one line each."""
    shown = sorted(faults.values(), key=lambda fault: fault.line)
    texts = [f"line {fault.line}{_more(fault)}: {fault.message}" for fault in shown[:SHOWN]]
    left = len(shown) - SHOWN
    if left > 0:
        texts.append(f"and {left:,} more of this kind.")
    return "\n".join([f"{head} ({sum(fault.count for fault in shown):,}):", *(f"  {text}" for text in texts)])


def listed(faults: Mapping[str, Fault]) -> str:
    """Name texts in a row, with how often each stands there, and how many more there are."""
    shown = sorted(faults.values(), key=lambda fault: fault.line)
    names = ", ".join(f"{fault.text}{_where(fault)}" for fault in shown[:SHOWN])
    return names + (f" and {len(shown) - SHOWN:,} more" if len(shown) > SHOWN else "")


def quoted(text: str) -> str:
    """Quote what a file says, on one line and not at full length."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{plain[:77]}...'" if len(plain) > 80 else f"'{plain}'"


def _where(fault: Fault) -> str:
    """Say of which years a text is that was no state then, or in how many rows it stands."""
    if fault.years is not None:
        first, last = fault.years
        return f" {first}" if first == last else f" {first}-{last}"
    return f" ({fault.count:,} rows)" if fault.count > 1 else ""


def _clean(message: str) -> str:
    """Give a message on one line, without what a terminal would take for a command."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in message).split())


def _more(fault: Fault) -> str:
    """Say in how many further lines a fault stands, and of which years those are."""
    if fault.count == 1:
        return ""
    years = (
        f" ({fault.years[0]}-{fault.years[1]})" if fault.years is not None and fault.years[0] < fault.years[1] else ""
    )
    return f" and {fault.count - 1:,} more{years}"
