"""The rules of redaction: a programme goes in; its content without what is confidential, and what was done to it, come out.

Taken out are the entries of `confidential`, quotes that are not permitted to a supplier, and what cannot stand without them: evidence,
texts that name a figure that is gone, benefits whose numbers nothing supports any more, and names that would point nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing_builder.content.confidential import data_leaves, is_content_path, parts_at
from briefing_builder.content.paths import matches, path_in_words, value_at
from briefing_builder.content.rules.pictures import PORTRAITS
from briefing_builder.packs.content.removal import REMOVED, keep_only, mark_removed, without_removed
from briefing_builder.packs.content.rewording import without_secret_figures
from briefing_builder.packs.secrets.figures import INPUTS
from briefing_builder.packs.secrets.inventory import MADE_OF, OVERRIDES, PILOT, ROI, ROWS, Inventory, plain_data
from briefing_builder.packs.secrets.lead_words import is_for_supplier, lead_words
from briefing_builder.packs.supplier_parts import supplier_of
from briefing_builder.pipeline import Session
from briefing_builder.source import DataPath

SOURCE = "pilot-results"
"""The named source that stands for the pilot where its rows must not leave the house."""


OLD_FILES = (
    ("departments_file",), ("courses", "package"), ("brand", "file"), ("brand", "fonts"), ("departments", "brand", "file"),
    ("departments", "brand", "fonts"),
)  # fmt: skip
"""What names a file that does not come along as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """Content as plain data, and a line for each thing that was taken out or said differently."""

    data: dict[str, Any]
    removed: tuple[str, ...]


def redacted_content(session: Session, inventory: Inventory, *, without_benefits: Sequence[str] = ()) -> Redacted:
    """Return the content that a supplier may have; `without_benefits` are ids of benefits that the contract refuses without evidence."""
    content = session.programme.content
    data = _as_written(content.model_dump(by_alias=True, exclude_unset=True, exclude_none=True))
    redaction = _Redaction(session=session, inventory=inventory, data=data)
    redaction.quotes()
    redaction.entries()
    redaction.evidence()
    redaction.words()
    redaction.benefits(without_benefits)
    redaction.names()
    redaction.data["supplier"]["confidential"] = [entry for entry in supplier_of(session).confidential if is_content_path(entry)]
    remaining = without_removed(redaction.data)
    assert isinstance(remaining, dict)
    return Redacted(data=remaining, removed=tuple(redaction.removed))


def _as_written(node: Any, path: tuple[str, ...] = ()) -> Any:
    """The data in the form that an author writes: lists, colours with their sign, no name of a file that stays behind."""
    if isinstance(node, dict):
        return {key: _as_written(value, (*path, str(key))) for key, value in node.items() if (*path, key) not in OLD_FILES}
    if isinstance(node, tuple | list):
        return [_as_written(value, path) for value in node]
    return f"#{node}" if path[-3:-1] == ("brand", "colours") else node


