"""A report that was written to harm its reader: whatever it says, it stays text."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from pipeline.extraction import explain
from pipeline.feeds.evidence import evidence_page
from pipeline.feeds.evidence.safe import clip, shown, written
from schemas import Report, TaizhangError
from tests.evidence.pages import Page, check_harmless
from tests.evidence.samples import TEXT, make_report
from tests.nouns import values_of

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=alert(1)>",
    '"onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">总投资3亿元</a>',
    "<!-- --> <!--> ]]> <![CDATA[ <?xml ?>",
    "&lt;b&gt; &#x3c;script&#x3e; &amp;amp; &notanentity; &#0;",
    "</p></div></section></main></body></html>",
    "<form action=https://evil.example><input name=q>",
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    "<base href=https://evil.example><iframe src=//evil.example>",
    "\u202e元亿3\u202c \u2066总投资\u2069 \u200f\u200e\u061c",
    "1\u200b5亿元 1\u00ad5亿元 \ufeff \u2060 \u3164\u115f\u2800",
    "\x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x85\x9f",
    "\ud800\udfff",
    "\u2028\u2029\ufff9\U000e0041",
    "${alert(1)} {{7*7}} `alert(1)`",
    "e" + "\u0301" * 200,
    "\u05d0\u05d1 12亿元 \u0627\u0628 34亿元",
    "{text}{0}%s%(x)s\\u0000\\1",
]


def insert(attack: str) -> tuple[Report, str]:
    """A report whose every word is an attack: names, states, labels, notes, messages, and the text itself."""

    def spoil(value: Any) -> Any:
        if isinstance(value, str):
            return attack + value
        if isinstance(value, tuple):
            return tuple(spoil(each) for each in value)
        if hasattr(value, "__dataclass_fields__"):
            fixed = {
                "kind",
                "role",
                "verdict",
                "severity",
                "bound",
                "flags",
                "code",
                "what",
                "gap",
                "op",
                "measure",
                "cut",
            }
            names = [name for name in value.__dataclass_fields__ if name not in fixed]
            return replace(value, **{name: spoil(getattr(value, name)) for name in names})
        if isinstance(value, dict):
            return {key: spoil(each) for key, each in value.items()}
        return value

    report: Report = spoil(make_report())
    return report, TEXT[:20] + attack + TEXT[20 + len(attack) :]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_report_full_of_an_attack_is_text(attack: str) -> None:
    report, text = insert(attack)
    page = Page(evidence_page(report, text))
    check_harmless(page)
    assert page.leaf_text() == text


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_that_is_really_read_is_text(attack: str) -> None:
    text = f"青石县{attack}进展情况\n1、{attack}产业园项目，总投资{attack}3亿元，年度计划投资1.5亿元。{attack}\n"
    try:
        report, read = explain(text.encode("utf-8", "surrogatepass"), f"{attack}.txt", load_lexicon())
    except TaizhangError:
        return  # refused: what holds a NUL is no text
    page = Page(evidence_page(report, read))
    check_harmless(page)
    assert page.leaf_text() == read


@settings(max_examples=40)  # each is a whole report and a whole page
@given(values_of(Report), st.text(max_size=80))
def test_any_report_with_any_text_makes_a_harmless_page(report: Report, text: str) -> None:
    page = Page(evidence_page(report, text))
    check_harmless(page)
    assert page.leaf_text() == text


SIGNS = st.sampled_from(
    [*"<>&\"'/=`${}\\;:!-[]#%", "script", "style", "javascript:", "on", "\n", "\t", "\r", " ", "3亿元"]
)


@given(st.lists(SIGNS | st.characters(), max_size=60).map("".join))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    page = Page(f'<!doctype html><p class="leaf" title="{shown(text)}">{written(text)}</p>')
    (paragraph,) = page.elements[:1]
    assert paragraph.text() == text
    assert {element.tag for element in page.elements} <= {"p", "span"}
    assert all(element.classes == ["c"] for element in page.elements[1:])
    title = paragraph.attributes["title"]
    assert title is not None
    assert set(paragraph.attributes) == {"class", "title"}
    assert "\n" not in title


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\x85", "\r", "\x0c", "\u202e", "\u2066", "\u200b", "\u2028", "\u3164", "\ud800"]
)
def test_a_sign_that_cannot_be_seen_is_named(sign: str) -> None:
    code = f"U+{ord(sign):04X}"
    assert written(f"3{sign}亿") == f'3<span class="c">{code}</span>亿'
    assert shown(f"3{sign}亿") == f"3⟨{code}⟩亿"


@pytest.mark.parametrize("sign", ["3", "亿", "𠮷", "\ue000", "é", "\u0301", "\u3000", "—", "😀", "\ufe00"])
def test_a_sign_that_can_be_seen_is_left(sign: str) -> None:
    assert written(sign) == shown(sign) == sign


def test_marks_that_tower_over_the_line_are_named() -> None:
    assert written("a" + "\u0301" * 4) == "a" + "\u0301" * 4
    assert written("a" + "\u0301" * 5 + "b\u0301") == "a" + "\u0301" * 4 + '<span class="c">U+0301</span>b\u0301'


def test_what_is_clipped_says_so() -> None:
    assert clip("总投资3亿元", 6) == "总投资3亿元"
    assert clip("总投资3亿元，", 6) == "总投资3亿…"
    assert clip(" " * 10 + "总 \n 投资\t3", 6) == "总投资 3"
    assert clip(" " * 100 + "总投资", 6) == "…"
    assert len(clip("总" * 10**6, 6)) == 6
