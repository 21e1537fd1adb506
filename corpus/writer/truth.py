"""The truth of a report in the contract's shape, for what its text says: records, ledger, findings. Empty keys are left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from corpus.writer.figures import LABELS
from corpus.writer.ledger import Data, figure, name_of, tell_entry
from corpus.writer.mirroring import mirror, without_sounds
from corpus.writer.paper import Paper
from corpus.writer.parts import Record, Stretch
from corpus.writer.readings import admit_promises, admit_readings, admit_words, has_begun
from corpus.writer.setting import covers

_NEXT_WORDS = 24
_KEYS = {
    "count": "count",
    "total": "total_investment",
    "plan": "annual_plan",
    "rate": "percent_of_plan",
    "progress": "progress_percent",
}
"""The slots that are a field of a record each."""
_COMPLETIONS = ("done", "month", "since")
_SAID_OF_PROJECT = ("level", "nature", "status", "builder", "responsible", "location")
_QUOTED: Mapping[str, Callable[[Stretch], object]] = {
    "builder": lambda stretch: stretch.text,
    "location": lambda stretch: stretch.text,
    "responsible": lambda stretch: [stretch.text],
    "deadline": lambda stretch: {**stretch.value, "text": stretch.text},  # type: ignore[dict-item]
}
"""The fields that hold the words of their proof."""
_SAID_OF_GROUP = ("level", "nature", "region", "cut")


def tell_truth(paper: Paper, text: str, stretches: Sequence[Stretch]) -> Data:
    """The records of a report as its text states them."""
    proofs = _proofs(stretches)
    projects = [record for record in paper.projects if record.facts]
    aggregates = [record for record in paper.aggregates if any(fact.role for fact in record.facts)]
    admit_promises(paper, text)
    for records in (projects, aggregates, paper.targets):
        for index, record in enumerate(records):
            record.index = index
    for target in paper.targets:
        target.fields["metric"] = _written(paper, target.fields.get("metric", ""))
    for record in aggregates if paper.is_mirrored else ():
        # what no sentence names is called in the page's own characters
        record.fields["scope"] = mirror(name_of(record))
        record.fields["region"] = mirror(str(record.fields.get("region", "")))
    for stretch in stretches:
        if stretch.field == "scope":
            stretch.record.fields["scope"] = stretch.text
        elif stretch.field == "began":
            stretch.record.fields["began"] = has_begun("".join(text[stretch.end : stretch.end + _NEXT_WORDS].split()))
        elif stretch.field in _QUOTED:
            stretch.record.fields[stretch.field] = _QUOTED[stretch.field](stretch)
    entries = sorted((fact for fact in paper.facts if fact.role), key=lambda fact: fact.start)
    untold = {_cut_of(paper, record) for record in paper.aggregates if record.index < 0}
    truth: Data = {
        "document": _document(paper, text),
        "projects": [_project(paper, record, proofs) for record in projects],
        "aggregates": [_aggregate(paper, record, untold) for record in aggregates],
        "targets": [_target(paper, record) for record in paper.targets],
        "figures": {"total": len(entries), "entries": [tell_entry(fact) for fact in entries]},
    }
    return {key: value for key, value in truth.items() if value}


# ------------------------------------------------------------------------------------------------------------- records


def _document(paper: Paper, text: str) -> Data:
    head: Data = {"genre": paper.genre, **paper.head}
    if paper.masthead is not None:
        head |= {fact.field: fact.text for fact in reversed(paper.masthead.facts)}
    head.update((key, _written(paper, head[key])) for key in ("issuer", "issuer_alt", "title_alt") if key in head)
    region = str(_written(paper, paper.place.name))
    if region in text or region in "".join((without_sounds(text) if paper.is_mirrored else text).split()):
        head["region"] = {"text": region}
    if any(fact.field == "done" for fact in paper.facts):
        covered = covers(paper)
        head["period"] = _period(paper, covered if paper.months_said or not covered else {"start": covered["start"]})
    return head


def _project(paper: Paper, record: Record, proofs: Mapping[int, list[Stretch]]) -> Data:
    name = name_of(record)
    aliases = {fact.text for fact in record.facts if fact.field == "name"} - {name}
    data: Data = {"id": record.id, "layout": record.layout, "form": record.form, "name": name}
    if record.phrases:
        data["phrases"] = sorted(set(record.phrases))
    if aliases:
        data["aliases"] = sorted(aliases)
    data.update((key, record.fields[key]) for key in _SAID_OF_PROJECT if record.fields.get(key))
    _add_figures(paper, record, data)
    components = record.fields.get("components")
    if isinstance(components, tuple):
        data["components"] = [
            {"name": name_of(part), "status": part.fields.get("status")} for part in components if name_of(part)
        ]
    admit_readings(paper, record, data)
    evidence: dict[str, list[Data]] = {
        "name": [{"start": fact.start, "end": fact.end} for fact in record.facts if fact.field == "name"]
    }
    for stretch in proofs.get(id(record), ()):
        if stretch.field == "began":
            continue
        place: Data = {"start": stretch.start, "end": stretch.end}
        evidence.setdefault(stretch.field, []).append(place)
        words = stretch.text
        if stretch.field == "status":
            data["status_text"] = words
            admit_words(data, words)
        elif stretch.field == "content":
            data["content"] = words
        elif stretch.field == "problems":
            data["problems"] = [{"kind": stretch.value, "text": words}]
        elif stretch.field == "milestones":
            data["milestones"] = [{"text": words}]
    data["evidence"] = evidence
    return data


def _add_figures(paper: Paper, record: Record, data: Data) -> None:
    completions, others, known = [], [], list[object]()
    for fact in record.facts:
        key = _KEYS.get(fact.field)
        if fact.field == "old_total":
            data["alternatives"] = {"total_investment": [figure(fact)]}
        elif fact.field == "new_total":
            data["total_investment"] = figure(fact)
        elif key in data and fact.value != record.firsts[fact.field].value:
            data["alternatives"] = {str(key): [figure(fact)]}
        elif key is not None:
            data.setdefault(key, figure(fact))
            if key == "annual_plan" and record.kind == "project" and _knows_year(paper):
                data["plan_year"] = paper.year
        elif fact.field in _COMPLETIONS:
            told = (fact.period, fact.value)
            if told not in known:
                known.append(told)
                completions.append({"period": _period(paper, fact.period), "amount": figure(fact)})
        elif fact.role:
            if fact.field == "unpacked":
                data["count_alt"] = [figure(fact)]
            others.append({"label": LABELS[fact.field], "figure": figure(fact)})
    if completions:
        data["completions"] = completions
    if others:
        data["other_figures"] = others


def _knows_year(paper: Paper) -> bool:
    """Whether the report lets its reader know the year: it says it, or is dated."""
    return paper.year_said or paper.dated_year is not None


def _period(paper: Paper, period: Data | None) -> Data | None:
    """A period as the report lets its reader know it: without a year where it names none."""
    if period is None:
        return None
    if _knows_year(paper):
        return period
    return {
        key: value.replace(str(paper.year), "-", 1) if isinstance(value, str) else value
        for key, value in period.items()
        if key != "as_of"
    }


def _cut_of(paper: Paper, record: Record) -> tuple[object, str, object]:
    """The whole that a group is part of, if any, and how it is told and cut: what the parts of one cut have in common."""
    cut, whole = record.fields.get("cut"), record.fields.get("part_of")
    if whole is None and cut and paper.whole is not None and record is not paper.whole[0]:
        whole = paper.whole[0]
    return whole, record.layout, cut


def _aggregate(paper: Paper, record: Record, untold: Set[tuple[object, str, object]]) -> Data:
    data: Data = {"layout": record.layout, "form": record.form, "scope": name_of(record)}
    data.update((key, record.fields[key]) for key in _SAID_OF_GROUP if record.fields.get(key))
    whole, *_ = cut = _cut_of(paper, record)
    if isinstance(whole, Record) and whole.index >= 0:
        data["part_of"] = whole.index
        if "exhaustive" in record.fields:
            # where one without figures is among them, those that are told are not the whole; headings say nothing of it
            data["exhaustive"] = bool(record.fields["exhaustive"]) and cut not in untold
    _add_figures(paper, record, data)
    output = next((other for other in data.get("other_figures", ()) if other["label"] == "产值"), None)  # type: ignore[attr-defined]
    if output is not None:
        data["output_value"] = output["figure"]
    if record.members:
        data["members"] = [member.index for member in record.members]
        data["members_closed"] = record.closed
    return data


def _target(paper: Paper, record: Record) -> Data:
    data: Data = {"layout": record.layout, "form": record.form}
    data["metric"] = name_of(record)
    data.update((key, record.fields[key]) for key in ("op", "measure", "deadline") if key in record.fields)
    data.update((key, _written(paper, record.fields[key])) for key in ("task", "owners") if key in record.fields)
    value = record.said("value")
    if record.fields.get("optional"):
        data["optional"] = True
    if value is not None:
        data["value"] = figure(value)
    else:
        data.pop("op", None)
        data["optional"] = True
    return data


_ROLES_OF_OWNERS = {"牵头", "配合", "责任"}


def _written(paper: Paper, value: object) -> object:
    """Words as the report writes them: the traditional forms on the page of a mirror site."""
    if not paper.is_mirrored:
        return value
    if isinstance(value, str):
        return value if value in _ROLES_OF_OWNERS else mirror(value)
    if isinstance(value, list):
        return [_written(paper, each) for each in value]
    if isinstance(value, dict):
        return {key: _written(paper, each) for key, each in value.items()}
    return value


def _proofs(stretches: Iterable[Stretch]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        if stretch.end > stretch.start >= 0:
            found.setdefault(id(stretch.record), []).append(stretch)
    return found
