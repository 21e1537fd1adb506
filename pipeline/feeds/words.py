"""The glossary's Chinese names for keys and values, as tables and pages show them."""

from pipeline.feeds.json_schema import glossary


def field_name(noun: str, field: str) -> str:
    """The Chinese name of a field; the field itself where the glossary knows none.

    >>> field_name("Project", "annual_plan"), field_name("Project", "年度盘子")
    ('年度计划投资', '年度盘子')
    """
    known = glossary()["nouns"][noun]["fields"].get(field)
    return str(known["zh"]) if known else field


def value_name(enumeration: str, value: str) -> str:
    """The Chinese name of a value.

    >>> value_name("Verdict", "contradiction"), value_name("FigureKind", "money")
    ('矛盾', '金额')
    """
    known = glossary()["values"][enumeration].get(value)
    return str(known["zh"]) if known else value


def role_name(role: str) -> str:
    """The Chinese name of a figure's role.

    >>> role_name("percent_of_plan")
    '占年度计划比例'
    """
    return value_name("Role", role)
