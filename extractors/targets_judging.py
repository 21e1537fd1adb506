"""Whether a figure is promised: by the words that open a promise or say that it is so, by the section, by what else it may be."""

import re
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.names import Name, names_a_unit, parse_name
from extractors.roles import RoleReading
from extractors.targets_deadlines import FoundDeadline
from extractors.targets_ground import REACH, SHARP, Ground, Sentence, clause_end, part_start
from extractors.targets_sections import Section
from extractors.targets_sentences import completes, is_bare_cue, is_reached
from extractors.targets_subjects import Telling, deed_behind, is_goal_behind, is_task
from schemas import Figure, quickly_built

_YEAR = re.compile(r"(20[0-9]{2})年(?!相比|以来|相较|的水平)")
_OF_LIST = re.compile(r"(?:等|第|共|计)\Z")
_BASES = ("的基础上", "为基数", "的基数", "的现状", "的成绩", "的水平上")
_SPENT = 24
"""How far around a figure a word like 奖励 may stand."""
_GOAL = re.compile(r"目标|节点|考核值")
_OF_PLAN = re.compile(
    r"占[^，。；]{0,12}(?:计划|目标|任务|投资)|(?:完成|达|为)(?:年度|全年|当年)[^，。；]{0,8}(?:计划|目标|任务)的"
)
"""The share of a plan that is done is told, not promised, where nothing says 力争."""
_OF_GOAL = re.compile(r"占|(?:完成|为|达)(?:年度|全年)|投资目标")
"""A share of a goal is no goal: 占年度目标的61%; 全年投资目标3亿元 is the year's plan."""
_SET = re.compile(r"目标(?:值|任务)?(?:为|是|定为|：)?\Z")
_MUST = ("不低于", "不少于", "至少", "不得低于", "不得少于", "不超过", "不高于")
_PROJECTS = ("项目", "工程", "重点", "重大", "新建", "续建", "在建", "新开工", "前期")
_YEARLY = ("年产", "日产", "年处理", "日处理", "年加工", "装机")
_BEHIND = ("不足", "不到", "低于", "少于", "小于")
"""What falls short is told."""


@quickly_built
@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a figure's being promised."""

    figure: Figure
    role: RoleReading | None
    telling: Telling
    qualified: bool
    """不低于, 以上, 左右"""
    strength: str
    """The last signal before it: strong, modal, plan, done or none."""
    planned: bool
    """That signal says 计划 or 拟."""
    forecast: bool
    """It says 预计 or 有望."""
    due: list[FoundDeadline]
    coming: bool
    """A day after what the report tells of."""
    set_as: bool
    """It is called a goal: 本年目标90%"""
    colon: bool
    """A goal stands before the colon: 竣工项目目标：43宗"""
    aimed: bool
    """What stands behind it calls it a goal: 以90%为目标"""
    strong: bool
    deed: tuple[int, int] | None
    named: bool
    """A metric stands right before it: 力争完成重点项目投资110亿元"""
    owned: bool
    """Somebody answers for the task that it stands in."""
    made: bool
    """It is the object of a verb of making, or its metric begins with one."""

    @property
    def linked(self) -> bool:
        """Whether words between metric and figure say that it is to be reached."""
        return self.telling.reading.linked

    @property
    def opened(self) -> bool:
        """Whether any word opens a promise."""
        return self.strong or self.strength in ("modal", "plan")

    @property
    def share(self) -> bool:
        """Whether the figure is a part of something."""
        return self.figure.kind in ("percent", "points", "ratio")


def is_history(ground: Ground, sentence: Sentence, telling: Telling) -> bool:
    """Whether a figure says how it was: the base of a rise, last year's, what is reached already."""
    text, figure = ground.scan.text, ground.scan.figures[telling.place]
    if ground.words.rise.match(text, figure.end) or text.startswith(_BASES, figure.end):
        return True
    if ground.scan.figures[telling.place].figure.bound == "range" and text.endswith(("从", "由"), 0, figure.core):
        return True  # 从76.6%到85%: read as a range, which it is not
    years = list(_YEAR.finditer(text, part_start(text, sentence, figure.start), figure.start))
    said = list(ground.words.history.finditer(text, telling.begin, figure.start))
    if years and ground.year is not None and int(years[-1][1]) < ground.year:
        since = years[-1].end()
    elif said:
        since = said[-1].end()
    else:
        return False
    later = ground.signal_before(since, figure.start)
    return later is None or later[2] == "done"


