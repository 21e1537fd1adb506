"""The groups that one block speaks of: those it counts, ranks or cuts up, and classes of projects that are the subject of a figure."""

import re
from bisect import bisect_left

from extractors.bare_counts import bare_counts
from extractors.conjuncts import conjuncts
from extractors.cutting import CutStretch, cut_groups
from extractors.grouped import Group, told_part
from extractors.groups import find_groups, uncounted_group
from extractors.names import is_unit
from extractors.rankings import find_ranking
from extractors.reaches import Reaches
from extractors.scan import Scan
from extractors.speaking import subject_stop, subject_words, time_end
from schemas import Role, replace


def groups_in(
    scan: Scan, number: int, ranked: dict[int, Role] | None = None, cuts: dict[int, list[CutStretch]] | None = None
) -> tuple[Group, ...]:
    """The groups that a block speaks of: those that it counts, and classes of projects that are the subject of a figure."""
    block = scan.blocks[number]
    found = list(find_groups(scan.text, block.body, block.end, scan.figures, scan.places[number], scan.lexicon))
    found = [_class_of_its_own(scan, group) for group in found]
    places, roles = find_ranking(scan, number)
    if places:
        counts = {place.count for place in places if place.count is not None}
        found = [group for group in found if group.count not in counts]
        taken = Reaches((group.start, group.end) for group in found)
        found += [place for place in places if not taken.touch(place.start, place.end)]
    if told := _places_told(scan, number):
        taken, starts = Reaches((group.start, group.end) for group in found), sorted(group.start for group in found)
        found += [
            place
            for place in told
            if not taken.touch(place.start, place.end)
            and bisect_left(starts, place.end) == bisect_left(starts, place.end + 7)
        ]
    if ranked is not None:
        ranked.update(roles)
    found += bare_counts(scan, number, found)
    if cuts and number in cuts:
        found = [_cut_as(group, cuts[number]) for group in found]
        found += cut_groups(scan, number, cuts[number], found)
    main = scan.main_figures(number) if block.kind != "item" else []
    if not main:
        return tuple(sorted(found, key=lambda group: group.start))
    taken = Reaches((group.start, group.end) for group in found)
    behind = Reaches((group.end, (group.listed or (0, group.end))[1]) for group in found)
    for place, reading in main:
        stop = subject_stop(scan, reading.start)
        while scan.text[stop - 1] in " （" and stop > block.body + 1:
            stop -= 1
        aside = _ASIDE.search(scan.text, max(block.body, stop - 6), stop)
        stop = aside.start() if aside is not None else stop
        floor = max(block.body, behind.upto(stop))
        if place and scan.figures[place - 1].end <= stop:
            floor = max(floor, scan.figures[place - 1].end)
        floor = time_end(scan, floor, stop)
        group = uncounted_group(scan.text, floor, stop, scan.lexicon)
        if group is not None and scan.text[group.start - 1] == "，" and scan.text[group.end : group.end + 1] == "，":
            continue  # 城东水厂，市重点项目，总投资3亿元
        if group is not None and not taken.touch(group.start, group.end):
            apart = scan.text.find("分别", group.end, scan.figures[place].start) >= 0
            named = conjuncts(scan.text, group, scan.lexicon) if apart else [group]
            found += named
            for other in named:
                taken.add(other.start, other.end)
                behind.add(other.end, (other.listed or (0, other.end))[1])
    return tuple(sorted(found, key=lambda group: group.start))


def _class_of_its_own(scan: Scan, group: Group) -> Group:
    """The group as one with sums of its own, where they follow its count: 未开工项目2项，总投资3亿元, but 未开工2项，开工率95%."""
    if not group.subset or group.count is None or not group.scope.endswith(("项目", "工程")):
        return group
    following = group.count + 1
    reading = scan.roles[following] if following < len(scan.roles) else None
    if reading is None or reading.role not in ("total_investment", "annual_plan"):
        return group
    between = scan.text[group.end : scan.figures[following].start]
    return group if len(between) > 12 or "。" in between else replace(group, subset=False)


def _cut_as(group: Group, stretches: list[CutStretch]) -> Group:
    """The group as a part in the cut of its stretch."""
    stretch = next((stretch for stretch in stretches if stretch.start <= group.start < stretch.end), None)
    if stretch is None or group.subset or group.generic:
        return group
    return replace(group, cut=stretch.cut)


_NO_PLACE = re.compile(r"\A[全我本各该]|(?:小镇|古镇|局|委|办|公司|集团|中心|厅|政府|银行|部|会)\Z")
_ASIDE = re.compile(r"(?:这一?块|这一?板块|这方面)\Z")
"""水利项目这一块完成投资3亿元."""
_RANKED_AT = re.compile(r"第[0-9一二三四五六七八九十]+[位名]|位次")
_PLACE_ALONE = re.compile(
    r"(?P<place>[\u3400-\u9fff]{1,8}?(?:(?<![小古])镇|(?<![水梦])乡|街道|[县市旗]|[新山城郊城东西南北]区|开发区))(?=[0-9元前截至止上年全一今实完累承]|第[0-9一二三四五六七八九十])"
)
_PLACE_FIRST = re.compile(r"(?:第[一二三四五六七八九十0-9]+名：)?(?P<place>[\u3400-\u9fff]{2,10})[，：]")


_PART_END = re.compile("[；。]")


def _places_told(scan: Scan, number: int) -> list[Group]:
    """The places that a line or a stretch behind ； tells of first: 第1名：平果市，完成投资46.8亿元."""
    block, text = scan.blocks[number], scan.text
    cues = sorted(reading.start for _, reading in scan.main_figures(number))
    found = []
    start = block.body
    while cues and start < block.end:
        sign = _PART_END.search(text, start, block.end)
        stop = sign.start() if sign is not None else block.end
        match = _PLACE_FIRST.match(text, start, stop)
        if match is None and _RANKED_AT.search(text, start, stop):
            match = _PLACE_ALONE.match(text, start, stop)  # 石桥镇1-8月完成投资3亿元，居第2位
        at = bisect_left(cues, start)
        first = cues[at] if at < len(cues) and cues[at] < stop else None
        if match is not None and first is not None and not _NO_PLACE.search(match["place"]):
            low, high = match.span("place")
            if is_unit(match["place"], scan.lexicon) and not subject_words(scan, match.end(), first):
                found.append(told_part(low, high, match["place"]))
        start = stop + 1
    return found
