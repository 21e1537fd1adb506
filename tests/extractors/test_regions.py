"""Places by the table of divisions: the chain that a text names, the code where it is certain, and words that only end like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.regions import ends_a_place, find_region, full_name

REGIONS = [
    # (text, as named, code, full name)
    ("关于印发山西省晋城市城区重点工程的通知", "山西省晋城市城区", "140502", "山西省晋城市城区"),
    ("晋城市城区重点工程", "晋城市城区", "140502", "山西省晋城市城区"),
    ("大同市新荣区2024年重点工程", "大同市新荣区", "140212", "山西省大同市新荣区"),
    ("辽宁省朝阳市", "辽宁省朝阳市", "211300", "辽宁省朝阳市"),
    ("北京市朝阳区", "北京市朝阳区", "110105", "北京市朝阳区"),
    ("重庆市城口县", "重庆市城口县", "500229", "重庆市城口县"),
    ("锡林郭勒盟东乌珠穆沁旗", "锡林郭勒盟东乌珠穆沁旗", "152525", "内蒙古自治区锡林郭勒盟东乌珠穆沁旗"),
    ("伊犁哈萨克自治州尼勒克县", "伊犁哈萨克自治州尼勒克县", "654028", "新疆维吾尔自治区伊犁哈萨克自治州尼勒克县"),
    ("江苏省海安市", "江苏省海安市", "320685", "江苏省南通市海安市"),
    ("横州市", "横州市", "450181", "广西壮族自治区南宁市横州市"),
    # cities without counties
    ("海南省儋州市", "海南省儋州市", "460400", "海南省儋州市"),
    ("东莞市重点项目", "东莞市", "441900", "广东省东莞市"),
    ("中山市重点项目", "中山市", "442000", "广东省中山市"),
    ("嘉峪关市重点项目", "嘉峪关市", "620200", "甘肃省嘉峪关市"),
    # a chain ends where the next place does not lie in the one before
    ("江苏省无锡市海安市", "江苏省无锡市", "320200", "江苏省无锡市"),
    # several of that name: no code
    ("鼓楼区重点项目", "鼓楼区", None, None),
    ("和平区重点项目", "和平区", None, None),
]  # fmt: skip
NO_REGIONS = [
    "",
    "我县重点工程",
    "全市重点项目",
    "确定县重点项目",
    "主城区改造",
    "密云县重点项目",
    "市辖区",
    "县",
    "高新区",
    "某某县",
]


@pytest.mark.parametrize(("text", "named", "code", "name"), REGIONS)
def test_regions(text: str, named: str, code: str | None, name: str | None) -> None:
    found = find_region(text)
    assert found is not None
    start, end, region = found
    assert (text[start:end], region.text, region.code, region.name) == (named, named, code, name)


@pytest.mark.parametrize("text", NO_REGIONS)
def test_what_is_no_region(text: str) -> None:
    assert find_region(text) is None


@pytest.mark.parametrize(
    ("text", "end", "ends"),
    [("平遥县重点", 3, True), ("确定县重点", 3, False), ("晋城市城区重点", 5, True), ("县", 1, False), ("", 0, False)],
)
def test_ends_of_places(text: str, end: int, ends: bool) -> None:
    assert ends_a_place(text, end) is ends


def test_a_full_name_has_no_fillers() -> None:
    assert full_name("110101") == "北京市东城区"


@given(st.text(alphabet="山西省晋城市区县东莞儋州北京朝阳旗盟的", max_size=20))
def test_any_text_names_a_place_or_none(text: str) -> None:
    found = find_region(text)
    if found is not None:
        start, end, region = found
        assert text[start:end] == region.text
        assert (region.code is None) == (region.name is None)
        assert region.code is None or full_name(region.code) == region.name


@pytest.mark.xfail(strict=True, reason="the table has today's names only")
def test_a_former_name() -> None:
    found = find_region("密云县2014年重点工程")
    assert found is not None
    assert found[2].code == "110118"