def is_promised(ground: Ground, sentence: Sentence, section: Section, telling: Telling, *, owned: bool) -> bool:
    """Whether the words around a figure promise it, in the section where it stands; `owned`: its task has owners."""
    text, found = ground.scan.text, ground.scan.figures[telling.place]
    figure = found.figure
    if figure.value is None or (figure.unit is None and figure.kind == "other"):
        return False
    if figure.kind == "capacity" and text.endswith(_YEARLY, 0, found.core):
        return False  # 年产16万吨水溶肥项目
    if _is_spent(ground, sentence, telling.place) or _OF_LIST.search(text, telling.begin, found.core):
        return False
    evidence = _evidence(ground, sentence, telling, owned=owned, told=section == "told")
    if evidence is None or _is_plan(ground, sentence, evidence, section) or _is_told(ground, evidence, section):
        return False
    if sentence.costs and section in ("goals", "tasks") and not evidence.aimed:
        if figure.kind == "money":
            return evidence.strong and is_plan_too(ground, telling)
        return evidence.strong and (evidence.linked or evidence.qualified)
    sharp = bool(evidence.due) and text[evidence.due[-1].end - 1] in SHARP
    if sentence.content and not (evidence.linked or evidence.qualified or evidence.strong or (evidence.made and sharp)):
        return False
    if _goes_on(evidence, text, sentence):
        return True
    if (
        sentence.inventory
        and not evidence.share
        and not (evidence.qualified or evidence.strong or (evidence.linked and evidence.due))
    ):
        return False
    attributed = text.startswith("的", found.end) and figure.kind == "money"
    if attributed and not evidence.aimed and not is_task(ground, found.end, sentence.end):
        return False  # 3亿元的项目
    if evidence.colon and not telling.reading.metric:
        return True
    alone = figure.kind == "count" and not telling.reading.metric and text.startswith(_PROJECTS, found.end)
    if figure.kind == "count" and not (evidence.qualified or evidence.made) and (alone or not evidence.linked):
        return _counts_goal(ground, evidence, sentence, section)
    return _IN_SECTION[section](evidence, sentence, found.start)


def _evidence(ground: Ground, sentence: Sentence, telling: Telling, *, owned: bool, told: bool) -> _Evidence | None:
    """The evidence for a figure; None where the words say that it is reached. What is `told` is wanted only up to the next ；."""
    text, found = ground.scan.text, ground.scan.figures[telling.place]
    figure, reading, begin = found.figure, telling.reading, telling.begin
    qualified = figure.bound in ("at_least", "at_most") or "左右" in (figure.qualifier or "")
    qualified = qualified or text.find("至少", begin, found.start) >= 0
    floor = max(sentence.start, text.rfind("；", sentence.start, found.start) + 1) if told else sentence.start
    signal = ground.signal_before(max(floor, found.start - REACH), found.core)
    before = ground.deadlines_in(part_start(text, sentence, found.start), found.start)
    due = [deadline for deadline in before if not deadline.repeats]
    if not due and telling.place in sentence.times:
        due = [sentence.times[telling.place]]
    strength = signal[2] if signal else ""
    if signal is not None and text.startswith("累计", signal[0]) and ground.scan.genre == "实施方案":
        strength = ""  # 到2025年，累计完成投资120亿元
    if signal is not None and strength == "done":
        if not (due and due[-1].start > signal[1] and (reading.linked or qualified)):
            return None
        strength = ""
    colon = text[begin - 1 : begin] == "：" and not sentence.inventory
    colon = colon and _GOAL.search(text, max(sentence.start, begin - 16), begin - 1) is not None
    set_as = signal is not None and _SET.search(text, signal[0], found.core) is not None
    set_as = set_as and not _OF_GOAL.search(text, begin, found.core) and not (sentence.costs and figure.kind == "money")
    aimed = ground.words.behind.match(text, found.end) is not None or is_goal_behind(text, found.end, sentence.end)
    sharp = [deadline for deadline in due if text[deadline.end - 1] in SHARP]
    begins = bool(reading.metric) and ground.words.makes_first.match(text, reading.metric[0][0]) is not None
    return _Evidence(
        figure=figure,
        role=ground.scan.roles[telling.place],
        telling=telling,
        qualified=qualified,
        strength=strength,
        planned=signal is not None and text.startswith(("计划", "拟"), signal[0]),
        forecast=strength == "forecast",
        due=due,
        coming=bool(sharp) and strength not in ("plan", "forecast") and ground.is_to_come(sharp[-1]),
        set_as=set_as,
        colon=colon,
        aimed=aimed,
        strong=strength == "strong" or sentence.label or colon or set_as or aimed,
        named=bool(reading.metric)
        and text.endswith(ground.words.tails, *reading.metric[-1])
        and reading.metric[-1][1] == found.start,
        owned=owned,
        deed=deed_behind(ground, found.end, sentence.end),
        made=reading.made is not None or begins,
    )


