"""Sanctions of a later release of the Global Sanctions Data Base, from a user's own copy in the layout of release 4."""

import dataclasses

from polycentric.sources.contract import RemoteFile
from polycentric.sources.gsdb import SOURCE as PINNED
from polycentric.sources.gsdb import cases
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms

FILE = "sanctions/GSDB.csv"
TABLES = (cases(FILE),)
read = files_reader(*TABLES)

SOURCE = dataclasses.replace(
    PINNED,
    label="Sanctions (GSDB, your own copy)",
    title="Global Sanctions Data Base, a release of your own",
    version="as handed over",
    publisher="Constantinos Syropoulos, Gabriel Felbermayr, Aleksandra Kirilakha, Erdal Yalcin and Yoto V. Yotov",
    terms=terms.BY_HAND_SEEN,
    years=(1949, 2035),
    tables=TABLES,
    read=read,
    asks_first=False,
    files=(RemoteFile(FILE),),
    caveat="States by name: EU and UN are senders, and a case may have several. The last year of a release is where it "
    "stops looking, not where a sanction ends.",
)
