"""How a question was asked: by whom, with what, and so how its arguments are spelled and how it is asked again."""

import inspect
import shlex
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, get_args

from polycentric.answers.arguments import ready
from polycentric.answers.limits import limits_of
from polycentric.errors import PolycentricError, UnknownNameError

if TYPE_CHECKING:
    from polycentric.answers.contract import Answer

Arguments = ParamSpec("Arguments")
# Python's name of an argument, where the command line's is another.
OPTIONS = {
    "state_set": "set", "files": "own", "added": "add", "first": "from", "last": "to", "every": "all", "own": "from",
    "additions": "add", "measures": "measure",
}  # fmt: skip

# Further names of options, as the command line has them.
ALSO = {"own": "added", "bloc": "as_one"}

# Questions whose command is one of a group.
COMMANDS = {
    "additions": "table list", "sources": "sources list", "source": "sources show", "source_checks": "sources check",
    "states": "states list", "state_names": "states match", "state_record": "states show",
    "futures": "futures run", "futures_compare": "futures compare", "futures_levers": "futures levers",
    "futures_processes": "futures show", "futures_new": "futures new", "futures_fit": "futures fit",
}  # fmt: skip
# Questions that are asked of sources by name.
OF_SOURCES = ("update", "fetch", "source_checks")
# Flags whose opposite has a name of its own.
OPPOSITES = {"directed": "undirected"}
# Options that take several words at once.
TOGETHER = ("side", "sessions", "band", "compare")
# Endings of files that answers are written to.
FILES = (".csv", ".dta", ".json", ".parquet", ".png", ".svg", ".txt")
# Options that take several names with commas between them.
WITH_COMMAS = ("states", "state_set", "veto")


class QuestionError(PolycentricError):
    """Arguments of a question that mean nothing beside each other; the message says what to give."""


@dataclass(frozen=True)
class Call:
    """One call of a question: its name, and the arguments that differ from their defaults, those by place first."""

    name: str
    places: tuple[Any, ...]
    named: Mapping[str, Any]

    @property
    def python(self) -> str:
        """Write the line of Python that asks again."""
        words = [_written(each) for each in self.places]
        words += [f"{name}={_written(value)}" for name, value in self.named.items()]
        return f"pc.answers.{self.name}({', '.join(words)})"

    @property
    def command(self) -> str:
        """Write the command that asks again; empty where an argument can't be typed."""
        words = ["polycentric", *COMMANDS.get(self.name, self.name.replace("_", "-")).split()]
        for value in self.places:
            words += _typed(value)
        for name, value in self.named.items():
            words += _option(name, value)
        return shlex.join(words) if all(words) else ""


_CALL: ContextVar[Call | None] = ContextVar("call", default=None)
_TYPED: ContextVar[str] = ContextVar("typed", default="")


def question(ask: "Callable[Arguments, Answer]") -> "Callable[Arguments, Answer]":
    """Have a public function remember how it was called, for as long as it answers."""
    signature = inspect.signature(ask)
    known = _known(signature)

    @wraps(ask)
    def asking(*places: Arguments.args, **options: Arguments.kwargs) -> "Answer":
        if _CALL.get() is not None:
            return ask(*places, **options)
        arguments, named = _ready(signature, known, ask.__name__, places, options)
        token = _CALL.set(_call(ask.__name__, signature, arguments, named))
        try:
            answer = ask(*arguments, **named)
            answer.call = call()
            return answer
        except UnknownNameError as unknown:
            unknown.args = (" ".join((str(unknown), *_meant(unknown))),)
            raise
        finally:
            _CALL.reset(token)

    return asking


def _meant(unknown: UnknownNameError) -> Iterator[str]:
    """Say where to ask, if what is no name of one kind is the name of a state, or of a file to write to."""
    from polycentric.answers.elsewhere import in_words
    from polycentric.states import find

    word = str(getattr(unknown, "name", ""))
    if not word or "state" in unknown.kind:
        return
    if led := in_words(word, unknown.kind, _asked_of, option):
        yield led
        return
    if _TYPED.get() and Path(word).suffix in FILES:
        yield f"To write to a file, say {option('out', word)}."
    with suppress(PolycentricError):
        find(word)
        yield f"'{word}' is a state: {again('state', word)} shows it."


def _asked_of(name: str, word: str) -> str:
    """Write a question of a word: the present one, where it is of sources and so is the other."""
    now = _CALL.get()
    return again(now.name if now is not None and name == "source" and now.name in OF_SOURCES else name, word)


def call() -> dict[str, str]:
    """Give the command and the line of Python that ask the present question again."""
    now = _CALL.get()
    command = _TYPED.get() or ("" if now is None else now.command)
    return {"command": command, "python": "" if now is None else now.python}


@contextmanager
def typed(command: str) -> Generator[None]:
    """Say that questions are asked by a command, as it was typed."""
    token = _TYPED.set(command)
    try:
        yield
    finally:
        _TYPED.reset(token)


def option(name: str, value: object = None) -> str:
    """Spell an argument as whoever asks does: ``--as-known 1990`` at the command line, ``as_known=1990`` in Python."""
    if _TYPED.get():
        spelled = f"--{'no-' if value is False else ''}{OPTIONS.get(name, name).replace('_', '-')}"
        return spelled if value is None or isinstance(value, bool) else f"{spelled} {_word(value)}"
    return f"{name}=" if value is None else f"{name}={value!r}"


