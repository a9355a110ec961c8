"""One build of a project at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from built_ears import PATHS, Run, pdfs

from handouts.batch.lock import BusyError, only_build


def test_a_second_build_is_told_of_the_first(run: Run, ears: Path) -> None:
    """It ends at once, says which process, and writes nothing; afterwards it may build."""
    with only_build(ears):
        told = run("build", "--project", ears, "--force")
        assert run("build", "--project", ears, "--dry-run").code == 0
    assert told.code == 4
    assert f"another build of this project is running (process {os.getpid()})" in told.err
    assert pdfs(ears) == PATHS
    assert run("build", "--project", ears).code == 0


def test_a_build_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    """The system lets go of its lock."""
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom handouts.batch.lock import only_build\n"
        f"with only_build(Path({str(tmp_path)!r})):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match=str(other.pid)), only_build(tmp_path):
            pass
        other.send_signal(signal.SIGKILL)
        other.wait()
    with only_build(tmp_path):
        pass
