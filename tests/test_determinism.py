import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from built_ears import PATHS, bytes_of, manifest
from tiny_project import DAY, TINY

from handouts.batch.survey import survey

BUILD = "import sys; from handouts.cli import main; sys.exit(main())"
ROOT = Path(__file__).parent.parent


def built_apart(folder: Path, **environment: str) -> Path:
    """The small project, printed by a process of its own in a folder of its own."""
    root = Path(shutil.copytree(TINY, folder / "ears"))
    words = [sys.executable, "-c", BUILD, "build", "--project", str(root), "--as-of", DAY.isoformat()]
    whole = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(words, capture_output=True, text=True, env=whole, check=False, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return root


def contents(root: Path) -> dict[str, str]:
    """The content_sha256 of each output in the manifest."""
    return {output["path"]: output["content_sha256"] for output in manifest(root)["outputs"]}


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "PYTHONOPTIMIZE": "1"},
    ],
    ids=["0", "1", "2"],
)
def test_another_process_prints_the_same_bytes(printed_ears: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Whatever the seed of its hashes, its folder, its time zone and its locale."""
    root = built_apart(tmp_path, **environment)
    assert bytes_of(root) == bytes_of(printed_ears)
    assert contents(root) == contents(printed_ears)


def test_the_order_of_jobs_and_warm_caches_move_no_byte(printed_ears: Path) -> None:
    """One press, from the last job to the first and then again, prints what a fresh one printed in order."""
    found = survey(TINY, DAY)
    assert found.press is not None
    wanted = list(bytes_of(printed_ears).values())
    for _ in ("cold", "warm"):
        backwards = [found.press.print_prepared(found.prepared[job]) for job in reversed(found.plan.jobs)]
        assert [printed.pdf for printed in reversed(backwards)] == wanted
        told = dict(zip(reversed(PATHS), (printed.content_sha256 for printed in backwards), strict=True))
        assert told == contents(printed_ears)


def test_a_manifest_describes_the_bytes_that_lie_there(printed_ears: Path) -> None:
    """sha256 and size of each file."""
    told = {output["path"]: (output["sha256"], output["size"]) for output in manifest(printed_ears)["outputs"]}
    lying = {path: (sha256(data).hexdigest(), len(data)) for path, data in bytes_of(printed_ears).items()}
    assert told == lying
    assert set(told) == set(PATHS)
