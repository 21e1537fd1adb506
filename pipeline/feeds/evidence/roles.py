"""How the page tells roles apart: a colour, and for those who do not see it a sign beside the figure."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.feeds.words import role_name
from schemas import Entry

NOBODY = "nobody"
"""The look of a figure that is not claimed."""
TAGS: Mapping[str, str] = MappingProxyType(
    {
        "total_investment": "总",
        "annual_plan": "计",
        "completion": "完",
        "percent_of_plan": "率",
        "progress": "进",
        "count": "数",
        "target": "标",
        "output_value": "产",
        "capacity": "能",
        "area": "积",
        "length": "长",
        "funding": "资",
        "threshold": "限",
        "comparison": "比",
        "other": "他",
        NOBODY: "？",
    }
)
"""The sign of each look, in the order of the legend."""


def look_of(entry: Entry) -> str:
    """The look of a figure: its role, or nobody's."""
    return NOBODY if entry.belongs_to.kind == "document" else entry.role


def look_name(look: str) -> str:
    """What a look is called.

    >>> look_name("annual_plan"), look_name("nobody")
    ('年度计划投资', '未归属')
    """
    return "未归属" if look == NOBODY else role_name(look)
