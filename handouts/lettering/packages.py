"""The font packages: which file holds which family, for which scripts, pinned by the sha256 of the file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

from handouts.problems import EnvironmentLacksError


@dataclass(frozen=True, slots=True)
class FontSource:
    """One font file of an installed package. `requirement` is what to give pip; scripts are ISO 15924 codes."""

    family: str
    requirement: str
    module: str
    path: str
    sha256: str
    scripts: frozenset[str]

    @property
    def installed(self) -> bool:
        """Whether its package is there, without reading the font."""
        return find_spec(self.module) is not None

    def read(self) -> bytes | None:
        """The file's bytes; None when the package is not installed.

        Raises `EnvironmentLacksError` when the file is another one than this version of the program was made with.
        """
        try:
            data = (files(self.module) / self.path).read_bytes()
        except (ModuleNotFoundError, PackageNotFoundError, FileNotFoundError):
            return None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise EnvironmentLacksError(
                f"{self.family}: {self.path} is not the font file this version prints with, so pages would differ. "
                f"Install it with: pip install --force-reinstall {self.requirement}"
            )
        return data


NOTO_SANS: Final = FontSource(
    "Noto Sans",
    "fontpkg-noto-sans==2.15",
    "fontpkg_noto_sans",
    "files/NotoSans[wdth,wght].ttf",
    "bfb7bb691513f12e734dc346c03a03f784912432d7e3fa8e56efcf906fe86b3d",
    frozenset({"Latn", "Cyrl", "Grek"}),
)

PACKAGES: Final[tuple[FontSource, ...]] = (
    NOTO_SANS,
    FontSource(
        "Noto Sans Arabic",
        "fontpkg-noto-sans-arabic==2.12",
        "fontpkg_noto_sans_arabic",
        "files/NotoSansArabic[wdth,wght].ttf",
        "63111b5b2e074dd48cc67692e0a2726d86ee94c1c37fe8598257b7b4e87e869e",
        frozenset({"Arab"}),
    ),
    FontSource(
        "Noto Sans Devanagari",
        "fontpkg-noto-sans-devanagari==2.7",
        "fontpkg_noto_sans_devanagari",
        "files/NotoSansDevanagari[wdth,wght].ttf",
        "14ec4af41f27482216d1c2229f417ff9b1425e1babb014e57d1d40d03229853e",
        frozenset({"Deva"}),
    ),
    FontSource(
        "Noto Sans Hebrew",
        "justmytype-intl-rtl==0.1.0",
        "justmytype_intl_rtl",
        "fonts/ofl/notosanshebrew/NotoSansHebrew[wdth,wght].ttf",
        "7ef36a2c3593758cdb622e1bdef4f84523e92fbc3ccc667438dd80ff54c2de88",
        frozenset({"Hebr"}),
    ),
)
"""In the order in which they are asked for a character that no script settles."""
