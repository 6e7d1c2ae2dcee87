"""What ledgers said last of everything that a table holds: the tables' facts as they must be."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from tolok.domain.forms import Cell, State
from tolok.domain.notation import write_number
from tolok.domain.permissions import Deed
from tolok.domain.typed import typed_cell, typed_target
from tolok.services.invitations import LIFE
from tolok.services.plan_texts import Formula
from tolok.store.models import Entry, Snapshot

Fields: TypeAlias = dict[str, Any]
Facts: TypeAlias = dict[str, Fields]
"""What is said of things, by a thing's name. A field that says nothing is left out."""


class Told:
    """What lines said last, taken in the order in which they were written.

    Things that are only ever added (comments, notes, extensions) are named by when and by whom.
    """

    def __init__(self) -> None:
        self._facts: defaultdict[str, Fields] = defaultdict(dict)
        self._orders: defaultdict[str, list[str]] = defaultdict(list)
        self._parents: dict[str, str] = {}
        self._codes: dict[tuple[str, str], int] = {}

    @property
    def facts(self) -> Facts:
        """Every fact, the order of a plan's parts included."""
        orders = {f"order:{parent}": {"parts": keys} for parent, keys in self._orders.items()}
        return tidy({**self._facts, **orders})

    def take(self, entry: Entry) -> None:
        """A further line; one that was spoilt says nothing here, the chain names it."""
        with suppress(ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        kind, _, rest = entry.subject.partition(":")
        content: Fields = json.loads(entry.content)
        if "comment" in content or "settled" in content:
            self._say_comment(entry, content)
        elif kind in _READERS:
            _READERS[kind](self, rest, content, entry)

    def say(self, thing: str, /, **fields: object) -> None:
        """Something new of a thing."""
        self._facts[thing].update(fields)

    def realization(self, rest: str, content: Fields, entry: Entry) -> None:
        """A row's figures, and what they must be read as."""
        self.say(f"realization:{rest}", **read_as(content["written"]))
        self.say(f"realization:{rest}", variables=content["variables"])
        self.say(f"row:{rest}", **hand_of(entry))

    def words(self, rest: str, content: Fields, entry: Entry) -> None:
        """A row's words, each by itself."""
        names = ("remarks", "cause", "follow_up")
        self.say(f"words:{rest}", **{name: content[name] for name in names if name in content})
        self.say(f"row:{rest}", **hand_of(entry))

    def spending(self, rest: str, content: Fields, entry: Entry) -> None:
        """What a node spent, in a quarter."""
        self.say(f"spending:{rest}", **read_as(content["written"]), **hand_of(entry))

    def submission(self, rest: str, content: Fields, entry: Entry) -> None:
        """A move with its remarks, an explained finding, or a publication."""
        hand = hand_of(entry)
        if "state" in content:
            state = {"state": content["state"], "round": content["round"]}
            self.say(f"submission:{rest}", **state, **hand)
            for one in content.get("remarks", ()):
                self._add_comment(entry, one["subject"], one["text"], is_demand=True)
        elif "finding" in content:
            name = f"finding:{rest}:{content['finding']}@{hand['at']}"
            self.say(name, text=content["text"], by=hand["by"])
        elif entry.deed == Deed.PUBLISH:
            name = f"publication:{rest}:{content['snapshot']}"
            self.say(name, sha256=content["sha256"], **hand)

    def snapshot(self, rest: str, content: Fields, entry: Entry) -> None:
        """A document that was frozen; ``entry`` names its kind where it is one of a plan."""
        kind = entry.subject.partition(":")[0]
        self.say(f"{kind}:{rest}", sha256=content["sha256"])

    def target(self, rest: str, content: Fields, _: Entry) -> None:
        """A target in one version of the plan."""
        said = read_as(content["written"], typed_target)
        self.say(f"target:{rest}:v{content['version']}", **said)

    def ceiling(self, rest: str, content: Fields, _: Entry) -> None:
        """A ceiling in one version of the plan."""
        amount = write_number(Decimal(content["rupiah"]))
        self.say(f"ceiling:{rest}:v{content['version']}", rupiah=amount)

    def node(self, key: str, content: Fields, entry: Entry) -> None:
        """A node's words and place, or its end."""
        said = {name: value for name, value in content.items() if name != "after"}
        self.say(f"node:{key}", **said, **_closing(content, entry))
        if "parent" in content:
            parent = content["parent"] or ""
            if key in self._parents:
                self._orders[self._parents[key]].remove(key)
            self._parents[key] = parent
            self._orders[parent].append(key)
        if "after" in content:
            order = self._orders[self._parents[key]]
            order.remove(key)
            order.insert(order.index(content["after"]) + 1 if content["after"] else 0, key)
        if "closed_on" in content:
            self._orders[self._parents[key]].remove(key)

    def indicator(self, key: str, content: Fields, entry: Entry) -> None:
        """An indicator's words, the formula that it began with, or its end."""
        formula = {name: content.pop(name) for name in _FORMULA if name in content}
        self.say(f"indicator:{key}", **content, **_closing(content, entry))
        if "node" in content:
            self._orders[f"node {content['node']}"].append(key)
            self.say(f"formula:{key}", **{**_FORMULA, **formula})
        if "closed_on" in content:
            self._orders[f"node {self._facts[f'indicator:{key}']['node']}"].remove(key)

    def evidence(self, rest: str, content: Fields, entry: Entry) -> None:
        """A piece of evidence, or its withdrawal."""
        hand = hand_of(entry)
        name = f"evidence:{content.pop('evidence')}"
        if "withdrawn" in content:
            self.say(name, withdrawn_at=hand["at"], withdrawn_reason=entry.reason)
        else:
            self.say(name, row=rest, **content, **hand)

    def workbook(self, rest: str, content: Fields, entry: Entry) -> None:
        """A workbook that came; what was applied of it stands in the rows."""
        if "size" in content:
            name = f"workbook:{rest}:{content['workbook']}"
            self.say(name, name=content["name"], size=content["size"], **hand_of(entry))

    def extension(self, rest: str, content: Fields, entry: Entry) -> None:
        """More time for one organization."""
        hand = hand_of(entry)
        name = f"extension:{rest}@{hand['at']}"
        self.say(name, until=content["until"], reason=entry.reason, by=hand["by"])

    def plain(self, rest: str, content: Fields, entry: Entry) -> None:
        """What a government has once for each name."""
        kind = entry.subject.partition(":")[0]
        self.say(named(entry.ledger.government.code, f"{kind}:{rest}"), **content)

    def version(self, rest: str, content: Fields, entry: Entry) -> None:
        """A version of a year's plan, in that year's book."""
        name = named(entry.ledger.government.code, f"version:{entry.ledger.year}:{rest}")
        self.say(name, **content, reason=entry.reason)

    def organization(self, rest: str, content: Fields, entry: Entry) -> None:
        """An organization; its parent is told by code, which may change later."""
        government = entry.ledger.government.code
        if "code" in content:
            self._codes[government, content["code"]] = int(rest)
            content["parent"] = self._codes.get((government, content["parent"] or ""))
        self.say(f"organization:{rest}", **content, government=government)

    def person(self, rest: str, content: Fields, _: Entry) -> None:
        """What somebody is called, and whether the account is closed."""
        if "is_active" in content:
            content["is_closed"] = not content.pop("is_active")
        self.say(f"person:{rest}", **content)

    def appointment(self, rest: str, content: Fields, entry: Entry) -> None:
        """A role, its end, or that an invitation to it was accepted."""
        government = entry.ledger.government.code
        if "invitation" in content:
            accepted = {"accepted_at": hand_of(entry)["at"]}
            self.say(f"invitation:{content.pop('invitation')}", **accepted)
        if "role" in content:
            content["organization"] = self._codes.get((government, content["organization"] or ""))
        self.say(f"appointment:{rest}", **content, government=government)

    def invitation(self, rest: str, content: Fields, entry: Entry) -> None:
        """An invitation, or its withdrawal."""
        hand, government = hand_of(entry), entry.ledger.government.code
        if content.pop("is_withdrawn", False):
            self.say(f"invitation:{rest}", withdrawn_at=hand["at"])
            return
        content["organization"] = self._codes.get((government, content["organization"] or ""))
        ends = {"expires_at": moment(entry.at + LIFE)}
        self.say(f"invitation:{rest}", **content, government=government, **hand, **ends)

    def column_map(self, rest: str, content: Fields, entry: Entry) -> None:
        """What was said of the columns of a table, or its withdrawal; a later one replaces none."""
        hand, government = hand_of(entry), entry.ledger.government.code
        office = self._codes.get((government, content.pop("organization")))
        name = named(government, f"column-map:{rest}@{hand['at']}")
        self.say(name, **content, organization=office, by=hand["by"])

    def token(self, rest: str, content: Fields, entry: Entry) -> None:
        """A key of a program, or its end."""
        hand = hand_of(entry)
        if content.pop("is_revoked", False):
            self.say(f"token:{rest}", revoked_at=hand["at"])
        else:
            self.say(f"token:{rest}", **content, **hand)

    def proposal(self, rest: str, content: Fields, entry: Entry) -> None:
        """A decision about a proposal; a later one replaces none."""
        self.say(f"proposal:{rest}@{hand_of(entry)['at']}", **content)

    def _say_comment(self, entry: Entry, content: Fields) -> None:
        if "comment" in content:
            self._add_comment(entry, entry.subject, content["text"], thread=content["thread"])
            return
        hand = hand_of(entry)
        self.say(f"settled:{content['thread']}@{hand['at']}", by=hand["by"])

    def _add_comment(
        self,
        entry: Entry,
        subject: str,
        text: str,
        *,
        thread: int | None = None,
        is_demand: bool = False,
    ) -> None:
        name = comment_name(subject, entry.at, entry.signed)
        self.say(name, period=subject.rpartition(":")[2])
        texts = self._facts[name].setdefault("texts", [])
        texts.append(comment_text(text, entry.role, thread, is_demand=is_demand))


_Reader: TypeAlias = Callable[[Told, str, Fields, Entry], None]

_READERS: Mapping[str, _Reader] = {
    "realization": Told.realization,
    "words": Told.words,
    "spending": Told.spending,
    "submission": Told.submission,
    "snapshot": Told.snapshot,
    Snapshot.Kind.AGREEMENT: Told.snapshot,
    Snapshot.Kind.ACTION_PLAN: Told.snapshot,
    Snapshot.Kind.INDICATORS: Told.snapshot,
    "target": Told.target,
    "ceiling": Told.ceiling,
    "node": Told.node,
    "indicator": Told.indicator,
    "formula": lambda told, key, content, _: told.say(f"formula:{key}", **content),
    "evidence": Told.evidence,
    "workbook": Told.workbook,
    "extension": Told.extension,
    "window": Told.plain,
    "year": Told.plain,
    "nomenclature": Told.plain,
    "filing": Told.plain,
    "government": lambda told, code, content, _: told.say(f"government:{code}", **content),
    "version": Told.version,
    "organization": Told.organization,
    "person": Told.person,
    "appointment": Told.appointment,
    "invitation": Told.invitation,
    "column-map": Told.column_map,
    "token": Told.token,
    "proposal": Told.proposal,
}
"""What is made of a line, by the first word of its subject; reminders leave no table behind."""

_FORMULA: Mapping[str, Any] = {**vars(Formula()), "version": 1}
"""What an indicator is computed by until somebody says otherwise."""


def tidy(facts: Mapping[str, Fields]) -> Facts:
    """Facts without the fields that say nothing, and without things of which nothing is said."""
    found = {
        name: {field: value for field, value in fields.items() if value}
        for name, fields in facts.items()
    }
    return {name: fields for name, fields in found.items() if fields}


def read_as(written: str, typed: Callable[[str], Cell] = typed_cell) -> Fields:
    """A typed text with the state and the value that tables keep beside it."""
    cell = typed(written)
    value = None if cell.value is None else str(cell.value)
    return state_of(written, cell.state, value)


def state_of(written: str, state: str, value: str | None) -> Fields:
    """A text with its state and value, blank saying nothing."""
    return {"written": written, "state": "" if state == State.BLANK else str(state), "value": value}


def moment(at: datetime | None) -> str:
    """A moment as facts name it; empty where there is none."""
    return at.astimezone(UTC).isoformat() if at else ""


def hand_of(entry: Entry) -> Fields:
    """By whom and when a line was written."""
    return {"by": entry.signed, "at": moment(entry.at)}


def named(government: str, name: str) -> str:
    """The name of what every government has one of."""
    return f"{government} {name}"


def comment_name(subject: str, at: datetime, by: str) -> str:
    """What comments are called that one person said about a cell at one moment."""
    return f"comment:{subject}@{moment(at)} {by}"


def comment_text(text: str, role: str, thread: int | None, *, is_demand: bool) -> str:
    """A comment with all that counts of it."""
    return f"{text} ({role}, {thread or 'baru'}{', wajib dijawab' if is_demand else ''})"


def _closing(content: Fields, entry: Entry) -> Fields:
    return {"closed_reason": entry.reason} if "closed_on" in content else {}


def told_by(entries: Iterable[Entry]) -> Facts:
    """The facts of lines in their order."""
    told = Told()
    for entry in entries:
        told.take(entry)
    return told.facts