def _is_plan(ground: Ground, sentence: Sentence, evidence: _Evidence, section: Section) -> bool:
    """Whether a figure is what a project costs, or what is planned for it this year: told, not promised."""
    reached = evidence.qualified and evidence.linked
    if evidence.strength == "plan" and evidence.planned and evidence.figure.kind == "money":
        return True
    if evidence.forecast:
        return True
    if evidence.figure.kind == "duration" and not _is_shortened(evidence):
        return True
    role = evidence.role
    if role is None:
        return False
    if role.role == "total_investment" and not reached:
        named = is_bare_cue(role.cue)  # 工业投资8亿元
        called = evidence.strong or evidence.strength == "modal" or is_reached(ground, evidence.telling.place)
        return not (named and called)
    if role.role == "annual_plan" and not (evidence.set_as and sentence.history):
        return not (
            completes(ground, evidence.telling.place, role.start) and (evidence.strong or section in ("goals", "tasks"))
        )
    return False


def _is_shortened(evidence: _Evidence) -> bool:
    """Whether a time is to be cut: 压缩至60个工作日以内; 连续2个月 is none."""
    reading, within = evidence.telling.reading, evidence.figure.bound == "at_most"
    if within and evidence.deed is not None and reading.metric:
        return True  # 一般问题3个工作日内解决
    return reading.op == "<=" or reading.measure == "decline" or (evidence.linked and within)


_TRADE = ("零售总额", "出口总额", "销售总额", "交易总额", "贸易总额", "旅游总额")
"""Sums of trade, which cost nothing."""


def _is_told(ground: Ground, evidence: _Evidence, section: Section) -> bool:
    """Whether a figure is one of those that a report tells of: what costs, what is done, what share of a plan that is."""
    text, found, metric = ground.scan.text, ground.scan.figures[evidence.telling.place], evidence.telling.reading.metric
    reached = evidence.qualified and evidence.linked
    costs = bool(metric) and text.endswith(ground.words.costs, *metric[-1])
    if costs and not reached and not text.endswith(_TRADE, *metric[-1]):
        return True
    if section not in ("told", "next") or evidence.strength == "strong" or _must(evidence):
        return False
    if evidence.figure.qualifier in _BEHIND:
        return True
    if _OF_PLAN.search(text, evidence.telling.begin, found.core):
        return True
    role = evidence.role.role if evidence.role is not None else None
    labelled = evidence.strong and not evidence.colon
    return role in ("completion", "percent_of_plan") and not (labelled or evidence.coming)


def _goes_on(evidence: _Evidence, text: str, sentence: Sentence) -> bool:
    """Whether a figure goes on with a promise: 新增规上企业20户、高新技术企业5家; 6月底前达到60%，9月底前达到90%."""
    if not sentence.promised:
        return False
    reading = evidence.telling.reading
    moved = evidence.linked or bool(evidence.due) or reading.moves is not None
    return text.startswith("、", sentence.at) or (not reading.metric and moved)


def _counts_goal(ground: Ground, evidence: _Evidence, sentence: Sentence, section: Section) -> bool:
    """Whether a bare count is promised: 推动145个项目加快建设 under the goals of a plan, 确保12个项目年底前竣工."""
    figures, place = ground.scan.figures, evidence.telling.place
    if evidence.deed is not None:
        clause = clause_end(ground.scan.text, figures[place].end, sentence.end)
        if place + 1 < len(figures) and figures[place + 1].start < clause:
            return False  # 确保92个项目完成投资84亿元: what is promised comes behind
        return evidence.strong or (evidence.opened and (section == "goals" or bool(evidence.due)))
    if sentence.label:
        return True
    named = bool(evidence.telling.reading.metric)
    return section == "goals" and named and _touches(evidence.telling, figures[place].start)


