"""Who reports from where, in front of a story's first words."""

import pytest

from extractors.datelines import dateline_end


@pytest.mark.parametrize(
    "line",
    [
        "本报讯 【】城南热源厂项目已开工",
        "本报讯【】近日，城南热源厂项目已开工",
        "云峰新闻网讯 （记者 甲某）【】3月8日，城南热源厂项目已开工",
        "新华社太原5月3日电（记者 甲某）【】城南热源厂项目已开工",
        "太行网消息（通讯员甲某、乙某）【】总投资3亿元的城南热源厂项目已开工",
        "（通讯员 甲某）【】近日，记者来到城南热源厂项目",
        "石桥讯（记者/甲某）【】3月8日，城南热源厂项目已开工",
        "云上石桥报道（记者：甲某 乙某）【】8日上午，城南热源厂项目已开工",
        "记者甲某报道：【】城南热源厂项目已开工",
        "【】5G通讯基站项目，总投资3亿元",
        "【】光伏发电项目（一期）总投资3亿元",
        "【】据消息，城南热源厂项目已开工",
        "【】城南热源厂项目（记者站旁），总投资3亿元",
    ],
)
def test_a_dateline_ends_before_the_story(line: str) -> None:
    wanted = line.index("【】")
    text = line.replace("【】", "")
    assert dateline_end(text, 0, len(text)) == wanted
