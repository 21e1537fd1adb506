"""A tiny archive written by hand, and tools that read it perfectly or not.

Three reports in two shards, all with the figures of `tests.sample_reading`: one county in two years, where one project has
been renamed, and another county on the frozen side, whose projects bear the same names.
"""

import dataclasses
import json
from pathlib import Path
from typing import Any

from corpus import Case
from corpus.archive import Tool
from corpus.expected import parse_expected
from corpus.places import FoldedText, place_figures
from schemas import Finding, ReadError, Report, report_from_json, to_json
from tests.sample_reading import LABEL, TEXT, VALUES, change, drop, finding, ledger, perfect, with_records

Json = dict[str, Any]

FIRST = "reports/江州/泽州市/泽州县/a.txt"
SECOND = "reports/江州/泽州市/泽州县/b.txt"
FROZEN = "reports/湖州/丰州市/丰水县/c.txt"
WATERWORKS, RENAMED = "丹河新城水厂", "丹河新城净水厂"
OWNERS = [("aggregate", 0)] * 5 + [("project", 0)] * 4 + [("project", 1)] * 3 + [("target", 0), ("document", None)]


@dataclasses.dataclass(frozen=True)
class Written:
    """One report of the archive."""

    path: str
    shard: str
    text: str
    truth: Json
    mistakes: list[Json]


def write_archive(folder: Path, *, errors: bool = True) -> Path:
    """The archive, below a folder."""
    folder.joinpath("archive.json").write_text(json.dumps({"format": 1, "seed": 7, "reports": 3, "shards": 2}), "utf-8")
    for name in ("truth", "mistakes"):
        folder.joinpath(name).mkdir()
    for written in written_reports():
        file = folder / written.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written.text, "utf-8")
        add_lines(folder / "truth" / f"{written.shard}.jsonl", written.truth)
        add_lines(folder / "mistakes" / f"{written.shard}.jsonl", *(written.mistakes if errors else ()))
    return folder


