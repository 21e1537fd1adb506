"""What happens to a text on its way into an archive: page breaks in words, blanks in numbers, other widths, junk.

Noise changes the text and keeps the way: facts and stretches are told where they stand afterwards. What is exchanged keeps
its length and becomes part of a fact's writing; what is put in does not.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from random import Random

from corpus.writer.parts import Fact, Stretch

Insertions = list[tuple[int, str]]
Exchange = Callable[[str, Random], str]
Insert = Callable[[str, Sequence[Fact], Random], Insertions]


class Noisy:
    """A text with the places of what it states, while noise is made."""

    __slots__ = ("facts", "stretches", "text")

    def __init__(self, text: str, facts: Sequence[Fact], stretches: Sequence[Stretch]) -> None:
        self.text = text
        self.facts = facts
        self.stretches = stretches

    def exchange(self, exchange: Exchange, chance: Random) -> None:
        """Exchanges characters for others, one for one; facts read as they stand then."""
        self.text = exchange(self.text, chance)
        for fact in self.facts:
            fact.text = self.text[fact.start : fact.end]

    def read_stretches(self) -> None:
        """Every stretch reads as it stands now."""
        for stretch in self.stretches:
            if stretch.start >= 0:
                stretch.text = self.text[stretch.start : stretch.end]

    def insert(self, insert: Insert, chance: Random) -> None:
        """Puts something in; what it is put into keeps its writing and gets a longer span."""
        found = sorted(insert(self.text, self.facts, chance))
        if not found:
            return
        places = [place for place, _ in found]
        grown, last = [0], 0
        pieces: list[str] = []
        for place, put in found:
            pieces += (self.text[last:place], put)
            last = place
            grown.append(grown[-1] + len(put))
        self.text = "".join((*pieces, self.text[last:]))
        placed: list[Fact | Stretch] = [*self.facts, *self.stretches]
        for thing in placed:
            if thing.start >= 0:
                thing.start += grown[bisect_right(places, thing.start)]
                thing.end += grown[bisect_left(places, thing.end)]


# ----------------------------------------------------------------------------------------------------------- exchanges

_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_NARROW = str.maketrans("，：；（）", ",:;()")


def widen(text: str, chance: Random) -> str:
    """Digits, points and percent signs in full width."""
    return text.translate(_WIDE)


def narrow(text: str, chance: Random) -> str:
    """Commas, colons and brackets in half width."""
    return text.translate(_NARROW)


_SIMPLE = (
    "项总资万亿个点计划进开设产业园区县镇办发厂车场电气网络经营责单时间为与从达减约东门边长龙华环备层"
    "实现际线条级织动员务财会银报关于类农乡术体学医药疗卫护桥铁铺码头热风储输变压钢铝锂铜矿绿态湿谷粮"
    "种养鱼鸡猪盐测试验检调运转续签标审评证许请议论谋库础墙栋楼装饰购买卖费贷债预额税创岗职导领党书记"
    "讯来对应确认样难题问况简细结终统给绝继绩维综缓编缩规见观视觉访诉词译详语说谁课质贯贸贴赛赶趋跃轨"
    "轮软较辆迁过还这远违连迟适选邻释钻铸锅镜闭阳阴阶陆陈险随隐页顶顺须顾频颗飞饮馆马驻驾亚众优伟传伤"
    "侧军冲决净凤击则刚剧劳势励劲协厅历双号吨听启吴团围图圆圣块坚坝垫处复夺奋妇孙宁宝宾寻将尔尘尝岁岛"
    "岭巩币师帐带帮广庆废异张强归录彻径忧怀恒恳悬惯愿户执扩扫扬抢担拟择挂挥损换据摄断无旧显暂机杂权构"
    "枢柜栏树桩档梦横欢毕汇汉沟沪泽洁济浆涂润涨渐温湾滞满滨潜灯灵灾炉炼烟爱牵状独狭瓯畅监盖盘矫砖碍离"
    "积称稳穷竞笔筑筹粤紧纤纪纳纸纺组绍绕缆罗罚义习联肃胜脚脱艺节苏荐荣获蓝虽补衔袭览订讨训讲识诚该误"
    "诺读谈谢谱负账货贡赁赔赖赞赢趸践载辖辟迈递遗邮郑酱采针钟钱铃链销锁锋错锦键闸阅队阔陕隶霁韧顿颁驱"
    "鲁鲜麦齐龄"
)
_FULL = (
    "項總資萬億個點計劃進開設產業園區縣鎮辦發廠車場電氣網絡經營責單時間為與從達減約東門邊長龍華環備層"
    "實現際線條級織動員務財會銀報關於類農鄉術體學醫藥療衛護橋鐵鋪碼頭熱風儲輸變壓鋼鋁鋰銅礦綠態濕穀糧"
    "種養魚雞豬鹽測試驗檢調運轉續簽標審評證許請議論謀庫礎牆棟樓裝飾購買賣費貸債預額稅創崗職導領黨書記"
    "訊來對應確認樣難題問況簡細結終統給絕繼績維綜緩編縮規見觀視覺訪訴詞譯詳語說誰課質貫貿貼賽趕趨躍軌"
    "輪軟較輛遷過還這遠違連遲適選鄰釋鑽鑄鍋鏡閉陽陰階陸陳險隨隱頁頂順須顧頻顆飛飲館馬駐駕亞眾優偉傳傷"
    "側軍衝決淨鳳擊則剛劇勞勢勵勁協廳歷雙號噸聽啟吳團圍圖圓聖塊堅壩墊處復奪奮婦孫寧寶賓尋將爾塵嘗歲島"
    "嶺鞏幣師帳帶幫廣慶廢異張強歸錄徹徑憂懷恆懇懸慣願戶執擴掃揚搶擔擬擇掛揮損換據攝斷無舊顯暫機雜權構"
    "樞櫃欄樹樁檔夢橫歡畢匯漢溝滬澤潔濟漿塗潤漲漸溫灣滯滿濱潛燈靈災爐煉煙愛牽狀獨狹甌暢監蓋盤矯磚礙離"
    "積稱穩窮競筆築籌粵緊纖紀納紙紡組紹繞纜羅罰義習聯肅勝腳脫藝節蘇薦榮獲藍雖補銜襲覽訂討訓講識誠該誤"
    "諾讀談謝譜負賬貨貢賃賠賴贊贏躉踐載轄闢邁遞遺郵鄭醬採針鐘錢鈴鏈銷鎖鋒錯錦鍵閘閱隊闊陝隸霽韌頓頒驅"
    "魯鮮麥齊齡"
)
_TRADITIONAL = str.maketrans(_SIMPLE, _FULL)


def mirror(text: str, chance: Random | None = None) -> str:
    """The traditional forms of a mirror site."""
    return text.translate(_TRADITIONAL)


_SIMPLIFIED = str.maketrans(_FULL, _SIMPLE)


def unmirror(text: str) -> str:
    """What a mirror site's characters stand for, to find words in them; some of them stand for several.

    >>> unmirror(mirror("已建成通车，正式启用"))
    '已建成通车，正式启用'
    """
    return text.translate(_SIMPLIFIED)


# ---------------------------------------------------------------------------------------------------------- insertions


def blank(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Stray blanks inside numbers and names."""
    share = chance.choice((0.1, 0.25, 0.5))
    found = []
    for fact in facts:
        length = fact.end - fact.start
        if length > 2 and chance.random() < share and not _is_among_blanks(text, fact):
            point = text.find(".", fact.start, fact.end)
            inside = point + 1 if point > 0 and chance.random() < 0.6 else fact.start + chance.randint(1, length - 1)
            found.append((inside, chance.choice((" ", " ", "　", "  "))))
    return found


