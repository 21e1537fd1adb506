"""Whether a text reads like a Chinese report: the evidence by which one decoding of some bytes is preferred.

Bytes in the wrong encoding mostly decode without an error, into rare Han characters, private-use characters and scripts
that no report is written in. Real text is made of a few hundred frequent characters and of Chinese punctuation. The set
below was put together by us from the words that reports on projects are written with; it needs no exact frequencies,
since right and wrong readings lie far apart: real reports weigh above 0.5, wrong readings of them below 0.1.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

# By theme, so that a missing word is easily seen; a character that stands in two of them counts once.
_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个我以要他来用们到作地于出分对成会可主发年动同工也能下过子产面而方后多定行学法所民得经十三之进着等部度"
    "项目投资亿万元千百计划完总重点建设开复竣停前期新续实施推进展情况通报简通知方案意见关于省市县区州旗镇乡村街道办政府委局厂司公集团有限"
    "责任单位牵头配合领导小组书记主任长副全力加快确保按照要求时间节序超滞占比增减率上半季月日号今明去截至底累其中约近亩米吨平里座条台套处"
    "化产业园路桥水电气热管网厂房楼基础体结构装修绿路面土石隧道河湖库渠污垃圾环保生态农林牧渔文旅游医院校教育养老住房改造棚户老旧城高标准"
    "能源光伏风储充铁钢煤矿材料械车电子信息数据智造科技创研物流仓商贸食品药制造加线段期批次标招签约合同协议融贷款债券专资金拨付到位支付"
    "审批手续环评用地规征迁拆补偿安置证书许选址初步可究勘察图预算概编制组织问题困难原因存在不足影响缺口解决措施下步工作安排形势良好慢顺利"
    "提服务协调督查考核表扬批评先后名第家户人口就税收值利润值千瓦时运营试产验收移交启用主体封顶完毕结束收尾正已将未尚力争计预"
    "国家社会经济增强化统筹稳促保障民生质量安全监管落实切真抓紧倒排挂图战克服难题坚持党央神贯彻习思想学准绩效目"
    "二四五六七八九零两亿双第每各该此本又或及与从向由自对把被让使给按据因若但并且更最均仅共约余左右以内外超过"
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘范彭袁柳唐薛雷贺罗毕郝安常于傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪"
    "董梁杜阮蓝季贾江童郭梅林徐邱骆高夏蔡田樊胡凌霍万卢丁邓洪崔龚程邢裴陆翁段侯武刘景龙叶白赖曾廖耿温莫易向曲史廉齐谭姬申尚谷刁甘"
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛超明霞秀兰刚平辉玲桂英华玉红建文志国海春晓斌波宁宇飞鹏浩凯俊峰亮健东雪梅云翔雅淑琴慧莉燕琳颖"
    "程理入现备场活达心优常供包立取东南西北中清性色如起做易变类价回当应类样式件再走深山就还没很都之间什么需求注点"
)
_TRADITIONAL = (
    "個這為們來會發動過產後學經進項資億萬計劃總點開復設續實況報簡見關縣區鎮鄉村辦廠團責任單牽頭領導書記長時間節滯佔比增減"
    "號今累約畝噸業園橋電氣熱網樓礎體結構裝綠隧環態農漁遊醫養舊標準儲鐵鋼礦車數據製線簽協議貸債專撥審評規徵遷拆償證許選預編組織問題"
    "難響決調導稅值運營試驗續啟頂畢圖國濟強統籌穩質監落實緊戰黨貫徹雙兩與從對讓給據並餘內還無應聯東門廣馬達額盡現"
)
_PUNCTUATION = "，。、；：？！（）“”‘’《》〈〉【】〔〕—…·％～　％㎡℃①②③④⑤⑥⑦⑧⑨⑩．－＋０１２３４５６７８９"
FAMILIAR = frozenset(_SIMPLIFIED + _TRADITIONAL + _PUNCTUATION)
_FAMILIAR_RUNS = re.compile(f"[{re.escape(''.join(sorted(FAMILIAR)))}]+")

# Signs that stand in reports but also fall out of wrong decodings: no evidence either way.
_NEUTRAL = (
    (0x00A0, 0x00BF),  # ° ± ² · but no letters: text in GBK that was read as Latin-1 consists of them
    (0x00D7, 0x00D7),
    (0x2000, 0x2BFF),  # punctuation, arrows, mathematics, enclosed numbers, box drawing
    (0x3000, 0x303F),
    (0x3200, 0x33FF),
    (0xFE10, 0xFE1F),
    (0xFE30, 0xFE6F),
    (0xFEFF, 0xFEFF),
    (0xFF00, 0xFFEF),
    (0x1F000, 0x1FAFF),
)
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF), (0x3007, 0x3007), (0x2E80, 0x2FDF))
_HAN_RUNS = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _HAN) + "]+")
_PLAIN_RUNS = re.compile("[\x07\t\n\x0b\x0c\r\x1a\x20-\x7e]+")
# Not among them, since texts have them: tab, line ends, \x07 (ends a cell in text from Word), ^Z (ends a file of DOS).
_CONTROLS = re.compile("[\x00-\x06\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")

SURE = 0.5
"""The score from which a text certainly is Chinese: real reports reach 0.7, lists of names 0.3, wrong readings 0.1."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many characters of a text speak for it, how many say nothing, how many speak against it."""

    familiar: int
    rare: int
    """Han characters outside the frequent ones: normal in names, the rule in a wrong decoding."""
    strange: int
    """Controls, private use, unassigned, replacement characters, and scripts that no report is written in."""
    neutral: int
    """Signs beyond ASCII that say nothing."""

    @property
    def counted(self) -> int:
        return self.familiar + self.rare + self.strange

    @property
    def score(self) -> float:
        """From 1 (only frequent characters) over 0 (nothing known) to -1 (only strange ones)."""
        return (self.familiar - self.strange) / self.counted if self.counted else 0.0


