"""What stands in front of the name at the head of an item: who builds it, where it lies, and what is to be done to it."""

import re

from extractors.lexicon import Lexicon
from extractors.names import Name, parse_name

_NAMED = r"(?=[\u3400-\u9fff“0-9A-Z]{4})"
_DOING = re.compile(
    r"(?:(?:继续|全力|全面|积极|重点|抓紧|着力|稳步|扎实|有序|大力|强力|持续|切实|尽快|统筹|加快|加速)*"
    r"(?:组织实施|开工建设|推进|推动|实施|抓好|抓实|做好|启动|建好|力促)(?!机制|领导|部门|单位|小组|专班|方案|情况|工作)"
    r"|(?:加快|加速|全力|强力)(?=[^，。；：]{4,40}?建设[，。：；（])|在[^，。；：]{2,10}?布局)" + _NAMED
)
_OWNER = (
    r"(?:公司|集团|总厂|合作社|委员会|指挥部|管委会|政府|中心|医院|学院|大学|中学|[局委办院所厅]"
    r"|[镇乡]|街道(?:办事处)?|开发区|高新区|经开区|园区|新区)"
)
_BY_WHOM = re.compile(
    r"(?:由[^，。；：]{2,30}?|(?:位于|坐落[于在]|地处|落[户在]|选址(?:于|在)?|布局在?|建在)[^，。；：的]{2,20}?"
    r"|在[^，。；：]{2,14}?"
    rf"|[^，。；：、的0-9（）]{{1,22}}(?:（[^（）]{{1,8}}）[^，。；：、的0-9（）]{{2,14}})?{_OWNER}(?:投资|承建|建设|实施|牵头)?)的{_NAMED}"
)
_LONGEST_WHOSE = 80
_DONE_TO = re.compile(r"(?:开工|复工|续)?建设\Z")
_ONE_WORD = re.compile(r".{0,2}(?:高标准农田|新农村|乡村|新区|新城|城市|小镇|园区|设施|能力|体系|环境|平台)\Z")
"""Without 建设 behind them these name nothing that could be built."""


_AIM = re.compile(r"(?:战略|发展|行动|攻坚|体系|机制|改革|融合|振兴|治理能力)(?:建设)?\Z")


def is_aim(name: str) -> bool:
    """Whether what is to be pushed is an aim and no works: 推进城乡融合发展."""
    return _AIM.search(name) is not None


def behind_whom(text: str, start: int, end: int) -> int | None:
    """Where a name begins behind the words for whose it is or where it lies; None where there are none.

    >>> behind_whom("恒源新材料有限公司的铝材扩能项目", 0, 16)
    10
    """
    if text.find("的", start, min(end, start + _LONGEST_WHOSE)) < 0:
        return None
    lead = _BY_WHOM.match(text, start, end)
    return lead.end() if lead is not None else None


def behind_doing(text: str, start: int, end: int) -> int | None:
    """Where a name begins behind what is to be done to it: 加快推进|石门热源厂建设; None where nothing is."""
    lead = _DOING.match(text, start, end)
    return lead.end() if lead is not None else None


def without_doing(text: str, name: Name, lexicon: Lexicon) -> Name:
    """The name without the 建设 that belongs to the verb in front of it: 推进|石门热源厂|建设.

    >>> from extractors.lexicon import load_lexicon
    >>> without_doing("推进石门热源厂建设", Name(2, 9, "石门热源厂建设", True), load_lexicon()).text
    '石门热源厂'
    """
    done = _DONE_TO.search(name.text)
    if done is None:
        return name
    bare = parse_name(text, name.start, name.start + done.start(), lexicon)
    return name if bare is None or len(bare.text) < 4 or _ONE_WORD.fullmatch(bare.text) else bare
