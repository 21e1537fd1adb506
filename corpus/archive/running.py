"""Scoring a whole archive: portions of reports go to processes, and only sums come back."""

import os
from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from corpus.archive.identity import Grouping, Identify, Mention, compare_groups
from corpus.archive.measuring import MakeTool, Tool, measure_report
from corpus.archive.reading import parse_truth
from corpus.archive.shards import ArchiveError, Line, Portion, read_manifest, read_portions
from corpus.archive.tallies import Tally
from corpus.fields import FieldError

_AHEAD = 3
"""Portions in work for each process: enough that none waits, few enough that results do not pile up."""


@dataclass(frozen=True, slots=True)
class ArchiveScore:
    """What the tool made of an archive."""

    manifest: dict[str, Any]
    tally: Tally
    groups: Grouping
    """How well the mentions that were found are put together."""
    mentioned: int
    """How many mentions there are in truth."""


@dataclass(slots=True)
class Outcomes:
    """What a process hands back of one portion."""

    shard: str
    tally: Tally = field(default_factory=Tally)
    mentions: list[tuple[str, Mention]] = field(default_factory=list)
    mentioned: int = 0
    flaws: list[str] = field(default_factory=list)


def score_archive(
    folder: Path,
    make_tool: MakeTool,
    identify: Identify,
    *,
    workers: int | None = None,
    limit: int | None = None,
    show: Callable[[str], object] | None = None,
) -> ArchiveScore:
    """The score of what the tool reads in an archive's reports; `show` is told every mistake, a line each."""
    manifest = read_manifest(folder)
    portions = read_portions(folder, limit)
    measure = partial(_measure, folder, show is not None)
    tally, groups, mentioned = Tally(), Grouping(), 0
    shard, mentions = "", list[tuple[str, Mention]]()
    with closing(_spread(portions, measure, make_tool, workers or os.cpu_count() or 1)) as results:
        for result in results:
            if result.shard != shard:  # no project is told of in two shards, so their groups can be added up
                groups += _group(mentions, identify)
                shard, mentions = result.shard, []
            tally.merge(result.tally)
            mentions += result.mentions
            mentioned += result.mentioned
            if show is not None:
                for flaw in result.flaws:
                    show(flaw)
    return ArchiveScore(manifest, tally, groups + _group(mentions, identify), mentioned)


def _group(mentions: list[tuple[str, Mention]], identify: Identify) -> Grouping:
    identities: list[Hashable] = [identity for identity, _ in mentions]
    return compare_groups(identities, identify([mention for _, mention in mentions]))


# ----------------------------------------------------------------------------------------------------- in a process


def _measure(folder: Path, show: bool, tool: Tool, portion: Portion) -> Outcomes:
    outcomes = Outcomes(portion.shard)
    for line in portion.lines:
        try:
            truth = parse_truth(line.truth)
            measured = measure_report(folder, truth, line.mistakes, tool, outcomes.tally, show=show)
        except FieldError as error:
            raise ArchiveError(_where(portion, line), str(error)) from error
        except OSError as error:
            raise ArchiveError(_where(portion, line), f"报告读不出来（{error}）") from error
        outcomes.mentions += measured.mentions
        outcomes.mentioned += measured.mentioned
        outcomes.flaws += measured.flaws
    return outcomes


def _where(portion: Portion, line: Line) -> str:
    return f"truth/{portion.shard}.jsonl 第 {line.number} 行"


_tool: Tool | None = None
"""The tool of this process, made once when it starts."""


def _start(make_tool: MakeTool) -> None:
    global _tool
    _tool = make_tool()


def _measure_here(measure: Callable[[Tool, Portion], Outcomes], portion: Portion) -> Outcomes:
    assert _tool is not None, "the process has been started"
    return measure(_tool, portion)


def _spread(
    portions: Iterator[Portion], measure: Callable[[Tool, Portion], Outcomes], make_tool: MakeTool, workers: int
) -> Generator[Outcomes, None, None]:
    """What comes of each portion, in their order, whoever was first."""
    first = tuple(islice(portions, 2))
    if workers == 1 or len(first) < 2:
        tool = make_tool()
        for portion in chain(first, portions):
            yield measure(tool, portion)
        return
    # An executor's own map takes in everything at once; here only so much is under way as keeps the processes busy.
    # Fresh processes rather than forked ones, on every system alike: no lock is inherited that nobody will open.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (make_tool,))
    running: deque[Future[Outcomes]] = deque()
    try:
        for portion in chain(first, portions):
            running.append(pool.submit(_measure_here, measure, portion))
            if len(running) >= workers * _AHEAD:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    except BrokenProcessPool as error:
        raise ArchiveError("评分", "一个工作进程意外终止（可能是内存不足），请减少 --workers") from error
    finally:
        pool.shutdown(cancel_futures=True)
