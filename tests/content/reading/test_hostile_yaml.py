"""Every shared hostile YAML file, with what it gives: a load, or the Problems at their places."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from shared_data import SHARED_DATA, needs_shared_data, shared_names

from handouts.content.reading import read_yaml

LOADS = "loads"

OUTCOMES = MappingProxyType({
    "own/bad-at-sign.yaml": "1:9 yaml-text-needs-quotes",
    "own/bad-beyond-unicode.yaml": "1:8 yaml-encoding",
    "own/bad-billion-laughs-maps.yaml": "1:4 yaml-anchor",
    "own/bad-billion-laughs.yaml": "1:4 yaml-anchor",
    "own/bad-bom-in-middle.yaml": "2:1 yaml-character",
    "own/bad-c0-controls.yaml": "1:10 yaml-character",
    "own/bad-c1-control.yaml": "1:9 yaml-character",
    "own/bad-cp1252-quotes.yaml": "1:8 yaml-encoding",
    "own/bad-deep-block-10k.yaml": "1:101 yaml-too-deep",
    "own/bad-deep-flow-10k-unclosed.yaml": "1:51 yaml-too-deep",
    "own/bad-deep-flow-10k.yaml": "1:51 yaml-too-deep",
    "own/bad-deep-map-10k.yaml": "1:201 yaml-too-deep",
    "own/bad-double-bom.yaml": "1:1 yaml-character",
    "own/bad-duplicate-keys-flow.yaml": "1:14 yaml-duplicate-key",
    "own/bad-duplicate-keys-nested.yaml": "5:7 yaml-duplicate-key",
    "own/bad-duplicate-keys-quoting.yaml": "2:1 yaml-duplicate-key, 4:1 yaml-tag",
    "own/bad-duplicate-keys-types.yaml": LOADS,
    "own/bad-duplicate-keys.yaml": "3:1 yaml-duplicate-key",
    "own/bad-escape-surrogate.yaml": "1:8 yaml-escape",
    "own/bad-escape-too-big.yaml": "1:7 yaml-escape",
    "own/bad-html.yaml": "1:1 yaml-web-page",
    "own/bad-latin1.yaml": "1:9 yaml-encoding",
    "own/bad-long-implicit-key.yaml": "1:1 yaml-key-too-long",
    "own/bad-merge-bomb.yaml": "1:4 yaml-anchor",
    "own/bad-merge-conflict.yaml": "2:1 yaml-merge-conflict",
    "own/bad-merge-scalar.yaml": "1:5 yaml-merge-key",
    "own/bad-not-yaml-json-lines.yaml": "2:1 yaml-more-than-one",
    "own/bad-nul.yaml": "1:9 yaml-character",
    "own/bad-overlong-utf8.yaml": "1:8 yaml-encoding",
    "own/bad-percent-start.yaml": "1:7 yaml-text-needs-quotes",
    "own/bad-plain-colon.yaml": "1:8 yaml-text-needs-quotes",
    "own/bad-python-tags.yaml": "2:7 yaml-tag",
    "own/bad-second-document-broken.yaml": "2:1 yaml-many-documents",
    "own/bad-self-alias.yaml": "1:8 yaml-anchor",
    "own/bad-self-merge.yaml": "1:7 yaml-anchor",
    "own/bad-surrogate-utf8.yaml": "1:8 yaml-encoding",
    "own/bad-tab-indent.yaml": "2:1 yaml-tab",
    "own/bad-tab-mixed.yaml": "3:1 yaml-tab",
    "own/bad-truncated-utf8.yaml": "1:9 yaml-encoding",
    "own/bad-unbalanced-flow.yaml": "1:9 yaml-wrong-bracket",
    "own/bad-unclosed-quote.yaml": "1:8 yaml-unclosed-quote",
    "own/bad-undefined-alias.yaml": "1:8 yaml-anchor",
    "own/bad-unknown-tags.yaml": "1:10 yaml-tag",
    "own/bad-utf16-odd-length.yaml": "1:1 yaml-encoding",
    "own/bad-version-directive.yaml": "1:1 yaml-directive",
    "own/edge-empty.yaml": "1:1 yaml-empty",
    "own/edge-list-root.yaml": "1:1 yaml-root",
    "own/edge-many-documents.yaml": "2:1 yaml-many-documents",
    "own/edge-only-comments.yaml": "1:1 yaml-empty",
    "own/edge-only-dashes.yaml": "3:1 yaml-many-documents",
    "own/edge-scalar-root.yaml": "1:1 yaml-root",
    "own/ok-anchor-redefined.yaml": "1:6 yaml-anchor",
    "own/ok-anchors.yaml": "1:9 yaml-anchor",
    "own/ok-bidi-controls.yaml": "2:12 yaml-character",
    "own/ok-bom-utf8.yaml": LOADS,
    "own/ok-complex-keys.yaml": "1:3 yaml-key-not-text, 3:3 yaml-key-not-text",
    "own/ok-cr-only.yaml": LOADS,
    "own/ok-crlf.yaml": LOADS,
    "own/ok-escapes.yaml": "1:7 yaml-character",
    "own/ok-explicit-core-tags.yaml": "1:6 yaml-tag",
    "own/ok-impossible-date.yaml": LOADS,
    "own/ok-keys-nfc-nfd.yaml": "3:1 yaml-look-alike-keys, 5:1 yaml-look-alike-keys",
    "own/ok-merge-keys.yaml": "1:7 yaml-anchor",
    "own/ok-mixed-ends.yaml": LOADS,
    "own/ok-no-final-newline.yaml": LOADS,
    "own/ok-noncharacters.yaml": "1:6 yaml-character",
    "own/ok-plain-equals.yaml": LOADS,
    "own/ok-plain-hex-underscore.yaml": LOADS,
    "own/ok-plain-sexagesimal-clock.yaml": LOADS,
    "own/ok-tab-inside.yaml": LOADS,
    "own/ok-text-traps.yaml": LOADS,
    "own/ok-unicode-breaks.yaml": "1:8 yaml-character",
    "own/ok-utf16be-bom.yaml": "1:1 yaml-encoding",
    "own/ok-utf16le-bom.yaml": "1:1 yaml-encoding",
    "own/ok-utf32le-bom.yaml": "1:1 yaml-encoding",
    "own/ok-yaml11-booleans.yaml": LOADS,
    "own/ok-yaml11-numbers.yaml": LOADS,
    "suite/bad-4EJS.yaml": "3:1 yaml-tab",
    "suite/bad-4JVG.yaml": "1:7 yaml-anchor",
    "suite/bad-55WF.yaml": "2:2 yaml-escape",
    "suite/bad-6JTT.yaml": "2:1 yaml-unclosed-bracket",
    "suite/bad-CML9.yaml": "3:3 yaml-missing-comma",
    "suite/bad-CQ3W.yaml": "2:6 yaml-unclosed-quote",
    "suite/bad-LHL4.yaml": "2:1 yaml-tag",
    "suite/bad-QLJ7.yaml": "1:1 yaml-directive",
    "suite/bad-SF5V.yaml": "1:1 yaml-directive",
    "suite/bad-SR86.yaml": "1:7 yaml-anchor",
    "suite/bad-W9L4.yaml": "3:1 yaml-indentation",
    "suite/bad-Y79Y-000.yaml": "2:1 yaml-tab",
    "suite/bad-ZCZ6.yaml": "1:4 yaml-text-needs-quotes",
    "suite/ok-2JQS.yaml": "1:1 yaml-empty-key",
    "suite/ok-2SXE.yaml": "1:1 yaml-anchor, 1:1 yaml-empty-key",
    "suite/ok-2XXW.yaml": "4:5 yaml-tag",
    "suite/ok-4FJ6.yaml": "3:3 yaml-key-not-text, 3:10 yaml-key-not-text",
    "suite/ok-565N.yaml": "1:12 yaml-tag",
    "suite/ok-8XYN.yaml": "2:3 yaml-anchor",
    "suite/ok-9KAX.yaml": "2:1 yaml-anchor, 2:1 yaml-tag, 5:1 yaml-many-documents",
    "suite/ok-AVM7.yaml": "1:1 yaml-empty",
    "suite/ok-C4HZ.yaml": "1:1 yaml-directive",
    "suite/ok-DC7X.yaml": LOADS,
    "suite/ok-E76Z.yaml": "1:1 yaml-anchor",
    "suite/ok-FRK4.yaml": "2:9 yaml-syntax",
    "suite/ok-G4RS.yaml": "2:11 yaml-character",
    "suite/ok-H3Z8.yaml": LOADS,
    "suite/ok-J3BT.yaml": LOADS,
    "suite/ok-J7PZ.yaml": "8:5 yaml-tag",
    "suite/ok-M5DY.yaml": "1:3 yaml-key-not-text, 6:3 yaml-key-not-text",
    "suite/ok-NKF9.yaml": "3:1 yaml-empty-key",
    "suite/ok-W5VH.yaml": "1:4 yaml-anchor",
})  # fmt: skip

KEPT = frozenset(
    f"own/{name}.yaml"
    for name in ("bad-duplicate-keys", "bad-duplicate-keys-flow", "bad-duplicate-keys-nested", "ok-keys-nfc-nfd")
)
"""Files with Problems beside which their nodes can be used."""

PYTHON_PARSER = MappingProxyType({
    "own/ok-tab-inside.yaml": "1:7 yaml-tab",
    "suite/ok-DC7X.yaml": "1:5 yaml-tab",
    "suite/ok-FRK4.yaml": "3:3 yaml-empty-key",
    "suite/ok-J3BT.yaml": "3:7 yaml-tab",
})  # fmt: skip
"""Where PyYAML's Python parser sees it otherwise than the C one."""


def _outcome(name: str, *, pure: bool) -> str:
    result = read_yaml((SHARED_DATA / "yaml" / name).read_bytes(), name, pure=pure)
    assert (result.node is None) is bool(result.problems and name not in KEPT)
    assert all(problem.advice and problem.message for problem in result.problems)
    told = (f"{problem.where.line}:{problem.where.column} {problem.id}" for problem in result.problems)
    return ", ".join(told) or LOADS


@needs_shared_data
@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_hostile_file_gives_its_outcome(name: str) -> None:
    """The file loads, or gives exactly the Problems the table names, at their places."""
    assert _outcome(name, pure=False) == OUTCOMES[name]


@needs_shared_data
@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_python_parser_gives_the_same(name: str) -> None:
    """Without the C parser the outcome is the same but for the tabs and places the second table names."""
    assert _outcome(name, pure=True) == PYTHON_PARSER.get(name, OUTCOMES[name])


@needs_shared_data
def test_every_shared_file_is_in_the_table() -> None:
    """No hostile file is left out of the table."""
    found = {name.removeprefix("yaml/") for folder in ("own", "suite") for name in shared_names(f"yaml/{folder}")}
    assert found == set(OUTCOMES)
