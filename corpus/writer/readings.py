"""Which other readings of a project's state, level and group are not wrong: what only follows from figures, what words leave open."""

from corpus.writer.fitting import pattern
from corpus.writer.ledger import Data, name_of
from corpus.writer.mirroring import unmirror
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Record

_SPENDING = frozenset({"done", "month", "since", "rate"})
_OWN_LEVEL = {"county": "县重点", "city": "市重点", "province": "省重点"}
_LEFT_OPEN: dict[object, object] = {"取消": None, "试运行": "在建", "投产": "完工"}
"""What a careful reader may make of a state that is told in weaker words: 已退库, 正在调试, 已交房."""


def admit_readings(paper: Paper, record: Record, data: Data) -> None:
    """Adds to a project's truth what else a careful reader may make of its state and its level."""
    if data.get("nature") == "前期":
        # 前期 says a state where nothing else does
        data.setdefault("status", "前期")
    for key in ("nature", "level"):
        others = record.fields.get(f"{key}_alt")
        if key in data and others:
            data[f"{key}_alt"] = others
    if "status" not in data:
        _admit_states(paper, record, data)
    if "level" not in data:
        regional: list[object] = record.fields.get("level_alt") or []  # type: ignore[assignment]
        data["level_alt"] = list(dict.fromkeys((_OWN_LEVEL[paper.place.rank], *regional)))


def admit_words(data: Data, words: str) -> None:
    """Adds the state that weaker words leave open beside the one that they stand for."""
    state = data.get("status")
    if state in _LEFT_OPEN and not pattern("readings", str(state)).search(unmirror(words)):
        data["status_alt"] = [_LEFT_OPEN[state]]


def has_begun(following: str) -> bool:
    """Whether the words behind a month tell that the work began then.

    >>> has_begun("开工，总投资"), has_begun("至2024年6月，")
    (True, False)
    """
    return pattern("readings", "begun").match(unmirror(following)) is not None


def admit_promises(paper: Paper, text: str) -> None:
    """Lets what a plan says a project is to complete this year be promised, too: who does not take it so misses nothing."""
    if paper.genre != "实施方案":
        return
    for project in paper.projects:
        fact = project.said("plan")
        if fact is None or fact.flags or not pattern("readings", "promised").search(_words_before(text, fact)):
            continue
        promise = Record("target", project.layout)
        promise.firsts["value"] = fact
        promise.fields.update(metric=f"{name_of(project)}完成投资", op="=", measure="value", optional=True)
        fact.also = (*fact.also, promise)
        fact.roles_alt = (*fact.roles_alt, "target")
        paper.targets.append(promise)


def _words_before(text: str, fact: Fact) -> str:
    return unmirror("".join(text[max(0, fact.start - _FAR_BEFORE) : fact.start].split()))[-_CLAUSE:]


_CLAUSE = 12
_FAR_BEFORE = 80
"""A clause with all that noise may put into it."""


def _admit_states(paper: Paper, record: Record, data: Data) -> None:
    likely: list[object] = [None]
    spent = any(fact.true for fact in record.facts if fact.field in _SPENDING)
    if spent or "progress" in record.firsts or record.fields.get("began") or data.get("nature") in ("续建", "开工"):
        likely.append("在建")
    if "likely" in record.fields:
        likely.append(record.fields["likely"])
    if "milestones" in record.fields:
        likely += ["前期", "未开工", "在建"]
    elif data.get("nature") == "新建":
        likely += ["前期", "未开工"] if paper.month is None else ["在建"]
    if len(likely) > 1:
        data["status_alt"] = list(dict.fromkeys(likely))
