"""Writes a picture's style into its elements, variables as plain values, for readers of SVG that know no variables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

SVG = "http://www.w3.org/2000/svg"
# What such a reader draws by; all else (cursors, margins) is for pages.
DRAWN = re.compile("fill|stroke|stop-|opacity|font|display|visibility|paint-order|text-|shape-rendering")
_SIMPLE = re.compile(r"([a-z]\w*|\*)?((?:[.#][\w-]+)*)$")
Declarations = Mapping[str, str]


@dataclass(frozen=True)
class Compound:
    """What one part of a selector asks of an element: its tag, its classes and its name."""

    tag: str
    classes: frozenset[str]
    name: str

    def fits(self, element: Tree.Element) -> bool:
        """Tell whether an element is meant."""
        tag = element.tag.rpartition("}")[2]
        return (
            self.tag in ("", "*", tag)
            and self.name in ("", element.get("id", ""))
            and self.classes <= set(element.get("class", "").split())
        )


@dataclass(frozen=True)
class Rule:
    """A selector of elements within elements, the outermost first, and what it declares."""

    parts: tuple[Compound, ...]
    declared: Declarations

    @property
    def weight(self) -> tuple[int, int, int]:
        """Give how strongly it holds against others: by names, by classes, by tags."""
        return (
            sum(bool(each.name) for each in self.parts),
            sum(len(each.classes) for each in self.parts),
            sum(each.tag not in ("", "*") for each in self.parts),
        )

    def fits(self, path: Sequence[Tree.Element]) -> bool:
        """Tell whether it holds for the last element of a path from the root."""
        *outer, own = self.parts
        if not own.fits(path[-1]):
            return False
        for each in reversed(path[:-1]):
            if outer and outer[-1].fits(each):
                outer.pop()
        return not outer


def flattened(document: str) -> str:
    """Give a whole SVG document whose elements bear their own style, without variables and without a style sheet."""
    root = Tree.fromstring(document.encode())  # our own document
    Tree.register_namespace("", SVG)
    sheets = list(root.iter(f"{{{SVG}}}style"))
    rules = sorted(rules_of("".join(each.text or "" for each in sheets)), key=lambda rule: rule.weight)
    for sheet in sheets:
        root.remove(sheet)
    _write([root], rules, {}, 1.0)
    return Tree.tostring(root, encoding="unicode")


def rules_of(sheet: str) -> Iterator[Rule]:
    """Read the rules of a style sheet that ask for tags, classes and names; of the others, a still picture has none."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    plain = re.sub(r"@[\w-]+[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        for selector in selectors.split(","):
            parts = [_compound(part) for part in selector.replace(":root", "svg").split()]
            known = [part for part in parts if part is not None]
            if parts and len(known) == len(parts):
                yield Rule(tuple(known), _declared(body))


def resolved(value: str, variables: Declarations) -> str | None:
    """Put values in place of variables, those inside variables too; None where one has no value."""
    while (start := value.find("var(")) >= 0:
        end = _closing(value, start + 4)
        name, comma, otherwise = value[start + 4 : end].partition(",")
        taken = variables.get(name.strip(), otherwise if comma else None)
        if taken is None:
            return None
        value = f"{value[:start]}{taken.strip()}{value[end + 1 :]}"
    return value.strip()


def _write(path: list[Tree.Element], rules: Sequence[Rule], inherited: Declarations, scale: float) -> None:
    """Write the style of an element and of all in it."""
    element = path[-1]
    declared: dict[str, str] = {}
    for rule in rules:
        if rule.fits(path):
            declared |= rule.declared
    declared |= _declared(element.attrib.pop("style", ""))
    own = {name: value for name, value in declared.items() if name.startswith("--")}
    around = {**inherited, **own}
    variables = {**inherited, **{name: value for name in own if (value := resolved(own[name], around)) is not None}}
    style = {
        name: value
        for name in declared
        if DRAWN.match(name) and (value := resolved(declared[name], variables)) is not None
    }
    scale *= _scale_of(element)
    if declared.get("vector-effect") == "non-scaling-stroke" and "stroke-width" in style:
        style["stroke-width"] = f"{float(style['stroke-width'].removesuffix('px')) / scale:.4g}"
    if style:
        element.set("style", ";".join(f"{name}:{value}" for name, value in style.items()))
    for child in element:
        _write([*path, child], rules, variables, scale)


def _scale_of(element: Tree.Element) -> float:
    """Give how many times larger an element draws what is in it."""
    found = re.search(r"scale\(([\d.]+)", element.get("transform", ""))
    return float(found.group(1)) if found else 1.0


def _compound(part: str) -> Compound | None:
    """Read one part of a selector; None where it asks for a state or for neighbours."""
    found = _SIMPLE.match(part)
    if found is None:
        return None
    marks = re.findall(r"([.#])([\w-]+)", found.group(2))
    name = next((word for kind, word in marks if kind == "#"), "")
    return Compound(found.group(1) or "", frozenset(word for kind, word in marks if kind == "."), name)


def _declared(body: str) -> dict[str, str]:
    """Read declarations: what stands before and after each colon."""
    pairs = (each.partition(":") for each in re.split(r";(?![^(]*\))", body))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _closing(value: str, start: int) -> int:
    """Find the bracket that closes one opened before `start`."""
    depth = 1
    for place in range(start, len(value)):
        depth += {"(": 1, ")": -1}.get(value[place], 0)
        if depth == 0:
            return place
    return len(value)
