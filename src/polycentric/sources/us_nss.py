"""National Security Strategies of the United States, 1987-2015: sixteen texts, fetched and read by need."""

from typing import TYPE_CHECKING, Any

from polycentric.sources.contract import Collection, Source, Table
from polycentric.sources.reading.collected import BYTES, TEXT, list_reader, of_text
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import NSS_TEXTS
from polycentric.sources.record.columns import text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    from polycentric.sources.record.collection import Member

REFERENCE = reference(
    "misc", "whitehouse_nss", "{The White House}", "National Security Strategy of the United States, by year", None,
    url="https://nssarchive.us/", note="texts converted by Jay Ulfelder",
)  # fmt: skip
UPSTREAM = "texts/{name}"
COLLECTION = Collection(
    name="us_nss",
    sha256="29daea8d9253fec1ab06e00bf9cc014b782b8e87010176bb10f1d7ffbbc57836",
    count=16,
    size=2_532_976,
    pattern=r"(?P<year>\d{4})_national_security_strategy\.txt",
    path="texts/us_nss/{name}",
    address=NSS_TEXTS.address(UPSTREAM),
    unit="strategies",
    reads=TEXT,
    opened=of_text,
    archive=NSS_TEXTS.archive,
    inside=NSS_TEXTS.inside(UPSTREAM),
)


def _more(member: "Member") -> dict[str, Any]:
    """Say whose strategy it is."""
    return {"state": "USA"}


TABLES = (
    Table(
        "strategies",
        ("year",),
        (year(1987, 2015), text("state", "the state whose strategy it is, by our id"), BYTES),
        rows=16,
    ),
)
read = list_reader(COLLECTION, TABLES[0], _more)

SOURCE = Source(
    label="US National Security Strategies",
    title="National Security Strategies of the United States, 1987-2015, as plain text",
    version="1987-2015",
    publisher="The White House; files by Jay Ulfelder's repository national-security-strategy",
    address="https://nssarchive.us/",
    licence="works of the United States government, public domain",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1987, 2015),
    tables=TABLES,
    read=read,
    collection=COLLECTION,
    caveat="A year without a text had no strategy. The texts were converted from PDF: words are broken at line ends, "
    "page numbers stand between lines, some letters are odd. The strategies of 2017, 2022 and 2025 aren't among them.",
)