def _is_among_blanks(text: str, fact: Fact) -> bool:
    """Whether it stands in a row whose cells are parted by blanks: one more would part it in two."""
    start = text.rfind("\n", 0, fact.start) + 1
    end = text.find("\n", fact.end)
    return _CELLS_APART in text[start : end if end >= 0 else len(text)].strip()


_CELLS_APART = "   "


def space(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Blanks on both sides of every number, as some typists put them."""
    return [(place, " ") for fact in facts if fact.role for place in (fact.start, fact.end)]


def wrap(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Lines broken at a width, in words and numbers alike."""
    width = chance.choice((28, 32, 36, 38, 42, 46))
    found = []
    at = 0
    for line in text.split("\n"):
        found += [(at + place, "\n") for place in range(width, len(line), width)]
        at += len(line) + 1
    return found


_BARE = "\n{}\n"
_DIGITAL = re.compile(r"[0-9０-９.．,，()（）、%％]")
_LEAST_LINE = 20


def _parts_words(text: str, at: int) -> bool:
    """Whether a bare number can only be a page's there: between words, and within a line that is no cell of a table."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = (end if end >= 0 else len(text)) - start
    return line >= _LEAST_LINE and not _DIGITAL.search(text[max(start, at - 2) : at + 2])


def page(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Page numbers, now and then with a running title, in the middle of whatever stands there."""
    pattern = chance.choice(("\n- {} -\n", _BARE, "\n— {} —\n", "\n\n第{}页\n\n", "\n-{}-\n\n"))
    found = []
    at, number = chance.randint(180, 420), chance.randint(1, 9)
    while at < len(text) - 1:
        if text[at] != "\n" and text[at - 1] != "\n" and (pattern != _BARE or _parts_words(text, at)):
            found.append((at, pattern.format(number)))
        number += 1
        at += chance.randint(420, 700)
    return found


def double(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Stops and small words typed twice."""
    found = []
    at = -1
    for mark in chance.sample("，。的、；", 2):
        at = text.find(mark, chance.randint(0, max(1, len(text) - 1)))
        if at >= 0 and not any(fact.start <= at < fact.end for fact in facts):
            found.append((at + 1, mark))
    return found


_JUNK = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$&()*+,-/:;=?@^_~"


def litter(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Strings against copying, between lines."""
    found = []
    at = text.find("\n")
    while at >= 0:
        if chance.random() < 0.15:
            found.append((at, "  " + "".join(chance.choice(_JUNK) for _ in range(chance.randint(6, 14)))))
        at = text.find("\n", at + 1)
    return found


EXCHANGES: dict[str, Exchange] = {"wide": widen, "narrow": narrow, "mirror": mirror}
INSERTIONS: dict[str, Insert] = {
    "blanks": blank,
    "spaced": space,
    "wrapped": wrap,
    "pages": page,
    "doubled": double,
    "junk": litter,
}
_NOISES = (
    ((), 52),
    (("narrow",), 7),
    (("wide",), 5),
    (("mirror",), 2),
    (("blanks",), 8),
    (("spaced",), 4),
    (("wrapped",), 6),
    (("pages",), 5),
    (("pages", "wrapped"), 3),
    (("doubled",), 3),
    (("junk",), 2),
    (("narrow", "blanks"), 2),
    (("wide", "pages"), 1),
)
ENCODINGS = (("utf-8", 70), ("gb18030", 18), ("gbk", 4), ("utf-8-sig", 5), ("utf-16", 3))
"""How texts are stored; gbk where every character is in it."""
_TWO_MARKS = 0.25
"""The share of texts whose lines end with two characters."""


def draw_noises(chance: Random) -> tuple[str, ...]:
    """The noises of one report; none for half of them."""
    noises, weights = zip(*_NOISES, strict=True)
    drawn: tuple[str, ...] = chance.choices(noises, weights)[0]
    return drawn


def make_noise(noisy: Noisy, noises: Sequence[str], chance: Random) -> None:
    """Makes these noises, exchanges before insertions."""
    for noise in noises:
        if noise in EXCHANGES:
            noisy.exchange(EXCHANGES[noise], chance)
    noisy.read_stretches()
    for noise in noises:
        if noise in INSERTIONS:
            noisy.insert(INSERTIONS[noise], chance)


def encode(text: str, chance: Random) -> tuple[bytes, str]:
    """The text in some encoding and with some line ends, and the encoding's name."""
    encoding = chance.choices([name for name, _ in ENCODINGS], [weight for _, weight in ENCODINGS])[0]
    if chance.random() < _TWO_MARKS:
        text = text.replace("\n", "\r\n")
    try:
        return text.encode(encoding), encoding
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"
