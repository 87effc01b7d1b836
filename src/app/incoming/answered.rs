//! A check list that came back filled in.

use prikaz_domain::RequirementKey;
use prikaz_form::{RawRow, RawTable, folded};
use prikaz_report::paper::{ANSWERS, REQUIREMENT_HEADS};
use prikaz_workflow::{RequirementAnswer, RequirementAnswers};

/// What of a filled-in check list cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFault {
    /// No table has the heads of the check list.
    NoHead,
    /// An answer is none.
    NoAnswer {
        /// The row of the file.
        row: u32,
        /// What stands there.
        value: String,
    },
    /// The key of the requirement can be none.
    NoKey {
        /// The row of the file.
        row: u32,
        /// What stands there.
        value: String,
    },
    /// The requirement was answered in an earlier row.
    Twice {
        /// The row of the file.
        row: u32,
        /// The requirement.
        key: RequirementKey,
    },
}

/// The answers in the first of `tables` that has the heads of the check list; blank ones are left out.
///
/// # Errors
/// Everything that cannot be taken.
pub fn answered_requirements(tables: &[RawTable]) -> Result<RequirementAnswers, Vec<AnswerFault>> {
    let [key, .., answer, note] = REQUIREMENT_HEADS;
    let place = |row: &RawRow, head: &str| {
        row.cells.iter().find(|cell| folded(&cell.text) == folded(head)).map(|cell| cell.column)
    };
    let places = |row: &RawRow| Some((place(row, key)?, place(row, answer)?, place(row, note)?));
    let found = tables.iter().find_map(|table| {
        let head = table.rows.iter().position(|row| places(row).is_some())?;
        Some((&table.rows[head + 1..], places(&table.rows[head])?))
    });
    let Some((rows, (key, answer, note))) = found else { return Err(vec![AnswerFault::NoHead]) };
    let (mut answers, mut wrong) = (RequirementAnswers::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.text(answer).trim().is_empty()) {
        let text = |column| row.text(column).trim().to_owned();
        let said = folded(row.text(answer));
        let met = ANSWERS.iter().find(|(_, word)| folded(word) == said).map(|(met, _)| *met);
        if met.is_none() {
            wrong.push(AnswerFault::NoAnswer { row: row.row, value: text(answer) });
        }
        match (RequirementKey::new(text(key)), met) {
            (Err(_), _) => wrong.push(AnswerFault::NoKey { row: row.row, value: text(key) }),
            (Ok(key), _) if answers.contains_key(&key) => {
                wrong.push(AnswerFault::Twice { row: row.row, key });
            }
            (Ok(key), Some(met)) => {
                answers.insert(key, RequirementAnswer { met, note: text(note) });
            }
            (Ok(_), None) => {}
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}
