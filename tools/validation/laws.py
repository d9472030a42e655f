"""Laws and mutated records: up to 4,000 examples each where a test sets no number of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def figures() -> Iterator[tuple[str, float]]:
    """Run the property tests with many examples."""
    command = [sys.executable, "-m", "pytest", "-q", "--hypothesis-profile=long", "-m", "not browser", "-n", "2"]
    done = subprocess.run([*command, *_property_tests()], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout)
    passed = re.search(r"(\d+) passed", done.stdout)
    yield "tests passed", int(passed[1] if passed else 0)


def _property_tests() -> list[str]:
    """Find the files that use hypothesis."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in files if "hypothesis" in path.read_text(encoding="utf-8")]
