"""One spelling for the same sign: width, dashes, blanks, punctuation, traditional forms. Every replacement keeps its length."""

import re
import unicodedata
from functools import cache

_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_DASHES = "‐‑‒–—―−－﹣﹘─━"
_TILDES = "～〜∼˜"

# Pairs of a traditional character and its simplified one: those that our cue words, units and place names are written with.
# Not a converter for names: a name is quoted from the immutable text, as it stands there.
_SIMPLER = (
    "億亿萬万圓元個个項项畝亩縣县區区資资計计畫划劃划總总級级點点開开設设進进續续備备簽签竣竣產产業业園园鎮镇鄉乡標标準准路路橋桥"
    "廠厂車车電电網网線线號号噸吨餘余約约達达額额報报狀状況况辦办關关於于責责單单間间際际國国東东門门廣广慶庆寧宁陽阳陝陕"
    "內内龍龙雲云貴贵蘇苏遼辽魯鲁實实轉转動动體体預预結结構构築筑運运營营試试驗验頭头復复書书樓楼館馆學学醫医療疗養养農农"
    "漁渔礦矿環环節节鐵铁滬沪閘闸溝沟護护壩坝庫库灣湾島岛嶺岭澤泽濱滨歷历劉刘馬马創创應应聯联發发導导範范擴扩遷迁徵征收收攤摊"
    "貫贯綠绿紅红藍蓝質质檔档條条處处幾几兩两數数據据佔占歲岁從从來来並并與与為为無无對对後后還还會会將将過过這这時时"
    "規规務务擬拟審审調调請请類类領领積积購购滿满貸贷債债稅税該该屬属場场層层權权獲获變变裝装協协議议訂订戶户糧粮倉仓儲储飼饲課课鋪铺塊块極极簡简歸归緊紧堅坚齊齐員员態态勢势壓压穩稳較较獎奖賃赁輸输遠远險险難难雙双題题願愿顧顾"
)
assert len(_SIMPLER) % 2 == 0


def _table() -> dict[str, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}  # full-width ASCII
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _TILDES), "~")
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}  # Kangxi radicals
    table |= {ord(old): new for old, new in zip(_SIMPLER[::2], _SIMPLER[1::2], strict=True) if old != new}
    # Chinese punctuation is the canonical one; half-width commas and colons follow by context in `respell`
    table |= {
        ord(old): new
        for old, new in zip("();!?｡､﹪﹙﹚［］〔〕[]「」『』", "（）；！？。、%（）【】【】【】“”“”", strict=True)
    }
    table |= {ord(sign): sign for sign in "（），：；！？"}
    # one step leads to the end: the radical ⾞ becomes 車, and that is 车 in turn
    return {old: table.get(ord(new), new) for code, new in table.items() if (old := chr(code)) != new}


_TABLE = _table()
_ODD = re.compile("[" + re.escape("".join(_TABLE)) + "]")
_MANY = 40
"""With more signs than this to replace, one pass through a table is quicker than one for each."""
_WIDE_COMMA = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_COMMA = re.compile(r",(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])|\s{1,3}[0-9]{3}(?:\.[0-9]{1,4})? ?[亿万]?元))")
"""A comma that parts no thousands; a blank or a line break may stand behind one of an amount."""
_BOXED = re.compile(r"【(?=[^【】\n]{0,24}(?:投资|概算|[0-9][亿万]?元))(?=[^【】\n]{0,60}[0-9])([^【】\n]{4,120})】")
"""A bracket behind a name that tells what it costs is read as any other: X项目【总投资3亿元】."""
_COLON = re.compile(r":(?:(?<![0-9]:)|(?![0-9]))")


def respell(text: str) -> str:
    """The text in one spelling, character for character.

    >>> respell("总投资１３６．６億元,占計劃的５１％（1—6月）")
    '总投资136.6亿元，占计划的51%（1-6月）'
    >>> respell("下达1,100万元")
    '下达1,100万元'
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)  # １，２３４: where digits are wide, so is what parts them
    odd = frozenset(_ODD.findall(text))
    if len(odd) > _MANY:
        text = text.translate(_by_place())
    else:
        for sign in odd:
            text = text.replace(sign, _TABLE[sign])
    if "," in text:
        text = _COMMA.sub("，", text)
    if ":" in text:
        text = _COLON.sub("：", text)
    if "【" in text:
        text = _BOXED.sub(r"（\1）", text)
    return text


@cache
def _by_place() -> tuple[str, ...]:
    """The table as a row of signs: looked up by place it is more than twice as quick as a mapping that lacks most of them."""
    return tuple(_TABLE.get(chr(code), chr(code)) for code in range(0x10000))
