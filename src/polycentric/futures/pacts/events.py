"""What happens to treaties from one year's end to the next: new ones, accessions, leavings, ends of whole ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.pacts.record import Record

Flags = NDArray[np.bool_]
REMAIN = 2  # members without whom a treaty is no more


@dataclass(frozen=True)
class Events:
    """What happened in a year, place t of the record, to the treaties of the end of year t - 1.

    Attributes
    ----------
    founded : list of (treaty, members)
        New treaties, with the places of their founders.
    joined : list of (treaty, members)
        Who acceded to a treaty that was in force and stays so.
    left : list of (treaty, members)
        Living members that left a treaty of three or more which stays in force.
    ended : list of int
        Treaties in force that ended as a whole. One whose members died out isn't among them.
    censored : list of int
        Treaties that are no more since states died.
    """

    founded: list[tuple[int, NDArray[np.int64]]]
    joined: list[tuple[int, NDArray[np.int64]]]
    left: list[tuple[int, NDArray[np.int64]]]
    ended: list[int]
    censored: list[int]


def of_year(record: Record, year: int) -> Events:
    """Give what happened in a year's place, 1 or later."""
    old, now, alive = record.member[year - 1], record.member[year], record.alive[year]
    made = Events([], [], [], [], [])
    for treaty in np.flatnonzero(old.any(axis=1) | now.any(axis=1)):
        before, after = old[treaty], now[treaty]
        living = before & alive
        if not before.any():
            made.founded.append((int(treaty), np.flatnonzero(after)))
        elif living.sum() < REMAIN:
            made.censored.append(int(treaty))
        elif not after.any():
            made.ended.append(int(treaty))
        else:
            for events, who in ((made.joined, after & ~before), (made.left, living & ~after)):
                if who.any():
                    events.append((int(treaty), np.flatnonzero(who)))
    return made


def of_all(record: Record) -> list[Events]:
    """Give the events of each year; those of the record's first year aren't known."""
    return [Events([], [], [], [], []), *(of_year(record, year) for year in range(1, len(record.alive)))]
