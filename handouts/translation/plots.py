"""Facts in, what a chart of them says and shows out: ratios or shares with their intervals, lengths of time as bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from handouts.content.durations import days_of
from handouts.content.models.facts import Fact
from handouts.content.values import Interval, Percent, Proportion, Ratio
from handouts.problems import Where
from handouts.translation.axes import EVEN, Axis, TimeAxis, exact, ratio_axis, share_axis, time_axis
from handouts.translation.charted import Plot, PlotMark
from handouts.translation.facts import USUAL_LEVEL, capital, plain_words
from handouts.translation.figures import FigureMaker
from handouts.translation.localised_text import Shown, Text
from handouts.translation.texts import said_by

HEADS: Final = MappingProxyType(
    {"hazard ratio": "plot-head-hazard", "rate ratio": "plot-head-rate", "risk ratio": "plot-head-risk"}
)
UNITS: Final = MappingProxyType({"day": "unit-day", "week": "unit-week", "month": "unit-month", "year": "unit-year"})


@dataclass(frozen=True, slots=True)
class PlotMaker:
    """Makes the charts of one handout; facts, notes and citations go through its FigureMaker."""

    figures: FigureMaker

    def intervals(
        self, names: Sequence[tuple[str, Where]], sides: Sequence[Text], caption: Text | None, where: Where
    ) -> Plot:
        """Ratios with the line at 1 and what its sides mean, or shares from 0 to 100 percent."""
        facts = [self.figures.fact(name) for name, _ in names]
        ratios = isinstance(facts[0].value, Ratio)
        axis = ratio_axis(map(number_of, facts), _reach(facts)) if ratios else share_axis()
        make, left, right = self.figures.make, None, None
        if ratios and len(sides) == 2:
            left, right = sides
        kinds = {fact.kind for fact in facts}
        head = HEADS.get(facts[0].kind, "plot-head-share") if len(kinds) == 1 or not ratios else "plot-head-ratio"
        marks = tuple(self._interval(name, place, named=len(kinds) > 1 and ratios) for name, place in names)
        return Plot(
            kind="interval",
            scale=axis.scale,
            start=exact(axis.start),
            end=exact(axis.end),
            even=exact(EVEN) if ratios else "",
            ticks=tuple((exact(tick), self._tick(tick, ratios=ratios)) for tick in axis.ticks),
            alt=self._axis_alt(axis, sides) if ratios else make.say.words["plot-axis-alt-share"],
            head=make.fixed(make.say.words["plot-outcome" if ratios else "plot-share-outcome"], where=where),
            value_head=make.fixed(make.say.words[head], where=where),
            marks=marks,
            left=left,
            right=right,
            caution=self._caution(facts, where),
            caption=caption,
            notes=tuple(self._notes(names, where)),
        )

    def _notes(self, names: Sequence[tuple[str, Where]], where: Where) -> Iterator[Text]:
        """How far the numbers were checked: each such sentence once, after the references, or outcomes, it is about."""
        figures, make = self.figures, self.figures.make
        noted: dict[str, list[Fact]] = {}
        for fact in (figures.fact(name) for name, _ in names):
            if note := figures.note(fact):
                noted.setdefault(note, []).append(fact)
        for note, facts in noted.items():
            cites = make.cite((source.text for fact in facts for source in fact.sources), where)
            outcomes = make.say.formats.listed([capital(plain_words(fact.outcome)) for fact in facts])
            about = (*cites, " ") if cites else (f"{outcomes}: ",)
            yield make.fixed(*about, note, where=facts[0].where)

    def _caution(self, facts: Sequence[Fact], where: Where) -> Text | None:
        """Why not to compare the lines, unless all are of one study."""
        origins = {frozenset(source.text for source in fact.sources) for fact in facts}
        if len(facts) == 1 or (len(origins) == 1 and len(next(iter(origins))) == 1):
            return None
        words = self.figures.make.say.words
        return self.figures.make.fixed(words["plot-caution-why"], where=where)

    def _interval(self, name: str, where: Where, *, named: bool) -> PlotMark:
        """One line; `named` says the kind of ratio with it, as the head can't."""
        figures, make = self.figures, self.figures.make
        fact = figures.fact(name)
        interval, number = fact.value.interval, number_of(fact)
        assert interval is not None
        ratio = isinstance(fact.value, Ratio)
        text = make.say.published(fact) if named else make.say.dec(number) if ratio else make.say.percent(fact)
        shown = make.shown(name, "published", where, text)
        value = make.fixed(shown, " ", self._ends(fact, interval), where=fact.value_where)
        return self._mark(fact, (interval.low, number, interval.high), value, self._alt(fact, interval), where)

    def _ends(self, fact: Fact, interval: Interval) -> Shown:
        """The interval in brackets, its level told where the head of the table says another; it stays on one line."""
        say = self.figures.make.say
        ends = say.ends(interval, fact.value)
        word = "plot-ends" if interval.level == USUAL_LEVEL else "plot-ends-level"
        text = say.said(word, ends=ends, level=say.dec(interval.level))
        return Shown("number", "", "", text, text, fact.value_where)

    def _mark(
        self, fact: Fact, numbers: tuple[Decimal, Decimal, Decimal], value: Text, alt: str, where: Where
    ) -> PlotMark:
        """The numbers (low, point, high) with all that is said beside them: outcome, who and how long, how sure."""
        figures, make = self.figures, self.figures.make
        cites = make.cite((source.text for source in fact.sources), where)
        outcome = capital(plain_words(fact.outcome) or fact.id)
        formats = make.say.formats
        about = [formats.ended(capital(plain_words(fact.population)))] if fact.population else []
        about += [make.say.said("follow-up-of", within=plain_words(fact.within))] if fact.within else []
        dots = figures.dots(fact)
        low, point, high = map(exact, numbers)
        return PlotMark(
            fact=fact.id,
            low=low,
            point=point,
            high=high,
            outcome=make.fixed(outcome, " " if cites else "", *cites, where=fact.where),
            about=make.fixed(formats.sentences(about), where=fact.where),
            value=value,
            certainty=figures.told_certainty(fact, where) if dots else None,
            dots=dots,
            alt=alt,
        )

    def _alt(self, fact: Fact, interval: Interval) -> str:
        """The drawing in words: where the number stands, how far the interval reaches, and on which side of 1."""
        say = self.figures.make.say
        tell = say.dec if isinstance(fact.value, Ratio) else say.formats.in_percent
        number = say.number(fact) if isinstance(fact.value, Ratio) else say.percent(fact)
        return say.said(_alt_word(fact, interval), number=number, low=tell(interval.low), high=tell(interval.high))

    def _axis_alt(self, axis: Axis, sides: Sequence[Text]) -> str:
        say = self.figures.make.say
        ends = {"start": say.dec(axis.start), "end": say.dec(axis.end)}
        if len(sides) != 2:
            return say.said("plot-axis-alt-bare", **ends)
        left, right = (said_by(side.inlines) for side in sides)
        return say.said("plot-axis-alt", left=left, right=right, **ends)

    def _tick(self, tick: Decimal, *, ratios: bool) -> str:
        formats = self.figures.make.say.formats
        return formats.decimal(tick) if ratios else formats.in_percent(tick)

    # Lengths of time ------------------------------------------------------------------------------------------------

    def timeline(self, names: Sequence[tuple[str, Where]], caption: Text | None, where: Where) -> Plot:
        """Bars on one scale of days, weeks, months or years, whichever tells the longest one best."""
        make = self.figures.make
        spans = [_days(self.figures.fact(name)) for name, _ in names]
        found = time_axis(max(high for _, high in spans))
        words = make.say.words
        unit = words[UNITS[found.unit]]
        reading = "time-reading" if any(low != high for low, high in spans) else "time-reading-filled"
        return Plot(
            kind="bar",
            scale=found.axis.scale,
            start=exact(found.axis.start),
            end=exact(found.axis.end),
            even="",
            ticks=tuple((exact(tick), make.say.dec(tick)) for tick in found.axis.ticks),
            alt=make.say.said("time-axis-alt", end=make.say.dec(found.axis.end), unit=unit),
            unit=make.fixed(unit, where=where),
            head=make.fixed(words["time-outcome"], where=where),
            value_head=make.fixed(words["time-value"], where=where),
            marks=tuple(self._bar(name, place, found) for name, place in names),
            caution=make.fixed(words[reading], where=where),
            caption=caption,
            notes=tuple(self._notes(names, where)),
        )

    def _bar(self, name: str, where: Where, found: TimeAxis) -> PlotMark:
        make = self.figures.make
        fact = self.figures.fact(name)
        low, high = (found.told(days) for days in _days(fact))
        shown = make.shown(name, "", where)
        value = make.fixed(replace(shown, text=capital(shown.text)), where=fact.value_where)
        alt = make.say.said("time-alt" if low == high else "time-alt-range", value=shown.text)
        return self._mark(fact, (low, low, high), value, alt, where)


def number_of(fact: Fact) -> Decimal:
    """The number drawn: the ratio, or the share in percent."""
    value = fact.value
    if isinstance(value, Proportion):
        return Decimal(100 * value.part) / value.whole
    assert isinstance(value, (Ratio, Percent))
    return value.number


def _reach(facts: Iterable[Fact]) -> Iterator[Decimal]:
    for fact in facts:
        if fact.value.interval is not None:
            yield from (fact.value.interval.low, fact.value.interval.high)


def _alt_word(fact: Fact, interval: Interval) -> str:
    if not isinstance(fact.value, Ratio):
        return "plot-alt-share"
    if interval.high < EVEN:
        return "plot-alt-below"
    return "plot-alt-above" if interval.low > EVEN else "plot-alt-both"


def _days(fact: Fact) -> tuple[Decimal, Decimal]:
    """The shortest and longest time; content without one is refused before."""
    found = days_of(fact.value)
    assert found is not None
    return found
