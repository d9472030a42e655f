"""Run every command of README and docs by two checkouts, and say which cells of their output differ.

    python tools/compare_outputs.py OLD/.venv/bin/polycentric NEW/.venv/bin/polycentric [--only TEXT]

The commands are those of this checkout's README and docs, as text and as CSV, and some more of either world. Names that
were renamed since (`src/polycentric/renamed.toml`) are read as today's in what the old one prints. It ends with 1 where
a cell differs. The environment is handed on, so that both read one mirror; each has a cache of its own.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = 12
# What reads a file of the reader's own, writes to a folder of theirs, or asks the network.
NOT_RUN = re.compile(r"\bfetch\b|--votes|--add (\w+\.csv)|/data/mirror|--posterior|sources check|^polycentric cite")
MORE = (
    "polycentric power --world history --csv",
    "polycentric power cinc --world history --as-one EU --csv",
    "polycentric power output_fariss --world history --csv",
    "polycentric power --as-one EU --csv",
    "polycentric power --set permanent_five --csv",
    "polycentric polarity --as-one EU --csv",
    "polycentric polarity --set majors --csv",
    "polycentric polarity dependence_threshold --csv",
    "polycentric polarity leiden_trade --csv",
    "polycentric polarity --years 1816-2022 --csv",
    "polycentric polarity --world history --years 1990-2022 --set global_maoz --csv",
    "polycentric ties --csv",
    "polycentric ties trade --csv",
    "polycentric ties organisations --world history --csv",
    "polycentric ties trade_dependence --world history --year 2013 --csv",
    "polycentric ties pacts --world history --year 1914 --csv",
    "polycentric camps --layer trade --csv",
    "polycentric camps --csv",
    "polycentric landscape --year 1914 --csv",
    "polycentric leads --years 1990-2019 --csv",
    "polycentric table state-years --from 1990 --to 2000 --add nmc --add democracy -o rows.csv",
    "polycentric table dyad-years --from 1950 --to 1955 --add atop --add trade --add contiguity -o rows.csv",
    "polycentric coverage --csv",
    "polycentric similarity --year 1914 --csv",
)


def commands(root: Path = ROOT) -> list[str]:
    """Collect the commands that README and docs show, each once, and as CSV where it prints a table."""
    typed: list[str] = []
    for page in (root / "README.md", *sorted((root / "docs").rglob("*.md"))):
        for block in re.findall(r"```\w*[^\n]*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            lines = (re.sub(r"\s+#.*", "", line.strip().removeprefix("$ ")) for line in block.splitlines())
            typed += [line for line in lines if line.startswith("polycentric ") and not NOT_RUN.search(line)]
    both = [each for line in typed for each in (line, *([] if _writes(line) else [f"{line} --csv"]))]
    return list(dict.fromkeys([*both, *MORE]))


def _writes(command: str) -> bool:
    """Tell whether a command says itself where and as what it writes."""
    return bool(re.search(r"--csv|--svg|--json|--out| -o |report|--picture", command))


def output(program: str, command: str, cache: Path) -> str:
    """Run one command in an empty folder and give what it prints and writes."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "POLYCENTRIC_CACHE": str(cache), "SOURCE_DATE_EPOCH": "0", "COLUMNS": "200"}
        ran = subprocess.run(
            [program, *shlex.split(command)[1:]], cwd=folder, env=environment, capture_output=True, text=True,
            check=False, timeout=900,
        )  # fmt: skip
        files = [f"== {path.name}\n{_text(path)}" for path in sorted(Path(folder).iterdir()) if path.is_file()]
    return "\n".join([f"exit {ran.returncode}", ran.stdout, ran.stderr, *files])


def _text(path: Path) -> str:
    """Read a file that a command wrote; of a binary one the size."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return f"{path.stat().st_size} bytes"


def in_todays_names(text: str, renamed: dict[str, dict[str, str]]) -> str:
    """Read what an old checkout prints in the names of today."""
    for kind in ("variables", "series", "headers"):
        for old, new in renamed.get(kind, {}).items():
            text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
    return text


def in_old_names(command: str, renamed: dict[str, dict[str, str]]) -> str:
    """Ask an old checkout for a variable by the name that it had."""
    first = {new: old for old, new in renamed["variables"].items()}
    return " ".join(first.get(word, word) for word in command.split(" "))


def main() -> int:
    """Compare, and print what differs."""
    old, new, *rest = sys.argv[1:]
    old, new = (str(Path(program).absolute()) for program in (old, new))
    only = rest[rest.index("--only") + 1] if "--only" in rest else ""
    renamed = tomllib.loads((ROOT / "src/polycentric/renamed.toml").read_text(encoding="utf-8"))
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for command in [each for each in commands() if only in each]:
            command_line = (old, in_old_names(command, renamed)), (new, command)
            texts = [output(*each, Path(folder) / str(place)) for place, each in enumerate(command_line)]
            before, after = (in_todays_names(text, renamed).splitlines() for text in texts)
            lines = [line for line in unified_diff(before, after, "old", "new", lineterm="", n=0) if line[:2] != "@@"]
            print(f"{'same' if not lines else 'DIFFERS':8} {len(before):7,} lines  {command}", flush=True)
            for line in lines[2 : 2 + SHOWN]:
                print(f"         {line[:300]}")
            if len(lines) > SHOWN + 2:
                print(f"         ... {len(lines) - SHOWN - 2:,} lines more")
            faults += bool(lines)
    print(f"{faults} commands differ.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
