"""`content/signatures/<handout>.yaml`: who vouches for exactly which texts."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from handouts.content.models.base import Model
from handouts.content.models.fields import (
    AudienceName,
    Day,
    Locale,
    Name,
    RegionCode,
    Typed,
    Value,
    Version,
    YesNo,
    typed_as,
)

_DIGESTS = re.compile(r"[0-9a-f]{64}")


class Signature(Model):
    """One signature. `digest` is the text digest, sha256 in hex; `words` the same without the values of facts. The name
    is printed only where whoever signed asked for it.
    """

    role: Typed
    name: Name
    credential: Value | None = None
    print_name: YesNo = False
    audience: AudienceName
    locale: Locale
    region: RegionCode
    version: Version
    digest: Annotated[
        str,
        *typed_as(_DIGESTS, "digest-bad", "text digest", "64 digits and letters a to f, as `handouts sign` writes it"),
    ]
    words: Annotated[
        str,
        *typed_as(_DIGESTS, "digest-bad", "text digest", "64 digits and letters a to f, as `handouts sign` writes it"),
    ] = ""
    on: Day

    called: ClassVar[str] = "a signature"
