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
        told = os.environ.get(name)
        if told is not None and told.strip() and not _is_count(told):
            raise click.UsageError(
                f"The environment variable {name} is '{told}', which is no number of threads: make it a whole number "
                f"from 1 to {MOST}, or unset it."
            )


def _is_count(text: str) -> bool:
    """Tell a usable number of threads."""
    text = text.strip()
    return text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= MOST
