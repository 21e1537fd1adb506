"""The state of a project: what the words of state in its tellings amount to."""

from dataclasses import dataclass

from extractors.signs import Sign, find_signs
from schemas import Status, quickly_built

__all__ = ["Sign", "State", "find_signs", "settle_status"]

_DONE: tuple[Status, ...] = ("投产", "完工", "试运行")


@quickly_built
@dataclass(frozen=True, slots=True)
class State:
    """The state of a project, and the clause that decides it."""

    status: Status
    start: int
    end: int


def settle_status(signs: tuple[Sign, ...]) -> State | None:
    """The state of the whole project that its signs amount to; None where they are silent.

    Done things count, expected ones do not; a finished part is a project under way; preliminary steps count only alone.
    """
    if not signs:
        return None
    plain = [sign for sign in signs if sign.modal in (None, "partial")]
    active = [s for s in plain if s.status == "在建" and s.modal is None and not s.weak]

    def last(*states: Status, whole: bool = False) -> Sign | None:
        return next(
            (s for s in reversed(plain) if s.status in states and (not whole or (s.whole and s.modal is None))), None
        )

    stopped = _stopped(plain, active)
    done = _done(plain, active)
    for sign in (last("取消", whole=True), stopped, done, last("未开工", whole=True)):
        if sign is not None:
            return State(sign.status, *sign.clause)
    unbegun = [s for s in signs if s.modal == "denied" and s.status == "在建" and not s.weak and s.end - s.start <= 4]
    if unbegun and not plain:
        return State("未开工", *unbegun[0].clause)
    working = last("在建", "投产", "完工", "试运行")
    if working is not None:
        return State("在建", *working.clause)
    early = last("前期")
    return State("前期", *early.clause) if early else None


def _stopped(plain: list[Sign], active: list[Sign]) -> Sign | None:
    """The sign that works stand still: of the project, or of the only part that anything is said of; none where they went on."""
    stop = next((s for s in reversed(plain) if s.status == "停工" and s.modal is None), None)
    if stop is None:
        return None
    later = [
        s
        for s in plain
        if s.start > stop.start and s.status in ("在建", "试运行", "投产") and not s.weak and s.modal is None
    ]
    if any(s.whole or s.subject == stop.subject for s in later):
        return None
    if stop.kind == "part" and any(
        s.subject != stop.subject and s.kind != "step" for s in active if s.clause != stop.clause
    ):
        return None
    return stop


def _done(plain: list[Sign], active: list[Sign]) -> Sign | None:
    """The sign that a project is in service, tried or finished; none where works on it go on behind that."""
    whole = [s for s in plain if s.whole and s.modal is None and s.status in _DONE]
    whole += [s for s in plain if s.total and not any(other.subject != s.subject for other in active)]
    whole.sort(key=lambda s: s.start)
    if not whole:
        alone = [
            s for s in plain if s.modal is None and (s.status == "试运行" or (s.status == "投产" and s.kind == "step"))
        ]
        return alone[-1] if alone and not any(s.clause != alone[-1].clause for s in active) else None
    final = whole[-1]
    if final.status == "完工":  # 已投产，通过竣工验收: the further state counts
        final = next((s for s in reversed(whole) if s.status != "完工"), final)
    going = [s for s in active if s.start > final.start and s.clause != final.clause]
    return None if going else final
