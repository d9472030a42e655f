"""Resolutions of the Security Council, 1946-2002: 902 texts that were checked by hand, fetched and read by need."""

from typing import TYPE_CHECKING, Any

from polycentric.sources.contract import Collection, Source, Table
from polycentric.sources.reading.collected import BYTES, TEXT, list_reader, of_text
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import CR_UNSC
from polycentric.sources.record.columns import text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    from polycentric.sources.record.collection import Member

REFERENCE = reference(
    "misc", "fobbe_crunsc", "Fobbe, Seán", "Corpus of Resolutions: UN Security Council (CR-UNSC)", None,
    doi="10.5281/zenodo.7319781",
)  # fmt: skip
UPSTREAM = "data/res_en_gold/{name}"
COLLECTION = Collection(
    name="unsc_resolution_texts",
    sha256="eaec91e4952621725768da2fae0e180311b51fd5459ddc19b0e69a8627d9261d",
    count=902,
    size=2_085_565,
    pattern=r"S_RES_(?P<number>\d{4})_(?P<year>\d{4})_EN_GOLD\.txt",
    path="texts/unsc_gold/{name}",
    address=CR_UNSC.address(UPSTREAM),
    unit="resolutions",
    reads=TEXT,
    opened=of_text,
    archive=CR_UNSC.archive,
    inside=CR_UNSC.inside(UPSTREAM),
)


def _more(member: "Member") -> dict[str, Any]:
    """Write the resolution's symbol."""
    return {"symbol": f"S/RES/{int(member.parts['number'])} ({member.parts['year']})"}


TABLES = (
    Table(
        "resolutions",
        ("number",),
        (
            whole("number", "resolution", "its number", 1, 9_999),
            year(1946, 2002),
            text("symbol", "its symbol, as the Council writes it"),
            BYTES,
        ),
        rows=902,
    ),
)
read = list_reader(COLLECTION, TABLES[0], _more)

SOURCE = Source(
    label="Security Council resolutions, texts",
    title="Resolutions of the Security Council in English, checked by hand: 1 to 899 and a few later ones",
    version="repository of 9 April 2025",
    publisher="Seán Fobbe; the folder `res_en_gold` of the repository cr-unsc",
    address="https://doi.org/10.5281/zenodo.7319781",
    licence="CC0 1.0",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1946, 2002),
    tables=TABLES,
    read=read,
    collection=COLLECTION,
    caveat="All resolutions to number 899 (1994), and three of later years; the Council adopted more in those. They "
    "are the texts as adopted: what was vetoed is in the sources on vetoes and drafts.",
)
