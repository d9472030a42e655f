"""Score the forms tried of positions, effort and vetoes, and append the scores to the logs of variants.

Needs the archive (``polycentric fetch``, or POLYCENTRIC_MIRROR). A minute.
"""

from polycentric.futures.acts import trials

if __name__ == "__main__":
    for log, rows in (
        ("positions", trials.positions), ("military_effort", trials.military_effort), ("council", trials.vetoes)
    ):  # fmt: skip
        print(f"appended to {trials.append(log, rows())}")