def add_lines(file: Path, *lines: Json) -> None:
    with open(file, "a", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def edit_truth(folder: Path, shard: str, place: int, **keys: object) -> None:
    """Changes keys of one line of the truth."""
    file = folder / "truth" / f"{shard}.jsonl"
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    lines[place].update(keys)
    file.unlink()
    add_lines(file, *lines)


def written_reports() -> list[Written]:
    later = TEXT.replace("2021", "2022").replace(WATERWORKS, RENAMED)
    return [
        _written(FIRST, "0", TEXT, noise=["wrapped", "chrome"]),
        _written(SECOND, "0", later, ids=["P1-0001", "P1-0002"], year="2022"),
        _written(FROZEN, "10", TEXT, ids=["P2-0001", "P2-0002"], side="frozen", office="city", skeleton="line"),
    ]


def _written(
    path: str,
    shard: str,
    text: str,
    *,
    ids: list[str] | None = None,
    year: str = "2021",
    side: str = "open",
    office: str = "county",
    skeleton: str = "opening/line",
    noise: list[str] | None = None,
) -> Written:
    case = case_of(text)
    figures = [
        {
            "text": figure.text,
            "kind": _kind(figure.text),
            "value": value,
            "unit": "CNY",
            "span": {"start": start, "end": end},
        }
        for figure, value, (start, end) in zip(case.expected.figures, VALUES, case.places, strict=True)
    ]
    half = {"period": {"start": f"{year}-01", "end": f"{year}-06"}}
    waterworks = RENAMED if RENAMED in text else WATERWORKS
    projects = [
        {
            "id": (ids or ["P1-0001", "P1-0002"])[0],
            "layout": "project.line",
            "form": 17,
            "phrases": ["project.line/17", "word.total/2"],
            "name": waterworks,
            "level": "省重点",
            "status": "在建",
            "total_investment": figures[5],
            "annual_plan": figures[6],
            "completions": [{**half, "amount": figures[7]}],
            "progress_percent": figures[8],
            "components": [{"name": "输水管线", "status": "在建"}],
        },
        {
            "id": (ids or ["P1-0001", "P1-0002"])[1],
            "layout": "project.colon",
            "form": 3,
            "phrases": ["project.colon/3", "word.total/2"],
            "name": "巴公冷链物流园",
            "status": "完工",
            "total_investment": figures[9],
            "annual_plan": figures[10],
            "completions": [{**half, "amount": figures[11]}],
        },
    ]
    group = {
        "layout": "opening.progress",
        "form": 2,
        "scope": "全县重点工程",
        "count": figures[0],
        "total_investment": figures[1],
        "annual_plan": figures[2],
        "completions": [{**half, "amount": figures[3]}],
        "percent_of_plan": figures[4],
    }
    target = {
        "layout": "target.line",
        "form": 0,
        "metric": "全年完成投资",
        "op": ">=",
        "value": figures[12],
        "deadline": {"text": "12月底前", "by": f"{year}-12-31"},
        "owners": [{"name": "县发改局", "role": "牵头"}],
    }
    wrong = {
        "rule": "sum",
        "verdict": "contradiction",
        "severity": "error",
        "subject": "全县重点工程·总投资",
        "reported": figures[1],
        "expected": {"low": 815000000, "high": 825000000, "unit": "CNY"},
        "operands": [figures[5], figures[9]],
    }
    names = {"project": [waterworks, "巴公冷链物流园"], "aggregate": ["全县重点工程"], "target": ["全年完成投资"]}
    entries = [
        {"figure": figure, "role": wanted.roles[0], "belongs_to": _owner(kind, index, names)}
        for figure, wanted, (kind, index) in zip(figures, case.expected.figures, OWNERS, strict=True)
    ]
    truth = {
        "report": path,
        "labels": {
            "genre": "进展情况",
            "side": side,
            "format": "txt",
            "office": office,
            "skeleton": skeleton,
            "noise": noise or [],
            "encoding": "utf-8",
        },
        "document": {
            "genre": "进展情况",
            "title": f"泽州县{year}年上半年重点工程进展情况",
            "period": {"start": f"{year}-01", "end": f"{year}-06", "label": "1—6月份"},
        },
        "projects": projects,
        "aggregates": [group],
        "targets": [target],
        "findings": [wrong],
        "figures": {"total": len(entries), "entries": entries},
    }
    planted = {"report": path, "planted": True, "kind": "missing_part", "rule": "sum", "reported": figures[1]}
    rounded = {"report": path, "planted": False, "kind": "rounding", "rule": "percent", "reported": figures[4]}
    return Written(path, shard, text, truth, [planted, rounded])


def _kind(text: str) -> str:
    return "money" if "元" in text else "percent" if "%" in text else "count"


def _owner(kind: str, index: int | None, names: dict[str, list[str]]) -> Json:
    return {"kind": kind} if index is None else {"kind": kind, "index": index, "name": names[kind][index]}


# --------------------------------------------------------------------------------------------------------- the tools


def case_of(text: str) -> Case:
    expected = parse_expected(json.dumps(LABEL))
    places = place_figures(FoldedText.of(text), [figure.text for figure in expected.figures])
    return Case("x", "x", text.encode(), text, expected, places)


def read_perfectly(data: bytes, source: str) -> Report:
    text = data.decode()
    report = to_json(perfect(case_of(text)))
    if RENAMED in text:
        report = report.replace(WATERWORKS, RENAMED).replace("2021", "2022")
    read = report_from_json(report)
    assert isinstance(read, Report)
    return read


def decode(data: bytes, source: str) -> str:
    return data.decode()


def perfect_tool() -> Tool:
    """A tool that says just what is true."""
    return Tool(decode, read_perfectly)


def careless_tool() -> Tool:
    """A tool that misses a project in the first report, raises a false alarm in the second and fails on the frozen one."""
    return Tool(decode, _read_carelessly)


def _read_carelessly(data: bytes, source: str) -> Report:
    report = read_perfectly(data, source)
    if source == FIRST:
        return change(drop(report, "projects", 1), "projects", 0, status="完工")
    if source == SECOND:
        return with_records(report, "findings", [*report.findings, *_alarms(report)])
    raise ReadError("damaged", "文件损坏")


def _alarms(report: Report) -> list[Finding]:
    """One that rounding explains, and one about a plan."""
    return [
        finding("percent", ledger(report, 4), "占年度计划"),
        finding("plan_gt_total", ledger(report, 6), "年度计划"),
    ]
