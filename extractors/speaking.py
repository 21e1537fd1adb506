"""Of whom a clause speaks: the words between its start and its first cue or predicate.

全市生态类项目完成投资12亿元 in the item of one project is not that project's. A subject that is no known record closes the owner: a
figure without an owner is better than one with a wrong one.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import islice

from extractors.lexicon import Lexicon
from extractors.scan import Scan
from extractors.wordlist import longest_of


@cache
def _silent(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(longest_of(lexicon.words("fillers", part="subject")))


def subject_words(scan: Scan, start: int, cue: int) -> str:
    """The words of text[start:cue] that name somebody: without periods, dates and the words that name nobody."""
    pieces, at = [], start
    first = bisect_right(scan.times, start, key=lambda span: span[1])
    for low, high in islice(scan.times, first, None):
        if low >= cue:
            break
        if low >= at:
            pieces.append(scan.text[at:low])
            at = high
    pieces.append(scan.text[min(at, cue) : cue])
    return _silent(scan.lexicon).sub("", "".join(pieces)).strip(" /、|")


def time_end(scan: Scan, floor: int, stop: int) -> int:
    """Where the last period or date before a subject ends: 今年上半年|我省重点项目."""
    last = bisect_right(scan.times, stop, key=lambda span: span[1]) - 1
    return max(floor, scan.times[last][1]) if last >= 0 else floor


_ADVERBS = re.compile(
    r"(?:累计|实际|总计|合计|共|已|，|：|按照?(?:实物工作量|实物量|形象进度|工程进度|统计口径|固投口径|入统口径|现价))+\Z"
)


def subject_stop(scan: Scan, cue: int, floor: int = 0) -> int:
    """Where the subject in front of a cue ends, behind which only adverbs and a period stand: 重点项目1-8月累计完成投资."""
    stop = cue
    for _ in range(3):
        before = stop
        adverbs = _ADVERBS.search(scan.text, max(floor, stop - 14), stop)
        stop = adverbs.start() if adverbs else stop
        time = bisect_left(scan.times, stop, key=lambda span: span[1])
        if time < len(scan.times) and scan.times[time][1] == stop and scan.times[time][0] >= floor:
            stop = scan.times[time][0]
        elif (
            scan.text.endswith("项目", floor, stop)
            and 0 < time < len(scan.times) + 1
            and scan.times[time - 1][1] == stop - 2
            and scan.times[time - 1][0] > floor
        ):
            stop = scan.times[time - 1][0]  # 重点建设工程1-3月项目累计完成投资
        if stop == before:
            break
    return stop
