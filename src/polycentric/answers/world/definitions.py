"""Every index, tie, rule, measure and source that the report uses, with its reference: read off the registries."""

from collections.abc import Mapping

from polycentric.pictures.records.findings import Definition
from polycentric.poles.concentration import MEASURES
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.three import NUMBERS, ORDER
from polycentric.poles.world import World
from polycentric.sets.named import LABELS
from polycentric.sources import SOURCES


def gather(world: World) -> tuple[Definition, ...]:
    """Give all definitions, by kind."""
    return (*_indices(world), *_poles(), *_layers(world), *_measures(), *_numbers(), *_sets(), *_sources())


def _indices(world: World) -> list[Definition]:
    """Give the power indices."""
    return [
        Definition(
            f"index-{name}",
            name,
            entry.label,
            "Measures of power",
            entry.reference,
            _join_sentences(f"Unit: {entry.unit}", entry.caveat),
        )
        for name, entry in world.indices.items()
    ]


def _poles() -> list[Definition]:
    """Give the definitions of poles."""
    return [
        Definition(
            f"pole-{name}", name, entry.label, "Definitions of a pole", entry.reference,
            _join_sentences(_cut_offs(entry.parameters), entry.caveat, entry.elsewhere),
        )
        for name, entry in DEFINITIONS.items()
    ]  # fmt: skip


def _layers(world: World) -> list[Definition]:
    """Give the tie layers."""
    return [
        Definition(
            f"layer-{name}",
            name,
            entry.label,
            "Ties between states",
            entry.reference,
            _join_sentences(f"Unit: {entry.unit}", entry.caveat),
        )
        for name, entry in world.layers.items()
    ]


def _measures() -> list[Definition]:
    """Give the concentration measures."""
    return [
        Definition(
            f"measure-{name}",
            name,
            entry.label,
            "Concentration",
            entry.reference,
            _join_sentences(f"Unit: {entry.unit}"),
        )
        for name, entry in MEASURES.items()
    ]


def _numbers() -> list[Definition]:
    """Explain the three numbers."""
    return [
        Definition(
            f"number-{name}", name, each.label, "The three numbers", each.reference,
            _join_sentences(each.asks[:-1], f"Unit: {each.unit}", f"Higher: {each.rises}"),
        )
        for name, each in ((name, NUMBERS[name]) for name in ORDER)
    ]  # fmt: skip


def _sets() -> list[Definition]:
    """Give the sets of states."""
    return [
        Definition(
            f"set-{name}", name, label[0].upper() + label[1:], "Sets of states", "This project’s choice of sets", ""
        )
        for name, label in LABELS.items()
    ]


def _sources() -> list[Definition]:
    """Give the sources, with licence and citation."""
    return [
        Definition(
            f"source-{name}", name, entry.label, "Sources", entry.citation,
            _join_sentences(
                entry.title, f"Version: {entry.version}", f"Licence: {entry.licence}", f"Address: {entry.address}",
                entry.caveat,
            ),
        )
        for name, entry in SOURCES.items()
        if entry.embedded
    ]  # fmt: skip


def _cut_offs(parameters: Mapping[str, float]) -> str:
    """Say a rule's cut-offs."""
    listing = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in parameters.items())
    return f"Cut-offs: {listing}" if listing else ""


def _join_sentences(*parts: str) -> str:
    """Join sentences, each ended once."""
    return " ".join(part.rstrip(".") + "." for part in parts if part).replace("`", "")
