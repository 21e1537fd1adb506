"""The head and the tail of a paper: numbers, titles, addressees, signatures, cards and chrome of web pages."""

from corpus.writer.paper import Paper, han
from corpus.writer.parts import Fact, Part, Record
from corpus.writer.telling import last_day
from corpus.writer.voice import Facts, plain_text

_TITLES = {
    "进展情况": "title.progress",
    "通报": "title.bulletin",
    "实施方案": "title.plan",
    "项目简介": "title.brief",
    "新闻报道": "title.news",
    "清单": "title.list",
}
_KINDS = {
    "进展情况": (("bare", 50), ("dated", 20), ("issue", 12), ("red", 10), ("page", 8)),
    "通报": (("red", 45), ("bare", 15), ("dated", 15), ("issue", 10), ("page", 15)),
    "实施方案": (("red", 50), ("promulgated", 25), ("bare", 15), ("page", 10)),
    "项目简介": (("bare", 55), ("dated", 20), ("issue", 10), ("page", 15)),
    "新闻报道": (("page", 60), ("bare", 40)),
    "清单": (("bare", 80), ("dated", 20)),
}
_MASTHEAD = "masthead"


class Masthead:
    """What stands above and below a report's text; drawn once, written in two halves."""

    __slots__ = ("_day", "_issuer", "_month", "_paper", "_title", "_year", "kind")

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        names, weights = zip(*_KINDS[paper.genre], strict=True)
        self.kind: str = paper.chance.choices(names, weights)[0]
        self._year, self._month, self._day = _issued(paper)
        self._issuer = plain_text(paper.say("issuer"))
        self._title = ""

    def write_head(self) -> None:
        """What stands above the text."""
        paper, chance = self._paper, self._paper.chance
        if self.kind == "page" and chance.random() < 0.6:
            self._chrome("chrome.head")
        if self.kind == "page" and chance.random() < 0.4:
            self._chrome("chrome.card")
        if self.kind in ("red", "promulgated"):
            self._write_number()
        if self.kind == "issue":
            paper.add("title", paper.say("issue", self._numbered()))
            paper.add("line", [*self._signed(), chance.choice(("　　　　", "        ", "　")), *self._dated()])
        self._write_title()
        if self.kind == "page" and paper.genre == "新闻报道":
            self._chrome("news.byline")
        if self.kind == "dated":
            bracket = chance.choice(("（{}）", "({})", "{}"))
            paper.add("title", [bracket.format(self._date_text(chance.random() < 0.2))])
            self._is_issued()
        if self.kind in ("red", "promulgated") and chance.random() < 0.8:
            paper.add("line", paper.say("addressee"))
        if self.kind == "promulgated":
            paper.add("paragraph", paper.say("promulgation"))
            self._sign()
            paper.add("title", [self._title])

    def write_tail(self) -> None:
        """What stands below the text."""
        paper, chance = self._paper, self._paper.chance
        if self.kind == "red":
            if chance.random() < 0.4:
                paper.add("paragraph", paper.say("closing"))
            self._sign()
            if chance.random() < 0.3:
                self._chrome("copies")
        elif self.kind in ("bare", "promulgated") and chance.random() < 0.15:
            paper.add("paragraph", paper.say("closing"))
        if self.kind == "page":
            if chance.random() < 0.5:
                self._chrome("chrome.tail")
            if chance.random() < 0.3:
                self._chrome("chrome.related")

    # -------------------------------------------------------------------------------------------------------- pieces

    def _write_title(self) -> None:
        paper = self._paper
        said = paper.say(_TITLES[paper.genre], {"scope": paper.scope})
        text = plain_text(said)
        self._title = text
        paper.add("title", [Fact(_head_record(paper), "title", text)])

    def _write_number(self) -> None:
        paper = self._paper
        if paper.chance.random() < 0.25:
            paper.add("title", self._signed())
        if paper.chance.random() < 0.85:
            number = plain_text(paper.say("docnumber", self._numbered()))
            paper.add("title", [Fact(_head_record(paper), "doc_number", number)])

    def _numbered(self) -> dict[str, object]:
        return {"n": str(self._paper.chance.randint(1, 96)), "date": self._date_text(han_digits=False)}

    def _chrome(self, rule: str) -> None:
        paper = self._paper
        more: dict[str, object] = {
            **self._numbered(),
            "issuer": self._issuer,
            "reporter": paper.chance.choice(paper.people.reporters),
            "year": str(self._year),
        }
        said = paper.voice.say(rule, paper.about(more))[0]
        for line in plain_text(said).split("\n"):
            paper.add("chrome", [line])
        if rule == "news.byline" and self._date_text(han_digits=False) in plain_text(said):
            self._is_issued()
        paper.chrome.append(rule)

    def _signed(self) -> list[Part]:
        return [Fact(_head_record(self._paper), "issuer", self._issuer)]

    def _dated(self) -> list[Part]:
        self._is_issued()
        return [self._date_text(self._paper.chance.random() < 0.2)]

    def _sign(self) -> None:
        self._paper.add("right", self._signed())
        self._paper.add("right", self._dated())

    def _is_issued(self) -> None:
        self._paper.head["issued_on"] = f"{self._year}-{self._month:02d}-{self._day:02d}"
        self._paper.dated_year = self._year

    def _date_text(self, han_digits: bool) -> str:
        year, month, day = self._year, self._month, self._day
        if han_digits:
            digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
            return f"{digits}年{han(month)}月{han(day)}日"
        facts = Facts({"year": str(year), "m": str(month), "d": str(day)})
        return self._paper.voice.words("date.day", facts)


def _head_record(paper: Paper) -> Record:
    if paper.masthead is None:
        paper.masthead = Record("document", _MASTHEAD)
    return paper.masthead


def _issued(paper: Paper) -> tuple[int, int, int]:
    """A day after the figures end: a few days for a progress report, the first months of the year for a plan."""
    chance = paper.chance
    if paper.month is None:
        month = chance.choice((1, 2, 2, 3, 3, 4))
        return paper.year, month, chance.randint(2, last_day(paper.year, month))
    if paper.day is not None:
        year, month = divmod(paper.month, 12)
        return year, month + 1, min(last_day(year, month + 1), paper.day + chance.randint(1, 4))
    year, month = divmod(paper.month + 1, 12)
    return year, month + 1, chance.randint(2, 26)
