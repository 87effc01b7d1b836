//! What each unit changes against the edition in force.

use prikaz_app::{AppError, Office, Rulebook};
use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, RegisterId, Rows as _, UnitId};
use prikaz_form::{ChangedRows, EntryChange, diff};
use prikaz_workflow::{Draft, Refusal, Register, Sight, step_of_unit};

use crate::{DeskError, Session, Titled};

/// What a unit changes.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitChange {
    /// The unit.
    pub unit: Titled,
    /// Whether it declared that nothing changes.
    pub nil: bool,
    /// Which time it handed in.
    pub attempt: Option<u32>,
    /// Whether there is no edition yet.
    pub first: bool,
    /// So many new rows.
    pub added: usize,
    /// So many changed ones.
    pub changed: usize,
    /// So many left out.
    pub excluded: usize,
    /// So many that stay as they are.
    pub unchanged: usize,
    /// The changes, row by row.
    pub changes: Vec<EntryChange>,
    /// The same, line by line, as they are shown.
    pub lines: Vec<ChangeSeen>,
}

/// A changed column, a new row, or one that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSeen {
    /// Printed number of the row.
    pub row: String,
    /// What changes.
    pub what: ChangeWhat,
    /// What stood there.
    pub was: String,
    /// What is to stand there.
    pub is: String,
}

/// What changes in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeWhat {
    /// The row is new.
    Added,
    /// The row is left out.
    Excluded,
    /// The row stands elsewhere.
    Moved,
    /// A column, by its head.
    Column(String),
    /// Who answers for it: titles of these units.
    Sources(Vec<String>),
}

/// What the units change against the edition in force of `id`, or `unit` alone.
///
/// # Errors
/// When there is no such register, no draft, the unit handed nothing in, or it is not shown to whoever asks.
pub fn unit_changes(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    unit: Option<&UnitId>,
) -> Result<Vec<UnitChange>, DeskError> {
    let changes = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Submission, unit)?;
        let draft = register.known_draft()?;
        let units: Vec<&UnitId> = match unit {
            Some(unit) => vec![unit],
            None => {
                let known = book.organisation.units.iter().map(|one| &one.id);
                let known = known.filter(|one| draft.submissions.contains_key(*one));
                // What a unit handed in is there though the body has it no more.
                let gone = draft.submissions.keys().filter(|one| book.organisation.unit(one).is_none());
                known.chain(gone).collect()
            }
        };
        let of_unit = |unit| of_unit(&book, &register, draft, unit);
        Ok(units.into_iter().map(of_unit).collect::<Result<_, Refusal>>()?)
    };
    changes().map_err(DeskError::of_register(id))
}

fn of_unit(
    book: &Rulebook,
    register: &Register,
    draft: &Draft,
    unit: &UnitId,
) -> Result<UnitChange, Refusal> {
    let step = step_of_unit(&book.rules(), register, unit)?;
    let changes = diff(&step.before, &step.after);
    let rows = ChangedRows::of(&changes);
    let (excluded, changed) = (rows.excluded.len(), rows.changed.len());
    let had = step.before.iter().filter(|entry| entry.is_of(unit)).count();
    let submission = draft.submissions.get(unit);
    Ok(UnitChange {
        unit: Titled::of(&book.organisation, unit),
        nil: submission.is_some_and(|one| one.rows.is_none()),
        attempt: submission.map(|one| one.attempt),
        first: register.editions.is_empty(),
        added: rows.added.len(),
        changed,
        excluded,
        unchanged: had.saturating_sub(changed + excluded),
        lines: changes.iter().flat_map(|change| lines(book, register, change)).collect(),
        changes,
    })
}

/// A line for each changed column, for each new row and for each one left out.
fn lines(book: &Rulebook, register: &Register, change: &EntryChange) -> Vec<ChangeSeen> {
    let title = |key: &ColumnKey| book.procedure.form.column(key).map(|column| column.title.clone());
    let cell = |cell: Option<&Cell>| cell.map(ToString::to_string).unwrap_or_default();
    let old = |id: EntryId| old(register).row(id);
    let stood = |id: EntryId| old(id).map(|entry| whole(book, entry)).unwrap_or_default();
    let line = |number: &str, what, was, is| ChangeSeen { row: number.to_owned(), what, was, is };
    match change {
        EntryChange::Added { entry, .. } => {
            vec![line(&entry.number, ChangeWhat::Added, String::new(), whole(book, entry))]
        }
        EntryChange::Excluded { id, number } => {
            vec![line(number, ChangeWhat::Excluded, stood(*id), String::new())]
        }
        EntryChange::Moved { id, number, .. } => {
            vec![line(number, ChangeWhat::Moved, String::new(), stood(*id))]
        }
        EntryChange::Changed { id, number, columns, unit, also, .. } => {
            let of_sources = columns.is_empty() && (unit.is_some() || also.is_some());
            let columns = columns.iter().map(|(key, change)| {
                let what = ChangeWhat::Column(title(key).unwrap_or_default());
                line(number, what, cell(change.from.as_ref()), cell(change.to.as_ref()))
            });
            let sources = of_sources.then(|| {
                let units = sources(book, old(*id), unit.as_ref(), also.as_deref());
                line(number, ChangeWhat::Sources(units), String::new(), String::new())
            });
            columns.chain(sources).collect()
        }
    }
}

/// Who answers for a row that reads as before.
fn sources(
    book: &Rulebook,
    before: Option<&Entry>,
    unit: Option<&UnitId>,
    also: Option<&[UnitId]>,
) -> Vec<String> {
    let unit = unit.or(before.map(|entry| &entry.unit));
    let also = also.or(before.map(|entry| entry.also.as_slice())).unwrap_or_default();
    unit.into_iter().chain(also).map(|unit| book.organisation.title_of(unit)).collect()
}

fn old(register: &Register) -> &[Entry] {
    register.last_edition().map_or(&[], |edition| &edition.entries)
}

/// The row in one cell: what stands in the columns a unit fills in.
fn whole(book: &Rulebook, entry: &Entry) -> String {
    let cells = book.procedure.form.filled_in().filter_map(|column| entry.cells.get(&column.key));
    cells.map(ToString::to_string).collect::<Vec<_>>().join(" | ")
}