def weigh(text: str, *, ascii_counts: bool = False) -> Weight:
    """What the characters of a text say for its decoding; `ascii_counts` where a wrong one would not yield ASCII.

    >>> weigh("云岭智能装备产业园总投资12.5亿元，年度计划投资4亿元。").score > 0.8
    True
    >>> wrong = "云岭智能装备产业园总投资12.5亿元，年度计划投资4亿元。".encode("gb18030").decode("big5", "replace")
    >>> weigh(wrong).score < 0.1
    True
    """
    sums = dict.fromkeys(("familiar", "rare", "strange", "neutral", "plain"), 0)
    for kind, runs in (
        ("familiar", _FAMILIAR_RUNS),
        ("familiar" if ascii_counts else "plain", _PLAIN_RUNS),
        ("rare", _HAN_RUNS),
    ):
        others = runs.sub("", text)
        sums[kind] += len(text) - len(others)
        text = others
    for char, count in Counter(text).items():  # hardly any are left to be looked at sign by sign
        sums[_kind(char, ascii_counts)] += count
    return Weight(sums["familiar"], sums["rare"], sums["strange"], sums["neutral"])


def is_mostly_text(text: str) -> bool:
    """Whether at most one character in ten is a control character: programs and pictures have far more, text has none.

    >>> is_mostly_text("总投资3亿元\\n"), is_mostly_text("\\x01\\x02\\x10P")
    (True, False)
    """
    return 10 * len(_CONTROLS.findall(text)) <= len(text)


@lru_cache(maxsize=2**14)
def _kind(char: str, ascii_counts: bool) -> str:
    if char in FAMILIAR:
        return "familiar"
    if _CONTROLS.match(char):
        return "strange"
    if char < "\xa0":
        return "familiar" if ascii_counts else "plain"
    code = ord(char)
    if any(low <= code <= high for low, high in _HAN):
        return "rare"
    if char != "\ufffd" and any(low <= code <= high for low, high in _NEUTRAL) and unicodedata.category(char) != "Cn":
        return "neutral"
    return "strange"
