"""Write the pages again: what their commands print now, and the pictures that their commands draw.

``make pages`` does all pages, ``make pages ARGS=docs/tutorial/index.md`` those named. What holds stays as it is; what
doesn't is shown as far as before: as many lines before ``...`` and behind it. To show more or less of a command, add or
delete lines by hand and run this; a command without anything below it is shown by its first lines. Commands on the
archive are run where POLYCENTRIC_MIRROR names a mirror of it.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

import docs_pictures  # noqa: E402 - the path first

import pages  # noqa: E402 - of the tests, so that what is written is what is tested

RENEW = """
import pages, pathlib, sys
page = pathlib.Path(sys.argv[1])
page.write_text(pages.refreshed(page.read_text("utf-8"), pathlib.Path(".")), "utf-8")
"""


def main(names: list[str]) -> None:
    """Write the pages named, or all, again."""
    failed = 0
    chosen = [Path(name).resolve() for name in names] or pages.page_files()
    with tempfile.TemporaryDirectory() as folder:
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            if re.search(r"^```(sh|console)", text, re.MULTILINE):
                outcome = renew(path, text, Path(folder))
                failed += outcome.startswith(" failed")
                print(f"{path.relative_to(ROOT)}{outcome}", flush=True)
    if not names or ROOT / "README.md" in chosen:
        readme = set(docs_pictures.SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8")))
        for name, text in docs_pictures.readme_files(readme).items():
            pages.write(docs_pictures.IMAGES / name, text)
    if not os.environ.get("POLYCENTRIC_MIRROR"):
        print("What is shown of the archive stays as it was, since POLYCENTRIC_MIRROR names none.")
    sys.exit(1 if failed else 0)


def renew(path: Path, text: str, folder: Path) -> str:
    """Write one page again and say what came of it; one that adds files to the package is run in a checkout."""
    try:
        if pages.adds(text):
            checkout = folder / "checkout"
            if not checkout.exists():
                pages.make_checkout(checkout)
            pages.run_in(checkout, "-c", RENEW, str(path))
        else:
            own = folder / path.stem
            own.mkdir(exist_ok=True)
            os.chdir(own)
            path.write_text(pages.refreshed(text, own), encoding="utf-8")
    except AssertionError as wrong:  # the other pages are written all the same
        return f" failed:\n{wrong}"
    return "" if path.read_text(encoding="utf-8") == text else ": changed"


if __name__ == "__main__":
    main(sys.argv[1:])
