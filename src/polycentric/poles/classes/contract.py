"""What a polarity class is and promises, and the words for classes that every rule uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import STATE, in_words, numbers, on_leading, on_states
from polycentric.presented import Presented

UNIPOLAR, NEAR_UNIPOLAR, BIPOLAR, MULTIPOLAR = "unipolar", "near-unipolar", "bipolar", "multipolar"
UNCLASSIFIED, NOT_APPLICABLE, MISSING = "unclassified", "not applicable", "missing"
VERDICTS = (UNIPOLAR, NEAR_UNIPOLAR, BIPOLAR, MULTIPOLAR, UNCLASSIFIED)
CLASSES = (*VERDICTS, NOT_APPLICABLE, MISSING)


@dataclass(frozen=True, repr=False)
class PolarityClass(Presented):
    """A rule that makes shares of a stated set into a class; called on shares, it removes their dimension `state`.

    Attributes
    ----------
    label, reference : str
        What a reader sees, and where the rule is from.
    compute : callable
        Plain shares (..., state) that sum to one over the states observed in; (...) of whole numbers out, the places of
        the words in `CLASSES`.
    poles : callable
        The same shares in, the states in the order of their labels, so that equal ones go by label; (..., state) of 1.0
        (pole), 0.0 (none) or missing out.
    cut_offs : mapping
        The rule's numbers by name.
    name : str
        The file's name; set by the registry.
    """

    label: str
    reference: str
    compute: Callable[[NDArray[np.float64]], NDArray[np.int8]]
    poles: Callable[[NDArray[np.float64]], NDArray[np.float64]]
    cut_offs: Mapping[str, float] = field(default_factory=dict[str, float])
    name: str = ""
    kind: ClassVar[str] = "polarity class"
    in_lists: ClassVar[tuple[str, ...]] = ("cut-offs", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        cut_offs = ", ".join(f"{name}={value:g}" for name, value in self.cut_offs.items())
        return {"needs": "shares of states", "cut-offs": cut_offs, "reference": self.reference}

    def __call__(self, shares: xr.DataArray) -> xr.DataArray:
        """Classify each cell in words; one without observed shares is *missing*."""
        held = numbers(shares, STATE)
        codes = np.where(np.isnan(held).all(axis=-1), CLASSES.index(MISSING), self.compute(held))
        return on_leading(in_words(codes, CLASSES), shares).rename(self.name)

    def marked(self, shares: xr.DataArray) -> xr.DataArray:
        """Mark the states that make the class: 1.0, 0.0 or missing, on the dimensions of the shares, `state` last."""
        by_label = np.argsort(shares["state"].values.astype(str))
        marks = self.poles(np.ascontiguousarray(numbers(shares)[..., by_label]))
        return on_states(marks[..., np.argsort(by_label)], shares)


def class_of(number: int) -> str:
    """Give the class of a number of poles; none at all is unclassified."""
    return (UNCLASSIFIED, UNIPOLAR, BIPOLAR)[number] if number < 3 else MULTIPOLAR
