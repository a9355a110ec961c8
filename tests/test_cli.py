import subprocess
import sys

import pytest

from handouts.cli import COMMANDS, main

HEAVY = ("pydantic", "jinja2", "reportlab", "yaml", "uharfbuzz", "PIL", "pypdf")


def test_help_imports_nothing_heavy() -> None:
    """`handouts --help` starts at once: none of the libraries is loaded for it."""
    code = (
        "import sys\nfrom handouts.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"sys.exit(','.join(name for name in {HEAVY!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage: handouts" in done.stdout


@pytest.mark.parametrize("name", [command[0] for command in COMMANDS])
def test_each_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`handouts COMMAND --help` says what it does and shows a call of it."""
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"example:\n  handouts {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["print"],
        ["build", "--jobs", "0"],
        ["build", "--as-of", "tomorrow"],
        ["preview"],
        ["i18n", "guess"],
        ["new", "hospital", "a"],
    ],
)
def test_wrong_use_ends_with_two_and_says_where_help_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is not built is not in the parser; wrong words are told on stderr."""
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--help" in said.err


def test_a_fault_of_the_program_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong inside, the user gets one line with its place, and exit code 3."""
    from handouts.commands import schema  # noqa: PLC0415  imported when called, as the roof does

    def fails(_arguments: object) -> int:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(schema, "run", fails)
    assert main(["schema"]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError at test_cli.py:" in said
    assert "Traceback" not in said
