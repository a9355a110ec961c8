"""The variable Noto Sans of the package in, a folder with its Regular and Bold out, for engines that want files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from handouts.lettering.packages import NOTO_SANS

WEIGHTS = {"Regular": 400, "Bold": 700}


def typefaces(folder: Path) -> Path:
    """`NotoSans-Regular.ttf` and `NotoSans-Bold.ttf` in the folder, made once."""
    data = NOTO_SANS.read()
    if data is None:
        raise SystemExit(f"bench: install {NOTO_SANS.requirement} first")
    folder.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        target = folder / f"NotoSans-{name}.ttf"
        if not target.is_file():
            axes = {"wght": weight, "wdth": 100}
            instantiateVariableFont(TTFont(BytesIO(data)), axes, updateFontNames=True).save(target)
    return folder
