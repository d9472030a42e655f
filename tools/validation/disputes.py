"""How well onsets of disputes are forecast, and whether the same fitted model stays put when it runs free."""

import os
from collections.abc import Iterator

CHOOSE = "POLYCENTRIC_TRY_VARIANTS"  # set: every variant is tried on 1970-89 and appended to the log
ORIGINS = (1950, 1970, 1990)
RUNS = 400


def lacking() -> str:
    """Say what is lacking: the archive."""
    from polycentric.errors import NotFetchedError
    from polycentric.tables import archive

    try:
        archive.table("gml_mid", "participants")
    except NotFetchedError:
        return "the archive isn't at hand"
    return ""


def figures() -> Iterator[tuple[str, float]]:
    """Score the hazard that ships and the hazard logit on 1990-2010, then run it free from three origins."""
    from polycentric.futures.disputes import history, sample, testing
    from polycentric.futures.disputes.hazard import SHIPPED

    pairs = sample.load()
    past = history.past_of(pairs)
    if os.environ.get(CHOOSE):
        tried(pairs, past)
    own = testing.forecast(SHIPPED, pairs, past, testing.TEST)
    plain = testing.forecast(testing.BASELINE, pairs, past, testing.TEST)
    for which in ("all", "relevant"):
        for name, made in (("hazard logit", plain), (SHIPPED, own)):
            for score, value in made.of_pairs(which).as_row().items():
                yield f"{which} pairs, {name}: {score}", value
        for ending, value in zip(("", ", 2.5%", ", 97.5%"), own.saves(plain, which), strict=True):
            yield f"{which} pairs: log loss saved beside the hazard logit{ending}", value
    yield from free(pairs, past)


def free(pairs: object, past: object) -> Iterator[tuple[str, float]]:
    """Run the model fitted at each origin for twenty years."""
    from polycentric.futures.disputes import free_run, model
    from polycentric.tables import archive

    participants = archive.table("gml_mid", "participants")
    for origin in ORIGINS:
        fitted = model.fit(pairs, past, participants, origin)  # pyright: ignore[reportArgumentType]
        made = free_run.free_run(fitted, pairs, RUNS)  # pyright: ignore[reportArgumentType]
        for name, years in (("1-5", slice(0, 5)), ("6-10", slice(5, 10)), ("11-20", slice(10, 20))):
            yield f"free from {origin}, onsets a year, years {name}", float(made.onsets[:, years].mean())
            yield f"free from {origin}, what happened, years {name}", float(made.actual[years].mean())
        yield f"free from {origin}, years 11-20 over 1-5", made.growth()
        yield f"free from {origin}, years 11-20 over 1-5, of the runs' median", made.growth_of_median()
        middle = free_run.free_run(fitted, pairs, RUNS, drawn=False)  # pyright: ignore[reportArgumentType]
        yield f"free from {origin}, years 11-20 over 1-5, coefficients at their mean", middle.growth()
        low, high = made.band()
        yield f"free from {origin}, 5% of runs below", low
        yield f"free from {origin}, 5% of runs above", high
        yield f"free from {origin}, what happened in 20 years", float(made.actual.mean())
        yield f"free from {origin}, shock's standard deviation", fitted.shock.sd
        yield f"free from {origin}, shock kept a year", fitted.shock.kept
        yield f"free from {origin}, shock at the origin", fitted.shock.last
        yield f"free from {origin}, standard deviation of odd years", fitted.shock.odd
        yield f"free from {origin}, part of onsets that is original", fitted.joining.original


def tried(pairs: object, past: object) -> None:
    """Try every variant on 1970-89 from a fit to 1969, and append what came out."""
    from polycentric.futures.disputes import testing
    from polycentric.futures.disputes.hazard import VARIANTS

    for name in VARIANTS:
        made = testing.forecast(name, pairs, past, testing.CHOICE)  # pyright: ignore[reportArgumentType]
        testing.log(made, testing.CHOICE)
