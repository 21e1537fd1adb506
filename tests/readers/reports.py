"""Sentences of invented reports, and strategies that put them together at length."""

from hypothesis import strategies as st

from extractors.readers import read
from schemas import Document, ReadError

SIMPLIFIED = (
    "一、总体情况",
    "今年1—6月，全县共安排重点项目42项，总投资512.6亿元",
    "年度计划投资98.4亿元，",
    "累计完成投资51.2亿元，占年度计划的52%。",
    "云岭智能装备产业园：主体工程已完工，正在进行设备安装",
    "青溪水库除险加固工程（续建）",
    "责任单位：县水利局、县发改局",
    "存在问题是征地拆迁进展缓慢，资金没有到位。",
    "要倒排工期、挂图作战，确保9月底前开工建设",
)
TRADITIONAL = (
    "一、總體情況",
    "今年1—6月，全縣共安排重點項目42項，總投資512.6億元",
    "年度計劃投資98.4億元，",
    "累計完成投資51.2億元，佔年度計劃的52%。",
    "雲嶺智能裝備產業園：主體工程已完工，正在進行設備安裝",
    "青溪水庫除險加固工程（續建）",
    "責任單位：縣水利局、縣發改局",
    "存在問題是徵地拆遷進展緩慢，資金沒有到位。",
    "要倒排工期、掛圖作戰，確保9月底前開工建設",
)
# What stands between them: figures, names with rare characters, signs, Latin letters.
ODDMENTS = ("\n", "\n\n", "\t", " ", "　", "3.5", "100%", "G30", "A-1", "km", "①")
RARE = ("～", "堃", "翀", "垚", "鑫", "㐂", "é", "°", "㎡", "\U00020bb7")


def reports(*, fragments: tuple[str, ...] = SIMPLIFIED, extra: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """Texts of at least two sentences, long enough for their encoding to be told without doubt."""
    some = st.lists(st.sampled_from((*fragments, *ODDMENTS, *extra)), max_size=12)
    certain = st.tuples(st.sampled_from(fragments[1:2] + fragments[3:5]), st.sampled_from(fragments[7:]))
    return st.tuples(some, certain, some).map(lambda parts: "".join((*parts[0], *parts[1], *parts[2])))


def outcome(data: bytes) -> Document | str:
    """The document of some bytes, or the code of the error that says why there is none."""
    try:
        return read(data, "通报.txt")
    except ReadError as error:
        return error.code
