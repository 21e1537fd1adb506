"""The records beside the text: cards of facts, each value a link to where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.feeds.evidence.facts import Card, Fact, Value
from pipeline.feeds.evidence.marks import NAMES, Marks, Stretch, entry_row, shared_row, stretch_of
from pipeline.feeds.evidence.roles import look_of
from pipeline.feeds.evidence.safe import clip, shown
from pipeline.feeds.words import value_name
from schemas import Entry, Figure, Report, Span, plain

MOST = 300
"""So much of a value is shown; the text has the rest."""
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
    shared: Mapping[Stretch, tuple[str, ...]]
    """The places that several cards rest on."""
    rests: Mapping[str, Sequence[Stretch]]
    """Fact → those of its places that others share."""
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
        title = f'<h3 id="{name.id}">{head} {_said(sheet, name)}{mark}{_others(sheet, name)}</h3>'
    lines = "".join(
        f'<div id="{fact.id}"><dt>{shown(fact.label)}</dt><dd>{_said(sheet, fact)}</dd></div>'
        for fact in card.facts
        if fact is not name
    )
    return f'<article id="{card.id}">{title}{notes}' + (f"<dl>{lines}</dl></article>" if lines else "</article>")


def _others(sheet: Sheet, fact: Fact) -> str:
    """Links to the lists of whatever else rests on the places of a name."""
    rows = sheet.rests.get(fact.id, ())
    return "".join(f' <a class="n" href="#{shared_row(row)}">共{len(sheet.shared[row])}处</a>' for row in rows)


def _said(sheet: Sheet, fact: Fact) -> str:
    """What a fact says, and the other places that bear it out."""
    parts = [f"<span>{_value(sheet, value, fact.id.partition('-')[0])}</span>" for value in fact.values]
    quotes = " ".join(filter(None, (quote(sheet, span) for span in fact.spans)))
    return " ".join([*parts, f'<span class="at">出处 {quotes}</span>'] if quotes else parts)


def _value(sheet: Sheet, value: Value, card: str) -> str:
    note = f"<small>{shown(value.note)}</small> " if value.note else ""
    if value.figure is not None:
        return note + _figure(sheet, value.figure, card)
    if value.card in sheet.captions:
        return f'{note}<a href="#{value.card}">{shown(sheet.captions[value.card])}</a>'
    words = shown(value.text if len(value.text) <= MOST else value.text[:MOST] + "…")
    return note + (link_to(sheet, value.span, words) if value.span else f"<bdi>{words}</bdi>")


def _figure(sheet: Sheet, figure: Figure, card: str) -> str:
    """A figure of a record: a link to where it stands, what is to be known of it, and its line in the ledger."""
    place = sheet.by_start.get(figure.span.start)
    look = f"v r-{look_of(sheet.entries[place])}" if place is not None else "v"
    parts = [link_to(sheet, figure.span, shown(figure.text), look, f"读作 {meaning(figure)}")]
    parts += [f"<small>（{shown(figure.qualifier)}）</small>"] if figure.qualifier else []
    flags = [flag for flag in figure.flags if flag != "inherited_unit" or figure.unit_span is None]
    parts += [f'<em class="flag">{shown(value_name("Flag", flag))}</em>' for flag in flags]
    if figure.unit_span is not None:
        parts.append(f"<small>单位</small> {quote(sheet, figure.unit_span)}")
    if place is not None:
        parts.append(f'<a class="n" href="#{entry_row(place)}">№{place + 1}</a>')
        doubts = [finding for finding in sheet.doubted.get(place, ()) if finding != card]
        parts += [f'<a class="bad" href="#{finding}">⚠发现{finding[1:]}</a>' for finding in doubts]
    return " ".join(parts)


def meaning(figure: Figure) -> str:
    """What a figure was read as: its value in full, with its bound.

    >>> from extractors.trial import figures_of
    >>> [meaning(found.figure) for found in figures_of("约1.2亿元，15-18万元，不低于8.50%，40万吨")[1]]
    ['约 120,000,000 元', '150,000—180,000 元', '≥ 8.5 %', '40 万吨']
    """
    if figure.value is None:
        return "读不准"
    unit = "元" if figure.unit == "CNY" else figure.unit or ""
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return f"{_grouped(figure.low)}—{_grouped(figure.high)} {unit}".rstrip()
    sign = {"about": "约 ", "at_least": "≥ ", "at_most": "≤ "}.get(figure.bound, "")
    return f"{sign}{_grouped(figure.value)} {unit}".rstrip()


def _grouped(value: Decimal) -> str:
    """The number in plain digits, in groups of three."""
    whole, point, rest = plain(value).partition(".")
    digits = whole.removeprefix("-")
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return f"{'-' if value < 0 else ''}{','.join(groups)}{point}{rest}"


def quote(sheet: Sheet, span: Span) -> str:
    """The words at a place, as a link to it; nothing where there are none."""
    stretch = stretch_of(span, len(sheet.text))
    if stretch is None:
        return ""
    words = clip(sheet.text[stretch[0] : stretch[1]], QUOTE)
    return link_to(sheet, span, f"{place_text(span)}「{shown(words)}」", "q")


def place_text(span: Span) -> str:
    """The page and the cell of a place, where the format has them."""
    page = f"第{span.page}页 " if span.page is not None else ""
    return page + (f"{shown(span.cell)} " if span.cell else "")


def link_to(sheet: Sheet, span: Span, inner: str, look: str = "v", title: str = "") -> str:
    """A link to a place of the text; the bare words where the text has no such place."""
    stretch = stretch_of(span, len(sheet.text))
    if stretch is None or stretch[0] not in sheet.starts:
        return f"<bdi>{inner}</bdi>"
    said = f' title="{shown(title)}"' if title else ""
    return f'<a class="{look}" href="#t{stretch[0]}" data-to="{stretch[1]}"{said}><bdi>{inner}</bdi></a>'
