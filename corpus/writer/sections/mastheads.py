"""The head and the tail of a paper: numbers, titles, addressees, signatures, cards and chrome of web pages."""

import re
from typing import Literal, cast

from corpus.writer.cards import leave_room
from corpus.writer.dates import last_day
from corpus.writer.fitting import NEVER, load_fitting, pattern
from corpus.writer.numbering import han, han_digits
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record
from corpus.writer.sections.pages import date_shown, issuer_shown, other_genres, read_figures, sites_shown
from corpus.writer.shapes import load_shapes
from corpus.writer.voice import Facts, Makers, plain_text

_TITLES = {
    "进展情况": "title.progress",
    "通报": "title.bulletin",
    "实施方案": "title.plan",
    "项目简介": "title.brief",
    "新闻报道": "title.news",
    "清单": "title.list",
}
Kind = Literal["bare", "dated", "issue", "red", "promulgated", "page"]
"""What stands above and below: nothing more, a date, an issue of a series, a number, a notice, the page of a portal."""
_REPEATED = 0.25
"""How often the card of a page shows the beginning of the text."""
_MASTHEAD = "masthead"
_TITLE_SIGNS = re.compile(
    "^.*?(人民政府办公室|政府督查室|人民政府|重点项目建设指挥部办公室|重点项目建设领导小组办公室)(?:关于|工作通报)"
)
_NOTICE = re.compile("^(?:.*?关于)?(?:印发|下达|公布)《?(.*?)》?的通知$")


