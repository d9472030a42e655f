"""Sets the formulas of pages as MathML, which browsers draw without a script, a font or a request.

A block of ``math`` is a formula of its own, and ``$`x^2`$`` one within a sentence, both in TeX's notation; so they are
on the sites that show Markdown as it is.
"""

import re
from typing import Any

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

BEFORE_CODE = 191  # Markdown gives code within a sentence 190


class Formulas(Extension):
    """Formulas within sentences."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Read them before code is read."""
        md.inlinePatterns.register(_Within(r"\$`([^`]+)`\$", md), "formula", BEFORE_CODE)


class _Within(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        return self.md.htmlStash.store(convert(m[1])), m.start(0), m.end(0)


def set_formula(source: str, *_: Any, **__: Any) -> str:
    """Set a block: each line that isn't empty is a formula, since TeX would run them together."""
    lines = [convert(line, display="block") for line in source.splitlines() if line.strip()]
    return f'<div class="formula">{"".join(lines)}</div>'


FENCE = {"name": "math", "class": "formula", "format": set_formula}
