"""Write names_in_other_languages.csv of src/polycentric/states/data/ from the Unicode CLDR, which Babel carries.

Run when Babel brings another edition of the CLDR::

    python tools/states_languages.py [OUT]

Needs `pip install babel`; the package itself doesn't. The CLDR's notice goes beside the table.
"""

import csv
import importlib.metadata
import sys
from pathlib import Path

from babel import Locale

from polycentric.states import facts, territory_of
from polycentric.states.languages import LANGUAGES

OUT = Path(__file__).parents[1] / "src" / "polycentric" / "states" / "data"
ORGANISATIONS = {"EU", "EZ", "UN"}


def rows() -> list[list[str]]:
    named = {language: Locale.parse(language).territories for language in LANGUAGES}
    english = Locale.parse("en").territories
    states = {entry.letters: entry.state for entry in facts.letters() if entry.system == "iso2"}
    lines: list[list[str]] = []
    for code in sorted(english):
        kind, place = place_of(code, english[code], states)
        if kind:
            lines.append([kind, place, *(named[language].get(code, "") for language in LANGUAGES)])
    return sorted(lines)


def place_of(code: str, name: str, states: dict[str, str]) -> tuple[str, str]:
    if code in states:
        return "state", states[code]
    territory = territory_of(facts.territory_codes().get(code, ""))
    if territory is not None:
        return "territory", territory.territory
    return ("group", name) if code.isdigit() or code in ORGANISATIONS else ("", "")


def notice() -> str:
    """Give the licence under which Babel passes the CLDR on."""
    files = importlib.metadata.files("babel") or []
    (path,) = (file for file in files if file.name == "LICENSE.unicode")
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    with (out / "names_in_other_languages.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["kind", "place", *LANGUAGES], *rows()])
    (out / "UNICODE-LICENSE.txt").write_text(notice(), encoding="utf-8")
