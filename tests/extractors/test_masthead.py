"""The head of a report: small papers as offices, papers and portals of many provinces print them, and what is said of each."""

from dataclasses import dataclass

import pytest

from extractors.doubts import find_doubts
from extractors.lexicon import load_lexicon
from extractors.masthead import find_masthead, report_period
from extractors.outline import find_outline
from extractors.periods import find_periods, settle
from extractors.shadow import cast_shadow


@dataclass(frozen=True)
class Head:
    """What a reader makes of a paper; None where it says nothing, or not clearly."""

    genre: str
    title: str | None = None
    subtitle: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    year: int | None = None
    region: str | None = None
    code: str | None = None
    period: tuple[str | None, str | None] | None = None


def read_head(paper: str) -> Head:
    lexicon = load_lexicon()
    text = cast_shadow(paper).text
    blocks, periods = find_outline(text, lexicon), find_periods(text, lexicon)
    masthead = find_masthead(text, blocks, lexicon, periods)
    covered = report_period(text, masthead, periods)
    period = settle(covered, text[covered.start : covered.end], masthead.year) if covered else None

    def quote(place: tuple[int, int] | None) -> str | None:
        return "".join(text[slice(*place)].split()) if place else None

    return Head(
        masthead.genre,
        quote(masthead.title),
        quote(masthead.subtitle),
        document_number(quote(masthead.doc_number)),
        quote(masthead.issuer),
        masthead.issued_on.value if masthead.issued_on else None,
        masthead.year,
        masthead.region[2].text if masthead.region else None,
        masthead.region[2].code if masthead.region else None,
        (period.start, period.end) if period else None,
    )


def document_number(quoted: str | None) -> str | None:
    """A number as it is printed; the shadow spells all such brackets alike."""
    return quoted.replace("【", "〔").replace("】", "〕") if quoted else None


