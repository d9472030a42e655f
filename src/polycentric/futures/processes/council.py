"""The Security Council: drafts put to it, and those that a permanent member votes down."""

import numpy as np

from polycentric.futures.contract import Assumed, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Draw drafts and vetoed drafts; without vetoes those drafts count as adopted, which is a bound."""
    z = draws.normal("council.drafts", year)[:, 0]
    order.drafts[:] = np.maximum(np.rint(parameters["drafts"] + np.sqrt(parameters["drafts"]) * z), 0)
    rate = parameters["vetoed"] * np.exp(np.where(order.war.any(axis=1), parameters["war"], 0.0))
    u = draws.uniform("council.vetoed", year)[:, 0]
    order.vetoed[:] = np.where(steering.veto, np.minimum(_poisson(u, rate), order.drafts), 0)


def _poisson(u: np.ndarray, rate: np.ndarray) -> np.ndarray:
    """Give Poisson counts by their distribution function, at most 40."""
    term = np.exp(-rate)
    total, count = term.copy(), np.zeros(len(u), np.int64)
    for number in range(1, 41):
        count += u > total
        term = term * rate / number
        total = total + term
    return count


PROCESS = Process(
    label="The Security Council",
    equation="drafts: Poisson (by its normal limit); vetoed drafts: Poisson, x e^war in a year with a war",
    needs=("seats",),
    gives=("drafts", "vetoed"),
    place=90,
    reference="Vetoes: Dag Hammarskjold Library's list, counted in this project's archive",
    sample="Not fitted in this version",
    grade="assumed",
    step=step,
    assumed={
        "drafts": Assumed(60.0, 6.0, "resolutions adopted a year since 1990, and the vetoed drafts", 1.0),
        "vetoed": Assumed(2.0, 0.5, "drafts vetoed a year, 2010-2021", 0.05),
        "war": Assumed(0.2, 0.2, "more drafts meet a veto in years with a war"),
    },
)
