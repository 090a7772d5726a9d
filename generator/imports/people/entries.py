"""What a row says of somebody, as entries of their file: signatures, memberships, decisions, fees, a moderation."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.imports.people.cells import RowRead
from generator.imports.people.columns import ColumnMap
from generator.office.edits import given
from generator.records.fee import INITIAL, ONGOING
from generator.register import Register
from generator.vocabulary import MembershipGrade


class Item(NamedTuple):
    """An entry of a list in somebody's file, or with a school, of that school's assessments."""

    name: str
    fields: dict[str, Any]
    day: date
    key: object
    """What it is recognised by among the entries of its list."""
    school: str | None = None


class Reader:
    """Reads the entries of rows. What is missing in one is added to the row's faults."""

    def __init__(self, register: Register, column_map: ColumnMap) -> None:
        self._register = register
        self._map = column_map

    def items(self, row: RowRead, person: str) -> Iterator[Item]:
        """The entries of a row about a person of this name."""
        everywhere = self._map.fixed.keys() - self._map.columns.keys()
        numbers = {name.partition(" ")[2] for name in row.values} | {""}
        for number in sorted(numbers, key=lambda digits: int(digits or 1)):
            facts = {name: row.values[name] for name in everywhere if name in row.values}
            for name, value in row.values.items():
                field, _, its_number = name.partition(" ")
                if its_number == number:
                    facts[field] = value
            yield from self._of_group(row, facts, person)

    def _of_group(self, row: RowRead, facts: Mapping[str, Any], person: str) -> Iterator[Item]:
        if self._has(row, facts, "organisation", "organisation_from"):
            first = facts["organisation_from"]
            item = given(organisation=facts["organisation"], from_=first, to=facts.get("organisation_to"))
            yield Item("organisations", item, first, first)
        if passed := facts.get("selected_on"):
            yield Item("selection", given(assessed_on=passed, outcome="passed"), passed, passed)
        yield from self._signature(row, facts, person)
        if self._has(row, facts, "membership_number", "membership_from"):
            first, grade = facts["membership_from"], facts.get("membership_grade", MembershipGrade.FULL)
            item = given(number=facts["membership_number"], grade=grade, from_=first, to=facts.get("membership_to"))
            yield Item("membership", item, first, first)
        yield from self._decisions(row, facts)
        if first := facts.get("lead_from"):
            yield Item("lead_assessor", given(from_=first, to=facts.get("lead_to")), first, first)
        yield from self._invoice(row, facts, "initial", INITIAL)
        yield from self._invoice(row, facts, "ongoing", ONGOING)
        yield from self._moderation(row, facts)

    def _signature(self, row: RowRead, facts: Mapping[str, Any], person: str) -> Iterator[Item]:
        if not (signed_on := facts.get("signed_on")):
            return
        in_force = self._register.scheme.agreement_in_force(signed_on)
        version = facts.get("signed_version") or (in_force.version if in_force else None)
        if version is None:
            row.faults.append(f"{self._column('signed_on')}: no version of the code was in force on that day")
            return
        item = given(version=version, signed_on=signed_on, signed_as=facts.get("signed_as", person))
        yield Item("agreements", item, signed_on, version)

    def _decisions(self, row: RowRead, facts: Mapping[str, Any]) -> Iterator[Item]:
        for kind in ("registered", "accredited"):
            if day := facts.get(f"{kind}_on"):
                yield Item("decisions", given(on=day, decision=kind), day, (kind, day))
        if day := facts.get("removed_on"):
            why = given(clause=facts.get("removed_clause"), reason=facts.get("removed_reason"))
            yield Item("decisions", {**given(on=day, decision="removed"), **why}, day, ("removed", day))
        if self._has(row, facts, "left_on", "left_how"):
            day = facts["left_on"]
            item = given(on=day, decision="left", leaving=facts["left_how"])
            yield Item("decisions", item, day, ("left", day))

    def _invoice(self, row: RowRead, facts: Mapping[str, Any], kind: str, fee: str) -> Iterator[Item]:
        needed = ["invoice", "issued_on", *(("from", "to") if fee == ONGOING else ())]
        if not self._has(row, facts, *(f"{kind}_{name}" for name in needed), beside=(f"{kind}_paid_on",)):
            return
        issued_on = facts[f"{kind}_issued_on"]
        published = self._register.fees[fee].in_force(issued_on) if fee in self._register.fees else None
        amount = facts.get(f"{kind}_amount") or (published.amount if published else None)
        if amount is None:
            row.faults.append(f"{self._column(f'{kind}_issued_on')}: the fee had no published amount on that day")
            return
        covers = given(from_=facts["ongoing_from"], to=facts["ongoing_to"]) if fee == ONGOING else None
        item = given(
            number=facts[f"{kind}_invoice"],
            fee=fee,
            issued_on=issued_on,
            amount=amount,
            paid_on=facts.get(f"{kind}_paid_on"),
            covers=covers,
        )
        yield Item("invoices", item, issued_on, facts[f"{kind}_invoice"])

    def _moderation(self, row: RowRead, facts: Mapping[str, Any]) -> Iterator[Item]:
        """The moderation that was passed; the assessment that it names is another item, of the school."""
        needed = ("school", "requested_on", "requested_by", "appointed_on", "accepted_on", "declared_on", "told_on")
        observed = ("lead", "lead_declared_on", "visited_on", "notified_on")
        names = [f"moderation_{name}" for name in (*needed, *observed) if name != "requested_by"]
        if not self._has(row, facts, *names, "moderation_requested_by", asked_by=names):
            return
        said = {name.removeprefix("moderation_"): value for name, value in facts.items() if "moderation_" in name}
        lead, school, visited_on = said["lead"], said["school"], said["visited_on"]
        assessment = given(
            requested=given(on=said["requested_on"], by=said["requested_by"]),
            appointed_on=said["appointed_on"],
            accepted_on=said["accepted_on"],
            conflict_declaration=given(signed_on=said["declared_on"], conflict="none"),
            lead=lead,
            lead_declaration=given(signed_on=said["lead_declared_on"], conflict="none"),
            visit_told_on=said["told_on"],
            visited_on=visited_on,
            outcome=said.get("outcome"),
            awarded_on=said.get("awarded_on"),
        )
        moderation = given(attempt=1, lead=lead, outcome="passed", notified_on=said["notified_on"])
        yield Item("moderations", moderation, said["notified_on"], said["notified_on"], school)
        yield Item("assessments", assessment, visited_on, visited_on, school)

    def _has(
        self,
        row: RowRead,
        facts: Mapping[str, Any],
        *needed: str,
        beside: tuple[str, ...] = (),
        asked_by: list[str] | None = None,
    ) -> bool:
        """Whether all of these are given; a fault for each that is missing while another, or one `beside`, is given."""
        asking = asked_by or [name for name in (*needed, *beside) if name not in self._map.fixed]
        missing = [name for name in needed if name not in facts]
        if not any(name in facts for name in asking):
            return False
        row.faults += [f"{self._column(name)}: this is missing" for name in missing]
        return not missing

    def _column(self, name: str) -> str:
        heading = self._map.columns.get(name)
        return f"column {heading}" if heading else f"{name}, for which there is no column"