PAPERS = {
    "a title over two lines, with blanks inside 通报": (
        ("关于2023年上半年全市省级重点项目\n建设进展情况的通    报\n\n各县（市、区）人民政府，市直各单位：\n"
        "现将上半年建设情况通报如下。\n一、总体情况\n1—6月，60个项目完成投资80亿元。\n\n南平市发展和改革委员会\n2023年7月12日"),
        Head("通报", "关于2023年上半年全市省级重点项目建设进展情况的通报", issuer="南平市发展和改革委员会", issued="2023-07-12",
             year=2023, region="南平市", code="350700", period=("2023-01", "2023-06")),
    ),
    "a red head, a number, and the office before 关于": (
        ("彭阳县人民政府办公室文件\n彭政办发〔2019〕34号\n彭阳县人民政府办公室关于1—5月重点工程进展情况的通报\n各乡镇人民政府：\n"
        "一、总体情况\n截至5月底，完成投资3亿元。\n2019年6月4日"),
        Head("通报", "彭阳县人民政府办公室关于1-5月重点工程进展情况的通报", number="彭政办发〔2019〕34号", issuer="彭阳县人民政府办公室",
             issued="2019-06-04", year=2019, region="彭阳县", code="640425", period=("2019-01", "2019-05")),
    ),
    "a notice that sends out a plan": (
        ("勐海县人民政府办公室关于印发勐海县重点项目攻坚行动方案的通知\n各乡（镇）人民政府，县直各办局：\n"
        "《勐海县重点项目攻坚行动方案》已经县人民政府同意，现印发给你们，请认真抓好落实。\n勐海县人民政府办公室\n2022年2月8日\n"
        "勐海县重点项目攻坚行动方案\n为扩大有效投资，特制定本方案。\n一、总体要求\n坚持项目为王。\n二、主要目标\n完成投资50亿元以上。"),
        Head("实施方案", "勐海县人民政府办公室关于印发勐海县重点项目攻坚行动方案的通知", "勐海县重点项目攻坚行动方案",
             issuer="勐海县人民政府办公室", issued="2022-02-08", year=2022, region="勐海县", code="532822"),
    ),
    "a date in Chinese numerals, and a later day of printing": (
        ("关于全县重点工程建设情况的通报\n各乡镇人民政府：\n现将情况通报如下。\n一、基本情况\n全县安排项目20个。\n紫阳县人民政府督查室\n"
        "二○一三年九月十日\n抄送：县委办公室。\n紫阳县人民政府督查室  2013年9月12日印发"),
        Head("通报", "关于全县重点工程建设情况的通报", issuer="紫阳县人民政府督查室", issued="2013-09-10", year=2013,
             region="紫阳县", code="610924"),
    ),
    "only the day of printing": (
        "古丈县重点项目推进情况\n全县30个项目推进顺利，完成投资5亿元。\n抄送：县委、县政府领导。\n古丈县重点项目办公室  2020年8月3日印发",
        Head("进展情况", "古丈县重点项目推进情况", issuer="古丈县重点项目办公室", issued="2020-08-03", year=2020,
             region="古丈县", code="433126"),
    ),
    "an issue of a series": (
        ("重点项目快报\n第9期\n漳平市重点项目建设指挥部办公室    2021年5月12日\n1—4月全市重点项目建设进展情况\n一、总体情况\n"
        "1—4月，完成投资26亿元。"),
        Head("进展情况", "1-4月全市重点项目建设进展情况", issuer="漳平市重点项目建设指挥部办公室", issued="2021-05-12", year=2021,
             region="漳平市", code="350881", period=("2021-01", "2021-04")),
    ),
    "a 专报 that calls itself 通报": (
        "督查专报（第3期）\n全区重点项目推进情况\n区委办、区政府办近日开展督查，现将有关情况通报如下：\n一、进展较好的项目\n1.东湖路，完成80%。",
        Head("通报", "全区重点项目推进情况"),
    ),
    "the buttons of a page in a list above the title": (
        ("• 关怀版\n• 无障碍\n• 政务微信\n石桥镇召开项目调度会\n来源：平遥县住房和城乡建设局 发布时间：2018-05-06 08:30:12\n"
        "5月3日，镇里召开调度会，要求加快进度。"),
        Head("新闻报道", "石桥镇召开项目调度会", issuer="平遥县住房和城乡建设局", issued="2018-05-06", year=2018,
             region="平遥县", code="140728"),
    ),
    "a day and an hour over the text, and who put it there": (
        "2019-03-08 09:15:02 平遥县人民政府\n平遥县重点项目进展情况\n1—2月，全县完成投资3亿元。",
        Head("进展情况", "平遥县重点项目进展情况", issuer="平遥县人民政府", issued="2019-03-08", year=2019, region="平遥县",
             code="140728", period=("2019-01", "2019-02")),
    ),
    "the day first": (
        "平遥县重点项目进展情况\n08.03.2019 09:15\n1—2月，全县完成投资3亿元。",
        Head("进展情况", "平遥县重点项目进展情况", issued="2019-03-08", year=2019, region="平遥县", code="140728",
             period=("2019-01", "2019-02")),
    ),
    "news by a reporter": (
        "一线传捷报 项目起宏图\n本报讯（记者 某某）连日来，走进通榆县各项目工地，机器轰鸣，一派繁忙。总投资8亿元的风电项目正在吊装。",
        Head("新闻报道", "一线传捷报项目起宏图"),
    ),
    "news without any label, by its quotations": (
        "铆足干劲拼项目\n“我们三班倒，力争国庆前封顶。”项目经理介绍说。\n总投资5亿元的产业园已完成主体施工。",
        Head("新闻报道", "铆足干劲拼项目"),
    ),
    "a banner above the headline, a second line below": (
        ("奋战四季度\n冲刺开门红\n桐柏县：项目建设按下“快进键”\n——全县45个重点项目完成投资60亿元\n文/图 某某\n"
        "近日，记者在工地看到，塔吊林立。"),
        Head("新闻报道", "桐柏县：项目建设按下“快进键”--全县45个重点项目完成投资60亿元", region="桐柏县", code="411330"),
    ),
    "news with a word of reports in the title": (
        "全县重点项目建设取得新进展\n本报讯 日前，记者从县发改局获悉，全县重点项目进展顺利。",
        Head("新闻报道", "全县重点项目建设取得新进展"),
    ),
    "a page of a portal with a card": (
        ("当前位置：首页 > 政务公开 > 重点领域\n索 引 号：0101-2022\n发布机构：曲麻莱县发展和改革局\n生成日期：2022-10-20\n"
        "名    称：曲麻莱县前三季度重点项目进展情况\n曲麻莱县前三季度重点项目进展情况\n前三季度，全县完成投资3亿元。\n"
        "打印本页 关闭窗口\n上一篇：总投资3亿元的项目开工"),
        Head("进展情况", "曲麻莱县前三季度重点项目进展情况", issuer="曲麻莱县发展和改革局", issued="2022-10-20", year=2022,
             region="曲麻莱县", code="632726", period=("2022-01", "2022-09")),
    ),
    "the page's summary repeats the beginning, cut": (
        ("【发布单位】旬邑县政府办\n【发布时间】2023-04-20\n【内容概述】今年全县共安排重点项目36个，总投资120亿元，一季度完成…\n"
        "旬邑县一季度重点项目建设情况\n今年全县共安排重点项目36个，总投资120亿元，一季度完成投资9亿元。"),
        Head("进展情况", "旬邑县一季度重点项目建设情况", issuer="旬邑县政府办", issued="2023-04-20", year=2023, region="旬邑县",
             code="610429", period=("2023-01", "2023-03")),
    ),
    "the source of a page where nobody signs": (
        "乾安县1-10月重点项目投资完成情况\n来源：县发改局    发布时间：2018-11-09 09:12    点击数：33\n1-10月，全县完成投资12亿元。",
        Head("进展情况", "乾安县1-10月重点项目投资完成情况", issuer="县发改局", issued="2018-11-09", year=2018, region="乾安县",
             code="220723", period=("2018-01", "2018-10")),
    ),
    "a report of January tells of the year before": (
        "大田县重点项目建设进展情况\n1—12月，全县重点项目完成投资50亿元，占年度计划的103%。\n大田县发展和改革局\n2021年1月15日",
        Head("进展情况", "大田县重点项目建设进展情况", issuer="大田县发展和改革局", issued="2021-01-15", year=2020, region="大田县",
             code="350425", period=("2020-01", "2020-12")),
    ),
    "a report of January that tells of January": (
        "大田县重点项目建设进展情况\n1月份，全县重点项目完成投资2亿元。\n大田县发展和改革局\n2021年1月28日",
        Head("进展情况", "大田县重点项目建设进展情况", issuer="大田县发展和改革局", issued="2021-01-28", year=2021, region="大田县",
             code="350425", period=("2021-01", "2021-01")),
    ),
    "the year of a project's name is not the report's": (
        "全县重点项目进展情况\n1、2018年危桥改造工程，截至8月底完成投资0.3亿元。\n2、城北小学，截至8月底完成投资0.2亿元。",
        Head("进展情况", "全县重点项目进展情况", period=("--01", "--08")),
    ),
    "the year that the opening names": (
        "全市重点项目建设情况\n2022年，全市共安排重点项目80个。截至7月底完成投资100亿元。",
        Head("进展情况", "全市重点项目建设情况", year=2022, period=("2022-01", "2022-07")),
    ),
    "the same months of the year before are another's": (
        "全县重点项目进展情况\n去年1—6月完成投资5亿元。今年1—8月完成投资9亿元。\n2023年9月3日",
        Head("进展情况", "全县重点项目进展情况", issued="2023-09-03", year=2023, period=("2023-01", "2023-08")),
    ),
    "a month alone is no day": (
        "全县重点项目进展情况\n截至6月底，完成投资3亿元。\n某县发改局\n2023年7月",
        Head("进展情况", "全县重点项目进展情况", period=("--01", "--06")),
    ),
    "a bare table": (
        "洪雅县2024年重点项目名单\n单位：万元\n序号\t项目名称\t总投资\t2024年计划\n1\t东山路\t3000\t1000\n2\t西山路\t2000\t800",
        Head("清单", "洪雅县2024年重点项目名单", year=2024, region="洪雅县", code="511423"),
    ),
    "a table of progress is still a report of progress": (
        ("2019年1-7月重点项目投资完成情况\n1-7月，完成投资2亿元，占计划的60%。各项目完成情况见下表。\n序号\t项目名称\t总投资\n1\t东山路\t3000\n"
        "2\t西山路\t2000"),
        Head("进展情况", "2019年1-7月重点项目投资完成情况", year=2019, period=("2019-01", "2019-07")),
    ),
    "a plan": (
        "开远市2023年重点项目投资计划\n一、总体要求\n坚持稳中求进。\n二、主要目标\n完成投资100亿元。",
        Head("实施方案", "开远市2023年重点项目投资计划", year=2023, region="开远市", code="532502"),
    ),
    "briefs of a campaign": (
        "宜良县2024年第二季度重大项目集中开工项目简介\n一、电池材料产业园，总投资12亿元，占地300亩。\n二、冷链物流园，总投资6亿元。",
        Head("项目简介", "宜良县2024年第二季度重大项目集中开工项目简介", year=2024, region="宜良县", code="530125"),
    ),
    "a paper of another kind": (
        "关于报送重点项目进展情况的通知\n各乡镇人民政府：\n请于每月25日前报送重点项目进展情况。",
        Head("其他", "关于报送重点项目进展情况的通知"),
    ),
    "a district that others share its name with has no code": (
        "城区重点项目进展情况\n截至5月底，完成投资2亿元。",
        Head("进展情况", "城区重点项目进展情况", region="城区", period=("--01", "--05")),
    ),
    "the whole chain of places": (
        "大同市新荣区2024年重点工程推进情况\n今年1至3月，完成投资2亿元。",
        Head("进展情况", "大同市新荣区2024年重点工程推进情况", year=2024, region="大同市新荣区", code="140212",
             period=("2024-01", "2024-03")),
    ),
    "a place that no table knows keeps its name": (
        "青溪县重点项目进展情况\n青溪县发展和改革局\n2021年8月5日\n截至7月末，完成投资2亿元。",
        Head("进展情况", "青溪县重点项目进展情况", issuer="青溪县发展和改革局", issued="2021-08-05", year=2021, region="青溪县",
             period=("2021-01", "2021-07")),
    ),
    "a banner of Inner Mongolia, 盟 and 旗": (
        "科尔沁右翼前旗2022年1—9月重点项目建设情况汇报\n一、总体情况\n1—9月，全旗完成投资30亿元。",
        Head("进展情况", "科尔沁右翼前旗2022年1-9月重点项目建设情况汇报", year=2022, region="科尔沁右翼前旗", code="152221",
             period=("2022-01", "2022-09")),
    ),
    "two offices sign together": (
        ("中共上犹县委督查室  上犹县人民政府督查室\n上督通〔2020〕6号\n关于重点项目建设情况的督查通报\n各乡镇：\n"
        "现将情况通报如下。\n2020年6月9日"),
        Head("通报", "关于重点项目建设情况的督查通报", number="上督通〔2020〕6号", issuer="中共上犹县委督查室上犹县人民政府督查室",
             issued="2020-06-09", year=2020, region="上犹县", code="360724"),
    ),
    "an issue's number is no document's": (
        "工作简报（2024年第7期）\n全县重点项目进展情况\n上半年，完成投资2亿元。",
        Head("进展情况", "全县重点项目进展情况", year=2024, period=("2024-01", "2024-06")),
    ),
    "a title and nothing else above the list": (
        "进展情况\n1、基本情况\n今年我县共安排重点工程55项，1-6月份完成投资90亿元。",
        Head("进展情况", "进展情况", period=("--01", "--06")),
    ),
    "no title at all": (
        "一、总体情况\n截至6月底，完成投资3亿元。",
        Head("进展情况", period=("--01", "--06")),
    ),
    "a plan's months are promised, none are covered": (
        "绛县2023年重点工程实施方案\n一、主要目标\n上半年完成投资10亿元，三季度末完成80%。",
        Head("实施方案", "绛县2023年重点工程实施方案", year=2023, region="绛县", code="140826"),
    ),
    "a quarter's signing covers no months": (
        "贺兰县2024年第一季度集中签约5个项目\n本报讯（记者 某某）3月29日，贺兰县举行集中签约仪式，总投资20亿元。",
        Head("新闻报道", "贺兰县2024年第一季度集中签约5个项目", year=2024, region="贺兰县", code="640122"),
    ),
    "only the whole year": (
        "2022年全县重点项目建设完成情况的通报\n各乡镇人民政府：\n一年来，全县完成投资50亿元，占计划的105%。\n某县人民政府办公室\n2023年1月20日",
        Head("通报", "2022年全县重点项目建设完成情况的通报", issuer="某县人民政府办公室", issued="2023-01-20", year=2022,
             period=("2022-01", "2022-12")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "head"), PAPERS.values(), ids=PAPERS)
def test_heads(paper: str, head: Head) -> None:
    assert read_head(paper) == head


NO_NUMBERS = ["总投资3亿元（第9期）", "第9期", "依据2020年第6号公告", "国道〔312〕线"]


@pytest.mark.parametrize("line", NO_NUMBERS)
def test_what_is_no_document_number(line: str) -> None:
    assert read_head(f"全县重点项目进展情况\n{line}\n截至6月底，完成投资3亿元。").number is None


NO_SIGNATURES = {
    "a cell of a table": "序号\n项目名称\n开工时间\n1\n东山路\n2019-03-01\n2\n西山路\n2019-05-01\n3\n北山路\n2019-06-01",
    "a day inside a sentence": "该项目于2021年3月5日开工，预计2022年完工。",
    "a day that is none": "完成投资3亿元。\n2021年2月31日",
}


@pytest.mark.parametrize("text", NO_SIGNATURES.values(), ids=NO_SIGNATURES)
def test_what_is_no_signature(text: str) -> None:
    head = read_head(f"全县重点项目进展情况\n{text}")
    assert (head.issuer, head.issued) == (None, None)


DOUBTS = {
    "内部资料　注意保存\n全县重点项目进展情况\n截至6月底，完成投资3亿元。": ["classified"],
    "秘密★一年\n全县重点项目进展情况\n截至6月底，完成投资3亿元。": ["classified"],
    "全县重点项目进展情况\n截至6月底，完成投资3亿元。\n（此件公开发布）": [],
    "全县重点项目进展情况\n一、保密局业务用房，总投资3亿元，正在装修。": [],
    "全县重点项目进展情况\n今年全县共安排重点项目36个，总投资120亿元，其中省级…": ["truncated"],
    "全县重点项目进展情况\n截至6月底，完成投资3亿元。\n剩余内容需开通会员后阅读": ["truncated"],
    "全县重点项目进展情况\n截至6月底，完成投资3亿元，预计年产值30.1亿元。\n元。其中，工业项目3个。": ["duplicated"],
    "全县重点项目进展情况\n截至6月底，全县重点项目共完成投资30.5亿元，占年度计划的51.2%。\n"
    "截至6月底，全县重点项目共完成投资30.5亿元，占年度计划的51.2%。": ["duplicated"],
    "全县重点项目进展情况\n1、东山路正在施工。\n2、西山路正在施工。": [],
}  # fmt: skip


@pytest.mark.parametrize(("paper", "codes"), DOUBTS.items())
def test_doubts(paper: str, codes: list[str]) -> None:
    text = cast_shadow(paper).text
    assert [code for code, _ in find_doubts(text, find_outline(text, load_lexicon()))] == codes
