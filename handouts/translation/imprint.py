"""A handout and its reader in; who, when and which, as it reads on the page, out."""

from __future__ import annotations

from handouts.content.digest import Reader, check_letters, digest_of_said
from handouts.content.models.base import AUDIENCES
from handouts.content.models.clinics import Clinic
from handouts.content.models.project import Project
from handouts.content.models.regions import Region
from handouts.content.models.signature import Signature
from handouts.content.project import AnyHandout, Content
from handouts.content.signing import roles_needed, signatures_for
from handouts.translation.locales import tag
from handouts.translation.localised import ClinicSaid, Imprint
from handouts.translation.localised_text import Text
from handouts.translation.texts import TextMaker

LETTERS = dict(zip(AUDIENCES, "PLC", strict=True))
"""The letter of each audience in a code."""
AUTHOR = "author"


def code_of(content: Content, handout: AnyHandout, audience: str, named: str) -> str:
    """`<project code>-<HANDOUT>-<P|L|C>-<tag>`"""
    return f"{content.project.code}-{handout.code_on_page}-{LETTERS[audience]}-{named}"


def codes_of(content: Content, handout: AnyHandout, reader: Reader) -> tuple[tuple[str, str], ...]:
    """The reader's audience and code, then those of the other sheets of this handout."""
    named, others = tag(reader.locale, reader.region), (name for name, _ in content.project.audiences)
    audiences = (reader.audience, *(name for name in others if name != reader.audience))
    return tuple((name, code_of(content, handout, name, named)) for name in audiences)


def imprint(maker: TextMaker, handout: AnyHandout, reader: Reader, digest: str, *, draft: bool) -> Imprint:
    """The imprint; dates in the language's own form."""
    content, day = maker.content, maker.say.formats.day
    project, dates = content.project, handout.dates
    settings = project.settings(reader.audience)
    assert settings is not None
    region = content.regions[reader.region]
    own, *others = codes_of(content, handout, reader)
    return Imprint(
        project_name=maker.named(project.name),
        audience_name=maker.named(settings.name),
        code=own[1],
        version=str(handout.version),
        check_letters=check_letters(letters_of(digest, maker.clinic)),
        draft=draft,
        written=day(dates.written),
        evidence_up_to=day(dates.evidence_up_to),
        reviewed=day(dates.reviewed) if dates.reviewed else "",
        next_review=day(dates.next_review),
        people=_people(maker, handout, reader, digest),
        funding=maker.named(handout.funding or project.funding),
        corrections=project.corrections,
        clinic_name=_clinic_name(maker, project),
        other_codes=tuple(others),
        interpreter=maker.text(region.interpreter) if region.interpreter else None,
        side_effects=_reporting(maker, region),
    )


def letters_of(digest: str, clinic: Clinic | None) -> str:
    """What the check letters are made from: the text digest, with a clinic's data where there is one."""
    return digest_of_said({"text": digest, "clinic": dict(clinic.printed)}) if clinic else digest


def _clinic_name(maker: TextMaker, project: Project) -> Text | None:
    if maker.clinic:
        return maker.made((maker.place("clinic", "name", None),), None)
    return maker.named(project.clinic_is_called) if project.clinic_is_called else None


def clinic_said(maker: TextMaker) -> ClinicSaid | None:
    """The clinic as it reads on the page; all but its hours stays as typed."""
    clinic = maker.clinic
    if clinic is None:
        return None
    said = {key: _place(maker, clinic, key) for key in ("phone", "hours", "urgent_phone", "address", "web", "email")}
    return ClinicSaid(name=maker.made((maker.place("clinic", "name", None),), None), **said)


def _place(maker: TextMaker, clinic: Clinic, key: str) -> Text | None:
    """A value of the clinic; it stands nowhere in the content, so that all clinics' sheets are alike."""
    value = clinic.values().get(key)
    return maker.marked(maker.made((maker.place("clinic", key, None),), None, value.language), value) if value else None


def _reporting(maker: TextMaker, region: Region) -> tuple[Text, Text] | None:
    """Where side effects are reported there, where both name and address are known."""
    scheme = region.side_effects
    return (maker.named(scheme.name), maker.named(scheme.web)) if scheme and scheme.web else None


def _people(maker: TextMaker, handout: AnyHandout, reader: Reader, digest: str) -> tuple[tuple[Text, Text], ...]:
    """The author as typed; every role that must sign, with who has signed this text, or nobody yet."""
    people, day = [(role, who.text) for role, who in handout.people if role == AUTHOR], maker.say.formats.day
    signed = [entry for entry in signatures_for(maker.content, handout.id, reader) if entry.digest == digest]
    for role in roles_needed(maker.content, reader.locale):
        names = [_signed_as(entry, day(entry.on)) for entry in signed if entry.role == role]
        people.append((role, maker.say.formats.listed(list(dict.fromkeys(names))) or maker.say.words["nobody-yet"]))
    named = ((maker.names.get(("project/role", role), role), who) for role, who in people)
    return tuple((maker.fixed(role[:1].upper() + role[1:]), maker.fixed(who)) for role, who in named)


def _signed_as(signature: Signature, day: str) -> str:
    """The credential, and the name where whoever signed asked for it; the day where neither may be printed."""
    credential = str(signature.credential or "")
    if not signature.print_name:
        return credential or day
    return f"{signature.name} ({credential})" if credential else str(signature.name)
