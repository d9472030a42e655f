"""Environment variables that would end the libraries underneath: refused in words before these are imported."""

import os

import click

THREADS = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS")
MOST = 4096


def check_surroundings() -> None:
    """Refuse a number of threads that the libraries would end on, where they say nothing that helps.

    Raises
    ------
    click.UsageError
        It names the variable, its value and what would be right.
    """
    for name in THREADS:
        given = os.environ.get(name)
        if given is not None and given.strip() and not _is_count(given):
            raise click.UsageError(
                f"The environment variable {name} is '{given}', which is no number of threads: make it a whole number "
                f"from 1 to {MOST}, or unset it."
            )
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment is not None and not (moment.strip().isascii() and moment.strip().isdigit() and len(moment) < 13):
        raise click.UsageError(
            f"The environment variable SOURCE_DATE_EPOCH is '{moment}', which is no number of seconds: make it a whole "
            "number such as 1735689600, or unset it."
        )


def _is_count(text: str) -> bool:
    """Tell a usable number of threads."""
    text = text.strip()
    return text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= MOST
