//! A check list that came back filled in.

use crate::form::{RawRow, RawTable, folded};
use crate::report::paper::{ANSWERS, REQUIREMENT_HEADS};
use crate::workflow::{RequirementAnswer, RequirementAnswers};

/// The answers in the first of `tables` that has the heads of the check list; blank ones are left out.
///
/// # Errors
/// The rows whose answer is none, each with what stands there; the first row where no table has the heads.
pub fn answered_requirements(tables: &[RawTable]) -> Result<RequirementAnswers, Vec<(u32, String)>> {
    let [key, .., answer, note] = REQUIREMENT_HEADS;
    let place = |row: &RawRow, head: &str| {
        row.cells.iter().find(|cell| folded(&cell.text) == folded(head)).map(|cell| cell.column)
    };
    let places = |row: &RawRow| Some((place(row, key)?, place(row, answer)?, place(row, note)?));
    let found = tables.iter().find_map(|table| {
        let head = table.rows.iter().position(|row| places(row).is_some())?;
        Some((&table.rows[head + 1..], places(&table.rows[head])?))
    });
    let Some((rows, (key, answer, note))) = found else { return Err(vec![(1, String::new())]) };
    let (mut answers, mut wrong) = (RequirementAnswers::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.text(answer).trim().is_empty()) {
        let said = folded(row.text(answer));
        match ANSWERS.iter().find(|(_, word)| folded(word) == said) {
            Some((met, _)) => {
                let note = row.text(note).trim().to_owned();
                answers.insert(row.text(key).trim().to_owned(), RequirementAnswer { met: *met, note });
            }
            None => wrong.push((row.row, row.text(answer).trim().to_owned())),
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}
