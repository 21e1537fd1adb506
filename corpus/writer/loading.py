"""Loading a grammar, checked one and all.

`rules.toml` declares the rules; the files beside it hold their forms, written by people who had read reports, and
not the extractor. What does not fit its declaration is refused when a grammar is loaded, all of it at once.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from corpus.forms import Choice, Form, FormError, Maybe, Ref, Slot, needed_slots, parse_form, walk
from corpus.writer.grammar import SIDES, Grammar, GrammarError


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule's forms may name, must name, and how they end."""

    name: str
    slots: frozenset[str]
    needs: frozenset[str]
    ends: str
    least: Mapping[str, int]
    """How many forms each side must have."""


def load_rules(folder: Traversable | None = None) -> dict[str, Rule]:
    """The declared rules."""
    table = _load_toml((folder or _folder()) / "rules.toml")
    return {
        name: Rule(
            name,
            frozenset(entry.get("slots", ())),
            frozenset(entry.get("needs", ())),
            entry.get("ends", ""),
            dict(zip(SIDES, entry["least"], strict=True)),
        )
        for name, entry in table["rules"].items()
    }


@functools.cache
def load_grammar(side: str) -> Grammar:
    """The grammar of one side as it is shipped."""
    return read_grammar(_folder(), side)


def read_grammar(folder: Traversable, side: str) -> Grammar:
    """The grammar of one side in a folder; a GrammarError names every form that does not fit its rule."""
    rules, problems = load_rules(folder), list[str]()
    forms: dict[str, tuple[Form, ...]] = {}
    for file, name, written in _read_files(folder / side, problems):
        where = f"{side}/{file} {name}"
        if name not in rules:
            problems.append(f"{where}：rules.toml 里没有这条规则")
        elif name in forms:
            problems.append(f"{where}：已在别的文件里写过")
        else:
            forms[name] = tuple(_read_forms(rules[name], side, written, where, problems))
    problems += [f"{side}：缺少 {name}" for name in rules if name not in forms]
    problems += [
        f"{side} {name}：引用的 {node.rule} 不存在"
        for name, bodies in forms.items()
        for body in bodies
        for node in walk(body)
        if isinstance(node, Ref) and node.rule not in rules
    ]
    if problems:
        raise GrammarError("\n".join(problems))
    return Grammar(side, forms)


def _read_files(folder: Traversable, problems: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Each file's name with a rule and its forms as they are written; a file that cannot be read is a problem."""
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            try:
                table = _load_toml(file)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                problems.append(f"{folder.name}/{file.name}：读不了：{error}")
                continue
            yield from ((file.name, name, written) for name, written in table.items())


def _read_forms(rule: Rule, side: str, written: list[str], where: str, problems: list[str]) -> Iterator[Form]:
    """The forms of a rule that can be read; what is wrong with them is added to the problems."""
    seen: set[str] = set()
    for line in written:
        try:
            form = parse_form(line)
        except FormError as error:
            problems.append(f"{where}：{error}")
            continue
        problems += [f"{where}：{problem}：{line}" for problem in _check_form(rule, form)]
        if line in seen:
            problems.append(f"{where}：写了两遍：{line}")
        seen.add(line)
        yield form
    if len(seen) < rule.least[side]:
        problems.append(f"{where}：只有 {len(seen)} 种写法，至少要 {rule.least[side]} 种")


_SENTENCE_ENDS = "。！？；：”）\n"


def _check_form(rule: Rule, form: Form) -> Iterator[str]:
    named = {node.name for node in walk(form) if isinstance(node, Slot)}
    if named - rule.slots:
        yield f"这条规则没有 {' '.join(sorted(named - rule.slots))}"
    missing = rule.needs - needed_slots(form)
    if missing:
        yield f"缺少 {' '.join(sorted(missing))}"
    for last in _last_marks(form):
        if rule.ends == "sentence" and last not in _SENTENCE_ENDS:
            yield f"应以句号收尾，而不是“{last}”"
        if rule.ends == "words" and last in "。；，、":
            yield f"不应以“{last}”收尾"


def _last_marks(form: Form) -> Iterator[str]:
    """The marks that a text of the form may end with; none for a slot or a reference, which end as they do."""
    if not form:
        return
    last = form[-1]
    if isinstance(last, str):
        yield last[-1]
    elif isinstance(last, Maybe):
        yield from _last_marks(last.body)
        yield from _last_marks(form[:-1])
    elif isinstance(last, Choice):
        for body in last.bodies:
            yield from _last_marks(body)
    elif isinstance(last, Slot):
        yield "…"


def _load_toml(file: Traversable) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)


def _folder() -> Traversable:
    return files("corpus") / "grammars"
