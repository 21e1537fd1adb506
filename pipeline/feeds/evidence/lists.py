"""The lists of the page: the unclaimed figures, the whole ledger, places that several facts share, doubts and checks."""

from collections.abc import Iterator

from pipeline.feeds.evidence.marks import entry_row, nobodys_row, shared_row, stretch_of
from pipeline.feeds.evidence.panel import Sheet, link_to, meaning, place_text
from pipeline.feeds.evidence.records import card_of
from pipeline.feeds.evidence.roles import look_name, look_of
from pipeline.feeds.evidence.safe import clip, shown
from pipeline.feeds.words import value_name
from schemas import Entry, Owner

AROUND = 16
"""So many signs before and behind an unclaimed figure are shown."""


def draw_unclaimed(sheet: Sheet) -> Iterator[str]:
    """The figures that nobody has, each between the words beside it, with the reason."""
    for place, entry in enumerate(sheet.entries):
        if entry.belongs_to.kind == "document":
            yield f'<li id="{nobodys_row(place)}">{_context(sheet, entry)} <small>{_why(sheet, place)}</small> {_number(place)}</li>'


def _context(sheet: Sheet, entry: Entry) -> str:
    link = link_to(sheet, entry.figure.span, shown(entry.figure.text), "v r-nobody")
    stretch = stretch_of(entry.figure.span, len(sheet.text))
    if stretch is None:
        return link
    before, behind = sheet.text[max(0, stretch[0] - AROUND) : stretch[0]], sheet.text[stretch[1] : stretch[1] + AROUND]
    return f"<bdi>{shown(clip(before, AROUND))}</bdi>{link}<bdi>{shown(clip(behind, AROUND))}</bdi>"


def _number(place: int) -> str:
    return f'<a class="n" href="#{entry_row(place)}">№{place + 1}</a>'


def _why(sheet: Sheet, place: int) -> str:
    explanations = sheet.report.explanations
    return shown(explanations[place].message) if place < len(explanations) else ""


def draw_ledger(sheet: Sheet) -> Iterator[str]:
    """A row for each figure in text order, with a box to tick."""
    for place, entry in enumerate(sheet.entries):
        look, row = look_of(entry), entry_row(place)
        cells = (
            f'<input type="checkbox" aria-label="已核 №{place + 1}">',
            f'<a class="n" href="#{sheet.marks.home[place]}">{place + 1}</a>',
            link_to(sheet, entry.figure.span, shown(entry.figure.text), f"v r-{look}") + _place(entry),
            shown(meaning(entry.figure)),
            look_name(look),
            _owners(sheet, place, entry),
            _why(sheet, place),
        )
        yield f'<tr id="{row}" class="r-{look}"><td>{"</td><td>".join(cells)}</td></tr>'


def _place(entry: Entry) -> str:
    place = place_text(entry.figure.span).rstrip()
    return f"<br><small>{place}</small>" if place else ""


def _owners(sheet: Sheet, place: int, entry: Entry) -> str:
    if entry.belongs_to.kind == "document":
        parts = [f'<a href="#{nobodys_row(place)}">未归属</a>']
    else:
        home = sheet.marks.home[place]
        parts = [_owner(sheet, owner, card_of(owner, entry.also), home) for owner in (entry.belongs_to, *entry.also)]
    others = sheet.marks.beside.get(place, ())
    parts += [f'另见 <a href="#{fact}">{shown(sheet.captions.get(fact, fact))}</a>' for fact in others]
    return "<br>".join(parts)


def _owner(sheet: Sheet, owner: Owner, card: str, home: str) -> str:
    """An owner as a link to its card, or to the very line where the figure stands in it."""
    name = f"{value_name('OwnerKind', owner.kind)} {shown(clip(owner.name or '', 40))}"
    if card not in sheet.captions:
        return name
    return f'<a href="#{home if home.startswith(f"{card}-") else card}">{name}</a>'


def draw_shared(sheet: Sheet) -> Iterator[str]:
    """The places that several facts rest on, each with all of them."""
    for stretch, facts in sheet.shared.items():
        words = shown(clip(sheet.text[stretch[0] : stretch[1]], 2 * AROUND))
        links = "、".join(f'<a href="#{fact}">{shown(sheet.captions.get(fact, fact))}</a>' for fact in facts)
        here = f'<a class="q" href="#t{stretch[0]}" data-to="{stretch[1]}"><bdi>「{words}」</bdi></a>'
        yield f'<li id="{shared_row(stretch)}">{here} {len(facts)}处：{links}</li>'


def draw_doubts(sheet: Sheet) -> Iterator[str]:
    """The warnings of the reading, and the records that a person should look at."""
    for warning in sheet.report.warnings:
        page = f"（第{warning.page}页）" if warning.page is not None else ""
        yield f"<li>注意：{shown(warning.message)}{page}</li>"
    for card in sheet.cards:
        if card.notes:
            yield f'<li><a href="#{card.id}">{shown(card.head)}</a> {shown(clip(card.title, 40))}：{shown("；".join(card.notes))}</li>'


def draw_checks(sheet: Sheet) -> Iterator[str]:
    """How many checks were made, failed and could not be made."""
    audit = sheet.report.audit
    yield "没有做算术核对。" if not audit.checked else f"核对了{audit.checked}处，{audit.failed}处不符。"
    if audit.not_applicable:
        reasons = "；".join(
            f"{shown(each.rule)}：{shown(each.reason)}（{each.count}处）" for each in audit.not_applicable
        )
        yield f"没能核对的：{reasons}。"
