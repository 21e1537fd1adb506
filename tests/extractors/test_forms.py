"""Every written form of a figure, both ways: what each says, and what looks like one and says nothing.

The forms stand in forms.toml. Intervals are held by the properties below: whatever the form, what a number was before it was
rounded to be printed lies inside.
"""

import re
import tomllib
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.numerals import chinese
from extractors.trial import figures_of
from schemas import plain

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))
NOTHING = FORMS.pop("nothing").split("\n")[:-1]
SAYING = [row for table in FORMS.values() for row in table.split("\n")[:-1]]


def told(sentence: str) -> tuple[str, str]:
    """The sentence with its figures marked, and what they say."""
    said = []
    for found in reversed(figures_of(sentence)[1]):
        figure, span = found.figure, found.figure.span
        sentence = f"{sentence[: span.start]}【{sentence[span.start : span.end]}】{sentence[span.end :]}"
        value = "-" if figure.value is None else plain(figure.value)
        said.append(f"{value} {figure.unit or '-'} {'damaged' if 'damaged' in figure.flags else figure.bound}")
    return sentence, " ; ".join(reversed(said))


@pytest.mark.parametrize("row", SAYING)
def test_a_form_says_what_it_says(row: str) -> None:
    sentence, _, says = row.partition(" = ")
    assert told(re.sub("[【】]", "", sentence)) == (sentence, says)


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_name_or_a_turn_of_speech_says_nothing(sentence: str) -> None:
    assert told(sentence) == (sentence, "")


def test_there_are_many_forms() -> None:
    assert len(SAYING) == len(set(SAYING)) > 250
    assert len(NOTHING) > 100


UNITS = {
    "元": 1,
    "千元": 10**3,
    "万元": 10**4,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿元": 10**8,
    "亿": 10**8,
    "个亿": 10**8,
    "万亿元": 10**12,
}
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda digits: digits,
    "wide": lambda digits: digits.translate(WIDE),
    "apart": lambda digits: f"{Decimal(digits):,f}",
    "apart and wide": lambda digits: f"{Decimal(digits):,f}".translate(WIDE),
    "a blank behind the point": lambda digits: digits.replace(".", ". "),
}
AMOUNTS = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)


@given(
    AMOUNTS,
    st.sampled_from(list(UNITS)),
    st.integers(0, 4),
    st.sampled_from(list(SPELLINGS)),
    st.sampled_from(["", " "]),
)
def test_an_amount_lies_in_the_interval_of_what_was_printed(
    amount: Decimal, unit: str, places: int, spelling: str, blank: str
) -> None:
    printed = (amount / UNITS[unit]).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    _, figures = figures_of(f"总投资{SPELLINGS[spelling](format(printed, 'f'))}{blank}{unit}，已开工")
    (figure,) = [found.figure for found in figures]
    assert figure.value == printed * UNITS[unit]
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= amount <= figure.high
    assert figure.high - figure.low == Decimal(UNITS[unit]).scaleb(-places)


@given(st.integers(1, 10**4 - 1), st.sampled_from(["", "万", "亿"]), st.sampled_from(["", "约", "近", "超过"]))
def test_an_amount_in_numerals_is_the_amount(number: int, scale: str, qualifier: str) -> None:
    worth = number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    numeral = chinese(number) + scale
    assume(worth >= 10)  # 二元 is a word
    _, figures = figures_of(f"总投资{qualifier}{numeral}元。")
    (figure,) = [found.figure for found in figures]
    assert (figure.text, figure.value) == (numeral + "元", Decimal(worth))
    assert figure.low is None or figure.low <= worth
    assert figure.high is None or worth <= figure.high


@given(st.integers(1, 9999), st.integers(1, 9999), st.booleans())
def test_a_compound_amount_is_the_sum_of_its_parts(yi: int, wan: int, in_numerals: bool) -> None:
    worth = yi * 10**8 + wan * 10**4
    written = chinese(worth) if in_numerals else f"{yi}亿{wan}万"
    _, figures = figures_of(f"总投资{written}元。")
    assert [found.figure.value for found in figures] == [worth]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["-", "—", "～", "至", "到"]), st.booleans())
def test_a_range_goes_from_end_to_end(first: int, more: int, dash: str, both: bool) -> None:
    last = first + more
    _, figures = figures_of(f"总投资{first}{'万元' if both else ''}{dash}{last}万元。")
    assert [(found.figure.low, found.figure.high) for found in figures] == [
        (Decimal(first * 10**4), Decimal(last * 10**4))
    ]


@given(st.integers(0, 10**7), st.integers(0, 3), st.sampled_from(["%", "％", " %"]))
def test_a_percentage_is_read_back(units: int, places: int, sign: str) -> None:
    value = Decimal(units).scaleb(-places)
    _, figures = figures_of(f"占年度计划的{value:f}{sign}，")
    assert [(found.figure.kind, found.figure.value) for found in figures] == [("percent", value)]
