"""Deliveries of a later register of SIPRI's, from a user's own copy in the layout of February 2026."""

import dataclasses

from polycentric.sources.contract import RemoteFile
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.sipri_register import SOURCE as PINNED
from polycentric.sources.sipri_register import register

FILE = "arms/sipri-register.csv"
TABLES = (dataclasses.replace(register(FILE), ends_itself=True),)
read = files_reader(*TABLES)

SOURCE = dataclasses.replace(
    PINNED,
    label="Arms deliveries (SIPRI, your own)",
    title="Register of transfers of major conventional arms, a copy of your own",
    version="as handed over",
    publisher="Stockholm International Peace Research Institute",
    terms=terms.BY_HAND_SEEN,
    years=(1950, 2035),
    tables=TABLES,
    read=read,
    asks_first=False,
    files=(RemoteFile(FILE),),
    caveat="A volume of arms, not their price, revised every spring: registers of different years don't mix. Names, "
    "not codes. Only the suppliers, recipients and years that the register was asked for are covered.",
)
