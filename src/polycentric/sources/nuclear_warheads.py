"""Nuclear warheads in the stockpiles of nine states, 1945-2017."""

from polycentric.sources.contract import Shown, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import OWID_NOTEBOOKS
from polycentric.sources.record.columns import text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "nuclear/owid_nuclear_warhead_stockpiles.csv"
REFERENCES = (
    reference(
        "article",
        "kristensen2013",
        "Kristensen, Hans M. and Norris, Robert S.",
        "Global Nuclear Weapons Inventories, 1945-2013",
        2013,
        journal="Bulletin of the Atomic Scientists",
        volume="69",
        number="5",
        pages="75-81",
    ),
    reference(
        "misc",
        "owidwarheads2021",
        "{Our World in Data}",
        "Nuclear Warhead Stockpiles",
        2021,
        note="After the Nuclear Notebook of the Bulletin of the Atomic Scientists",
    ),
)
TABLES = (
    Table(
        "country_years",
        ("country", "year"),
        (
            text("country", "the country's name", origin="Entity"),
            year(1945, 2017, origin="Year"),
            whole("warheads", "warheads", "nuclear warheads in the stockpile, without the retired ones", 0, 50_000,
                  origin="Stockpiled nuclear warheads"),
        ),
        file=FILE,
        raw=csv_table(),
        rows=657,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Nuclear warheads",
    title="Stockpiled nuclear warheads by state, 1945-2017",
    version="October 2021",
    publisher="Our World in Data, after the Federation of American Scientists' Nuclear Notebook in the Bulletin of the "
    "Atomic Scientists",
    address="https://fas.org/initiative/status-world-nuclear-forces/",
    licence="no licence with the file; Our World in Data's own content is CC BY 4.0",
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1945, 2017),
    tables=TABLES,
    read=read,
    files=(
        OWID_NOTEBOOKS.file(
            FILE,
            "EdouardMathieu/2021_10_nuclear_weapons_inventory/Nuclear warhead stockpiles – Bulletin of the Atomic "
            "Scientists.csv",
            11_587,
            "5de180e1693f607f3d3afd12f00971e5780ecea5299aed7ac6d6091bd0b6f51a",
        ),
    ),
    shown=(Shown(("warheads",), system="name"),),
    caveat="Nine states, each with a figure for every year, 0 before its first warhead. All others are missing, not 0: "
    "South Africa's six weapons of the 1980s, and what Belarus, Kazakhstan and Ukraine held after 1991, stand nowhere. "
    "North Korea is 0 to 2017, though it tested from 2006. Russia stands for the Soviet Union. Retired warheads that "
    "wait to be taken apart are left out; most figures are estimates.",
)
