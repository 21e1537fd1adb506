"""The score of an archive as one page: kinds of facts down, genres, layouts and noises across. No script, nothing loaded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from corpus.archive.names import AXIS_NAMES, FACT_NAMES, KIND_NAMES, name_of, order_of
from corpus.archive.running import ArchiveScore
from corpus.archive.spread import draw_spread
from corpus.archive.summary import all_forms, headline, worst_forms, worst_skeletons
from corpus.archive.tallies import FROZEN, TOTAL, Counts, Facts, Tally, by_group, shown_facts, weigh_facts

_STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Where the colours change: close together where readings are good, for there the work is done."""
_COLOURS = (
    *("#c4564a", "#d5735b", "#e39273", "#efb18d", "#f6d0a8"),
    *("#f8e7b8", "#e3e8b0", "#c3dea3", "#9fd096", "#78bd85"),
)
_STYLE = """
body { font: 14px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #222 }
body { margin: 2em auto; padding: 0 1.5em; max-width: 1500px }
h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin: 2em 0 .5em } p { margin: .4em 0 } small { color: #666 }
.wide { overflow-x: auto } table { border-collapse: collapse } caption { text-align: left; color: #666; padding-bottom: .3em }
th, td { padding: .15em .5em; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: #fff }
thead th { vertical-align: bottom; font-weight: normal }
.map thead th + th { writing-mode: vertical-rl; text-align: left; padding: .5em .15em }
.map td { border: 1px solid #fff; min-width: 3em } .map td small { display: block; line-height: 1.1; font-size: .75em; color: #444 }
.map tr.sum td, .map tr.sum th { border-bottom: 3px solid #fff } .list td, .list th { border-bottom: 1px solid #ddd }
.key span { padding: .1em .6em } .few { opacity: .55 }
""" + "".join(f".q{step} {{ background: {colour} }}\n" for step, colour in enumerate(_COLOURS))


