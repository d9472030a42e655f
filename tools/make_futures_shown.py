"""Write again what the report shows of futures, which the package ships: a thousand runs, and the sweep of levers.

Needs nothing but the package: runs start from the embedded world. A few minutes.
"""

import json

from polycentric.futures import shown
from polycentric.panel.load import load

if __name__ == "__main__":
    text = json.dumps(shown.made(load("now")), ensure_ascii=False, separators=(",", ":"))
    _ = shown.PATH.write_text(text + "\n", encoding="utf-8")
    print(f"wrote {shown.PATH}")
