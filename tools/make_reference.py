"""Write the reference pages from docstrings, registries and --help, so that nothing is typed twice."""

import dataclasses
import functools
import importlib
import importlib.util
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click

STAGES = {
    "states": "States and codes",
    "sources": "Sources",
    "tables": "Tables",
    "panel": "Panel",
    "sets": "Sets of states",
    "scoring": "Scores",
    "power": "Power",
    "ties": "Ties",
    "positions": "Positions",
    "poles": "Poles and polarity",
    "words": "Words",
    "pictures": "Pictures",
    "answers": "Answers",
    "report": "Report",
}
_SECTION = re.compile(r"^([A-Z][A-Za-z ]+)\n-{3,}\n", re.MULTILINE)
_ITEMS = {"Parameters", "Attributes", "Returns", "Yields", "Raises"}
# Rows and words of single questions, which nobody calls but these.
_WITHIN = "polycentric.answers.parts"
_WIDE = ("label", "unit", "units", "reference", "caveat")


def pages() -> dict[str, str]:
    """Give every reference page: its file name and its Markdown."""
    written = {"index.md": _index(), "cli.md": command_page(), "errors.md": _module_page("errors", "Errors")}
    for stage, title in STAGES.items():
        if importlib.util.find_spec(f"polycentric.{stage}") is not None:
            written[f"{stage}.md"] = stage_page(stage, title)
    written["quantities.md"] = quantity_page()
    written["citations.md"] = citation_page()
    return written


def page_names() -> list[str]:
    """Name the pages without writing them."""
    return ["index.md", "cli.md", "errors.md", "quantities.md", "citations.md", *(f"{stage}.md" for stage in STAGES)]


def registries(stage: str) -> dict[str, Any]:
    """Give the registries that a stage defines: where each is found, and the registry."""
    return {place: registry for place, registry in all_registries().items() if place.split(".")[1] == stage}


@functools.cache
def all_registries() -> dict[str, Any]:
    """Give every registry once, where it stands highest on the ladder: a stage below may import it."""
    from polycentric.registry import Registry

    collected: dict[str, Any] = {}
    for stage in STAGES:
        for module in modules(f"polycentric.{stage}"):
            for name, value in _values(module):
                if isinstance(value, Registry) and not any(value is known for known in collected.values()):
                    collected[f"{module.__name__}.{name}"] = value
    return collected


def _values(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Give what a module holds, and what it makes when it is first asked for."""
    yield from vars(module).items()
    yield from ((name, getattr(module, name)) for name in dir(module) if name.isupper() and name not in vars(module))


def modules(name: str) -> Iterator[ModuleType]:
    """Give a module and all below it."""
    if importlib.util.find_spec(name) is None:
        return
    module = importlib.import_module(name)
    yield module
    for info in pkgutil.iter_modules(getattr(module, "__path__", [])):
        yield from modules(f"{name}.{info.name}")


def public(module: ModuleType) -> dict[str, Any]:
    """Give the functions and classes that a module defines under a public name."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isfunction(value) or inspect.isclass(value))
        and value.__module__ == module.__name__
    }


def stage_page(stage: str, title: str) -> str:
    """Write a stage's page: what it is, its entries, its functions."""
    module = importlib.import_module(f"polycentric.{stage}")
    parts = [f"# {title}\n", markdown(module.__doc__ or "")]
    for place, registry in registries(stage).items():
        parts.append(f"## {registry.kind.capitalize()}: {len(registry)} entries\n\n`{place}`\n")
        parts += [entry_text(name, entry) for name, entry in registry.items()]
    entry_files = {f"{place.rsplit('.', 1)[0]}.{name}" for place, known in registries(stage).items() for name in known}
    entry_files |= {entry.ask.__module__ for known in registries(stage).values() for entry in known.values()
                    if hasattr(entry, "ask")}  # fmt: skip
    for inside in modules(module.__name__):
        if inside.__name__ not in entry_files and not inside.__name__.startswith(_WITHIN):
            parts += _module_parts(inside, level=2)
    return "\n".join(parts)


