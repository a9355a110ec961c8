"""The font packages: which file holds which family, for which scripts, pinned by the sha256 of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.resources import files
from importlib.util import find_spec
from types import MappingProxyType
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
        "Noto Sans Thai",
        "fontpkg-noto-sans-thai==2.2",
        "fontpkg_noto_sans_thai",
        "files/NotoSansThai[wdth,wght].ttf",
        "5a1c559bb539583c8a1fd99d1c5b9491e5e14478c9cd2bd0970d5c3096cc9ef8",
        frozenset({"Thai"}),
    ),
    FontSource(
        "Noto Sans Hebrew",
        "justmytype-intl-rtl==0.1.0",
        "justmytype_intl_rtl",
        "fonts/ofl/notosanshebrew/NotoSansHebrew[wdth,wght].ttf",
        "7ef36a2c3593758cdb622e1bdef4f84523e92fbc3ccc667438dd80ff54c2de88",
        frozenset({"Hebr"}),
    ),
    FontSource(
        "Noto Sans Bengali",
        "justmytype-intl-south-asia==0.1.0",
        "justmytype_intl_south_asia",
        "fonts/ofl/notosansbengali/NotoSansBengali[wdth,wght].ttf",
        "dcd42978094e584a849c84a51450eeac40c8826057d566ea6d4b9627a403a05a",
        frozenset({"Beng"}),
    ),
    FontSource(
        "Noto Sans Tamil",
        "justmytype-intl-south-asia==0.1.0",
        "justmytype_intl_south_asia",
        "fonts/ofl/notosanstamil/NotoSansTamil[wdth,wght].ttf",
        "aa3a9b321f4b0bb2c40203ffbde9af89713227866e0e13f76e5b9eeea727cf88",
        frozenset({"Taml"}),
    ),
    FontSource(
        "Noto Sans Telugu",
        "justmytype-intl-south-asia==0.1.0",
        "justmytype_intl_south_asia",
        "fonts/ofl/notosanstelugu/NotoSansTelugu[wdth,wght].ttf",
        "e618af7bf999df192ed4f388eba2e563f2b5015034e9cbb317b5bd793bd7334d",
        frozenset({"Telu"}),
    ),
    FontSource(
        "Noto Sans Khmer",
        "justmytype-intl-sea==0.1.0",
        "justmytype_intl_sea",
        "fonts/ofl/notosanskhmer/NotoSansKhmer[wdth,wght].ttf",
        "f37a8431a0c5d5ed2f81a767417546aca576a81fb7eff9c924d46aecf828f2ca",
        frozenset({"Khmr"}),
    ),
    FontSource(
        "Noto Sans Lao",
        "justmytype-intl-sea==0.1.0",
        "justmytype_intl_sea",
        "fonts/ofl/notosanslao/NotoSansLao[wdth,wght].ttf",
        "9608b94603a82d09a8038946f9775242f99e3b3459b7f1e4d5b335b578cd7ab3",
        frozenset({"Laoo"}),
    ),
    FontSource(
        "Noto Sans Myanmar",
        "justmytype-intl-sea==0.1.0",
        "justmytype_intl_sea",
        "fonts/ofl/notosansmyanmar/NotoSansMyanmar[wdth,wght].ttf",
        "7abbbfbe2514105d7ce94937aee3feb2ba89b73a256c8b77b5866bd9b83e32ec",
        frozenset({"Mymr"}),
    ),
    FontSource(
        "Noto Sans SC",
        "justmytype-intl-cjk==0.1.0",
        "justmytype_intl_cjk",
        "fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
        "a3041811a78c361b1de50f953c805e0244951c21c5bd412f7232ef0d899af0da",
        frozenset({"Hans", "Hani"}),
    ),
    FontSource(
        "Noto Sans TC",
        "justmytype-intl-cjk==0.1.0",
        "justmytype_intl_cjk",
        "fonts/ofl/notosanstc/NotoSansTC[wght].ttf",
        "864727d210d54f2537bbe23b3a839436c3992af72de9322af5270897246bd44f",
        frozenset({"Hant", "Hani", "Bopo"}),
    ),
    FontSource(
        "Noto Sans JP",
        "justmytype-intl-cjk==0.1.0",
        "justmytype_intl_cjk",
        "fonts/ofl/notosansjp/NotoSansJP[wght].ttf",
        "c2f3b4d463500a2ddcd3849cded1fceeb9fd6d1c32e6cbecd568453ba50fc68f",
        frozenset({"Jpan", "Hani", "Hira", "Kana"}),
    ),
    FontSource(
        "Noto Sans KR",
        "justmytype-intl-cjk==0.1.0",
        "justmytype_intl_cjk",
        "fonts/ofl/notosanskr/NotoSansKR[wght].ttf",
        "194018e6b2b293a7964f037b25c0249ce1418bc9ab3c971060a03aa57861e252",
        frozenset({"Kore", "Hani", "Hang"}),
    ),
)
"""In the order in which they are asked for a character that no script settles."""

NASTALIQ: Final = "Aran"
"""The ISO 15924 code of Arabic script in the sloping style that Urdu is read in."""
PREFERRED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    dict.fromkeys(("ur", "ks", "pnb"), ("nastaliq", NASTALIQ))
)
"""Language -> a word in the name of the families that its readers like best, and the script's name in that style."""
