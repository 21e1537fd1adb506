"""The page as a whole: its frame, what it may do, the legend, and the order of its parts."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from pipeline.feeds.evidence.facts import Card
from pipeline.feeds.evidence.leaf import draw_text
from pipeline.feeds.evidence.lists import draw_checks, draw_doubts, draw_ledger, draw_shared, draw_unclaimed
from pipeline.feeds.evidence.marks import Stretch, find_marks
from pipeline.feeds.evidence.panel import Sheet, draw_cards
from pipeline.feeds.evidence.records import bare_name, find_cards
from pipeline.feeds.evidence.roles import TAGS, look_name, look_of
from pipeline.feeds.evidence.safe import clip, shown
from schemas import Report

_SECTIONS = (
    # name, head, kind of the cards in it
    ("finding", "核对发现", "finding"),
    ("project", "项目", "project"),
    ("aggregate", "汇总", "aggregate"),
    ("target", "目标与任务", "target"),
    ("document", "文件", "document"),
)


def evidence_page(report: Report, text: str) -> str:
    """The page of a report and of the text that its spans point into; the same bytes from run to run."""
    sheet = make_sheet(report, text)
    return "\n".join([*_head(sheet), *_body(sheet), ""])


def make_sheet(report: Report, text: str) -> Sheet:
    """Everything that the page of a report is drawn from."""
    cards = find_cards(report)
    marks = find_marks(report, cards, len(text))
    by_start: dict[int, int] = {}
    for place, entry in enumerate(report.figures.entries):
        by_start.setdefault(entry.figure.span.start, place)
    doubted: dict[int, tuple[str, ...]] = {}
    for number, finding in enumerate(report.findings, 1):
        place_of = by_start.get(finding.reported.span.start) if finding.reported else None
        if place_of is not None:
            doubted[place_of] = (*doubted.get(place_of, ()), f"x{number}")
    shared = marks.shared()
    rests: dict[str, list[Stretch]] = {}
    for stretch, facts in shared.items():
        for fact in facts:
            rests.setdefault(fact, []).append(stretch)
    starts = frozenset(run.start for run in marks.runs)
    return Sheet(report, text, cards, marks, starts, by_start, _captions(cards), shared, rests, doubted)


def _captions(cards: Iterable[Card]) -> Mapping[str, str]:
    """What each card and each of its lines is called where something leads to it."""
    captions = {}
    for card in cards:
        captions[card.id] = f"{card.head} {clip(card.title, 40)}"
        captions |= {fact.id: f"{card.head}·{fact.label}" for fact in card.facts}
    return captions


# ---------------------------------------------------------------------------------------------------------------- head


@cache
def part(name: str) -> str:
    """A file that lies beside this module, as it stands in the page: its hash is that of these bytes."""
    return (files("pipeline.feeds.evidence") / name).read_text("utf-8")


def policy() -> str:
    """What the page may do: nothing but its own style and its own script, by their hashes."""
    style, script = (base64.b64encode(hashlib.sha256(part(name).encode()).digest()).decode() for name in FILES)
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


FILES = ("page.css", "page.js")


def _head(sheet: Sheet) -> Iterator[str]:
    title = clip(sheet.report.document.title or bare_name(sheet.report.document.source), 60)
    yield "<!doctype html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{shown(title)}：数字出处</title>"
    yield f"<style>{part('page.css')}</style>"
    yield "</head>"


# ---------------------------------------------------------------------------------------------------------------- body


def _body(sheet: Sheet) -> Iterator[str]:
    yield "<body>"
    yield '<p class="skip"><a href="#text">跳到原文</a> <a href="#records">跳到记录</a></p>'
    looks = Counter(map(look_of, sheet.entries))
    present = [look for look in TAGS if looks[look]]
    yield '<input class="pick" type="radio" name="look" id="l-all" checked>'
    yield from (f'<input class="pick" type="radio" name="look" id="l-{look}">' for look in present)
    yield "<header>"
    yield from _banner(sheet)
    yield "</header>"
    yield "<main>"
    yield '<section id="text" aria-labelledby="text-head">'
    yield '<h2 id="text-head">原文</h2>'
    yield from _legend(looks, present)
    yield '<div class="leaf" tabindex="0" role="region" aria-labelledby="text-head">'
    yield from draw_text(sheet.text, sheet.marks, sheet.entries, sheet.captions)
    yield "</div>"
    yield "</section>"
    yield '<section id="records" tabindex="0" aria-label="记录">'
    yield from _records(sheet)
    yield from _colophon(sheet)
    yield "</section>"
    yield "</main>"
    yield f"<script>{part('page.js')}</script>"
    yield "</body>"
    yield "</html>"


def _banner(sheet: Sheet) -> Iterator[str]:
    ledger, document = sheet.report.figures, sheet.report.document
    yield f"<h1>{shown(clip(document.title or '（没有标题）', 80))}</h1>"
    unclaimed = len(ledger.unclaimed)
    yield (
        f'<p class="sum">数字 <b>{ledger.total}</b> 个 = 已归属 <b>{ledger.claimed}</b> + '
        f'<a href="#s-unclaimed">未归属 <b>{unclaimed}</b></a></p>'
    )
    yield f"<p>文种：{shown(document.genre)}</p>"
    yield f"<p>文件：{shown(clip(bare_name(document.source), 60))}</p>"


def _legend(looks: Mapping[str, int], present: Iterable[str]) -> Iterator[str]:
    yield '<p class="legend">'
    yield f'<label for="l-all">全部 {sum(looks.values())}</label>'
    for look in present:
        yield f'<label for="l-{look}" class="r-{look}"><b>{TAGS[look]}</b> {look_name(look)} {looks[look]}</label>'
    yield '<span class="k-name">名称</span> <span class="k-status">状态</span> <span class="k-other">其他依据</span>'
    yield '<span class="keys" hidden>按 j、k 到下一个、上一个数字（只在所选的一类里），回车看它的记录</span>'
    yield "</p>"


def _records(sheet: Sheet) -> Iterator[str]:
    counts = Counter(card.kind for card in sheet.cards)
    shared = list(draw_shared(sheet))
    doubts = list(draw_doubts(sheet))
    unclaimed = list(draw_unclaimed(sheet))
    parts: list[tuple[str, str, list[str]]] = [("checks", "算术核对", [f"<p>{''.join(draw_checks(sheet))}</p>"])]
    parts += [("doubts", f"提示与复核 {len(doubts)}", _list(doubts))] if doubts else []
    parts.append(("unclaimed", f"未归属的数字 {len(unclaimed)}", _list(unclaimed) or ["<p>没有。</p>"]))
    for name, head, kind in _SECTIONS:
        if counts[kind]:
            number = f" {counts[kind]}" if kind != "document" else ""
            parts.append((name, head + number, list(draw_cards(sheet, kind))))
    parts.append(("ledger", f"逐个数字 {len(sheet.entries)}", _table(sheet)))
    parts += [("shared", f"几处共用的出处 {len(shared)}", _list(shared))] if shared else []
    links = " ".join(f'<a href="#s-{name}">{head}</a>' for name, head, _ in parts)
    yield f'<nav aria-label="记录的各部分">{links}</nav>'
    for name, head, lines in parts:
        yield f'<section id="s-{name}" class="part">'
        yield f"<h2>{head}</h2>"
        yield from lines
        yield "</section>"


def _list(items: list[str]) -> list[str]:
    return ["<ul>", *items, "</ul>"] if items else []


def _table(sheet: Sheet) -> list[str]:
    if not sheet.entries:
        return ["<p>没有数字。</p>"]
    heads = ("已核", "№", "数字", "读作", "是什么", "归谁", "依据")
    return [
        '<p class="hint">“已核”可以逐个打勾；勾只在这一页打开时有效，要留底请打印。</p>',
        '<div class="wide">',
        f"<table><thead><tr>{''.join(f'<th scope=col>{head}</th>' for head in heads)}</tr></thead>",
        "<tbody>",
        *draw_ledger(sheet),
        "</tbody></table>",
        "</div>",
    ]


def _colophon(sheet: Sheet) -> Iterator[str]:
    made, document = sheet.report.generator, sheet.report.document
    yield '<footer id="colophon">'
    yield (
        f"<p>由 {shown(made.name)} {shown(made.version)} 生成；词库 {shown(made.rules)}；文件 {shown(document.id)}。"
        '这一页不联网，也不改动原文；原文里看不见的符号写成 <span class="c">U+200B</span> 这样的编号。</p>'
    )
    yield "</footer>"