@dataclass(slots=True, kw_only=True)
class _Redaction:
    session: Session
    inventory: Inventory
    data: dict[str, Any]
    removed: list[str] = field(default_factory=list)

    def quotes(self) -> None:
        """Take out the words of people who did not permit them to a supplier."""
        for path in (("endorsements",), ("pilot", "manager_voices")):
            lost = keep_only(self.data, path, _is_permitted)
            self.removed += [f"{'.'.join(path)}: a quote is taken out that is permitted inside only" for _ in lost]
        for place in [match.path[:-1] for pattern in PORTRAITS for match in matches(self.data, pattern)]:
            portrait: Any = value_at(self.data, place)
            if not is_for_supplier(portrait.get("permission")) and mark_removed(self.data, place):
                self.removed.append(f"{path_in_words(self.data, place)}: a portrait is taken out that is permitted inside only")
        if self.data.pop("stories", None):
            self.removed.append("stories: taken out, they are the presenter's to tell")
        for _, match in lead_words(plain_data(self.session.programme.content)):
            if mark_removed(self.data, match.path):
                self.removed.append(f"{path_in_words(self.data, match.path)}: taken out, it is the presenter's to say")

    def entries(self) -> None:
        """Take out every part that `confidential` names, and with the rows of the pilot all that is computed from them."""
        for entry in dict.fromkeys((*supplier_of(self.session).confidential, ROWS)):
            for path in self._paths(entry):
                parts = [match.path for match in parts_at(self.data, path)]
                if sum(mark_removed(self.data, part) for part in parts):
                    self.removed.append(f"{path}: taken out")
        for match in parts_at(self.data, OVERRIDES):
            texts: Any = match.value
            for name in list(texts):
                if (*match.path, name) in self.inventory.paths:
                    texts.pop(name)
                    self.removed.append(f"{path_in_words(self.data, match.path)}: an entry is taken out")

    def evidence(self) -> None:
        """Replace evidence whose figures are gone: open pilot figures by a named source, the others by none."""
        figures = self.session.figures.organisation
        used = []
        for match in (*matches(self.data, "benefits.[].evidence"), *matches(self.data, "objections.[].evidence")):
            kind, _, name = str(match.value).partition(":")
            if kind not in self._gone():
                continue
            figure = figures.get(f"{kind}:{name}")
            is_open = kind == PILOT and PILOT not in self.inventory.figure_groups and figure is not None and figure.value is not None
            used += [name] if is_open else []
            parent: Any = value_at(self.data, match.path[:-1])
            parent["evidence"] = f"source:{SOURCE}" if is_open else "none"
            self.removed.append(f"{path_in_words(self.data, match.path)}: now {parent['evidence']}, was {match.value}")
        if used:
            self.data.setdefault("sources", []).append(self._source(used))

    def words(self) -> None:
        """Write open figures out, and leave out sentences with figures that are gone; a text that loses all of them goes."""
        for match in list(data_leaves(self.data)):
            if not isinstance(match.value, str):
                continue
            after = without_secret_figures(match.value, self.session.figures, self.inventory, frozenset(self._gone()))
            if after != match.value:
                parent: Any = value_at(self.data, match.path[:-1])
                parent[match.path[-1]] = after or REMOVED
                self.removed.append(f"{path_in_words(self.data, match.path)}: {'reworded without figures' if after else 'taken out'}")

    def benefits(self, refused: Sequence[str]) -> None:
        """Take out benefits whose numbers have no evidence any more, and those that the contract refuses."""
        lost = keep_only(self.data, ("benefits",), lambda benefit: benefit["id"] not in refused and not _is_unsupported(benefit))
        self.removed += [f'benefits "{benefit["id"]}": taken out, for nothing supports its words any more' for benefit in lost]

    def names(self) -> None:
        """Take out every name that would point to something that is gone."""
        for pattern, known, is_list in _references_by_id(without_removed(self.data) or {}):
            lost = [match.path for match in matches(self.data, pattern) if isinstance(match.value, str) and match.value not in known]
            count = sum(mark_removed(self.data, path if is_list else path[:-1]) for path in lost)
            if count:
                self.removed.append(f"{pattern.replace('.[]', '')}: {count} taken out, for what they name is gone")
        written = plain_data(self.session.programme.content)
        for match in tuple(matches(self.data, "departments.[].overrides.text.{*}")):
            listed, id, *_ = (*str(match.path[-1]).split("."), "")
            if id in _ids_in(written, listed) and id not in _ids_in(self.data, listed):
                self._drop(match.path, "what it words is gone")
        quoted = _ids_in(self.data, "endorsements")
        if isinstance(self.data.get("programme"), dict) and self.data["programme"].get("sponsor") not in (None, *quoted):
            self._drop(("programme", "sponsor"), "that person is not quoted any more")
        reader = value_at(self.data, ("usage_targets", "report", "to"))
        if reader is not None and reader not in quoted:
            self._drop(("usage_targets",), "the one who gets the report is not quoted any more")

    def _drop(self, path: DataPath, why: str) -> None:
        where = path_in_words(self.data, path)
        if mark_removed(self.data, path):
            self.removed.append(f"{where}: taken out, for {why}")

    def _paths(self, entry: str) -> Iterator[str]:
        yield from MADE_OF.get(entry, (entry,))
        if entry == ROI:
            yield from INPUTS
        if entry == ROWS:
            yield PILOT

    def _gone(self) -> set[str]:
        """The groups of figures that this content cannot compute any more."""
        return {group for group, key in ((ROI, "cost_model"), (PILOT, "pilot")) if self.data.get(key, REMOVED) is REMOVED}

    def _source(self, names: Sequence[str]) -> dict[str, Any]:
        """The pilot as a source: its name, its dates and the figures that the content rests on."""
        pilot, figures, words = self.session.programme.content.pilot, self.session.figures.organisation, self.session.programme.words
        assert pilot is not None
        ids = [f"{PILOT}:{name}" for name in dict.fromkeys((*names, *pilot.show))]
        told = [figures[id] for id in ids if id in figures and figures[id].value is not None]
        values = ", ".join(f"{figure.name.lower()} {figure.displayed} {figure.unit}".rstrip() for figure in told)
        text = words("pack.pilot-source", pilot=pilot.name, starts=str(pilot.starts), ends=str(pilot.ends), figures=values)
        return {"id": SOURCE, "text": text, "as_of": pilot.ends}


def _ids_in(data: dict[str, Any], listed: str) -> tuple[str, ...]:
    items = data.get(listed)
    return tuple(item["id"] for item in items if isinstance(item, dict) and "id" in item) if isinstance(items, list) else ()


def _is_permitted(person: dict[str, Any]) -> bool:
    return is_for_supplier(person["permission"])


def _is_unsupported(benefit: dict[str, Any]) -> bool:
    """Whether a benefit says a number and has no evidence, or has lost its words."""
    if benefit.get("manager_voice", REMOVED) is REMOVED:
        return True
    overrides = [wording.get("manager_voice", "") for wording in benefit.get("by_department", {}).values() if wording is not REMOVED]
    words = [benefit["manager_voice"], *overrides]
    return benefit.get("evidence", "none") == "none" and any(char.isdigit() for text in words if isinstance(text, str) for char in text)


def _references_by_id(data: dict[str, Any]) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Lists of names, and what they may name now."""

    def ids(pattern: str) -> frozenset[str]:
        return frozenset(str(match.value) for match in matches(data, pattern))

    kpis, benefits, objections = ids("departments.[].kpis.[].id"), ids("benefits.[].id"), ids("objections.[].id")
    yield from ((pattern, kpis, True) for pattern in ("benefits.[].kpis.[]", "objectives.[].measure.kpi.[]"))
    yield "cost_model.impact.[].kpi", kpis, False
    if "benefits" in data:
        yield from ((f"departments.[].overrides.benefits.{list_}.[]", benefits, True) for list_ in ("pin", "exclude"))
        yield "objections.[].benefit", benefits, False
    yield from ((f"departments.[].overrides.objections.{list_}.[]", objections, True) for list_ in ("pin", "exclude"))