def entry_text(name: str, entry: Any) -> str:
    """Write one entry of a registry: all its fields that a reader can read."""
    rows = [f"### {name} {{#{_anchor(entry, name)}}}\n"]
    for field in dataclasses.fields(entry):
        value = _readable(getattr(entry, field.name))
        if field.name not in {"name", "otherwise", "rivals", "place"} and value:
            rows.append(f"- **{field.name}**: {value}")
    if hasattr(entry, "ask"):
        rows.append(f"\n```python\n{name}{_signature(entry.ask)}\n```\n\n{markdown(entry.ask.__doc__ or '')}")
    maker = getattr(entry, "compute", None) or getattr(entry, "read", None)
    made_by = None if dataclasses.is_dataclass(maker) else inspect.getmodule(maker)  # many share a record's own file
    if made_by is not None and made_by.__doc__:
        rows.append("\n" + markdown(made_by.__doc__))
    return "\n".join(rows) + "\n"


def command_page() -> str:
    """Write the page of the command line: --help of every command."""
    from polycentric.cli.app import polycentric

    parts = ["# Command line\n"]
    for path, command in commands(polycentric, ("polycentric",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts.append(f"## {' '.join(path)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give a command and all below it, each with its path."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from commands(below, (*path, name))


def quantity_page() -> str:
    """Write the list of quantities that measures may ask for, each with its rival series."""
    from polycentric.panel.described import described
    from polycentric.panel.quantities import QUANTITIES

    parts = [
        "# Quantities\n\nWhat indices and layers ask for by name, whichever source a panel has it from. A panel "
        "that has several series of a quantity is read by the first one here, and the result says which; series are "
        "never joined. Any single variable of a source can be asked for as well.\n"
    ]
    for name, quantity in QUANTITIES.items():
        dims = ", ".join(quantity.dims)
        parts.append(
            f"## {name}\n\n{quantity.label}: {_escape(quantity.meaning)}. On {dims}; {_escape(quantity.unit)}.\n"
        )
        parts.append("| series | variables | source | unit | years | borders | states by | no row means | note |")
        parts.append("|---|---|---|---|---|---|---|---|---|")
        for series in quantity.series:
            source = described(series)
            cells = (
                f"`{series.name}`", ", ".join(f"`{each}`" for each in series.variables), source.source, source.units,
                f"{source.years[0]}-{source.years[1]}", series.borders, source.system, source.absence, series.note,
            )  # fmt: skip
            parts.append("| " + " | ".join(_escape(str(cell)) for cell in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def citation_page() -> str:
    """Write the list of all references that entries give, each with the entries that rest on it."""
    users: dict[str, list[str]] = {}
    for registry in all_registries().values():
        for name, entry in registry.items():
            cited = getattr(entry, "reference", "") or getattr(entry, "citation", "")
            users.setdefault(" ".join(str(cited).split()), []).append(f"`{name}`")
    rows = [f"- {_escape(text)} ({', '.join(names)})" for text, names in sorted(users.items()) if text]
    return (
        "# References\n\nWhat indices, layers, measures, definitions and sources rest on.\n\n" + "\n".join(rows) + "\n"
    )


def markdown(docstring: str) -> str:
    """Turn a numpydoc docstring into Markdown."""
    text = inspect.cleandoc(docstring)
    pieces = _SECTION.split(text)
    parts = [_prose(pieces[0])]
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        inner = _items(body) if heading in _ITEMS else _prose(body)
        parts.append(f"**{heading}**\n\n{inner}")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _index() -> str:
    """Write the first page of the reference."""
    rows = [
        f"- [{title}]({stage}.md)"
        for stage, title in STAGES.items()
        if importlib.util.find_spec(f"polycentric.{stage}")
    ]
    return (
        "# Reference\n\nGenerated from the docstrings, the registries and `--help`.\n\n"
        "- [Command line](cli.md)\n- [Quantities](quantities.md)\n"
        + "\n".join(rows)
        + "\n- [Errors](errors.md)\n- [References](citations.md)\n"
    )


def _module_page(name: str, title: str) -> str:
    """Write the page of one module."""
    module = importlib.import_module(f"polycentric.{name}")
    return "\n".join([f"# {title}\n", markdown(module.__doc__ or ""), *_members(module, level=2)])


def _module_parts(module: ModuleType, level: int) -> list[str]:
    """Write a module's heading, docstring and members; nothing for a module without members."""
    members = _members(module, level + 1)
    return [f"{'#' * level} {module.__name__}\n", markdown(module.__doc__ or ""), *members] if members else []


def _members(module: ModuleType, level: int) -> list[str]:
    """Write every public function and class of a module, and the public methods of each class."""
    parts: list[str] = []
    for name, value in public(module).items():
        parts.append(_member(f"{module.__name__}.{name}", name, value, level))
        if inspect.isclass(value):
            methods = {key: item for key, item in vars(value).items() if _is_method(key, item)}
            parts += [_member(f"{module.__name__}.{name}.{key}", f"{name}.{key}", item, level + 1)
                      for key, item in methods.items()]  # fmt: skip
    return parts


def _is_method(name: str, value: object) -> bool:
    """Tell a public, documented method or property."""
    function = value.fget if isinstance(value, property) else value
    return (name == "__call__" or not name.startswith("_")) and inspect.isfunction(function) and bool(function.__doc__)


def _member(full: str, name: str, value: Any, level: int) -> str:
    """Write one function, class or method."""
    function = value.fget if isinstance(value, property) else value
    signature = "" if isinstance(value, property) or _is_error(value) else _signature(function)
    doc = markdown(function.__doc__ or "")
    return f"{'#' * level} `{name}` {{#{full.replace('__', '')}}}\n\n```python\n{name}{signature}\n```\n\n{doc}"


def _is_error(value: object) -> bool:
    """Tell an exception, whose signature is nobody's business."""
    return inspect.isclass(value) and issubclass(value, BaseException)


def _signature(function: Any) -> str:
    """Write a signature, without the addresses that some defaults print."""
    try:
        return re.sub(r" at 0x[0-9a-f]+", "", str(inspect.signature(function))).replace("'", "")
    except (TypeError, ValueError):
        return "(...)"


def _anchor(entry: Any, name: str) -> str:
    """Give an entry's anchor; two registries of a stage may share a name."""
    return f"{type(entry).__name__.lower()}-{name}"


def _readable(value: Any) -> str:
    """Write a field for a reader; functions and tables are not for reading."""
    if isinstance(value, str | int | float):
        return _escape(" ".join(str(value).split())) if value != "" else ""
    if isinstance(value, tuple | list) and all(isinstance(part, str | int | float) for part in value):
        return ", ".join(f"`{part}`" for part in value)
    if isinstance(value, dict) and all(isinstance(part, str | int | float) for part in value.values()):
        return ", ".join(f"{key} = {part}" for key, part in value.items())
    return ""


def _items(body: str) -> str:
    """Turn a section of ``name : type`` lines and indented texts into a list."""
    rows: list[str] = []
    for block in re.split(r"\n(?=\S)", body.strip("\n")):
        head, _, rest = block.partition("\n")
        name, colon, kind = head.partition(" : ")
        title = f"**{_escape(name)}** : {_escape(kind)}" if colon else _escape(head)
        text = " ".join(line.strip() for line in rest.splitlines())
        rows.append(f"- {title}" + (f"<br>{_escape(text)}" if text else ""))
    return "\n".join(rows)


def _prose(text: str) -> str:
    """Turn running text with ``literals``, ``text::`` and >>> examples into Markdown."""
    text = re.sub(
        r"(^|\n)((?:>>> .*\n?|\.\.\. .*\n?|(?<=\n)(?!>>>)\S.*\n)*>>> [^\n]*(?:\n(?!\n)[^\n]*)*)", _fenced, text
    )
    blocks = re.split(r"(```.*?```)", text, flags=re.DOTALL)
    return "".join(
        block if block.startswith("```") else "\n".join(map(_line, block.split("\n"))) for block in blocks
    )  # fmt: skip


def _fenced(match: re.Match[str]) -> str:
    """Put a fence around an example."""
    return f"{match[1]}\n```pycon\n{match[2].rstrip()}\n```\n"


def _line(line: str) -> str:
    """Turn one line of running text; an indented one is code already."""
    if line.startswith("    "):
        return line
    return "" if line == "::" else _escape(re.sub(r"::$", ":", line))


def _escape(text: str) -> str:
    """Keep Markdown and HTML from reading signs in running text; what stands in backticks stays."""
    pieces = re.split(r"(``.*?``|`.*?`)", text)
    return "".join(
        piece if piece.startswith("`") else piece.replace("&", "&amp;").replace("<", "&lt;").replace("*", r"\*")
        .replace("_", r"\_").replace("[", r"\[")
        for piece in pieces
    )  # fmt: skip


def main() -> None:
    """Write the pages into a folder, to look at them without mkdocs."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
