"""Run the tutorial's notebook again and keep what it shows: python tools/notebook.py.

A notebook is a JSON file of cells; nothing of Jupyter is needed to run one whose cells are plain Python. What a cell's
last expression shows is asked of it as IPython does: ``_repr_html_``, ``_repr_svg_``, ``_repr_png_``, else its repr.
"""

import ast
import base64
import contextlib
import html
import io
import json
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial" / "notebook.ipynb"
HTML, SVG, PNG, TEXT = "text/html", "image/svg+xml", "image/png", "text/plain"
PICTURES = (SVG, PNG)
ASKED = ((HTML, "_repr_html_"), (SVG, "_repr_svg_"), (PNG, "_repr_png_"))
RAISES = "raises-exception"
# What differs from run to run: addresses in memory, and the names that xarray gives the parts of its pages.
_CHANCE = re.compile(r"0x[0-9a-f]{6,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Cell = dict[str, Any]
Output = dict[str, Any]


def read(path: Path = NOTEBOOK) -> dict[str, Any]:
    """Read a notebook."""
    return json.loads(path.read_text(encoding="utf-8"))


def write(notebook: Mapping[str, Any], path: Path = NOTEBOOK) -> None:
    """Write a notebook as Jupyter does."""
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@contextlib.contextmanager
def without_archive() -> Generator[None]:
    """Let nothing of the archive be seen, so that the same is shown on every machine."""

    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as empty:
        os.environ["POLYCENTRIC_CACHE"] = empty
        _ = os.environ.pop("POLYCENTRIC_MIRROR", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)


def run(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """Give the notebook with what its cells show when they are run from the first to the last.

    An error ends the run, but in a cell with the tag ``raises-exception``, of which it is the output.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    cells: list[Cell] = []
    for number, cell in enumerate((each for each in notebook["cells"]), 1):
        if cell["cell_type"] != "code":
            cells.append(cell)
            continue
        outputs = run_cell("".join(cell["source"]), names, may_fail=RAISES in tags(cell), where=f"<cell {number}>")
        count = 1 + sum(each["cell_type"] == "code" for each in cells)
        outputs = [each | {"execution_count": count} if each["output_type"] == "execute_result" else each
                   for each in outputs]  # fmt: skip
        cells.append({**cell, "execution_count": count, "outputs": outputs})
    return {**notebook, "cells": cells}


def run_cell(source: str, names: dict[str, Any], *, may_fail: bool = False, where: str = "<cell>") -> list[Output]:
    """Run one cell, and give what it prints and shows."""
    outputs: list[Output] = []
    printed = io.StringIO()

    def display(*things: object) -> None:
        outputs.extend({"output_type": "display_data", "data": shown(each), "metadata": {}} for each in things)

    names["display"] = display
    failed: list[Output] = []
    with contextlib.redirect_stdout(printed):
        try:
            last = _executed(source, names, where)
        except Exception as failure:
            if not may_fail:
                raise
            last, failed = None, [_failed(failure)]
    if printed.getvalue():
        outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": _lines(printed.getvalue())})
    if last is not None:
        outputs.append({"output_type": "execute_result", "data": shown(last), "metadata": {}})
    return [*outputs, *failed]


def shown(thing: object) -> dict[str, Any]:
    """Give what a notebook shows of a thing, by kind of content."""
    found: dict[str, Any] = {}
    for kind, method in ASKED:
        ask: Callable[[], Any] | None = getattr(thing, method, None)
        content = ask() if ask is not None else None
        if isinstance(content, bytes):
            content = base64.b64encode(content).decode("ascii")
        if content is not None:
            found[kind] = content if kind == PNG else _lines(content)
    return {**found, TEXT: _lines(repr(thing))}


def pictures(cell: Mapping[str, Any]) -> int:
    """Count the pictures that a cell shows, those within pages counted as well."""
    data = [output.get("data", {}) for output in cell.get("outputs", ())]
    return sum(any(kind in each for kind in PICTURES) or "<svg" in "".join(each.get(HTML, ())) for each in data)


def tags(cell: Mapping[str, Any]) -> list[str]:
    """Give a cell's tags."""
    return cell.get("metadata", {}).get("tags", [])


def steady(outputs: list[Output]) -> list[Output]:
    """Give outputs without what differs from run to run."""
    return json.loads(_CHANCE.sub("*", json.dumps(outputs)))


def page(notebook: Mapping[str, Any], name: str, dark: Callable[[str], str] | None = None) -> str:
    """Give a notebook as a page of the documentation; `dark` gives a picture the colours of a dark page."""
    parts: list[str] = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        parts += [_as_page(output, dark) for output in cell["outputs"]]
    parts.append(f"[This page as a notebook]({name})")
    return "\n\n".join(parts) + "\n"


def _as_page(output: Output, dark: Callable[[str], str] | None) -> str:
    """Give one output as a part of a page: the richest of its contents."""
    if output["output_type"] in {"stream", "error"}:
        text = "".join(output["text"]) if "text" in output else "\n".join(output["traceback"])
        return f'<pre class="output">{html.escape(text)}</pre>'
    data = output["data"]
    if PNG in data:
        return f'<div class="output"><img src="data:image/png;base64,{data[PNG]}" alt=""></div>'
    if SVG in data:
        wide = "".join(data[SVG])
        forms = {"on-light": wide, "on-dark": dark(wide)} if dark else {"": wide}
        return f'<div class="output">{"".join(_image(svg, shown) for shown, svg in forms.items())}</div>'
    rich = "".join(data.get(HTML) or ())
    if rich:  # an empty line would end the part of HTML
        return f'<div class="output">{re.sub(chr(10) + "+", " ", rich)}</div>'
    return f'<pre class="output">{html.escape("".join(data[TEXT]))}</pre>'


def _image(svg: str, shown: str) -> str:
    """Give a picture as an image, which shares no style with the page and with other pictures."""
    content = base64.b64encode(svg.encode()).decode("ascii")
    return f'<img class="{shown}" alt="" src="data:{SVG};base64,{content}">'


def _executed(source: str, names: dict[str, Any], where: str) -> object:
    """Run statements, and give the value of the last where it is an expression that no semicolon ends."""
    body = ast.parse(source).body
    quiet = source.rstrip().endswith(";")
    last = body.pop() if body and isinstance(body[-1], ast.Expr) and not quiet else None
    exec(compile(ast.Module(body, []), where, "exec"), names)
    return eval(compile(ast.Expression(last.value), where, "eval"), names) if isinstance(last, ast.Expr) else None


def _failed(failure: Exception) -> Output:
    """Give what a notebook shows of an error."""
    render: Callable[[], list[str]] | None = getattr(failure, "_render_traceback_", None)
    lines = traceback.format_exception(failure) if render is None else render()
    return {"output_type": "error", "ename": type(failure).__name__, "evalue": str(failure), "traceback": lines}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


if __name__ == "__main__":
    with without_archive():
        write(run(read()))
    sys.stdout.write(f"Wrote {NOTEBOOK}\n")
