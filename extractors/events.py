"""What happened to a group's members at once, and the nature that it gives them: A、B等6个项目集中开工."""

import re

from extractors.grouped import Group
from schemas import Nature

_EVENTS: tuple[tuple[re.Pattern[str], Nature], ...] = (
    (re.compile(r"(?:集中|共同|同时|同日|同步|陆续|相继)(?:破土动工|开工|奠基|动工)|实现(?:新)?开工|新开工"), "开工"),
    (re.compile(r"(?:集中|共同|同时|同日|现场|成功)签约"), "签约"),
    (re.compile(r"(?:集中|共同|同时|同日)投产|^(?:顺利|陆续|相继)?(?:建成)?(?:投产|投用)"), "投产"),
    (re.compile(r"(?:集中|共同|同时|同日)竣工|^(?:顺利|陆续|相继)?(?:竣工|完工)"), "竣工"),
    (re.compile(r"(?:推进|开展|办理|抓紧|处于|进行)前期(?:工作|手续|阶段)?$"), "前期"),
)
_EXPECTED = re.compile(r"[未不将拟待]|计划|预计|力争|确保|争取|部分")


def nature_of_event(text: str, group: Group) -> Nature | None:
    """The nature that is said of a group's members behind their count: 6个项目集中开工; what is 已竣工 so far names none."""
    if group.state is None or not (group.members or group.listed):
        return None
    said = text[slice(*group.state)]
    if _EXPECTED.search(said):
        return None
    return next((nature for event, nature in _EVENTS if event.search(said)), None)


def is_of_another_kind(text: str, group: Group, above: Nature | None) -> bool:
    """Whether what happened to a group's members is not said of a class: 8个项目竣工 are none of the 新开工项目."""
    nature = nature_of_event(text, group)
    return nature is not None and above is not None and nature != above
