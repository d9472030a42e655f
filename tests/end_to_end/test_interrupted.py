import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

SLOW_WRITER = """
import sys
import time
from pathlib import Path

replace = Path.replace
def slow(self, target):
    print("written, not yet in place", flush=True)
    time.sleep(60)
    return replace(self, target)

Path.replace = slow
sys.argv = ["polycentric", "sources", "list", "--out", sys.argv[1]]
from polycentric.cli import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_while_it_writes_leaves_the_older_file_as_it_was(tmp_path: Path, number: signal.Signals):
    out = tmp_path / "list.csv"
    out.write_text("older")
    command = [sys.executable, "-c", textwrap.dedent(SLOW_WRITER), str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "written, not yet in place\n"
        running.send_signal(number)
        running.communicate(timeout=30)
    assert out.read_text() == "older"
    left = [path.name for path in tmp_path.iterdir() if path != out]
    if number == signal.SIGKILL:  # nobody can clean up after it: what is left says that it is a part
        assert all(name.endswith(".part") for name in left)
    else:
        assert left == []
