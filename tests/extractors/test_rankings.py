"""Places told one after the other, each with its figure: by their full names or short ones; and what is no such list."""

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract

Told = dict[str, tuple[str, str]]

RANKED: list[tuple[str, Told]] = [
    (
        "全市签约项目投资金额：石门县15.3亿元，河阳区11.8亿元，白水县11.7亿元，青化2.8亿元。",
        {
            "15.3亿元": ("total_investment", "石门县"),
            "11.8亿元": ("total_investment", "河阳区"),
            "11.7亿元": ("total_investment", "白水县"),
            "2.8亿元": ("total_investment", "青化"),
        },
    ),
    (
        "本周新开工产业项目数量从高到低依次为：宜丰13个，陵阳5个，高新区2个。",
        {"13个": ("count", "宜丰"), "5个": ("count", "陵阳"), "2个": ("count", "高新区")},
    ),
    (
        "2022年1-6月，各县完成投资情况为：石门县12.3亿元，占年计划的45%；白水县8.1亿元，占年计划的40%。",
        {
            "12.3亿元": ("completion", "石门县"),
            "45%": ("percent_of_plan", "石门县"),
            "8.1亿元": ("completion", "白水县"),
            "40%": ("percent_of_plan", "白水县"),
        },
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RANKED)
def test_each_place_has_its_figure(text: str, wanted: Told) -> None:
    entries = extract(text.encode(), "-", load_lexicon()).figures.entries
    assert {each.figure.text: (each.role, each.belongs_to.name) for each in entries} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "全县共有专班40个，其中工业12个，农业9个，民生8个。",
        "存在问题：资金12个，用地9个，审批8个。",
        "各县要抓好防汛：物资12个，人员9个，通信8个。",
    ],
)
def test_what_is_no_list_of_places_makes_none(text: str) -> None:
    report = extract(text.encode(), "-", load_lexicon())
    assert not {group.scope for group in report.aggregates} & {"工业", "农业", "民生", "资金", "用地", "物资", "人员"}
