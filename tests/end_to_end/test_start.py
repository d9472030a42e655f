import os
import signal
import subprocess
import sys

import pytest

HEAVY = {
    "numpy", "polars", "pandas", "xarray", "numba", "scipy", "rich", "jinja2", "rustworkx", "graspologic_native",
    "matplotlib", "sklearn", "statsmodels", "networkx", "asyncio",
}  # fmt: skip


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as a user does."""
    command = [sys.executable, "-m", "polycentric", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_help_lists_the_commands_and_an_example():
    done = run("--help")
    assert done.returncode == 0
    assert "polycentric power output_ppp" in done.stdout
    for command in ("polarity", "power", "report", "sources", "states", "ties"):
        assert f"\n  {command} " in done.stdout


def test_nothing_heavy_is_imported_at_start():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "polycentric", "--help"], capture_output=True, text=True, check=True
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "click" in imported
    assert imported & HEAVY == set()


def test_no_command_shows_the_help():
    assert run().stdout == run("--help").stdout


def test_the_version_is_the_packages():
    import polycentric

    assert run("--version").stdout == f"polycentric, version {polycentric.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sorces"], "Error: No command is called 'sorces': did you mean 'sources'?\n"),
        (["sources", "chek"], "Error: No command of 'sources' is called 'chek': did you mean 'check'?\n"),
        (
            ["sources", "show", "factbok"],
            "Error: No source is called 'factbok': did you mean 'factbook' or 'factbook_names'?\n",
        ),
        (["sources", "list", "--out", "nowhere/a.csv"], "Error: 'nowhere/a.csv' can't be written: there is no folder "
         "'nowhere'. Make it, or choose another.\n"),
        (["sources", "list", "--out", "."], "Error: '.' is a folder: give the name of a file in it.\n"),
    ],
)  # fmt: skip
def test_a_users_mistake_is_one_line_and_leaves_with_2(arguments: list[str], message: str):
    done = run(*arguments)
    assert (done.stderr, done.stdout, done.returncode) == (message, "", 2)


def test_an_unknown_option_is_answered_with_the_nearest_one_in_one_line():
    done = run("sources", "list", "--jsn")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: No such option")
    assert "--json" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bug_is_owned_up_to_in_one_line_and_leaves_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from polycentric.cli import app

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(app.polycentric, "main", broken)
    monkeypatch.delenv("POLYCENTRIC_DEBUG", raising=False)
    with pytest.raises(SystemExit) as left:
        app.main([])
    assert left.value.code == 1
    assert capsys.readouterr().err.startswith("This is a bug in polycentric")
    monkeypatch.setenv("POLYCENTRIC_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        app.main([])


def test_an_interrupt_leaves_with_130_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from polycentric.cli import app

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app.polycentric, "main", interrupted)
    with pytest.raises(SystemExit) as left:
        app.main([])
    assert left.value.code == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_has_read_enough_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m polycentric sources check --json | head -c 5; echo -n; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.endswith("0\n")
