"""Build the site, and say where it is, how large, and how long it took."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build the site strictly: a warning ends it."""
    print("Building the documentation: drawing its pictures, writing the reference ...", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if code:
        sys.exit(code)
    files = [path for path in (ROOT / "site").rglob("*") if path.is_file()]
    pages, size = sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files)
    print(f"Wrote {pages} pages, {size / 1e6:.0f} MB, in {time.monotonic() - began:.0f} s: open site/index.html in any "
          "browser, with or without a network.")  # fmt: skip


if __name__ == "__main__":
    main()
