"""Facts in; icon arrays, outcome rows, status rows and declared comparisons, in words, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from handouts.content.models.facts import Fact
from handouts.content.values import Count, FactValue, Percent, Proportion, Span, StatusWords
from handouts.problems import Where
from handouts.translation.citing import short_name
from handouts.translation.facts import capital, plain_words, share
from handouts.translation.formats import ENDS
from handouts.translation.localised import Compared, IconArray, OutcomeRow, StatusRow
from handouts.translation.localised_text import Shown, Strong, Text, Words
from handouts.translation.rounding import counted
from handouts.translation.texts import TextMaker, said_by

Group: TypeAlias = Literal["benefit", "harm"]
DOTS: Final = MappingProxyType({"very low": 1, "low": 2, "moderate": 3, "high": 4})
"""How many of four dots a GRADE level fills."""


@dataclass(slots=True)
class FigureMaker:
    """Makes what shows numbers; its words go through the handout's TextMaker."""

    make: TextMaker

    def fact(self, fact_id: str) -> Fact:
        """The fact of this id."""
        return self.make.content.facts[fact_id]

    def array(
        self, fact_id: str, group: Group, where: Where, caption: Text | None = None, *, beside: bool = False
    ) -> IconArray:
        """A drawn share of people, in both framings; one that stands `beside` another begins with whom it shows."""
        fact = self.fact(fact_id)
        assert isinstance(fact.value, (Proportion, Percent))
        found = self.make.say.count(fact.value)
        happened, others = plain_words(fact.outcome), plain_words(fact.otherwise) or self.make.say.words["others"]
        note = self.note(fact)
        return IconArray(
            fact=fact_id,
            of=found.of,
            count=found.drawn,
            group=group,
            big=self.make.fixed(_opening(self.make.shown(fact_id, "", where)), where=where),
            sentence=self.make.fixed(self.make.say.said("people-who", outcome=happened), where=fact.where),
            happened=self._legend(fact_id, "happened", self.make.say.bare(found), happened, where),
            otherwise=self._legend(fact_id, "otherwise", self.make.say.others(found), others, where),
            caption=self._captions(caption, self.caption(fact, where, who=not beside), where),
            alt=self._alt(found.drawn, found.of, happened, others),
            note=self.make.fixed(note, where=fact.where) if note else None,
            certainty=self.told_certainty(fact, where) if self.dots(fact) else None,
            dots=self.dots(fact),
            who=self.make.fixed(capital(plain_words(fact.population)), where=fact.where) if beside else None,
        )

    def _captions(self, own: Text | None, derived: Text, where: Where) -> Text:
        """The author's caption, as a sentence, then who, when and the source."""
        if own is None:
            return derived
        formats = self.make.say.formats
        between = ("" if said_by(own.inlines).endswith(ENDS) else formats.stop) + formats.space
        return self.make.made((*own.inlines, Words(between, where), *derived.inlines), own.where)

    def _legend(self, fact_id: str, form: str, told: str, words: str, where: Where) -> Text:
        shown = self.make.shown(fact_id, form, where, told)
        return self.make.fixed(Strong((shown,)), f" {words}", where=where)

    def _alt(self, count: int, of: int, happened: str, otherwise: str) -> str:
        whole = self.make.say.formats.whole
        return self.make.say.said(
            "alt-array",
            count=whole(count),
            of=whole(of),
            outcome=happened,
            others=whole(of - count),
            otherwise=otherwise,
        )

    def caption(self, fact: Fact, where: Where, *, who: bool = True) -> Text:
        """Who, when, how long, and the source."""
        said, formats = self.make.say.said, self.make.say.formats
        parts = [formats.ended(capital(plain_words(fact.population)))] if who and fact.population else []
        parts += [said("follow-up-of", within=plain_words(fact.within))] if fact.within else []
        parts += [said("years-of", years=plain_words(fact.years))] if fact.years else []
        cites = self.make.cite((source.text for source in fact.sources), where)
        words = formats.sentences(parts)
        return self.make.fixed(words + (" " if words and cites else ""), *cites, where=where)

    def note(self, fact: Fact) -> str:
        """How far it was checked, that it is our own summary, why it has no percent."""
        say = self.make.say
        sources = [self.make.content.sources[source.text] for source in fact.sources]
        parts = [say.words["not-checked-note"]] if fact.checked == "not checked" else []
        if fact.checked == "second-hand":
            names = list(dict.fromkeys(short_name(source) for source in sources))
            parts.append(say.said("reported-note", source=say.formats.listed(names)))
        parts += [say.words["made-from-note"]] if fact.made_from else []
        parts += [fact.no_percent_because.text] if fact.no_percent_because else []
        return say.formats.sentences(parts)

    def row(self, fact_id: str, group: Literal["benefit", "harm", "other"], where: Where) -> OutcomeRow:
        """A row of the outcomes table, as published."""
        fact, make, words = self.fact(fact_id), self.make, self.make.say.words
        interval = fact.value.interval
        shown = make.say.tabled_interval(interval, fact.value) if interval else words["interval-not-given"]
        note = self.note(fact)
        within = plain_words(fact.within) or words["follow-up-not-stated"]
        return OutcomeRow(
            fact=fact_id,
            group=group,
            outcome=make.fixed(capital(plain_words(fact.outcome) or fact_id), where=fact.where),
            value=make.fixed(_opening(make.shown(fact_id, "published", where, make.say.published(fact))), where=where),
            interval=make.fixed(shown, where=fact.value_where),
            population=make.fixed(capital(plain_words(fact.population)), where=fact.where),
            years=make.fixed(plain_words(fact.years), where=fact.where) if fact.years else None,
            within=make.fixed(capital(within), where=fact.where),
            certainty=self.certainty(fact, where),
            dots=self.dots(fact),
            note=make.fixed(note, where=fact.where) if note else None,
            cite=make.fixed(*make.cite((source.text for source in fact.sources), where), where=where),
        )

    def certainty(self, fact: Fact, where: Where) -> Text:
        """A GRADE level with who rated it, or that nobody has."""
        level, rater = fact.certainty.level, fact.certainty.rated_by
        if level is None or rater is None:
            return self.make.fixed(self.make.say.words["not-judged-yet"], where=fact.where)
        source = short_name(self.make.content.sources[rater])
        words = self.make.say.said("certainty-rated", level=capital(level), source=source)
        return self.make.fixed(f"{words} ", *self.make.cite([rater], where), where=fact.where)

    def dots(self, fact: Fact) -> int:
        """How sure a rated fact is, from 1 to 4; 0 where nobody whose work is cited has judged it."""
        level, rater = fact.certainty.level, fact.certainty.rated_by
        return DOTS.get(level, 0) if level and rater else 0

    def told_certainty(self, fact: Fact, where: Where) -> Text:
        """Certainty: low (Lin 2022) [1]. For beside a picture."""
        rated = self.certainty(fact, where)
        mark = "\0"
        before, _, after = self.make.say.said("certainty-of", certainty=mark).partition(mark)
        first, *rest = rated.inlines
        assert isinstance(first, Words)
        level = Words(first.text[:1].lower() + first.text[1:], first.where)
        return self.make.fixed(before, level, *rest, after, where=fact.where)

    def status(self, fact_id: str, where: Where) -> StatusRow:
        """What the status is in one place, and when."""
        fact = self.fact(fact_id)
        assert isinstance(fact.value, StatusWords)
        assert fact.jurisdiction is not None
        assert fact.as_of is not None
        self.make.facts[fact_id] = None
        cites = self.make.cite((source.text for source in fact.sources), where)
        shown = Shown("fact", fact_id, "", fact.value.typed, plain_words(fact.value.text), where)
        as_of = self.make.say.said("as-of", date=self.make.say.formats.day(fact.as_of))
        return StatusRow(
            place=self.make.named(fact.jurisdiction),
            status=self.make.fixed(shown, " " if cites else "", *cites, where=where),
            as_of=self.make.fixed(as_of, where=fact.where),
        )

    def compared(self, fact_ids: Iterable[str], group: Group, where: Where) -> Compared:
        """A declared comparison: drawn where all are shares of people, told or tabled otherwise."""
        names = tuple(fact_ids)
        values = [self.fact(name).value for name in names]
        if all(isinstance(value, (Proportion, Percent)) for value in values):
            populations = {plain_words(self.fact(name).population) for name in names}
            beside = len(populations) == len(names) and "" not in populations
            arrays = tuple(self.array(name, group, where, beside=beside) for name in names)
            return Compared(arrays, (), (), self.difference(names, where))
        if self.make.audience == "clinician":
            return Compared((), tuple(self.row(name, group, where) for name in names), (), None)
        return Compared((), (), tuple(self.line(name, where) for name in names), None)

    def line(self, fact_id: str, where: Where) -> Text:
        """One fact as a sentence: 34 people got worse (people with …); Drops used in each ear: 4.5 drops (people …)."""
        fact = self.fact(fact_id)
        shown, outcome = self.make.shown(fact_id, "", where), plain_words(fact.outcome)
        formats = self.make.say.formats
        end = (formats.bracketed(plain_words(fact.population)) if fact.population else "") + formats.stop
        if counts_people(fact.value):
            before, _, after = (
                self.make.say.said("people-counted", count="\0", outcome=outcome).rstrip().partition("\0")
            )
            return self.make.fixed(before, shown if before else _opening(shown), after, end, where=where)
        told = (f"{capital(outcome)}: ", shown) if outcome else (_opening(shown),)
        return self.make.fixed(*told, end, where=where)

    def difference(self, names: tuple[str, ...], where: Where) -> Text | None:
        """How far two shares of one declared comparison are apart, in the handout's denominator."""
        values = [self.fact(name).value for name in names]
        if len(values) != 2:
            return None
        shares: list[Fraction] = [share(value) for value in values if isinstance(value, (Proportion, Percent))]
        found = counted(abs(shares[0] - shares[1]), self.make.say.denominator)
        if not found.count:
            return self.make.fixed(self.make.say.words["no-difference"], where=where)
        return self.make.fixed(self.make.say.said("difference", difference=self.make.say.of_count(found)), where=where)


def _opening(shown: Shown) -> Shown:
    """A value that opens a text."""
    return replace(shown, text=capital(shown.text))


def counts_people(value: FactValue) -> bool:
    """Whether the value is a number of people, so that "people" may follow it."""
    return isinstance(value, (Proportion, Percent, Count)) or (isinstance(value, Span) and value.unit == "percent")
