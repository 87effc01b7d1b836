//! What is looked at, as facts: agreement, conflicts, what units say and change, marked rows, requirements, orders.

use prikaz_desk::{
    AgreementState, ColumnSeen, ConflictSeen, MarkedRow, OrderCorrected, OrderSeen, RegisterLine,
    RemarkState, RequirementSeen, SeatState, SubmissionLine, Titled, UnitChange, WordingSeen,
};

use crate::Messages;
use crate::order::{OrderListed, OrderStands, RequisitesCorrected};
use crate::register::{
    AgreementStatus, AnswerWord, CellFacts, ConflictFacts, RegisterListed, RemarkFacts, RequirementFacts,
    RowMarked, RuleSaid, SeatFacts, SubmissionListed, UnitChanges, WordingFacts,
};

impl From<&AgreementState> for AgreementStatus {
    fn from(state: &AgreementState) -> Self {
        Self {
            round: state.round,
            digest: state.digest,
            seats: state.seats.iter().map(SeatFacts::from).collect(),
            remarks: state.remarks.iter().map(RemarkFacts::from).collect(),
        }
    }
}

impl From<&SeatState> for SeatFacts {
    fn from(seat: &SeatState) -> Self {
        Self {
            group: seat.group.clone(),
            seat: seat.holder.name.clone(),
            key: seat.holder.person.clone(),
            decision: seat.decision,
            standing: seat.stand,
            due: seat.due,
        }
    }
}

impl From<&RemarkState> for RemarkFacts {
    fn from(remark: &RemarkState) -> Self {
        Self {
            id: remark.id,
            round: remark.round,
            seat: remark.seat.name.clone(),
            row: remark.row.clone(),
            text: remark.text.clone(),
            open: remark.open,
            answer: remark.answer.as_ref().map(AnswerWord::from),
        }
    }
}

impl From<&ConflictSeen> for ConflictFacts {
    fn from(conflict: &ConflictSeen) -> Self {
        Self {
            number: conflict.number,
            conflict: conflict.id,
            row: conflict.row.clone(),
            columns: conflict.columns.clone(),
            differs: conflict.differs.iter().map(|column| column.title.clone()).collect(),
            wordings: conflict.wordings.iter().map(|one| wording(one, &conflict.differs)).collect(),
        }
    }
}

fn wording(one: &WordingSeen, differs: &[ColumnSeen]) -> WordingFacts {
    let value = |column: &ColumnSeen| one.cells.get(&column.key).map(ToString::to_string);
    let cell = |column: &ColumnSeen| CellFacts {
        title: column.title.clone(),
        value: value(column).unwrap_or_default(),
    };
    WordingFacts {
        units: titles(&one.units),
        keys: one.units.iter().map(|unit| unit.unit.clone()).collect(),
        stands: one.stands,
        number: one.number,
        cells: one.cells.clone(),
        differing: differs.iter().map(cell).collect(),
    }
}

fn titles(units: &[Titled]) -> Vec<String> {
    units.iter().map(|unit| unit.title.clone()).collect()
}

impl From<&UnitChange> for UnitChanges {
    fn from(one: &UnitChange) -> Self {
        Self {
            unit: one.unit.unit.clone(),
            title: one.unit.title.clone(),
            nil: one.nil,
            attempt: one.attempt,
            first: one.first,
            added: one.added,
            changed: one.changed,
            excluded: one.excluded,
            unchanged: one.unchanged,
            changes: one.changes.clone(),
        }
    }
}

impl From<&SubmissionLine> for SubmissionListed {
    fn from(line: &SubmissionLine) -> Self {
        Self {
            unit: line.unit.unit.clone(),
            title: line.unit.title.clone(),
            state: line.stand,
            rows: line.rows,
            attempt: line.attempt,
        }
    }
}

impl From<&MarkedRow> for RowMarked {
    fn from(row: &MarkedRow) -> Self {
        let rule = row.rule.clone().map(|(text, clause)| RuleSaid { text, clause });
        Self { row: row.row.clone(), reason: row.reason.clone(), note: row.note.clone(), rule }
    }
}

impl From<&RequirementSeen> for RequirementFacts {
    fn from(one: &RequirementSeen) -> Self {
        let (met, note) = one.answer.clone().unzip();
        Self {
            key: one.key.clone(),
            text: one.text.clone(),
            clause: one.clause.clone(),
            severity: one.severity,
            of: one.of.clone(),
            met,
            note,
        }
    }
}

impl RegisterListed {
    /// `lines`; the bodies are told where there are several.
    pub fn of_all(lines: &[RegisterLine]) -> Vec<Self> {
        let several = lines.iter().any(|line| line.organisation != lines[0].organisation);
        lines.iter().map(|line| Self::of(line, several)).collect()
    }

    fn of(line: &RegisterLine, several: bool) -> Self {
        Self {
            key: line.register.clone(),
            of: several.then(|| line.organisation.clone()),
            procedure: line.procedure.clone(),
            title: line.title.clone(),
            editions: line.editions,
            draft: line.draft,
        }
    }
}

impl OrderListed {
    /// `seen`, with how it stands in the words of `messages`.
    pub fn of(messages: &Messages, seen: &OrderSeen) -> Self {
        let stands = OrderStands { kind: seen.order.kind, standing: seen.standing.clone() };
        Self {
            order: seen.order.clone(),
            register: seen.register.clone(),
            key: seen.key.clone(),
            standing: seen.standing.clone(),
            said: messages.text(&stands),
            former: seen.former.clone(),
            cites_former: seen.cites_former.clone(),
        }
    }
}

impl From<OrderCorrected> for RequisitesCorrected {
    fn from(corrected: OrderCorrected) -> Self {
        let OrderCorrected { was, now } = corrected;
        Self { was, now }
    }
}
