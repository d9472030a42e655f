"""Read a quantity from a panel by one of its series, missing wherever the source says nothing; never by two at once."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.coverage import masked
from polycentric.panel.described import archived, described, editions, quantity_of
from polycentric.panel.editions import printed_in
from polycentric.panel.quantities.contract import Borders, Quantity, RivalSeries


def read(
    panel: xr.Dataset, quantity: str, series: str | Sequence[str] | None = None, borders: Borders | None = None
) -> xr.DataArray:
    """Give a quantity of a panel, by one series.

    Parameters
    ----------
    panel : Dataset
        On year and state, with a run, a draw or a vintage beside them or not.
    quantity : str
        A name in `polycentric.panel.quantities.QUANTITIES`, or a variable of a source.
    series : str or sequence of str, optional
        Which series, or which are welcome; any without it. Of several that the panel has, the first in the quantity's
        order is read, and the attribute `rivals` names the others.
    borders : str, optional
        Only series within borders ``"of the day"``, or ``"today's"``.

    Returns
    -------
    DataArray, the quantity's dimensions and any leading ones, float
        NaN where the source says nothing, whatever fill the panel holds. Attributes: `quantity`, `series`, `variables`,
        `source`, `units`, `years` and what else the variable says of itself.

    Raises
    ------
    UnknownNameError
        If no quantity has that name, or the quantity no such series.
    CoverageError
        If the panel lacks the series; the message says which it has.
    """
    known = of_panel(panel, quantity)
    rivals = offered(panel, known, series, borders)
    if not rivals:
        raise CoverageError(f"The quantity '{quantity}' was asked for, {lacking(panel, known, series)}")
    chosen = rivals[0]
    parts = [masked(panel, name) for name in chosen.variables]
    values = parts[0] if chosen.combine is None else chosen.combine(*parts)
    named = values.astype(np.float64).rename(quantity)
    return named.assign_attrs(_attrs(panel, known, chosen, [each.name for each in offered(panel, known)]))


def offered(
    panel: xr.Dataset,
    quantity: str | Quantity,
    series: str | Sequence[str] | None = None,
    borders: Borders | None = None,
) -> tuple[RivalSeries, ...]:
    """Give the series of a quantity that a panel has, in the quantity's order.

    Raises
    ------
    UnknownNameError
        If the quantity has no such series.
    """
    try:
        known = of_panel(panel, quantity) if isinstance(quantity, str) else quantity
    except UnknownNameError:
        return ()
    welcome = _welcome(known, series)
    rivals: dict[tuple[str, ...], RivalSeries] = {}
    for each in known.series:
        if each.name in welcome and borders in (None, each.borders) and has(panel, each):
            # Of a panel that doesn't name its sources, a variable that two series share is taken for the first one's.
            rivals.setdefault(each.variables, each)
    return tuple(rivals.values())


def of_panel(panel: xr.Dataset, name: str) -> Quantity:
    """Give a quantity by its name; a variable that only this panel has, such as a simulated one, is one too.

    Raises
    ------
    UnknownNameError
        If no quantity, no variable of a source and none of the panel has that name.
    """
    try:
        return quantity_of(name)
    except UnknownNameError:
        if name not in panel:
            raise
    attrs, dims = panel[name].attrs, tuple(str(dim) for dim in panel[name].dims)
    label = str(attrs.get("long_name", name))
    return Quantity(label, label, str(attrs.get("units", "")), (RivalSeries("panel", (name,), ""),), dims, name)


def has(panel: xr.Dataset, series: RivalSeries) -> bool:
    """Tell whether a panel holds a series: all its variables, from its source where the panel names one."""
    if not series.source:
        return all(name in panel for name in series.variables)
    known = editions(series)
    return all(
        name in panel and str(panel[name].attrs.get("source_name", series.source)) in known for name in series.variables
    )


def lacking(
    panel: xr.Dataset, quantity: Quantity, series: str | Sequence[str] | None = None, together: Sequence[str] = ()
) -> str:
    """Word that a panel lacks a quantity by some series: what it has in their place, and how to get them."""
    welcome = [each for each in quantity.series if each.name in _welcome(quantity, series)]
    by = f" by the series {' or '.join(each.name for each in welcome)}" if series is not None else ""
    others = [each.name for each in offered(panel, quantity)]
    instead = f" it has it by {', '.join(others)}, which is another series: ask for that, or" if others else ""
    loaded = next((each for each in welcome if archived(each)), None)
    names = ", ".join(f'"{name}"' for name in together or loaded.variables) if loaded else ""
    printed = _some_editions(welcome)
    if printed:
        where = f"the World Factbook's edition of {printed[-1]} prints it" if len(printed) == 1 else (
            f"the World Factbook's editions of {', '.join(map(str, printed))} print it")  # fmt: skip
        call = f'load("now", as_known={printed[-1]})'
        return f"which this panel does not hold{by}:{instead} {where} (--as-known {printed[-1]}, or {call})."
    elsewhere, how = ("history", f'load("history", series=[{names}])') if loaded else ("now", 'load("now")')
    return (
        f"which this panel does not hold{by}:{instead} the world '{elsewhere}' has it (--world {elsewhere}, or {how})."
    )


def _some_editions(series: Sequence[RivalSeries]) -> tuple[int, ...]:
    """Give the editions of the embedded world that print what a series is made of, where few of them do."""
    from polycentric.panel.now import OF_SOME

    printed_as = {variable: printed for printed, variable in OF_SOME.items()}
    names = [printed_as[name] for each in series for name in each.variables if name in printed_as]
    return printed_in(names[0]) if names else ()


def how_to_have(
    panel: xr.Dataset,
    name: str,
    series: str | Sequence[str] | None = None,
    together: Callable[[], Sequence[str]] = tuple,
) -> str:
    """Word that a panel lacks what a measure needs, and how to get it; a name that nothing bears is named as that.

    `together` gives all variables that the measure needs, so that what is asked for next has all of them.
    """
    try:
        return lacking(panel, of_panel(panel, name), series, together())
    except UnknownNameError as unknown:
        return f"which this panel does not hold: {unknown}"


def variables(panel: xr.Dataset, quantity: str, series: str | Sequence[str] | None = None) -> tuple[str, ...]:
    """Name the panel's variables that a quantity is read from; none where the panel lacks it."""
    rivals = offered(panel, quantity, series)
    return rivals[0].variables if rivals else ()


