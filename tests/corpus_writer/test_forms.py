"""The little language of the grammars: what it spells, what it refuses and how it says so, and what each form can be filled with."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.forms import Choice, Form, FormError, Maybe, Ref, Slot, needed_slots, parse_form, walk
from corpus.writer.grammar import Grammar, GrammarError
from corpus.writer.parts import Fact
from corpus.writer.voice import Facts, Voice, plain_text

READ = [
    ("总投资", ("总投资",)),
    ("", ()),
    ("{name}，总投资{total}", (Slot("name"), "，总投资", Slot("total"))),
    ("<word.total>{total}", (Ref("word.total"), Slot("total"))),
    ("已[全面]完工", ("已", Maybe(("全面",)), "完工")),
    ("(完工|竣工)", (Choice((("完工",), ("竣工",))),)),
    ("已(完工|)", ("已", Choice((("完工",), ())))),
    ("[，占(年度|全年)计划的{rate}]", (Maybe(("，占", Choice((("年度",), ("全年",))), "计划的", Slot("rate"))),)),
    ("（一）", ("（一）",)),
    ("首页 > 要闻", ("首页 > 要闻",)),
    (r"\[2021\]\(补\)\|\{\}\<\>\\", ("[2021](补)|{}<>\\",)),
    ("第一行\n第二行", ("第一行\n第二行",)),
]


@pytest.mark.parametrize(("written", "form"), READ)
def test_a_form_is_read(written: str, form: Form) -> None:
    assert parse_form(written) == form


REFUSED = [
    ("{name", "“{”没有配对"),
    ("<word.total", "“<”没有配对"),
    ("[全面完工", "“[”没有配对"),
    ("(完工|竣工", "“(”没有配对"),
    ("[已(完工|竣工]", "“]”没有配对"),
    ("name}", "“}”没有配对（要照写出来就在前面加 \\）"),
    ("完工]", "“]”没有配对"),
    ("完工)", "“)”没有配对"),
    ("完工|竣工", "“|”没有配对"),
    ("[完工|竣工]", "“|”没有配对"),
    ("(完工)", "半角括号里要有“|”（照写的括号用全角）"),
    ("完工\\", "末尾的“\\”后面没有字"),
    ("{}", "“{}”里没有名称"),
    ("<>", "“<>”里没有名称"),
]


@pytest.mark.parametrize(("written", "complaint"), REFUSED)
def test_what_is_no_form_is_refused_with_a_sentence_that_shows_it(written: str, complaint: str) -> None:
    with pytest.raises(FormError) as refused:
        parse_form(written)
    sentence = str(refused.value)
    assert sentence.startswith(complaint)
    assert sentence.endswith(f"：{written}")


NEEDED = [
    ("{name}", {"name"}),
    ("{name}[，{total}]", {"name"}),
    ("({name}，{total}|{total}的{name})", {"name", "total"}),
    ("({name}|{short})，{plan}", {"plan"}),
    ("({name}|)", set()),
    ("<project.line>", set()),
]


@pytest.mark.parametrize(("written", "slots"), NEEDED)
def test_the_slots_that_every_text_of_a_form_has(written: str, slots: set[str]) -> None:
    assert needed_slots(parse_form(written)) == slots


# ------------------------------------------------------------------------------------------------------------ reduction


def grammar_of(**rules: list[str]) -> Grammar:
    return Grammar("open", {name: tuple(map(parse_form, forms)) for name, forms in rules.items()})


def texts(grammar: Grammar, known: set[str], rule: str = "s") -> set[str]:
    """Everything that is said when these facts are known; each fact reads as its name in capitals."""
    facts = Facts({slot: slot.upper() for slot in known})
    if not Voice(grammar, Random(0)).can_say(rule, facts):
        return set()
    return {plain_text(Voice(grammar, Random(seed)).say(rule, facts)[0]) for seed in range(60)}


REDUCED = [
    # forms of s, known facts, all that can be said
    (["甲{a}乙"], {"a"}, {"甲A乙"}),
    (["甲{a}乙"], set(), set()),
    (["甲{a}乙", "丙"], set(), {"丙"}),
    (["甲{a}乙", "丙"], {"a"}, {"甲A乙", "丙"}),
    (["甲[{a}]"], set(), {"甲"}),
    (["甲[{a}]"], {"a"}, {"甲", "甲A"}),
    (["甲[{a}{b}]"], {"a"}, {"甲"}),
    (["甲[{a}[{b}]]"], {"a"}, {"甲", "甲A"}),
    (["({a}|{b})"], {"b"}, {"B"}),
    (["({a}|{b})"], set(), set()),
    (["({a}|)甲"], set(), {"甲"}),
    (["甲<t>"], {"a"}, {"甲子A", "甲丑"}),
    (["甲<t>"], set(), {"甲丑"}),
    (["甲<u>"], set(), set()),
    (["甲[<u>]"], set(), {"甲"}),
    (["甲[<u>]"], {"a"}, {"甲", "甲寅A"}),
]


@pytest.mark.parametrize(("forms", "known", "said"), REDUCED)
def test_a_form_is_said_only_with_all_it_needs(forms: list[str], known: set[str], said: set[str]) -> None:
    assert texts(grammar_of(s=forms, t=["子{a}", "丑"], u=["寅{a}"]), known) == said


def test_what_no_form_can_say_is_an_error_that_names_the_rule_and_the_facts() -> None:
    voice = Voice(grammar_of(s=["甲{a}乙"]), Random(0))
    assert not voice.can_say("s", Facts({"b": "B"}))
    with pytest.raises(LookupError, match=r"no form of s can be said with b c"):
        voice.say("s", Facts({"c": "C", "b": "B"}))


def test_the_number_of_the_form_that_is_said_is_its_place_in_the_rule() -> None:
    grammar = grammar_of(s=["甲{a}", "乙", "丙{a}"])
    for seed in range(20):
        parts, number = Voice(grammar, Random(seed)).say("s", Facts({"b": "B"}))
        assert (plain_text(parts), number) == ("乙", 1)


def test_a_fact_is_made_only_when_it_is_said() -> None:
    made: list[str] = []

    def fact() -> Fact:
        made.append("total")
        return Fact(None, "total", "3亿元")

    voice = Voice(grammar_of(s=["甲"], t=["{total}"]), Random(0))
    facts = Facts({"total": fact})
    voice.say("s", facts)
    assert not made
    assert not facts.said()
    for _ in range(2):
        voice.say("t", facts)
    assert made == ["total"]
    assert facts.said() == {"total"}


CYCLES = [
    ({"s": ["甲<s>"]}, "s → s"),
    ({"s": ["甲<t>"], "t": ["乙[<u>]"], "u": ["(丙|丁<s>)"]}, "s → t → u → s"),
    ({"a": ["甲"], "s": ["<t>"], "t": ["<t>"]}, "s → t → t"),
]


@pytest.mark.parametrize(("rules", "trail"), CYCLES)
def test_rules_that_refer_to_each_other_without_end_are_refused(rules: dict[str, list[str]], trail: str) -> None:
    with pytest.raises(GrammarError) as refused:
        grammar_of(**rules)
    assert str(refused.value) == f"规则互相引用，没有尽头：{trail}"


def test_what_is_kept_for_sets_of_facts_is_bounded_and_comes_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = ["甲[{a}][{b}]", "乙[{c}]{d}", "<t>"]
    every = [frozenset(slot for place, slot in enumerate("abcd") if number >> place & 1) for number in range(16)]

    def sayable(grammar: Grammar) -> list[list[int]]:
        return [[said.number for said in grammar.choices["s"].sayable(grammar.known(known))] for known in every]

    right = sayable(grammar_of(s=forms, t=["子{a}", "丑"]))
    monkeypatch.setattr("corpus.writer.grammar._KEPT", 3)
    tight = grammar_of(s=forms, t=["子{a}", "丑"])
    for _ in range(2):
        assert sayable(tight) == right
        assert len(tight.choices["s"]._kept) <= 3


slot = st.sampled_from("abcd")
forms = st.recursive(
    st.one_of(st.sampled_from(["甲", "乙，", "3月"]), slot.map(lambda name: f"{{{name}}}"), st.just("<t>")),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        inner.map(lambda body: f"[{body}]"),
        st.lists(inner, min_size=2, max_size=3).map(lambda bodies: f"({'|'.join(bodies)})"),
    ),
    max_leaves=12,
)


@given(forms, st.sets(slot), st.integers(0, 99))
def test_only_known_facts_are_ever_said_and_the_needed_ones_always(written: str, known: set[str], seed: int) -> None:
    form = parse_form(written)
    grammar, facts = grammar_of(s=[written], t=["丑"]), Facts({slot: slot.upper() for slot in known})
    named = {node.name for node in walk(form) if isinstance(node, Slot)}
    assert grammar.slots["s"] == named
    voice = Voice(grammar, Random(seed))
    assert not voice.can_say("s", facts) or needed_slots(form) <= known
    assert voice.can_say("s", facts) or not named <= known
    if voice.can_say("s", facts):
        capitals = {mark for mark in plain_text(voice.say("s", facts)[0]) if mark in "ABCD"}
        assert {slot.upper() for slot in needed_slots(form)} <= capitals <= {slot.upper() for slot in known}