class Masthead:
    """What stands above and below a report's text; drawn once, written in two halves."""

    __slots__ = ("_day", "_issuer", "_month", "_paper", "_sites", "_title", "_year", "kind")

    kind: Kind

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._sites: list[str] = []
        kinds = load_shapes().mastheads[paper.genre]
        self.kind = cast(Kind, paper.chance.choices(list(kinds), list(kinds.values()))[0])
        self._year, self._month, self._day = paper.issued = _issued(paper)
        self._title = plain_text(paper.say(_TITLES[paper.genre], {"scope": paper.scope}))
        others = other_genres(paper.genre, self._title)
        if others:
            paper.head["genre_alt"] = others
        self._issuer = self._draw_issuer()
        paper.know({"date": self._say_event, "reporter": paper.reporter})

    def write_head(self) -> None:
        """What stands above the text."""
        paper, chance = self._paper, self._paper.chance
        if self.kind == "page" and chance.random() < 0.6:
            self._chrome("chrome.head")
        repeats = self.kind == "page" and chance.random() < _REPEATED
        if self.kind == "page" and paper.genre != "新闻报道" and (repeats or chance.random() < 0.5):
            self._chrome("chrome.card")
        if repeats:
            leave_room(paper)
        if self.kind in ("red", "promulgated"):
            self._write_number()
        if self.kind == "issue":
            paper.add("title", paper.say("issue", self._numbered()))
            paper.add("line", [*self._signed(), chance.choice(("　　　　", "        ", "　")), *self._dated()])
        plan = self._write_title()
        if self.kind == "page" and paper.genre == "新闻报道":
            self._chrome("news.byline")
        if self.kind == "dated":
            bracket = chance.choice(("（{}）", "({})", "{}"))
            paper.add("title", [bracket.format(self._date_text(in_han=chance.random() < 0.2))])
            self._is_issued()
        if self.kind in ("red", "promulgated") and chance.random() < 0.8:
            addressee = paper.say_fitting("addressee", self._unfit_addressees())
            if addressee:
                paper.add("line", addressee)
        if self.kind == "promulgated":
            paper.add("paragraph", paper.say("promulgation"))
            self._sign()
            paper.add("title", [plan])

    def write_tail(self) -> None:
        """What stands below the text."""
        chance, head = self._paper.chance, self._paper.head
        if self.kind == "red":
            self._close(0.4)
            self._sign()
            if chance.random() < 0.3:
                self._chrome("copies")
        elif self.kind in ("bare", "promulgated"):
            self._close(0.15)
        if self.kind == "page":
            if chance.random() < 0.5:
                self._chrome("chrome.tail")
            if chance.random() < 0.3:
                self._chrome("chrome.related")
        if self.kind in ("bare", "dated", "page") and self._title.startswith(self._issuer) and "issuer" not in head:
            # nobody signs, but the title says whose paper it is
            head.update(issuer=self._issuer, issuer_alt=[None])
        self._admit_issuers()

    # -------------------------------------------------------------------------------------------------------- pieces

    def _admit_issuers(self) -> None:
        """Whom a reader may take for the issuer where nobody signs: the office in the title, the one whose site it is."""
        head = self._paper.head
        if self.kind not in ("bare", "dated", "page"):
            return
        in_title = _TITLE_SIGNS.search(self._title)
        named = [self._title[: in_title.end(1)]] if in_title else []
        others = [name for name in (*named, *self._sites) if name != head.get("issuer")]
        if others:
            known: list[object] = head.get("issuer_alt") or []  # type: ignore[assignment]
            head["issuer_alt"] = [*known, *others]

    def _draw_issuer(self) -> str:
        """Who issues it: the office that the title names, where it does."""
        paper = self._paper
        signs = _TITLE_SIGNS.search(self._title)
        if signs:
            return paper.place.name + signs.group(1).replace("政府督查室", "人民政府督查室")
        if paper.genre == "实施方案":
            return plain_text(
                paper.say_fitting("issuer", pattern("head", "no_senders_of_plans")) or paper.say("issuer")
            )
        return plain_text(paper.say("issuer"))

    def _write_title(self) -> Part:
        """Writes the title; the plan's own, where a notice stands over it."""
        paper = self._paper
        title, plan = self._title, ""
        if self.kind == "promulgated":
            notice = _NOTICE.search(title)
            if notice:
                plan = notice.group(1)
            elif "通知" not in title and paper.chance.random() < 0.6:
                title, plan = paper.chance.choice(("关于印发《{}》的通知", "关于印发{}的通知")).format(title), title
        paper.add("title", [Fact(_head_record(paper), "title", title)])
        if not plan:
            return self._title
        paper.head["title_alt"] = [plan]
        return Fact(_head_record(paper), "subtitle", plan)

    def _unfit_addressees(self) -> re.Pattern[str]:
        """A plan or a 通报 goes down, not up; a city writes to counties, not to towns."""
        paper = self._paper
        unfit = ["upward"] if paper.genre != "进展情况" else []
        unfit += ["towns"] if paper.place.rank != "county" else []
        unfit += ["steppe"] if paper.place.kind != "旗" else []
        return pattern("head", *unfit) if unfit else NEVER

    def _close(self, share: float) -> None:
        """The last line before the signature, in a paper of a kind that has one."""
        paper = self._paper
        if paper.genre in load_fitting()["closing"] and paper.chance.random() < share:
            said = paper.say_fitting("closing", pattern("closing", paper.genre))
            if said:
                paper.add("paragraph", said)

    def _write_number(self) -> None:
        paper = self._paper
        if paper.chance.random() < 0.25:
            paper.add("title", self._signed())
        if paper.chance.random() < 0.85:
            name = next(name for name in load_fitting()["numbers"] if name in self._issuer)
            marks = pattern("numbers", name).pattern
            unfit, numbered = re.compile(f"^(?!.*(?:{marks}))"), self._numbered()
            # rather no number than another office's
            said = paper.say_fitting("docnumber", unfit, numbered) or paper.say_fitting("docnumber", unfit, numbered)
            if said:
                paper.add("title", [Fact(_head_record(paper), "doc_number", plain_text(said))])

    def _numbered(self) -> Makers:
        return {
            "n": str(self._paper.chance.randint(1, 96)),
            "date": self._date_text(in_han=False),
            "year": str(self._year),
        }

    def _chrome(self, rule: str) -> None:
        """Lines of a page or of its foot; what they say of date and issuer is the paper's, where nobody signs it."""
        paper = self._paper
        more: Makers = {**self._numbered(), "issuer": self._issuer, "reporter": paper.reporter}
        unfit = NEVER if paper.genre == "通报" else pattern("head", "of_bulletins")
        said = plain_text(paper.say_fitting(rule, unfit, more))
        for line in said.split("\n") if said else ():
            paper.add("chrome", read_figures(line) if rule == "chrome.related" else [line])
        paper.chrome.append(rule)
        if self.kind != "page":
            return
        self._sites += sites_shown(said)
        if date_shown(said, str(more["date"])):
            self._is_issued()
        named = issuer_shown(said)
        if named and "issuer" not in paper.head:
            # a card or a line of the page names it; a strict reader waits for a signature
            paper.head.update(issuer=named, issuer_alt=[None])

    def _signed(self) -> list[Part]:
        return [Fact(_head_record(self._paper), "issuer", self._issuer)]

    def _dated(self) -> list[Part]:
        self._is_issued()
        return [self._date_text(in_han=self._paper.chance.random() < 0.2)]

    def _sign(self) -> None:
        self._paper.add("right", self._signed())
        self._paper.add("right", self._dated())

    def _is_issued(self) -> None:
        self._paper.head["issued_on"] = f"{self._year}-{self._month:02d}-{self._day:02d}"
        self._paper.dated_year = self._year

    def _say_event(self) -> str:
        """The day of what a brief tells of: a few days before it is issued; it tells the year as well."""
        day = self._day - self._paper.chance.choice((0, 1, 1, 2))
        self._paper.dated_year = self._year
        facts = Facts({"year": str(self._year), "m": str(self._month), "d": str(max(1, day))})
        return self._paper.voice.words("date.day", facts)

    def _date_text(self, *, in_han: bool) -> str:
        year, month, day = self._year, self._month, self._day
        if in_han:
            return f"{han_digits(year)}年{han(month)}月{han(day)}日"
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