def _as_goal(evidence: _Evidence, sentence: Sentence, at: int) -> bool:
    bare = bool(evidence.telling.reading.metric or sentence.subject) and _touches(evidence.telling, at)
    return (
        evidence.linked
        or evidence.qualified
        or evidence.made
        or (evidence.share and evidence.deed is not None)
        or (bare and not sentence.inventory)
    )


def _as_task(evidence: _Evidence, sentence: Sentence, at: int) -> bool:
    ruled = (evidence.figure.qualifier or "").startswith("不得")  # a condition, more often than a promise
    if evidence.strong or (evidence.qualified and not ruled):
        return True
    if evidence.share:
        return evidence.linked or evidence.deed is not None or bool(evidence.due)
    called = bool(evidence.due) or evidence.owned
    return (called and (evidence.made or evidence.linked)) or (evidence.linked and evidence.opened)


def _as_next_step(evidence: _Evidence, sentence: Sentence, at: int) -> bool:
    if not _is_shaped(evidence, sentence):
        return False
    if evidence.strong or evidence.strength == "modal":
        return True
    if _must(evidence):
        return True
    if evidence.strength == "plan":
        return evidence.qualified or bool(evidence.due)
    return bool(evidence.due) and evidence.linked


def _must(evidence: _Evidence) -> bool:
    return evidence.qualified and (evidence.figure.qualifier or "") in _MUST


def _as_told(evidence: _Evidence, sentence: Sentence, at: int) -> bool:
    reached = evidence.linked or evidence.qualified
    asked = (
        evidence.strength == "modal" and evidence.linked and evidence.figure.bound == "at_least" and not sentence.costs
    )
    return _is_shaped(evidence, sentence) and (evidence.strong or asked or (evidence.coming and reached))


_IN_SECTION = {"goals": _as_goal, "tasks": _as_task, "next": _as_next_step, "told": _as_told}
"""How much has to speak for a promise in each section."""


def _is_shaped(evidence: _Evidence, sentence: Sentence) -> bool:
    """Whether a figure stands as numbers to be reached do."""
    by_words = (
        evidence.aimed
        or evidence.set_as
        or evidence.linked
        or evidence.qualified
        or evidence.made
        or evidence.deed is not None
    )
    return by_words or evidence.share or sentence.label or (evidence.strength == "strong" and evidence.named)


def _touches(telling: Telling, at: int) -> bool:
    """Whether the metric stands right before its figure."""
    return not telling.reading.metric or at - telling.reading.metric[-1][1] <= 12


def _is_spent(ground: Ground, sentence: Sentence, place: int) -> bool:
    """Whether an amount is a reward, a subsidy or a fine."""
    found = ground.scan.figures[place]
    if found.figure.kind not in ("money", "percent"):
        return False
    low, high = max(sentence.start, found.start - _SPENT), min(sentence.end, found.end + 12)
    return ground.words.spend.search(ground.scan.text, low, high) is not None


def is_plan_too(ground: Ground, telling: Telling) -> bool:
    """Whether the figure is the plan of a named project, or counts the projects of a group, and is promised besides."""
    scan, found = ground.scan, ground.scan.figures[telling.place]
    role, metric = scan.roles[telling.place], telling.reading.metric
    if role is not None and role.role in ("annual_plan", "percent_of_plan"):
        return True
    if scan.genre != "实施方案":
        return False
    if found.figure.kind == "money" and metric:
        start, end = metric[0]
        named = scan.text[start:end].removesuffix("完成投资")
        name = parse_name(scan.text, start, start + len(named), scan.lexicon)
        completed = scan.text.endswith("完成投资", *metric[-1]) or scan.text.endswith("完成", start, found.core)
        return completed and name is not None and (name.tailed or _is_called(name, scan.lexicon))
    return found.figure.kind == "count" and scan.text.startswith("项目", found.end)


_ANY = ("全", "各", "本", "我", "其", "重点", "重大", "工业", "民间", "产业", "基础设施")


def _is_called(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name that does not end as most do is one all the same: 牡丹湖水利枢纽, but not 全县, 清河县, 工业技改."""
    return len(name.text) >= _SHORTEST and not name.text.startswith(_ANY) and not names_a_unit(name, lexicon)


_SHORTEST = 5