def spreads(panel: xr.Dataset, needs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Give the standard deviation's variable for each variable of some quantities for which a panel holds one."""
    rivals = [offered(panel, quantity, series) for quantity, series in needs]
    read_by = [by_variables[0] for by_variables in rivals if by_variables]
    return {each.variables[0]: each.spread for each in read_by if each.spread and each.spread in panel}


def archive(quantity: str, series: str | Sequence[str] | None = None) -> RivalSeries | None:
    """Give the first series of a quantity that the archive of two centuries has; None where it has none."""
    known = quantity_of(quantity)
    welcome = _welcome(known, series)
    return next((each for each in known.series if each.name in welcome and archived(each)), None)


def _welcome(quantity: Quantity, series: str | Sequence[str] | None) -> tuple[str, ...]:
    """Give the names of the series asked for; an unknown one raises with those there are."""
    names = tuple(each.name for each in quantity.series)
    if series is None:
        return names
    accepted = (series,) if isinstance(series, str) else tuple(series)
    for name in accepted:
        if name not in names:
            raise UnknownNameError(f"series of '{quantity.name}'", name, names)
    return accepted


def _attrs(panel: xr.Dataset, quantity: Quantity, chosen: RivalSeries, rivals: list[str]) -> dict[str, object]:
    """Say which series this is, of what source and unit, and which others the panel has."""
    held = [panel[name].attrs for name in chosen.variables]
    attrs: dict[str, object] = {
        "quantity": quantity.name,
        "series": chosen.name,
        "variables": ", ".join(chosen.variables),
        "source": "; ".join(sorted({str(each.get("source", "not stated")) for each in held})),
        "borders": chosen.borders,
        "rivals": ", ".join(name for name in rivals if name != chosen.name),
    }
    if chosen.combine is not None:
        attrs |= {"long_name": quantity.label, "units": chosen.units}
    else:
        attrs["units"] = str(held[0].get("units", described(chosen).units if chosen.source else quantity.unit))
    if all("years" in each for each in held):
        windows = [each["years"] for each in held]
        attrs["years"] = (max(int(low) for low, _ in windows), min(int(high) for _, high in windows))
    return attrs
