"""Items of progress reports, each with the projects that it tells of: no more, no fewer, and what is said of each.

The texts stand in `items*.toml`. A line of `projects` is a name and what must be read of it: `总` its total investment, `年` the plan
of the year, `完` its completions (`累` before one since the start of works), `占` the share of the plan, `形` the progress of the whole,
`态` its state, `级` its level, `性` its nature, `难` what holds it up, `部` its parts with their state. What a line does not mention is
not looked at; `无` stands for nothing.
"""

import tomllib
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Figure, Project

CASES: dict[str, dict[str, object]] = {
    name: case
    for path in sorted(Path(__file__).parent.glob("items*.toml"))
    for name, case in tomllib.loads(path.read_text("utf-8")).items()
}


def _amount(figure: Figure | None) -> str:
    return figure.text if figure is not None else "无"


def _said(project: Project, key: str) -> str:
    match key:
        case "总":
            return _amount(project.total_investment)
        case "年":
            return _amount(project.annual_plan)
        case "完":
            done = [("累" if one.period.cumulative else "") + one.amount.text for one in project.completions]
            return "、".join(done) or "无"
        case "占":
            return _amount(project.percent_of_plan)
        case "形":
            return _amount(project.progress_percent)
        case "态":
            return project.status or "无"
        case "级":
            return project.level or "无"
        case "难":
            return "、".join(problem.text for problem in project.problems) or "无"
        case "性":
            return project.nature or "无"
        case "部":
            return "、".join(f"{part.name}{part.status or ''}" for part in project.components) or "无"
    raise KeyError(key)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_an_item_tells_of_its_projects_and_of_no_others(case: dict[str, object]) -> None:
    projects = extract(str(case["text"]).encode(), "-", load_lexicon()).projects
    wanted = [line.split("｜") for line in str(case["projects"]).split("\n") if line.strip()]
    read = []
    for project, fields in zip(projects, wanted, strict=False):
        read.append([project.name, *(f"{field[0]}={_said(project, field[0])}" for field in fields[1:])])
    read += [[project.name] for project in projects[len(wanted) :]]
    assert read == wanted