def render_heatmap(score: ArchiveScore, merging: str) -> str:
    """The whole page, self-contained; all that comes from the archive is escaped."""
    tally = score.tally
    maps = (_map(tally, axis) for axis in ("genre", "layout", "noise", "side", "office", "format"))
    body = "\n".join(
        (*_head(score), *maps, *_spread(tally), *_forms(tally), *_findings(tally), *_identities(score, merging))
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>读取得分</title>\n<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _head(score: ArchiveScore) -> Iterator[str]:
    tally, head = score.tally, headline(score.tally)
    seed = escape(str(score.manifest.get("seed", "")))
    yield "<h1>读取得分</h1>"
    yield (
        f"<p>生成档案（种子 {seed}），读出 {head.read}/{head.reports} 份；得分 <b>{head.score:.3f}</b>；"
        f"完全正确的记录 {head.exact.hits}/{head.exact.expected} = {head.exact.recall:.3f}；"
        f"每百条断言错 {head.wrong_in_hundred:.1f} 条；失踪的数字 {head.silent}/{head.figures}</p>"
    )
    steps = ("0", *map(str, _STEPS))
    key = "".join(f'<span class="q{step}">{low}</span>' for step, low in enumerate(steps))
    yield f'<p class="key">F1 从 {key} 起；小字是应有的个数，不足二十个的颜色淡；指针停在格上可看准确率和召回率</p>'
    for report, reason in tally.failures:
        yield f"<p>没有读出来：{escape(report)}（{escape(reason)}）</p>"


# -------------------------------------------------------------------------------------------------------- heat maps


def _map(tally: Tally, axis: str) -> str:
    """One table: the score and every kind of fact against the labels of one axis, the first column all together."""
    labels = tally.labels(axis)
    cuts = [("全部", TOTAL), *((name_of(label), (axis, label)) for label in labels)]
    columns = [(name, tally.facts.get(cut, {})) for name, cut in cuts]
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in columns)
    facts = sorted((fact for fact, _ in shown_facts(columns[0][1])), key=order_of)
    rows = [_row("得分", "score", columns, _score_cell)]
    rows += [_row(FACT_NAMES.get(fact, fact), fact, columns, _fact_cell(fact)) for fact in facts]
    reports = "".join(f"<td>{tally.reports[cut]}</td>" for _, cut in cuts)
    rows.append(f"<tr><th>报告份数</th>{reports}</tr>")
    title = AXIS_NAMES[axis]
    return (
        f'<h2>{title}</h2><div class="wide"><table class="map"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


Cell = tuple[float, Counts, str]
"""A rate, the counts behind it, and what is said of it when pointed at."""


def _row(name: str, fact: str, columns: Sequence[tuple[str, Facts]], read: Callable[[Facts], Cell | None]) -> str:
    cells = (_cell(read(facts), f"{label} · {name}") for label, facts in columns)
    kind = ' class="sum"' if fact == "score" else ""
    return f"<tr{kind}><th>{escape(name)} <small>{escape(fact)}</small></th>{''.join(cells)}</tr>"


def _cell(cell: Cell | None, what: str) -> str:
    if cell is None:
        return "<td></td>"
    rate, counts, said = cell
    step = sum(rate >= low for low in _STEPS)
    few = " few" if counts.expected < 20 else ""
    tip = escape(f"{what}：{said}", quote=True)
    return f'<td class="q{step}{few}" title="{tip}">{rate:.3f}<small>{counts.expected}</small></td>'


def _score_cell(facts: Facts) -> Cell | None:
    groups = by_group(facts)
    if not groups:
        return None
    expected = Counts(expected=sum(counts.expected for counts in facts.values()))
    return weigh_facts(facts), expected, "各类记录 F1 的加权平均"


def _fact_cell(fact: str) -> Callable[[Facts], Cell | None]:
    def read(facts: Facts) -> Cell | None:
        counts = facts.get(fact)
        return None if counts is None else (counts.ratio.f1, counts, describe(counts))

    return read


def describe(counts: Counts) -> str:
    """The counts in words.

    >>> describe(Counts(3, 4, 6))
    '准确率 0.750，召回率 0.500；应有 6，说了 4，说对 3'
    """
    ratio = counts.ratio
    silent = f"，失踪 {counts.silent}" if counts.silent else ""
    return (
        f"准确率 {ratio.precision:.3f}，召回率 {ratio.recall:.3f}；"
        f"应有 {counts.expected}，说了 {counts.claimed}，说对 {counts.hits}{silent}"
    )


# ------------------------------------------------------------------------------------------------------------ lists


def _spread(tally: Tally) -> Iterator[str]:
    yield "<h2>得分在各骨架间的分布</h2>"
    yield draw_spread(tally)
    rows = [
        (skeleton, str(spread.reports), f"{spread.mean:.3f}", spread.report)
        for skeleton, spread in worst_skeletons(tally)
    ]
    yield _list("得分最低的骨架（封存一侧不列）", ("骨架", "报告", "平均得分", "如"), rows)


def _forms(tally: Tally) -> Iterator[str]:
    yield "<h2>写法</h2>"
    rows = [_counted(form, counts) for form, counts in worst_forms(tally)]
    sums = [_counted(f"{name_of(side)}一侧合计", all_forms(tally, side)) for side in ("open", FROZEN)]
    yield _list(
        "读得最差的写法：规则/序号（封存一侧不列，只计合计）", ("写法", "准确率", "召回率", "F1", "应有"), sums + rows
    )


def _findings(tally: Tally) -> Iterator[str]:
    yield "<h2>勾稽差错</h2>"
    rows = [_counted(KIND_NAMES.get(kind, kind), tally.kinds[kind]) for kind in sorted(tally.kinds)]
    yield _list("埋设的错误，按种类", ("种类", "准确率", "召回率", "F1", "应有"), rows)
    per_hundred = 100 * tally.alarms / max(1, tally.reports[TOTAL])
    yield f"<p>虚警 {tally.alarms} 处，每百份报告 {per_hundred:.1f} 处；其中只是四舍五入的 {tally.rounding} 处</p>"


def _identities(score: ArchiveScore, merging: str) -> Iterator[str]:
    groups = score.groups
    yield "<h2>同一项目</h2>"
    ratio, cubed = groups.pairs, groups.b_cubed
    rows = [
        ("成对", f"{ratio.precision:.3f}", f"{ratio.recall:.3f}", f"{ratio.f1:.3f}"),
        ("B³", *(f"{rate:.3f}" for rate in cubed)),
    ]
    yield _list(merging, ("", "准确率", "召回率", "F1"), rows)
    yield (
        f"<p>提及 {groups.mentions}/{score.mentioned} 处已找到，属于 {groups.projects} 个项目，"
        f"归为 {groups.labels} 个</p>"
    )


def _counted(name: str, counts: Counts) -> tuple[str, ...]:
    ratio = counts.ratio
    return name, f"{ratio.precision:.3f}", f"{ratio.recall:.3f}", f"{ratio.f1:.3f}", str(counts.expected)


def _list(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(tag: str, cells: Sequence[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line("td", row) for row in rows)
    return (
        f'<div class="wide"><table class="list"><caption>{escape(caption)}</caption>'
        f"<thead>{line('th', head)}</thead><tbody>{body}</tbody></table></div>"
    )