def all_rows() -> str:
    """Say where all rows are: in the forms of the command line, or in the answer's table."""
    return "--csv and --json hold" if _TYPED.get() else ".table holds"


def all_notes() -> str:
    """Say where all notes are: in the JSON of the command line, or in the answer's notes."""
    return "--json has" if _TYPED.get() else ".notes has"


def again(name: str, *places: Any, **named: Any) -> str:
    """Write how a question is asked, as whoever asks would: a command, or a line of Python."""
    other = Call(name, places, named)
    return other.command if _TYPED.get() else other.python


def instead(**changed: Any) -> str:
    """Write how the present question is asked with some arguments changed, or left out where they are None."""
    now = _CALL.get() or Call("", (), {})
    named = {name: value for name, value in {**now.named, **changed}.items() if value is not None}
    return again(now.name, *now.places, **named)


def argument(name: str) -> str:
    """Spell an argument by place: ``INDEX`` at the command line, ``index`` in Python."""
    return name.upper() if _TYPED.get() else name


def _known(signature: inspect.Signature) -> dict[str, Any]:
    """Name the arguments that a question takes, those of its typed dicts among them, each with its kind."""
    kinds: dict[str, Any] = {}
    for name, parameter in signature.parameters.items():
        inside = getattr(next(iter(get_args(parameter.annotation)), None), "__annotations__", {})
        kinds |= inside if parameter.kind is parameter.VAR_KEYWORD else {name: parameter.annotation}
    return kinds


def _ready(
    signature: inspect.Signature, known: Mapping[str, Any], ask: str, places: Sequence[Any], options: Mapping[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Give the arguments as the question takes them; an option may be called as the command line calls it."""
    others = {**ALSO, **{option: name for name, option in OPTIONS.items() if name in known}}
    called = {option: name for option, name in others.items() if name in known and option not in known}
    named = {called.get(name, name): value for name, value in options.items()}
    for name in named:
        if name not in known:
            raise UnknownNameError(f"argument of {ask}", name, sorted({*known, *called}))
    by_place = [each for each in signature.parameters.values() if each.kind is not each.KEYWORD_ONLY]
    several = next((each for each in by_place if each.kind is each.VAR_POSITIONAL), None)
    single = [each for each in by_place if each.kind is each.POSITIONAL_OR_KEYWORD]
    wanted = [*single, *([several] * max(len(places) - len(single), 0) if several else ())]
    ready_places = [
        ready(argument(each.name), each.annotation, value, limits_of(ask, each.name))
        for each, value in zip(wanted, places, strict=False)
    ]
    return (*ready_places, *places[len(wanted) :]), {
        name: value
        if _is_default(signature, name, value)
        else ready(option(name).removesuffix("="), known[name], value, limits_of(ask, name))
        for name, value in named.items()
    }


def _is_default(signature: inspect.Signature, name: str, value: Any) -> bool:
    """Tell whether an argument is what it would be if it weren't given."""
    parameter = signature.parameters.get(name)
    usual = None if parameter is None else parameter.default
    return value is usual or (type(value) is type(usual) and value == usual)


def _call(name: str, signature: inspect.Signature, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> Call:
    """Keep what differs from the defaults."""
    bound = signature.bind(*arguments, **named)
    places: list[Any] = []
    chosen: dict[str, Any] = {}
    for key, value in bound.arguments.items():
        parameter = signature.parameters[key]
        if parameter.kind is parameter.VAR_KEYWORD:
            chosen |= {each: given for each, given in value.items() if given not in (None, (), False, {})}
        elif parameter.kind is parameter.VAR_POSITIONAL:
            places += value
        elif value is parameter.default or value == parameter.default:
            continue
        elif parameter.kind is parameter.KEYWORD_ONLY:
            chosen[key] = value
        else:
            places.append(value)
    return Call(name, tuple(places), chosen)


def _written(value: Any) -> str:
    """Write a value as Python has it, a path as its text, which is taken as well."""
    if isinstance(value, tuple | list) and any(isinstance(each, str | Path) for each in value):
        return f"[{', '.join(map(_written, value))}]"
    return repr(str(value)) if isinstance(value, Path) else repr(value)


def _typed(value: Any) -> list[str]:
    """Write an argument by place; a word left empty can't be typed."""
    return [_word(each) for each in value] if isinstance(value, tuple | list) else [_word(value)]


def _option(name: str, value: Any) -> list[str]:
    """Write an option: a flag, one value, a span of years, or one several times."""
    spelled = OPTIONS.get(name, name).replace("_", "-")
    if value is True or value is False:
        return [f"--{spelled if value else OPPOSITES.get(name, f'no-{spelled}')}"]
    if name == "years" and isinstance(value, tuple | list):
        return [f"--{spelled}", "-".join(map(str, value))]
    if name in WITH_COMMAS and isinstance(value, tuple | list):
        return [f"--{spelled}", ",".join(map(str, value))]
    if name in TOGETHER:
        return [f"--{spelled}", *map(_word, value)]
    if isinstance(value, tuple | list):
        return [word for each in value for word in (f"--{spelled}", _word(each))]
    if isinstance(value, Mapping):
        return [f"--{spelled}", ",".join(f"{key}={each}" for key, each in value.items())]
    return [f"--{spelled}", _word(value)]


def _word(value: Any) -> str:
    """Write a value as a word of a command; empty where it is none."""
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    return str(value) if isinstance(value, str | int | float | Path) else ""
