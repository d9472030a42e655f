"""`panel.pc`: what a panel can tell of itself - coverage, ages, provenance."""

import numpy as np
import pandas as pd
import xarray as xr

from polycentric import shown_html
from polycentric.errors import CoverageError
from polycentric.panel.blocs import as_one
from polycentric.panel.coverage import MEANINGS, coverage, masked, share_covered
from polycentric.panel.group_text import Groups
from polycentric.panel.rename import using
from polycentric.panel.schema import STATE_YEAR, VARIABLES


@xr.register_dataset_accessor("pc")
class PanelAccessor:
    """Questions about a panel, as ``panel.pc.question()``."""

    def __init__(self, panel: xr.Dataset) -> None:
        self._panel = panel

    def coverage(self, variable: str) -> xr.DataArray:
        """Say of every cell whether it is observed, and if not why not: `polycentric.panel.coverage.coverage`."""
        return coverage(self._panel, variable)

    def masked(self, variable: str) -> xr.DataArray:
        """Give a variable with NaN wherever it says nothing: what to sum and average."""
        return masked(self._panel, variable)

    def using(self, **names: str) -> xr.Dataset:
        """Give the panel with variables under standard names, ``using(population="tpop")``, if their units agree."""
        return using(self._panel, names)

    def share_covered(self, variable: str, weight: str = "population") -> xr.DataArray:
        """Give the part of the world's `weight` in states where `variable` is observed."""
        return share_covered(self._panel, variable, weight)

    def as_one(self, groups: Groups) -> xr.Dataset:
        """Give the same world with groups of states as one, ``"EU"``: `polycentric.panel.blocs.as_one`."""
        return as_one(self._panel, groups)

    def age(self, variable: str) -> xr.DataArray:
        """Give how many years old each carried observation is.

        Returns
        -------
        DataArray, (year, state), years; missing where there is no observation

        Raises
        ------
        CoverageError
            If the panel does not carry observations forward, or not this variable's.
        """
        if f"{variable}_year" not in self._panel:
            raise CoverageError(
                f"The panel holds no years of observation for '{variable}': only a panel that carries observations "
                "forward has ages; load one without years, or with carry=True."
            )
        observed = self._panel[f"{variable}_year"]
        age = (self._panel["year"] - observed).where(observed >= 0).transpose("year", "state")
        return age.rename(f"{variable}_age").assign_attrs(units="years", long_name=f"age of {variable}")

    def summary(self) -> pd.DataFrame:
        """Give a row per variable on (year, state): unit, states observed, people covered, oldest and newest year."""
        known = [name for name, variable in VARIABLES.items() if self._has(name, variable.dims)]
        more = [name for name, values in self._panel.data_vars.items() if self._is_more(str(name), values.dims)]
        rows = [self._row(str(name)) for name in (*known, *more)]
        return pd.DataFrame(rows).set_index("variable")

    def provenance(self) -> dict[str, str]:
        """Give the world's record: edition, package, hashes, the command that makes it again."""
        return {str(key): str(value) for key, value in self._panel.attrs.items()}

    def __repr__(self) -> str:
        """Say what this is and what one can ask."""
        return f"{self._line()}; ask: {self._offers()}"

    def _repr_html_(self) -> str:
        table = self.summary().reset_index()
        heads = [name.replace("_", " ") for name in table.columns]
        rows = [[_cell(*pair) for pair in zip(heads, row, strict=True)] for row in table.itertuples(index=False)]
        note = f"Ask, as panel.pc.question(): {self._offers()}."
        return shown_html.table(heads, rows, self._line(), [note])

    def _line(self) -> str:
        """Name the world with its years, its size, and the edition that it is from."""
        sizes = ", ".join(f"{size} {dim}{'s' if size != 1 else ''}" for dim, size in self._panel.sizes.items())
        years, edition = self._panel["year"].values, self._panel.attrs.get("edition_year")
        span = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}" if len(years) else "no years"
        known = f", edition {edition}" if edition else ""
        return f"panel of world '{self._panel.attrs.get('world', 'unnamed')}', {span}{known} ({sizes})"

    def _offers(self) -> str:
        return ", ".join(name for name in dir(self) if not name.startswith("_"))

    def _has(self, name: str, dims: tuple[str, ...]) -> bool:
        return name in self._panel and dims == STATE_YEAR

    def _is_more(self, name: str, dims: tuple[object, ...]) -> bool:
        """Tell a variable of a series, which the schema of the world `now` doesn't list, from the year of another."""
        return dims == STATE_YEAR and name not in VARIABLES and name.removesuffix("_year") not in VARIABLES

    def _row(self, name: str) -> dict[str, object]:
        """Summarise one variable in the panel's last year."""
        values = self.masked(name).isel(year=-1)
        row: dict[str, object] = {
            "variable": name,
            "label": values.attrs["long_name"],
            "units": values.attrs["units"],
            "states": int(values.notnull().sum()),
            "of": int(self._panel["exists"].isel(year=-1).sum()) if "exists" in self._panel.coords else values.size,
            "people_covered": float(self.share_covered(name).isel(year=-1)) if "population" in self._panel else np.nan,
        }
        if f"{name}_year" in self._panel:
            years = self._panel[f"{name}_year"].isel(year=-1).values
            years = years[years >= 0]
            row |= {
                "oldest": int(years.min()) if years.size else None,
                "newest": int(years.max()) if years.size else None,
            }
        return row


def _cell(head: str, value: object) -> object:
    """Write a cell of the summary: counts and years whole, people covered in percent."""
    if not isinstance(value, float) or np.isnan(value):
        return value
    return f"{value:.0%}" if head == "people covered" else int(value)


__all__ = ["MEANINGS", "PanelAccessor"]
