"""`handouts sign HANDOUT --role … --name …`: records, by digest, who vouches for exactly these texts."""

from __future__ import annotations

import argparse
from fnmatch import fnmatchcase
from pathlib import Path

from handouts.batch.files import write_aside
from handouts.batch.survey import Survey, survey
from handouts.commands.project import find_project
from handouts.content.digest import Reader
from handouts.content.project import Content
from handouts.content.signing import Signable, Signer, new_signatures, signed_file
from handouts.press.job import Job
from handouts.problems import HandoutsError, UsageError


class NotToBeSignedError(HandoutsError):
    """The handout has errors: what would be signed can't be printed."""

    exit_code = 1


def run(arguments: argparse.Namespace) -> int:
    """Append the signatures; tell each text that is signed now."""
    root = find_project(arguments.project)
    found = survey(root, arguments.as_of)
    content = found.content
    if content is None or arguments.handout in found.withheld:
        raise NotToBeSignedError(f"{arguments.handout} has errors; run `handouts check` and mend them first.")
    readers = _readers(found, content, arguments)
    signer = Signer(arguments.role, arguments.name, arguments.credential, arguments.as_of, arguments.print_name)
    texts = [_signable(found, arguments.handout, reader) for reader in readers]
    entries = new_signatures(content, arguments.handout, signer, texts)
    if entries:
        file = root / "content" / "signatures" / f"{arguments.handout}.yaml"
        write_aside(file, signed_file(_existing(file), entries).encode())
    for text in texts:
        reader = text.reader
        print(f"{arguments.handout}, {reader.audience}, {reader.locale}, {reader.region}: signed {text.digest[:12]}…")
    return 0


def _signable(found: Survey, handout: str, reader: Reader) -> Signable:
    """The digest of what this reader gets, in the reader's language."""
    job = Job(handout, reader.audience, reader.locale, reader.region)
    if job not in found.prepared:
        raise NotToBeSignedError(f"{handout} can't be composed for {reader.audience}, {reader.locale}.")
    if any(problem.is_error for problem in found.prepared[job].problems if problem.id != "version-signed-before"):
        raise NotToBeSignedError(f"{handout} in {reader.locale} has errors; run `handouts check` and mend them first.")
    if left := len(found.prepared[job].lacking):
        raise NotToBeSignedError(
            f"{handout} in {reader.locale} lacks translations that are confirmed: {left}; see `i18n status`."
        )
    return Signable(reader, found.prepared[job].digest, found.prepared[job].words_digest)


def _readers(found: Survey, content: Content, arguments: argparse.Namespace) -> tuple[Reader, ...]:
    """Whose texts are signed: all that are built, narrowed by the selectors."""
    if arguments.handout not in content.handouts:
        raise UsageError(f"there is no handout {arguments.handout}; there are: {', '.join(content.handouts)}.")
    wanted = ((arguments.audience, "audience"), (arguments.locale, "locale"), (arguments.region, "region"))
    jobs = (job for job in found.plan.jobs if job.handout == arguments.handout)
    readers = tuple(
        Reader(job.audience, job.locale, job.region)
        for job in jobs
        if all(not globs or any(fnmatchcase(getattr(job, name), glob) for glob in globs) for globs, name in wanted)
    )
    if not readers:
        raise UsageError("nothing is built for that audience, locale and region.")
    return readers


def _existing(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""
