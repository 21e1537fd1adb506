"""The records beside the text: cards of facts, each value a link to where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.feeds.evidence.facts import Card, Fact, Value
from pipeline.feeds.evidence.marks import Marks, entry_row, stretch_of
from pipeline.feeds.evidence.roles import look_of
from pipeline.feeds.evidence.safe import clip, shown
from pipeline.feeds.words import value_name
from schemas import Entry, Report, Span

NAMES = ("name", "scope", "metric")
"""The fields that a card is headed by."""
QUOTE = 18
"""So much of a place is quoted in a card."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the parts of one page are drawn from."""

    report: Report
    text: str
    cards: tuple[Card, ...]
    marks: Marks
    starts: frozenset[int]
    """Where the text can be led to."""
    by_start: Mapping[int, int]
    """Start → place in the ledger."""
    captions: Mapping[str, str]
    """What a fact or a line is called."""
    doubted: Mapping[int, tuple[str, ...]]
    """Figure → the findings that it is the reported figure of."""

    @property
    def entries(self) -> Sequence[Entry]:
        """The ledger."""
        return self.report.figures.entries


def draw_cards(sheet: Sheet, kind: str) -> Iterator[str]:
    """The cards of one list."""
    for card in sheet.cards:
        if card.kind == kind:
            yield _card(sheet, card)


def _card(sheet: Sheet, card: Card) -> str:
    mark = f' <b class="mark">{shown(card.mark)}</b>' if card.mark else ""
    notes = f'<p class="note">请核对：{shown("；".join(card.notes))}</p>' if card.notes else ""
    head = f"<small>{shown(card.head)}</small>"
    name = card.facts[0] if card.facts and card.facts[0].field in NAMES else None
    if name is None:
        title = f"<h3>{head} {shown(clip(card.title, 200))}{mark}</h3>"
    else:
        title = f'<h3 id="{name.id}">{head} {_said(sheet, name)}{mark}</h3>'
    lines = "".join(
        f'<div id="{fact.id}"><dt>{shown(fact.label)}</dt><dd>{_said(sheet, fact)}</dd></div>'
        for fact in card.facts
        if fact is not name
    )
    return f'<article id="{card.id}">{title}{notes}' + (f"<dl>{lines}</dl></article>" if lines else "</article>")


def _said(sheet: Sheet, fact: Fact) -> str:
    """What a fact says, and the other places that bear it out."""
    parts = [f"<span>{_value(sheet, value)}</span>" for value in fact.values]
    quotes = " ".join(filter(None, (quote(sheet, span) for span in fact.spans)))
    return " ".join([*parts, f'<span class="at">出处 {quotes}</span>'] if quotes else parts)


def _value(sheet: Sheet, value: Value) -> str:
    note = f"<small>{shown(value.note)}</small> " if value.note else ""
    if value.figure is not None:
        return note + figure_link(sheet, value)
    if value.card in sheet.captions:
        return f'{note}<a href="#{value.card}">{shown(sheet.captions[value.card])}</a>'
    return note + (link_to(sheet, value.span, shown(value.text)) if value.span else f"<bdi>{shown(value.text)}</bdi>")


def figure_link(sheet: Sheet, value: Value) -> str:
    """A figure of a record: a link to where it stands, what is to be known of it, and its line in the ledger."""
    figure = value.figure
    assert figure is not None, "asked for a figure only"
    place = sheet.by_start.get(figure.span.start)
    look = f"v r-{look_of(sheet.entries[place])}" if place is not None else "v"
    parts = [shown(figure.qualifier)] if figure.qualifier else []
    parts.append(link_to(sheet, figure.span, shown(figure.text), look))
    parts += [f'<em class="flag">{shown(value_name("Flag", flag))}</em>' for flag in figure.flags]
    if figure.unit_span is not None:
        parts.append(f"单位见 {quote(sheet, figure.unit_span)}")
    if place is not None:
        parts.append(f'<a class="n" href="#{entry_row(place)}">№{place + 1}</a>')
        parts += [f'<a class="bad" href="#{card}">⚠{shown(card[1:])}</a>' for card in sheet.doubted.get(place, ())]
    return " ".join(parts)


def quote(sheet: Sheet, span: Span) -> str:
    """The words at a place, as a link to it; nothing where there are none."""
    stretch = stretch_of(span, len(sheet.text))
    if stretch is None:
        return ""
    words = clip(sheet.text[stretch[0] : stretch[1]], QUOTE)
    where = "".join(
        filter(None, (f"第{span.page}页 " if span.page is not None else "", f"{span.cell} " if span.cell else ""))
    )
    return link_to(sheet, span, f"{shown(where)}「{shown(words)}」", "q")


def link_to(sheet: Sheet, span: Span, inner: str, look: str = "v") -> str:
    """A link to a place of the text; the bare words where the text has no such place."""
    stretch = stretch_of(span, len(sheet.text))
    if stretch is None or stretch[0] not in sheet.starts:
        return f"<bdi>{inner}</bdi>"
    return f'<a class="{look}" href="#t{stretch[0]}" data-to="{stretch[1]}"><bdi>{inner}</bdi></a>'
