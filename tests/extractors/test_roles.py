"""The guards around cues: what is only hoped for, what was so last year, what names a class of projects, what speaks of a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.roles import WINDOW, find_roles
from extractors.trial import figures_of


def roles(sentence: str) -> list[str | None]:
    text, figures = figures_of(sentence)
    return [reading.role if reading else None for reading in find_roles(text, figures, load_lexicon())]


GUARDED = [
    # hoped for: no completion
    ("预计完成投资3亿元", ["target"]),
    ("力争完成投资3亿元", ["target"]),
    ("可完成投资3亿元", ["target"]),
    ("未完成投资3亿元", [None]),
    ("已完成投资3亿元，预计年底完成投资5亿元", ["completion", "target"]),
    ("预计年底建成，已完成投资3亿元", ["completion"]),
    ("年度计划完成投资3亿元", ["annual_plan"]),
    # last year's
    ("去年完成投资3亿元", ["comparison"]),
    ("去年同期完成投资3亿元，今年完成投资2亿元", ["comparison", "completion"]),
    # a class of projects
    ("总投资10亿元以上的项目37个", ["threshold", None]),
    ("5亿元至10亿元的项目12个", ["threshold", None]),
    ("500万元以上企业", ["threshold"]),
    ("不低于5亿元的项目", ["threshold"]),
    ("总投资10亿元以上，已开工", ["total_investment"]),
    ("总投资10亿元的项目", ["total_investment"]),
    # of a part, of the plan, of something else
    ("桩基完成率80%", ["progress"]),
    ("投资完成率80%", ["percent_of_plan"]),
    ("总投资3亿元，完成率80%", ["total_investment", "percent_of_plan"]),
    ("占总投资的51%", ["comparison"]),
    ("同比增长51%", ["comparison"]),
    ("总投资3亿元，其中一期投资1亿元", ["total_investment", "other"]),
    # the cue and its distance
    ("总投资约为3亿元", ["total_investment"]),
    ("总投资约3亿元左右", ["total_investment"]),
    ("总投资\n3亿元", [None]),
    ("总投资，经过测算调整以后最终达到3亿元", [None]),
    ("总投资" + "大" * WINDOW + "3亿元", [None]),
    ("1-6月，完成3亿元", ["completion"]),
    # by kind alone
    ("占地60亩", ["area"]),
    ("全长32公里", ["length"]),
    ("年产12万吨", ["capacity"]),
    ("超2.3个百分点", ["comparison"]),
    ("3亿元", [None]),
    ("51%", [None]),
]


@pytest.mark.parametrize(("sentence", "found"), GUARDED)
def test_roles(sentence: str, found: list[str | None]) -> None:
    assert roles(sentence) == found


def test_a_rate_of_a_part_is_a_parts() -> None:
    text, figures = figures_of("桩基完成率80%")
    reading = find_roles(text, figures, load_lexicon())[0]
    assert reading is not None
    assert reading.part


@given(
    st.lists(
        st.sampled_from(
            [
                "总投资",
                "完成投资",
                "2021年",
                "今年",
                "预计",
                "去年",
                "3亿元",
                "51%",
                "约",
                "，",
                "的",
                "达",
                "\n",
                "其中",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_a_cue_stands_before_its_figure(sentence: str) -> None:
    text, figures = figures_of(sentence)
    for found, reading in zip(figures, find_roles(text, figures, load_lexicon()), strict=True):
        if reading is not None:
            assert 0 <= reading.start <= found.core
            assert reading.cue is None or text[reading.start :].startswith(reading.cue)
