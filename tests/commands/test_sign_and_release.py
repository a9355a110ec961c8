import shutil
from pathlib import Path

import pytest
from built_ears import PATHS, Ran, Run, manifest, notices, pdfs, sheets
from tiny_project import TINY, edited

ROLES = ("clinical reviewer", "patient reviewer")
LEAFLET, SHEET = PATHS[:3], PATHS[3:]
UNSIGNED = "not signed by all that `release needs:` names"
EXAMPLE = "`corrections:` in project.yaml is an example address"


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """The small project with every title seen and an address to write to: nothing but signatures lacks."""
    root = Path(shutil.copytree(TINY, tmp_path / "ears"))
    edited(root, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(root, "sources", "title: not seen yet", "title: A made-up letter")
    return root


def sign(run: Run, root: Path, handout: str, *words: str, name: str = "Ada", role: str = ROLES[0]) -> Ran:
    """Sign as somebody."""
    return run("sign", handout, "--project", root, "--role", role, "--name", name, *words)


def sign_all(run: Run, root: Path, *handouts: str) -> None:
    """Both roles sign all sheets of the handouts."""
    for handout in handouts:
        assert [sign(run, root, handout, role=role).code for role in ROLES] == [0, 0]


def release(run: Run, root: Path, *words: str) -> Ran:
    """Build the release tree."""
    return run("build", "--release", "--project", root, "--format", "json", *words)


def test_a_release_says_all_that_stands_against_it(run: Run, tmp_path: Path) -> None:
    """Signatures, titles, the day of the next review, the address; nothing is printed, and that is no error."""
    root = Path(shutil.copytree(TINY, tmp_path / "ears"))
    unseen = "the title of the source example-c is not seen yet"
    told = release(run, root, "--as-of", "2027-11-22")
    assert (told.code, told.states) == (0, dict.fromkeys(PATHS, "refused"))
    assert set(told.reasons.values()) == {f"{UNSIGNED}; {unseen}; its next review was due on 2027-11-22; {EXAMPLE}"}
    assert pdfs(root, "release") == ()
    assert not (root / "build/draft").exists()


def test_an_example_address_alone_stands_against_a_release(run: Run, seen: Path) -> None:
    """Though all is signed: readers could not tell anybody of a mistake."""
    edited(seen, "project", "corrections@made-up-ears.org", "corrections@ears.example")
    sign_all(run, seen, "ear-wax")
    told = release(run, seen)
    assert {told.reasons[path] for path in LEAFLET} == {EXAMPLE}
    assert pdfs(seen, "release") == ()


def test_a_fact_nobody_checked_is_not_released(run: Run, seen: Path) -> None:
    """It names the fact, on the sheets that print it only."""
    edited(
        seen,
        "facts",
        "checked: full text\n  sources: [example-b]\n  no percent",
        "checked: not checked\n  sources: [example-b]\n  no percent",
    )
    reasons = release(run, seen).reasons
    fact = f"{UNSIGNED}; the fact rash is not checked"
    assert reasons == dict.fromkeys(PATHS, UNSIGNED) | {PATHS[0]: fact, PATHS[2]: fact}


def test_what_is_signed_by_every_role_is_released(run: Run, seen: Path) -> None:
    """One handout only; its pages have no banner and name who signed; the drafts are another tree."""
    sign_all(run, seen, "ear-wax")
    told = release(run, seen)
    assert (told.code, told.states) == (0, dict.fromkeys(LEAFLET, "printed") | dict.fromkeys(SHEET, "refused"))
    assert pdfs(seen, "release") == LEAFLET
    assert manifest(seen, "release")["tree"] == "release"
    assert release(run, seen).states == dict.fromkeys(LEAFLET, "kept") | dict.fromkeys(SHEET, "refused")


def test_a_change_voids_signatures_and_what_was_released_goes(run: Run, seen: Path) -> None:
    """The text of one audience: its sheet is refused and a notice takes its place, the others stay."""
    sign_all(run, seen, "ear-wax")
    release(run, seen)
    edited(seen, "leaflet", "plain: Ear wax is normal.", "plain: Ear wax is quite normal.")
    edited(seen, "leaflet", "version: 1\n", "version: 2\n")
    told = release(run, seen)
    assert told.states == dict.fromkeys(PATHS, "refused") | {PATHS[0]: "printed", PATHS[2]: "printed"}
    assert told.reasons[PATHS[1]] == UNSIGNED
    assert (sheets(seen, "release"), notices(seen)) == ((PATHS[0], PATHS[2]), (PATHS[1],))


def test_another_text_under_a_signed_version_is_an_error(run: Run, seen: Path) -> None:
    """Two papers would bear one version: the new one can't be signed, and nobody vouches for the old one any more."""
    sign_all(run, seen, "ear-wax")
    release(run, seen)
    place = edited(seen, "leaflet", "plain: Ear wax is normal.", "plain: Ear wax is quite normal.")
    told = release(run, seen)
    assert (told.code, place) == (1, "")
    errors = [(entry["id"], entry["file"]) for entry in told.json["problems"] if entry["severity"] == "error"]
    assert errors == [("version-signed-before", "content/leaflets/ear-wax.yaml")]
    assert told.states[PATHS[1]] == "refused"
    assert (sheets(seen, "release"), notices(seen)) == ((PATHS[0], PATHS[2]), (PATHS[1],))


def test_a_review_that_falls_due_takes_the_release_back(run: Run, seen: Path) -> None:
    """On the day itself."""
    sign_all(run, seen, "ear-wax")
    assert release(run, seen, "--as-of", "2027-11-21").states[PATHS[0]] == "printed"
    told = release(run, seen, "--as-of", "2027-11-22")
    assert told.reasons[PATHS[0]] == "its next review was due on 2027-11-22"
    assert (sheets(seen, "release"), notices(seen)) == ((), LEAFLET)


def test_a_signature_is_appended_for_each_sheet(run: Run, seen: Path) -> None:
    """Role, name, credential, reader, version, digest and day; what is there already is not written again."""
    told = sign(run, seen, "ear-wax", "--credential", "RN 12", "--audience", "p*", "--as-of", "2026-12-01")
    assert (told.code, told.err) == (0, "")
    assert [line.partition(": signed ")[0] for line in told.out.splitlines()] == [
        "ear-wax, patient, en-GB, GB",
        "ear-wax, plain, en-GB, GB",
    ]
    file = seen / "content/signatures/ear-wax.yaml"
    once = file.read_text("utf-8")
    head = '- role: "clinical reviewer"\n  name: "Ada"\n  credential: "RN 12"\n  audience: patient\n  locale: en-GB\n'
    assert f"{head}  region: GB\n  version: 1\n  digest: " in once
    assert once.count("  on: 2026-12-01\n") == 2
    assert sign(run, seen, "ear-wax", "--audience", "p*").code == 0
    assert file.read_text("utf-8") == once
    sign(run, seen, "ear-wax", name="Bea")
    assert file.read_text("utf-8").startswith(once)
    assert file.read_text("utf-8").count("\n- ") == 5


@pytest.mark.parametrize(
    ("handout", "words", "said"),
    [
        ("ear-wax", ("--role", "tailor", "--name", "Ada"), "the role 'tailor' is not in `release needs:`"),
        ("ear-wax", ("--role", ROLES[0], "--name", " "), "a signature needs a name"),
        ("ear-wax", ("--role", ROLES[0], "--name", "Ada", "--region", "US"), "nothing is built for that"),
        ("ear-wick", ("--role", ROLES[0], "--name", "Ada"), "there is no handout ear-wick; there are: ear-wax, drops"),
        ("ear-wax", ("--name", "Ada"), "--role"),
    ],
)
def test_wrong_signatures_are_refused(run: Run, seen: Path, handout: str, words: tuple[str, ...], said: str) -> None:
    """Exit code 2, what is wrong, and nothing written."""
    told = run("sign", handout, "--project", seen, *words)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert not (seen / "content/signatures").exists()


def test_what_has_errors_or_is_withdrawn_can_not_be_signed(run: Run, seen: Path) -> None:
    """Nobody vouches for what isn't printed."""
    withdrawn = "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n"
    edited(seen, "sheet", "version: 1\n", withdrawn)
    told = sign(run, seen, "drops-or-wait")
    assert (told.code, told.err) == (
        2,
        "handouts: drops-or-wait is withdrawn: It was wrong. Nothing of it is printed.\n",
    )
    edited(seen, "leaflet", "{sore_reports} people", "{sore_report} people")
    told = sign(run, seen, "ear-wax")
    assert told.code == 1
    assert "ear-wax has errors; run `handouts check` and mend them first." in told.err
    assert not (seen / "content/signatures").exists()
