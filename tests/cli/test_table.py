"""The table: what it shows, how it stands on a terminal, and what must never reach one."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.amounts import in_yi, main_completion, show_figure, show_percent, show_period
from pipeline.cli.cells import clip, fill, width, wrap
from pipeline.cli.console import printable
from pipeline.cli.table import Screen, render_report
from schemas import EXACT, Completion, Figure, FigureLedger, Interval, Period, Report, Warning
from tests.cli.conftest import ROOT, Run
from tests.cli.reports import HALF_YEAR, count, document, figure, full_report, money, percent, project, report
from tests.nouns import decimals

CUMULATIVE = Period(None, "2021-06", None, True, None)


def lines_of(shown: Report, screen: Screen | None = None) -> list[str]:
    return list(render_report(shown, screen or Screen()))


def rows_of(lines: list[str]) -> list[str]:
    """The head of the table and its rows."""
    start = next(at for at, line in enumerate(lines) if line.lstrip("\x1b[2m").startswith("序号"))
    return [lines[start], *(line for line in lines[start + 1 :] if re.match(r" +\d+  ", line))]


# --------------------------------------------------------------------------------------------------------- what it says


def test_the_whole_of_it() -> None:
    assert "\n".join(lines_of(full_report(), Screen(width=100))) == (
        "青石县2021年上半年重点项目进展情况\n"
        "体裁：进展情况  地区：青石县  期间：2021年1—6月  文件：2021/青石县进展.txt\n"
        "序号  名称                级别    总投资(亿元)  年度计划(亿元)  完成投资(亿元)  期间   完成率  状态\n"
        "   1  智造科技产业园      省重点         136.6              64           19.77  1—6月  ≈30.9%  在建\n"
        "   2  *云岭至白沙旅游公…  县重点       约0.487            ≥1.5                            51%  停工\n"
        "≈ 报告没有写完成率，这里由完成投资÷年度计划算出\n"
        "* 需要人工核对：\n"
        "  第2项（总投资有两种说法）\n"
        "汇总：\n"
        "  全县重点工程：55项，总投资 728.87亿元，1—6月完成 90.04亿元，占计划 51%，到位资金 3.2亿元\n"
        "目标与任务：\n"
        "  固定资产投资：≥133.3亿元，年底前，县发改局（牵头）\n"
        "共3个数字，已归属1个，未归属2个：3家（2处）\n"
        "【矛盾】各项目总投资合计137.087亿元，报告写728.87亿元\n"
        "    由此：占比51%由它算出\n"
        "    可能：可能漏列了项目\n"
        "注意：报告没有写明年份"
    )


def test_the_document_shows_a_table_as_it_is() -> None:
    block = re.search(
        r"^### The table\n\n```\n(.*?)```", (ROOT / "docs" / "cli.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert block
    lines = lines_of(full_report(), Screen(width=100))
    assert [line for line in block[1].splitlines() if line != "…" and line not in lines] == []


def test_an_empty_report_says_so() -> None:
    assert lines_of(report(document=document(title=None, region=None, period=None))) == [
        "（没有标题）",
        "体裁：进展情况  文件：2021/青石县进展.txt",
        "（没有项目）",
        "共0个数字，已归属0个，未归属0个",
    ]


def test_every_unclaimed_figure_is_listed_however_many() -> None:
    stray = tuple(count(f"{number}项") for number in range(500))
    line = lines_of(report(figures=FigureLedger(500, 0, stray, ())))[-1]
    assert line.startswith("共500个数字，已归属0个，未归属500个：")
    assert line.split("：")[1].split("、") == [f"{number}项" for number in range(500)]


def test_a_long_list_is_cut_and_counted() -> None:
    doubtful = tuple(project(f"项目{number}", review=("存疑",)) for number in range(25))
    assert "  ……另有5条，用 --json 查看" in lines_of(report(projects=doubtful))


def test_a_warning_names_its_page() -> None:
    assert lines_of(report(warnings=(Warning("truncated", "中断", 3),)))[-1] == "注意：中断（第3页）"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (money("136.6亿元"), "136.6亿元"),
        (money("4870万元"), "0.487亿元"),
        (money("5元"), "0.00000005亿元"),
        (money("0亿元"), "0亿元"),
        (money("123456789.123456789亿元"), "123456789.123456789亿元"),
        (money("3亿元", bound="about", qualifier="约"), "约3亿元"),
        (money("3亿元", bound="at_least", qualifier="超"), "≥3亿元"),
        (money("3亿元", bound="at_most", qualifier="不超过"), "≤3亿元"),
        (
            figure(
                "15-18亿元",
                "money",
                Decimal(1650000000),
                "CNY",
                Interval(Decimal(1500000000), Decimal(1800000000)),
                bound="range",
            ),
            "15–18亿元",
        ),
        (figure("3000万美元", "money", Decimal(30000000), "美元", Interval(None, None)), "3000万美元"),
        (figure("57。6亿元", "money", None, "CNY", Interval(None, None), flags=("damaged",)), "57。6亿元?"),
        (percent("51%"), "51%"),
        (percent("51%", bound="at_least"), "≥51%"),
        (count("55项"), "55项"),
        (None, ""),
    ],
)
def test_a_figure_as_shown(shown: Figure | None, expected: str) -> None:
    assert show_figure(shown) == expected


@given(decimals())
def test_money_in_yi_is_exact(yuan: Decimal) -> None:
    shown = in_yi(yuan)
    assert set(shown) <= set("-0123456789.")
    assert EXACT.multiply(Decimal(shown), Decimal(10**8)) == yuan


@pytest.mark.parametrize(
    ("period", "home", "expected"),
    [
        (HALF_YEAR, None, "2021年1—6月"),
        (HALF_YEAR, HALF_YEAR, "1—6月"),
        (Period("2020-01", "2020-12", None, False, None), HALF_YEAR, "2020年1—12月"),
        (Period("2020-11", "2021-02", None, False, None), None, "2020年11月—2021年2月"),
        (Period("2021-08", "2021-08", None, False, None), None, "2021年8月"),
        (Period("--01", "--06", None, False, None), None, "1—6月"),
        (Period("2021-01", None, None, False, "截至目前"), None, "截至目前"),
        (Period("2021-01", None, None, False, None), None, "2021年1月起"),
        (CUMULATIVE, None, "开累至2021年6月"),
        (CUMULATIVE, HALF_YEAR, "开累至6月"),
        (Period(None, None, None, True, None), None, "开累"),
        (Period(None, None, None, False, None), None, ""),
        (None, None, ""),
    ],
)
def test_a_period_as_shown(period: Period | None, home: Period | None, expected: str) -> None:
    assert show_period(period, home) == expected


def test_which_completion_stands_for_the_project() -> None:
    half, later, whole = (
        Completion(period, money("1亿元"))
        for period in (HALF_YEAR, Period("2021-01", "2021-08", None, False, None), CUMULATIVE)
    )
    assert main_completion([half, later, whole], HALF_YEAR) == half
    assert main_completion([half, later, whole], None) == later
    assert main_completion([whole], HALF_YEAR) == whole
    assert main_completion([], HALF_YEAR) is None


def rate(**changes: object) -> str:
    done = Completion(HALF_YEAR, money("32亿元"))
    built = project("甲", **({"annual_plan": money("64亿元"), "completions": (done,)} | changes))
    return show_percent(built, main_completion(built.completions, HALF_YEAR))


def test_the_rate_is_the_report_s_own_or_marked_as_computed() -> None:
    assert rate(percent_of_plan=percent("48%")) == "48%"
    assert rate() == "≈50%"
    assert rate(plan_year=2021) == "≈50%"


@pytest.mark.parametrize(
    "changes",
    [
        {"annual_plan": None},
        {"completions": ()},
        {"completions": (Completion(CUMULATIVE, money("32亿元")),)},
        {"plan_year": 2020},
        {"annual_plan": money("0亿元")},
        {"annual_plan": money("64亿元", bound="at_least")},
        {"annual_plan": figure("57。6亿元", "money", None, "CNY", Interval(None, None))},
        {"completions": (Completion(HALF_YEAR, replace(money("32亿元"), unit="美元")),)},
    ],
)
def test_no_rate_is_computed_from_what_cannot_be_compared(changes: dict[str, object]) -> None:
    assert rate(**changes) == ""


def test_other_periods_are_counted() -> None:
    later = Completion(Period("2021-01", "2021-08", None, False, None), money("40亿元"))
    built = project("甲", completions=(Completion(HALF_YEAR, money("32亿元")), later))
    lines = lines_of(report(projects=(built,)))
    assert "1—6月 +1" in rows_of(lines)[1]
    assert any(line.startswith("+1 ") for line in lines)


# ------------------------------------------------------------------------------------------------------- how it stands


@pytest.mark.parametrize("room", [60, 72, 80, 100, 160, None])
def test_columns_are_aligned_and_fit_the_window(room: int | None) -> None:
    rows = rows_of(lines_of(full_report(), Screen(width=room)))
    assert len(rows) == 3
    starts = {width(row[: re.search(r"(状态|在建|停工)$", row).start()]) for row in rows}  # type: ignore[union-attr]
    assert len(starts) == 1, rows
    if room is not None:
        assert max(map(width, rows)) <= room


@pytest.mark.parametrize("room", [1, 10, 40, 60, 72, 80, 100, None])
def test_no_figure_is_ever_cut(room: int | None) -> None:
    text = "\n".join(rows_of(lines_of(full_report(), Screen(width=room))))
    for number in ("136.6", "64", "19.77", "约0.487", "≥1.5"):
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text), number


def test_what_a_narrow_window_leaves_out_is_named() -> None:
    assert "（窗口太窄，没有显示：级别、期间、完成率）" in lines_of(full_report(), Screen(width=60))


names = st.text(st.sampled_from("智造产业园（一期）abc 1·—…𠮷\u0301\u200b"), max_size=30)


@given(names, st.integers(2, 40))
def test_a_clipped_text_fits(name: str, room: int) -> None:
    clipped = clip(name, room)
    assert width(clipped) <= room
    assert clipped == name or (clipped.endswith("…") and name.startswith(clipped[:-1]))
    assert width(fill(clipped, room)) == room


@given(st.text(st.sampled_from("总投资19.77亿元，占 计划（51%）"), max_size=60), st.integers(8, 40))
def test_wrapped_lines_hold_the_whole_text_and_fit(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    numbers = re.findall(r"[\d.]+", text)
    assert [number for line in lines for number in re.findall(r"[\d.]+", line)] == numbers or any(
        width(number) > room for number in numbers
    )


# ------------------------------------------------------------------------------------------- colour, and what must not


def test_colour_by_status() -> None:
    coloured = lines_of(full_report(), Screen(width=100, colour=True))
    assert "\x1b[36m在建\x1b[0m" in "\n".join(coloured)
    assert "\x1b[31m停工\x1b[0m" in "\n".join(coloured)
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in coloured] == lines_of(full_report(), Screen(width=100))


@pytest.mark.usefixtures("fake_extract")
@pytest.mark.parametrize(
    ("option", "no_color", "force_color", "expected"),
    [
        ((), "", "", False),
        ((), "", "1", True),
        ((), "1", "", False),
        ((), "1", "1", False),
        (("--color=always",), "1", "", True),
        (("--color=never",), "", "1", False),
        (("--color=auto",), "", "1", True),
    ],
)
def test_who_decides_on_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], no_color: str, force_color: str, expected: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("FORCE_COLOR", force_color)
    assert ("\x1b[" in run("extract", __file__, "--table", *option).out) == expected


HOSTILE = "甲\x1b[2J\x1b]0;夺\x07\n\r\t\x9b31m\u202e乙\u2066\u200b\x00\x7f\u2028丙\ud800"


def test_nothing_in_a_report_drives_the_terminal() -> None:
    hostile = replace(
        full_report(),
        document=document(title=HOSTILE, source=HOSTILE, issuer=HOSTILE),
        projects=(
            project(
                HOSTILE,
                status="在建",
                review=(HOSTILE,),
                total_investment=replace(money("1亿元"), unit=HOSTILE, text=HOSTILE),
            ),
        ),
        figures=FigureLedger(1, 0, (replace(count("1项"), text=HOSTILE),), ()),
        warnings=(Warning("no_year", HOSTILE, None),),
    )
    for line in lines_of(hostile):
        assert line.isprintable(), line
        assert "甲" not in line or "乙" in line, "what is harmless stays"


@given(st.text())
def test_printable_text_is_printable_and_keeps_what_was(text: str) -> None:
    shown = printable(text)
    kept = iter(shown)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
    assert all(sign in kept for sign in text if sign.isprintable()), "in order"
