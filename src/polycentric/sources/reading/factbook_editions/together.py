"""Put all editions together: the past ones from the archive's texts, the last one from its records."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.sources.reading.factbook_editions import folder as archive_folder
from polycentric.sources.reading.factbook_editions.edition import Edition
from polycentric.sources.reading.factbook_editions.facts import LAST_EDITION, facts_of
from polycentric.sources.reading.factbook_editions.readers import KINDS
from polycentric.sources.reading.factbook_editions.tables import TABLES
from polycentric.sources.reading.factbook_parse import folder as records_folder
from polycentric.sources.reading.factbook_parse.prices import BASE_YEAR, factor

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
Rows = dict[str, list[Row]]
TRADE_IN_DOUBT = 2020
BY_NAME = "named as a state that lived at the edition's date"


def read(records: Path, archive: Path, years: tuple[int, ...] | None = None) -> dict[str, "pl.DataFrame"]:
    """Read all editions into the tables of `tables.TABLES`.

    Parameters
    ----------
    records : Path
        The last edition's records, REGION/CODE.json.
    archive : Path
        The archive's files, country_fields_YEAR.sql.gz and countries.csv. Its text of the last edition dates what
        earlier ones print without a year, and gives no rows: the records are the one source of that edition.
    years : tuple of int, optional
        The editions to read, described or not; by default all that the table of facts describes.

    Raises
    ------
    DataError
        If a folder lacks its files.
    """
    rows: Rows = {table.name: [] for table in TABLES}
    for year, edition in archive_folder.read(archive, years, assume=years is not None).items():
        if year != LAST_EDITION:
            _add_past(edition, rows)
    _add_last(records_folder.read(records), rows)
    return _frames(rows)


def _add_past(edition: Edition, rows: Rows) -> None:
    """Add the rows of a past edition that are of a state; output is brought to the edition's own dollars."""
    rows["states"] += [
        {"edition": edition.edition, "state": one["state"], "gec": None, "name": one["record"], "rule": BY_NAME,
         "independence": None}
        for one in edition.records if one["state"]
    ]  # fmt: skip
    cells = in_common_dollars([_cell(cell) for cell in edition.cells if cell["state"]])
    rows["cells"] += trade_in_doubt(cells) if edition.edition == TRADE_IN_DOUBT else cells
    rows["partners"] += [row for row in edition.partners if row["state"]]
    rows["memberships"] += [row for row in edition.memberships if row["state"]]
    rows["problems"] += [
        {"edition": edition.edition, "state": one["state"] or one["record"], "field": _field(one),
         "raw": one["raw"], "problem": one["problem"]}
        for one in edition.problems
    ]  # fmt: skip


def _cell(cell: Row) -> Row:
    return {**cell, "variable": cell["quantity"], "place": cell["place"] or 0}


def _field(problem: Row) -> str:
    """Name the field of a problem as its edition does."""
    fields = {one.quantity: one.fields for one in facts_of(problem["edition"])}
    return "; ".join(fields.get(problem["quantity"], ())) or problem["quantity"]


def in_common_dollars(cells: Iterable[Row]) -> list[Row]:
    """Bring output at purchasing power to the dollars that most of its edition's figures are in, or flag what isn't.

    A figure in other dollars is brought over by the United States' price level, flagged ``base_YEAR``, where that
    level is known for both years; else it stays as printed, flagged ``other_dollars``, and no panel mixes it in.
    """
    every = list(cells)
    bases = [cell["base_year"] for cell in every if cell["variable"] == "gdp_ppp" and cell["base_year"]]
    common = max(sorted(set(bases)), key=bases.count, default=None)
    return [_brought(cell, common) for cell in every]


def trade_in_doubt(cells: Iterable[Row]) -> list[Row]:
    """Flag ``dollars_in_doubt`` the trade that an edition prints as no other does, without a year.

    The edition of 2020 prints output in constant dollars, and it seems half of its trade: Türkiye's exports are 311
    billion there and 246 in the next edition, Japan's 1,084 and 905. What repeats another edition is current.
    """
    return [
        {**cell, "flag": _flagged(cell["flag"], "dollars_in_doubt")}
        if cell["variable"] in ("exports", "imports")
        and cell["year"] is None
        and "repeats_" not in (cell["flag"] or "")
        else cell
        for cell in cells
    ]


def _brought(cell: Row, common: int | None) -> Row:
    base = cell["base_year"]
    if cell["variable"] != "gdp_ppp" or base is None or common is None or base == common:
        return cell
    times = factor(base, common)
    if times is None:
        return {**cell, "flag": _flagged(cell["flag"], "other_dollars")}
    return {**cell, "value": cell["value"] * times, "base_year": common, "flag": _flagged(cell["flag"], f"base_{base}")}


def _flagged(flags: str | None, flag: str) -> str:
    return f"{flags};{flag}" if flags else flag


def _add_last(frames: Mapping[str, "pl.DataFrame"], rows: Rows) -> None:
    """Add the rows of the last edition, under the columns that all editions share."""
    edition, places = {"edition": LAST_EDITION}, dict[tuple[str, str], int]()
    for cell in frames["cells"].sort("state", "variable", "year", descending=[False, False, True]).to_dicts():
        series = cell["state"], cell["variable"]
        place = places[series] = places.get(series, -1) + 1
        base = BASE_YEAR if cell["variable"] == "gdp_ppp" else None
        rows["cells"].append({**cell, **edition, "place": place, "base_year": base})
    rows["partners"] += [{**row, **edition, "within": None} for row in frames["partners"].to_dicts()]
    rows["memberships"] += [{**row, **edition, "flag": None} for row in frames["memberships"].to_dicts()]
    rows["problems"] += [{**row, **edition} for row in frames["problems"].to_dicts()]
    rows["states"] += [{**row, **edition} for row in frames["states"].to_dicts()]


def _frames(rows: Rows) -> dict[str, "pl.DataFrame"]:
    """Turn rows into typed frames, sorted by state before edition: texts that repeat stand together."""
    import polars as pl

    for cell in rows["cells"]:
        cell["unit"] = KINDS[cell["variable"]].unit
    return {
        table.name: pl.DataFrame(
            rows[table.name],
            schema={column.name: getattr(pl, column.polars_type) for column in table.columns},
            strict=False,
        ).sort(["state", *(name for name in table.key if name not in ("state", "edition")), "edition"])
        if table.key
        else pl.DataFrame(
            rows[table.name], schema={column.name: getattr(pl, column.polars_type) for column in table.columns}
        ).sort("edition", "state", "field", "raw", "problem")
        for table in TABLES
    }
