"""The ledger of a report's figures in the contract's shape: each with its role, and whose it is."""

from corpus.writer.parts import Fact, Record

Data = dict[str, object]


def tell_entry(fact: Fact) -> Data:
    """A figure of the ledger, with its other roles and owners that are not wrong."""
    data: Data = {"figure": figure(fact), "role": fact.role, "belongs_to": _owner(fact.record)}
    first = fact.repeats or fact
    roles, owners = first.roles_alt, [_owner(record) for record in first.also]
    if fact.is_chrome:
        roles, owners = (*roles, "other"), [*owners, _owner(None)]
    if roles:
        data["roles_alt"] = list(roles)
    if owners:
        data["also"] = owners
    return data


def _owner(record: Record | None) -> Data:
    if record is None:
        return {"kind": "document"}
    if record.reference is None:
        record.reference = {"kind": record.kind, "index": record.index, "name": name_of(record)}
    return record.reference


def figure(fact: Fact) -> Data:
    """A number in the contract's shape; made once, when the text is final, for record, ledger and findings."""
    if fact.told is not None:
        return fact.told
    data: Data = {"text": fact.text, "kind": fact.kind}
    if fact.value is not None:
        data["value"] = number(fact.value)
    data["unit"] = fact.unit
    if fact.bound:
        data["bound"] = fact.bound
    if fact.ends:
        data["low"], data["high"] = fact.ends
    if fact.qualifier:
        data["qualifier"] = fact.qualifier
    if fact.flags:
        data["flags"] = list(fact.flags)
    data["span"] = {"start": fact.start, "end": fact.end}
    fact.told = data
    return data


def number(value: int | str) -> int | float:
    """Digits as a JSON number; whole ones without a point."""
    if isinstance(value, int):
        return value
    return float(value) if "." in value else int(value)


def name_of(record: Record) -> str:
    """What a record is called in the report: the fullest of a project's names, a group's scope, a promise's metric."""
    if record.kind in ("project", "component"):
        names = [fact.text for fact in record.facts if fact.field == "name"]
        return max(names, key=len) if names else ""
    if record.kind == "aggregate":
        said = record.said("scope")
        return said.text if said is not None else str(record.fields.get("scope", "重点项目"))
    return str(record.fields.get("metric", ""))
