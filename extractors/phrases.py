"""The reasons of a figure as one Chinese sentence."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from schemas import Gap, Reason

_GAPS: Mapping[Gap, str] = MappingProxyType(
    {
        "template": "这是没有填写的模板",
        "furniture": "在页面杂项或别的文章里，不属于报告正文",
        "no_role": "旁边没有说明它是什么的词",
        "no_owner": "看不出归哪个项目或哪一组",
        "no_record": "所属的一组没有别的内容，不成为一条记录",
        "promise": "方案里写的是要完成的，不算已完成",
    }
)
_SENTENCES: Mapping[tuple[str, str | None], str] = MappingProxyType(
    {
        ("role", "cue"): "写着“{text}”",
        ("role", "heading"): "栏目是“{text}”",
        ("role", "promised"): "写的是要达到的数",
        ("role", "kind"): "没有说明的词，凭数字本身判断",
        ("role", "after"): "后面写着“{text}”",
        ("role", "share"): "是另一个数的份额（{text}）",
        ("role", "list"): "与前面的数字并列，同是“{text}”",
        ("role", "class"): "是划线的数（多少以上、以下的项目）",
        ("role", "changed"): "后来改成了另一个数",
        ("role", "counted"): "是这一组的项目个数",
        ("owner", "told"): "在讲“{text}”的地方",
        ("owner", "in_name"): "写在名称“{text}”里",
        ("owner", "name_behind"): "名称“{text}”跟在后面",
        ("period", "sentence"): "期间“{text}”",
        ("period", "report"): "期间取自全文的“{text}”",
        ("year", "report"): "年份取自“{text}”",
        ("unit", "inherited"): "单位取自“{text}”",
        ("level", None): "级别取自“{text}”",
        ("nature", None): "分组取自“{text}”",
        ("nearby", None): "紧邻的数字归“{text}”",
    }
)
_HEADS = {"role": "是什么", "owner": "归属", "period": "期间", "year": "年份", "unit": "单位"}


def phrase(reasons: Iterable[Reason], gap: Gap | None) -> str:
    """The reasons in their order, and first of all why nobody has the figure where nobody does.

    >>> phrase([Reason("role", "总投资", None, "roles 总投资", "cue")], "no_owner")
    '看不出归哪个项目或哪一组；写着“总投资”（词库 roles）'
    """
    parts = [_GAPS[gap]] if gap is not None else []
    return "；".join([*parts, *(_said(reason) for reason in reasons)])


def _said(reason: Reason) -> str:
    sentence = _SENTENCES.get((reason.what, reason.rule))
    if sentence is None:  # a rule with a name of its own
        named = f"（规则 {reason.rule}）" if reason.rule is not None else ""
        sentence = f"{_HEADS.get(reason.what, reason.what)}“{{text}}”{named}"
    table, _, word = (reason.entry or "").partition(" ")
    entry = f"（词库 {table if word == reason.text else reason.entry}）" if reason.entry is not None else ""
    return sentence.replace("{text}", reason.text) + entry
