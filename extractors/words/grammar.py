"""The frames in which a sentence speaks of a project, as patterns over words: a blank spaCy pipeline with components of our own.

Nothing is trained and nothing is downloaded: the tokenizer hands over jieba's words with their kinds, one component joins the runs that may
be names, one finds the frames around them. Imported late: spaCy takes longer to load than a hundred reports to read.
"""

from functools import cache
from typing import Literal, cast

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors.lexicon import Lexicon
from extractors.words.cutting import cut_words
from extractors.words.runs import find_runs, is_proper

Kind = Literal["site", "event", "state", "list"]
_NAME, _THING = "NAME", "THING"
Pattern = dict[str, object]
_name: Pattern = {"ENT_TYPE": _NAME}
_item: Pattern = {"ENT_TYPE": {"IN": [_NAME, _THING]}}
_adverb: Pattern = {"TAG": {"IN": ["stop", "behind"]}, "TEXT": {"NOT_IN": ["的", "在", "等", "由"]}, "OP": "{0,3}"}
_listed: Pattern = {"LEMMA": "listed", "OP": "+"}

FRAMES: dict[str, list[list[Pattern]]] = {
    "site": [[_name, {"TAG": "site"}]],  # 城南热源厂项目施工现场
    "event": [[_name, {"TAG": "event"}]],  # 城南热源厂项目开工仪式
    "state": [[_name, _adverb, {"TAG": "state"}]],  # 城南热源厂正式投产
    "list": [
        [_item, _listed, {"TEXT": {"IN": ["等", "等等"]}}],  # 城南热源厂、滨河大道延伸等
        [{"TEXT": {"IN": ["分别为", "分别是"]}}, {"OP": "{0,4}"}, _item, _listed],  # 分别为城南热源厂、滨河大道延伸
    ],
}


class _Tokenizer:
    """Hands jieba's words to spaCy, each with its kind as its tag."""

    def __init__(self, vocab: Vocab, lexicon: Lexicon) -> None:
        self._vocab, self._lexicon = vocab, lexicon

    def __call__(self, text: str) -> Doc:
        words = cut_words(text, self._lexicon)
        doc = Doc(self._vocab, words=[word.text for word in words], spaces=[False] * len(words))
        for token, word in zip(doc, words, strict=True):
            token.tag_ = word.kind
        doc.user_data["words"] = words
        return doc


@Language.component("taizhang_names")
def _join_names(doc: Doc) -> Doc:
    """The document with each run of words that may be a name as one token."""
    runs = find_runs(doc.user_data["words"])
    doc.set_ents([Span(doc, run.first, run.last + 1, label=_NAME if run.tailed else _THING) for run in runs])
    with doc.retokenize() as retokenizer:
        for span in doc.ents:
            retokenizer.merge(span)
    for token in doc:
        token.lemma_ = "listed" if token.ent_type_ or token.text == "、" else "other"
    return doc


@Language.factory("taizhang_frames")
def _make_frames(nlp: Language, name: str) -> "_Frames":
    return _Frames(nlp.vocab)


class _Frames:
    """Marks the stretches of a document in which a project is spoken of."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        for frame, patterns in FRAMES.items():
            self._matcher.add(frame, patterns, greedy="LONGEST")

    def __call__(self, doc: Doc) -> Doc:
        doc.spans["frames"] = sorted(self._matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end))
        return doc


@cache
def pipeline(lexicon: Lexicon) -> Language:
    """The pipeline for a lexicon's words."""
    nlp = spacy.blank("zh")
    # a dozen Python functions for each new word, and no pattern asks for what they find; spaCy types leave them out
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    nlp.tokenizer = _Tokenizer(nlp.vocab, lexicon)
    nlp.add_pipe("taizhang_names")
    nlp.add_pipe("taizhang_frames")
    return nlp


def find_framed(text: str, lexicon: Lexicon) -> list[tuple[Kind, int, int, bool]]:
    """The frames of a stretch: which one it is, where the name, or the list of names, in it begins and ends, and whether it is proper."""
    nlp = pipeline(lexicon)
    with nlp.memory_zone():
        doc = nlp(text)
        return [_named(doc, span) for span in doc.spans["frames"] if not _is_compound(doc, span)]


def _named(doc: Doc, frame: Span) -> tuple[Kind, int, int, bool]:
    """The names of a frame, with those that stand in a list before its last."""
    last = max(place for place in range(frame.start, frame.end) if doc[place].ent_type_)
    first = last
    while first >= 2 and doc[first - 1].text == "、" and doc[first - 2].ent_type_:
        first -= 2
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return cast(Kind, frame.label_), start, end, is_proper(doc.user_data["words"], start, end)


def _is_compound(doc: Doc, frame: Span) -> bool:
    """Whether the word of state goes on as a noun: 通车|里程, 竣工|面积."""
    if frame.label_ != "state":
        return False
    end = doc[frame.end - 1].idx + len(doc[frame.end - 1])
    return any(word.start == end and word.tag == "n" and word.kind == "name" for word in doc.user_data["words"])
