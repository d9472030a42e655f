"""Write again the estimates of the processes of futures that are fitted, which the package ships.

Needs the archive (``polycentric fetch``, or POLYCENTRIC_MIRROR). Only coefficients and what belongs to them are
written, no cell of any source. Names of processes choose some of them.
"""

import sys
from pathlib import Path

import polycentric.futures.estimates as shipped
from polycentric.futures.processes import PROCESSES

if __name__ == "__main__":
    fitted = {name: process.fit for name, process in PROCESSES.items() if process.fit is not None}
    for name in sys.argv[1:] or fitted:
        path = shipped.write(fitted[PROCESSES[name].name](None), Path(next(iter(shipped.__path__))))
        print(f"wrote {path}")
    if not fitted:
        print("no process is fitted: all of them are assumed")
