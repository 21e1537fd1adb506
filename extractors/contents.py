"""What will be built is no state of the works: 新建厂房2栋，铺设管道4公里."""

import re

from extractors.clauses import Clause
from extractors.modality import NOW

_CONTENT = re.compile(
    r"(?:该|本|项目|工程|主要|内容|为|拟|规划|计划|一期|二期)*(?:建设(?![如处中任工停全已正基顺滞完手资用单]|进[展入度]|内容(?:已|均|全|基))|新建|改建|扩建|新改建|改扩建|实施|铺设|敷设|安装|购置|改造|硬化|架设|修建|配套|占地|治理|栽植|种植|拓宽|整治|布设|平整|完善|增设|疏浚|清淤|衬砌|加固|更换|更新|铺筑|装修|采用|包括|含|对|以(?!保)|设(?![计备施立])|建(?![成设筑到至了])|打造|开发|盘活|利用|年[产处可]|总?建筑面积|开挖|埋设|整修|修复|拆除|配备|重建|恢复(?!施工|建设|[^，]{0,4}通[行车]|供[水热暖电气])|翻建|清理|综合治理|撤销(?=[^项该建])|编制|普查|开拓|布置|引入|钻探|勘探|开采|打井|新打|回收|处理|处置|(?:灾毁|老旧|现有)[^，]{0,12}(?:改造|修复|更换)|引进|搭建|形成(?!规模|能力)|选址|位于|沿|按(?![期时照计节序合设要规标])|起点|全长|路线)(?!完成|完毕|正|已|施工|工程|过半|接近|基本|结束|全部|均|进|有|顺|任务|提前|工作)"
)
_NATURE = 4
"""A clause as short as 新建 or 续建项目 says what kind of project it is."""
_LABEL = re.compile(r"(?:主要|项目|工程)?(?:建设)?(?:内容|规模|概况|简介|地点|性质|选址|位置|单位|业主)[及和与]?")
_GOING = re.compile(
    r"过半|近半|大半|尾声|收尾|封顶|完毕|结束|正(?=在|按)|建中\Z|工中\Z|" + "|".join(f"{digit}%" for digit in range(10))
)
_AHEAD_OF = re.compile(
    r"(?:(?:19|20)[0-9]{2}年)?(?:1[0-2]|[1-9])月(?![0-9至到\-])|(?:19|20)[0-9]{2}年(?=[^，。；]{0,6}(?:[通竣完投交启并开]|建成))|暂|尚|未|仍|因(?!地)|由于|受|停工|全部(?!采)|启用|投[产用运入]|通过|验收|交付|房屋|钥匙|正式|建成(?:启|投|并|使|后)|预计|计划(?!总?投资)|力争|确保|建成后|主体|开工|竣工|完成"
)


def is_content(text: str, clause: Clause, before: bool) -> bool:
    """Whether a clause says what will be built, or goes on with that: 建设内容：新建厂房2栋，铺设管道4公里."""
    if _LABEL.fullmatch(text, clause.start, clause.end):
        return True
    if clause.end - clause.start <= _NATURE:
        return before and text[clause.start - 1 : clause.start] == "，"  # 新建，总投资3亿元
    opened = text[clause.start - 1 : clause.start] in ("，", "：", "；") and before
    if (
        NOW.search(text, clause.start, clause.end)
        or _AHEAD_OF.match(text, clause.start, clause.end)
        or _GOING.search(text, clause.start, clause.end)
    ):
        return False
    return opened or _CONTENT.match(text, clause.start, clause.end) is not None
